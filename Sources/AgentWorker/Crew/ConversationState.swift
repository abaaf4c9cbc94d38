/// Where a conversation stands. Every state has an exit: a new requirement and "start over" are taken in all of them.
enum ConversationState: String, Codable, Sendable {
    /// Nothing is asked or planned. → clarifying, requirementsValidated, completed
    case initial
    /// A question is open. An answer, or another requirement, → requirementsValidated, clarifying
    case clarifying
    /// The requirement is read and the agents may work. → crewProcessing
    case requirementsValidated = "requirements_validated"
    /// The agents work. → planReview, clarifying; → initial when the run ends early
    case crewProcessing = "crew_processing"
    /// A plan is on the table. → planRefinement, completed, requirementsValidated, initial
    case planReview = "plan_review"
    /// The plan was changed at the user's word. → planRefinement, completed, requirementsValidated, initial
    case planRefinement = "plan_refinement"
    /// The plan is approved. → planRefinement (a change reopens it), requirementsValidated, initial
    case completed
}
