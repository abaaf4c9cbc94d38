import Foundation
import TestSupport
import Testing

@Suite("The crew, from a requirement to a project")
struct CrewRunTests {
    static let agents = ["Master Orchestrator", "Schema Expert", "Technical Architect", "Dependency Resolver"]

    /// Requirements that the crew must answer with a whole project.
    static let requirements = [
        "Create an object for capturing Contact's life events",
        "Track annual goals for each contact with a target date and a status of Not Started, In Progress or Completed.",
        "Each invoice belongs to an account and has lines with quantity and unit price. Show the line amount and the invoice total.",
        "Store a unique national ID for each contact.",
    ]

    @Test("each agent goes idle, starting, working, completed; logs come under its name; the answer has three files")
    func agents() async throws {
        try await withServer { server in
            let (client, _) = try await server.connect("crew")
            let events = try await client.turn(Self.requirements[0], within: .seconds(60))
            expectEnvelope(events, session: "crew")
            expectConsecutive(events)
            #expect(events.last?["outcome"].string == "completed", "\(events.last ?? .null)")
            let statuses = events.ofType("agent_status")
            #expect(Set(statuses.compactMap { $0["agent"].string }) == Set(Self.agents))
            for agent in Self.agents {
                let own = statuses.filter { $0["agent"].string == agent }
                let path = own.compactMap { $0["status"].string }
                // Each state once in its order, however often `working` is reported.
                let steps = path.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
                #expect(
                    steps == ["starting", "working", "completed"]
                        || steps == ["idle", "starting", "working", "completed"], "\(agent): \(path)")
                #expect(own.allSatisfy { $0["message"].string?.isEmpty == false }, "\(agent)")
                #expect(
                    events.ofType("log").contains {
                        $0["data"]["agent"].string == agent || $0["data"]["logger"].string == agent
                    }, "\(agent)")
            }
            for progress in statuses.compactMap({ $0["progress"].number }) { #expect((0...1).contains(progress)) }

            let answer = try #require(events.ofType("agent_response").first)
            #expect(events.ofType("agent_response").count == 1)
            #expect(answer["system"].string == "orchestrator")
            #expect(answer["engine"]["kind"].string == "builtin")
            #expect(
                answer["conversation_state"].string == "plan_review"
                    || answer["conversation_state"].string == "completed")
            #expect(answer["message"].string?.contains("Life Event") == true)
            let names = Set((answer["artifacts"].array ?? []).compactMap { $0["name"].string })
            #expect(
                names == [
                    "salesforce-project.zip", "plan.json", "plan.md", "data-model.svg", "tasks.svg", "metadata-api.zip",
                    "rollback.zip",
                ])
            // The agents stay as they ended, for whoever asks.
            try await client.send(#"{"type":"get_status"}"#)
            let status = try await client.next(type: "session_status")
            #expect((status["agents"].array ?? []).compactMap { $0["agent"].string } == Self.agents)
        }
    }

    @Test(
        "the project unpacks, its XML is valid against the official schema, its plan has the documented shape",
        arguments: requirements)
    func project(_ requirement: String) async throws {
        try await withServer { server in
            let (client, _) = try await server.connect("project")
            let events = try await client.turn(requirement, within: .seconds(60))
            #expect(events.last?["outcome"].string == "completed", "\(events.last ?? .null)")
            let artifacts = try #require(events.ofType("agent_response").last?["artifacts"].array)
            let checks = ProjectChecks(server: server, session: "project")
            try await withTestDirectory { directory in
                var paths: [String: String] = [:]
                for artifact in artifacts {
                    paths[artifact["name"].string ?? "?"] = try await checks.download(artifact, to: directory)
                }
                let zip = try #require(paths["salesforce-project.zip"])
                let files = try await checks.unpack(zip, to: directory.file("project"))
                #expect(files.contains("sfdx-project.json"), "\(files)")
                #expect(files.contains { $0.hasSuffix("package.xml") }, "\(files)")
                let xml = files.filter { $0.hasSuffix(".xml") }
                #expect(xml.count >= 2, "\(files)")
                let schema = try await Repository.metadataSchema()
                for file in xml { try await checks.checkXML(directory.file("project/" + file), schema: schema) }
                for file in files where file.hasSuffix(".json") {
                    _ = try JSONValue(parsing: directory.read("project/" + file))
                }
                let plan = try JSONValue(parsing: directory.read("plan.json"))
                self.checkPlan(plan)
                #expect(directory.text("plan.md").hasPrefix("#"))
            }
        }
    }

    private func checkPlan(_ plan: JSONValue) {
        let schema = plan["schema_analysis"]
        #expect(schema["recommended_objects"].array != nil || schema["reused_objects"].array != nil)
        let implementation = plan["implementation_plan"]
        let tasks = implementation["tasks"].array ?? []
        #expect(!tasks.isEmpty)
        let ids = tasks.compactMap { $0["id"].string ?? $0["id"].integer.map(String.init) }
        #expect(ids.count == tasks.count && Set(ids).count == ids.count)
        for task in tasks {
            for name in ["title", "description", "role"] { #expect(task[name].string?.isEmpty == false, "\(task)") }
            #expect(["Admin", "Developer", "Tester"].contains(task["role"].string ?? ""))
            for dependency in task["dependencies"].array ?? [] {
                #expect(ids.contains(dependency.string ?? dependency.integer.map(String.init) ?? "?"))
            }
        }
        #expect(implementation["implementation_order"].array?.isEmpty == false)
        #expect(plan["technical_design"].members != nil)
    }

    @Test("a vague request is answered with a question and makes nothing")
    func vague() async throws {
        try await withServer { server in
            let (client, _) = try await server.connect("vague")
            let events = try await client.turn("Make Salesforce better for our team.", within: .seconds(60))
            let answer = try #require(events.ofType("agent_response").last)
            #expect(answer["conversation_state"].string == "clarifying")
            #expect(answer["message"].string?.contains("?") == true)
            #expect(answer["artifacts"].array?.isEmpty != false)
            #expect(events.last?["outcome"].string == "completed")
        }
    }

    @Test("sessions share nothing: two requirements at once stay apart")
    func apart() async throws {
        try await withServer { server in
            let (one, _) = try await server.connect("one")
            let (two, _) = try await server.connect("two")
            try await one.say(Self.requirements[0])
            try await two.say(Self.requirements[2])
            let first = try await one.upTo(type: "run_finished", within: .seconds(60))
            let second = try await two.upTo(type: "run_finished", within: .seconds(60))
            #expect("\(first)".contains("Life Event") && !"\(first)".contains("Invoice"))
            #expect("\(second)".contains("Invoice") && !"\(second)".contains("Life Event"))
        }
    }

    @Test("a new process per session works as a forked one does")
    func exec() async throws {
        try await withServer(["workers.spawn": "exec"]) { server in
            let (client, _) = try await server.connect("exec")
            let events = try await client.turn(Self.requirements[0], within: .seconds(60))
            #expect(events.last?["outcome"].string == "completed", "\(events.last ?? .null)")
        }
    }
}
