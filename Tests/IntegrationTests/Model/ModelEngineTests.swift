import Foundation
import TestSupport
import Testing

@Suite("A crew with a model behind the server")
struct ModelEngineTests {
    static let requirement = "Each visit belongs to a contact and has a date and a result."
    static let key = "sk-test-4f9c2b7d81e6a035"

    /// A good answer: an object that the builtin engine would not make.
    static let design = #"""
        {"summary":"Visits are kept below the contact they belong to.","question":"","design":{"title":"Visits","objects":[
        {"apiName":"Site_Visit__c","label":"Site Visit","pluralLabel":"Site Visits","purpose":"A visit","standard":false,
        "nameField":{"label":"Site Visit Name"},"sharing":"ReadWrite","hasTab":true,"source":"\"visit\"","fields":[
        {"apiName":"Contact__c","label":"Contact","type":"Lookup","required":false,"source":"\"belongs to a contact\"",
        "relationship":{"object":"Contact","name":"Site_Visits","label":"Site Visits","deleteConstraint":"SetNull"}},
        {"apiName":"Visit_Date__c","label":"Visit Date","type":"Date","source":"\"a date\""},
        {"apiName":"Result__c","label":"Result","type":"Text","length":255,"source":"\"never said\""}]}],
        "reused":[{"apiName":"Contact","label":"Contact","reason":"People are contacts.","source":"\"contact\""}]}}
        """#

    /// A design with a master-detail to an object that cannot be a master, and a bad name.
    static let broken = #"""
        {"summary":"Broken.","design":{"title":"Visits","objects":[{"apiName":"9_Visit__c","label":"Visit",
        "pluralLabel":"Visits","standard":false,"source":"\"visit\"","fields":[
        {"apiName":"Amount__c","label":"Amount","type":"Number","formula":"Nowhere__c + 1","source":"\"visit\""}]}]}}
        """#

    static let apis = ["openai", "anthropic"]

    static func settings(
        _ model: ScriptedModelServer, _ api: String = "openai", _ more: [String: String] = [:]
    )
        -> [String: String]
    {
        [
            "engine.kind": "model", "model.api": api, "model.base_url": model.baseURL,
            "model.name": "scripted", "model.retries": "2", "model.first_byte_timeout": "2s",
            "model.idle_timeout": "1s", "model.total_timeout": "20s",
        ].merging(more) { $1 }
    }

    private func turn(
        _ model: ScriptedModelServer, _ api: String = "openai", _ more: [String: String] = [:]
    ) async throws -> [JSONValue] {
        try await withServer(Self.settings(model, api, more)) { server in
            let (client, _) = try await server.connect("model")
            return try await client.turn(Self.requirement, within: .seconds(60))
        }
    }

    private func expectFallback(
        _ events: [JSONValue], _ reason: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try #require(events.ofType("agent_response").last, "\(events.last ?? .null)")
        #expect(answer["engine"]["kind"].string == "builtin", sourceLocation: sourceLocation)
        #expect(
            answer["engine"]["fallback"].string?.contains(reason) == true, "\(answer["engine"])",
            sourceLocation: sourceLocation)
        #expect(answer["message"].string?.contains("Visit") == true, sourceLocation: sourceLocation)
        #expect(events.last?["outcome"].string == "completed", sourceLocation: sourceLocation)
        #expect(
            events.ofType("log").contains {
                $0["data"]["level"].string == "WARNING" && $0["data"]["message"].string?.contains("builtin") == true
            }, "a log line says why", sourceLocation: sourceLocation)
    }

    @Test("the model's design is streamed, checked and planned; usage and engine are told", arguments: apis)
    func answers(_ api: String) async throws {
        try await withModel(.text(Self.design)) { model in
            let events = try await self.turn(model, api)
            let answer = try #require(events.ofType("agent_response").last, "\(events)")
            #expect(answer["engine"]["kind"].string == "model", "\(answer["engine"]) \(events.ofType("log"))")
            #expect(answer["engine"]["model"].string == "scripted-1")
            #expect(answer["engine"]["fallback"].isNull)
            #expect(answer["message"].string?.contains("Site_Visit__c") == true)
            let usage = ["input_tokens": 100, "output_tokens": 20, "model_calls": 1].mapValues { JSONValue.integer($0) }
            #expect(answer["usage"] == .object(usage))
            #expect(events.last?["usage"] == .object(usage))
            // What was shown bit by bit is the answer.
            let deltas = events.ofType("agent_response_delta")
            #expect(deltas.compactMap { $0["text"].string }.joined() == answer["message"].string)
            #expect(deltas.compactMap { $0["index"].integer } == Array(0..<deltas.count))
            #expect(answer["message"].string?.hasPrefix("Visits are kept below") == true)
            #expect(answer["artifacts"].array?.count == 7)
            // Words that are not the user's are an assumption.
            #expect("\(events.ofType("log"))".contains("assumption: the model"))
            let request = try #require(model.requests.first)
            #expect(request.path == (api == "openai" ? "/v1/chat/completions" : "/v1/messages"))
            #expect("\(request.body)".contains(Self.requirement))
        }
    }

    @Test("calls and tokens are counted in the metrics")
    func metrics() async throws {
        try await withModel(.text(Self.design)) { model in
            try await withServer(Self.settings(model)) { server in
                let (client, _) = try await server.connect("counted")
                _ = try await client.turn(Self.requirement, within: .seconds(60))
                let samples = try PrometheusSamples(parsing: try await server.get("/metrics").text)
                #expect(samples.values["roundhouse_model_calls_total{outcome=\"completed\"}"] == 1)
                #expect(samples.values["roundhouse_model_tokens_total{direction=\"input\"}"] == 100)
                #expect(samples.values["roundhouse_model_tokens_total{direction=\"output\"}"] == 20)
                #expect(samples.total("roundhouse_model_call_seconds") == 1)
            }
        }
    }

    @Test("tools are answered from the catalogue", arguments: apis)
    func tools(_ api: String) async throws {
        try await withModel(
            .toolCall(name: "describe_object", arguments: #"{"api_name":"Contact"}"#), .text(Self.design)
        ) { model in
            let events = try await self.turn(model, api)
            #expect(events.ofType("agent_response").last?["engine"]["kind"].string == "model")
            #expect(events.last?["usage"]["model_calls"].integer == 2)
            let second = try #require(model.requests.last)
            #expect("\(second.body)".contains("LastName"), "the result of the tool")
        }
    }

    @Test("findings go back; a design that stays broken is given up after three rounds", arguments: apis)
    func repairs(_ api: String) async throws {
        try await withModel(.text(Self.broken), .text(Self.design)) { model in
            let events = try await self.turn(model, api)
            #expect(events.ofType("agent_response").last?["engine"]["kind"].string == "model")
            #expect(model.requests.count == 2)
            let second = try #require(model.requests.last)
            #expect("\(second.body)".contains("Nowhere__c"))
        }
        try await withModel(.text(Self.broken)) { model in
            let events = try await self.turn(model, api)
            try self.expectFallback(events, "3 rounds of repair")
            #expect(model.requests.count == 4)
        }
    }

    @Test(
        "what is not the schema is given up too", arguments: ["no JSON at all", #"{"design":{"objects":7}}"#, "{}"],
        apis)
    func wrongSchema(_ text: String, _ api: String) async throws {
        try await withModel(.text(text)) { model in
            try self.expectFallback(try await self.turn(model, api), "3 rounds of repair")
        }
    }

    @Test("an endpoint that recovers is retried", arguments: apis)
    func retries(_ api: String) async throws {
        try await withModel(
            .status(429, headers: ["retry-after": "1"]), .cutOff(String(Self.design.prefix(200))), .text(Self.design)
        ) { model in
            let start = ContinuousClock.now
            let events = try await self.turn(model, api)
            #expect(ContinuousClock.now - start >= .seconds(1), "Retry-After is honoured")
            #expect(events.ofType("agent_response").last?["engine"]["kind"].string == "model")
            #expect(events.last?["usage"]["model_calls"].integer == 3)
        }
    }

    @Test(
        "an endpoint that does not is replaced by the builtin engine",
        arguments: [
            (.status(503), "model_unavailable"), (.status(429), "model_rate_limited"),
            (.status(401, body: #"{"error":{"message":"bad key sk-test"}}"#), "model_unauthorized"),
            (.status(400), "model_rejected"),
            (.status(302, headers: ["location": "http://127.0.0.1:1/"]), "model_rejected"),
            (.notJSON, "model_bad_answer"), (.notStreamed, "model_bad_answer"), (.hangs, "model_timeout"),
            (.hangsInStream("{"), "model_timeout"), (.closes, "model_interrupted"), (.cutOff("{"), "model_interrupted"),
            (.huge(bytes: 1 << 20), "model_answer_too_large"),
            (.errorInStream("overloaded_error"), "model_unavailable"),
        ] as [(ScriptedModelServer.Behaviour, String)], apis)
    func misbehaves(_ misbehaviour: (ScriptedModelServer.Behaviour, String), _ api: String) async throws {
        let (behaviour, code) = misbehaviour
        // Short only where it is waited for: on a busy machine any answer may take a while.
        let patience = code == "model_timeout" ? "500ms" : "10s"
        try await withModel(behaviour) { model in
            let events = try await self.turn(
                model, api,
                [
                    "model.retries": "1", "model.first_byte_timeout": patience,
                    "model.idle_timeout": patience, "model.response_limit": "256KiB",
                ])
            try self.expectFallback(events, code)
            #expect(
                events.ofType("agent_response").last?["message"].string?.contains("The builtin engine read this")
                    == true)
        }
    }

    @Test("a slow stream is waited for as long as it goes on", arguments: apis)
    func slow(_ api: String) async throws {
        try await withModel(.slow(Self.design, pause: .milliseconds(40))) { model in
            let events = try await self.turn(model, api, ["model.idle_timeout": "700ms"])
            #expect(events.ofType("agent_response").last?["engine"]["kind"].string == "model")
        }
    }

    @Test("cancel closes the request within a second", arguments: apis)
    func cancels(_ api: String) async throws {
        try await withModel(.hangsInStream(#"{"summary":"Half a sen"#)) { model in
            try await withServer(
                Self.settings(
                    model, api, ["model.idle_timeout": "30s", "model.first_byte_timeout": "30s"])
            ) { server in
                let (client, _) = try await server.connect("cancel")
                try await client.say(Self.requirement)
                _ = try await client.next(type: "agent_response_delta", within: .seconds(20))
                #expect(model.abandoned == 0)
                let start = ContinuousClock.now
                try await client.send(#"{"type":"cancel"}"#)
                try await eventually("the end of the request", within: .seconds(1)) { model.abandoned == 1 }
                let end = try await client.upTo(type: "run_finished", within: .seconds(5))
                #expect(end.last?["outcome"].string == "cancelled")
                #expect(ContinuousClock.now - start < .seconds(1))
                #expect(end.last?["usage"]["model_calls"].integer == 1)
            }
        }
    }

    @Test("a worker's death closes the request")
    func workerDies() async throws {
        try await withModel(.hangs) { model in
            try await withServer(Self.settings(model, "openai", ["model.first_byte_timeout": "30s"])) { server in
                let (client, _) = try await server.connect("dies")
                try await client.say(Self.requirement)
                try await eventually("the request") { model.requests.count == 1 }
                let pid = try await server.workerPID("dies")
                #expect(kill(pid, SIGKILL) == 0)
                try await eventually("the end of the request", within: .seconds(2)) { model.abandoned == 1 }
                let end = try await client.upTo(type: "run_finished", within: .seconds(60))
                #expect(end.last?["error"]["code"].string == "worker_crashed")
            }
        }
    }

    @Test("a session that used its tokens up gets the builtin engine")
    func budget() async throws {
        try await withModel(.text(Self.design)) { model in
            try await withServer(Self.settings(model, "openai", ["model.session_tokens_per_hour": "100"])) {
                server in
                let (client, _) = try await server.connect("budget")
                let first = try await client.turn(Self.requirement, within: .seconds(60))
                #expect(first.ofType("agent_response").last?["engine"]["kind"].string == "model")
                let second = try await client.turn("start over: " + Self.requirement, within: .seconds(60))
                let answer = second.ofType("agent_response").last
                #expect(answer?["engine"]["fallback"].string?.contains("model_budget_exhausted") == true, "\(second)")
                #expect(model.requests.count == 1)
            }
        }
    }

    @Test("what a model used is in the metrics, a cancelled call as well", arguments: apis)
    func metrics(_ api: String) async throws {
        try await withModel(.text(Self.design), .hangsInStream(#"{"summary":"Half a sen"#)) { model in
            try await withServer(Self.settings(model, api, ["model.idle_timeout": "30s"])) { server in
                func samples() async throws -> PrometheusSamples {
                    try PrometheusSamples(parsing: try await server.get("/metrics").text)
                }
                let (client, _) = try await server.connect("metrics")
                _ = try await client.turn(Self.requirement, within: .seconds(60))
                let first = try await samples()
                #expect(first.values[#"roundhouse_model_calls_total{outcome="completed"}"#] == 1)
                #expect(first.values[#"roundhouse_model_tokens_total{direction="input"}"#] == 100)
                #expect(first.values[#"roundhouse_model_tokens_total{direction="output"}"#] == 20)
                try await client.say("start over: " + Self.requirement)
                _ = try await client.next(type: "agent_response_delta", within: .seconds(20))
                try await client.send(#"{"type":"cancel"}"#)
                _ = try await client.upTo(type: "run_finished", within: .seconds(60))
                #expect(try await samples().values[#"roundhouse_model_calls_total{outcome="cancelled"}"#] == 1)
            }
        }
    }

    // MARK: Changes

    /// The design with what the change asks for.
    private static let changed = design.replacingOccurrences(
        of: #"{"apiName":"Visit_Date__c""#,
        with: #"{"apiName":"Mood__c","label":"Mood","type":"Text","length":40,"source":"\"how everybody felt\""},"#
            + #"{"apiName":"Visit_Date__c""#
    ).replacingOccurrences(of: "Visits are kept below", with: "A mood is noted below")

    @Test("a change that is no command goes to the model: streamed, a difference, a new version", arguments: apis)
    func changes(_ api: String) async throws {
        try await withModel(.text(Self.design), .text(Self.changed)) { model in
            try await withServer(Self.settings(model, api)) { server in
                let (client, _) = try await server.connect("change")
                _ = try await client.turn(Self.requirement, within: .seconds(60))
                let command = try await client.turn("make the visit date required", within: .seconds(60))
                let required = command.ofType("agent_response").last
                #expect(required?["message"].string?.contains("Visit Date: now required") == true, "\(command)")
                #expect(model.requests.count == 1, "a command needs no model")
                let events = try await client.turn("please let us note how everybody felt", within: .seconds(60))
                let answer = try #require(events.ofType("agent_response").last, "\(events)")
                let message = answer["message"].string ?? ""
                #expect(message.hasPrefix("A mood is noted below") && message.contains("Version 3"), "\(message)")
                #expect(message.contains("Added Site Visit.Mood (Text)"), "\(message)")
                #expect(message.contains("Visit Date: no longer required"), "what the model lost is told")
                #expect(answer["engine"]["kind"].string == "model")
                #expect(answer["conversation_state"].string == "plan_refinement")
                #expect(events.last?["usage"]["model_calls"].integer == 1)
                #expect(events.ofType("agent_response_delta").compactMap { $0["text"].string }.joined() == message)
                let body = "\(try #require(model.requests.last).body)"
                #expect(body.contains("Site_Visit__c") && body.contains("how everybody felt"))
                let compared = try await client.turn("compare 1 and 3", within: .seconds(60))
                let difference = compared.ofType("agent_response").last?["message"].string
                #expect(difference?.contains("Added Site Visit.Mood") == true, "\(compared)")
            }
        }
    }

    @Test("a change falls back to the builtin engine and says so", arguments: apis)
    func changeFallsBack(_ api: String) async throws {
        try await withModel(.text(Self.design), .status(503)) { model in
            try await withServer(Self.settings(model, api, ["model.retries": "0"])) { server in
                let (client, _) = try await server.connect("fallback")
                _ = try await client.turn(Self.requirement, within: .seconds(60))
                let events = try await client.turn("add a follow-up date to site visits", within: .seconds(60))
                let answer = try #require(events.ofType("agent_response").last, "\(events)")
                #expect(answer["engine"]["kind"].string == "builtin")
                #expect(answer["engine"]["fallback"].string?.contains("model_unavailable") == true)
                let message = answer["message"].string ?? ""
                #expect(message.contains("Added Site Visit.Follow-up Date"), "\(message)")
                #expect(
                    message.contains("The builtin engine read this, because the model gave no design"), "\(message)")
            }
        }
    }
}
