/// How a run ended.
public enum RunOutcome: String, Sendable, CaseIterable {
    case completed, failed, cancelled
}
