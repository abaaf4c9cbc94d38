import Dispatch
import Foundation
import GRDB
import Logging
import NIOConcurrencyHelpers

/// Moves pages from SQLite's write-ahead log to the database on a thread of its own, because forcing them to the disk takes
/// tens of milliseconds in which the writer would commit nothing.
///
/// What is committed meanwhile stays in the log, and the log begins anew only when all of it has been moved. So the
/// writer moves the small rest itself where the log has become long: see ``keepLogShort(_:)``.
final class Checkpointer: Sendable {
    /// Bytes that the writer may add to the log before this thread is woken.
    private static let wakingBytes = 16 << 20
    /// Bytes of a log that is brought to its end.
    private static let longLog = 256 << 20
    /// Bytes added during a pass after which the rest is left to the writer, and passes at most.
    private static let smallRest = 1 << 20
    private static let mostPasses = 8

    private struct State {
        var isWorking = false
        var isClosed = false
        var logBytes = 0
        /// Bytes committed since the thread was last woken.
        var newBytes = 0
    }

    private let state = NIOLockedValueBox(State())
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let logger: Logger

    /// - parameter database: A connection of its own to the writer's database.
    init(database: DatabaseQueue, pageSize: Int, logger: Logger) {
        self.logger = logger
        let thread = Thread { [state, wake, ended] in
            while true {
                wake.wait()
                if state.withLockedValue({ $0.isClosed }) { break }
                let frames = Self.checkpoint(database, pageSize: pageSize, logger)
                state.withLockedValue { state in
                    state.isWorking = false
                    if let frames { state.logBytes = frames * pageSize }
                }
            }
            try? database.close()
            ended.signal()
        }
        thread.name = "store-checkpoint"
        thread.start()
    }

    /// Moves what is in the log, and where the log is long also what was added meanwhile, until little is left.
    /// - Returns: Pages in the log; nil where they could not be moved.
    private static func checkpoint(_ database: DatabaseQueue, pageSize: Int, _ logger: Logger) -> Int? {
        do {
            var moved = 0
            for _ in 0..<Self.mostPasses {
                let (frames, all) = try database.writeWithoutTransaction { try $0.checkpoint(.passive) }
                defer { moved = all }
                if frames * pageSize < Self.longLog || (all - moved) * pageSize < Self.smallRest { return frames }
            }
            return moved
        } catch DatabaseError.SQLITE_BUSY {
            // The writer was changing the log's index at that moment.
            return nil
        } catch {
            // They stay in the log, where they are as safe. The next attempt comes with the next pages.
            Self.warn(of: error, logger)
            return nil
        }
    }

    private static func warn(of error: any Error, _ logger: Logger) {
        logger.warning(
            "SQLite's write-ahead log could not be moved to the database yet",
            metadata: ["store.reason": "\(StoreFailure(error).reason)"])
    }

    // MARK: On the writer's thread

    /// The writer has added so much to the log.
    func committed(bytes: Int) {
        self.state.withLockedValue { $0.newBytes += bytes }
    }

    /// Between two commits: wakes the thread where there is enough to move, and moves the rest of a long log, so that it
    /// begins anew.
    func keepLogShort(_ pool: DatabasePool) {
        enum Step { case nothing, wake, moveRest }
        let step = self.state.withLockedValue { state in
            if !state.isWorking, state.logBytes >= Self.longLog {
                state.logBytes = 0
                return Step.moveRest
            }
            guard state.newBytes > Self.wakingBytes else { return .nothing }
            state.newBytes = 0
            guard !state.isWorking, !state.isClosed else { return .nothing }
            state.isWorking = true
            return .wake
        }
        switch step {
        case .nothing: break
        case .wake: self.wake.signal()
        case .moveRest:
            do {
                _ = try pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
            } catch {
                Self.warn(of: error, self.logger)
            }
        }
    }

    /// Returns when the thread has ended and its connection is closed.
    func close() {
        let wasOpen = self.state.withLockedValue { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard wasOpen else { return }
        self.wake.signal()
        self.ended.wait()
    }
}
