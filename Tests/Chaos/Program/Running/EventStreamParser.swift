import TestSupport

/// Takes Server-Sent Events apart, wherever the pieces are cut.
struct EventStreamParser {
    struct Event {
        var name: String?
        /// Of `id: EPOCH:SEQ`.
        var epoch: Int?
        var data: JSONValue
    }

    private var bytes: [UInt8] = []

    /// - Returns: The events that end in these bytes.
    /// - Throws: Where an event's data is not JSON.
    mutating func take(_ piece: [UInt8]) throws -> [Event] {
        self.bytes += piece
        var events: [Event] = []
        var start = 0
        var index = 0
        while index + 1 < self.bytes.count {
            if self.bytes[index] == 0x0A, self.bytes[index + 1] == 0x0A {
                if let event = try Self.event(self.bytes[start..<index]) { events.append(event) }
                start = index + 2
                index = start
            } else {
                index += 1
            }
        }
        self.bytes.removeFirst(start)
        return events
    }

    /// nil for a comment, or where there is no data.
    private static func event(_ block: ArraySlice<UInt8>) throws -> Event? {
        var event = Event(data: .null)
        var hasData = false
        for line in block.split(separator: 0x0A) {
            if line.starts(with: "data: ".utf8) {
                event.data = try JSONValue(parsing: line.dropFirst(6))
                hasData = true
            } else if line.starts(with: "id: ".utf8) {
                let id = String(decoding: line.dropFirst(4), as: UTF8.self)
                event.epoch = id.split(separator: ":").first.flatMap { Int($0) }
            } else if line.starts(with: "event: ".utf8) {
                event.name = String(decoding: line.dropFirst(7), as: UTF8.self)
            }
        }
        return hasData ? event : nil
    }
}
