#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A system call that failed, with the kernel's reason.
struct SystemCallError: Error, Sendable, CustomStringConvertible {
    var call: String
    var errno: CInt

    /// Takes the reason from `errno`.
    init(_ call: String) {
        self.call = call
        self.errno = Glibc.errno
    }

    var description: String { "\(self.call): \(String(cString: strerror(self.errno)))" }
}
