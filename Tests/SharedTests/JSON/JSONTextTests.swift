import Foundation
import Shared
import Testing

@Suite("JSON's text forms")
struct JSONTextTests {
    private func string(_ literal: String) -> String? { Array(literal.utf8).withUnsafeBytes(JSONText.string) }
    private func integer(_ text: String) -> Int? { Array(text.utf8).withUnsafeBytes(JSONText.integer) }

    @Test(
        "reads escapes",
        arguments: [
            (#""""#, ""), (#""abc""#, "abc"), (#""\"\\\/""#, "\"\\/"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
            (#""\u0041\u00e9\u65E5\uFFFD""#, "Aé日\u{FFFD}"), (#""\u0000""#, "\0"), (#""\uD83D\uDE82""#, "🚂"),
            (#""\ud800\udc00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"), (#""a\nb""#, "a\nb"), (#""é\u00e9""#, "éé"),
            (#""\\u0041""#, #"\u0041"#), ("\"\u{7F}\"", "\u{7F}"),
        ])
    func escapes(_ literal: String, _ expected: String) {
        #expect(self.string(literal) == expected)
    }

    @Test(
        "gives nothing for what is not a literal",
        arguments: [
            "", "\"", #""\""#, #""\u12""#, #""\uD800""#, #""\uD800\u0041""#, #""\uDC00""#, #""\uD800xxDC00""#, #""\q""#,
        ])
    func notLiterals(_ literal: String) {
        #expect(self.string(literal) == nil)
    }

    @Test("gives nothing for bytes that are not UTF-8")
    func invalidUTF8() {
        #expect(([0x22, 0xFF, 0x22] as [UInt8]).withUnsafeBytes(JSONText.string) == nil)
        #expect((Array(#""\n"#.utf8) + [0xC3, 0x22]).withUnsafeBytes(JSONText.string) == nil)
    }

    @Test("every scalar of the first plane, escaped and not, as Foundation reads it")
    func everyUnit() throws {
        for value in UInt32(0)...0xFFFF {
            let literal = "\"\\u" + String(value + 0x10000, radix: 16).dropFirst() + "\""
            let expected = Unicode.Scalar(value).map { String(Character($0)) }
            if self.string(literal) != expected { Issue.record("\(literal)") }
            // The scanner and the reader agree on what is a literal.
            if (scanError(literal) == nil) != (expected != nil) { Issue.record("\(literal) in the scanner") }
        }
    }

    @Test(
        "whole numbers of 64 bits",
        arguments: [
            ("0", 0), ("-0", 0), ("1", 1), ("-1", -1), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.0", nil), ("1e3", nil), ("", nil),
            ("x", nil),
        ])
    func integers(_ text: String, _ expected: Int?) {
        #expect(self.integer(text) == expected)
    }
}
