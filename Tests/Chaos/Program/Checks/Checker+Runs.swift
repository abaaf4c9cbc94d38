extension Checker {
    /// Each run has exactly one end; what belongs to it stands together, after its question and before the next run.
    mutating func checkRuns() {
        var ended: Set<String> = []
        var current: String?
        let rows = Dictionary(self.session.runs.map { ($0.runID, $0) }) { first, _ in first }
        var last = 0
        var isAnyGoingOn = false
        let known = self.known
        let withdrawn = Self.withdrawn(known)
        for entry in known {
            // Behind what nobody saw before it was trimmed, any run may be going on.
            if entry.seq != last + 1 { (current, isAnyGoingOn) = (nil, true) }
            last = entry.seq
            guard let runID = entry.runID, entry.type != "feedback" else { continue }
            guard let row = rows[runID] else {
                self.report(.place, "\(Self.words(entry)) belongs to no message")
                continue
            }
            if entry.seq < row.seq { self.report(.place, "\(Self.words(entry)) before its question at \(row.seq)") }
            if ended.contains(runID) {
                let rule: Violation.Rule = entry.type == "run_finished" ? .doubleEnd : .place
                self.report(rule, "\(Self.words(entry)) after the run's end")
                continue
            }
            guard !withdrawn.contains(runID) else {
                if entry.type == "run_finished" { ended.insert(runID) }
                continue
            }
            if let current, current != runID {
                self.report(.place, "\(Self.words(entry)) while \(current) goes on")
            }
            if current == nil, !isAnyGoingOn, entry.type != "processing_started" {
                self.report(.place, "\(Self.words(entry)) begins its run")
            }
            (current, isAnyGoingOn) = (runID, false)
            if entry.type == "run_finished" {
                ended.insert(runID)
                current = nil
                if row.outcome != entry.outcome {
                    self.report(.store, "\(Self.words(entry)), but the store says \(row.outcome ?? "not ended")")
                }
            }
        }
        if let current { self.report(.openRun, "\(current) goes on at the end of the log") }
        self.checkRows(ended)
    }

    /// Runs whose message was cancelled while it waited: they begin and end in two events, wherever the log is then.
    private static func withdrawn(_ log: [LogEntry]) -> Set<String> {
        var found: Set<String> = []
        for (one, next) in zip(log, log.dropFirst())
        where one.type == "processing_started" && next.type == "run_finished" && next.outcome == "cancelled"
            && one.runID == next.runID && next.seq == one.seq + 1
        {
            found.insert(one.runID ?? "")
        }
        return found
    }

    /// What the store says of runs, against the log where it is kept.
    private mutating func checkRows(_ ended: Set<String>) {
        let kept = self.session.log
        let questions = Set(kept.filter { $0.type == "user_message_echo" }.compactMap(\.messageID))
        let messages = Set(self.session.runs.map(\.messageID))
        let asked = self.session.clients.contains { client in
            client.entries.contains { if case .asked = $0 { true } else { false } }
        }
        for row in self.session.runs {
            if row.outcome == nil { self.report(.openRun, "\(row) has no end in the store") }
            if row.outcome == "cancelled", !asked { self.report(.unasked, "\(row)") }
            guard row.seq >= self.first else { continue }
            if !ended.contains(row.runID) { self.report(.openRun, "\(row) has no run_finished in the log") }
            if !questions.contains(row.messageID) { self.report(.store, "\(row) has no echo in the log") }
        }
        for echo in self.known where echo.type == "user_message_echo" && !messages.contains(echo.messageID ?? "") {
            self.report(.openRun, "\(Self.words(echo)) has no run")
        }
    }

    /// A run that begins before that of an earlier message has interrupted, or the earlier one was cancelled meanwhile:
    /// what is cancelled while it waits ends at once, in its place in the log.
    mutating func checkOrder() {
        var interrupting: Set<String> = []
        for client in self.session.clients {
            for case .asked(.interrupt(let clientID)) in client.entries { interrupting.insert(clientID) }
        }
        let rows = Dictionary(self.session.runs.map { ($0.runID, $0) }) { first, _ in first }
        // Interrupting messages and cancelled ones stand outside of the order.
        var latest: SessionEvidence.RunRow?
        for entry in self.known where entry.type == "processing_started" {
            guard let row = entry.runID.flatMap({ rows[$0] }), row.outcome != "cancelled",
                !interrupting.contains(row.clientID ?? "")
            else { continue }
            if let latest, row.seq < latest.seq {
                self.report(.order, "\(Self.words(entry)) of the message at \(row.seq) after that at \(latest.seq)")
            }
            latest = row
        }
    }

    /// An answer repeats its question where the agents do so, and has nothing of a question that came later.
    mutating func checkAnswers() {
        let known = self.known
        let rows = Dictionary(self.session.runs.map { ($0.runID, $0) }) { first, _ in first }
        for entry in known where entry.type == "agent_response" {
            guard let row = entry.runID.flatMap({ rows[$0] }), let text = entry.text else { continue }
            if self.session.answersRepeatQuestions, !text.contains(row.text) {
                self.report(.answer, "\(Self.words(entry)) under \"\(row.text)\"")
            }
            for later in self.session.runs where later.seq > entry.seq {
                if let clientID = later.clientID, text.contains(clientID) {
                    self.report(.answer, "\(Self.words(entry)) has \(clientID), which came at \(later.seq)")
                }
            }
            for file in entry.files where !self.session.files.contains(file) {
                self.report(.file, "\(Self.words(entry)) offers \(file)")
            }
        }
    }
}
