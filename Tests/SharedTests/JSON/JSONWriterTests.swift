import Foundation
import Shared
import TestSupport
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    private func text(_ body: (inout JSONWriter) -> Void) -> String {
        String(decoding: JSONWriter.object(body), as: UTF8.self)
    }

    @Test("commas stand between members and elements and nowhere else")
    func commas() {
        #expect(self.text { _ in } == "{}")
        #expect(self.text { $0.member("a", 1) } == #"{"a":1}"#)
        let text = self.text { object in
            object.member("a", "x")
            object.member(ifPresent: "no", nil)
            object.member(ifPresent: "b", "y")
            object.member("c") { $0.member("d", true) }
            object.member("e") { _ in }
            object.array("f") { array in
                array.value("g")
                array.value(2)
                array.object { $0.member("h", false) }
                array.array { _ in }
                array.null()
                array.value(1.5)
            }
            object.member("i", json: Array("[1]".utf8))
            object.key("j")
            object.null()
            object.member("k", 2)
        }
        #expect(
            text
                == #"{"a":"x","b":"y","c":{"d":true},"e":{},"f":["g",2,{"h":false},[],null,1.5],"i":[1],"j":null,"k":2}"#
        )
        #expect(scanError(text) == nil)
    }

    @Test("every scalar up to U+FFFF and some beyond come back from this reader and from Foundation's")
    func strings() throws {
        var all = "\u{10000}\u{1F682}\u{10FFFF}"
        for value in UInt32(0)...0xFFFF { if let scalar = Unicode.Scalar(value) { all.unicodeScalars.append(scalar) } }
        let bytes = JSONWriter.object { $0.member(all, all) }
        #expect(scanError(bytes) == nil)
        let object = try JSONObject(bytes)
        let key = try #require(object.members.first?.key)
        let literal = [0x22] + Array(bytes[key]) + [0x22]
        let readKey = try #require(literal.withUnsafeBytes(JSONText.string))
        #expect(Array(readKey.utf8) == Array(all.utf8))
        let value = bytes[try #require(object.members.first?.value)]
        let readValue = try #require(Array(value).withUnsafeBytes(JSONText.string))
        #expect(Array(readValue.utf8) == Array(all.utf8))
        let foundation = try JSONDecoder().decode([String: String].self, from: Data(bytes))
        #expect(foundation.values.first.map { Array($0.utf8) } == Array(all.utf8))
    }

    @Test("what has to be escaped is found wherever it stands")
    func everyPosition() throws {
        for length in 1...20 {
            for position in 0..<length {
                for special: UInt8 in [0x00, 0x1F, 0x22, 0x5C, 0x7F, 0x20] {
                    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: length)
                    bytes[position] = special
                    let text = String(decoding: bytes, as: UTF8.self)
                    let written = JSONWriter.object { $0.member("k", text) }
                    #expect(scanError(written) == nil)
                    #expect(try JSONObject(written).string("k") == text)
                }
            }
        }
    }

    @Test("control characters are escaped", arguments: UInt8(0)..<0x20)
    func control(_ byte: UInt8) throws {
        var bytes: [UInt8] = []
        JSONWriter.append(String(decoding: [byte], as: UTF8.self), to: &bytes)
        #expect(scanError(bytes) == nil)
        #expect(bytes.count >= 4)
        #expect(bytes.withUnsafeBytes(JSONText.string) == String(decoding: [byte], as: UTF8.self))
    }

    @Test("integers and fractions read back as the same value")
    func numbers() throws {
        var random = SeededGenerator(seed: 7)
        var doubles: [Double] = [
            0, -0.0, 1, -1, 0.1, 1e16, 1e-7, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
            .leastNormalMagnitude,
            123456789.125,
        ]
        for _ in 0..<1_000 { doubles.append(Double(bitPattern: random.next())) }
        for value in doubles where value.isFinite {
            let bytes = JSONWriter.object { $0.member("v", value) }
            #expect(scanError(bytes) == nil, "\(value)")
            #expect(try JSONDecoder().decode([String: Double].self, from: Data(bytes))["v"] == value)
        }
        for value in [Int.min, -1, 0, 1, Int.max] {
            let bytes = JSONWriter.object { $0.member("v", value) }
            #expect(try JSONObject(bytes).integer("v") == value)
        }
    }

    @Test("what JSON cannot say is null", arguments: [Double.nan, .infinity, -.infinity])
    func notNumbers(_ value: Double) {
        #expect(self.text { $0.member("v", value) } == #"{"v":null}"#)
    }
}
