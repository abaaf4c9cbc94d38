/// Compares what the clients of a run saw with what the server kept.
struct Checker {
    let session: SessionEvidence
    private(set) var violations: [Violation] = []
    /// What viewers saw of the log before it was trimmed, as far as no crash took it back.
    var trimmed: [Int: LogEntry] = [:]

    static func violations(of session: SessionEvidence) -> [Violation] { self.judging(session).violations }

    /// A checker that has looked at everything.
    static func judging(_ session: SessionEvidence) -> Checker {
        var checker = Checker(session: session)
        checker.checkLog()
        checker.checkViewers()
        checker.checkMessages()
        checker.checkRuns()
        checker.checkOrder()
        checker.checkAnswers()
        return checker
    }

    /// All that is known of the session, for people.
    var text: String {
        let epochs = self.session.epochStarts.map { "epoch \($0.epoch) kept \($0.lastKeptSeq)" }
        let asked = self.session.clients.flatMap { client in
            client.entries.compactMap { entry -> String? in
                if case .asked(let request) = entry { "\(client.name) asked: \(request)" } else { nil }
            }
        }
        let parts =
            self.violations.map(\.description) + epochs + self.session.runs.map { "\($0)" } + asked
            + self.known.map(Self.words)
        return parts.joined(separator: "\n") + "\n"
    }

    mutating func report(_ rule: Violation.Rule, _ evidence: String) {
        self.violations.append(Violation(rule: rule, session: self.session.id, evidence: evidence))
    }

    /// `seq` of the first event that the server still serves.
    var first: Int { self.session.log.first?.seq ?? 1 }

    /// What is known of the whole log: what was seen of its trimmed part, with gaps, and what is kept.
    var known: [LogEntry] {
        self.trimmed.values.filter { $0.seq < self.first }.sorted { $0.seq < $1.seq } + self.session.log
    }

    /// `seq` without gaps from the first kept one, and the same in the store.
    private mutating func checkLog() {
        for (one, next) in zip(self.session.log, self.session.log.dropFirst()) where next.seq != one.seq + 1 {
            self.report(.gap, "\(Self.words(next)) follows \(Self.words(one))")
        }
        // A row of a trimmed log that begins before the first event kept is kept whole.
        let stored = self.session.stored.filter { $0.seq >= self.first }
        if self.session.log != stored {
            let place = zip(self.session.log, stored).first { $0 != $1 }
            self.report(
                .store,
                "\(self.session.log.count) events served, \(stored.count) stored, the first difference: "
                    + (place.map { "\(Self.words($0)) and \(Self.words($1))" } ?? "where the shorter one ends"))
        }
        var last = 0
        for start in self.session.epochStarts.sorted(by: { $0.epoch < $1.epoch }) {
            if start.lastKeptSeq < last { self.report(.epoch, "epoch \(start.epoch) kept less than an earlier one") }
            last = start.lastKeptSeq
        }
    }

    static func words(_ entry: LogEntry) -> String {
        [
            "\(entry.seq) \(entry.type)", entry.runID, entry.messageID, entry.clientID, entry.outcome,
            entry.text.map { "\"\($0.prefix(60))\"" },
        ].compactMap { $0 }.joined(separator: " ")
    }
}
