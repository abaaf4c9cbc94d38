import Dispatch
import Foundation
import GRDB
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Shared

/// The embedded store: one SQLite database in a folder that one Gateway has at a time.
///
/// One thread writes, in groups (see ``StoreWriter``); reads go to GRDB's pool of readers and see what is committed.
/// ``close(timeout:)`` has to be called: without it the end counts as unclean, as after a crash.
final class SQLiteSessionStore: SessionStore {
    let database: StoreDatabase
    let state: StoreWriter.State
    private let logger: Logger

    /// Opens the store, creating folder and database where they are missing, and begins a boot.
    ///
    /// - parameter folder: Where ``StoreFolder/databaseName`` and the files beside it are kept; a local file system.
    /// - parameter pace: How commits are grouped.
    /// - parameter metrics: What commits are counted with; nil for not at all.
    /// - Throws: ``StoreError`` `cannotOpen`, `newerSchema`, `inUse` or `full`, with a sentence for the operator that
    ///   names the folder.
    init(
        path folder: String, synchronous: StoreSynchronous = .normal, pace: CommitQueue.Pace = .init(),
        metrics: StoreMetrics? = nil, logger: Logger
    ) throws(StoreError) {
        let database = try StoreDatabase(folder: folder, synchronous: synchronous, now: .now())
        let state = StoreWriter.State(pace: pace, metrics: metrics)
        let checkpointer = try database.checkpointer(synchronous: synchronous, logger: logger)
        self.database = database
        self.state = state
        self.logger = logger
        let thread = Thread {
            StoreWriter(database: database, state: state, checkpointer: checkpointer, logger: logger).run()
        }
        thread.name = "store"
        thread.start()
    }

    deinit {
        // The thread must not outlive its owner. What is still queued is given up, which makes the end unclean.
        if self.state.queue.withLockedValue({ $0.close(deadline: .distantPast) }) == true {
            self.state.wake.signal()
        }
    }

    var health: StoreHealth { self.state.health.withLockedValue { $0 } }

    var statistics: StoreStatistics {
        var statistics = self.state.statistics.withLockedValue { $0 }
        (statistics.queuedTransactions, statistics.queuedBytes) = self.queued
        return statistics
    }

    var queued: (transactions: Int, bytes: Int) { self.state.queue.withLockedValue { ($0.count, $0.bytes) } }

    func submit(_ transaction: StoreTransaction) {
        guard self.add(.transaction(transaction)) else {
            self.logger.error(
                "A write came after the store was closed", metadata: ["session.id": "\(transaction.session)"])
            return
        }
    }

    /// Blocks until the end; not to be called on an event loop.
    /// - Throws: ``StoreError`` `failed` or `full` where not everything could be committed in time: the end is unclean.
    func close(timeout: Duration) throws {
        let nanoseconds = timeout.components.seconds * 1_000_000_000 + timeout.components.attoseconds / 1_000_000_000
        let deadline = NIODeadline.now() + .nanoseconds(nanoseconds)
        guard let wakes = self.state.queue.withLockedValue({ $0.close(deadline: deadline) }) else { return }
        if wakes { self.state.wake.signal() }
        // A commit under way when the time is over is let come to its end, unless the disk hangs.
        let grace = 5_000_000_000
        guard self.state.ended.wait(timeout: .now() + .nanoseconds(Int(nanoseconds) + grace)) == .success else {
            throw StoreError(code: .failed, message: "The store's disk does not answer; the end is not clean.")
        }
        let end = self.state.end.withLockedValue { $0 }
        let failure: StoreError? =
            switch self.health {
            case .failing(let reason): StoreError(code: .failed, message: reason)
            case .ok: nil
            }
        defer { self.database.folder.release() }
        try self.database.pool.close()
        if case .failure(let error)? = end {
            throw StoreError(
                code: error.code, message: [error.message, failure?.message].compactMap { $0 }.joined(separator: " "))
        }
    }

    /// - Returns: Whether the store was open.
    private func add(_ job: StoreJob) -> Bool {
        guard let wakes = self.state.queue.withLockedValue({ $0.add(job, now: .now()) }) else { return false }
        if wakes { self.state.wake.signal() }
        return true
    }

    /// Has something done in its place among the writes.
    ///
    /// - parameter work: In the group's SQLite transaction; its result is given out after the commit.
    func request<Result: Sendable>(
        size: Int = 64, on loop: any EventLoop,
        _ work: @escaping @Sendable (GroupWriter, Database) throws -> Result
    ) -> EventLoopFuture<Result> {
        let promise = loop.makePromise(of: Result.self)
        let request = StoreRequest(
            size: size,
            perform: { writer, db in
                let result = try work(writer, db)
                return { promise.succeed(result) }
            },
            fail: { promise.fail($0) })
        if !self.add(.request(request)) { promise.fail(StoreError.closed) }
        return promise.futureResult
    }

    /// Reads what is committed, in one snapshot.
    func read<Result: Sendable>(
        on loop: any EventLoop, _ work: @escaping @Sendable (Database) throws -> Result
    ) -> EventLoopFuture<Result> {
        let promise = loop.makePromise(of: Result.self)
        guard self.state.queue.withLockedValue({ $0.isOpen }) else {
            promise.fail(StoreError.closed)
            return promise.futureResult
        }
        self.database.pool.asyncRead { access in
            do {
                promise.succeed(try work(try access.get()))
            } catch {
                promise.fail(StoreFailure(error).storeError)
            }
        }
        return promise.futureResult
    }
}

extension StoreError {
    static var closed: StoreError { StoreError(code: .closed, message: "The store is closed.") }
}
