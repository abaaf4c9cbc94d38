import Logging
import NIOCore
import Shared
import Synchronization

extension Session {
    static let keptReceipts = 64

    /// Takes a user's message, or says why not. The sender is told that it is taken when the store has it.
    func submit(_ submission: Submission) {
        self.loop.preconditionInEventLoop()
        guard !self.isCheckingAttachments else {
            self.queueBehindCheck(submission)
            return
        }
        guard !self.answerRepeated(submission) else { return }
        if let refusal = self.refusal(of: submission) {
            submission.reply(.refused(refusal))
            return
        }
        guard submission.attachments.isEmpty else {
            self.checkAttachments(of: submission)
            return
        }
        self.accept(submission)
    }

    /// Messages are taken in the order in which they came, also where an earlier one waits for the store.
    private func queueBehindCheck(_ submission: Submission) {
        guard self.waitingSubmissions.count < self.services.configuration.limits.queue else {
            submission.reply(.refused(self.queueFull()))
            return
        }
        self.waitingSubmissions.append(submission)
    }

    private func takeWaitingSubmissions() {
        while !self.isCheckingAttachments, !self.waitingSubmissions.isEmpty {
            self.submit(self.waitingSubmissions.removeFirst())
        }
    }

    /// Answers a message that was accepted before with its first receipt. Returns whether it was one.
    private func answerRepeated(_ submission: Submission) -> Bool {
        guard let clientID = submission.clientID, let first = self.receipts.last(where: { $0.clientID == clientID })
        else { return false }
        let ahead = self.position(of: first)
        if first.seq > self.log.committedSeq {
            // No receipt for what a crash could still lose.
            self.flushBatch(commits: true) { submission.reply(.accepted(first, ahead: ahead, isDuplicate: true)) }
        } else {
            submission.reply(.accepted(first, ahead: ahead, isDuplicate: true))
        }
        return true
    }

    /// Accepts the message if the session has what it attaches.
    private func checkAttachments(of submission: Submission) {
        self.openQuestions += 1
        self.isCheckingAttachments = true
        self.services.store.artifacts(of: self.id, on: self.loop).whenComplete { result in
            self.openQuestions -= 1
            self.isCheckingAttachments = false
            let known = Set((try? result.get())?.map(\.name) ?? [])
            if let missing = submission.attachments.first(where: { !known.contains($0) }) {
                submission.reply(
                    .refused(
                        Refusal(
                            .artifactNotFound,
                            "The session has no artifact named \(missing). Upload it first, then send the message.")))
            } else if let refusal = self.refusal(of: submission) {
                submission.reply(.refused(refusal))
            } else {
                self.accept(submission)
            }
            self.takeWaitingSubmissions()
            self.evictIfUnused()
        }
    }

    private func accept(_ submission: Submission) {
        // Where a run is about to start, that one: it would be running a moment later.
        let interrupted =
            submission.whenBusy == .interrupt
            ? self.machine.run?.message.runID ?? self.machine.queue.first?.runID : nil
        let now = Timestamp.now()
        self.flushBatch()
        let message = MessageRecord(
            runID: GeneratedID.make("run_"), messageID: GeneratedID.make("msg_"), clientID: submission.clientID,
            text: submission.text, attachments: submission.attachments, seq: self.log.nextSeq, acceptedAt: now)
        self.append("user_message_echo", runID: nil) { writer in
            writer.member("message", message.text)
            writer.member("message_id", message.messageID)
            writer.member(ifPresent: "client_id", message.clientID)
            if !message.attachments.isEmpty {
                writer.array("attachments") { array in message.attachments.forEach { array.value($0) } }
            }
        }
        self.pendingWrites.append(.messageAccepted(message))
        self.messageCount += 1
        self.lastActivity = now
        self.uncommittedMessages += 1
        if message.clientID != nil {
            self.receipts.append(message.receipt)
            if self.receipts.count > Self.keptReceipts { self.receipts.removeFirst() }
        }
        let ahead = interrupted != nil ? 0 : self.machine.queue.count + (self.machine.run == nil ? 0 : 1)
        self.flushBatch(commits: true) {
            self.uncommittedMessages -= 1
            submission.reply(.accepted(message, ahead: ahead, isDuplicate: false))
        }
        // The worker begins while the disk is still writing. Nobody sees anything of it before the message is committed:
        // what the run writes comes after the echo in the log, and in the store.
        self.perform(self.machine.messageAccepted(message, first: interrupted != nil, now: .now()))
        if let interrupted, let actions = self.machine.cancel(runID: interrupted, now: .now()) {
            self.perform(actions)
        }
    }

    private func refusal(of submission: Submission) -> Refusal? {
        let limits = self.services.configuration.limits
        if self.machine.state == .ended {
            return Refusal(.invalidMessage, "The session was deleted. Use another session id.")
        }
        if self.services.counters.isDraining.load(ordering: .relaxed) {
            self.services.metrics.refused(.draining)
            return Refusal(
                .draining, "The server is about to restart. Send the message again.", retryAfter: .seconds(1))
        }
        if case .failing(let reason) = self.services.store.health {
            self.services.metrics.refused(.store)
            return Refusal(
                .storeUnavailable, "The message could not be saved (\(reason)). Send it again later.",
                retryAfter: .seconds(5))
        }
        if self.services.pressure.isHigh {
            self.services.overload.refused(.store)
            return Refusal(
                .storeUnavailable, "The store is behind, and the message could not be saved. Send it again later.",
                retryAfter: .seconds(1))
        }
        if self.machine.state == .suspended, let shortage = self.services.overload.shortageForProcess {
            self.services.overload.refused(shortage.reason)
            let sentence = shortage.sentence(self.services.configuration.limits)
            return Refusal(
                .overloaded, "\(sentence) The message was not taken; send it again later.",
                retryAfter: .seconds(Int64(Overload.Shortage.retryAfter)))
        }
        if submission.whenBusy == .reject, self.machine.isBusy {
            return Refusal(.busy, "The session is still working on an earlier message; cancel it or wait for its end.")
        }
        if self.machine.queue.count >= limits.queue {
            return self.queueFull()
        }
        return nil
    }

    private func queueFull() -> Refusal {
        self.services.metrics.refused(.queue)
        self.logger.record(.limitHit, ["limit": "limits.queue"])
        return Refusal(
            .queueFull,
            """
            \(self.services.configuration.limits.queue) messages already wait in this session, which is the most it \
            keeps; wait for an answer.
            """)
    }

    private func position(of message: MessageRecord) -> Int {
        if let index = self.machine.queue.firstIndex(where: { $0.messageID == message.messageID }) {
            return index + (self.machine.run == nil ? 0 : 1)
        }
        return 0
    }

    /// - Returns: The refusal where there is no such run.
    func cancel(runID: String?) -> Refusal? {
        self.loop.preconditionInEventLoop()
        guard let actions = self.machine.cancel(runID: runID, now: .now()) else {
            return Refusal(
                .invalidMessage,
                runID == nil
                    ? "There is no run to cancel." : "There is no such run going on or waiting in this session.")
        }
        self.perform(actions)
        return nil
    }

    /// Cancels the messages that wait.
    ///
    /// - Returns: How many there were.
    func clearQueue() -> Int {
        self.loop.preconditionInEventLoop()
        let count = self.machine.queue.count
        self.perform(self.machine.clearQueue())
        return count
    }

    /// Passes a user's decision to the worker that asked for it.
    func decide(_ decisionID: String, choice: String, comment: String?) -> Refusal? {
        self.loop.preconditionInEventLoop()
        guard case .running(let run) = self.machine.state, let worker = self.worker else {
            return Refusal(.invalidMessage, "No run of this session waits for a decision.")
        }
        worker.send(
            JSONWriter.object { writer in
                writer.member("type", "decision")
                writer.member("run_id", run.message.runID)
                writer.member("decision_id", decisionID)
                writer.member("choice", choice)
                writer.member(ifPresent: "comment", comment)
            })
        return nil
    }
}

extension Session {
    /// Notes what a user thought of a run. It is part of the log, so that whoever reads the conversation finds it.
    func recordFeedback(runID: String, rating: Int, comment: String?, then: @escaping @Sendable () -> Void) {
        self.loop.preconditionInEventLoop()
        self.append("feedback", runID: runID) { writer in
            writer.member("rating", rating)
            writer.member(ifPresent: "comment", comment)
        }
        self.flushBatch(commits: true, then: then)
    }
}
