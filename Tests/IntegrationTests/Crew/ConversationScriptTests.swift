import Foundation
import TestSupport
import Testing

/// "requirement → show tasks → make the status required → compare → approve → new requirement", over WebSocket.
@Suite("The conversation, from a requirement to the next")
struct ConversationScriptTests {
    struct Script: CustomTestStringConvertible, Sendable {
        var id: String
        var requirement: String
        /// What is changed: "the status".
        var field: String
        /// The line of the difference.
        var change: String
        /// Whether the field is not there, so that it is offered first.
        var isOffered = false
        var testDescription: String { self.id }
    }

    static let scripts = [
        Script(
            id: "D01", requirement: "Create an object for capturing Contact's life events", field: "status",
            change: "Added Life Event.Status (Picklist, required)", isOffered: true),
        Script(
            id: "D02",
            requirement:
                "Track annual goals for each contact with a target date and a status of Not Started, In Progress or Completed.",
            field: "status", change: "Goal.Status: now required"),
        Script(
            id: "D06",
            requirement:
                "Each invoice belongs to an account and has lines with quantity and unit price. Show the line amount and the invoice total.",
            field: "status", change: "Added Invoice.Status (Picklist, required)", isOffered: true),
        Script(
            id: "D14",
            requirement:
                "Add a churn risk of Low, Medium or High to accounts and require a reason when it is High.",
            field: "churn risk", change: "Account.Churn Risk: now required"),
    ]

    @Test("the script works for several requirements", arguments: scripts)
    func script(_ script: Script) async throws {
        try await withServer { server in
            let (client, _) = try await server.connect("script")
            func say(_ text: String) async throws -> JSONValue {
                let events = try await client.turn(text, within: .seconds(60))
                #expect(events.last?["outcome"].string == "completed", "\(text): \(events.last ?? .null)")
                return try #require(events.ofType("agent_response").last)
            }
            #expect(try await say(script.requirement)["conversation_state"].string == "plan_review")
            let tasks = try await say("show tasks")
            #expect(tasks["message"].string?.hasPrefix("## Tasks") == true)
            var refined = try await say("make the \(script.field) required")
            if script.isOffered {
                #expect(refined["message"].string?.contains("Shall I add a \(script.field)") == true, "\(refined)")
                #expect(refined["conversation_state"].string == "plan_review")
                refined = try await say("yes")
            }
            #expect(refined["conversation_state"].string == "plan_refinement")
            #expect(refined["message"].string?.contains(script.change) == true, "\(refined["message"])")
            let compared = try await say("compare")
            #expect(compared["message"].string?.contains("Version 1 and version 2") == true)
            #expect(compared["message"].string?.contains(script.change) == true)
            let approved = try await say("approve")
            #expect(approved["conversation_state"].string == "completed" && approved["plan_approved"].bool == true)
            #expect(approved["message"].string?.contains("SHA-256") == true)
            let next = try await say("New requirement: each visit has a date and belongs to a contact.")
            #expect(next["conversation_state"].string == "plan_review" && next["plan_approved"].bool == false)
            #expect(next["message"].string?.contains("Visit") == true)
        }
    }
}
