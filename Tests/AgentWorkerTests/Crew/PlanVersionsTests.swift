import Testing

@testable import AgentWorker

@Suite("Versions of a plan")
struct PlanVersionsTests {
    private let goals =
        "Track annual goals for each contact with a target date and a status of Not Started, In Progress or Completed."

    private final class Session {
        let crew: Crew
        let run = RecordingRun()
        init(_ state: [UInt8]? = nil) throws { crew = try Crew(state: state) }
        @discardableResult
        func say(_ text: String) throws -> AgentAnswer { try crew.handle(text: text, attachments: [], run: run) }
    }

    @Test("requirement → show tasks → make the status required → compare → approve → new requirement")
    func script() throws {
        let session = try Session()
        #expect(try session.say(goals).conversationState == "plan_review")
        let tasks = try session.say("show tasks")
        #expect(tasks.message.hasPrefix("## Tasks") && tasks.conversationState == "plan_review")
        let refined = try session.say("make the status required")
        #expect(refined.conversationState == "plan_refinement" && refined.message.contains("Goal.Status: now required"))
        let compared = try session.say("compare")
        #expect(compared.message.contains("Version 1 and version 2"))
        #expect(compared.message.contains("Goal.Status: now required") && compared.artifacts.isEmpty)
        let approved = try session.say("approve")
        #expect(approved.conversationState == "completed" && approved.planApproved == true)
        let design = try #require(session.crew.current.design)
        #expect(approved.message.contains(try PlanVersion.digest(of: design)))
        let next = try session.say("Each invoice belongs to an account and has lines with quantity and unit price.")
        #expect(next.conversationState == "plan_review" && next.planApproved == false)
        #expect(next.message.contains("Invoice Line") && !next.message.contains("Goal"))
    }

    @Test("the words \"new requirement\" start over, with what follows them if anything does")
    func newRequirement() throws {
        let session = try Session()
        try session.say(goals)
        #expect(try session.say("new requirement").conversationState == "initial")
        try session.say(goals)
        let next = try session.say("New requirement: each invoice has lines with quantity and unit price.")
        #expect(next.conversationState == "plan_review" && next.message.contains("Invoice Line"))
        #expect(!next.message.contains("Goal"))
    }

    @Test("\"it\" is the field that was changed last")
    func referent() throws {
        let session = try Session()
        try session.say(goals)
        try session.say("add a review date to goals")
        #expect(try session.say("make it required").message.contains("Goal.Review Date: now required"))
        #expect(try session.say("now make it optional").message.contains("Goal.Review Date: no longer required"))
        let again = try Session(try session.crew.state())
        #expect(try again.say("make it required").message.contains("Goal.Review Date: now required"))
    }

    @Test("\"it\" without anything spoken of is asked about, and the answer completes the change")
    func referentAsked() throws {
        let session = try Session()
        try session.say(goals)
        let question = try session.say("make it required")
        #expect(question.message == "Which field do you mean by \"it\"?" && question.artifacts.isEmpty)
        #expect(question.conversationState == "plan_review")
        let again = try Session(try session.crew.state())
        #expect(try again.say("the status").message.contains("Goal.Status: now required"))
    }

    @Test("a question about a field can be dropped, and another message passes it over")
    func pendingDropped() throws {
        let session = try Session()
        try session.say(goals)
        try session.say("make it required")
        let cancelled = try session.say("never mind")
        #expect(cancelled.message.hasPrefix("Dropped") && cancelled.conversationState == "plan_review")
        #expect(session.crew.current.pending == nil)
        try session.say("make it required")
        #expect(try session.say("show risks").message.hasPrefix("## Risks"))
        #expect(try session.say("approve").conversationState == "completed")
    }

    @Test("where two objects have the field, it is asked which")
    func ambiguous() throws {
        let session = try Session()
        try session.say("Each tour has a status of Open or Closed. Each booking of a tour has a status of New or Paid.")
        let question = try session.say("make the status required")
        #expect(question.message == "Which status do you mean: that of Tour or Booking?")
        #expect(try session.say("that of the booking").message.contains("Booking.Status: now required"))
    }

    @Test("a cancelled question leaves nothing behind")
    func cancelledQuestion() throws {
        let session = try Session()
        #expect(try session.say("Make Salesforce better for our team.").conversationState == "clarifying")
        #expect(try session.say("cancel").conversationState == "initial")
        #expect(session.crew.current == CrewState())
        #expect(try session.say("cancel").message.hasPrefix("There is nothing to cancel"))
    }

    @Test("a message that nothing can be made of does not cost the plan")
    func planSurvives() throws {
        let session = try Session()
        try session.say(goals)
        let answer = try session.say("We want to be more efficient in everything we do, every day and everywhere.")
        #expect(answer.conversationState == "plan_review" && session.crew.current.design != nil)
        #expect(answer.message.contains("stays at version 1"))
    }

    @Test("a version can be gone back to, and that is a version too")
    func restore() throws {
        let session = try Session()
        try session.say(goals)
        try session.say("make status required")
        try session.say("remove the target date")
        let back = try session.say("go back to version 1")
        #expect(
            back.conversationState == "plan_refinement" && back.message.hasPrefix("Back to version 1, as version 4"))
        let compared = try session.say("compare version 1 with version 4")
        #expect(compared.message.contains("The designs are the same"))
        #expect(try session.say("undo").message.contains("Removed Goal.Target Date"))
        #expect(try session.say("go back to version 17").message.contains("I do not have version 17"))
    }

    @Test("with one version there is nothing to compare")
    func single() throws {
        let session = try Session()
        try session.say(goals)
        #expect(try session.say("what changed?").message.contains("only version 1"))
        #expect(try session.say("undo").message.contains("no other version"))
    }

    @Test("approval freezes the design: a change makes a version that is not approved, and the digest stays")
    func frozen() throws {
        let session = try Session()
        try session.say(goals)
        try session.say("approve")
        let digest = try #require(session.crew.current.digest)
        let changed = try session.say("make status required")
        #expect(changed.planApproved == false && changed.conversationState == "plan_refinement")
        #expect(session.crew.current.digest == nil)
        #expect(session.crew.current.versions.first?.digest == digest)
        let old = try #require(session.crew.current.versions.first)
        #expect(try PlanVersion.digest(of: old.design) == digest)
    }

    @Test("a renamed field takes its API name along while nothing is approved, and keeps it afterwards")
    func rename() throws {
        let session = try Session()
        try session.say(
            "Each invoice has lines with quantity and unit price. Show the line amount and the invoice total.")
        try session.say("rename unit price to price each")
        let line = try #require(session.crew.current.design?.object("Invoice_Line__c"))
        #expect(line.field("Price_Each__c")?.label == "Price Each" && line.field("Unit_Price__c") == nil)
        #expect(line.fields.contains { $0.formula == "Quantity__c * Price_Each__c" })
        try session.say("approve")
        try session.say("rename price each to list price")
        let kept = try #require(session.crew.current.design?.object("Invoice_Line__c"))
        #expect(kept.field("Price_Each__c")?.label == "List Price")
    }

    @Test("old versions go where there are many, and the state stays small")
    func bounded() throws {
        let session = try Session()
        try session.say(goals)
        for number in 1...12 { try session.say("add a remark \(number) date to goals") }
        #expect(session.crew.current.versions.count <= CrewState.keptVersions)
        #expect(try session.crew.state().count < 1 << 20)
        #expect(session.crew.current.versions.last?.number == session.crew.current.version)
    }

    @Test("a checkpoint of a release that kept no versions is read")
    func olderCheckpoint() throws {
        let session = try Session(Array(#"{"conversation":"initial","version":0}"#.utf8))
        #expect(try session.say(goals).conversationState == "plan_review")
    }
}
