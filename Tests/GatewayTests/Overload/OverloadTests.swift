import HTTPTypes
import Logging
import NIOConcurrencyHelpers
import Synchronization
import Testing

@testable import Gateway

@Suite struct OverloadTests {
    private let counters = GatewayCounters()

    private func overload(
        descriptors: Int = .max, resources: @escaping @Sendable () -> HostResources = { HostResources() },
        changing change: (inout GatewayConfiguration.Limits) -> Void = { _ in }
    ) -> Overload {
        var limits = GatewayConfiguration.Limits()
        change(&limits)
        return Overload(
            limits: limits, counters: self.counters, metrics: GatewayMetrics(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, descriptorLimit: descriptors,
            readResources: resources)
    }

    /// Two loops that look at the same time must not both take the last place.
    @Test func noMoreProcessesAreReservedThanAllowed() async {
        let overload = self.overload(changing: { $0.sessions = 1000 })
        let reserved = await withTaskGroup(of: Int.self) { tasks in
            for _ in 0..<8 {
                tasks.addTask { (0..<500).count { _ in overload.reserveProcess() == nil } }
            }
            return await tasks.reduce(0, +)
        }
        #expect(reserved == 1000)
        #expect(self.counters.workers.load(ordering: .relaxed) == 1000)
        #expect(overload.reserveProcess() == .sessions)
        #expect(overload.shortageForProcess == .sessions)
        self.counters.workers.subtract(1, ordering: .relaxed)
        #expect(overload.shortageForProcess == nil)
        #expect(overload.reserveProcess() == nil)
    }

    @Test func theFiguresOfTheHostAreTakenAnewWithEachSample() {
        let resources = NIOLockedValueBox(HostResources(memory: 200, tasks: nil))
        let overload = self.overload(
            resources: { resources.withLockedValue { $0 } }, changing: { $0.memoryReserve = 100 })
        #expect(overload.memoryAvailable == 200)
        #expect(overload.reserveProcess() == nil)
        resources.withLockedValue { $0.memory = 50 }
        #expect(overload.reserveProcess() == nil)
        overload.sample()
        #expect(overload.reserveProcess() == .memory)
        #expect(overload.shortage == .memory)
        #expect(overload.shortageForConnection == nil)
        resources.withLockedValue { $0.memory = nil }
        overload.sample()
        #expect(overload.memoryAvailable == nil)
        #expect(overload.reserveProcess() == nil)
    }

    @Test func descriptorsAreKeptForWhatIsThere() {
        let overload = self.overload(descriptors: 256 + 30)
        self.counters.sockets.store(20, ordering: .relaxed)
        self.counters.workers.store(2, ordering: .relaxed)
        #expect(overload.shortageForConnection == nil)
        #expect(overload.shortageForProcess == nil)
        self.counters.sockets.store(22, ordering: .relaxed)
        #expect(overload.shortageForProcess == .descriptors)
        #expect(overload.shortageForConnection == nil)
        self.counters.sockets.store(24, ordering: .relaxed)
        #expect(overload.shortageForConnection == .descriptors)
        #expect(!overload.refusesSockets)
        self.counters.sockets.store(24 + 129, ordering: .relaxed)
        #expect(overload.refusesSockets)
    }

    @Test func thereAreSomeSocketsMoreThanConnections() {
        let overload = self.overload(changing: { $0.connections = 10 })
        self.counters.sockets.store(10 + 1024, ordering: .relaxed)
        #expect(!overload.refusesSockets)
        self.counters.sockets.store(10 + 1025, ordering: .relaxed)
        #expect(overload.refusesSockets)
    }

    @Test func everyShortageHasItsProblem() {
        for shortage in Overload.Shortage.allCases {
            let problem = shortage.problem(GatewayConfiguration.Limits())
            #expect(problem.status == .serviceUnavailable)
            #expect(problem.headers[.retryAfter] == "5")
            #expect(problem.detail.hasSuffix(". Try again later."))
        }
    }
}
