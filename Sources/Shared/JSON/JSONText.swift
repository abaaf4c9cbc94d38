/// JSON's text forms of single values.
public enum JSONText {
    @inline(__always)
    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The string that a JSON string literal stands for.
    ///
    /// - Parameter literal: The literal with its quotes, already checked by ``JSONScanner``.
    /// - Returns: nil if the bytes are not a valid literal after all.
    public static func string(_ literal: UnsafeRawBufferPointer) -> String? {
        guard literal.count >= 2 else { return nil }
        let body = UnsafeRawBufferPointer(rebasing: literal[1..<(literal.count - 1)])
        guard body.contains(UInt8(ascii: "\\")) else { return String(validating: body, as: UTF8.self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count)
        var index = 0
        while index < body.count {
            let byte = body[index]
            index += 1
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            guard index < body.count else { return nil }
            let escape = body[index]
            index += 1
            switch escape {
            case UInt8(ascii: "b"): bytes.append(0x08)
            case UInt8(ascii: "f"): bytes.append(0x0C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "u"):
                guard var scalar = Self.hexUnit(body, at: &index) else { return nil }
                if (0xD800..<0xDC00).contains(scalar) {
                    guard index + 2 <= body.count, body[index] == UInt8(ascii: "\\"),
                        body[index + 1] == UInt8(ascii: "u")
                    else { return nil }
                    index += 2
                    guard let low = Self.hexUnit(body, at: &index), (0xDC00..<0xE000).contains(low) else { return nil }
                    scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                }
                guard let character = Unicode.Scalar(scalar) else { return nil }
                bytes.append(contentsOf: UTF8.encode(character).map { Array($0) } ?? [])
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(escape)
            default: return nil
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexUnit(_ bytes: UnsafeRawBufferPointer, at index: inout Int) -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Self.hexDigit(bytes[index]) else { return nil }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }

    /// The integer that a JSON number stands for; nil for a fraction, an exponent or a value beyond 64 bits.
    public static func integer(_ number: UnsafeRawBufferPointer) -> Int? {
        guard let text = String(validating: number, as: UTF8.self) else { return nil }
        return Int(text)
    }
}

extension JSONText {
    /// What stands between the quotes of a JSON string literal for `string`.
    public static func escaped(_ string: String) -> [UInt8] {
        var bytes: [UInt8] = []
        JSONWriter.append(string, to: &bytes)
        return Array(bytes[1..<(bytes.count - 1)])
    }
}
