import Shared

/// The body of a request to Anthropic's Messages API, `/v1/messages` (docs.anthropic.com, "Messages").
///
/// Structured output is a tool whose arguments are the output: the model must call it, or another of the tools.
enum AnthropicRequest {
    static func body(_ request: ModelRequest, _ endpoint: ModelEndpoint) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("model", endpoint.model)
            writer.member("stream", true)
            writer.member("max_tokens", endpoint.maximumOutputTokens)
            if !request.system.isEmpty { writer.member("system", request.system) }
            writer.array("messages") { array in
                for turn in Self.turns(request.messages) {
                    array.object { object in
                        object.member("role", turn.role)
                        object.array("content") { content in
                            for message in turn.messages { Self.write(message, request, to: &content) }
                        }
                    }
                }
            }
            var tools = request.tools
            if let output = request.output {
                tools.append(
                    ModelRequest.Tool(
                        name: output.name, description: "Gives the answer. Call it once, with the whole answer.",
                        parameters: output.schema))
                writer.member("tool_choice") { $0.member("type", "any") }
            }
            guard !tools.isEmpty else { return }
            writer.array("tools") { array in
                for tool in tools {
                    array.object {
                        $0.member("name", tool.name)
                        $0.member("description", tool.description)
                        $0.member("input_schema", json: tool.parameters)
                    }
                }
            }
        }
    }

    /// Roles take turns: the results of several tools, and what the user says after them, are one message.
    private static func turns(
        _ messages: [ModelMessage]
    ) -> [(role: String, messages: [ModelMessage])] {
        var turns: [(role: String, messages: [ModelMessage])] = []
        for message in messages {
            let role = if case .assistant = message { "assistant" } else { "user" }
            if turns.last?.role == role {
                turns[turns.count - 1].messages.append(message)
            } else {
                turns.append((role, [message]))
            }
        }
        return turns
    }

    private static func write(_ message: ModelMessage, _ request: ModelRequest, to array: inout JSONWriter) {
        func text(_ text: String) {
            // The API refuses empty texts.
            guard !text.isEmpty else { return }
            array.object {
                $0.member("type", "text")
                $0.member("text", text)
            }
        }
        switch message {
        case .user(let words): text(words)
        case .assistant(let words, let calls):
            text(words)
            for call in calls {
                array.object {
                    $0.member("type", "tool_use")
                    $0.member("id", call.id)
                    $0.member("name", call.name)
                    let input = (try? JSONObject(Array(call.arguments.utf8)))?.bytes ?? Array("{}".utf8)
                    $0.member("input", json: input)
                }
            }
        case .toolResult(let id, let result):
            array.object {
                $0.member("type", "tool_result")
                $0.member("tool_use_id", id)
                $0.member("content", result)
            }
        }
    }
}
