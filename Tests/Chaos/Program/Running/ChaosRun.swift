import Foundation
import TestSupport

/// A run: a server, its clients, the faults, and then what the checker says.
struct ChaosRun {
    let plan: Plan
    let directory: TestDirectory
    let worker: String
    /// Where everything is copied to when something is wrong; nil: nowhere.
    var keptFolder: String?

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
        /// What the servers counted, as far as they were asked before they were killed.
        var counted: [String: Int] = [:]
        /// Of sessions with violations: all that is known of their logs.
        var evidence: [String: String] = [:]

        var isGood: Bool { self.violations.isEmpty && self.troubles.isEmpty }
    }

    private struct Watcher: Sendable {
        var session: String
        var viewer: any ChaosViewer
    }

    func run() async throws -> Result {
        let disk = self.plan.hasOwnDisk ? await SmallDisk.mount(at: self.directory.file("store")) : nil
        do {
            let result = try await self.run(on: disk)
            // The disk's contents go with it.
            if let keptFolder, !result.isGood {
                try? FileManager.default.copyItem(atPath: self.directory.path, toPath: keptFolder)
                for (session, text) in result.evidence {
                    try? Data(text.utf8).write(to: URL(fileURLWithPath: "\(keptFolder)/\(session).txt"))
                }
            }
            await disk?.unmount()
            return result
        } catch {
            await disk?.unmount()
            throw error
        }
    }

    private func run(on disk: SmallDisk?) async throws -> Result {
        let options = ServerProcess.Options(self.plan.settings(worker: self.worker, mark: self.directory.path))
        let injector = try await FaultInjector(options, disk: disk, in: self.directory)
        var result = Result()
        let watchers = self.watchers(injector)
        // Beside everything that follows, and over before this function is: it is cancelled on both ways out.
        let counting = Task { await injector.count() }
        let start = ContinuousClock.now
        let end = start + .milliseconds(self.plan.milliseconds)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for watcher in watchers { group.addTask { await watcher.viewer.run(from: start, until: end) } }
                group.addTask { try await injector.perform(self.plan.schedule) }
                try await group.waitForAll()
            }
            result.troubles += try await self.settle(injector, watchers)
            let served = try await self.served(injector, watchers)
            counting.cancel()
            await counting.value
            let last = await injector.stop()
            if last != .exited(0) {
                result.troubles.append("the server ended with \(last.map { "\($0)" } ?? "nothing")")
            }
            try await self.judge(served, watchers, &result)
        } catch {
            result.troubles.append("\(error)")
            counting.cancel()
            _ = await injector.stop()
        }
        result.injected = await injector.injected
        result.story = await injector.story
        result.counted = await injector.counted
        return result
    }

    private func watchers(_ injector: FaultInjector) -> [Watcher] {
        (0..<self.plan.sessions).flatMap { session -> [Watcher] in
            let id = Plan.sessionID(session)
            let clients = (0..<self.plan.clientsPerSession).map { client in
                Watcher(
                    session: id,
                    viewer: ChaosClient(session: session, client: client, plan: self.plan, port: injector.port))
            }
            let streams = (0..<self.plan.streamsPerSession).map { stream in
                let number = self.plan.clientsPerSession + stream
                return Watcher(
                    session: id,
                    viewer: StreamViewer(session: session, client: number, plan: self.plan, port: injector.port))
            }
            return clients + streams
        }
    }

    /// Until every message has its answer and every viewer has everything. Returns what did not come to rest.
    private func settle(_ injector: FaultInjector, _ watchers: [Watcher]) async throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(90)
        var troubles = await withTaskGroup(of: String?.self) { group in
            for watcher in watchers {
                guard let client = watcher.viewer as? ChaosClient else { continue }
                group.addTask {
                    await client.settle(until: deadline)
                        ? nil : "\(watcher.session): a message was neither taken nor refused"
                }
            }
            return await group.reduce(into: [String]()) { if let trouble = $1 { $0.append(trouble) } }
        }
        for session in Set(watchers.map(\.session)).sorted() {
            do {
                try await eventually("session \(session) to be at rest", within: .seconds(90)) {
                    let state = try await injector.get("/sessions/\(session)")
                    return ["idle", "suspended"].contains(state["state"].string) && state["run_id"].isNull
                        && state["queued"].integer == 0
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

    private func served(_ injector: FaultInjector, _ watchers: [Watcher]) async throws -> [String: Served] {
        var served: [String: Served] = [:]
        for session in Set(watchers.map(\.session)) {
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
            for watcher in watchers {
                let last = served[watcher.session]?.log.last?.seq ?? 0
                group.addTask { await watcher.viewer.catchUp(to: last, until: deadline) }
            }
        }
        return served
    }

    private func judge(
        _ served: [String: Served], _ watchers: [Watcher], _ result: inout Result
    ) async throws {
        let store = try StoredSessions(self.directory.file("store/roundhouse.db"))
        if let damage = try store.damage() { result.troubles.append("the database is damaged: \(damage)") }
        for (id, served) in served.sorted(by: { $0.key < $1.key }) {
            guard let stored = try store.session(id) else {
                result.troubles.append("\(id) is not in the store")
                continue
            }
            var records: [ClientRecord] = []
            for watcher in watchers where watcher.session == id {
                records.append(await watcher.viewer.record)
                result.connections += await watcher.viewer.connections
                guard let client = watcher.viewer as? ChaosClient else { continue }
                result.acknowledged += await client.acknowledged
                for (code, count) in await client.refused { result.refused[code, default: 0] += count }
            }
            for entry in records.flatMap(\.entries) {
                if case .event = entry { result.seen += 1 }
                if case .reset = entry { result.resets += 1 }
            }
            result.events += served.log.count
            result.epochs += stored.epochStarts.count
            for run in stored.runs {
                let outcome = run.outcome ?? "open"
                result.runs[run.errorCode.map { "\(outcome) (\($0))" } ?? outcome, default: 0] += 1
            }
            let evidence = SessionEvidence(
                id: id, epoch: served.epoch, epochStarts: stored.epochStarts, log: served.log, stored: stored.log,
                runs: stored.runs, clients: records, files: stored.files,
                answersRepeatQuestions: self.plan.agents != .crew)
            let checker = Checker.judging(evidence)
            result.violations += checker.violations
            if !checker.violations.isEmpty { result.evidence[id] = checker.text }
        }
    }
}
