import Shared
import Testing

@Suite("Members of a scanned object")
struct JSONScannerObjectTests {
    @Test("records each member's key, kind and value")
    func members() throws {
        let members = try scannedMembers(
            #" { "s" : "a\"b" , "n":-1.5e3,"o":{"x":[1]} , "a":[ {} ],"t":true,"f":false,"z":null,"\u0061":1 } "#)
        #expect(members.map(\.key) == ["s", "n", "o", "a", "t", "f", "z", #"\u0061"#])
        #expect(members.map(\.kind) == [.string, .number, .object, .array, .bool, .bool, .null, .number])
        #expect(
            members.map(\.value)
                == [#""a\"b""#, "-1.5e3", #"{"x":[1]}"#, "[ {} ]", "true", "false", "null", "1"])
    }

    @Test("keeps duplicates, and the last one is what is read")
    func duplicates() throws {
        let object = try JSONObject(Array(#"{"a":1,"b":2,"a":"three"}"#.utf8))
        #expect(object.members.count == 3)
        #expect(object.string("a") == "three")
        #expect(object.integer("a") == nil)
    }

    @Test("empties the array of members that it is given, also where the text is wrong")
    func reuse() throws {
        var members: [JSONMember] = []
        func scan(_ text: String) throws {
            try Array(text.utf8).withUnsafeBytes { _ = try JSONScanner.scanObject($0, into: &members) }
        }
        try scan(#"{"a":1,"b":2}"#)
        #expect(members.count == 2)
        try scan("{}")
        #expect(members.isEmpty)
        try scan(#"{"a":1}"#)
        #expect(throws: JSONSyntaxError(.notAnObject, at: 0)) { try scan("[]") }
        #expect(members.isEmpty)
    }

    @Test("only an object is an object", arguments: ["[]", "1", "\"{}\"", "null", " true", "x", "}"])
    func notAnObject(_ text: String) {
        let offset = text.hasPrefix(" ") ? 1 : 0
        #expect(throws: JSONSyntaxError(.notAnObject, at: offset)) { try JSONObject(Array(text.utf8)) }
    }

    @Test("an empty text ends too early, and text behind the object is refused")
    func aroundTheObject() {
        #expect(throws: JSONSyntaxError(.endOfInput, at: 0)) { try JSONObject([]) }
        #expect(throws: JSONSyntaxError(.trailingBytes, at: 2)) { try JSONObject(Array("{}{}".utf8)) }
        #expect(throws: JSONSyntaxError(.trailingBytes, at: 3)) { try JSONObject(Array("{} x".utf8)) }
    }

    @Test(
        "tells whether the text is one line",
        arguments: [
            (#"{"a":1}"#, false), (#"{"a":"\n"}"#, false), ("{\n}", true), ("{}\n", true), ("\r{}", true),
            ("{\"a\":[1,\n2]}", true), ("{\"a\"\n:1}", true), ("{ \t}", false),
        ])
    func lineBreaks(_ text: String, _ expected: Bool) throws {
        var members: [JSONMember] = []
        let found = try Array(text.utf8).withUnsafeBytes { try JSONScanner.scanObject($0, into: &members) }
        #expect(found == expected)
    }

    @Test("an array's elements, each without the white space around it")
    func elements() throws {
        let bytes = Array(#" [ 1 ,"a", [2,3] ,{"b":4}, null ] "#.utf8)
        var elements: [Range<Int>] = []
        try bytes.withUnsafeBytes { try JSONScanner.scanArray($0, into: &elements) }
        #expect(
            elements.map { String(decoding: bytes[$0], as: UTF8.self) } == ["1", #""a""#, "[2,3]", #"{"b":4}"#, "null"])
        #expect(throws: JSONSyntaxError.self) {
            try Array("{}".utf8).withUnsafeBytes { try JSONScanner.scanArray($0, into: &elements) }
        }
        #expect(elements.isEmpty)
        #expect(throws: JSONSyntaxError(.trailingBytes, at: 2)) {
            try Array("[]1".utf8).withUnsafeBytes { try JSONScanner.scanArray($0, into: &elements) }
        }
    }

    @Test("reads members by name and kind, and nothing where the kind is another")
    func typedMembers() throws {
        let object = try JSONObject(
            Array(#"{"s":"x","i":-7,"d":1.5,"b":true,"c":false,"z":null,"o":{"k":"v"},"a":["p","q"],"m":["p",1]}"#.utf8)
        )
        #expect(object.string("s") == "x")
        #expect(object.string("i") == nil)
        #expect(object.string("missing") == nil)
        #expect(object.integer("i") == -7)
        #expect(object.integer("d") == nil)
        #expect(object.integer("s") == nil)
        #expect(object.bool("b") == true)
        #expect(object.bool("c") == false)
        #expect(object.bool("z") == nil)
        #expect(object.object("o")?.string("k") == "v")
        #expect(object.object("a") == nil)
        #expect(object.strings("a") == ["p", "q"])
        #expect(object.strings("m") == nil)
        #expect(object.strings("o") == nil)
        #expect(object.json("z") == nil)
        #expect(object.json("missing") == nil)
        #expect(object.json("d").map { String(decoding: $0, as: UTF8.self) } == "1.5")
    }

    @Test("a deep object inside of a member is still readable on its own")
    func innerObject() throws {
        let depth = JSONScanner.maximumDepth - 1
        let inner = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        #expect(try JSONObject(Array("{\"o\":\(inner)}".utf8)).object("o") != nil)
    }
}
