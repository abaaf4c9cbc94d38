/// Problems that customers report to a help desk are cases.
extension Rewordings {
    static func helpDesk(_ tokens: [Token]) -> [Token] {
        let isDesk = tokens.indices.contains { index in
            tokens[index].isWord("helpdesk", "ticketing")
                || tokens[index].isWord("desk") && index > 0 && tokens[index - 1].isWord("help", "service", "support")
        }
        guard isDesk else { return tokens }
        return tokens.rewritten { index, _ in
            let token = tokens[index]
            if token.isWord("help"), index + 1 < tokens.count, tokens[index + 1].isWord("desk") {
                return (made("helpdesk", token), 2)
            }
            guard token.kind == .word, problems.contains(Inflection.singular(token.lower)) else { return nil }
            return (made(Inflection.isPlural(token.lower) ? "cases" : "case", token), 1)
        }
    }

    private static let problems: Set<String> = ["problem", "issue", "fault", "incident", "trouble"]
}
