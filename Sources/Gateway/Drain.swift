import Logging
import NIOCore
import NIOPosix
import Shared
import Synchronization
import WebSocketTransport

/// The way from SIGTERM to the end: nothing new, runs may finish, workers save their state, viewers are told when to
/// come back, and the store is closed last.
struct Drain: Sendable {
    let services: SessionServices
    let notifier: ServiceNotifier
    let logger: Logger
    /// The service manager has the listening socket too: whoever comes from now on waits in the kernel for the next process,
    /// and nobody is refused.
    let isListenerShared: Bool

    /// Clients come back spread over this time, so that the next process is not met by all of them at once.
    private static let returnWindow = 200...2000

    func run(_ listener: any Channel, _ group: MultiThreadedEventLoopGroup) async throws {
        let timeout = self.services.configuration.drain.timeout
        self.services.counters.isDraining.store(true, ordering: .sequentiallyConsistent)
        self.logger.record(.draining, ["runs": "\(self.services.counters.runs.load(ordering: .relaxed))"])
        self.notifier.stopping(status: "draining")
        self.notifier.extendTimeout(by: timeout + .seconds(15))
        if self.isListenerShared { try await self.stopAccepting(listener, group) }
        let sessions = try await self.services.registry.all(on: group.next()).get()
        let idle = sessions.map { session in
            let promise = session.loop.makePromise(of: Void.self)
            session.loop.execute {
                session.sendToAll(.message(ServerMessage.draining(session.id)))
                session.drain { promise.succeed() }
            }
            return promise
        }
        let deadline = group.next().scheduleTask(in: TimeAmount(timeout)) {
            // A promise that is fulfilled already ignores this.
            for promise in idle { promise.fail(DrainTimeout()) }
        }
        let results = try await EventLoopFuture.whenAllComplete(idle.map(\.futureResult), on: group.next()).get()
        deadline.cancel()
        let late = results.count { if case .failure = $0 { true } else { false } }
        if late > 0 { self.logger.warning("runs were still going on", metadata: ["runs": "\(late)"]) }
        for session in sessions {
            try await session.loop.submit {
                session.submitWrites(isUrgent: true)
                let wait = Int.random(in: Self.returnWindow)
                session.sendToAll(.close(.goingAway(retryAfterMilliseconds: wait)))
            }.get()
        }
        try? await listener.close()
        try await self.waitForClients(group)
        try self.services.store.close(timeout: .seconds(10))
        self.logger.record(.stopped)
    }

    /// Closes the listener when what it has accepted is on its way: NIO closes a socket, and so resets it, whose listener is
    /// gone before the loops have passed it on.
    private func stopAccepting(_ listener: any Channel, _ group: any EventLoopGroup) async throws {
        try await listener.setOption(.autoRead, value: false).get()
        // From the listener's loop to the connection's, back, and to the connection's again.
        for _ in 0..<3 {
            for loop in group.makeIterator() { try await loop.submit {}.get() }
        }
        try? await listener.close()
    }

    private struct DrainTimeout: Error {}

    /// Gives close frames a moment to arrive, and those who were just accepted an answer: a socket that is closed with a
    /// request in it that nobody read is reset.
    private func waitForClients(_ group: any EventLoopGroup) async throws {
        // What was accepted last becomes a connection at its loop's next turn.
        for loop in group.makeIterator() { try await loop.submit {}.get() }
        let counters = self.services.counters
        let deadline = NIODeadline.now() + .seconds(2)
        while counters.connections.load(ordering: .relaxed) + counters.requests.load(ordering: .relaxed) > 0,
            NIODeadline.now() < deadline
        {
            try await group.next().scheduleTask(in: .milliseconds(20)) {}.futureResult.get()
        }
    }
}
