/// The stages of a run that its workers saved, and those that it was continued from.
///
/// A run goes on once from each stage: what kills a worker twice in the same place would kill every other one too.
struct RunCheckpoints: Equatable, Sendable {
    /// The stage of a session's state after a run. No run is continued from it: its answer may be out already.
    static let finishedStage = "finished"

    /// The stage saved last; nil where the run has saved none.
    private(set) var last: String?
    /// Stages that the run was continued from.
    private(set) var used: [String] = []

    init() {}

    /// - Parameter used: Stages that an earlier Gateway continued the run from.
    init(last: String?, used: [String]) {
        self.last = last
        self.used = used
    }

    /// The stage that another worker could go on from; nil where the run must fail.
    var continuation: String? {
        guard let last = self.last, last != Self.finishedStage, !self.used.contains(last) else { return nil }
        return last
    }

    mutating func saved(_ stage: String) {
        self.last = stage
    }

    mutating func continued(from stage: String) {
        self.used.append(stage)
    }
}
