import NIOCore
import Shared
import WebSocketTransport

/// Somebody who watches a session: a WebSocket connection, or an HTTP response that streams.
protocol SessionViewer: AnyObject, Sendable {
    var eventLoop: any EventLoop { get }
    /// Called on ``eventLoop`` only, in the order in which the session sent.
    func deliver(_ delivery: ViewerDelivery)
}

/// What a session sends to a viewer.
enum ViewerDelivery: Sendable {
    /// The viewer is on the session's list; what is published from now on follows.
    case attached(AttachedSession)
    /// Events just published.
    case pushed(seqs: ClosedRange<Int>, frames: ByteBuffer)
    /// An answer to ``Session/fetch(for:after:)``.
    case fetched(after: Int, seqs: ClosedRange<Int>?, frames: ByteBuffer, isLast: Bool)
    /// One frame that is not part of the log: an answer to what the viewer asked.
    case message(ByteBuffer)
    /// One frame that is not part of the log and may be left out where the viewer has no room for it.
    case passing(ByteBuffer)
    /// The answer to `resume`: the frame that says so, and where the viewer's cursor stands from now on.
    case resumed(ByteBuffer, seq: Int)
    case close(CloseCode)
}

/// What a viewer learns when it is attached.
struct AttachedSession: Sendable {
    var session: Session
    var epoch: Int
    /// `seq` of the last event published.
    var seq: Int
}
