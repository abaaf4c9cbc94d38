import Shared

/// The body of a request to an OpenAI-compatible `/chat/completions` (platform.openai.com, "Chat Completions").
enum OpenAIRequest {
    static func body(_ request: ModelRequest, _ endpoint: ModelEndpoint) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("model", endpoint.model)
            writer.member("stream", true)
            writer.member("stream_options") { $0.member("include_usage", true) }
            // OpenAI's own models refuse the older name; other servers do not know the newer one.
            writer.member(
                endpoint.isHostedByOpenAI ? "max_completion_tokens" : "max_tokens", endpoint.maximumOutputTokens)
            writer.array("messages") { array in
                if !request.system.isEmpty {
                    array.object {
                        $0.member("role", "system")
                        $0.member("content", request.system)
                    }
                }
                for message in request.messages { array.object { Self.write(message, to: &$0) } }
            }
            if !request.tools.isEmpty {
                writer.array("tools") { array in
                    for tool in request.tools { array.object { Self.write(tool, to: &$0) } }
                }
            }
            if let output = request.output { Self.write(output, endpoint.structuredOutput, to: &writer) }
        }
    }

    private static func write(_ message: ModelMessage, to writer: inout JSONWriter) {
        switch message {
        case .user(let text):
            writer.member("role", "user")
            writer.member("content", text)
        case .assistant(let text, let calls):
            writer.member("role", "assistant")
            writer.member("content", text)
            guard !calls.isEmpty else { return }
            writer.array("tool_calls") { array in
                for call in calls {
                    array.object {
                        $0.member("id", call.id)
                        $0.member("type", "function")
                        $0.member("function") {
                            $0.member("name", call.name)
                            $0.member("arguments", call.arguments)
                        }
                    }
                }
            }
        case .toolResult(let id, let text):
            writer.member("role", "tool")
            writer.member("tool_call_id", id)
            writer.member("content", text)
        }
    }

    private static func write(_ tool: ModelRequest.Tool, to writer: inout JSONWriter) {
        writer.member("type", "function")
        writer.member("function") {
            $0.member("name", tool.name)
            $0.member("description", tool.description)
            $0.member("parameters", json: tool.parameters)
        }
    }

    private static func write(
        _ output: ModelRequest.Output, _ form: GatewayConfiguration.Engine.StructuredOutput, to writer: inout JSONWriter
    ) {
        switch form {
        case .schema:
            writer.member("response_format") {
                $0.member("type", "json_schema")
                $0.member("json_schema") {
                    $0.member("name", output.name)
                    $0.member("schema", json: output.schema)
                }
            }
        case .json: writer.member("response_format") { $0.member("type", "json_object") }
        case .none: break
        }
    }
}
