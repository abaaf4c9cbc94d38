/// Why a text is not the JSON that was expected (RFC 8259).
public struct JSONSyntaxError: Error, Equatable, Sendable {
    public enum Reason: String, Sendable {
        case endOfInput = "the text ends too early"
        case unexpectedByte = "unexpected character"
        case notAnObject = "a JSON object was expected"
        case trailingBytes = "text after the end of the JSON object"
        case invalidString = "a string has a raw control character or a bad escape"
        case invalidUTF8 = "the text is not UTF-8"
        case invalidNumber = "a number is malformed"
        case tooDeep = "the JSON is nested too deeply"
    }

    public var reason: Reason
    /// Offset of the offending byte from the start of the text.
    public var offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    public var description: String { "\(self.reason.rawValue) (at byte \(self.offset))" }
}
