import Testing

@testable import Gateway

@Suite struct WorkerOutputLinesTests {
    /// The lines of `pieces`, in the order in which they were complete, then what was left.
    private static func lines(_ pieces: [[UInt8]]) -> [String] {
        var lines = WorkerOutputLines()
        var found: [String] = []
        for piece in pieces { found += piece.withUnsafeBytes { lines.append($0) } }
        if let rest = lines.finish() { found.append(rest) }
        return found
    }

    private static func lines(_ text: String) -> [String] { self.lines([Array(text.utf8)]) }

    @Test(arguments: [
        ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\n", ["", ""]), ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb\n", ["a\rb"]), ("é😀\n", ["é😀"]), ("a\0b\n", ["a\0b"]),
    ])
    func linesEndWithALineFeed(_ text: String, _ expected: [String]) {
        #expect(Self.lines(text) == expected)
    }

    @Test func linesAreTheSameWhereverTheyAreCut() {
        let bytes = Array("first\r\nsecönd 😀\n\nlast".utf8)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let pieces = [Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...])]
                #expect(Self.lines(pieces) == ["first", "secönd 😀", "", "last"])
            }
        }
    }

    @Test func whatIsNotUTF8IsReplaced() {
        #expect(Self.lines([[0x61, 0xFF, 0x62, 0x0A, 0xE2, 0x82, 0x0A]]) == ["a\u{FFFD}b", "\u{FFFD}"])
    }

    @Test func aLongLineIsCutIntoPieces() {
        let longest = WorkerOutputLines.longestLine
        let lines = Self.lines(String(repeating: "x", count: longest * 2 + 5) + "\ny\n")
        #expect(lines.map(\.utf8.count) == [longest, longest, 5, 1])
    }

    @Test("a line as long as a piece was followed by an empty line")
    func aLineAsLongAsAPiece() {
        let line = String(repeating: "x", count: WorkerOutputLines.longestLine)
        #expect(Self.lines(line + "\ny\n") == [line, "y"])
        #expect(Self.lines(line + line + "\n\n") == [line, line, ""])
        #expect(Self.lines(line) == [line])
    }

    @Test("a long line was cut inside of a character", arguments: ["é", "€", "😀"])
    func charactersStayWhole(_ character: String) {
        for offset in 0..<4 {
            let text = String(repeating: "x", count: offset) + String(repeating: character, count: 10_000)
            let lines = Self.lines(text + "\n")
            #expect(lines.joined() == text)
            #expect(lines.allSatisfy { $0.utf8.count <= WorkerOutputLines.longestLine })
        }
    }

    @Test func bytesThatOnlyContinueCharactersAreCutAnywhere() {
        let bytes = [UInt8](repeating: 0x80, count: WorkerOutputLines.longestLine + 5)
        #expect(Self.lines([bytes]).joined().unicodeScalars.count == bytes.count)
    }

    @Test func nothingIsLostOfALongLine() {
        let text = String((0..<30_000).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
        #expect(Self.lines(text).joined() == text)
    }
}
