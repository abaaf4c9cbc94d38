import CProcess
import Glibc
import Shared

/// The fork server: one single-threaded loop that makes a process per session and reaps it.
///
/// Forking a process that has threads leaves the child with locks that nobody will ever open, and such a child hangs
/// instead of crashing. So nothing here may start a thread (no Task, no Dispatch), and before each fork the number of
/// threads is checked.
struct Spawner {
    private var control: ControlChannel
    /// Readable when a child may have ended.
    private let childSignals: Int32
    /// Sessions' processes that have not been reaped.
    private var children: Set<Int32> = []
    /// Who started this process.
    private let gateway = getppid()

    init(control: ControlChannel, childSignals: Int32) {
        self.control = control
        self.childSignals = childSignals
    }

    /// Serves until the control socket ends.
    ///
    /// - Parameter control: The control socket.
    /// - Returns: The process's exit status.
    static func run(control: Int32) -> Int32 {
        rh_be_frugal()
        rh_ignore_sigpipe()
        rh_keep_on_exec(control, false)
        rh_write_lines_at_once()
        ChildEnvironment.forgetServiceManagers()
        let childSignals = rh_signal_descriptor(SIGCHLD)
        guard childSignals >= 0 else {
            StandardError.say("the spawner cannot watch its children: \(SystemError.text(errno))")
            return EX_OSERR
        }
        WarmUp.run()
        var spawner = Spawner(control: ControlChannel(descriptor: control), childSignals: childSignals)
        spawner.control.send(SpawnerReply.ready(pid: getpid()))
        return spawner.serve()
    }

    private mutating func serve() -> Int32 {
        while true {
            var descriptors = [
                pollfd(fd: self.control.descriptor, events: self.control.interest, revents: 0),
                pollfd(fd: self.childSignals, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&descriptors, 2, -1) >= 0 else {
                if errno == EINTR { continue }
                StandardError.say("the spawner cannot wait for requests: \(SystemError.text(errno))")
                return EX_OSERR
            }
            if descriptors[1].revents != 0 {
                rh_drain_signals(self.childSignals)
                self.reap()
            }
            self.control.flush()
            guard descriptors[0].revents != 0, self.control.interest & Int16(POLLIN) != 0 else { continue }
            switch self.control.receive() {
            case .packet(let packet): self.take(packet)
            case .oversized: StandardError.say("a packet on the control socket is too large and is ignored")
            case .nothing: continue
            case .end:
                self.seeOff()
                return EX_OK
            }
        }
    }

    /// Ends the workers of a Gateway that is gone. Each reads the end of its own socket and goes by itself, but for one that
    /// computes or hangs, which nobody else would ever end.
    ///
    /// Where the Gateway lives, and only its control socket has ended, it keeps them.
    private mutating func seeOff() {
        guard self.wait(milliseconds: 1000, until: { $0.children.isEmpty || getppid() != $0.gateway }),
            !self.wait(milliseconds: 2000, until: \.children.isEmpty)
        else { return }
        for signal in [SIGTERM, SIGKILL] {
            for child in self.children { kill(child, signal) }
            if self.wait(milliseconds: 1000, until: \.children.isEmpty) { return }
        }
    }

    /// Reaps children meanwhile. Returns whether it came true.
    private mutating func wait(milliseconds: Int, until isDone: (Spawner) -> Bool) -> Bool {
        let step: Int32 = 20
        for _ in 0...milliseconds / Int(step) {
            var exit = rh_exit()
            while rh_reap(-1, &exit) == 1 { self.children.remove(exit.pid) }
            if isDone(self) { return true }
            poll(nil, 0, step)
        }
        return false
    }

    /// Does what a packet asks for, and closes its descriptors.
    mutating func take(_ packet: ControlChannel.Packet) {
        defer { for descriptor in packet.descriptors { close(descriptor) } }
        do throws(SpawnerRequest.Invalid) {
            switch try SpawnerRequest(packet: packet.bytes) {
            case .spawn(let id, let mode, let limits): self.spawn(id: id, mode, limits, packet.descriptors)
            case .kill(let pid, let signal): if self.children.contains(pid) { Glibc.kill(pid, signal) }
            case .ping(let id): self.control.send(SpawnerReply.pong(id: id))
            }
        } catch {
            if let id = error.id { self.control.send(SpawnerReply.spawnFailed(id: id, error.reason)) }
            StandardError.say(error.reason)
        }
    }

    private mutating func spawn(id: Int, _ mode: SpawnMode, _ limits: ResourceLimits, _ list: [Int32]) {
        guard let descriptors = SessionProcess.Descriptors(list) else {
            self.refuse(id, "\(list.count) descriptors came instead of \(SpawnerProtocol.descriptorsPerSpawn)")
            return
        }
        let threads = rh_thread_count()
        guard threads == 1 else {
            self.refuse(id, "the spawner has \(threads) threads and cannot fork safely; start a new one")
            return
        }
        let pid = rh_fork()
        switch pid {
        case 0:
            SessionProcess.run(mode, limits, descriptors)
        case 1...:
            self.children.insert(pid)
            self.control.send(SpawnerReply.spawned(id: id, pid: pid))
        default:
            self.refuse(id, "the system refused a new process: \(SystemError.text(errno))")
        }
    }

    private mutating func refuse(_ id: Int, _ sentence: String) {
        self.control.send(SpawnerReply.spawnFailed(id: id, sentence))
    }

    private mutating func reap() {
        var exit = rh_exit()
        while rh_reap(-1, &exit) == 1 {
            self.children.remove(exit.pid)
            self.control.send(SpawnerReply.exited(exit))
        }
    }
}
