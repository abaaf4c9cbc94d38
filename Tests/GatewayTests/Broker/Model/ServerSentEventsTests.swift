import TestSupport
import Testing

@testable import Gateway

@Suite struct ServerSentEventsTests {
    private static let text =
        "\u{FEFF}: a comment\n\nevent: start\ndata: one\n\ndata:two\r\ndata: three\r\n\r\nid: 7\rretry: 5\rdata\rdata: é\r\r"
        + "event: empty\n\ndata: cut off"

    private static let events = [
        ServerSentEvent(name: "start", data: Array("one".utf8)),
        ServerSentEvent(data: Array("two\nthree".utf8)), ServerSentEvent(data: Array("\né".utf8)),
    ]

    @Test func whole() throws {
        var decoder = ServerSentEvents(limit: 1000)
        #expect(try decoder.append(Self.text.utf8) == Self.events)
    }

    @Test func byteByByte() throws {
        var decoder = ServerSentEvents(limit: 1000)
        #expect(try Self.text.utf8.flatMap { try decoder.append([$0]) } == Self.events)
    }

    @Test(arguments: 0..<64)
    func cutUpAnyhow(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var decoder = ServerSentEvents(limit: 1000)
        var rest = Array(Self.text.utf8)[...]
        var events: [ServerSentEvent] = []
        while !rest.isEmpty {
            let count = Int.random(in: 1...min(7, rest.count), using: &random)
            events += try decoder.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        #expect(events == Self.events)
    }

    @Test func aLineOverTheLimitEndsIt() throws {
        var decoder = ServerSentEvents(limit: 16)
        #expect(throws: ServerSentEvents.TooLarge(limit: 16)) {
            try decoder.append(String(repeating: "x", count: 17).utf8)
        }
        var lines = ServerSentEvents(limit: 16)
        #expect(throws: ServerSentEvents.TooLarge(limit: 16)) {
            try lines.append(String(repeating: "data: 12345\n", count: 4).utf8)
        }
    }
}
