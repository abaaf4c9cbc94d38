import CProcess
import Glibc
import Shared

/// What the spawner does once so that no session has to: whatever is built lazily is built before the first fork, and
/// the forks share it.
enum WarmUp {
    static func run() {
        Crew.warmUp()
        self.rehearseCrew()
        self.rehearse(agents: #"{"kind":"loopback"}"#, last: Self.message)
        self.rehearse(agents: #"{"kind":"crew"}"#, last: #"{"type":"suspend"}"#)
        rh_trim_heap()
    }

    /// Has a crew design something small: what a first run builds once (type metadata, word lists, encoders) is most of
    /// what it would leave in each session's own memory.
    private static func rehearseCrew() {
        do {
            let crew = try Crew(state: nil)
            let run = Rehearsal()
            _ = WorkerEvent.response(try crew.handle(text: Self.requirement, attachments: [], run: run))
            _ = try Crew(state: crew.state())
        } catch {
            // Sessions work without it, and say what is wrong with their own requirements.
            StandardError.say("the crew's warm-up failed: \(error)")
        }
    }

    private static let requirement =
        "Track courses and the sessions of each course with a start date, a fee in euros and a status of planned, "
        + "running or done. A contact can enrol in many sessions. Managers may edit everything, trainers may only read."
    private static let message = #"{"type":"message","run_id":"r","message_id":"m","text":"warm-up"}"#

    /// Plays a short session against itself: the runtime's type metadata and the session loop's tables come to be.
    private static func rehearse(agents: String, last: String) {
        var ends: [Int32] = [-1, -1]
        guard rh_stream_pair(&ends) == 0 else { return }
        let start =
            #"{"type":"start","protocol":\#(ProductVersion.wireProtocol),"session_id":"warm-up","generation":0,"#
            + #""limits":{},"agents":\#(agents)}"#
        var script: [UInt8] = []
        for frame in [start, #"{"type":"ping"}"#, last] { Framing.append(Array(frame.utf8), to: &script) }
        // The script and the answers are a few hundred bytes: the socket's buffers hold them, nothing blocks.
        _ = script.withUnsafeBytes { send(ends[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        shutdown(ends[0], Int32(SHUT_WR))
        _ = WorkerSession.run(descriptor: ends[1])
        close(ends[0])
        close(ends[1])
    }
}
