import HTTPTypes
import Hummingbird
import NIOCore
import Shared
import TestSupport
import Testing

@testable import Gateway

@Suite struct APIRouterTests {
    private static let routes = [
        Route(method: .get, path: "/thing", summary: "", answers: []) { _, _ in .json(Array(#"{"a":1}"#.utf8)) },
        Route(method: .put, path: "/thing", summary: "", answers: []) { _, _ in Response(status: .created) },
        Route(method: .get, path: "/things/{id}", summary: "", answers: []) { _, context in
            .bytes(ByteBuffer(string: try context.parameters.require("id")), mediaType: "text/plain")
        },
        Route(method: .post, path: "/only-post", summary: "", answers: []) { _, _ in Response(status: .accepted) },
        Route(method: .get, path: "/stream", summary: "", answers: []) { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "never for HEAD"))
                    try await writer.finish(nil)
                })
        },
        Route(method: .get, path: "/fail/{how}", summary: "", answers: []) { _, context in
            switch context.parameters.get("how") {
            case "problem":
                throw Problem(
                    status: .conflict, code: "c", detail: "d\"", headers: [.retryAfter: "7"])
            case "bytes": throw NIOTooManyBytesError(maxBytes: 5)
            case "artifact": throw StoreError(code: .artifactTooLarge, message: "too large")
            case "store": throw StoreError(code: .failed, message: "/secret/path")
            default: throw CancellationError()
            }
        },
    ]

    private let router: RouterUnderTest

    init() throws {
        self.router = try RouterUnderTest(Self.routes)
    }

    @Test func aRouteAnswers() async throws {
        let reply = try await self.router.ask(.get, "/thing")
        #expect(reply.status == .ok)
        #expect(reply.body == #"{"a":1}"#)
        #expect(reply.headers[.contentType] == "application/json")
        #expect(reply.headers[.contentLength] == "7")
    }

    @Test func partsOfThePathAreParameters() async throws {
        #expect(try await self.router.ask(.get, "/things/a-b?x=1").body == "a-b")
        #expect(try await self.router.ask(.put, "/thing").status == .created)
    }

    @Test(arguments: ["/thing", "/nowhere", "/fail/problem", "/only-post"])
    func noAnswerIsTakenForAnotherType(_ path: String) async throws {
        let reply = try await self.router.ask(.get, path)
        #expect(reply.headers[HTTPField.Name("X-Content-Type-Options") ?? .via] == "nosniff")
    }

    // MARK: What there is not

    @Test(arguments: ["/nowhere", "/thing/", "/things", "/thing/x/y", "/Thing", "/%2e%2e/thing", "*"])
    func anUnknownPathIsA404(_ path: String) async throws {
        let reply = try await self.router.ask(.get, path)
        if path == "/thing/" { return #expect([.ok, .notFound].contains(reply.status)) }
        #expect(reply.status == .notFound)
        #expect(reply.headers[.contentType] == Problem.mediaType)
        #expect(try reply.json()["status"].integer == 404)
        #expect(try reply.json()["title"].string == "Not Found")
    }

    @Test(arguments: [
        ("/thing", HTTPRequest.Method.post, "GET, HEAD, PUT"), ("/thing", .delete, "GET, HEAD, PUT"),
        ("/thing", .options, "GET, HEAD, PUT"), ("/only-post", .get, "POST"), ("/only-post", .head, "POST"),
        ("/things/a", .patch, "GET, HEAD"),
    ])
    func anotherMethodIsA405(_ path: String, _ method: HTTPRequest.Method, _ allowed: String) async throws {
        let reply = try await self.router.ask(method, path)
        #expect(reply.status == .methodNotAllowed)
        #expect(reply.headers[.allow] == allowed)
        #expect(try reply.json()["code"].string == "method_not_allowed")
        #expect(try reply.json()["detail"].string == "\(method.rawValue) is not possible here; \(allowed) is.")
    }

    /// RFC 9110, sections 8.6 and 9.3.2: the header fields of GET, its length among them, and no body.
    @Test func aHEADHasTheHeadOfAGET() async throws {
        let get = try await self.router.ask(.get, "/thing")
        let head = try await self.router.ask(.head, "/thing")
        #expect(head.status == get.status)
        #expect(head.headers == get.headers)
        #expect(head.body.isEmpty)
        #expect(try await self.router.ask(.head, "/stream").body.isEmpty)
    }

    // MARK: What goes wrong

    @Test(arguments: [
        ("problem", HTTPResponse.Status.conflict, "c", "d\""),
        ("bytes", .contentTooLarge, "body_too_large", "The request's body is larger than allowed."),
        ("artifact", .contentTooLarge, "artifact_too_large", "too large"),
        ("store", .serviceUnavailable, "store_unavailable", "The store cannot be used now; try again later."),
        ("other", .internalServerError, "internal", "The request failed; try again."),
    ])
    func anErrorIsAProblem(
        _ how: String, _ status: HTTPResponse.Status, _ code: String, _ detail: String
    ) async throws {
        let reply = try await self.router.ask(.get, "/fail/\(how)")
        #expect(reply.status == status)
        #expect(reply.headers[.contentType] == Problem.mediaType)
        let problem = try reply.json()
        #expect(problem["type"].string == "about:blank")
        #expect(problem["title"].string == status.reasonPhrase)
        #expect(problem["status"].integer == status.code)
        #expect(problem["code"].string == code)
        #expect(problem["detail"].string == detail)
    }

    @Test func aProblemsHeadersAreSent() async throws {
        #expect(try await self.router.ask(.get, "/fail/problem").headers[.retryAfter] == "7")
    }

    // MARK: CORS (Fetch standard)

    @Test(arguments: ["/thing", "/nowhere", "/fail/problem"])
    func anAllowedOriginMayRead(_ path: String) async throws {
        let router = try RouterUnderTest(Self.routes, origins: ["https://app.example"])
        let reply = try await router.ask(.get, path, headers: [.origin: "https://app.example"])
        #expect(reply.headers[.accessControlAllowOrigin] == "https://app.example")
        #expect(reply.headers[.vary] == "Origin")
    }

    @Test func theServersOwnOriginMayRead() async throws {
        let reply = try await self.router.ask(.get, "/thing", headers: [.origin: "http://host:8000"])
        #expect(reply.headers[.accessControlAllowOrigin] == "http://host:8000")
    }

    @Test(arguments: ["https://evil.example", "null", "http://host:8001"])
    func noOtherOriginMay(_ origin: String) async throws {
        for method in [HTTPRequest.Method.get, .options] {
            let reply = try await self.router.ask(method, "/thing", headers: [.origin: origin])
            #expect(reply.headers[.accessControlAllowOrigin] == nil)
            #expect(reply.status == (method == .get ? .ok : .methodNotAllowed))
        }
    }

    @Test func aPreflightIsAnswered() async throws {
        let router = try RouterUnderTest(Self.routes, origins: ["*"])
        let reply = try await router.ask(
            .options, "/thing", headers: [.origin: "https://a.example", .accessControlRequestMethod: "PUT"])
        #expect(reply.status == .noContent)
        #expect(reply.headers[.accessControlAllowOrigin] == "https://a.example")
        #expect(reply.headers[.accessControlAllowMethods] == "GET, HEAD, PUT")
        #expect(reply.headers[.accessControlAllowHeaders]?.contains("last-event-id") == true)
        #expect(reply.body.isEmpty)
    }

    // MARK: Refusals over HTTP

    @Test(arguments: ErrorCode.allCases)
    func aRefusalHasTheStatusOfItsCode(_ code: ErrorCode) {
        let expected: HTTPResponse.Status =
            switch code {
            case .messageTooLarge: .contentTooLarge
            case .rateLimited, .queueFull: .tooManyRequests
            case .busy: .conflict
            case .draining, .storeUnavailable, .overloaded: .serviceUnavailable
            case .artifactNotFound: .notFound
            default: .badRequest
            }
        let problem = Problem(Refusal(code, "why"))
        #expect(problem.status == expected)
        #expect(problem.code == code.rawValue)
        #expect(problem.detail == "why")
        #expect(problem.headers[.retryAfter] == nil)
    }

    @Test(arguments: [(1, "1"), (1000, "1"), (1001, "2"), (5000, "5")])
    func aWaitIsToldInWholeSeconds(_ milliseconds: Int, _ seconds: String) {
        let problem = Problem(Refusal(.draining, "", retryAfter: .milliseconds(Int64(milliseconds))))
        #expect(problem.headers[.retryAfter] == seconds)
    }
}
