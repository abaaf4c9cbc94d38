import Foundation
import Glibc

/// One connection of a ``ScriptedModelServer``: reads requests and writes answers in one of the two wire formats.
struct ModelServerConnection {
    enum Outcome { case next, close, abandoned }

    let descriptor: Int32
    let isAnthropic: Bool

    // MARK: Reading

    /// The next request; nil where the client closed or sent what is not one.
    static func readRequest(_ descriptor: Int32) -> ScriptedModelServer.Request? {
        var bytes: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while bytes.firstRange(of: end) == nil {
            guard let more = self.read(descriptor) else { return nil }
            bytes += more
        }
        guard let range = bytes.firstRange(of: end) else { return nil }
        let lines = String(decoding: bytes[..<range.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1] }
        }
        var body = Array(bytes[range.upperBound...])
        let length = Int(headers["content-length"] ?? "0") ?? 0
        while body.count < length {
            guard let more = self.read(descriptor) else { return nil }
            body += more
        }
        let words = lines.first?.split(separator: " ").map(String.init) ?? []
        return ScriptedModelServer.Request(
            path: words.count > 1 ? words[1] : "", headers: headers, body: (try? JSONValue(parsing: body)) ?? .null)
    }

    private static func read(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    // MARK: Writing

    func perform(_ behaviour: ScriptedModelServer.Behaviour, outputTool: String?) -> Outcome {
        switch behaviour {
        case .text(let text, let piece): return self.stream(text, piece: piece, outputTool: outputTool)
        case .slow(let text, let pause): return self.stream(text, piece: 40, pause: pause, outputTool: outputTool)
        case .toolCall(let name, let arguments):
            guard self.head() else { return .abandoned }
            let events =
                self.isAnthropic
                ? AnthropicEvents.toolCall(name, arguments) : OpenAIEvents.toolCall(name, arguments)
            return self.send(events.joined()) && self.send("0\r\n\r\n", framed: false) ? .next : .abandoned
        case .cutOff(let text):
            guard self.head() else { return .abandoned }
            _ = self.send(self.start(outputTool) + self.delta(text))
            return .close
        case .status(let status, let headers, let body):
            let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
            let text = "HTTP/1.1 \(status) Scripted\r\ncontent-length: \(body.utf8.count)\r\n\(lines)\r\n\(body)"
            return self.send(text, framed: false) ? .next : .abandoned
        case .notJSON:
            guard self.head() else { return .abandoned }
            return self.send("data: {oops\n\n") && self.send("0\r\n\r\n", framed: false) ? .next : .abandoned
        case .notStreamed:
            let text = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nhi"
            return self.send(text, framed: false) ? .next : .abandoned
        case .hangs: return self.waitForClose()
        case .hangsInStream(let text):
            guard self.head(), self.send(self.start(outputTool) + self.delta(text)) else { return .abandoned }
            return self.waitForClose()
        case .closes: return .close
        case .huge(let bytes):
            guard self.head(), self.send(self.start(outputTool)) else { return .abandoned }
            let piece = self.delta(String(repeating: "x", count: 16 << 10))
            for _ in 0..<(bytes >> 14) where !self.send(piece) { return .abandoned }
            return self.send(self.end(outputTool)) && self.send("0\r\n\r\n", framed: false) ? .next : .abandoned
        case .errorInStream(let type):
            guard self.head() else { return .abandoned }
            let error = #"{"type":"error","error":{"type":"\#(type)","message":"scripted"}}"#
            _ = self.send(self.start(outputTool) + self.delta("{") + "event: error\ndata: \(error)\n\n")
            return .close
        }
    }

    private func stream(_ text: String, piece: Int, pause: Duration? = nil, outputTool: String?) -> Outcome {
        guard self.head(), self.send(self.start(outputTool)) else { return .abandoned }
        var rest = Substring(text)
        while !rest.isEmpty {
            if let pause, !self.rests(pause) { return .abandoned }
            guard self.send(self.delta(String(rest.prefix(piece)))) else { return .abandoned }
            rest = rest.dropFirst(piece)
        }
        return self.send(self.end(outputTool)) && self.send("0\r\n\r\n", framed: false) ? .next : .abandoned
    }

    private func start(_ outputTool: String?) -> String {
        self.isAnthropic ? AnthropicEvents.start(outputTool) : OpenAIEvents.start
    }

    private func delta(_ text: String) -> String {
        self.isAnthropic ? AnthropicEvents.delta(text) : OpenAIEvents.delta(text)
    }

    private func end(_ outputTool: String?) -> String {
        self.isAnthropic ? AnthropicEvents.end(outputTool) : OpenAIEvents.end
    }

    private func head() -> Bool {
        self.send(
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n", framed: false)
    }

    /// - Parameter framed: As one chunk of a chunked body.
    private func send(_ text: String, framed: Bool = true) -> Bool {
        let bytes = Array((framed ? "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n" : text).utf8)
        var start = 0
        while start < bytes.count {
            let sent = bytes.withUnsafeBytes {
                Glibc.send(self.descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }

    /// Waits; false where the client went meanwhile.
    private func rests(_ pause: Duration) -> Bool {
        let (seconds, attoseconds) = pause.components
        var descriptors = pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&descriptors, 1, Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000)) == 0
    }

    private func waitForClose() -> Outcome {
        while Self.read(self.descriptor) != nil {}
        return .abandoned
    }
}

/// Events of an OpenAI-compatible stream.
private enum OpenAIEvents {
    static let start = Self.chunk(#"{"role":"assistant","content":""}"#)

    static func delta(_ text: String) -> String { self.chunk(#"{"content":\#(JSONValue.literal(text))}"#) }

    static let end =
        Self.chunk("{}", finish: #""stop""#)
        + "data: {\"model\":\"scripted-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20}}\n\n"
        + "data: [DONE]\n\n"

    /// The arguments come in two pieces.
    static func toolCall(_ name: String, _ arguments: String) -> [String] {
        let (first, second) = (arguments.prefix(5), arguments.dropFirst(5))
        return [
            self.chunk(
                #"{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"\#(name)","arguments":\#(JSONValue.literal(String(first)))}}]}"#
            ),
            self.chunk(
                #"{"tool_calls":[{"index":0,"function":{"arguments":\#(JSONValue.literal(String(second)))}}]}"#),
            self.chunk("{}", finish: #""tool_calls""#), "data: [DONE]\n\n",
        ]
    }

    private static func chunk(_ delta: String, finish: String = "null") -> String {
        "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"scripted-1\",\"choices\":"
            + "[{\"index\":0,\"delta\":\(delta),\"finish_reason\":\(finish)}]}\n\n"
    }
}

/// Events of Anthropic's stream.
private enum AnthropicEvents {
    static func start(_ outputTool: String?) -> String {
        self.begin
            + self.event(
                "content_block_start",
                outputTool.map {
                    #""index":0,"content_block":{"type":"tool_use","id":"toolu_out","name":"\#($0)","input":{}}"#
                } ?? #""index":0,"content_block":{"type":"text","text":""}"#)
            + self.event("ping", "")
    }

    private static let begin = Self.event(
        "message_start",
        #""message":{"id":"m","model":"scripted-1","usage":{"input_tokens":100,"output_tokens":1}}"#)

    /// Which of the two members is read is the block's to say.
    static func delta(_ text: String) -> String {
        let literal = JSONValue.literal(text)
        return self.event(
            "content_block_delta",
            #""index":0,"delta":{"type":"delta","text":\#(literal),"partial_json":\#(literal)}"#)
    }

    static func end(_ outputTool: String?) -> String {
        self.event("content_block_stop", #""index":0"#)
            + self.event(
                "message_delta",
                #""delta":{"stop_reason":"\#(outputTool == nil ? "end_turn" : "tool_use")"},"usage":{"output_tokens":20}"#
            )
            + self.event("message_stop", "")
    }

    static func toolCall(_ name: String, _ arguments: String) -> [String] {
        [
            self.begin,
            self.event(
                "content_block_start",
                #""index":0,"content_block":{"type":"tool_use","id":"toolu_a","name":"\#(name)","input":{}}"#),
            self.delta(String(arguments.prefix(5))), self.delta(String(arguments.dropFirst(5))),
            self.event("content_block_stop", #""index":0"#),
            self.event("message_delta", #""delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":20}"#),
            self.event("message_stop", ""),
        ]
    }

    private static func event(_ type: String, _ members: String) -> String {
        "event: \(type)\ndata: {\"type\":\"\(type)\"\(members.isEmpty ? "" : ",\(members)")}\n\n"
    }
}
