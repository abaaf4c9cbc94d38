import HTTPTypes
import NIOEmbedded
import Synchronization
import TestSupport
import Testing

@testable import Gateway

@Suite struct HealthRoutesTests {
    private let store = ScriptedStore()
    private let services: SessionServices
    private let router: RouterUnderTest

    init() throws {
        self.services = try TestServices.make(store: self.store)
        let monitor = HealthMonitor(services: self.services, group: EmbeddedEventLoop())
        self.router = try RouterUnderTest(
            HealthRoutes(monitor: monitor, services: self.services).routes
                + MetricsRoute(services: self.services, monitor: monitor).routes)
    }

    @Test func aSpawnerThatDoesNotAnswerIsUnhealthy() async throws {
        let reply = try await self.router.ask(.get, "/health")
        #expect(reply.status == .serviceUnavailable)
        let health = try reply.json()
        #expect(health["status"].string == "unhealthy")
        #expect(health["checks"]["spawner"].string == "the spawner is being restarted")
        #expect(health["checks"]["store"].string == "ok")
        #expect(health["checks"]["event_loops"].string == "ok")
        #expect(try await self.router.ask(.get, "/health/ready").status == .serviceUnavailable)
        #expect(try await self.router.ask(.get, "/health/live").status == .ok)
    }

    @Test func aStoreThatFailsSaysWhy() async throws {
        self.store.health = .failing(reason: "no space is left")
        let health = try await self.router.ask(.get, "/health").json()
        #expect(health["checks"]["store"].string == "no space is left")
    }

    @Test func whoIsLetInIsShownWithItsFigures() async throws {
        let admission = try await self.router.ask(.get, "/health").json()["admission"]
        #expect(admission["open"].bool == true)
        #expect(admission["shortage"].isNull)
        #expect(admission["connections_limit"].integer == 20_000)
        #expect(admission["workers_limit"].integer == 10_000)
        #expect(admission["memory_available_bytes"].isNull)
        #expect(admission["memory_reserve_bytes"].integer == 128 << 20)
        self.services.pressure.submitted(77)
        self.services.counters.workers.store(10_000, ordering: .relaxed)
        let full = try await self.router.ask(.get, "/health").json()["admission"]
        #expect(full["open"].bool == false)
        #expect(full["shortage"].string == "sessions")
        #expect(full["store_pending_bytes"].integer == 77)
    }

    @Test func aDrainIsSaidBeforeAnythingElse() async throws {
        self.services.counters.isDraining.store(true, ordering: .relaxed)
        let reply = try await self.router.ask(.get, "/health")
        #expect(reply.status == .serviceUnavailable)
        #expect(try reply.json()["status"].string == "draining")
    }

    @Test func theFiguresAreTheCounters() async throws {
        self.services.counters.connections.store(3, ordering: .relaxed)
        self.services.counters.workers.store(2, ordering: .relaxed)
        self.services.counters.runs.store(1, ordering: .relaxed)
        let health = try await self.router.ask(.get, "/health").json()
        #expect(health["active_connections"].integer == 3)
        #expect(health["workers"].integer == 2)
        #expect(health["running"].integer == 1)
        #expect(health["active_sessions"].integer == 0)
        let metrics = try await self.router.ask(.get, "/metrics")
        #expect(metrics.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        for line in ["roundhouse_connections 3", "roundhouse_workers 2", "roundhouse_runs 1", "roundhouse_healthy 0"] {
            #expect(metrics.body.contains("\n\(line)\n"))
        }
    }

    /// A metric is shown from the start, so that its first increase is seen as one.
    @Test func everyMetricIsThereFromTheStart() async throws {
        let samples = try PrometheusSamples(parsing: try await self.router.ask(.get, "/metrics").body)
        for definition in GatewayMetrics.definitions {
            #expect(samples.types[definition.name] == definition.kind.name)
            #expect(samples.helps[definition.name] == definition.help)
        }
        #expect(samples.types.count == GatewayMetrics.definitions.count)
    }
}
