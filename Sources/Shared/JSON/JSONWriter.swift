/// Appends one JSON text to an array of bytes, member by member, with the commas and escapes right.
public struct JSONWriter {
    public private(set) var bytes: [UInt8]
    /// Whether the next member or element needs a comma before it.
    private var needsComma = false

    public init(reservingCapacity capacity: Int = 256) {
        self.bytes = []
        self.bytes.reserveCapacity(capacity)
    }

    /// Writes an object and returns its bytes.
    public static func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(body)
        return writer.bytes
    }

    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        self.open(UInt8(ascii: "{"))
        body(&self)
        self.close(UInt8(ascii: "}"))
    }

    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        self.open(UInt8(ascii: "["))
        body(&self)
        self.close(UInt8(ascii: "]"))
    }

    public mutating func key(_ name: String) {
        self.comma()
        Self.append(name, to: &self.bytes)
        self.bytes.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    public mutating func member(_ name: String, _ value: String) {
        self.key(name)
        self.value(value)
    }

    /// Leaves the member out where the value is nil.
    public mutating func member(ifPresent name: String, _ value: String?) {
        if let value { self.member(name, value) }
    }

    public mutating func member(_ name: String, _ value: Int) {
        self.key(name)
        self.value(value)
    }

    public mutating func member(_ name: String, _ value: Bool) {
        self.key(name)
        self.raw(value ? "true" : "false")
    }

    public mutating func member(_ name: String, _ time: Timestamp) {
        self.key(name)
        self.bytes.append(UInt8(ascii: "\""))
        time.append(to: &self.bytes)
        self.bytes.append(UInt8(ascii: "\""))
        self.needsComma = true
    }

    /// A member whose value is JSON text already.
    public mutating func member(_ name: String, json: some Collection<UInt8>) {
        self.key(name)
        self.value(json: json)
    }

    public mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
        self.key(name)
        self.object(body)
    }

    /// A member whose value is an array.
    public mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
        self.key(name)
        self.array(body)
    }

    public mutating func value(_ value: String) {
        self.comma()
        Self.append(value, to: &self.bytes)
        self.needsComma = true
    }

    public mutating func value(_ value: Int) {
        self.raw(String(value))
    }

    public mutating func value(json: some Collection<UInt8>) {
        self.comma()
        self.bytes.append(contentsOf: json)
        self.needsComma = true
    }

    public mutating func null() {
        self.raw("null")
    }

    /// A finite number in the shortest form that reads back as the same value; null for what JSON cannot say.
    public mutating func value(_ value: Double) {
        self.raw(value.isFinite ? value.description : "null")
    }

    public mutating func member(_ name: String, _ value: Double) {
        self.key(name)
        self.value(value)
    }

    private mutating func raw(_ text: String) {
        self.comma()
        self.bytes.append(contentsOf: text.utf8)
        self.needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        self.comma()
        self.bytes.append(bracket)
        self.needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        self.bytes.append(bracket)
        self.needsComma = true
    }

    private mutating func comma() {
        if self.needsComma { self.bytes.append(UInt8(ascii: ",")) }
    }

    /// Appends `string` as a JSON string literal, quotes included (RFC 8259, section 7).
    public static func append(_ string: String, to bytes: inout [UInt8]) {
        var string = string
        string.withUTF8 { Self.append(UnsafeRawBufferPointer($0), to: &bytes) }
    }

    private static func append(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        while true {
            let end = PlainText.end(of: text, from: start)
            if end > start { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start..<end])) }
            guard end < text.count else { break }
            Self.appendEscape(of: text[end], to: &bytes)
            start = end + 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(Self.hexDigits[Int(byte >> 4)])
            bytes.append(Self.hexDigits[Int(byte & 15)])
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
