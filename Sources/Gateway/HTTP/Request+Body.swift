import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// The whole body; one that is announced as too large is refused before any of it is read.
    ///
    /// - Parameter limit: Bytes at most.
    /// - Throws: ``Problem/bodyTooLarge``.
    func collectBody(limit: Int) async throws -> ByteBuffer {
        if let announced = self.headers[.contentLength].flatMap(Int.init), announced > limit {
            throw Problem.bodyTooLarge
        }
        return try await self.body.collect(upTo: limit)
    }
}
