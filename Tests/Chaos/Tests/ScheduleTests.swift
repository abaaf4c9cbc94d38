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
}
