import CProcess
import Dispatch
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

/// The Gateway's side of the fork server: starts it, asks it for workers, hears how they ended, and starts a new one
/// when it dies.
///
/// One thread reads the control socket; one serial queue writes it, because a packet with descriptors may have to wait
/// for room. Workers outlive their spawner: the Gateway, as subreaper, then reaps them itself.
final class Spawner: WorkerSpawner {
    struct Configuration: Sendable {
        /// The worker program.
        var path: String
        /// `NAME=value` strings; the control descriptor's is added.
        var environment: [String]
        /// What a session runs instead of our own worker; empty for our own.
        var command: [String] = []
        /// Whether our own worker is started with a new image instead of a plain fork.
        var execs = false
        /// How much nicer than this process workers are, 0 to 19.
        var niceness = 0
        /// Bytes of private memory that one worker may have; 0 for no limit.
        var memory = 0
        /// Descriptors that a command may have; 0 for no limit.
        var files = 0
        /// Whether a command may start processes.
        var mayStartProcesses = true
    }

    private struct Request {
        var process: WorkerProcess
        var callbacks: SpawnCallbacks
    }

    private struct Packet {
        var bytes: [UInt8]
        var descriptors: [CInt]
    }

    private struct State {
        var control: CInt?
        var isReady = false
        var requests: [Int: Request] = [:]
        /// Those of them that no spawner has been given yet, and the workers' ends of their descriptors.
        var held: [Int: Packet] = [:]
        var nextID = 1
        /// Workers whose end is not known yet.
        var workers: [Int: SpawnCallbacks] = [:]
        /// Those of them whose spawner is gone.
        var orphans: Set<Int> = []
        var isStopping = false
        /// When the spawner last said anything. Answers to pings may have to wait behind starts.
        var lastSign = NIODeadline.now()
        /// Since then.
        var pings = 0
    }

    private let configuration: Configuration
    private let logger: Logger
    private let state = NIOLockedValueBox(State())
    private let sender = DispatchQueue(label: "rh-spawner-send")

    init(configuration: Configuration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    /// Starts the fork server and waits until it can fork.
    ///
    /// - Throws: ``SpawnFailure`` where it cannot be started or does not become ready within `timeout`.
    func start(timeout: TimeAmount) throws {
        guard rh_become_subreaper() == 0 else {
            throw SpawnFailure(message: SystemCallError("prctl(PR_SET_CHILD_SUBREAPER)").description)
        }
        let (pid, control) = try self.launch()
        let deadline = NIODeadline.now() + timeout
        while !self.state.withLockedValue(\.isReady) {
            let left = (deadline - .now()).nanoseconds / 1_000_000
            guard left > 0, self.receive(control, timeoutMilliseconds: CInt(left)) else {
                throw SpawnFailure(message: "The worker program \(self.configuration.path) did not become ready.")
            }
        }
        let thread = Thread { self.serve(pid: pid, control: control) }
        thread.name = "rh-spawner"
        thread.stackSize = 512 << 10
        thread.start()
    }

    /// Asks for a worker. Where there is no spawner at the moment, the next one is asked.
    func spawn(_ callbacks: SpawnCallbacks) {
        var session: [CInt] = [-1, -1]
        var output: [CInt] = [-1, -1]
        var error: [CInt] = [-1, -1]
        guard rh_stream_pair(&session) == 0, rh_pipe(&output) == 0, rh_pipe(&error) == 0 else {
            let failure = SpawnFailure(message: SystemCallError("socketpair").description)
            for descriptor in session + output + error where descriptor >= 0 { close(descriptor) }
            callbacks.loop.execute { callbacks.started(.failure(failure)) }
            return
        }
        let process = WorkerProcess(pid: 0, socket: session[0], stdout: output[0], stderr: error[0])
        let theirs = [session[1], output[1], error[1]]
        let id = self.state.withLockedValue { state in
            let id = state.nextID
            state.nextID += 1
            state.requests[id] = Request(process: process, callbacks: callbacks)
            return id
        }
        let bytes = JSONWriter.object { writer in
            writer.member("type", "spawn")
            writer.member("id", id)
            if !self.configuration.command.isEmpty {
                writer.array("command") { array in self.configuration.command.forEach { array.value($0) } }
            } else if self.configuration.execs {
                writer.member("exec", true)
            }
            writer.member("limits") { limits in
                if self.configuration.memory > 0 { limits.member("memory", self.configuration.memory) }
                if self.configuration.files > 0 { limits.member("files", self.configuration.files) }
                limits.member("processes", self.configuration.mayStartProcesses)
            }
        }
        self.ask(id, Packet(bytes: bytes, descriptors: theirs))
    }

    private func ask(_ id: Int, _ packet: Packet) {
        self.send(packet.bytes, descriptors: packet.descriptors) { sending in
            let isHeld = self.state.withLockedValue { state in
                guard sending == .noSpawner, !state.isStopping, state.requests[id] != nil else { return false }
                state.held[id] = packet
                return true
            }
            guard !isHeld else { return }
            packet.descriptors.forEach { close($0) }
            if sending != .sent { self.fail(id, "The spawner could not be asked.") }
        }
    }

    /// Asks a new spawner for what the last one could not be asked for.
    private func askForHeld() {
        // Behind all sends to the last one, whose failures hold more.
        self.sender.async {
            let held = self.state.withLockedValue { state in
                defer { state.held = [:] }
                return state.held
            }
            for (id, packet) in held.sorted(by: { $0.key < $1.key }) { self.ask(id, packet) }
        }
    }

    /// Sends a signal to a worker that has not been reaped.
    func kill(_ pid: Int, signal: CInt) {
        let isOurs = self.state.withLockedValue { state in
            // Nobody else reaps an orphan, so under the lock its pid cannot have been given to another process.
            guard state.orphans.contains(pid) else { return false }
            _ = Glibc.kill(pid_t(pid), signal)
            return true
        }
        guard !isOurs else { return }
        self.send(
            JSONWriter.object { writer in
                writer.member("type", "kill")
                writer.member("pid", pid)
                writer.member("signal", Int(signal))
            }, descriptors: [], completion: { _ in })
    }

    /// nil while it answers; otherwise what is wrong.
    var trouble: String? {
        self.state.withLockedValue { state in
            guard state.isReady else { return "the spawner is being restarted" }
            let silence = NIODeadline.now() - state.lastSign
            guard silence > .seconds(10) else { return nil }
            return "the spawner has not answered for \(silence.nanoseconds / 1_000_000_000) s"
        }
    }

    /// Workers that run.
    var workerCount: Int { self.state.withLockedValue(\.workers.count) }

    /// Ends the fork server. Workers go on until their session sockets close.
    func stop() {
        let control = self.state.withLockedValue { state in
            state.isStopping = true
            return state.control
        }
        if let control { shutdown(control, CInt(SHUT_RDWR)) }
    }

    // MARK: The process

    private func launch() throws -> (pid: pid_t, control: CInt) {
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
    private func serve(pid: pid_t, control: CInt) {
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

    // MARK: Packets

    private enum Sending {
        case sent
        /// It is gone, or going.
        case noSpawner
        case failed
    }

    private func send(_ packet: [UInt8], descriptors: [CInt], completion: @escaping @Sendable (Sending) -> Void) {
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
    private func receive(_ control: CInt, timeoutMilliseconds: CInt) -> Bool {
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

    private func fail(_ id: Int, _ message: String) {
        guard let request = self.state.withLockedValue({ $0.requests.removeValue(forKey: id) }) else { return }
        Self.refuse(request, message)
    }

    private static func refuse(_ request: Request, _ message: String) {
        request.process.closeDescriptors()
        let callbacks = request.callbacks
        callbacks.loop.execute { callbacks.started(.failure(SpawnFailure(message: message))) }
    }

    private func exited(_ pid: Int, _ reason: WorkerExit.Reason, maximumResidentKiB: Int) {
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

    // MARK: Orphans

    private var hasOrphans: Bool { self.state.withLockedValue { !$0.orphans.isEmpty } }

    private func reapOrphans() {
        for pid in self.state.withLockedValue(\.orphans) {
            var exit = rh_exit()
            let reaped = self.state.withLockedValue { _ in rh_reap(pid_t(pid), &exit) }
            switch reaped {
            case 0: continue
            case 1:
                self.exited(
                    pid, exit.signal != 0 ? .signalled(Int(exit.signal)) : .exited(status: Int(exit.status)),
                    maximumResidentKiB: Int(exit.max_rss_kb))
            default:
                self.exited(pid, .exited(status: 0), maximumResidentKiB: 0)
            }
        }
    }
}
