import Shared
import Testing

@testable import Gateway

@Suite struct ModelStreamTests {
    private static func event(_ data: String) -> ServerSentEvent { ServerSentEvent(data: Array(data.utf8)) }

    private static func run(_ stream: inout some ModelStream, _ events: [String]) throws -> String {
        var text = ""
        for event in events { text += try stream.take(self.event(event)) }
        return text
    }

    @Test func anOpenAIAnswerIsAssembled() throws {
        var stream = OpenAIStream()
        let text = try Self.run(
            &stream,
            [
                #"{"model":"m","choices":[{"delta":{"role":"assistant","content":""}}]}"#,
                #"{"choices":[{"delta":{"content":"a"}}]}"#, #"{"choices":[{"delta":{"content":"b\n"}}]}"#,
                #"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#,
                #"{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2}}"#,
            ])
        #expect(text == "ab\n")
        #expect(!stream.isComplete)
        _ = try stream.take(Self.event("[DONE]"))
        #expect(stream.isComplete)
        #expect(
            stream.answer
                == ModelAnswer(
                    text: "ab\n", finish: .stop, model: "m", usage: ModelUsage(inputTokens: 7, outputTokens: 2)))
    }

    @Test func theToolCallsOfOpenAIComeInPieces() throws {
        var stream = OpenAIStream()
        _ = try Self.run(
            &stream,
            [
                #"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"x","function":{"name":"f","arguments":"{\"a\""}}]}}]}"#,
                #"{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"y","function":{"name":"g","arguments":"{}"}}]}}]}"#,
                #"{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}}]}"#,
                #"{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}"#, "[DONE]",
            ])
        #expect(
            stream.answer.toolCalls == [
                .init(id: "x", name: "f", arguments: #"{"a":1}"#), .init(id: "y", name: "g", arguments: "{}"),
            ])
        #expect(stream.answer.finish == .toolCalls)
    }

    @Test func theOutputToolOfAnthropicIsTheText() throws {
        var stream = AnthropicStream(output: "give")
        let text = try Self.run(
            &stream,
            [
                #"{"type":"message_start","message":{"model":"m","usage":{"input_tokens":5,"cache_read_input_tokens":2,"output_tokens":1}}}"#,
                #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
                #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Well."}}"#,
                #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"give"}}"#,
                #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"}}"#,
                #"{"type":"ping"}"#,
                #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"1}"}}"#,
                #"{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}"#,
                #"{"type":"message_stop"}"#,
            ])
        #expect(text == #"{"a":1}"#)
        #expect(stream.isComplete)
        #expect(
            stream.answer
                == ModelAnswer(
                    text: #"{"a":1}"#, finish: .stop, model: "m", usage: ModelUsage(inputTokens: 7, outputTokens: 9)))
    }

    @Test func otherToolsOfAnthropicAreCalls() throws {
        var stream = AnthropicStream(output: "give")
        _ = try Self.run(
            &stream,
            [
                #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"find"}}"#,
                #"{"type":"content_block_delta","index":0,"delta":{"partial_json":"{}"}}"#,
                #"{"type":"message_delta","delta":{"stop_reason":"tool_use"}}"#, #"{"type":"message_stop"}"#,
            ])
        #expect(stream.answer.toolCalls == [.init(id: "t", name: "find", arguments: "{}")])
        #expect(stream.answer.finish == .toolCalls)
    }

    @Test(arguments: [
        ("{oops", ModelFailure.Code.badAnswer, true), ("[DONE]", .badAnswer, true),
        (#"{"error":{"type":"server_error","message":"x"}}"#, .unavailable, true),
        (#"{"error":{"type":"invalid_request_error"}}"#, .unavailable, false),
        (#"{"choices":[{"delta":{"refusal":"no"}}]}"#, .rejected, false),
        (#"{"choices":[{"delta":{},"finish_reason":"content_filter"}]}"#, .rejected, false),
    ])
    func whatOpenAIGetsWrong(_ data: String, _ code: ModelFailure.Code, _ isTransient: Bool) {
        var stream = OpenAIStream()
        let failure = #expect(throws: ModelFailure.self) { try stream.take(Self.event(data)) }
        #expect(failure?.code == code)
        #expect(failure?.isTransient == isTransient)
    }

    @Test(arguments: [("overloaded_error", true), ("invalid_request_error", false)])
    func errorsOfAnthropic(_ type: String, _ isTransient: Bool) {
        var stream = AnthropicStream(output: nil)
        let failure = #expect(throws: ModelFailure.self) {
            try stream.take(Self.event(#"{"type":"error","error":{"type":"\#(type)","message":"x"}}"#))
        }
        #expect(failure?.isTransient == isTransient)
    }

    @Test func theTokenLimitIsTold() throws {
        var openAI = OpenAIStream()
        _ = try openAI.take(Self.event(#"{"choices":[{"delta":{"content":"a"},"finish_reason":"length"}]}"#))
        #expect(openAI.answer.finish == .length)
        var anthropic = AnthropicStream(output: "give")
        _ = try anthropic.take(Self.event(#"{"type":"message_delta","delta":{"stop_reason":"max_tokens"}}"#))
        #expect(anthropic.answer.finish == .length)
    }
}
