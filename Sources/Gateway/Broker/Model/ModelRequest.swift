import Shared

/// What a worker asks of a model with `model.chat`, whatever API it goes to.
struct ModelRequest: Sendable {
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
    var messages: [ModelMessage] = []
    var tools: [Tool] = []
    var output: Output?

    init(system: String = "", messages: [ModelMessage], tools: [Tool] = [], output: Output? = nil) {
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
        for message in messages {
            do throws(ModelMessage.Invalid) { self.messages.append(try ModelMessage(message)) } catch {
                throw Invalid(message: error.message)
            }
        }
        for tool in parameters.objects("tools") ?? [] {
            guard let name = tool.string("name"), ModelToolCall.isName(name), let schema = tool.object("parameters")
            else {
                throw Invalid(message: "A tool needs a 'name' of 1 to 64 of A-Z a-z 0-9 _ - and its 'parameters'.")
            }
            self.tools.append(
                Tool(name: name, description: tool.string("description") ?? "", parameters: schema.bytes))
        }
        if let output = parameters.object("output") {
            guard let name = output.string("name"), ModelToolCall.isName(name), let schema = output.object("schema")
            else {
                throw Invalid(message: "'output' needs a 'name' of 1 to 64 of A-Z a-z 0-9 _ - and its 'schema'.")
            }
            self.output = Output(name: name, schema: schema.bytes)
        }
    }
}
