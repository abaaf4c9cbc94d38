import NIOHTTP1
import Shared
import TestSupport
import Testing

@testable import Gateway

@Suite struct ModelRequestTests {
    private static let parameters = #"""
        {"system":"S","messages":[{"role":"user","content":"U"},
        {"role":"assistant","content":"","tool_calls":[{"id":"c1","name":"find","arguments":"{\"q\":1}"}]},
        {"role":"tool","tool_call_id":"c1","content":"R"},{"role":"user","content":"U2"}],
        "tools":[{"name":"find","description":"D","parameters":{"type":"object"}}],
        "output":{"name":"give","schema":{"type":"object"}}}
        """#

    private static func request(_ text: String = parameters) throws -> ModelRequest {
        try ModelRequest(JSONObject(Array(text.utf8)))
    }

    private static func endpoint(
        _ change: (inout GatewayConfiguration.Engine.Model) -> Void = { _ in }
    ) throws
        -> ModelEndpoint
    {
        var configuration = GatewayConfiguration.Engine.Model()
        configuration.name = "m"
        configuration.maximumOutputTokens = 99
        change(&configuration)
        return ModelEndpoint(configuration, key: try ModelKey(contents: Array("k-1\n".utf8)))
    }

    @Test func forOpenAI() throws {
        let endpoint = try Self.endpoint { $0.baseURL = "http://localhost:1/v1/" }
        let body = try JSONValue(parsing: endpoint.body(Self.request()))
        #expect(endpoint.url == "http://localhost:1/v1/chat/completions")
        #expect(endpoint.headers().first(name: "authorization") == "Bearer k-1")
        #expect(body["model"].string == "m")
        #expect(body["stream"].bool == true)
        #expect(body["stream_options"]["include_usage"].bool == true)
        #expect(body["max_tokens"].integer == 99)
        let messages = body["messages"].array ?? []
        #expect(messages.compactMap { $0["role"].string } == ["system", "user", "assistant", "tool", "user"])
        #expect(messages[2]["tool_calls"].array?[0]["function"]["arguments"].string == #"{"q":1}"#)
        #expect(messages[3]["tool_call_id"].string == "c1")
        #expect(body["tools"].array?[0]["function"]["name"].string == "find")
        #expect(body["response_format"]["json_schema"]["name"].string == "give")
    }

    @Test func openAIItselfTakesTheNewerLimit() throws {
        let body = try JSONValue(parsing: Self.endpoint().body(Self.request()))
        #expect(body["max_tokens"].isNull)
        #expect(body["max_completion_tokens"].integer == 99)
        let azure = try Self.endpoint { $0.baseURL = "https://me.openai.azure.com/openai/v1" }
        #expect(azure.headers().first(name: "api-key") == "k-1")
        #expect(azure.headers().first(name: "authorization") == nil)
    }

    @Test(
        arguments: [
            (GatewayConfiguration.Engine.StructuredOutput.json, "json_object"), (.none, nil), (.schema, "json_schema"),
        ] as [(GatewayConfiguration.Engine.StructuredOutput, String?)])
    func structuredOutput(_ form: GatewayConfiguration.Engine.StructuredOutput, _ type: String?) throws {
        let endpoint = try Self.endpoint { $0.structuredOutput = form }
        let body = try JSONValue(parsing: endpoint.body(Self.request()))
        #expect(body["response_format"]["type"].string == type)
    }

    @Test func forAnthropic() throws {
        let endpoint = try Self.endpoint { $0.api = .anthropic }
        let body = try JSONValue(parsing: endpoint.body(Self.request()))
        #expect(endpoint.url == "https://api.anthropic.com/v1/messages")
        #expect(endpoint.headers().first(name: "x-api-key") == "k-1")
        #expect(endpoint.headers().first(name: "authorization") == nil)
        #expect(endpoint.headers().first(name: "anthropic-version") == "2023-06-01")
        #expect(body["system"].string == "S")
        #expect(body["max_tokens"].integer == 99)
        let messages = body["messages"].array ?? []
        #expect(messages.compactMap { $0["role"].string } == ["user", "assistant", "user"], "roles take turns")
        #expect(messages[1]["content"].array?.map { $0["type"].string } == ["tool_use"], "no empty text")
        #expect(messages[1]["content"].array?[0]["input"]["q"].integer == 1)
        #expect(messages[2]["content"].array?.map { $0["type"].string } == ["tool_result", "text"])
        #expect(body["tools"].array?.map { $0["name"].string } == ["find", "give"])
        #expect(body["tool_choice"]["type"].string == "any")
    }

    @Test(arguments: [
        "{}", #"{"messages":[]}"#, #"{"messages":[{"role":"user"}]}"#, #"{"messages":[{"role":"root","content":""}]}"#,
        #"{"messages":[{"role":"tool","content":""}]}"#,
        #"{"messages":[{"role":"user","content":""}],"tools":[{"name":"a b","parameters":{}}]}"#,
        #"{"messages":[{"role":"user","content":""}],"output":{"name":"a"}}"#,
    ])
    func whatIsNoRequest(_ text: String) throws {
        #expect(throws: ModelRequest.Invalid.self) { try Self.request(text) }
    }

    @Test func theKeyIsNeverShown() throws {
        let key = try #require(try? ModelKey(contents: Array("sk-1234 \n".utf8)))
        #expect(key.secret == "sk-1234")
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!"\(key) \(String(reflecting: key)) \(dumped)".contains("1234"))
        let endpoint = "\(try Self.endpoint())"
        #expect(!endpoint.contains("k-1"))
        #expect(try Self.endpoint().redacted("Bad key k-1!\nk-1") == "Bad key [key]! [key]")
    }

    @Test(arguments: ["", "\n", "a b", "a\r\nX-Evil: 1", "é"])
    func whatIsNoKey(_ text: String) {
        let error = #expect(throws: ModelKey.ReadError.self) { try ModelKey(contents: Array(text.utf8)) }
        #expect(error?.message.contains("Evil") == false)
    }
}
