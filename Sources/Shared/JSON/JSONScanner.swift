/// A validating single pass over JSON text that records the members of the outermost object and builds nothing else.
///
/// The relay path reads every event of every worker through it, so it works on raw bytes and allocates only when the
/// caller's array of members must grow. It checks the whole grammar of RFC 8259, UTF-8 included.
public struct JSONScanner {
    /// Objects and arrays inside each other, the outermost included.
    public static let maximumDepth = 64

    private let bytes: UnsafeRawBufferPointer
    private var position: Int
    /// Whether white space outside of strings holds a line break, so that the text is not one line.
    public private(set) var hasLineBreak = false

    private init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// Scans one JSON object that takes up all of `bytes` (white space around it is allowed).
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - members: Is emptied, then receives the members in the order of the text, duplicates included.
    /// - Returns: Whether the text holds a line break outside of strings.
    @discardableResult
    public static func scanObject(
        _ bytes: UnsafeRawBufferPointer, into members: inout [JSONMember]
    ) throws(JSONSyntaxError) -> Bool {
        members.removeAll(keepingCapacity: true)
        var scanner = JSONScanner(bytes)
        scanner.skipWhitespace()
        guard scanner.peek() == UInt8(ascii: "{") else {
            throw JSONSyntaxError(bytes.isEmpty ? .endOfInput : .notAnObject, at: scanner.position)
        }
        try scanner.object(depth: 1) { members.append($0) }
        scanner.skipWhitespace()
        guard scanner.position == bytes.count else { throw JSONSyntaxError(.trailingBytes, at: scanner.position) }
        return scanner.hasLineBreak
    }

    /// Scans the elements of one JSON array that takes up all of `bytes`.
    public static func scanArray(
        _ bytes: UnsafeRawBufferPointer, into elements: inout [Range<Int>]
    ) throws(JSONSyntaxError) {
        elements.removeAll(keepingCapacity: true)
        var scanner = JSONScanner(bytes)
        scanner.skipWhitespace()
        guard scanner.peek() == UInt8(ascii: "[") else {
            throw JSONSyntaxError(.unexpectedByte, at: scanner.position)
        }
        try scanner.array(depth: 1) { elements.append($0) }
        scanner.skipWhitespace()
        guard scanner.position == bytes.count else { throw JSONSyntaxError(.trailingBytes, at: scanner.position) }
    }

    /// Checks that `bytes` is exactly one JSON value of any kind.
    public static func validateValue(_ bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
        var scanner = JSONScanner(bytes)
        scanner.skipWhitespace()
        _ = try scanner.value(depth: 0)
        scanner.skipWhitespace()
        guard scanner.position == bytes.count else { throw JSONSyntaxError(.trailingBytes, at: scanner.position) }
    }

    @inline(__always)
    private func peek() -> UInt8? {
        self.position < self.bytes.count ? self.bytes[self.position] : nil
    }

    @inline(__always)
    private mutating func skipWhitespace() {
        while self.position < self.bytes.count {
            switch self.bytes[self.position] {
            case 0x20, 0x09: self.position += 1
            case 0x0A, 0x0D:
                self.hasLineBreak = true
                self.position += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONMember.Kind {
        guard let byte = self.peek() else { throw JSONSyntaxError(.endOfInput, at: self.position) }
        switch byte {
        case UInt8(ascii: "\""):
            try self.string()
            return .string
        case UInt8(ascii: "{"):
            try self.object(depth: depth + 1) { _ in }
            return .object
        case UInt8(ascii: "["):
            try self.array(depth: depth + 1) { _ in }
            return .array
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try self.number()
            return .number
        case UInt8(ascii: "t"):
            try self.literal("true")
            return .bool
        case UInt8(ascii: "f"):
            try self.literal("false")
            return .bool
        case UInt8(ascii: "n"):
            try self.literal("null")
            return .null
        default:
            throw JSONSyntaxError(.unexpectedByte, at: self.position)
        }
    }

    private mutating func object(depth: Int, _ found: (JSONMember) -> Void) throws(JSONSyntaxError) {
        guard depth <= Self.maximumDepth else { throw JSONSyntaxError(.tooDeep, at: self.position) }
        self.position += 1
        self.skipWhitespace()
        if self.peek() == UInt8(ascii: "}") {
            self.position += 1
            return
        }
        while true {
            guard let quote = self.peek() else { throw JSONSyntaxError(.endOfInput, at: self.position) }
            guard quote == UInt8(ascii: "\"") else { throw JSONSyntaxError(.unexpectedByte, at: self.position) }
            let keyStart = self.position + 1
            try self.string()
            let key = keyStart..<(self.position - 1)
            self.skipWhitespace()
            try self.expect(UInt8(ascii: ":"))
            self.skipWhitespace()
            let valueStart = self.position
            let kind = try self.value(depth: depth)
            found(JSONMember(kind: kind, key: key, value: valueStart..<self.position))
            self.skipWhitespace()
            guard let next = self.peek() else { throw JSONSyntaxError(.endOfInput, at: self.position) }
            self.position += 1
            switch next {
            case UInt8(ascii: ","): self.skipWhitespace()
            case UInt8(ascii: "}"): return
            default: throw JSONSyntaxError(.unexpectedByte, at: self.position - 1)
            }
        }
    }

    private mutating func array(depth: Int, _ found: (Range<Int>) -> Void) throws(JSONSyntaxError) {
        guard depth <= Self.maximumDepth else { throw JSONSyntaxError(.tooDeep, at: self.position) }
        self.position += 1
        self.skipWhitespace()
        if self.peek() == UInt8(ascii: "]") {
            self.position += 1
            return
        }
        while true {
            let start = self.position
            _ = try self.value(depth: depth)
            found(start..<self.position)
            self.skipWhitespace()
            guard let next = self.peek() else { throw JSONSyntaxError(.endOfInput, at: self.position) }
            self.position += 1
            switch next {
            case UInt8(ascii: ","): self.skipWhitespace()
            case UInt8(ascii: "]"): return
            default: throw JSONSyntaxError(.unexpectedByte, at: self.position - 1)
            }
        }
    }

    @inline(__always)
    private mutating func expect(_ byte: UInt8) throws(JSONSyntaxError) {
        guard let found = self.peek() else { throw JSONSyntaxError(.endOfInput, at: self.position) }
        guard found == byte else { throw JSONSyntaxError(.unexpectedByte, at: self.position) }
        self.position += 1
    }

    private mutating func literal(_ text: StaticString) throws(JSONSyntaxError) {
        for index in 0..<text.utf8CodeUnitCount {
            try self.expect(text.utf8Start[index])
        }
    }

    /// Moves past a string, from its opening to behind its closing quote.
    private mutating func string() throws(JSONSyntaxError) {
        self.position += 1
        let count = self.bytes.count
        while true {
            while self.position + 8 <= count {
                let word = UInt64(
                    littleEndian: self.bytes.loadUnaligned(fromByteOffset: self.position, as: UInt64.self))
                let marks = PlainText.specialOrBeyondASCII(word)
                guard marks == 0 else {
                    self.position += PlainText.bytesBefore(marks)
                    break
                }
                self.position += 8
            }
            guard self.position < count else { throw JSONSyntaxError(.endOfInput, at: self.position) }
            let byte = self.bytes[self.position]
            switch byte {
            case UInt8(ascii: "\""):
                self.position += 1
                return
            case UInt8(ascii: "\\"):
                try self.escape()
            case 0x00..<0x20:
                throw JSONSyntaxError(.invalidString, at: self.position)
            case 0x80...:
                guard let length = UTF8Validation.sequenceLength(self.bytes, at: self.position) else {
                    throw JSONSyntaxError(.invalidUTF8, at: self.position)
                }
                self.position += length
            default:
                self.position += 1
            }
        }
    }

    private mutating func escape() throws(JSONSyntaxError) {
        let start = self.position
        self.position += 1
        guard let byte = self.peek() else { throw JSONSyntaxError(.endOfInput, at: self.position) }
        self.position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            let unit = try self.hexUnit(start)
            switch unit {
            case 0xD800..<0xDC00:
                guard self.peek() == UInt8(ascii: "\\") else { throw JSONSyntaxError(.invalidString, at: start) }
                self.position += 1
                guard self.peek() == UInt8(ascii: "u") else { throw JSONSyntaxError(.invalidString, at: start) }
                self.position += 1
                guard (0xDC00..<0xE000).contains(try self.hexUnit(start)) else {
                    throw JSONSyntaxError(.invalidString, at: start)
                }
            case 0xDC00..<0xE000:
                throw JSONSyntaxError(.invalidString, at: start)
            default:
                return
            }
        default:
            throw JSONSyntaxError(.invalidString, at: start)
        }
    }

    private mutating func hexUnit(_ start: Int) throws(JSONSyntaxError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = self.peek() else { throw JSONSyntaxError(.endOfInput, at: self.position) }
            guard let digit = JSONText.hexDigit(byte) else { throw JSONSyntaxError(.invalidString, at: start) }
            unit = unit << 4 | UInt32(digit)
            self.position += 1
        }
        return unit
    }

    private mutating func number() throws(JSONSyntaxError) {
        let start = self.position
        if self.peek() == UInt8(ascii: "-") { self.position += 1 }
        if self.peek() == UInt8(ascii: "0") {
            self.position += 1
        } else {
            try self.digits(start)
        }
        if self.peek() == UInt8(ascii: ".") {
            self.position += 1
            try self.digits(start)
        }
        if let byte = self.peek(), byte | 0x20 == UInt8(ascii: "e") {
            self.position += 1
            if let sign = self.peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { self.position += 1 }
            try self.digits(start)
        }
    }

    private mutating func digits(_ start: Int) throws(JSONSyntaxError) {
        let first = self.position
        while let byte = self.peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { self.position += 1 }
        guard self.position > first else { throw JSONSyntaxError(.invalidNumber, at: start) }
    }
}
