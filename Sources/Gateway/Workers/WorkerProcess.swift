#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The Gateway's ends of a worker that was started. Whoever has it closes the descriptors.
struct WorkerProcess: Sendable {
    var pid: Int
    /// The Gateway's end of the session socket.
    var socket: CInt
    var stdout: CInt
    var stderr: CInt

    func closeDescriptors() {
        close(self.socket)
        close(self.stdout)
        close(self.stderr)
    }
}
