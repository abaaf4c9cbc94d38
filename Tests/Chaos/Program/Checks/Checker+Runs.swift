extension Checker {
    /// Each run has exactly one end; what belongs to it stands together, after its question and before the next run.
    mutating func checkRuns() {
        var ended: Set<String> = []
        var current: String?
        let questions = Dictionary(
            self.session.log.filter { $0.type == "user_message_echo" }.map { ($0.messageID ?? "", $0) }
        ) { first, _ in first }
        let rows = Dictionary(self.session.runs.map { ($0.runID, $0) }) { first, _ in first }
        // A trimmed log may begin in the middle of a run.
        let first = self.session.log.first?.seq ?? 1
        for entry in self.session.log {
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
            if let current, current != runID {
                self.report(.place, "\(Self.words(entry)) while \(current) goes on")
            }
            if current == nil, entry.type != "processing_started", row.seq >= first {
                self.report(.place, "\(Self.words(entry)) begins its run")
            }
            current = runID
            if entry.type == "agent_response", self.session.answersRepeatQuestions,
                let question = questions[row.messageID]?.text, entry.text?.contains(question) != true
            {
                self.report(.answer, "\(Self.words(entry)) under \"\(question)\"")
            }
            if entry.type == "run_finished" {
                ended.insert(runID)
                current = nil
                if row.outcome != entry.outcome {
                    self.report(.store, "\(Self.words(entry)), but the store says \(row.outcome ?? "not ended")")
                }
            }
        }
        if let current { self.report(.openRun, "\(current) goes on at the end of the log") }
        for row in self.session.runs where row.seq >= first {
            if !ended.contains(row.runID) { self.report(.openRun, "\(row) has no run_finished in the log") }
            if questions[row.messageID] == nil { self.report(.store, "\(row) has no echo in the log") }
        }
        for question in questions.values
        where !self.session.runs.contains(where: { $0.messageID == question.messageID }) {
            self.report(.openRun, "\(Self.words(question)) has no run")
        }
    }
}
