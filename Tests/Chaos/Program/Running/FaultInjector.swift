import Foundation
import Synchronization
import TestSupport

/// Does what the schedule says to a server that it starts, and starts again.
actor FaultInjector {
    private let options: ServerProcess.Options
    private let directory: TestDirectory
    private let disk: SmallDisk?
    /// The file system is full: a server may refuse to start on it.
    private var isDiskFull = false
    private var server: ServerProcess?
    private var paused: Set<Int32> = []
    /// A server is ending, and the next one is started when it has.
    private var isStarting = false
    /// How often each fault met something that it could be done to.
    private(set) var injected: [Fault.Kind: Int] = [:]
    /// Starts, endings and faults, for the evidence: milliseconds of the run and words.
    private(set) var story: [String] = []
    /// Counters of all servers, by their names in ``counters``: the last values that each one gave.
    private var counters: [Int32: [String: Int]] = [:]
    /// Processes that no server has any more, and since when.
    private var strays: [Int32: ContinuousClock.Instant] = [:]
    private var endedStrays: Set<Int32> = []
    private let start = ContinuousClock.now
    let port: UInt16

    init(_ options: ServerProcess.Options, disk: SmallDisk?, in directory: TestDirectory) async throws {
        let server = try await ServerProcess.start(options, in: directory)
        var options = options
        // Clients come back to the port that they know.
        options.settings["listen.port"] = "\(server.port)"
        self.options = options
        self.directory = directory
        self.disk = disk
        self.server = server
        self.port = server.port
    }

    /// Returns when all of it is over.
    func perform(_ schedule: Schedule) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for fault in schedule.faults {
                group.addTask {
                    try await Task.sleep(until: self.start + .milliseconds(fault.at), clock: .continuous)
                    try await self.perform(fault)
                }
            }
            try await group.waitForAll()
        }
        await self.relieve()
    }

    private func perform(_ fault: Fault) async throws {
        guard let server else { return }
        switch fault.kind {
        case .killWorker: self.send(SIGKILL, to: self.worker(fault.pick), fault)
        case .killSpawner: self.send(SIGKILL, to: ProcessTree.spawner(of: server.pid), fault)
        case .killAllWorkers:
            self.send(SIGKILL, to: ProcessTree.spawner(of: server.pid), fault)
            for worker in ProcessTree.workers(of: server.pid) { kill(worker, SIGKILL) }
        case .killGateway:
            self.note(fault, server.pid)
            server.process.signal(SIGKILL)
            try await self.startAgain(after: server)
        case .restartGateway:
            // One that is on its way out already is not asked twice.
            guard !self.isStarting else { return }
            self.note(fault, server.pid)
            server.process.signal(SIGTERM)
            try await self.startAgain(after: server)
        case .pauseWorker: try await self.pause(self.worker(fault.pick), fault)
        case .pauseSpawner: try await self.pause(ProcessTree.spawner(of: server.pid), fault)
        case .pauseGateway: try await self.pause(server.pid, fault)
        case .fillDisk where self.disk != nil:
            // One that is full already gets no emptier.
            guard !self.isDiskFull else { return }
            self.note(fault, server.pid)
            self.isDiskFull = true
            self.disk?.fill()
            try await Task.sleep(for: .milliseconds(fault.lasting))
            self.disk?.free()
            self.isDiskFull = false
        case .limitFiles, .fillDisk:
            self.note(Fault(at: fault.at, kind: .limitFiles, lasting: fault.lasting, pick: 0), server.pid)
            await Self.limitFiles(of: server.pid, to: 4096)
            try await Task.sleep(for: .milliseconds(fault.lasting))
            await Self.limitFiles(of: server.pid, to: nil)
        }
    }

    private func note(_ fault: Fault, _ pid: Int32) {
        self.injected[fault.kind, default: 0] += 1
        self.story.append("\(self.elapsed) ms: \(fault.kind.rawValue) (\(pid)) \(fault.lasting) ms")
    }

    private var elapsed: Int64 {
        let (seconds, attoseconds) = self.start.duration(to: .now).components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    private func worker(_ pick: UInt64) -> Int32? {
        guard let server else { return nil }
        let workers = ProcessTree.workers(of: server.pid)
        return workers.isEmpty ? nil : workers[Int(pick % UInt64(workers.count))]
    }

    private func send(_ signal: Int32, to pid: Int32?, _ fault: Fault) {
        guard let pid else { return }
        self.note(fault, pid)
        kill(pid, signal)
    }

    private func pause(_ pid: Int32?, _ fault: Fault) async throws {
        guard let pid else { return }
        self.send(SIGSTOP, to: pid, fault)
        self.paused.insert(pid)
        try await Task.sleep(for: .milliseconds(fault.lasting))
        self.resume(pid)
    }

    private func resume(_ pid: Int32) {
        if self.paused.remove(pid) != nil, ProcessTable.state(pid) == "T" { kill(pid, SIGCONT) }
    }

    /// Ends everything that lasts.
    func relieve() async {
        self.paused.forEach(self.resume)
        if self.isDiskFull { self.disk?.free() }
        if let server { await Self.limitFiles(of: server.pid, to: nil) }
    }

    private func startAgain(after old: ServerProcess) async throws {
        // A fault may hit a server that is stopping; whoever stopped it starts the next.
        guard !self.isStarting else { return }
        self.isStarting = true
        defer { self.isStarting = false }
        let end = try await old.process.wait(within: .seconds(30))
        self.story.append("\(self.elapsed) ms: the Gateway ended (\(end))")
        self.server = try await self.startOnceThereIsRoom()
        self.story.append("\(self.elapsed) ms: the Gateway serves again (\(self.server?.pid ?? 0))")
    }

    private func startOnceThereIsRoom() async throws -> ServerProcess {
        while true {
            do {
                return try await ServerProcess.start(self.options, in: self.directory)
            } catch let error as ServerProcess.StartError where error.end == .exited(69) && error.saysDiskIsFull {
                self.story.append("\(self.elapsed) ms: the Gateway does not start on a full disk")
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    // MARK: What the servers count

    /// Names in `/metrics`, and what they are called in the report.
    private static let counterNames = [
        "roundhouse_suspensions_total": "suspensions", "roundhouse_restores_total": "restores",
        "roundhouse_worker_exits_total": "worker exits", "roundhouse_worker_pauses_total": "worker pauses",
        "roundhouse_suppressed_lines_total": "suppressed lines",
    ]

    /// Asks the server that runs now and then, until it is cancelled.
    func count() async {
        while true {
            if let server, let text = try? await server.get("/metrics").text,
                let samples = try? PrometheusSamples(parsing: text)
            {
                self.counters[server.pid] = Self.counterNames.keys.reduce(into: [:]) { counts, name in
                    counts[name] = Int(samples.total(name))
                }
            }
            self.endStrays()
            if Task.isCancelled { return }
            try? await Task.sleep(for: .milliseconds(400))
        }
    }

    /// Workers that have lost their spawner and their Gateway end by themselves, unless they compute: those are ended a few
    /// seconds later, as a service manager does with what is left of a unit.
    private func endStrays() {
        guard let server, server.process.poll() == nil else { return }
        let family = ProcessTree.workers(of: server.pid) + [ProcessTree.spawner(of: server.pid) ?? server.pid]
        let alive = ProcessTree.marked(self.directory.path).filter { $0 != server.pid && !family.contains($0) }
        self.strays = self.strays.filter { alive.contains($0.key) }
        for pid in alive {
            let since = self.strays[pid] ?? .now
            self.strays[pid] = since
            if since.duration(to: .now) > .seconds(4) {
                kill(pid, SIGKILL)
                self.endedStrays.insert(pid)
            }
        }
    }

    /// Sums over all servers.
    var counted: [String: Int] {
        self.counters.values.reduce(into: ["strays ended": self.endedStrays.count]) { sums, counts in
            for (name, count) in counts { sums[Self.counterNames[name] ?? name, default: 0] += count }
        }
    }

    /// Nil where the server has gone by itself, which no fault asks for.
    func get(_ target: String) async throws -> JSONValue {
        guard let server else { return .null }
        return try await server.get(target).json()
    }

    /// Stops the server for good. Returns how it ended.
    func stop() async -> ChildProcess.End? {
        await self.relieve()
        return await self.server?.stop(within: .seconds(30))
    }

    /// Sets the soft limit of how large its files may grow, in bytes.
    private static func limitFiles(of pid: Int32, to size: Int?) async {
        let limit = "--fsize=" + (size.map(String.init) ?? "unlimited") + ":unlimited"
        // Where the process has ended meanwhile, there is nothing to limit.
        _ = try? await CommandRun.run(["prlimit", "--pid", "\(pid)", limit], within: .seconds(5))
    }
}

extension ServerProcess.StartError {
    fileprivate var saysDiskIsFull: Bool {
        ["full", "space", "cannot be written"].contains { self.standardError.contains($0) }
    }
}
