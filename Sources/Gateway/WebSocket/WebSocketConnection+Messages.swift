import NIOCore
import Shared
import WebSocketTransport

/// What the client says.
extension WebSocketConnection {
    func received(text: ByteBuffer) {
        guard self.session != nil else {
            // A few may come before the session is there; the socket's buffers hold the others back.
            self.early.append(text)
            if self.early.count == Self.mostEarly { self.socket?.setPaused(true) }
            return
        }
        guard self.messageBudget.take(now: .now()) else {
            self.services.metrics.refused(.messageRate)
            let limits = self.services.configuration.limits
            self.write(
                ServerMessage.error(
                    self.sessionID,
                    Refusal(
                        .rateLimited,
                        "More than \(limits.messagesPerSecond) messages a second; this one was not taken.",
                        retryAfter: self.messageBudget.wait())))
            return
        }
        do throws(Refusal) {
            let limit = self.services.configuration.limits.userMessage
            self.handle(try ClientMessage.decode(Array(text.readableBytesView), longestText: limit))
        } catch {
            self.write(ServerMessage.error(self.sessionID, error))
        }
    }

    private func handle(_ message: ClientMessage) {
        switch message {
        case .userMessage(let message): self.submit(message)
        case .ping: self.write(ServerMessage.pong(self.sessionID))
        case .getStatus:
            self.onSession { $0.send(.message(ServerMessage.status($0)), to: self) }
        case .resume(let after, let epoch):
            self.onSession { $0.resume(self, epoch: epoch, after: after) }
        case .cancel(let runID):
            self.onSession { session in
                guard let refusal = session.cancel(runID: runID) else { return }
                session.send(.message(ServerMessage.error(session.id, refusal)), to: self)
            }
        case .decision(let id, let choice, let comment):
            self.onSession { session in
                guard let refusal = session.decide(id, choice: choice, comment: comment) else { return }
                session.send(.message(ServerMessage.error(session.id, refusal)), to: self)
            }
        case .feedback(let runID, let rating, let comment):
            self.onSession { session in
                session.recordFeedback(runID: runID, rating: rating, comment: comment) {
                    session.send(.message(ServerMessage.acknowledgedFeedback(session.id, runID: runID)), to: self)
                }
            }
        }
    }

    private func submit(_ message: ClientMessage.UserMessage) {
        self.onSession { session in
            session.submit(
                Submission(
                    text: message.text, clientID: message.clientID, attachments: message.attachments,
                    whenBusy: message.whenBusy
                ) { reply in
                    let frame =
                        switch reply {
                        case .accepted(let record, let ahead, let isDuplicate):
                            ServerMessage.acknowledged(session.id, record, ahead: ahead, isDuplicate: isDuplicate)
                        case .refused(let refusal): ServerMessage.error(session.id, refusal, clientID: message.clientID)
                        }
                    session.send(.message(frame), to: self)
                })
        }
    }
}
