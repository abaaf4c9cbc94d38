import Shared
import Testing

@testable import AgentWorker

@Suite struct JSONEscapingTests {
    @Test(arguments: ["", "plain", "\"\\\n\r\t", "\u{1}\u{1f}\u{8}", "ä€😀", "mixed \u{0} \" ä"])
    func theLengthIsThatOfWhatIsWritten(text: String) {
        var bytes: [UInt8] = []
        JSONWriter.append(text, to: &bytes)
        #expect(Array(text.utf8).withUnsafeBytes { JSONEscaping.length(of: $0) } == bytes.count - 2)
    }

    @Test func whatIsNotUTF8HasNoLength() {
        #expect([UInt8]([0xC3, 0x28]).withUnsafeBytes { JSONEscaping.length(of: $0) } == nil)
    }
}
