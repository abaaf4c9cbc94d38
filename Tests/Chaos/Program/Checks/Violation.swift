/// A promise that was broken, with what shows it.
struct Violation: Equatable, Sendable, CustomStringConvertible {
    enum Rule: String, CaseIterable, Sendable {
        case gap = "the log has consecutive numbers"
        case store = "the store has what the server served"
        case lostMessage = "an acknowledged message is in the log"
        case repeatedMessage = "a message is in the log once"
        case receipt = "receipts of one message are the same and true"
        case openRun = "each run has an end"
        case doubleEnd = "each run has one end"
        case place = "a run's events stand between its beginning and its end, and no other run's among them"
        case order = "messages run in the order in which they were taken, but for those that interrupt"
        case unasked = "a run is cancelled only where somebody asked for it"
        case answer = "an answer stands under its question, and under no earlier one"
        case file = "the files of an answer are in the store"
        case viewerOrder = "a viewer gets consecutive events"
        case viewerContent = "a viewer sees what the log has"
        case lostEvent = "an answer or a message that was seen is in the log"
        case viewerEnd = "a viewer gets everything in the end"
        case epoch = "epochs go up"
    }

    var rule: Rule
    var session: String
    var evidence: String

    var description: String { "session \(self.session): \(self.rule.rawValue): \(self.evidence)" }
}
