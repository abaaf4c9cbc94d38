extension Checker {
    /// Each message that was acknowledged is there once, as it was sent and where its receipt says: in the log, or, where
    /// that place is trimmed, in the store's list of messages.
    mutating func checkMessages() {
        var echoes: [String: [LogEntry]] = [:]
        for entry in self.known where entry.type == "user_message_echo" {
            echoes[entry.clientID ?? "", default: []].append(entry)
        }
        for (clientID, found) in echoes where found.count > 1 {
            self.report(.repeatedMessage, "\(clientID): \(found.map(Self.words).joined(separator: ", "))")
        }
        let rows = Dictionary(grouping: self.session.runs) { $0.clientID ?? "" }
        for (clientID, found) in rows where found.count > 1 {
            self.report(.repeatedMessage, "\(clientID) in the store: \(found)")
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
                case .attached, .resumed, .reset, .event, .asked, .caughtUp: break
                }
            }
            for (clientID, receipt) in receipts.sorted(by: { $0.key < $1.key }) {
                self.check(receipt, text: texts[clientID], echo: echoes[clientID]?.first, rows[clientID] ?? [], client)
            }
        }
    }

    private mutating func check(
        _ receipt: ClientRecord.Receipt, text: String?, echo: LogEntry?, _ rows: [SessionEvidence.RunRow],
        _ client: ClientRecord
    ) {
        guard let row = rows.first else {
            self.report(.lostMessage, "\(client.name): \(receipt), not in the store")
            return
        }
        if row.messageID != receipt.messageID || row.runID != receipt.runID || row.seq != receipt.seq
            || row.text != text
        {
            self.report(.receipt, "\(client.name): \(receipt), but the store has \(row)")
        }
        guard let echo else {
            if receipt.seq >= self.first { self.report(.lostMessage, "\(client.name): \(receipt)") }
            return
        }
        if echo.messageID != receipt.messageID || echo.seq != receipt.seq || echo.text != text {
            self.report(.receipt, "\(client.name): \(receipt), but the log has \(Self.words(echo))")
        }
    }
}
