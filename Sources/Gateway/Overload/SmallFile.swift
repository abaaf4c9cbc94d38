#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Files of the kernel that are read at once and are a few kilobytes.
enum SmallFile {
    private static let longest = 16 << 10

    /// nil where it cannot be read.
    static func text(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: Self.longest, alignment: 1) { buffer -> String? in
            var count = 0
            while count < buffer.count {
                let piece = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                guard piece >= 0 else { return nil }
                if piece == 0 { break }
                count += piece
            }
            return String(decoding: UnsafeRawBufferPointer(buffer)[..<count], as: UTF8.self)
        }
    }

    /// The number that is all the file has; nil also for `max`.
    static func number(_ path: String) -> Int? {
        guard let text = self.text(path) else { return nil }
        return Int(text.prefix { $0 != "\n" })
    }
}
