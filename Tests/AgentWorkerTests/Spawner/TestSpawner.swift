import CProcess
import Glibc
import Shared
import TestSupport

/// The built worker as a spawner, with the tests' process in the Gateway's place.
final class TestSpawner {
    let pid: Int32
    private let control: Int32
    private var isControlOpen = true
    private var isReaped = false
    private var lastID = 0
    /// Replies that another one was waited for before.
    private var kept: [JSONObject] = []

    /// Starts it and waits until it can fork.
    init(environment: [String] = []) throws {
        var ends: [Int32] = [-1, -1]
        guard rh_packet_pair(&ends) == 0 else { throw SystemFailure("socketpair") }
        defer { close(ends[1]) }
        self.control = ends[0]
        let words = ["roundhouse-worker", "--spawner"]
        let variables = ["PATH=/usr/bin:/bin", "\(SpawnerProtocol.controlDescriptorVariable)=3"] + environment
        self.pid = CStrings.with(words) { arguments in
            CStrings.with(variables) { environment in
                rh_spawn(BuiltProducts.worker, arguments, environment, [-1, -1, STDERR_FILENO, ends[1]], 4)
            }
        }
        guard self.pid > 0 else { throw SystemFailure("cannot start \(BuiltProducts.worker)") }
        _ = try self.reply("ready") { $0.integer("pid") == Int(self.pid) }
    }

    deinit {
        self.closeControl()
        self.kill()
    }

    /// Spawns a session.
    ///
    /// - Parameter members: Further members of the packet, with a comma before each.
    func spawn(_ members: String = "") throws -> TestSession {
        self.lastID += 1
        let id = self.lastID
        var session: [Int32] = [-1, -1]
        var output: [Int32] = [-1, -1]
        var error: [Int32] = [-1, -1]
        guard rh_stream_pair(&session) == 0, rh_pipe(&output) == 0, rh_pipe(&error) == 0 else {
            throw SystemFailure("pipe")
        }
        let carried = [session[1], output[1], error[1]]
        defer { for descriptor in carried { close(descriptor) } }
        try self.send(#"{"type":"spawn","id":\#(id)\#(members)}"#, descriptors: carried)
        let reply = try self.reply("spawned") { $0.integer("id") == id }
        return TestSession(
            pid: Int32(reply.integer("pid") ?? 0), socket: GatewayEnd(descriptor: session[0]), output: output[0],
            error: error[0])
    }

    func send(_ packet: String, descriptors: [Int32] = []) throws {
        let bytes = Array(packet.utf8)
        let sent = bytes.withUnsafeBytes {
            rh_send_packet(self.control, $0.baseAddress, $0.count, descriptors, descriptors.count)
        }
        guard sent == bytes.count else { throw SystemFailure("sendmsg") }
    }

    /// The first reply of that type that matches; others are kept for later.
    func reply(
        _ type: String, within allowed: Duration = .seconds(60), where matches: (JSONObject) -> Bool = { _ in true }
    ) throws -> JSONObject {
        let deadline = Deadline(allowed)
        func isWanted(_ reply: JSONObject) -> Bool { reply.string("type") == type && matches(reply) }
        if let index = self.kept.firstIndex(where: isWanted) { return self.kept.remove(at: index) }
        while true {
            var descriptors = pollfd(fd: self.control, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptors, 1, deadline.millisecondsLeft) > 0 else {
                let others = self.kept.map { String(decoding: $0.bytes, as: UTF8.self) }
                throw deadline.expired(waitingFor: "\(type); got \(others)")
            }
            var packet = [UInt8](repeating: 0, count: SpawnerProtocol.maximumPacket)
            let length = recv(self.control, &packet, packet.count, 0)
            guard length > 0 else { throw SystemFailure("the spawner's control socket ended") }
            let reply = try JSONObject(Array(packet[..<length]))
            if isWanted(reply) { return reply }
            self.kept.append(reply)
        }
    }

    /// How the session's process ended.
    func exit(of session: TestSession) throws -> JSONObject {
        try self.reply("exited") { $0.integer("pid") == Int(session.pid) }
    }

    func closeControl() {
        if self.isControlOpen { close(self.control) }
        self.isControlOpen = false
    }

    /// Waits for the end of the spawner itself.
    func waitForEnd(within allowed: Duration = .seconds(60)) throws -> rh_exit {
        let deadline = Deadline(allowed)
        var exit = rh_exit()
        while rh_reap(self.pid, &exit) == 0 {
            guard !deadline.hasPassed else { throw deadline.expired(waitingFor: "the spawner's end") }
            poll(nil, 0, 5)
        }
        self.isReaped = true
        return exit
    }

    /// Kills the spawner alone.
    func kill() {
        // A spawner that could not be started has the pid -1, which kill(2) takes for every process there is.
        guard self.pid > 0, !self.isReaped else { return }
        Glibc.kill(self.pid, SIGKILL)
        _ = try? self.waitForEnd()
    }
}

/// One session's process and what the Gateway holds of it.
final class TestSession {
    let pid: Int32
    let socket: GatewayEnd
    let output: TestPipe
    let error: TestPipe

    init(pid: Int32, socket: GatewayEnd, output: Int32, error: Int32) {
        self.pid = pid
        self.socket = socket
        self.output = TestPipe(descriptor: output)
        self.error = TestPipe(descriptor: error)
    }
}
