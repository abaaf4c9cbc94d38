import Logging

/// A kind of event that operators look for: each has a fixed text, level and, in the journal, `MESSAGE_ID`.
///
/// The identifiers never change, so that `journalctl MESSAGE_ID=…` and alerts built on it keep their meaning.
enum LoggedEvent: String, CaseIterable, Sendable {
    case sessionStarted = "session_started"
    case sessionEnded = "session_ended"
    case sessionSuspended = "session_suspended"
    case sessionRestored = "session_restored"
    case workerCrashed = "worker_crashed"
    case workerKilled = "worker_killed"
    case spawnerRestarted = "spawner_restarted"
    case limitHit = "limit_hit"
    case serving
    case draining
    case stopped
    case reloaded
    case reloadFailed = "reload_failed"

    /// The metadata key under which a log line carries its kind.
    static let metadataKey = "event"

    /// 128 bits in lower-case hexadecimal, as sd_id128(3) writes them; drawn at random once.
    var messageID: String {
        switch self {
        case .sessionStarted: "acff82c7f93149f2af7a497f3c9256cf"
        case .sessionEnded: "72d5adfc67dd45bbaf0c28ce172446c5"
        case .sessionSuspended: "8bcaed2763864e7ab1b4698c3ca1e36d"
        case .sessionRestored: "4fe10ed4cb2548edb565e0fc1f3ad8db"
        case .workerCrashed: "3b183853085747fd97d06cc100420d46"
        case .workerKilled: "9b8458776a4244548bc26d7dfbca81bb"
        case .spawnerRestarted: "033630b26ee6464cb6665c49936f06a2"
        case .limitHit: "86613456e43c4b2bacaf2e511886d97e"
        case .serving: "2b3c3e08fdb64d0e8c6ae140d2d609cc"
        case .draining: "b0fedbdb9cc342cdb9247f6dd8d34278"
        case .stopped: "c39dc48b2cd64e96ae53e644370fe538"
        case .reloaded: "645571f3382340fca522c2132207f48d"
        case .reloadFailed: "92c94d5449534748a1c3aeaf7a955e80"
        }
    }

    /// The line's text, always the same.
    var message: String {
        switch self {
        case .sessionStarted: "Session started"
        case .sessionEnded: "Session ended"
        case .sessionSuspended: "Session suspended"
        case .sessionRestored: "Session restored"
        case .workerCrashed: "Worker crashed"
        case .workerKilled: "Worker killed"
        case .spawnerRestarted: "Spawner restarted"
        case .limitHit: "Limit hit"
        case .serving: "Serving"
        case .draining: "Draining"
        case .stopped: "Stopped"
        case .reloaded: "Configuration reloaded"
        case .reloadFailed: "Configuration not reloaded"
        }
    }

    /// How much an operator should care.
    var level: Logger.Level {
        switch self {
        case .sessionStarted, .sessionEnded, .sessionSuspended, .sessionRestored: .info
        case .serving, .draining, .stopped, .reloaded: .notice
        case .limitHit, .workerKilled: .warning
        case .workerCrashed, .spawnerRestarted, .reloadFailed: .error
        }
    }
}

extension Logger {
    /// Logs an event of that kind, with the facts about this one.
    func record(
        _ event: LoggedEvent, _ metadata: Logger.Metadata = [:], file: String = #fileID,
        function: String = #function, line: UInt = #line
    ) {
        self.log(
            level: event.level, "\(event.message)",
            metadata: metadata.merging([LoggedEvent.metadataKey: "\(event.rawValue)"]) { own, _ in own },
            file: file, function: function, line: line)
    }
}
