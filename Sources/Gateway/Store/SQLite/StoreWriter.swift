import CoreMetrics
import Dispatch
import GRDB
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Shared

/// The one thread that writes: takes groups of jobs from the queue, commits each as one SQLite transaction, and tells
/// those who wait.
final class StoreWriter {
    /// What the writer shares with the threads that hand in jobs and ask how it goes.
    struct State: Sendable {
        let queue: NIOLockedValueBox<CommitQueue>
        let health = NIOLockedValueBox(StoreHealth.ok)
        let statistics = NIOLockedValueBox(StoreStatistics())
        /// What is committed to the journal and not in the tables.
        let backlog = NIOLockedValueBox(Backlog())
        /// Signalled when the queue says that the writer has to be woken.
        let wake = DispatchSemaphore(value: 0)
        /// Signalled once, when the writer has ended.
        let ended = DispatchSemaphore(value: 0)
        /// How it ended; nil before.
        let end = NIOLockedValueBox<Result<Void, StoreError>?>(nil)

        let metrics: StoreMetrics?

        init(pace: CommitQueue.Pace, metrics: StoreMetrics?) {
            self.metrics = metrics
            self.queue = NIOLockedValueBox(CommitQueue(pace: pace))
        }
    }

    private let pool: DatabasePool
    let state: State
    private let checkpointer: Checkpointer
    let logger: Logger
    let group: GroupWriter
    /// There may be rows of deleted sessions.
    private var hasPurges = true

    init(database: StoreDatabase, state: State, checkpointer: Checkpointer, logger: Logger) {
        self.pool = database.pool
        self.state = state
        self.checkpointer = checkpointer
        self.logger = logger
        self.group = GroupWriter(boot: database.boot, backlog: state.backlog)
    }

    /// Runs until the queue is closed.
    func run() {
        while true {
            switch self.state.queue.withLockedValue({ $0.next(at: .now()) }) {
            case .commit(let jobs):
                self.commit(jobs)
                self.fileWhereTooMuch()
                self.checkpointer.keepLogShort(self.pool)
            case .sleep(let until):
                if self.purgeSome() { continue }
                self.sleep(until: until)
            case .finish(let leftOver):
                self.checkpointer.close()
                let end = self.finish(leftOver)
                self.state.end.withLockedValue { $0 = end }
                self.state.ended.signal()
                return
            }
        }
    }

    /// Waits to be woken, at most until then. Where nobody wants anything for a while, some of the backlog is filed.
    private func sleep(until: NIODeadline?) {
        let filingTime = self.backlogBytes > 0 ? NIODeadline.now() + Self.quietBeforeFiling : nil
        guard let end = [until, filingTime].compactMap({ $0 }).min() else {
            self.state.wake.wait()
            return
        }
        let pause = max(0, (end - .now()).nanoseconds)
        let woken = self.state.wake.wait(timeout: .now() + .nanoseconds(Int(pause))) == .success
        if !woken, end == filingTime { self.fileSome(bytes: Self.filedWhenQuiet) }
    }

    private func commit(_ jobs: [StoreJob]) {
        let start = NIODeadline.now()
        do {
            let answers = try self.write(jobs)
            self.checkpointer.committed(bytes: jobs.reduce(0) { $0 + $1.size })
            self.succeeded(jobs, answers: answers, took: .now() - start)
        } catch {
            let failure = StoreFailure(error)
            if failure.isPermanent {
                self.isolate(jobs, failure: failure)
            } else {
                self.keep(jobs, failure: failure)
            }
        }
    }

    /// - Returns: What to call now that it is committed: the answers to requests.
    private func write(_ jobs: [StoreJob]) throws -> [@Sendable () -> Void] {
        var answers: [@Sendable () -> Void] = []
        try self.inGroup { db in
            for job in jobs {
                switch job {
                case .transaction(let transaction):
                    try self.group.perform(transaction, db)
                case .request(let request):
                    answers.append(try self.perform(request, db))
                }
            }
            if jobs.isEmpty { try self.probe(db) }
        }
        return answers
    }

    /// One group, which is one SQLite transaction: all that `body` does is committed, or nothing of it.
    private func inGroup(_ body: (Database) throws -> Void) throws {
        do {
            try self.inTransaction { db in
                self.group.begin()
                try body(db)
                try self.group.finish(db)
            }
            self.group.committed()
        } catch {
            self.group.rolledBack()
            throw error
        }
    }

    private func inTransaction(_ body: (Database) throws -> Void) throws {
        try self.pool.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try body(db)
                return .commit
            }
        }
    }

    /// Writes and removes something, to see whether the store takes writes and has room for some.
    private func probe(_ db: Database) throws {
        // Sessions' keys begin with 1.
        try db.cachedStatement(
            sql: "INSERT INTO checkpoints (session, stage, written_at, state) VALUES (0, '', 0, zeroblob(65536))"
        )
        .execute()
        try db.cachedStatement(sql: "DELETE FROM checkpoints WHERE session = 0").execute()
    }

    private func perform(_ request: StoreRequest, _ db: Database) throws -> @Sendable () -> Void {
        do {
            return try request.perform(self.group, db)
        } catch let error as StoreError {
            return { request.fail(error) }
        }
    }

    private func succeeded(_ jobs: [StoreJob], answers: [@Sendable () -> Void], took duration: TimeAmount) {
        self.state.queue.withLockedValue { $0.committed() }
        let wasFailing = self.state.health.withLockedValue { health in
            defer { health = .ok }
            return health != .ok
        }
        if wasFailing { self.logger.notice("The store takes writes again") }
        for complaint in Set(self.group.complaints) {
            self.logger.error("The store was asked for what it cannot do", metadata: ["store.fault": "\(complaint)"])
        }
        var transactions = 0
        var callbacks = CallbacksByLoop()
        for case .transaction(let transaction) in jobs {
            transactions += transaction.parts
            if let committed = transaction.committed { callbacks.add(committed, on: transaction.eventLoop) }
        }
        self.state.statistics.withLockedValue { statistics in
            statistics.commits += 1
            statistics.transactions += transactions
            statistics.lastCommitDuration = .nanoseconds(duration.nanoseconds)
        }
        self.state.metrics?.transactions.increment(by: transactions)
        self.state.metrics?.commitDuration.recordNanoseconds(duration.nanoseconds)
        if self.group.hasDeleted { self.hasPurges = true }
        callbacks.deliver()
        for answer in answers { answer() }
    }

    /// Keeps the transactions of a group that could not be committed, in their order. Those who asked for something are
    /// told instead: they were promised nothing yet.
    private func keep(_ jobs: [StoreJob], failure: StoreFailure) {
        let isFirst = self.state.health.withLockedValue { health in
            defer { health = .failing(reason: failure.reason) }
            return health == .ok
        }
        if isFirst {
            self.logger.error(
                "The store cannot commit; it keeps what it was given and tries again",
                metadata: ["store.reason": "\(failure.reason)"])
        }
        self.state.statistics.withLockedValue { $0.failedCommits += 1 }
        self.state.metrics?.failedCommits.increment()
        var kept: [StoreJob] = []
        for job in jobs {
            switch job {
            case .transaction: kept.append(job)
            case .request(let request): request.fail(failure.storeError)
            }
        }
        self.state.queue.withLockedValue { $0.failed(kept, at: .now()) }
    }

    /// SQLite will never take one of these jobs. It must not stop those of other sessions, so each is tried alone, and the
    /// one that is refused is given up: nobody is told that it was committed.
    private func isolate(_ jobs: [StoreJob], failure: StoreFailure) {
        self.state.statistics.withLockedValue { $0.failedCommits += 1 }
        self.state.metrics?.failedCommits.increment()
        guard jobs.count == 1 else {
            return self.state.queue.withLockedValue { $0.isolate(jobs, at: .now()) }
        }
        for job in jobs {
            switch job {
            case .transaction(let transaction):
                self.logger.critical(
                    "A write was given up: SQLite refuses it",
                    metadata: ["session.id": "\(transaction.session)", "store.reason": "\(failure.reason)"])
            case .request(let request):
                request.fail(failure.storeError)
            }
        }
    }

    /// Removes some of what deleted sessions left.
    /// - Returns: Whether something was removed and there may be more.
    private func purgeSome() -> Bool {
        guard self.hasPurges else { return false }
        do {
            var hasMore = false
            try self.inTransaction { hasMore = try SessionPurger.step($0) }
            self.hasPurges = hasMore
        } catch {
            // Goes on after the next deletion or start.
            self.hasPurges = false
            self.logger.warning(
                "Rows of deleted sessions could not be removed yet",
                metadata: ["store.reason": "\(StoreFailure(error).reason)"])
        }
        return self.hasPurges
    }

    /// Puts what these sessions wrote into the tables, in a group of its own.
    func file(_ sessions: [Int64]) throws {
        let before = self.backlogBytes
        try self.inGroup { try self.group.file(sessions, $0) }
        self.checkpointer.committed(bytes: before - self.backlogBytes)
    }

    /// Tells those who wait that it is over, and marks the end as clean where nothing is left over.
    private func finish(_ leftOver: [StoreJob]) -> Result<Void, StoreError> {
        var lost = 0
        for job in leftOver {
            switch job {
            case .transaction: lost += 1
            case .request(let request): request.fail(.closed)
            }
        }
        guard lost == 0 else {
            self.logger.critical(
                "The store was closed before it could commit everything", metadata: ["store.lost": "\(lost)"])
            return .failure(
                StoreError(
                    code: .failed, message: "\(lost) transactions could not be committed before the store was closed."))
        }
        do {
            try self.fileEverything()
            try self.pool.writeWithoutTransaction { db in
                try db.execute(
                    sql: "UPDATE boots SET clean = 1, ended_at = ? WHERE id = ?",
                    arguments: [Timestamp.now().milliseconds, self.group.boot])
                // Forces the mark to the disk with everything before it, whatever the setting.
                _ = try db.checkpoint(.truncate)
            }
            return .success(())
        } catch {
            return .failure(StoreFailure(error).storeError)
        }
    }
}
