/// Everything that is wrong with a configuration, so that one look is enough to mend it.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// At least one.
    let problems: [Problem]

    /// One thing that is wrong.
    struct Problem: Sendable, Equatable, CustomStringConvertible {
        /// The key, where it is about one.
        let key: String?
        let source: ConfigurationSource
        /// What is wrong and what was expected, as a sentence without its full stop.
        let reason: String

        var description: String {
            let subject = self.key.map { "\($0) (\(self.source))" } ?? "\(self.source)"
            return "\(subject): \(self.reason)"
        }
    }

    var description: String {
        self.problems.map(\.description).joined(separator: "\n")
    }
}
