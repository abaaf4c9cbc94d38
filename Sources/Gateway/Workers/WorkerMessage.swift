import NIOCore
import Shared

/// The frames that the Gateway sends to a worker.
enum WorkerMessage {
    static func start(_ session: Session) -> [UInt8] {
        let configuration = session.services.configuration
        return JSONWriter.object { writer in
            writer.member("type", "start")
            writer.member("protocol", ProductVersion.wireProtocol)
            writer.member("session_id", session.id.rawValue)
            writer.member("generation", session.generation)
            writer.member("limits") { limits in
                limits.member("frame_bytes", configuration.limits.workerFrame)
                limits.member("artifact_bytes", configuration.limits.artifact)
            }
            writer.member("agents") { agents in
                agents.member("kind", configuration.agents.kind.rawValue)
                agents.member("loopback_events", configuration.loopback.events)
                agents.member("pace_ms", configuration.agents.paceMilliseconds)
            }
            writer.member("engine") { engine in
                engine.member("kind", configuration.engine.kind.rawValue)
                if configuration.engine.kind == .model { engine.member("model", configuration.engine.model.name) }
            }
            if let state = session.savedState { writer.member("state", json: state.readableBytesView) }
            writer.array("history") { array in
                for turn in Self.bounded(session.history) {
                    array.object { item in
                        item.member("text", turn.text)
                        item.member(ifPresent: "answer", turn.answer)
                    }
                }
            }
        }
    }

    /// The latest turns that together have at most ``historyBytes``.
    private static func bounded(_ history: [SessionRecord.HistoryTurn]) -> ArraySlice<SessionRecord.HistoryTurn> {
        var bytes = 0
        let first = history.lastIndex { turn in
            bytes += turn.text.utf8.count + (turn.answer?.utf8.count ?? 0)
            return bytes > Self.historyBytes
        }
        return history[(first.map { $0 + 1 } ?? 0)...]
    }

    /// Bytes of text in the history that a new worker gets, before escaping.
    private static let historyBytes = 64 << 10

    /// - Parameter isContinued: The run goes on from the checkpoint that the worker was started with.
    static func message(_ message: MessageRecord, isContinued: Bool = false) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("type", "message")
            writer.member("run_id", message.runID)
            writer.member("message_id", message.messageID)
            writer.member("text", message.text)
            if isContinued { writer.member("continue", true) }
            if !message.attachments.isEmpty {
                writer.array("attachments") { array in message.attachments.forEach { array.value($0) } }
            }
        }
    }

    static func cancel(runID: String) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("type", "cancel")
            writer.member("run_id", runID)
        }
    }

    static let suspend = Array(#"{"type":"suspend"}"#.utf8)

    static func chunk(of id: String, _ members: (inout JSONWriter) -> Void) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("type", "response_chunk")
            writer.member("id", id)
            writer.member("chunk", members)
        }
    }

    static func result(of id: String, _ result: [UInt8]) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("type", "response")
            writer.member("id", id)
            writer.member("result", json: result)
        }
    }

    static func failure(of id: String, code: String, message: String) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("type", "response")
            writer.member("id", id)
            writer.member("error") { error in
                error.member("code", code)
                error.member("message", message)
            }
        }
    }
}
