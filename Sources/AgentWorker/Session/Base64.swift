/// Base64 with padding (RFC 4648, section 4).
///
/// Written here because a worker that linked Foundation for it would not stay small.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
            var position = 0
            func put(_ value: UInt32) {
                text[position] = self.alphabet[Int(value & 63)]
                position += 1
            }
            var index = 0
            while index + 3 <= bytes.count {
                let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
                put(group >> 18)
                put(group >> 12)
                put(group >> 6)
                put(group)
                index += 3
            }
            let rest = bytes.count - index
            if rest > 0 {
                let group = UInt32(bytes[index]) << 16 | (rest == 2 ? UInt32(bytes[index + 1]) << 8 : 0)
                put(group >> 18)
                put(group >> 12)
                if rest == 2 { put(group >> 6) }
                for _ in rest..<3 {
                    text[position] = UInt8(ascii: "=")
                    position += 1
                }
            }
            return position
        }
    }
}
