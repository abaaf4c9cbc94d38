import NIOConcurrencyHelpers
import NIOCore
import Shared

/// The sessions in memory. One that is not here is in the store, or does not exist.
final class SessionRegistry: Sendable {
    private let entries = NIOLockedValueBox<[SessionID: EventLoopFuture<Session?>]>([:])

    /// Sessions in memory.
    var count: Int { self.entries.withLockedValue(\.count) }

    /// The session, brought into memory where it is not. It will live on `loop` then.
    ///
    /// - Returns: nil where it does not exist and `creating` is false.
    func session(
        _ id: SessionID, creating: Bool, on loop: any EventLoop, services: SessionServices
    ) -> EventLoopFuture<Session?> {
        let promise = loop.makePromise(of: Session?.self)
        let existing = self.entries.withLockedValue { entries -> EventLoopFuture<Session?>? in
            if let existing = entries[id] { return existing }
            entries[id] = promise.futureResult
            return nil
        }
        if let existing {
            promise.completeWith(existing)
            return promise.futureResult.flatMap { session in
                // Another asker did not want it created; this one does.
                guard session == nil, creating else { return loop.makeSucceededFuture(session) }
                return self.session(id, creating: true, on: loop, services: services)
            }
        }
        services.store.open(id, creating: creating, at: .now(), on: loop).whenComplete { result in
            switch result {
            case .success(let record?):
                promise.succeed(Session(record: record, loop: loop, services: services))
            case .success(nil):
                self.forget(id)
                promise.succeed(nil)
            case .failure(let error):
                self.forget(id)
                promise.fail(error)
            }
        }
        return promise.futureResult
    }

    /// Runs `body` with the session on the session's own loop, and never with one that has just left memory.
    func withSession<Result: Sendable>(
        _ id: SessionID, creating: Bool, on loop: any EventLoop, services: SessionServices,
        _ body: @escaping @Sendable (Session) -> Result
    ) -> EventLoopFuture<Result?> {
        self.session(id, creating: creating, on: loop, services: services).flatMap { session in
            guard let session else { return loop.makeSucceededFuture(nil) }
            let attempt = session.loop.submit { () -> Result? in
                guard !session.isEvicted else { return nil }
                defer { session.evictIfUnused() }
                return body(session)
            }
            return attempt.hop(to: loop).flatMap { result in
                guard let result else {
                    return self.withSession(id, creating: creating, on: loop, services: services, body)
                }
                return loop.makeSucceededFuture(result)
            }
        }
    }

    func remove(_ session: Session) {
        self.forget(session.id)
    }

    private func forget(_ id: SessionID) {
        self.entries.withLockedValue { _ = $0.removeValue(forKey: id) }
    }

    /// Every session in memory at this moment.
    func all(on loop: any EventLoop) -> EventLoopFuture<[Session]> {
        let entries = self.entries.withLockedValue { Array($0.values) }
        return EventLoopFuture.whenAllComplete(entries.map { $0.hop(to: loop) }, on: loop).map { results in
            results.compactMap { result in
                if case .success(let session?) = result { session } else { nil }
            }
        }
    }

    /// The session where it is in memory.
    func loaded(_ id: SessionID) -> EventLoopFuture<Session?>? {
        self.entries.withLockedValue { $0[id] }
    }
}
