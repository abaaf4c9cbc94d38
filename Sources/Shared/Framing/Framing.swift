/// The framing of a session socket: 4 bytes of big-endian length, then that many bytes of JSON.
public enum Framing {
    public static let headerLength = 4
    /// Default limit of one frame's body, in bytes.
    public static let defaultMaximumLength = 4 << 20

    public enum LengthError: Error, Equatable, Sendable {
        case empty
        case tooLong(Int, maximum: Int)
    }

    /// Checks a length field before anything is allocated for it.
    @inline(__always)
    public static func check(length: UInt32, maximum: Int) throws(LengthError) -> Int {
        guard length > 0 else { throw .empty }
        guard Int(length) <= maximum else { throw .tooLong(Int(length), maximum: maximum) }
        return Int(length)
    }

    /// Appends one frame to `bytes`.
    ///
    /// - Precondition: The body is not empty and shorter than 4 GiB.
    public static func append(_ body: some Collection<UInt8>, to bytes: inout [UInt8]) {
        precondition(!body.isEmpty, "a frame has a body")
        withUnsafeBytes(of: UInt32(body.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: body)
    }
}
