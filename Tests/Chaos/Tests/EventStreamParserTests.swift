import TestSupport
import Testing

@testable import Chaos

@Suite struct EventStreamParserTests {
    /// Wherever the stream is cut, the same events come out.
    @Test func everyCut() throws {
        let text = """
            retry: 1000\n\n: alive\n\nevent: reset\ndata: {"epoch":2,"first":5}\n\nid: 2:5\ndata: {"seq":5}\n\n
            """
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var parser = EventStreamParser()
            let events = try parser.take(Array(bytes[..<cut])) + parser.take(Array(bytes[cut...]))
            #expect(events.map(\.name) == ["reset", nil])
            #expect(events.map(\.epoch) == [nil, 2])
            #expect(events.map { $0.data["first"].integer ?? $0.data["seq"].integer } == [5, 5])
        }
    }
}
