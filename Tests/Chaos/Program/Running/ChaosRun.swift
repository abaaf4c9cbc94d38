import Foundation
import TestSupport

/// A run: a server, its clients, the faults, and then what the checker says.
struct ChaosRun {
    let plan: Plan
    let directory: TestDirectory
    let worker: String

    struct Result: Sendable {
        var violations: [Violation] = []
        /// What kept the run from being judged.
        var troubles: [String] = []
        var injected: [Fault.Kind: Int] = [:]
        var story: [String] = []
        var acknowledged = 0
        var connections = 0
        var events = 0
        var seen = 0
        var resets = 0
        var runs: [String: Int] = [:]
        var refused: [String: Int] = [:]
        var epochs = 0
    }

    func run() async throws -> Result {
        let options = ServerProcess.Options(self.plan.settings(worker: self.worker, mark: self.directory.path))
        let injector = try await FaultInjector(options, in: self.directory)
        var result = Result()
        let clients = self.clients(injector)
        let end = ContinuousClock.now + .milliseconds(self.plan.milliseconds)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (_, client) in clients { group.addTask { await client.run(until: end) } }
                group.addTask { try await injector.perform(self.plan.schedule) }
                try await group.waitForAll()
            }
            result.troubles += try await self.settle(injector, clients)
            let served = try await self.served(injector, clients)
            let last = await injector.stop()
            if last != .exited(0) {
                result.troubles.append("the server ended with \(last.map { "\($0)" } ?? "nothing")")
            }
            try await self.judge(served, clients, &result)
        } catch {
            result.troubles.append("\(error)")
            _ = await injector.stop()
        }
        result.injected = await injector.injected
        result.story = await injector.story
        return result
    }

    private func clients(_ injector: FaultInjector) -> [(session: String, client: ChaosClient)] {
        let port = injector.port
        return (0..<self.plan.sessions).flatMap { session in
            (0..<self.plan.clientsPerSession).map { client in
                let id = "chaos-\(session)"
                return (
                    id,
                    ChaosClient(
                        session: id, name: "s\(session)c\(client)", port: port,
                        random: self.plan.random(session: session, client: client))
                )
            }
        }
    }

    /// Until every message has its answer and every viewer has everything. Returns what did not come to rest.
    private func settle(
        _ injector: FaultInjector, _ clients: [(session: String, client: ChaosClient)]
    ) async throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(90)
        var troubles = await withTaskGroup(of: String?.self) { group in
            for (session, client) in clients {
                group.addTask {
                    await client.settle(until: deadline) ? nil : "\(session): a message was neither taken nor refused"
                }
            }
            return await group.reduce(into: [String]()) { if let trouble = $1 { $0.append(trouble) } }
        }
        for session in Set(clients.map(\.session)).sorted() {
            do {
                try await eventually("session \(session) to be at rest", within: .seconds(90)) {
                    let state = try await injector.get("/sessions/\(session)")
                    return ["idle", "suspended"].contains(state["state"].string) && state["run_id"].isNull
                }
            } catch is TimeoutError {
                let state = try await injector.get("/sessions/\(session)")
                troubles.append("\(session) does not come to rest: \(state["state"]) \(state["run_id"])")
            }
        }
        return troubles
    }

    private struct Served: Sendable {
        var epoch: Int
        var log: [LogEntry]
    }

    private func served(
        _ injector: FaultInjector, _ clients: [(session: String, client: ChaosClient)]
    ) async throws -> [String: Served] {
        var served: [String: Served] = [:]
        for session in Set(clients.map(\.session)) {
            // The end of a log is committed a moment after it was published.
            try await eventually("the end of \(session)'s log to be committed", within: .seconds(20)) {
                var log: [LogEntry] = []
                var epoch = 0
                var last = 0
                while true {
                    let after = log.last?.seq ?? 0
                    let page = try await injector.get("/sessions/\(session)/events?after=\(after)&limit=2000")
                    (epoch, last) = (page["epoch"].integer ?? 0, page["last_seq"].integer ?? 0)
                    let entries = (page["events"].array ?? []).compactMap(LogEntry.init)
                    if entries.isEmpty { break }
                    log += entries
                }
                served[session] = Served(epoch: epoch, log: log)
                return log.last?.seq ?? 0 == last
            }
        }
        let deadline = ContinuousClock.now + .seconds(60)
        await withTaskGroup(of: Void.self) { group in
            for (session, client) in clients {
                let last = served[session]?.log.last?.seq ?? 0
                group.addTask { await client.catchUp(to: last, until: deadline) }
            }
        }
        return served
    }

    private func judge(
        _ served: [String: Served], _ clients: [(session: String, client: ChaosClient)], _ result: inout Result
    ) async throws {
        let store = try StoredSessions(self.directory.file("store/roundhouse.db"))
        if let damage = try store.damage() { result.troubles.append("the database is damaged: \(damage)") }
        for (id, served) in served.sorted(by: { $0.key < $1.key }) {
            guard let stored = try store.session(id) else {
                result.troubles.append("\(id) is not in the store")
                continue
            }
            var records: [ClientRecord] = []
            for (session, client) in clients where session == id {
                records.append(await client.record)
                result.acknowledged += await client.acknowledged
                result.connections += await client.connections
                for (code, count) in await client.refused { result.refused[code, default: 0] += count }
            }
            for entry in records.flatMap(\.entries) {
                if case .event = entry { result.seen += 1 }
                if case .reset = entry { result.resets += 1 }
            }
            result.events += served.log.count
            result.epochs += stored.epochStarts.count
            for run in stored.runs { result.runs[run.outcome ?? "open", default: 0] += 1 }
            result.violations += Checker.violations(
                of: SessionEvidence(
                    id: id, epoch: served.epoch, epochStarts: stored.epochStarts, log: served.log, stored: stored.log,
                    runs: stored.runs, clients: records, answersRepeatQuestions: true))
        }
    }
}
