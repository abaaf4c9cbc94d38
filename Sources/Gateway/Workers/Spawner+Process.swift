import CProcess
import Foundation
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Shared

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The fork server's process: started, watched, replaced.
extension Spawner {
    func launch() throws -> (pid: pid_t, control: CInt) {
        var pair: [CInt] = [-1, -1]
        guard rh_packet_pair(&pair) == 0 else { throw SpawnFailure(message: SystemCallError("socketpair").description) }
        defer { close(pair[1]) }
        let child = Self.controlDescriptor
        let environment = self.configuration.environment + ["\(SpawnerProtocol.controlDescriptorVariable)=\(child)"]
        let pid = Self.withCStrings([self.configuration.path, "--spawner"]) { arguments in
            Self.withCStrings(environment) { environment in
                let descriptors = [-1, STDERR_FILENO, STDERR_FILENO, pair[1]]
                return rh_spawn(
                    self.configuration.path, arguments, environment, descriptors, descriptors.count)
            }
        }
        guard pid > 0 else {
            let error = SystemCallError("posix_spawn")
            close(pair[0])
            throw SpawnFailure(
                message: "The worker program \(self.configuration.path) cannot be started: \(error)."
                    + " It belongs beside the roundhouse program.")
        }
        self.yieldProcessor(pid)
        self.state.withLockedValue { state in
            state.control = pair[0]
            state.isReady = false
            state.pings = 0
        }
        self.askForHeld()
        return (pid, pair[0])
    }

    /// Workers inherit it: agents that compute must not keep the Gateway from relaying, nor from answering `/health`. A
    /// batch process does not interrupt another when it wakes up (sched(7)), so the Gateway hands out what it has read
    /// before the workers begin: an eighth more turns where the processors are busy.
    private func yieldProcessor(_ pid: pid_t) {
        let niceness = self.configuration.niceness
        guard niceness > 0, rh_stand_back(pid, CInt(niceness)) != 0 else { return }
        self.logger.warning(
            "The priority of workers could not be lowered",
            metadata: ["reason": "\(SystemCallError("sched_setscheduler or setpriority"))"])
    }

    private static let controlDescriptor: CInt = 3

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }

    /// The thread: reads until the spawner is gone, then starts the next one.
    func serve(pid: pid_t, control: CInt) {
        var pid = pid
        var control = control
        var failures = 0
        while true {
            var lastPing = NIODeadline.now()
            while self.receive(control, timeoutMilliseconds: self.hasOrphans ? 50 : 1000) {
                self.reapOrphans()
                if NIODeadline.now() - lastPing > .seconds(2) {
                    lastPing = .now()
                    self.ping(pid)
                }
            }
            self.forget(control)
            var exit = rh_exit()
            while rh_reap(pid, &exit) == 0 { poll(nil, 0, 5) }
            guard !self.state.withLockedValue(\.isStopping) else { return }
            self.logger.record(
                .spawnerRestarted, ["worker.pid": "\(pid)", "worker.exit_signal": "\(exit.signal)"])
            while true {
                do {
                    (pid, control) = try self.launch()
                    failures = 0
                    break
                } catch {
                    failures += 1
                    self.logger.error("spawner cannot be started", metadata: ["error": "\(error)"])
                    poll(nil, 0, CInt(min(10_000, 100 << min(failures, 7))))
                    self.reapOrphans()
                    guard !self.state.withLockedValue(\.isStopping) else { return }
                }
            }
        }
    }

    /// A spawner that hangs is ended: starts, and workers that have to be killed, wait for the next one.
    ///
    /// Pings are counted, not seconds: where this process itself was stopped meanwhile, none were sent.
    private func ping(_ pid: pid_t) {
        let isHanging = self.state.withLockedValue { state in
            state.pings += 1
            return state.pings > Self.mostUnansweredPings
        }
        if isHanging {
            self.logger.error("Spawner does not answer and is ended", metadata: ["worker.pid": "\(pid)"])
            _ = Glibc.kill(pid, SIGKILL)
        } else {
            self.send(Array(#"{"type":"ping","id":0}"#.utf8), descriptors: [], completion: { _ in })
        }
    }

    /// One comes every two seconds.
    private static let mostUnansweredPings = 5

    private func forget(_ control: CInt) {
        let failed = self.state.withLockedValue { state in
            state.control = nil
            state.isReady = false
            state.orphans.formUnion(state.workers.keys)
            let given = state.requests.filter { state.held[$0.key] == nil }
            for id in given.keys { state.requests[id] = nil }
            return given
        }
        // On the sender's queue, so that nothing is being sent through a descriptor that is closed and used anew.
        self.sender.async { close(control) }
        for request in failed.values { Self.refuse(request, "The spawner ended.") }
    }
}
