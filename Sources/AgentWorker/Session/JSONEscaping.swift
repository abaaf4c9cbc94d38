import Shared

/// How long text gets in a JSON string.
enum JSONEscaping {
    /// Bytes that `text` takes between the quotes of a JSON string; nil where it is not UTF-8.
    static func length(of text: UnsafeRawBufferPointer) -> Int? {
        guard UTF8Validation.isValid(text) else { return nil }
        var length = text.count
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x09, 0x0A, 0x0D: length += 1
            case 0x00..<0x20: length += 5
            default: continue
            }
        }
        return length
    }
}
