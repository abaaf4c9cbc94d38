/// One event of a `text/event-stream`.
struct ServerSentEvent: Equatable, Sendable {
    /// The `event` field; empty where there was none, which means `message`.
    var name = ""
    /// The `data` fields with line feeds between them.
    var data: [UInt8] = []
}

/// Decodes a `text/event-stream` from bytes that come cut up anyhow (WHATWG HTML, section 9.2.6).
///
/// Lines end with CR, LF or both; a byte-order mark at the beginning, comments, and the fields `id` and `retry`, which
/// are for clients that reconnect, are skipped. An event that the stream's end cuts off is none.
struct ServerSentEvents {
    /// More than this of one event is no event of a model.
    struct TooLarge: Error, Equatable {
        let limit: Int
    }

    private let limit: Int
    private var line: [UInt8] = []
    private var event = ServerSentEvent()
    private var hasData = false
    /// The last byte was a CR: a LF right after it belongs to it.
    private var endsWithReturn = false
    private var isFirstLine = true

    /// - Parameter limit: Bytes that one line, and the data of one event, may have.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes more of the stream and returns the events that are complete now.
    ///
    /// - Throws: ``TooLarge``; the stream cannot be read on then.
    mutating func append(_ bytes: some Sequence<UInt8>) throws(TooLarge) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            if self.endsWithReturn {
                self.endsWithReturn = false
                if byte == 0x0A { continue }
            }
            guard byte == 0x0A || byte == 0x0D else {
                guard self.line.count < self.limit else { throw TooLarge(limit: self.limit) }
                self.line.append(byte)
                continue
            }
            self.endsWithReturn = byte == 0x0D
            if let event = try self.endLine() { events.append(event) }
        }
        return events
    }

    private mutating func endLine() throws(TooLarge) -> ServerSentEvent? {
        var line = self.line[...]
        if self.isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        self.isFirstLine = false
        defer { self.line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else { return self.dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        let field = line[..<colon]
        var value = colon == line.endIndex ? line[colon...] : line[(colon + 1)...]
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        if field.elementsEqual("data".utf8) {
            guard self.event.data.count + value.count < self.limit else { throw TooLarge(limit: self.limit) }
            if self.hasData { self.event.data.append(0x0A) }
            self.event.data += value
            self.hasData = true
        } else if field.elementsEqual("event".utf8) {
            self.event.name = String(decoding: value, as: UTF8.self)
        }
        return nil
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            self.event = ServerSentEvent()
            self.hasData = false
        }
        return self.hasData ? self.event : nil
    }
}
