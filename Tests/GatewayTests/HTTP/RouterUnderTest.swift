import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import TestSupport

@testable import Gateway

/// A router that is asked without a socket.
struct RouterUnderTest {
    let router: APIRouter

    init(_ routes: [Route], origins: [String] = []) throws {
        var configuration = GatewayConfiguration()
        configuration.server.corsOrigins = origins
        self.router = APIRouter(
            routes: routes,
            admission: Admission(try TestServices.make(store: ScriptedStore(), configuration: configuration)),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    struct Reply {
        var status: HTTPResponse.Status
        var headers: HTTPFields
        var body: String

        func json() throws -> JSONValue { try JSONValue(parsing: self.body) }
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String = ""
    ) async throws -> Reply {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "host:8000", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let response = await self.router.respond(to: request, on: NIOAsyncTestingChannel())
        let written = Written()
        try await response.body.write(written)
        return Reply(status: response.status, headers: response.headers, body: String(buffer: written.buffer))
    }

    /// Collects a response's body. `@unchecked Sendable` is sound because one task writes and then reads it.
    private final class Written: ResponseBodyWriter, @unchecked Sendable {
        var buffer = ByteBuffer()

        func write(_ buffer: ByteBuffer) async throws { self.buffer.writeImmutableBuffer(buffer) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
