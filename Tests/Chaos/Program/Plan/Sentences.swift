import TestSupport

/// What users write: each text once, with the client's name for the message in it.
enum Sentences {
    static func make(_ clientID: String, for agents: Plan.Agents, using random: inout SeededGenerator) -> String {
        switch agents {
        case .loopback: "\(clientID) says \(random.next() % 1000)"
        case .command: self.orders(clientID, &random)
        case .crew: "\(self.requirements.randomElement(using: &random) ?? "") Reference \(clientID)."
        }
    }

    /// For `worker.py`.
    private static func orders(_ clientID: String, _ random: inout SeededGenerator) -> String {
        let events =
            switch random.next() % 40 {
            case 0: 8000
            case 1, 2: 2000
            default: Int(random.next() % 40)
            }
        var words = [clientID, "events=\(events)", "pause=\(random.next() % 30)"]
        switch random.next() % 30 {
        case 0: words.append("spin=1")
        case 1: words.append("die=1")
        case 2, 3: words.append("lines=\(random.next() % 3000)")
        default: break
        }
        return words.joined(separator: " ")
    }

    private static let requirements = [
        "Create an object for capturing Contact's life events.", "Create an object Machine with a name and an amount.",
        "Track visits of accounts with a date, notes and an owner.", "make event date required", "tasks", "risks",
        "approve", "hello", "compare", "add a checkbox Active",
    ]
}
