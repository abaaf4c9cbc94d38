import Testing

@testable import Chaos

@Suite struct ScheduleTests {
    @Test func sameSeedSameFaults() {
        #expect(Schedule(seed: 7, milliseconds: 60_000).faults == Schedule(seed: 7, milliseconds: 60_000).faults)
        #expect(Schedule(seed: 7, milliseconds: 60_000).faults != Schedule(seed: 8, milliseconds: 60_000).faults)
    }

    @Test(arguments: 1...20) func everyFaultEndsWithinTheRun(_ seed: UInt64) {
        let faults = Schedule(seed: seed, milliseconds: 120_000).faults
        #expect(faults.allSatisfy { $0.at + $0.lasting < 120_000 })
        #expect(faults.map(\.at) == faults.map(\.at).sorted())
        #expect(Set(faults.map(\.kind)) == Set(Fault.Kind.allCases))
    }

    @Test func aShortRunHasNone() {
        #expect(Schedule(seed: 1, milliseconds: 100).faults.isEmpty)
    }

    /// Twenty seeds, as the suite is run, have every kind of agents with whole logs and with trimmed ones, on disks that
    /// can be full and on others.
    @Test func theSeedsHaveEverything() {
        let plans = (1...20).map { Plan(seed: $0, seconds: 60, sessions: 1, clientsPerSession: 1) }
        #expect(
            Set(plans.map { "\($0.agents) \($0.keptEvents != nil) \($0.hasOwnDisk)" }).count
                == Plan.Agents.allCases.count * 4)
    }
}
