import NIOCore
import WebSocketTransport

/// What a viewer does with what its session sends: which frames it writes, and when it asks for more.
///
/// A pure machine: a delivery in, one action out. A WebSocket connection performs the actions.
struct ViewerStream: Sendable {
    enum Action: Sendable {
        case none
        /// The viewer is on its session's list.
        case begin(AttachedSession)
        /// Write events of the log, then ask the session for what follows `fetchAfter`, if that is not nil.
        case write(ByteBuffer, fetchAfter: Int?)
        /// Write a frame that is not part of the log.
        case tell(ByteBuffer)
        /// Write a frame that says so, and go on with what follows `seq`: ask the session for it.
        case restart(ByteBuffer, after: Int)
        case fetch(after: Int)
        case close(CloseCode)
    }

    /// nil before the viewer is attached.
    private(set) var cursor: ViewerCursor?
    private let resumes: Bool

    /// - Parameter resumes: The viewer asks for its place as soon as it is attached.
    init(resumes: Bool) {
        self.resumes = resumes
    }

    /// - Parameter hasRoom: Whether the network takes what is written at once.
    mutating func take(_ delivery: ViewerDelivery, hasRoom: Bool) -> Action {
        switch delivery {
        case .attached(let attached):
            self.cursor =
                self.resumes ? ViewerCursor(resuming: attached.seq) : ViewerCursor(following: attached.seq)
            return .begin(attached)
        case .pushed(let seqs, let frames):
            switch self.cursor?.pushed(seqs, hasRoom: hasRoom) {
            case .write: return .write(frames, fetchAfter: nil)
            case .fetch: return self.fetch
            case .skip, nil: return .none
            }
        case .fetched(let after, let seqs, let frames, let isLast):
            switch self.cursor?.fetched(after: after, seqs, isLast: isLast, hasRoom: hasRoom) {
            case .write: return .write(frames, fetchAfter: nil)
            case .fetch: return .write(frames, fetchAfter: self.cursor?.seq)
            case .skip, nil: return .none
            }
        case .message(let frame):
            return .tell(frame)
        case .passing(let frame):
            return hasRoom ? .tell(frame) : .none
        case .resumed(let frame, let seq):
            self.cursor?.seek(to: seq)
            return self.cursor == nil ? .tell(frame) : .restart(frame, after: seq)
        case .close(let code):
            return .close(code)
        }
    }

    /// The network has room again.
    mutating func drained() -> Action {
        self.cursor?.drained() == true ? self.fetch : .none
    }

    private var fetch: Action { self.cursor.map { .fetch(after: $0.seq) } ?? .none }
}
