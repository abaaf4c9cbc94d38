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

    struct Request {
        var process: WorkerProcess
        var callbacks: SpawnCallbacks
    }

    struct Packet {
        var bytes: [UInt8]
        var descriptors: [CInt]
    }

    struct State {
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

    let configuration: Configuration
    let logger: Logger
    let state = NIOLockedValueBox(State())
    let sender = DispatchQueue(label: "rh-spawner-send")

    init(configuration: Configuration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    /// Time the fork server has to get ready. It warms its agents up first, which `workers.start_timeout` says nothing of:
    /// that is the time of a session's own process, which finds them warm.
    static let startTimeout = TimeAmount.seconds(30)

    /// Starts the fork server and waits until it can fork.
    ///
    /// - Throws: ``SpawnFailure`` where it cannot be started or does not become ready within ``startTimeout``.
    func start() throws {
        guard rh_become_subreaper() == 0 else {
            throw SpawnFailure(message: SystemCallError("prctl(PR_SET_CHILD_SUBREAPER)").description)
        }
        let (pid, control) = try self.launch()
        let deadline = NIODeadline.now() + Self.startTimeout
        while !self.state.withLockedValue(\.isReady) {
            let left = (deadline - .now()).nanoseconds / 1_000_000
            guard left > 0, self.receive(control, timeoutMilliseconds: CInt(left)) else {
                throw SpawnFailure(
                    message: "The worker program \(self.configuration.path) did not become ready within "
                        + "\(Self.startTimeout.nanoseconds / 1_000_000_000) seconds.")
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
    func askForHeld() {
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
}
