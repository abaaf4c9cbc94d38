/// Compares what the clients of a run saw with what the server kept.
struct Checker {
    let session: SessionEvidence
    private(set) var violations: [Violation] = []

    static func violations(of session: SessionEvidence) -> [Violation] {
        var checker = Checker(session: session)
        checker.checkLog()
        checker.checkMessages()
        checker.checkRuns()
        checker.checkViewers()
        return checker.violations
    }

    mutating func report(_ rule: Violation.Rule, _ evidence: String) {
        self.violations.append(Violation(rule: rule, session: self.session.id, evidence: evidence))
    }

    /// `seq` without gaps from the first kept one, and the same in the store.
    private mutating func checkLog() {
        for (one, next) in zip(self.session.log, self.session.log.dropFirst()) where next.seq != one.seq + 1 {
            self.report(.gap, "\(Self.words(next)) follows \(Self.words(one))")
        }
        if self.session.log != self.session.stored {
            let place = zip(self.session.log, self.session.stored).first { $0 != $1 }
            self.report(
                .store,
                "\(self.session.log.count) events served, \(self.session.stored.count) stored, the first difference: "
                    + (place.map { "\(Self.words($0)) and \(Self.words($1))" } ?? "where the shorter one ends"))
        }
        var last = 0
        for start in self.session.epochStarts.sorted(by: { $0.epoch < $1.epoch }) {
            if start.lastKeptSeq < last { self.report(.epoch, "epoch \(start.epoch) kept less than an earlier one") }
            last = start.lastKeptSeq
        }
    }

    /// Each message that was acknowledged is there once, as it was sent and where its receipt says.
    private mutating func checkMessages() {
        var echoes: [String: [LogEntry]] = [:]
        for entry in self.session.log where entry.type == "user_message_echo" {
            echoes[entry.clientID ?? "", default: []].append(entry)
        }
        let rows = Dictionary(grouping: self.session.runs) { $0.messageID }
        for (clientID, found) in echoes where found.count > 1 {
            self.report(.repeatedMessage, "\(clientID): \(found.map(Self.words).joined(separator: ", "))")
        }
        for client in self.session.clients {
            var texts: [String: String] = [:]
            var receipts: [String: ClientRecord.Receipt] = [:]
            for entry in client.entries {
                switch entry {
                case .sent(let clientID, let text): texts[clientID] = text
                case .acknowledged(let receipt):
                    if let earlier = receipts[receipt.clientID], earlier != receipt {
                        self.report(.receipt, "\(client.name) got \(earlier) and \(receipt)")
                    }
                    receipts[receipt.clientID] = receipt
                case .attached, .resumed, .reset, .event, .caughtUp: break
                }
            }
            for (clientID, receipt) in receipts.sorted(by: { $0.key < $1.key }) {
                guard let echo = echoes[clientID]?.first else {
                    self.report(.lostMessage, "\(client.name): \(receipt)")
                    continue
                }
                if echo.messageID != receipt.messageID || echo.seq != receipt.seq || echo.text != texts[clientID] {
                    self.report(.receipt, "\(client.name): \(receipt), but the log has \(Self.words(echo))")
                }
                if rows[receipt.messageID]?.map(\.runID) != [receipt.runID] {
                    self.report(
                        .receipt, "\(client.name): \(receipt), but the store has \(rows[receipt.messageID] ?? [])")
                }
            }
        }
    }

    static func words(_ entry: LogEntry) -> String {
        [
            "\(entry.seq) \(entry.type)", entry.runID, entry.messageID, entry.clientID, entry.outcome,
            entry.text.map { "\"\($0.prefix(60))\"" },
        ].compactMap { $0 }.joined(separator: " ")
    }
}
