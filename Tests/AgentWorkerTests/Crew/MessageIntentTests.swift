import Testing

@testable import AgentWorker

@Suite("What a message wants")
struct MessageIntentTests {
    private let planned: CrewState = {
        var state = CrewState(conversation: .planReview)
        state.design = DataModelDesign(title: "Test", requirement: "test")
        state.version = 1
        return state
    }()

    @Test(
        "with a plan on the table",
        arguments: [
            ("explain tasks", MessageIntent.show(.tasks, about: nil)), ("show risks", .show(.risks, about: nil)),
            ("What are the assumptions?", .show(.assumptions, about: nil)), ("details", .show(.details, about: nil)),
            ("approve", .approve), ("Looks good!", .approve), ("yes, go ahead", .approve), ("start over", .startOver),
            ("hi there", .greeting), ("What can you do?", .help),
            ("approve it but without the tab", .statement("approve it but without the tab")),
            ("make status required", .statement("make status required")),
        ])
    func planned(text: String, intent: MessageIntent) { #expect(MessageIntent.of(text, state: planned) == intent) }

    @Test("without a plan there is nothing to approve or to show", arguments: ["approve", "show tasks"])
    func unplanned(text: String) { #expect(MessageIntent.of(text, state: CrewState()) == .statement(text)) }
}
