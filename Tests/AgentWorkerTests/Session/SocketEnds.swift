import CProcess
import Glibc
import Shared
import TestSupport

@testable import AgentWorker

/// The two ends of a session socket inside the tests' process.
///
/// As packets (`SOCK_SEQPACKET`), each of the worker's writes can be told from the next.
final class SocketEnds {
    let worker: Int32
    let gateway: GatewayEnd
    private var isWorkerOpen = true

    init(packets: Bool = false) throws {
        var ends: [Int32] = [-1, -1]
        guard (packets ? rh_packet_pair(&ends) : rh_stream_pair(&ends)) == 0 else { throw SystemFailure("socketpair") }
        self.gateway = GatewayEnd(descriptor: ends[0])
        self.worker = ends[1]
    }

    deinit { self.closeWorker() }

    func closeWorker() {
        if self.isWorkerOpen { close(self.worker) }
        self.isWorkerOpen = false
    }

    /// Sends a whole script, runs a session until its end and returns its exit status.
    func play(_ frames: String...) throws -> Int32 {
        for frame in frames { try self.gateway.send(frame) }
        self.gateway.finish()
        defer { self.closeWorker() }
        return WorkerSession.run(descriptor: self.worker)
    }
}

/// A system call of a test that failed.
struct SystemFailure: Error, CustomStringConvertible {
    let description: String

    init(_ call: String) {
        self.description = "\(call): \(String(cString: strerror(errno)))"
    }
}
