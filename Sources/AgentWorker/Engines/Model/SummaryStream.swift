/// Finds the text of the first member, `summary`, in JSON that is still being written, so that people can read along.
struct SummaryStream {
    private enum State: Equatable {
        /// Before the value: how much of the head matched.
        case head(Int)
        case text
        case escape
        /// Digits of a `\u` escape so far.
        case unicode(digits: Int, value: UInt32)
        /// There is no summary where it should be, or it is over.
        case over
    }

    /// What stands before the text, spaces left out.
    private static let head = Array(#"{"summary":""#.utf8)

    private var state = State.head(0)
    private var highSurrogate: UInt32?
    /// Bytes of a character whose last byte has not come.
    private var partial: [UInt8] = []

    /// Takes more JSON and returns what it adds to the summary.
    mutating func take(_ json: String) -> String {
        var bytes = partial
        partial = []
        for byte in json.utf8 { take(byte, &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func take(_ byte: UInt8, _ text: inout [UInt8]) {
        switch state {
        case .head(let matched):
            if [0x20, 0x09, 0x0A, 0x0D].contains(byte) { return }
            guard byte == Self.head[matched] else {
                state = .over
                return
            }
            state = matched + 1 == Self.head.count ? .text : .head(matched + 1)
        case .text:
            switch byte {
            case UInt8(ascii: "\""): state = .over
            case UInt8(ascii: "\\"): state = .escape
            default: text.append(byte)
            }
        case .escape:
            state = .text
            switch byte {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x20)
            case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): break
            case UInt8(ascii: "u"): state = .unicode(digits: 0, value: 0)
            default: text.append(byte)
            }
        case .unicode(let digits, let value):
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                state = .over
                return
            }
            let value = value << 4 | UInt32(digit)
            guard digits == 3 else {
                state = .unicode(digits: digits + 1, value: value)
                return
            }
            state = .text
            append(value, &text)
        case .over: return
        }
    }

    private mutating func append(_ unit: UInt32, _ text: inout [UInt8]) {
        if (0xD800..<0xDC00).contains(unit) {
            highSurrogate = unit
            return
        }
        var value = unit
        if (0xDC00..<0xE000).contains(unit) {
            guard let high = highSurrogate else { return }
            value = 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)
        }
        highSurrogate = nil
        guard let scalar = UnicodeScalar(value) else { return }
        text += Array(String(Character(scalar)).utf8)
    }
}
