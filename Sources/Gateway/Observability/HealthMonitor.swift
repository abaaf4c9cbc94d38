import CoreMetrics
import NIOConcurrencyHelpers
import NIOCore
import Shared
import Synchronization

/// Knows how the Gateway is without asking anybody when it is asked: answers come from memory, whatever the load.
final class HealthMonitor: Sendable {
    /// A loop that has not turned for this long is stuck.
    static let longestSilence = TimeAmount.seconds(5)

    private let services: SessionServices
    private let startedAt = NIODeadline.now()
    private let beats: [NIOLockedValueBox<NIODeadline>]

    init(services: SessionServices, group: any EventLoopGroup) {
        self.services = services
        var beats: [NIOLockedValueBox<NIODeadline>] = []
        for loop in group.makeIterator() {
            let beat = NIOLockedValueBox(NIODeadline.now())
            beats.append(beat)
            loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
                let now = NIODeadline.now()
                let lag = beat.withLockedValue { last in
                    defer { last = now }
                    return now - last - .seconds(1)
                }
                services.metrics.eventLoopLag.recordNanoseconds(max(0, lag.nanoseconds))
            }
        }
        self.beats = beats
    }

    enum Status: String, Sendable {
        case healthy, unhealthy, draining
    }

    struct Report: Sendable {
        var status: Status
        var store: String
        var spawner: String
        var eventLoops: String
    }

    var areLoopsTurning: Bool {
        let now = NIODeadline.now()
        return self.beats.allSatisfy { now - $0.withLockedValue { $0 } < Self.longestSilence }
    }

    var report: Report {
        var store = "ok"
        if case .failing(let reason) = self.services.store.health { store = reason }
        let spawner = self.services.spawner.trouble ?? "ok"
        let loops = self.areLoopsTurning ? "ok" : "an event loop has not turned for 5 s"
        let isWell = store == "ok" && spawner == "ok" && loops == "ok"
        let isDraining = self.services.counters.isDraining.load(ordering: .relaxed)
        let status: Status = isDraining ? .draining : isWell ? .healthy : .unhealthy
        return Report(status: status, store: store, spawner: spawner, eventLoops: loops)
    }

    /// Whole seconds since the start.
    var uptime: Int { Int((NIODeadline.now() - self.startedAt).nanoseconds / 1_000_000_000) }
}
