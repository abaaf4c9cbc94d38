import NIOCore

/// How one connection's compressed messages are read (RFC 7692, section 7.2.2).
///
/// Without context takeover a decompressor lives as long as a message: a connection that rests has none.
struct Inflation {
    /// What a sender leaves out at the end of each message.
    static let tail = ByteBuffer(bytes: [0x00, 0x00, 0xFF, 0xFF])

    private let windowBits: Int
    private let keepsContext: Bool
    private var inflater: Inflater?

    init(_ parameters: DeflateParameters) {
        self.windowBits = parameters.clientWindowBits
        self.keepsContext = !parameters.clientNoContextTakeover
    }

    mutating func inflate(_ piece: ByteBuffer, into payload: inout ByteBuffer, limit: Int) -> Inflater.Outcome {
        if self.inflater == nil { self.inflater = Inflater(windowBits: self.windowBits) }
        return self.inflater?.inflate(piece, into: &payload, limit: limit) ?? .tooBig
    }

    mutating func endMessage() {
        if !self.keepsContext { self.inflater = nil }
    }
}
