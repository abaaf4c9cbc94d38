import Shared
import Testing

@Suite("JSON grammar (RFC 8259)")
struct JSONScannerGrammarTests {
    static let valid: [String] = [
        "{}", "[]", "\"\"", "0", "-0", "true", "false", "null", " \t\r\n{ \t\r\n} \t\r\n", "[ ]", "[\n]",
        #"{"a":1}"#, #"{ "a" : 1 , "b" : [ 1 , 2 ] }"#, #"{"":""}"#, #"{"a":1,"a":2}"#, "[1,2,3]", "[[],{},[[]]]",
        "1", "10", "123456789012345678901234567890", "-1", "-10.5", "0.5", "0.0", "1e1", "1E1", "1e+1", "1e-1", "0e0",
        "0E-0", "-0.0e+00", "1.5E007", "1e999999",
        #""\"\\\/\b\f\n\r\t""#, #""\u0000\u0041\u00e9\uFFFF\uabCD""#, #""\uD834\uDD1E""#, #""\udbff\udfff""#,
        "\"\u{7F}\"", "\"\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"", "\"é 日本 🚂\"", "\"/\"", "\"'\"",
        #"{"\u0061":{"b":[true,false,null,"x",-1.5e3]}}"#, #"["a","b" ,"c"]"#,
    ]

    @Test("accepts", arguments: valid)
    func accepts(_ text: String) {
        #expect(scanError(text) == nil)
    }

    typealias Reason = JSONSyntaxError.Reason

    /// A text, why it is wrong, and at which byte.
    static let invalid: [(text: String, reason: Reason, offset: Int)] = [
        ("", .endOfInput, 0), (" ", .endOfInput, 1), ("{", .endOfInput, 1), ("[", .endOfInput, 1),
        ("\"", .endOfInput, 1),
        ("{\"a\"", .endOfInput, 4), ("{\"a\":", .endOfInput, 5), ("{\"a\":1", .endOfInput, 6),
        ("{\"a\":1,", .endOfInput, 7),
        ("[1", .endOfInput, 2), ("[1,", .endOfInput, 3), ("\"a", .endOfInput, 2), ("\"\\", .endOfInput, 2),
        ("\"\\u", .endOfInput, 3), ("\"\\u00", .endOfInput, 5), ("t", .endOfInput, 1), ("tru", .endOfInput, 3),
        ("fals", .endOfInput, 4), ("nul", .endOfInput, 3),
        ("x", .unexpectedByte, 0), ("}", .unexpectedByte, 0), ("]", .unexpectedByte, 0), (",", .unexpectedByte, 0),
        (":", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0), ("{a:1}", .unexpectedByte, 1),
        ("{'a':1}", .unexpectedByte, 1), ("{1:1}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5),
        ("{\"a\"::1}", .unexpectedByte, 5), ("{\"a\":}", .unexpectedByte, 5), ("{\"a\":1,}", .unexpectedByte, 7),
        ("{,}", .unexpectedByte, 1), ("{\"a\":1 \"b\":2}", .unexpectedByte, 7), ("{\"a\":1]", .unexpectedByte, 6),
        ("[1,]", .unexpectedByte, 3), ("[,]", .unexpectedByte, 1), ("[1 2]", .unexpectedByte, 3),
        ("[1}", .unexpectedByte, 2), ("[1,,2]", .unexpectedByte, 3), ("True", .unexpectedByte, 0),
        ("tRue", .unexpectedByte, 1), ("nulL", .unexpectedByte, 3), ("falsf", .unexpectedByte, 4),
        ("NaN", .unexpectedByte, 0), ("Infinity", .unexpectedByte, 0), ("undefined", .unexpectedByte, 0),
        (".5", .unexpectedByte, 0), ("+1", .unexpectedByte, 0), ("/* c */1", .unexpectedByte, 0),
        ("\u{A0}1", .unexpectedByte, 0), ("\u{FEFF}1", .unexpectedByte, 0), ("\u{0B}1", .unexpectedByte, 0),
        ("\u{0C}1", .unexpectedByte, 0), ("\0", .unexpectedByte, 0),
        ("-", .invalidNumber, 0), ("-x", .invalidNumber, 0), ("1.", .invalidNumber, 0), ("1.e1", .invalidNumber, 0),
        ("1e", .invalidNumber, 0), ("1e+", .invalidNumber, 0), ("1E-", .invalidNumber, 0), ("[-.5]", .invalidNumber, 1),
        ("-Infinity", .invalidNumber, 0), ("[1.a]", .invalidNumber, 1),
        ("01", .trailingBytes, 1), ("-01", .trailingBytes, 2), ("1.5.2", .trailingBytes, 3),
        ("0x10", .trailingBytes, 1),
        ("1_000", .trailingBytes, 1), ("truex", .trailingBytes, 4), ("{} {}", .trailingBytes, 3),
        ("[]]", .trailingBytes, 2),
        ("\"a\"b", .trailingBytes, 3), ("1 //", .trailingBytes, 2), ("{}\0", .trailingBytes, 2),
        ("\"\n\"", .invalidString, 1), ("\"\t\"", .invalidString, 1), ("\"\0\"", .invalidString, 1),
        ("\"\u{1F}\"", .invalidString, 1), (#""\x""#, .invalidString, 1), (#""\'""#, .invalidString, 1),
        (#""\0""#, .invalidString, 1), (#""\U0041""#, .invalidString, 1), (#""\u004g""#, .invalidString, 1),
        (#""\u00-1""#, .invalidString, 1), (#""\u 041""#, .invalidString, 1), (#""\uD800""#, .invalidString, 1),
        (#""\uD800x""#, .invalidString, 1), (#""\uD800\n""#, .invalidString, 1),
        (#""\uD800\u0041""#, .invalidString, 1),
        (#""\uD800\uD800""#, .invalidString, 1), (#""\uDC00""#, .invalidString, 1),
        (#""\uDFFF\uD800""#, .invalidString, 1),
    ]

    @Test("refuses, and says why and where", arguments: invalid)
    func refuses(_ text: String, _ reason: Reason, _ offset: Int) {
        #expect(scanError(text) == JSONSyntaxError(reason, at: offset))
    }

    @Test("every cut of a text that does not end early is the end of the input")
    func everyCut() {
        let text = Array(#"{"a":[true,null,"x\u00e9\ud834\udd1eé",{"b":""}],"c":false}"#.utf8)
        #expect(scanError(text) == nil)
        for cut in 0..<text.count {
            let error = scanError(Array(text[..<cut]))
            // A cut inside of é leaves bytes that are not UTF-8, one inside of a surrogate pair half a pair.
            #expect(error != nil, "cut at \(cut)")
            if let error { #expect(error.offset <= cut, "cut at \(cut)") }
        }
    }

    @Test("the depth limit counts objects and arrays alike", arguments: [("[", "]"), ("{\"a\":", "}")])
    func depth(_ open: String, _ close: String) {
        func nested(_ depth: Int) -> String {
            let inner = open == "[" ? "" : "1"
            return String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
        }
        #expect(scanError(nested(JSONScanner.maximumDepth)) == nil)
        let offset = open.utf8.count * JSONScanner.maximumDepth
        #expect(scanError(nested(JSONScanner.maximumDepth + 1)) == JSONSyntaxError(.tooDeep, at: offset))
        // Deep enough to overflow the stack of a reader that recurses without a limit.
        #expect(scanError(nested(1_000_000))?.reason == .tooDeep)
        #expect(scanError(String(repeating: open, count: 1_000_000))?.reason == .tooDeep)
    }

    @Test("depth is not used up by siblings")
    func siblings() {
        #expect(scanError("[" + String(repeating: "[],", count: 1000) + "[]]") == nil)
        let pair = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        #expect(scanError("[\(pair),\(pair)]") == nil)
    }

    @Test("errors read as sentences with a place")
    func description() {
        #expect(scanError("{\"a\" 1}")?.description == "unexpected character (at byte 5)")
        #expect(scanError("")?.description == "the text ends too early (at byte 0)")
    }
}
