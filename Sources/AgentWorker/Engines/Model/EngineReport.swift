import Shared

/// What read a requirement, and what that cost: `engine` and `usage` of the answer.
struct EngineReport: Equatable, Sendable {
    /// `builtin` or `model`.
    var kind = "builtin"
    /// As the endpoint names it; also where it was asked and failed.
    var model: String?
    /// Why the builtin engine answered instead of the model.
    var fallback: String?
    var usage = ModelUsage()
    /// What was shown of the model's words while it wrote; the answer begins with it.
    var shown = ""
}
