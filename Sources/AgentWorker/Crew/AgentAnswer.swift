/// What one run answers the user with.
struct AgentAnswer: Sendable {
    /// Markdown.
    var message: String
    /// The conversation's state after this answer, as named in ``ConversationState``.
    var conversationState: String
    /// The engine that read the requirement.
    var engine = EngineReport()
    /// Whether the plan shown stands approved; nil where there is no plan.
    var planApproved: Bool?
    /// `schema_analysis`, `technical_design` and `implementation_plan` as one UTF-8 JSON object.
    var implementationPlanJSON: [UInt8]?
    /// What the run stored, in the order it was stored.
    var artifacts: [ArtifactReference] = []
}
