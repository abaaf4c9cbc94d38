import TestSupport
import Testing

extension ServerProcess {
    /// The process of a session's worker.
    func workerPID(_ session: String) async throws -> Int32 {
        let description = try await self.get("/sessions/\(session)").json()
        return Int32(try #require(description["pid"].integer))
    }
}
