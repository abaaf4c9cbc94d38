import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import NIOPosix
import Shared
import Synchronization
import TestSupport
import Testing
import WebSocketTransport

@testable import Gateway

/// The way from SIGTERM to the end.
@Suite struct DrainTests {
    /// A Gateway with one session and one viewer, and without sockets.
    private struct Server {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let store = ScriptedStore()
        let services: SessionServices
        let session: Session
        let viewer: NotedViewer
        let said = NIOLockedValueBox<[String]>([])

        init(timeout: Duration = .seconds(30)) async throws {
            var configuration = GatewayConfiguration()
            configuration.drain.timeout = timeout
            self.services = try TestServices.make(store: self.store, configuration: configuration)
            let id = try #require(SessionID("s-1"))
            let loop = self.group.next()
            let found = try await self.services.registry.session(id, creating: true, on: loop, services: self.services)
                .get()
            let session = try #require(found)
            let viewer = NotedViewer(eventLoop: loop)
            try await loop.submit { session.attach(viewer) }.get()
            self.session = session
            self.viewer = viewer
        }

        func onLoop<Value: Sendable>(
            _ body: @escaping @Sendable (Session, ScriptedStore) -> Value
        ) async throws -> Value {
            try await self.session.loop.submit { [session, store] in body(session, store) }.get()
        }

        func drain() async throws {
            let notifier = ServiceNotifier { [said] text in said.withLockedValue { $0.append(text) } }
            try await Drain(
                services: self.services, notifier: notifier, logger: self.services.logger, isListenerShared: false
            ).run(NIOAsyncTestingChannel(), self.group)
        }

        func end() async throws {
            try await self.onLoop { _, store in store.forgetUncommitted() }
            try await self.group.shutdownGracefully()
        }
    }

    /// Notes what the session sends to it.
    private final class NotedViewer: SessionViewer {
        let eventLoop: any EventLoop
        private let deliveries = NIOLockedValueBox<[String]>([])

        init(eventLoop: any EventLoop) {
            self.eventLoop = eventLoop
        }

        var noted: [String] { self.deliveries.withLockedValue { $0 } }

        func deliver(_ delivery: ViewerDelivery) {
            let word =
                switch delivery {
                case .attached: "attached"
                case .pushed(let seqs, _): "pushed \(seqs.upperBound)"
                case .message(let frame): String(buffer: frame).contains("draining") ? "draining" : "message"
                case .close(let code): "close \(code.code)"
                case .fetched, .passing, .resumed: "other"
                }
            self.deliveries.withLockedValue { $0.append(word) }
        }
    }

    /// Regression: events that waited to be written with others were lost at a clean stop, and their numbers were given
    /// to other events afterwards.
    @Test func whatWasPublishedIsWithTheStoreBeforeItIsClosed() async throws {
        let server = try await Server()
        try await server.onLoop { session, _ in
            session.append("log", runID: nil) { _ in }
            session.flushBatch()
        }
        try await server.drain()
        #expect(try await server.onLoop { _, store in store.seqAtClose } == 1)
        #expect(server.viewer.noted == ["attached", "pushed 1", "draining", "close 1001"])
        #expect(server.services.counters.isDraining.load(ordering: .relaxed) == true)
        #expect(server.said.withLockedValue { $0.first?.hasPrefix("STOPPING=1") } == true)
        try await server.end()
    }

    @Test func aRunMayFinish() async throws {
        let server = try await Server()
        try await server.onLoop { session, store in
            session.submit(Submission(text: "hello") { _ in })
            store.commitAll()
            session.perform(session.machine.workerReady(now: .now()))
        }
        async let drained: Void = server.drain()
        try await eventually("the drain to begin") { server.viewer.noted.contains("draining") }
        #expect(!server.viewer.noted.contains("close 1001"))
        try await server.onLoop { session, _ in
            guard let runID = session.machine.run?.message.runID else { return }
            let actions = session.machine.runFinished(runID: runID, outcome: .completed, failure: nil, now: .now())
            session.perform(actions ?? [])
        }
        try await drained
        #expect(server.viewer.noted.last == "close 1001")
        // The echo, the beginning and the end of the run.
        #expect(try await server.onLoop { _, store in store.seqAtClose } == 3)
        try await server.end()
    }

    @Test func aRunThatDoesNotFinishIsNotWaitedForForEver() async throws {
        let server = try await Server(timeout: .milliseconds(50))
        try await server.onLoop { session, store in
            session.submit(Submission(text: "hello") { _ in })
            store.commitAll()
            session.perform(session.machine.workerReady(now: .now()))
        }
        try await server.drain()
        #expect(server.viewer.noted.last == "close 1001")
        #expect(try await server.onLoop { _, store in store.seqAtClose } == 2)
        try await server.end()
    }
}
