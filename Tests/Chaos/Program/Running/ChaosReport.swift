/// A run's result in words.
enum ChaosReport {
    static func text(_ result: ChaosRun.Result) -> String {
        var lines = [
            "faults: " + self.counts(Dictionary(uniqueKeysWithValues: result.injected.map { ($0.rawValue, $1) }))
        ]
        lines.append(
            "\(result.acknowledged) messages acknowledged, \(result.events) events in the logs, \(result.seen) seen, "
                + "\(result.connections) connections, \(result.resets) resets, \(result.epochs) new epochs")
        lines.append("runs: \(self.counts(result.runs)); refused: \(self.counts(result.refused))")
        lines.append("the servers counted: \(self.counts(result.counted))")
        for trouble in result.troubles { lines.append("TROUBLE \(trouble)") }
        // One fault shows many times; the first ones say enough.
        for violation in result.violations.prefix(40) { lines.append("VIOLATION \(violation)") }
        if result.violations.count > 40 { lines.append("… and \(result.violations.count - 40) more") }
        if !result.violations.isEmpty || !result.troubles.isEmpty { lines += ["what happened:"] + result.story }
        lines.append("\(result.violations.count) violations, \(result.troubles.count) troubles")
        return lines.joined(separator: "\n")
    }

    private static func counts(_ counts: [String: Int]) -> String {
        counts.isEmpty
            ? "none" : counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}
