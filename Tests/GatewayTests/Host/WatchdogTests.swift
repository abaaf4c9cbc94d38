import Testing

@testable import Gateway

@Suite("Watchdog")
struct WatchdogTests {
    private let start = ContinuousClock.now

    private func machine() -> Watchdog<ContinuousClock.Instant> {
        Watchdog(checks: ["loop", "store", "spawner"], interval: .seconds(60), now: self.start)
    }

    private func after(_ seconds: Int) -> ContinuousClock.Instant {
        self.start.advanced(by: .seconds(seconds))
    }

    @Test("The manager is told when every check has answered, once")
    func allAnswer() {
        var machine = self.machine()
        #expect(machine.start(now: self.start) == .ask(["loop", "store", "spawner"], round: 1))
        #expect(machine.answered("store", round: 1) == .nothing)
        #expect(machine.answered("store", round: 1) == .nothing)
        #expect(machine.answered("loop", round: 1) == .nothing)
        #expect(machine.answered("spawner", round: 1) == .notify)
        #expect(machine.answered("spawner", round: 1) == .nothing)
        #expect(machine.tick(now: self.after(19)) == .nothing)
        #expect(machine.tick(now: self.after(20)) == .ask(["loop", "store", "spawner"], round: 2))
    }

    @Test("A check that is silent is asked again, and the manager hears nothing")
    func silence() {
        var machine = self.machine()
        _ = machine.start(now: self.start)
        _ = machine.answered("loop", round: 1)
        _ = machine.answered("spawner", round: 1)
        #expect(machine.overdue(now: self.after(10)).isEmpty)
        #expect(machine.tick(now: self.after(20)) == .ask(["store"], round: 1))
        #expect(machine.tick(now: self.after(21)) == .nothing)
        #expect(machine.overdue(now: self.after(21)) == ["store"])
        #expect(machine.tick(now: self.after(40)) == .ask(["store"], round: 1))
        #expect(machine.answered("store", round: 1) == .notify)
        #expect(machine.overdue(now: self.after(41)).isEmpty)
        #expect(machine.tick(now: self.after(41)) == .ask(["loop", "store", "spawner"], round: 2))
    }

    @Test("An answer of an earlier round, or of something never asked, does not count")
    func staleAnswer() {
        var machine = Watchdog(checks: ["loop"], interval: .seconds(3), now: self.start)
        _ = machine.start(now: self.start)
        #expect(machine.answered("loop", round: 1) == .notify)
        _ = machine.tick(now: self.after(1))
        #expect(machine.answered("loop", round: 1) == .nothing)
        #expect(machine.answered("other", round: 2) == .nothing)
        #expect(machine.answered("loop", round: 2) == .notify)
    }
}
