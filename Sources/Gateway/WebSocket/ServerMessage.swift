import NIOCore
import Shared
import WebSocketTransport

/// The frames that are not part of a session's log.
enum ServerMessage {
    static func make(
        _ type: String, session: SessionID, _ members: (inout JSONWriter) -> Void
    ) -> ByteBuffer {
        let body = JSONWriter.object { writer in
            writer.member("type", type)
            writer.member("session_id", session.rawValue)
            writer.member("timestamp", Timestamp.now())
            members(&writer)
        }
        return WebSocketText.frame(body, allocator: ByteBufferAllocator())
    }

    static func connected(
        _ session: SessionID, _ attached: AttachedSession, _ limits: GatewayConfiguration.Limits
    )
        -> ByteBuffer
    {
        self.make("system", session: session) { writer in
            writer.member("message", "Connected to session \(session)")
            writer.member("code", "connected")
            writer.member("epoch", attached.epoch)
            writer.member("seq", attached.seq)
            writer.member("server") { server in
                server.member("name", ProductVersion.name)
                server.member("version", ProductVersion.version)
                server.member("protocol", ProductVersion.wireProtocol)
            }
            writer.member("limits") { writer in
                writer.member("message_bytes", limits.webSocketMessage)
                writer.member("user_message_bytes", limits.userMessage)
                writer.member("queue", limits.queue)
                writer.member("messages_per_second", limits.messagesPerSecond)
                writer.member("artifact_bytes", limits.artifact)
            }
        }
    }

    static func draining(_ session: SessionID) -> ByteBuffer {
        self.make("system", session: session) { writer in
            writer.member("message", "The server is about to restart; the session goes on afterwards.")
            writer.member("code", "draining")
        }
    }

    static func pong(_ session: SessionID) -> ByteBuffer {
        self.make("pong", session: session) { _ in }
    }

    static func error(_ session: SessionID, _ refusal: Refusal, clientID: String? = nil) -> ByteBuffer {
        self.make("error", session: session) { writer in
            writer.member("code", refusal.code.rawValue)
            writer.member("message", refusal.message)
            if let wait = refusal.retryAfter {
                writer.member("retry_after_ms", Int((wait.nanoseconds + 999_999) / 1_000_000))
            }
            writer.member(ifPresent: "client_id", clientID)
            writer.member("fatal", false)
        }
    }

    static func acknowledged(
        _ session: SessionID, _ message: MessageRecord, ahead: Int, isDuplicate: Bool
    )
        -> ByteBuffer
    {
        self.make("acknowledged", session: session) { writer in
            writer.member("message", "Message received")
            writer.member("message_id", message.messageID)
            writer.member("run_id", message.runID)
            writer.member(ifPresent: "client_id", message.clientID)
            writer.member("seq", message.seq)
            writer.member("queued", ahead)
            if isDuplicate { writer.member("duplicate", true) }
        }
    }

    static func acknowledgedFeedback(_ session: SessionID, runID: String) -> ByteBuffer {
        self.make("acknowledged", session: session) { writer in
            writer.member("message", "Feedback received")
            writer.member("run_id", runID)
        }
    }

    static func resumed(
        session: SessionID, epoch: Int, from seq: Int, to last: Int, _ resumption: EventLog.Resumption
    ) -> ByteBuffer {
        self.make("resumed", session: session) { writer in
            writer.member("epoch", epoch)
            writer.member("from", seq)
            writer.member("to", last)
            switch resumption {
            case .exact: writer.member("complete", true)
            case .reset(let first):
                writer.member("reset", true)
                writer.member("first", first)
            }
        }
    }

    static func status(_ session: Session) -> ByteBuffer {
        self.make("session_status", session: session.id) { writer in
            SessionDescription(session).write(to: &writer, withAgents: true)
        }
    }
}
