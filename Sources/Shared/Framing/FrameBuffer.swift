/// Cuts a byte stream into frames, however the bytes arrive.
public struct FrameBuffer: Sendable {
    private var bytes: [UInt8] = []
    private var start = 0
    private let maximumLength: Int

    public init(maximumLength: Int = Framing.defaultMaximumLength) {
        self.maximumLength = maximumLength
    }

    public mutating func append(_ more: UnsafeRawBufferPointer) {
        if self.start > 0, self.start == self.bytes.count || self.start > 64 << 10 {
            self.bytes.removeFirst(self.start)
            self.start = 0
        }
        self.bytes.append(contentsOf: more)
    }

    /// The next whole frame's body; nil until more bytes come.
    ///
    /// - Throws: ``Framing/LengthError`` as soon as a length field is out of range. The stream cannot go on after it.
    public mutating func next() throws(Framing.LengthError) -> [UInt8]? {
        guard self.bytes.count - self.start >= Framing.headerLength else { return nil }
        var field: UInt32 = 0
        for index in 0..<Framing.headerLength { field = field << 8 | UInt32(self.bytes[self.start + index]) }
        let length = try Framing.check(length: field, maximum: self.maximumLength)
        let body = self.start + Framing.headerLength
        guard self.bytes.count - body >= length else { return nil }
        self.start = body + length
        defer {
            if self.start == self.bytes.count {
                // An idle worker keeps no buffer the size of its largest message.
                self.bytes.removeAll(keepingCapacity: self.bytes.capacity <= 64 << 10)
                self.start = 0
            }
        }
        return Array(self.bytes[body..<(body + length)])
    }
}
