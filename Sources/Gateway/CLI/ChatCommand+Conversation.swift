import Shared

extension ChatCommand {
    /// The client's side of a session: what to show, send and do at each event. Does no I/O itself.
    ///
    /// One message is on its way at a time; what is typed meanwhile waits. A message keeps its `client_id` when it is
    /// sent again after a lost connection, so that the server runs it once.
    struct Conversation {
        enum Effect: Equatable {
            case show(Line)
            /// Send this text frame.
            case send([UInt8])
            /// Call ``Conversation/retry()`` after that many milliseconds.
            case retry(milliseconds: Int)
            /// Ask for the next message.
            case prompt
            /// Leave with that exit status.
            case finish(Int32)
        }

        /// The message on its way.
        private struct Outgoing {
            let clientID: String
            let text: String
            var runID: String?
            var isAcknowledged = false
            var hasAnswer = false
        }

        private let makeID: () -> String
        private var epoch: Int?
        private var seq = 0
        private var current: Outgoing?
        /// Lines typed while a message is on its way.
        private var waiting: [String] = []
        private var question: Question?
        private var isConnected = false
        private var inputHasEnded = false
        private var status: Int32 = 0

        /// - Parameter makeID: Gives a name for a message, each time another.
        init(makeID: @escaping () -> String) {
            self.makeID = makeID
        }

        /// The query of the handshake's path: where to go on after a lost connection, empty for the first one.
        var resumption: String {
            self.epoch.map { "?after=\(self.seq)&epoch=\($0)" } ?? ""
        }

        /// Whether a run is waited for.
        var isBusy: Bool { self.current != nil || !self.waiting.isEmpty }

        // MARK: - Events

        mutating func disconnected() {
            self.isConnected = false
        }

        /// The person typed a line.
        mutating func typed(_ line: String) -> [Effect] {
            let line = line.trimmed
            switch line {
            case "": return self.isBusy ? [] : [.prompt]
            case "/quit", "/exit": return [.finish(self.status)]
            case "/cancel": return self.cancel()
            default: break
            }
            if let question = self.question { return self.decide(line, question) }
            self.waiting.append(line)
            return self.sendNext()
        }

        /// There will be no more lines.
        mutating func inputEnded() -> [Effect] {
            self.inputHasEnded = true
            if self.question != nil { return self.giveUpDecision() }
            return self.isBusy ? [] : [.finish(self.status)]
        }

        /// A pause that ``Effect/retry(milliseconds:)`` asked for is over.
        mutating func retry() -> [Effect] {
            guard self.isConnected, let current = self.current, !current.isAcknowledged else { return [] }
            return [.send(Self.userMessage(current))]
        }

        /// A text frame came.
        mutating func received(_ bytes: [UInt8]) -> [Effect] {
            guard let event = try? JSONObject(bytes), let type = event.string("type") else {
                return [.show(.failure("The server sent something that is not an event."))]
            }
            if let seq = event.integer("seq"), type != "system", type != "acknowledged", type != "session_status" {
                self.seq = max(self.seq, seq)
            }
            switch type {
            case "system": return self.system(event)
            case "resumed": return self.resumed(event)
            case "acknowledged": return self.acknowledged(event)
            case "error": return self.error(event)
            case "processing_started":
                if let current = self.current, current.isAcknowledged, current.runID == nil {
                    self.current?.runID = event.string("run_id")
                }
                return []
            default: return self.isOurs(event) ? self.runEvent(type, event) : []
            }
        }

        // MARK: - The connection

        private mutating func system(_ event: JSONObject) -> [Effect] {
            guard event.string("code") == "connected" else {
                return [.show(.note(event.string("message") ?? "The server has a notice."))]
            }
            self.isConnected = true
            guard self.epoch == nil else {
                // What was not acknowledged may not have come through; the client_id makes sending it again harmless.
                return self.retry()
            }
            self.epoch = event.integer("epoch")
            self.seq = event.integer("seq") ?? 0
            let effects = self.sendNext()
            return effects.isEmpty && !self.isBusy && !self.inputHasEnded ? [.prompt] : effects
        }

        private mutating func resumed(_ event: JSONObject) -> [Effect] {
            guard event.bool("reset") == true else { return [.show(.note("Connected again; nothing was missed."))] }
            self.epoch = event.integer("epoch")
            self.seq = 0
            return [.show(.note("Connected again; the server lost the end of its log and shows it anew."))]
        }

        // MARK: - The message on its way

        private mutating func sendNext() -> [Effect] {
            guard self.isConnected, self.current == nil, !self.waiting.isEmpty else { return [] }
            let outgoing = Outgoing(clientID: self.makeID(), text: self.waiting.removeFirst())
            self.current = outgoing
            return [.send(Self.userMessage(outgoing))]
        }

        private mutating func acknowledged(_ event: JSONObject) -> [Effect] {
            guard let current = self.current, event.string("client_id") ?? current.clientID == current.clientID else {
                return []
            }
            self.current?.isAcknowledged = true
            self.current?.runID = event.string("run_id") ?? current.runID
            guard let ahead = event.integer("queued"), ahead > 0 else { return [] }
            return [.show(.note("\(ahead) earlier message\(ahead == 1 ? "" : "s") first."))]
        }

        private mutating func error(_ event: JSONObject) -> [Effect] {
            let text = event.string("message") ?? event.string("code") ?? "unknown error"
            if let runID = event.string("run_id") {
                return runID == self.current?.runID ? [.show(.failure(text))] : []
            }
            guard let current = self.current, !current.isAcknowledged else { return [.show(.failure(text))] }
            if let pause = event.integer("retry_after_ms") {
                return [.show(.note(text)), .retry(milliseconds: max(pause, 100))]
            }
            return [.show(.failure(text))] + self.runEnded(ChatCommand.Status.failed)
        }

        /// Whether an event belongs to the run that is waited for; others have other viewers' messages to answer.
        private func isOurs(_ event: JSONObject) -> Bool {
            guard let current = self.current, current.isAcknowledged else { return false }
            guard let runID = event.string("run_id"), let own = current.runID else { return true }
            return runID == own
        }

        private mutating func runEvent(_ type: String, _ event: JSONObject) -> [Effect] {
            switch type {
            case "agent_status":
                return [
                    .show(
                        .status(
                            agent: event.string("agent") ?? "", status: event.string("status") ?? "",
                            message: event.string("message") ?? ""))
                ]
            case "log":
                guard let data = event.object("data") else { return [] }
                return [
                    .show(
                        .log(
                            level: data.string("level") ?? "INFO",
                            agent: data.string("agent") ?? data.string("logger") ?? "",
                            message: data.string("message") ?? ""))
                ]
            case "agent_response": return self.answer(event)
            case "decision_required": return self.ask(event)
            case "run_finished": return self.finished(event)
            default: return []
            }
        }

        private mutating func answer(_ event: JSONObject) -> [Effect] {
            // After a reset the log comes again, answer and all.
            guard self.current?.hasAnswer == false else { return [] }
            self.current?.hasAnswer = true
            let artifacts = event.objects("artifacts").map { artifact in
                Effect.show(
                    .artifact(
                        name: artifact.string("name") ?? "", bytes: artifact.integer("bytes") ?? 0,
                        url: artifact.string("url") ?? ""))
            }
            return [.show(.answer(event.string("message") ?? ""))] + artifacts
        }

        private mutating func finished(_ event: JSONObject) -> [Effect] {
            switch event.string("outcome") {
            case "completed": return self.runEnded(0)
            case "cancelled": return [.show(.note("Cancelled."))] + self.runEnded(ChatCommand.Status.failed)
            default:
                let reason = event.object("error")?.string("message") ?? "no reason was given"
                return [.show(.failure("The run failed: \(reason)"))] + self.runEnded(ChatCommand.Status.failed)
            }
        }

        private mutating func runEnded(_ status: Int32) -> [Effect] {
            self.status = status
            self.current = nil
            self.question = nil
            if !self.waiting.isEmpty { return self.sendNext() }
            return [self.inputHasEnded ? .finish(status) : .prompt]
        }

        private func cancel() -> [Effect] {
            guard self.isConnected, let current = self.current else { return [.show(.note("Nothing is running."))] }
            return [
                .send(
                    JSONWriter.object { writer in
                        writer.member("type", "cancel")
                        writer.member(ifPresent: "run_id", current.runID)
                    })
            ]
        }

        // MARK: - Decisions

        private mutating func ask(_ event: JSONObject) -> [Effect] {
            guard let question = Question(event) else { return [] }
            self.question = question
            let show = Effect.show(.question(question.text, choices: question.choices.map(\.label)))
            return [show] + (self.inputHasEnded ? self.giveUpDecision() : [.prompt])
        }

        private mutating func decide(_ line: String, _ question: Question) -> [Effect] {
            guard let decision = question.decision(for: line) else {
                return [.show(.note("Choose by a number from 1 to \(question.choices.count).")), .prompt]
            }
            self.question = nil
            return [.send(decision)]
        }

        private mutating func giveUpDecision() -> [Effect] {
            self.question = nil
            return [.show(.failure("The agents ask for a decision, and nobody is here to make it: cancelling."))]
                + self.cancel()
        }

        private static func userMessage(_ outgoing: Outgoing) -> [UInt8] {
            JSONWriter.object { writer in
                writer.member("type", "user_message")
                writer.member("message", outgoing.text)
                writer.member("client_id", outgoing.clientID)
                writer.member("timestamp", Timestamp.now())
            }
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let front = self.drop { $0.isWhitespace }
        return String(front.reversed().drop { $0.isWhitespace }.reversed())
    }
}
