import Foundation
import Testing

@testable import AgentWorker

@Suite("The crew")
struct CrewTests {
    private let goals =
        "Track annual goals for each contact with a target date and a status of Not Started, In Progress or Completed."

    @Test("a requirement leads to a plan with three files and JSON of the known shape")
    func requirement() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        let answer = try crew.handle(text: goals, attachments: [], run: run)
        #expect(answer.conversationState == "plan_review")
        #expect(answer.planApproved == false)
        #expect(
            answer.artifacts.map(\.name) == [
                "salesforce-project.zip", "plan.json", "plan.md", "data-model.svg", "tasks.svg", "metadata-api.zip",
                "rollback.zip",
            ])
        #expect(
            answer.artifacts.map(\.mediaType) == [
                "application/zip", "application/json", "text/markdown", "image/svg+xml", "image/svg+xml",
                "application/zip", "application/zip",
            ])
        #expect(run.deltas == answer.message)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.implementationPlanJSON ?? [])) as? [String: Any])
        let analysis = try #require(json["schema_analysis"] as? [String: Any])
        #expect(
            Set(analysis.keys).isSuperset(of: [
                "business_entities", "recommended_objects", "reused_objects", "assumptions", "open_questions",
                "implementation_notes",
            ]))
        let technical = try #require(json["technical_design"] as? [String: Any])
        #expect(
            Set(technical.keys).isSuperset(of: [
                "objects_to_create", "automation_needed", "validation_rules", "security_settings", "ui_components",
                "not_generated",
            ]))
        let plan = try #require(json["implementation_plan"] as? [String: Any])
        #expect(
            Set(plan.keys).isSuperset(of: [
                "project_summary", "tasks", "implementation_order", "critical_path", "key_risks", "success_criteria",
            ]))
        #expect(!answer.message.contains("{self."))
    }

    @Test("the logs say of every element which words it comes from, or that it is assumed")
    func traceability() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(
            text: "Our library lends books. Members borrow a book until a due date; flag overdue loans.",
            attachments: [],
            run: run)
        let logs = run.logs.filter { $0.agent == SchemaExpert.name }.map(\.message)
        let design = try #require(crew.current.design)
        for object in design.objects {
            #expect(logs.contains { $0.contains("\(object.label) (\(object.apiName)): from ") })
            for field in object.fields {
                let line = try #require(logs.first { $0.contains(" \(object.label).\(field.label): from ") })
                #expect(line.contains(field.source.description))
            }
        }
        #expect(logs.contains { $0.contains("from assumption: ") })
    }

    @Test("each agent goes from idle or starting to completed and logs under its own name")
    func statuses() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(text: goals, attachments: [], run: run)
        for agent in crew.names {
            let seen = run.statuses(of: agent)
            #expect(seen.contains(.starting) && seen.contains(.working))
            #expect(seen.last == .completed)
            #expect(run.logs.filter { $0.agent == agent }.count >= 2, "\(agent)")
        }
        #expect(run.statuses(of: SchemaExpert.name).first == .idle)
    }

    @Test("a vague wish is asked about once and generates nothing; the answer completes it")
    func clarifying() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        let question = try crew.handle(text: "We need an equipment register.", attachments: [], run: run)
        #expect(question.conversationState == "clarifying")
        #expect(run.artifacts.isEmpty && question.artifacts.isEmpty)
        let answer = try crew.handle(
            text: "Each machine has a serial number and an inspection date.", attachments: [], run: run)
        #expect(answer.conversationState == "plan_review")
    }

    @Test("tasks, risks and fields are each answered with what was asked for")
    func topics() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(text: goals, attachments: [], run: run)
        #expect(try crew.handle(text: "explain tasks", attachments: [], run: run).message.hasPrefix("## Tasks"))
        #expect(try crew.handle(text: "show risks", attachments: [], run: run).message.hasPrefix("## Risks"))
        #expect(try crew.handle(text: "show fields of Goal", attachments: [], run: run).message.contains("Target Date"))
        #expect(
            try crew.handle(text: "show details", attachments: [], run: run).message.contains("## Implementation plan"))
    }

    @Test("a change makes a new version with a diff, approval freezes it, and a change reopens it")
    func refinementAndApproval() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(text: goals, attachments: [], run: run)
        let required = try crew.handle(text: "make status required", attachments: [], run: run)
        #expect(required.conversationState == "plan_refinement")
        #expect(required.message.contains("Goal.Status: now required"))
        let dropped = try crew.handle(text: "Drop the tab and add a budget to goals", attachments: [], run: run)
        #expect(dropped.message.contains("Removed the tab of Goal"))
        #expect(dropped.message.contains("Added Goal.Budget (Currency)"))
        #expect(dropped.message.contains("Version 3"))
        let approved = try crew.handle(text: "approve", attachments: [], run: run)
        #expect(approved.conversationState == "completed" && approved.planApproved == true)
        #expect(approved.message.contains("Version 3"))
        #expect(approved.message.contains("Nothing has been deployed"))
        let reopened = try crew.handle(text: "remove the budget of goal", attachments: [], run: run)
        #expect(reopened.planApproved == false && reopened.conversationState == "plan_refinement")
    }

    @Test("what is not understood changes nothing and says so")
    func notUnderstood() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(text: goals, attachments: [], run: run)
        let answer = try crew.handle(text: "make the goal shinier", attachments: [], run: run)
        #expect(answer.message.contains("did not change"))
        #expect(answer.artifacts.isEmpty)
    }

    @Test("a computed field cannot be made required, and the reason is given")
    func refused() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(
            text: "Each order has lines with quantity and unit price. Show the line amount.", attachments: [], run: run)
        let answer = try crew.handle(text: "make the amount required", attachments: [], run: run)
        #expect(answer.message.contains("always has a value"))
    }

    @Test(
        "start over, a greeting and a call for help are answered in every state",
        arguments: ["hello", "help", "start over"])
    func always(message: String) throws {
        for earlier in [
            [], [goals], [goals, "make status required"], [goals, "approve"], ["Make Salesforce better for our team."],
        ] {
            let crew = try Crew(state: nil), run = RecordingRun()
            for text in earlier { _ = try crew.handle(text: text, attachments: [], run: run) }
            let answer = try crew.handle(text: message, attachments: [], run: run)
            #expect(!answer.message.isEmpty && answer.artifacts.isEmpty)
            if message == "start over" { #expect(answer.conversationState == "initial") }
        }
    }

    @Test("a new requirement after an approval starts over")
    func newRequirement() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(text: goals, attachments: [], run: run)
        _ = try crew.handle(text: "approve", attachments: [], run: run)
        let answer = try crew.handle(
            text: "Each invoice belongs to an account and has lines with quantity and unit price.", attachments: [],
            run: run)
        #expect(answer.conversationState == "plan_review")
        #expect(answer.message.contains("Invoice Line") && !answer.message.contains("Goal"))
    }

    @Test("a session goes on from its checkpoint")
    func restored() throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(text: goals, attachments: [], run: run)
        let again = try Crew(state: try crew.state())
        #expect(try again.state() == (try crew.state()))
        #expect(try again.handle(text: "approve", attachments: [], run: run).planApproved == true)
        for checkpoint in run.checkpoints { _ = try Crew(state: checkpoint.state) }
    }

    @Test("a checkpoint that is not one is an error, not a crash")
    func brokenState() {
        #expect(throws: EngineError.self) { try Crew(state: Array("{\"design\":7}".utf8)) }
    }

    @Test("a cancelled or refused run leaves the session as it was")
    func cancelled() throws {
        let crew = try Crew(state: nil)
        let before = try crew.state()
        for pauses in 1..<8 {
            let run = RecordingRun()
            run.cancelAfter = pauses
            #expect(throws: AgentRunError.cancelled) { try crew.handle(text: goals, attachments: [], run: run) }
            #expect(try crew.state() == before)
            for agent in crew.names {
                #expect(run.statuses(of: agent).last.map { $0 == .idle || $0 == .completed } ?? true)
            }
        }
        let run = RecordingRun()
        run.refusesArtifacts = true
        #expect(throws: AgentRunError.self) { try crew.handle(text: goals, attachments: [], run: run) }
        #expect(try crew.state() == before)
        #expect(run.statuses(of: Crew.orchestrator).last == .error)
    }

    @Test("an empty message is an error with a code")
    func empty() throws {
        let crew = try Crew(state: nil)
        #expect(throws: EngineError.emptyMessage) {
            try crew.handle(text: "  \n", attachments: [], run: RecordingRun())
        }
    }
}
