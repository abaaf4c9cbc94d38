/// Where a conversation stands. Every state has an exit: a new requirement and "start over" are taken in all of them.
enum ConversationState: String, Codable, Sendable, CaseIterable {
    /// Nothing is asked or planned.
    case initial
    /// A question is open, and nothing is planned.
    case clarifying
    /// The requirement is read and the agents may work.
    case requirementsValidated = "requirements_validated"
    /// The agents work.
    case crewProcessing = "crew_processing"
    /// A plan is on the table.
    case planReview = "plan_review"
    /// The plan was changed at the user's word.
    case planRefinement = "plan_refinement"
    /// The plan is approved.
    case completed

    /// The state that an event leads to, or nil where it cannot happen.
    func after(_ event: ConversationEvent) -> ConversationState? {
        switch (self, event) {
        case (_, .startedOver): .initial
        case (.crewProcessing, .asked), (.crewProcessing, .requirementRead), (.crewProcessing, .workBegun): nil
        case (_, .asked): .clarifying
        case (_, .requirementRead): .requirementsValidated
        case (.requirementsValidated, .workBegun), (.planReview, .workBegun), (.planRefinement, .workBegun),
            (.completed, .workBegun):
            .crewProcessing
        case (.crewProcessing, .planMade): .planReview
        case (.crewProcessing, .planChanged): .planRefinement
        case (.planReview, .approved), (.planRefinement, .approved), (.completed, .approved): .completed
        case (.clarifying, .cancelled), (.initial, .cancelled): .initial
        case (.planReview, .cancelled), (.planRefinement, .cancelled), (.completed, .cancelled): self
        default: nil
        }
    }
}

/// What happens in a conversation.
enum ConversationEvent: CaseIterable, Sendable {
    /// The requirement cannot be used before a question is answered.
    case asked
    /// A requirement that can be designed from.
    case requirementRead
    case workBegun
    case planMade
    case planChanged
    case approved
    /// The user drops what is open: a question, or a change that waits for an answer.
    case cancelled
    case startedOver
}
