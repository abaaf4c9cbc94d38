import Foundation
import TestSupport
import Testing

/// What `systemctl restart` does with a socket unit, again and again under load: the test holds the listening socket and
/// passes it to each server, as systemd does, and hears its READY.
@Suite("Restarts under load with a socket from the service manager", .serialized)
struct RollingRestartTests {
    private static let clients = 24
    private static let restarts = 3

    @Test("nobody is refused, nothing acknowledged is lost, everybody is back within 5 s of READY, open runs go on")
    func rollingRestart() async throws {
        try await withServerDirectory { directory in
            let listener = try ListeningSocket(backlog: 1024)
            let manager = try NotifySocket(in: directory)
            var options = ServerProcess.Options(TestWorker.settings(more: ["drain.timeout": "1s"]))
            listener.pass(to: &options)
            options.environment["NOTIFY_SOCKET"] = manager.path
            var server = try await ServerProcess.start(options, in: directory)
            try await manager.wait(for: "READY=1")

            let clients = (0..<Self.clients).map { ReturningClient(session: "client\($0)", port: listener.port) }
            let newcomers = Newcomers(port: listener.port)
            // A run that no drain waits for: it works until it is cancelled, and answers where it is continued.
            let (long, _) = try await server.connect("long")
            try await long.say("do save one")
            try await long.next(type: "agent_status") { $0["message"].string == "waiting" }

            let load = Task {
                await withTaskGroup(of: Void.self) { tasks in
                    for client in clients { tasks.addTask { await client.run(saying: "do sleep 0.02") } }
                    tasks.addTask { await newcomers.run() }
                }
            }
            var worst = Duration.zero
            for _ in 0..<Self.restarts {
                let before = await Self.counts(clients)
                try await eventually("every client to have its turns", within: .seconds(30)) {
                    let now = await Self.counts(clients)
                    return zip(now, before).allSatisfy { $0 >= $1 + 3 }
                }
                server.process.signal(SIGTERM)
                try await manager.wait(for: "STOPPING=1")
                #expect(try await server.process.wait(within: .seconds(20)) == .exited(0))
                let ended = ContinuousClock.now
                server = try await ServerProcess.start(options, in: directory)
                let ready = try await manager.wait(for: "READY=1")
                for client in clients {
                    let back = try await eventually("\(client.session) to be back", within: .seconds(15)) {
                        await client.greetings.first { $0 > ended }
                    }
                    worst = max(worst, back - ready)
                }
            }
            #expect(worst < .seconds(5))
            let last = await Self.counts(clients)
            try await eventually("every client to go on", within: .seconds(30)) {
                let now = await Self.counts(clients)
                return zip(now, last).allSatisfy { $0 >= $1 + 2 }
            }
            for client in clients { await client.stop() }
            await newcomers.stop()
            await load.value

            for client in clients {
                #expect(await client.refused == 0)
                let surprises = await client.surprises
                #expect(surprises.isEmpty, "\(surprises)")
                try await Self.expectEverythingOnce(of: client, on: server)
            }
            let failures = await newcomers.failures
            #expect(failures.isEmpty, "\(failures)")
            #expect(await newcomers.answered > 10)
            let end = try await eventually("the long run to end", within: .seconds(20)) { () -> JSONValue? in
                try await server.get("/sessions/long/events").json()["events"].array?
                    .first { $0["type"].string == "run_finished" }
            }
            #expect(end["outcome"].string == "completed", "\(end)")
            let turnedAway = await clients.asyncSum { await $0.turnedAway }
            print(
                "\(Self.restarts) restarts: \(await Self.counts(clients).reduce(0, +)) messages acknowledged, "
                    + "\(await newcomers.answered) new connections answered, \(turnedAway) turned away with a time to "
                    + "come back, the last client back \(worst) after READY")
            await server.stop()
        }
    }

    private static func counts(_ clients: [ReturningClient]) async -> [Int] {
        var counts: [Int] = []
        for client in clients { counts.append(await client.acknowledged.count) }
        return counts
    }

    /// Each message with a receipt is once in the log, and each run has exactly one end, a good one.
    private static func expectEverythingOnce(of client: ReturningClient, on server: ServerProcess) async throws {
        let log = try await eventually("the runs of \(client.session) to end", within: .seconds(20)) {
            () -> [JSONValue]? in
            let log =
                try await server.get("/sessions/\(client.session)/events?limit=10000").json()["events"].array ?? []
            return log.ofType("run_finished").count >= log.ofType("user_message_echo").count ? log : nil
        }
        let echoes = log.ofType("user_message_echo").compactMap { $0["client_id"].string }
        #expect(Set(echoes).count == echoes.count)
        #expect(await client.acknowledged.isSubset(of: Set(echoes)))
        let ends = log.ofType("run_finished")
        #expect(ends.count == echoes.count)
        #expect(Set(ends.compactMap { $0["run_id"].string }).count == ends.count)
        let bad = ends.filter { $0["outcome"].string != "completed" }
        #expect(bad.isEmpty)
        expectConsecutive(log)
    }
}

/// Clients that come for the first time, one after the other, all the while: each makes a connection and asks something.
private actor Newcomers {
    private let port: UInt16
    private(set) var answered = 0
    private(set) var failures: [String] = []
    private var isStopping = false

    init(port: UInt16) {
        self.port = port
    }

    func stop() { self.isStopping = true }

    func run() async {
        while !self.isStopping {
            do {
                let client = HTTPTestClient(port: self.port)
                let reply = try await client.request("GET", "/health/live", within: .seconds(30))
                await client.close()
                if reply.status == 200 { self.answered += 1 } else { self.failures.append("\(reply.status)") }
            } catch {
                self.failures.append("\(error)")
            }
        }
    }
}

extension [ReturningClient] {
    fileprivate func asyncSum(_ value: (ReturningClient) async -> Int) async -> Int {
        var sum = 0
        for client in self { sum += await value(client) }
        return sum
    }
}
