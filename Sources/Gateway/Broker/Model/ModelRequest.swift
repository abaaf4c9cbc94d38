import Shared

/// What a worker asks of a model with `model.chat`, whatever API it goes to.
struct ModelRequest: Sendable {
    enum Message: Sendable {
        case user(String)
        case assistant(String, [ModelAnswer.ToolCall])
        case toolResult(callID: String, String)
    }

    struct Tool: Sendable {
        var name: String
        var description: String
        /// JSON Schema of its arguments.
        var parameters: [UInt8]
    }

    /// Structured output: JSON of that schema.
    struct Output: Sendable {
        var name: String
        var schema: [UInt8]
    }

    /// What is wrong with a worker's request, in a sentence for whoever writes that worker.
    struct Invalid: Error {
        let message: String
    }

    var system = ""
    var messages: [Message] = []
    var tools: [Tool] = []
    var output: Output?

    init(system: String = "", messages: [Message], tools: [Tool] = [], output: Output? = nil) {
        self.system = system
        self.messages = messages
        self.tools = tools
        self.output = output
    }

    /// - Throws: ``Invalid``
    init(_ parameters: JSONObject?) throws(Invalid) {
        guard let parameters, let messages = parameters.objects("messages"), !messages.isEmpty else {
            throw Invalid(message: "'messages' must be a list of at least one message.")
        }
        self.system = parameters.string("system") ?? ""
        for message in messages { self.messages.append(try Self.message(message)) }
        for tool in parameters.objects("tools") ?? [] {
            guard let name = tool.string("name"), Self.isName(name), let schema = tool.object("parameters") else {
                throw Invalid(message: "A tool needs a 'name' of 1 to 64 of A-Z a-z 0-9 _ - and its 'parameters'.")
            }
            self.tools.append(
                Tool(name: name, description: tool.string("description") ?? "", parameters: schema.bytes))
        }
        if let output = parameters.object("output") {
            guard let name = output.string("name"), Self.isName(name), let schema = output.object("schema") else {
                throw Invalid(message: "'output' needs a 'name' of 1 to 64 of A-Z a-z 0-9 _ - and its 'schema'.")
            }
            self.output = Output(name: name, schema: schema.bytes)
        }
    }

    private static func message(_ object: JSONObject) throws(Invalid) -> Message {
        guard let content = object.string("content") else {
            throw Invalid(message: "Each message needs its 'content', a string.")
        }
        switch object.string("role") {
        case "user": return .user(content)
        case "tool":
            guard let id = object.string("tool_call_id") else {
                throw Invalid(message: "A message of a tool needs the 'tool_call_id' that it answers.")
            }
            return .toolResult(callID: id, content)
        case "assistant":
            var calls: [ModelAnswer.ToolCall] = []
            for call in object.objects("tool_calls") ?? [] {
                guard let id = call.string("id"), let name = call.string("name"), Self.isName(name),
                    let arguments = call.string("arguments")
                else { throw Invalid(message: "A tool call needs 'id', 'name' and 'arguments'.") }
                calls.append(ModelAnswer.ToolCall(id: id, name: name, arguments: arguments))
            }
            return .assistant(content, calls)
        default: throw Invalid(message: "The 'role' of a message must be user, assistant or tool.")
        }
    }

    /// Both APIs take these names.
    private static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
