import Logging
import NIOCore
import Shared

/// Deletes sessions that nobody has used for as long as they are kept (`sessions.retention`).
struct Retention: Sendable {
    let services: SessionServices
    let group: any EventLoopGroup
    let logger: Logger

    /// Sessions looked at in one step.
    private static let batch = 100

    /// Looks for such sessions now and then until it is cancelled; at once done where sessions are kept for ever.
    func run() async {
        let retention = self.services.configuration.sessions.retention
        guard retention > .zero else { return }
        let pause = max(.milliseconds(100), min(retention / 4, .seconds(600)))
        while !Task.isCancelled {
            do {
                try await self.sweep(olderThan: retention)
            } catch {
                self.logger.warning("sessions to delete could not be looked for", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: pause)
        }
    }

    private func sweep(olderThan retention: Duration) async throws {
        while !Task.isCancelled {
            let limit = Timestamp(milliseconds: Timestamp.now().milliseconds - TimeAmount(retention).milliseconds)
            let unused = try await self.services.store.sessionsUnused(
                since: limit, limit: Self.batch, on: self.group.next()
            ).get()
            var deleted = 0
            for id in unused where try await self.delete(id, unusedSince: limit) { deleted += 1 }
            if deleted > 0 { self.logger.info("Sessions deleted after their time", metadata: ["count": "\(deleted)"]) }
            guard deleted == Self.batch else { return }
        }
    }

    /// - Returns: Whether the session was still unused, and is gone.
    private func delete(_ id: SessionID, unusedSince limit: Timestamp) async throws -> Bool {
        let isUnused = try await self.services.registry.withSession(
            id, creating: false, on: self.group.next(), services: self.services
        ) { session in
            guard session.viewers.isEmpty, !session.machine.isBusy, session.lastActivity < limit,
                session.connectedAt ?? session.createdAt < limit
            else { return false }
            session.delete()
            return true
        }.get()
        guard isUnused == true else { return false }
        return try await self.services.store.delete(id, on: self.group.next()).get()
    }
}

extension TimeAmount {
    fileprivate var milliseconds: Int64 { self.nanoseconds / 1_000_000 }
}
