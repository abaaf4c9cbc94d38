/// The names a formula uses. Enough of the formula language to find fields: strings, functions and names.
enum FormulaNames {
    /// Field paths in order of appearance, without functions, literals and global variables such as `$User.Id`.
    static func paths(in formula: String) -> [String] {
        scan(formula).filter { !$0.isFunction && !isLiteral($0.text) }.map(\.text)
    }

    /// Functions that it calls, in capitals.
    static func functions(in formula: String) -> Set<String> {
        Set(scan(formula).filter(\.isFunction).map { $0.text.uppercased() })
    }

    private struct Name {
        var text: String
        var isFunction: Bool
    }

    private static func isLiteral(_ name: String) -> Bool {
        ["TRUE", "FALSE", "NULL"].contains(name.uppercased()) || name.hasPrefix("$")
    }

    private static func scan(_ formula: String) -> [Name] {
        let bytes = Array(formula.utf8)
        var names: [Name] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index += 1
                while index < bytes.count, bytes[index] != byte { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
                index += 1
            } else if byte.isAsciiLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") {
                let start = index
                while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
                var next = index
                while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
                names.append(
                    Name(
                        text: String(decoding: bytes[start..<index], as: UTF8.self),
                        isFunction: next < bytes.count && bytes[next] == UInt8(ascii: "(")))
            } else {
                index += 1
            }
        }
        return names
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isAsciiLetter || byte.isAsciiDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "$")
    }
}
