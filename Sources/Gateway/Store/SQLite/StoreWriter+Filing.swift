import Logging
import NIOConcurrencyHelpers
import NIOCore

/// Filing: what the journal has is put into the tables, where readers look first.
extension StoreWriter {
    /// More than this is not left in the journal: it is kept in memory too, and read when a process starts that finds it.
    private static let mostBacklogBytes = 4 << 20
    /// Filed between two commits where there is more; others wait for it.
    private static let filedBytes = 256 << 10
    /// Filed at a time where nobody wants anything.
    static let filedWhenQuiet = 1 << 20
    static let quietBeforeFiling = TimeAmount.milliseconds(250)

    var backlogBytes: Int { self.state.backlog.withLockedValue { $0.bytes } }

    func fileWhereTooMuch() {
        if self.backlogBytes > Self.mostBacklogBytes { self.fileSome(bytes: Self.filedBytes) }
    }

    /// Before the store is closed.
    func fileEverything() throws {
        while self.backlogBytes > 0 { try self.file(self.oldest(bytes: Self.filedWhenQuiet)) }
    }

    /// Puts some of the backlog into the tables.
    func fileSome(bytes: Int) {
        let sessions = self.oldest(bytes: bytes)
        do {
            try self.file(sessions)
        } catch {
            let failure = StoreFailure(error)
            guard failure.isPermanent else {
                self.logger.warning(
                    "The journal cannot be filed yet; it keeps what it has",
                    metadata: ["store.reason": "\(failure.reason)"])
                return
            }
            self.fileEach(sessions)
        }
    }

    /// Sessions whose writes have waited longest.
    private func oldest(bytes: Int) -> [Int64] {
        self.state.backlog.withLockedValue { $0.oldest(bytes: bytes) }
    }

    /// SQLite will never take what one of these sessions wrote. It must not stop the others, so each is filed alone, and
    /// the one that is refused is given up.
    private func fileEach(_ sessions: [Int64]) {
        for session in sessions {
            do {
                try self.file([session])
            } catch {
                let failure = StoreFailure(error)
                guard failure.isPermanent else { return }
                self.group.giveUp(session)
                self.logger.critical(
                    "What a session wrote was given up: SQLite refuses it",
                    metadata: ["store.session_key": "\(session)", "store.reason": "\(failure.reason)"])
            }
        }
    }
}
