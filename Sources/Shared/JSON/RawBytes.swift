#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension UnsafeRawBufferPointer {
    /// Whether these bytes are that text. Compares the lengths first, so that a list of names is looked through quickly.
    @inlinable
    public func holds(_ text: StaticString) -> Bool {
        self.count == text.utf8CodeUnitCount && self.begins(asAt: text.utf8Start)
    }

    /// Whether these bytes are those in `range` of `other`.
    @inlinable
    public func holds(_ other: UnsafeRawBufferPointer) -> Bool {
        guard self.count == other.count else { return false }
        guard let start = other.baseAddress else { return true }
        return self.begins(asAt: start)
    }

    /// Lets a `switch` over bytes compare them with names, the first case first.
    @inlinable
    public static func ~= (name: StaticString, bytes: Self) -> Bool { bytes.holds(name) }

    /// Compares as many bytes as there are here. Labelled, because a string literal is a pointer too where one is wanted.
    @usableFromInline
    func begins(asAt other: UnsafeRawPointer) -> Bool {
        guard let start = self.baseAddress else { return true }
        return memcmp(start, other, self.count) == 0
    }

    /// Whether one of the bytes is this one.
    public func has(_ byte: UInt8) -> Bool {
        guard let start = self.baseAddress else { return false }
        return memchr(start, Int32(byte), self.count) != nil
    }
}
