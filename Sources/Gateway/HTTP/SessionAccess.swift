import Hummingbird
import NIOCore
import Shared

/// How routes reach sessions.
struct SessionAccess: Sendable {
    let services: SessionServices
    let group: any EventLoopGroup

    /// The session id in a request's path.
    func id(_ context: BasicRequestContext) throws(Problem) -> SessionID {
        guard let text = context.parameters.get("id"), let id = SessionID(text) else { throw .invalidSessionID }
        return id
    }

    /// Runs `body` with the session on its own loop.
    ///
    /// - Throws: ``Problem/noSuchSession`` where it does not exist and `creating` is false; a problem with the time to wait
    ///   where it is not in memory, may have to be made, and there is no room for its process.
    func with<Result: Sendable>(
        _ id: SessionID, creating: Bool = false, _ body: @escaping @Sendable (Session) -> Result
    ) async throws -> Result {
        let overload = self.services.overload
        if creating, let shortage = overload.shortageForProcess, self.services.registry.loaded(id) == nil {
            overload.refused(shortage.reason)
            throw shortage.problem(self.services.configuration.limits)
        }
        let found = self.services.registry.withSession(
            id, creating: creating, on: self.group.next(), services: self.services, body)
        guard let result = try await found.get() else { throw Problem.noSuchSession }
        return result
    }

    /// The same for a body that answers later.
    func withFuture<Result: Sendable>(
        _ id: SessionID, creating: Bool = false, _ body: @escaping @Sendable (Session) -> EventLoopFuture<Result>
    ) async throws -> Result {
        try await self.with(id, creating: creating, body).get()
    }
}
