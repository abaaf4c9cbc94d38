/// A session's name: 1–64 of `A–Z a–z 0–9 _ . -`, chosen by the client.
public struct SessionID: Hashable, Sendable, CustomStringConvertible {
    public static let maximumLength = 64
    /// What a valid name looks like, for error messages.
    public static let rule = "1 to 64 of the characters A-Z a-z 0-9 _ . -"

    public let rawValue: String

    /// nil where the text is not a valid session id.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard (1...Self.maximumLength).contains(bytes.count), bytes.allSatisfy(Self.isAllowed) else { return nil }
        self.rawValue = String(text)
    }

    public var description: String { self.rawValue }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
