import CProcess
import Glibc
import Shared
import TestSupport
import Testing

/// The built worker, started as the Gateway starts it.
@Suite(.serialized) struct SpawnerProcessTests {
    private let spawner: TestSpawner

    init() throws {
        self.spawner = try TestSpawner(environment: ["SECRET=1", "NOTIFY_SOCKET=/run/n", "LISTEN_FDS=1", "LANG=C"])
    }

    /// Starts a loopback session and has one message answered.
    private func loopback(_ members: String = "") throws -> TestSession {
        let session = try self.spawner.spawn(members)
        try session.socket.send(Frames.start("loopback", events: 2))
        #expect(try session.socket.next()?.string("type") == "ready")
        try self.answers(session)
        return session
    }

    private func answers(_ session: TestSession) throws {
        try session.socket.send(Frames.message("are you there"))
        let frames = try session.socket.frames(through: "finished")
        #expect(frames.map { $0.string("type") } == ["agent_status", "agent_response", "finished"])
        #expect(frames.dropFirst().first?.string("message") == "are you there")
    }

    @Test(arguments: ["", #","exec":true"#])
    func aSessionLivesInItsOwnProcessUntilItsSocketEnds(mode: String) throws {
        let session = try self.loopback(mode)
        #expect(ProcessTable.parent(session.pid) == self.spawner.pid)
        #expect(try Self.name(of: session.pid) == "rh-session")
        #expect(ProcessTable.openDescriptors(session.pid) == 4)
        #expect(getsid(session.pid) == session.pid)
        session.socket.finish()
        let exit = try self.spawner.exit(of: session)
        #expect(exit.integer("status") == 0)
        #expect(exit.integer("signal") == nil)
        #expect((exit.integer("max_rss_kb") ?? 0) > 0)
        #expect(exit.integer("user_us") != nil && exit.integer("system_us") != nil)
        #expect(try session.output.text() + session.error.text() == "")
    }

    @Test func aCommandSpeaksOverItsSocketWithAReducedEnvironment() throws {
        let session = try self.spawner.spawn(#","command":["sh","-c","env >&3; cat <&3 >&3"]"#)
        try session.socket.send(raw: Array("echo!".utf8))
        session.socket.finish()
        let text = try session.socket.text()
        #expect(text.hasSuffix("echo!"))
        let names = Set(text.split(separator: "\n").compactMap { $0.split(separator: "=").first.map(String.init) })
        #expect(names.isSuperset(of: ["PATH", "LANG", "ROUNDHOUSE_WORKER_FD"]))
        // What the shell sets by itself, beside what it was given.
        #expect(names.isSubset(of: ["PATH", "LANG", "ROUNDHOUSE_WORKER_FD", "PWD", "SHLVL", "_", "OLDPWD", "echo!"]))
        #expect(try self.spawner.exit(of: session).integer("status") == 0)
    }

    /// The walls of ARCHITECTURE's table: 256 MiB, no file, no process, and no way to raise a limit again.
    @Test(arguments: ["", #","exec":true"#])
    func aSessionOfOurOwnIsLimited(mode: String) throws {
        let session = try self.loopback(mode + #","limits":{"memory":268435456}"#)
        let limits = try ProcessLimits(of: session.pid)
        #expect(limits.hard("Max data size") == 256 << 20)
        let space = try #require(limits.hard("Max address space"))
        #expect(space > 256 << 20 && space < 256 << 20 + 1 << 30)
        #expect(limits.hard("Max open files") == 4)
        #expect(limits.hard("Max file size") == 0)
        #expect(limits.hard("Max core file size") == 0)
        #expect(limits.hard("Max processes") == 0)
        // 2: by a filter of system calls (proc(5)).
        #expect(ProcessTable.status(session.pid, "Seccomp") == "2")
        #expect(ProcessTable.status(session.pid, "NoNewPrivs") == "1")
        try self.answers(session)
    }

    /// Without a limit of memory there is none, and the rest holds all the same.
    @Test func whatIsNotLimitedIsNot() throws {
        let session = try self.loopback()
        let limits = try ProcessLimits(of: session.pid)
        #expect(limits.hard("Max data size") == nil)
        #expect(limits.hard("Max open files") == 4)
        #expect(ProcessTable.status(session.pid, "Seccomp") == "2")
    }

    /// What each attack prints where it is repelled.
    private static let attacks: [(script: String, answer: String)] = [
        ("x = bytearray(1 << 30)", "MemoryError"),
        ("import os; os.fork()", "PermissionError"),
        ("import os; os.posix_spawn('/bin/true', ['true'], {})", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("f = [open('/dev/null') for _ in range(100)]", "Too many open files"),
        ("import resource; resource.setrlimit(resource.RLIMIT_DATA, (1 << 40, 1 << 40))", "not allowed to raise"),
        ("import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))", "not allowed to raise"),
    ]

    @Test(arguments: Self.attacks.indices)
    func aCommandCannotTakeMoreThanItMay(_ index: Int) throws {
        let (script, answer) = Self.attacks[index]
        let limits = #","limits":{"memory":134217728,"files":64,"processes":false}"#
        let session = try self.spawner.spawn(#","command":["python3","-c",\#(Self.quoted(script))]\#(limits)"#)
        let exit = try self.spawner.exit(of: session)
        #expect(exit.integer("status") == 1, "\(script)")
        let error = try session.error.text()
        #expect(error.contains(answer), "\(script): \(error)")
        // The next one is not worse off.
        _ = try self.loopback()
    }

    @Test func aCommandMayHaveThreadsAndWithPermissionProcesses() throws {
        let threads = "import threading; t = threading.Thread(target=lambda: print('thread')); t.start(); t.join()"
        let one = try self.spawner.spawn(
            #","command":["python3","-c",\#(Self.quoted(threads))],"limits":{"processes":false}"#)
        #expect(try one.output.text() == "thread\n")
        #expect(try self.spawner.exit(of: one).integer("status") == 0)
        let other = try self.spawner.spawn(
            #","command":["sh","-c","sh -c 'echo child'; exit 0"],"limits":{"memory":134217728,"processes":true}"#)
        #expect(try other.output.text() == "child\n")
        #expect(try self.spawner.exit(of: other).integer("status") == 0)
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter.object { $0.member("x", text) }.dropFirst(5).dropLast(), as: UTF8.self)
    }

    @Test func aCommandThatDoesNotExistSaysSoOnItsOwnStandardError() throws {
        let session = try self.spawner.spawn(#","command":["/no/such/program"]"#)
        #expect(try session.error.text().contains("/no/such/program cannot be started: No such file or directory"))
        #expect(try self.spawner.exit(of: session).integer("status") == 127)
        #expect(try session.socket.next() == nil)
    }

    @Test func whatTwoSessionsPrintStaysApart() throws {
        let command = { (name: String) in
            #","command":["sh","-c","echo out of \#(name); echo err of \#(name) >&2; cat <&3"]"#
        }
        let first = try self.spawner.spawn(command("one"))
        let second = try self.spawner.spawn(command("two"))
        first.socket.finish()
        second.socket.finish()
        #expect(try first.output.text() == "out of one\n")
        #expect(try first.error.text() == "err of one\n")
        #expect(try second.output.text() == "out of two\n")
        #expect(try second.error.text() == "err of two\n")
    }

    @Test func aKilledSessionIsReportedAndTheOtherNoticesNothing() throws {
        let victim = try self.loopback()
        let other = try self.loopback()
        try self.spawner.send(#"{"type":"kill","pid":\#(victim.pid),"signal":9}"#)
        let exit = try self.spawner.exit(of: victim)
        #expect(exit.integer("signal") == 9)
        #expect(exit.integer("status") == nil)
        #expect(try victim.socket.next() == nil)
        try self.answers(other)
    }

    @Test func aProcessThatIsNotTheSpawnersChildIsNotKilled() throws {
        let pid = CStrings.with(["sleep", "60"]) { arguments in
            CStrings.with([]) { environment in rh_spawn("/bin/sleep", arguments, environment, [-1, -1, -1], 3) }
        }
        try #require(pid > 0)
        var exit = rh_exit()
        defer {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        try self.spawner.send(#"{"type":"kill","pid":\#(pid),"signal":9}"#)
        try self.spawner.send(#"{"type":"ping","id":5}"#)
        #expect(try self.spawner.reply("pong").integer("id") == 5)
        #expect(rh_reap(pid, &exit) == 0)
    }

    @Test func workersOutliveTheirSpawner() throws {
        let forked = try self.loopback()
        let executed = try self.loopback(#","exec":true"#)
        self.spawner.kill()
        try self.answers(forked)
        try self.answers(executed)
    }

    @Test func theEndOfTheControlSocketEndsTheSpawnerAlone() throws {
        let session = try self.loopback()
        self.spawner.closeControl()
        let exit = try self.spawner.waitForEnd()
        #expect(exit.status == 0)
        try self.answers(session)
        session.socket.finish()
        #expect(try session.socket.next() == nil)
    }

    /// A length is checked before anything is allocated for it: 2 GB are claimed, a few MB are used.
    @Test(arguments: [([0, 0, 0, 0], "a frame of length 0"), ([0x80, 0, 0, 0, 1], "a frame of 2147483648 bytes")])
    func aBadLengthEndsTheWorker(bytes: [UInt8], sentence: String) throws {
        let session = try self.loopback()
        try session.socket.send(raw: bytes)
        let exit = try self.spawner.exit(of: session)
        #expect(exit.integer("status") == 65)
        #expect((exit.integer("max_rss_kb") ?? .max) < 100_000)
        #expect(try session.error.text().contains(sentence))
    }

    @Test func anotherProtocolVersionIsRefusedWithASentence() throws {
        let session = try self.spawner.spawn()
        try session.socket.send(Frames.start("loopback", version: 2))
        #expect(try self.spawner.exit(of: session).integer("status") == 65)
        #expect(try session.error.text().contains("the server speaks version 2 of the worker protocol, this worker 1"))
    }

    @Test func whatIsNoRequestIsRefusedAndTheSpawnerGoesOn() throws {
        try self.spawner.send("nonsense")
        try self.spawner.send(#"{"type":"spawn","id":70}"#)
        let refusal = try self.spawner.reply("spawn_failed") { $0.integer("id") == 70 }
        #expect(refusal.string("message") == "0 descriptors came instead of 3")
        try self.spawner.send(#"{"type":"spawn","id":71,"command":[]}"#)
        _ = try self.spawner.reply("spawn_failed") { $0.integer("id") == 71 }
        _ = try self.loopback()
    }

    @Test func manySessionsAreSpawnedAndAllAreReaped() throws {
        let sessions = try (0..<50).map { _ in try self.loopback() }
        #expect(Set(sessions.map(\.pid)).count == 50)
        for session in sessions { session.socket.finish() }
        for session in sessions { #expect(try self.spawner.exit(of: session).integer("status") == 0) }
        #expect(ProcessTable.openDescriptors(self.spawner.pid) == 5)
    }

    private static func name(of pid: Int32) throws -> String {
        guard let file = fopen("/proc/\(pid)/comm", "re") else { throw SystemFailure("comm") }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 32)
        guard fgets(&buffer, 32, file) != nil else { throw SystemFailure("comm") }
        return String(decoding: buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
