/// One member of a scanned JSON object, as offsets into the scanned bytes.
public struct JSONMember: Equatable, Sendable {
    public enum Kind: UInt8, Sendable {
        case string, number, object, array, bool, null
    }

    public var kind: Kind
    /// The key without its quotes, still escaped.
    public var key: Range<Int>
    /// The value's bytes; of a string, with its quotes.
    public var value: Range<Int>

    public init(kind: Kind, key: Range<Int>, value: Range<Int>) {
        self.kind = kind
        self.key = key
        self.value = value
    }
}
