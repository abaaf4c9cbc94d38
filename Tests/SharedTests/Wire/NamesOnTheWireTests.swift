import Shared
import Testing

/// Clients depend on these texts: a change here breaks them.
@Suite("Names on the wire")
struct NamesOnTheWireTests {
    @Test("error codes are those of the protocol")
    func errorCodes() {
        let documented: Set = [
            "invalid_json", "invalid_message", "unknown_type", "empty_message", "message_too_large", "rate_limited",
            "busy",
            "queue_full", "unauthorized", "forbidden", "worker_start_failed", "worker_crashed", "worker_unresponsive",
            "run_timeout", "engine_failed", "artifact_not_found", "draining", "internal",
        ]
        #expect(documented.subtracting(ErrorCode.allCases.map(\.rawValue)).isEmpty)
    }

    @Test("outcomes, version and variables")
    func others() {
        #expect(RunOutcome.allCases.map(\.rawValue) == ["completed", "failed", "cancelled"])
        #expect(ProductVersion.wireProtocol == 1)
        #expect(SpawnerProtocol.workerDescriptorVariable == "ROUNDHOUSE_WORKER_FD")
        #expect(SpawnerProtocol.controlDescriptorVariable == "ROUNDHOUSE_SPAWNER_FD")
    }
}
