/// A media type such as `application/zip`, as the artifact's contents are served.
enum MediaType {
    /// Whether the text is `type/subtype` in the characters of RFC 6838, without parameters, at most 127 bytes.
    static func isValid(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 127, parts.count == 2 else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                        UInt8(ascii: "+"), UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }
        }
    }
}
