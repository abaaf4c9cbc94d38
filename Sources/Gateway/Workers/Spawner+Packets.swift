import CProcess
import Dispatch
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Shared

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What goes through the control socket.
extension Spawner {
    enum Sending {
        case sent
        /// It is gone, or going.
        case noSpawner
        case failed
    }

    func send(_ packet: [UInt8], descriptors: [CInt], completion: @escaping @Sendable (Sending) -> Void) {
        self.sender.async {
            guard let control = self.state.withLockedValue(\.control) else { return completion(.noSpawner) }
            let sent = packet.withUnsafeBytes { bytes in
                rh_send_packet(control, bytes.baseAddress, bytes.count, descriptors, descriptors.count)
            }
            if sent == packet.count { return completion(.sent) }
            completion(errno == EPIPE || errno == ECONNRESET ? .noSpawner : .failed)
        }
    }

    /// Waits for one packet and handles it. Returns false when the spawner is gone.
    func receive(_ control: CInt, timeoutMilliseconds: CInt) -> Bool {
        var waiting = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
        let ready = poll(&waiting, 1, timeoutMilliseconds)
        guard ready > 0 else { return ready == 0 || errno == EINTR }
        var bytes = [UInt8](repeating: 0, count: SpawnerProtocol.maximumPacket)
        var descriptors = [CInt](repeating: -1, count: Int(RH_MAXIMUM_DESCRIPTORS))
        var count = 0
        let length = rh_receive_packet(control, &bytes, bytes.count, &descriptors, &count)
        guard length > 0 else { return false }
        descriptors[..<count].forEach { close($0) }
        guard let packet = try? JSONObject(Array(bytes[..<length])) else { return false }
        self.handle(packet)
        return true
    }

    private func handle(_ packet: JSONObject) {
        self.state.withLockedValue { state in
            state.lastSign = .now()
            state.pings = 0
        }
        switch packet.string("type") {
        case "ready":
            self.state.withLockedValue { $0.isReady = true }
        case "pong":
            break
        case "spawned":
            guard let id = packet.integer("id"), let pid = packet.integer("pid") else { return }
            self.spawned(id, pid)
        case "spawn_failed":
            guard let id = packet.integer("id") else { return }
            self.fail(id, packet.string("message") ?? "The spawner gave no reason.")
        case "exited":
            guard let pid = packet.integer("pid") else { return }
            let reason: WorkerExit.Reason =
                if let signal = packet.integer("signal") { .signalled(signal) } else {
                    .exited(status: packet.integer("status") ?? 0)
                }
            self.exited(pid, reason, maximumResidentKiB: packet.integer("max_rss_kb") ?? 0)
        default:
            self.logger.warning("spawner sent an unknown packet")
        }
    }

    private func spawned(_ id: Int, _ pid: Int) {
        let request = self.state.withLockedValue { state -> Request? in
            guard let request = state.requests.removeValue(forKey: id) else { return nil }
            state.workers[pid] = request.callbacks
            return request
        }
        guard let request else { return }
        var process = request.process
        process.pid = pid
        request.callbacks.loop.execute { [process] in request.callbacks.started(.success(process)) }
    }

    func fail(_ id: Int, _ message: String) {
        guard let request = self.state.withLockedValue({ $0.requests.removeValue(forKey: id) }) else { return }
        Self.refuse(request, message)
    }

    static func refuse(_ request: Request, _ message: String) {
        request.process.closeDescriptors()
        let callbacks = request.callbacks
        callbacks.loop.execute { callbacks.started(.failure(SpawnFailure(message: message))) }
    }

    func exited(_ pid: Int, _ reason: WorkerExit.Reason, maximumResidentKiB: Int) {
        let exit = WorkerExit(
            pid: pid, reason: reason, maximumResidentKiB: maximumResidentKiB,
            memoryLimitKiB: self.configuration.memory >> 10)
        let callbacks = self.state.withLockedValue { state in
            state.orphans.remove(exit.pid)
            return state.workers.removeValue(forKey: exit.pid)
        }
        guard let callbacks else { return }
        callbacks.loop.execute { callbacks.exited(exit) }
    }
}
