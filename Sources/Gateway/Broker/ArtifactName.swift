/// What an artifact may be called: it becomes a file name on a user's machine and a part of a URL.
enum ArtifactName {
    static let maximumLength = 128
    /// For error messages.
    static let rule = "1 to 128 of the characters A-Z a-z 0-9 _ . - and no dot at the start"

    static func isValid(_ name: String) -> Bool {
        let bytes = name.utf8
        guard (1...Self.maximumLength).contains(bytes.count), bytes.first != UInt8(ascii: ".") else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }
}
