/// Why a connection is closed: a code of RFC 6455, section 7.4, or one of the application's own, and a reason.
public struct CloseCode: Equatable, Sendable {
    public var code: UInt16
    /// At most 123 bytes, for developers.
    public var reason: String

    public init(code: UInt16, reason: String) {
        self.code = code
        self.reason = reason
    }

    public static let normal = CloseCode(code: 1000, reason: "")
    public static func protocolError(_ reason: String) -> CloseCode { CloseCode(code: 1002, reason: reason) }
    public static func binaryNotSupported(_ reason: String) -> CloseCode { CloseCode(code: 1003, reason: reason) }
    public static let invalidUTF8 = CloseCode(code: 1007, reason: "a text message must be UTF-8")
    public static let invalidDeflate = CloseCode(code: 1007, reason: "a compressed message must be DEFLATE data")
    public static func messageTooBig(limit: Int) -> CloseCode {
        CloseCode(code: 1009, reason: "a message may have at most \(limit) bytes")
    }

    /// RFC 6455, section 7.4, and the registry it founded: the codes that may stand in a close frame.
    static func isSendable(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
