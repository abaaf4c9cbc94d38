import Foundation
import TestSupport
import Testing

@testable import Chaos

/// The suite's short version, with real processes: `make chaos` runs longer ones.
@Suite struct ChaosRunTests {
    @Test(.serialized, arguments: [UInt64(1), 2, 3])
    func nothingLost(_ seed: UInt64) async throws {
        let plan = Plan(seed: seed, seconds: 5, sessions: 3, clientsPerSession: 2)
        try await withServerDirectory { directory in
            let result = try await ChaosRun(plan: plan, directory: directory, worker: ChaosWorker.path).run()
            #expect(result.violations.isEmpty && result.troubles.isEmpty, "seed \(seed)\n\(ChaosReport.text(result))")
            #expect(result.acknowledged > 0 && result.seen > 0)
        }
    }
}
