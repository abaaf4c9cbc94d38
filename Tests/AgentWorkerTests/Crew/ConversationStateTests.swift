import Testing

@testable import AgentWorker

@Suite("States of a conversation")
struct ConversationStateTests {
    /// Every event that can happen in a state, and where it leads.
    private static let exits: [ConversationState: [ConversationEvent: ConversationState]] = [
        .initial: [
            .asked: .clarifying, .requirementRead: .requirementsValidated, .cancelled: .initial, .startedOver: .initial,
        ],
        .clarifying: [
            .asked: .clarifying, .requirementRead: .requirementsValidated, .cancelled: .initial, .startedOver: .initial,
        ],
        .requirementsValidated: [
            .asked: .clarifying, .requirementRead: .requirementsValidated, .workBegun: .crewProcessing,
            .startedOver: .initial,
        ],
        .crewProcessing: [.planMade: .planReview, .planChanged: .planRefinement, .startedOver: .initial],
        .planReview: [
            .asked: .clarifying, .requirementRead: .requirementsValidated, .workBegun: .crewProcessing,
            .approved: .completed, .cancelled: .planReview, .startedOver: .initial,
        ],
        .planRefinement: [
            .asked: .clarifying, .requirementRead: .requirementsValidated, .workBegun: .crewProcessing,
            .approved: .completed, .cancelled: .planRefinement, .startedOver: .initial,
        ],
        .completed: [
            .asked: .clarifying, .requirementRead: .requirementsValidated, .workBegun: .crewProcessing,
            .approved: .completed, .cancelled: .completed, .startedOver: .initial,
        ],
    ]

    @Test("each has these exits and no others", arguments: ConversationState.allCases)
    func exits(state: ConversationState) throws {
        let expected = try #require(Self.exits[state])
        for event in ConversationEvent.allCases { #expect(state.after(event) == expected[event], "\(event)") }
    }

    @Test("none is a dead end: initial is reached from each", arguments: ConversationState.allCases)
    func reachable(state: ConversationState) { #expect(state.after(.startedOver) == .initial) }

    @Test("an event that cannot happen is an error and changes nothing")
    func impossible() {
        var state = CrewState()
        #expect(throws: EngineError.self) { try state.move(.approved) }
        #expect(state.conversation == .initial)
    }
}
