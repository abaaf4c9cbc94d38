/// One JSON object, scanned and kept: for the messages that are read member by member and not relayed.
public struct JSONObject: Sendable {
    public let bytes: [UInt8]
    public let members: [JSONMember]

    /// - Throws: ``JSONSyntaxError`` where `bytes` is not exactly one JSON object.
    public init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
        var members: [JSONMember] = []
        var failure: JSONSyntaxError?
        bytes.withUnsafeBytes { raw in
            do throws(JSONSyntaxError) {
                try JSONScanner.scanObject(raw, into: &members)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        self.bytes = bytes
        self.members = members
    }

    /// The last member of that name: what most JSON readers take when a key stands twice.
    public func member(_ name: String) -> JSONMember? {
        var name = name
        return name.withUTF8 { name in
            let name = UnsafeRawBufferPointer(name)
            return self.bytes.withUnsafeBytes { bytes in
                self.members.last { UnsafeRawBufferPointer(rebasing: bytes[$0.key]).holds(name) }
            }
        }
    }

    /// nil where the member is missing or not a string.
    public func string(_ name: String) -> String? {
        guard let member = self.member(name), member.kind == .string else { return nil }
        return self.bytes.withUnsafeBytes { JSONText.string(UnsafeRawBufferPointer(rebasing: $0[member.value])) }
    }

    /// nil where the member is missing or not a whole number.
    public func integer(_ name: String) -> Int? {
        guard let member = self.member(name), member.kind == .number else { return nil }
        return self.bytes.withUnsafeBytes { JSONText.integer(UnsafeRawBufferPointer(rebasing: $0[member.value])) }
    }

    /// nil where the member is missing or not true or false.
    public func bool(_ name: String) -> Bool? {
        guard let member = self.member(name), member.kind == .bool else { return nil }
        return self.bytes[member.value.lowerBound] == UInt8(ascii: "t")
    }

    /// The JSON text of a member's value, whatever its kind; nil where it is missing or null.
    public func json(_ name: String) -> [UInt8]? {
        guard let member = self.member(name), member.kind != .null else { return nil }
        return Array(self.bytes[member.value])
    }

    /// nil where the member is missing or not an object.
    public func object(_ name: String) -> JSONObject? {
        guard let member = self.member(name), member.kind == .object else { return nil }
        return try? JSONObject(Array(self.bytes[member.value]))
    }

    /// nil where the member is missing, not an array, or has an element that is not a string.
    public func strings(_ name: String) -> [String]? {
        guard let member = self.member(name), member.kind == .array else { return nil }
        return self.bytes.withUnsafeBytes { raw in
            let array = UnsafeRawBufferPointer(rebasing: raw[member.value])
            var elements: [Range<Int>] = []
            guard (try? JSONScanner.scanArray(array, into: &elements)) != nil else { return nil }
            var strings: [String] = []
            for element in elements {
                guard array[element.lowerBound] == UInt8(ascii: "\""),
                    let string = JSONText.string(UnsafeRawBufferPointer(rebasing: array[element]))
                else { return nil }
                strings.append(string)
            }
            return strings
        }
    }
}
