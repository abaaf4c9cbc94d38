import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Shared

/// Answers plain HTTP requests from a list of routes.
struct APIRouter: Sendable {
    private let responder: RouterResponder<BasicRequestContext>
    private let logger: Logger
    private let admission: Admission

    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options]

    init(routes: [Route], admission: Admission, logger: Logger) {
        let router = Router(context: BasicRequestContext.self)
        for (path, group) in Dictionary(grouping: routes, by: \.path) {
            for route in group { router.on(RouterPath(path), method: route.method, use: route.handler) }
            var allowed = group.map(\.method)
            if let get = group.first(where: { $0.method == .get }) {
                allowed.append(.head)
                router.on(RouterPath(path), method: .head) { request, context in
                    // With the length that GET would have (RFC 9110, section 8.6).
                    try await get.handler(request, context).createHeadResponse()
                }
            }
            let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.methods where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Problem(
                        status: .methodNotAllowed, code: "method_not_allowed",
                        detail: "\(method.rawValue) is not possible here; \(names) is.", headers: [.allow: names])
                }
            }
        }
        self.responder = router.buildResponder()
        self.admission = admission
        self.logger = logger
    }

    @Sendable
    func respond(to request: Request, on channel: any Channel) async -> Response {
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: channel, logger: self.logger))
        var response: Response
        do {
            response = try await self.responder.respond(to: request, context: context)
        } catch {
            let problem = self.problem(of: error)
            response = problem.response(from: request, context: context)
        }
        if response.status.code >= 400, response.headers[.contentType] == nil {
            // The router's own refusals have no body.
            let problem = self.problem(of: HTTPError(response.status))
            response = problem.response(from: request, context: context)
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        self.allowOrigin(of: request, in: &response)
        return response
    }

    private func problem(of error: any Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as HTTPError where error.status == .notFound:
            return .notFound("There is nothing at this address; /docs lists what there is.")
        case let error as HTTPError where error.status == .contentTooLarge: return .bodyTooLarge
        case is NIOTooManyBytesError: return .bodyTooLarge
        case let error as HTTPError:
            return Problem(status: error.status, code: "bad_request", detail: error.body ?? "The request is malformed.")
        case let error as StoreError where error.code == .artifactTooLarge:
            return Problem(status: .contentTooLarge, code: error.code.rawValue, detail: error.message)
        case let error as StoreError where error.code == .sessionNotFound:
            // It was deleted while the request was on its way.
            return .noSuchSession
        case let error as StoreError where error.wireCode == ErrorCode.storeUnavailable.rawValue:
            self.logger.error("request failed", metadata: ["error": "\(error)"])
            return Problem(
                status: .serviceUnavailable, code: error.wireCode,
                detail: "The store cannot be used now; try again later.", headers: [.retryAfter: "5"])
        default:
            self.logger.error("request failed", metadata: ["error": "\(error)"])
            return Problem(status: .internalServerError, code: "internal", detail: "The request failed; try again.")
        }
    }

    /// CORS (Fetch standard): only listed origins may read answers from other pages.
    private func allowOrigin(of request: Request, in response: inout Response) {
        guard let origin = request.headers[.origin],
            (try? self.admission.checkOrigin { $0 == "origin" ? origin : request.head.authority }) != nil
        else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.vary] = "Origin"
        if request.method == .options, response.status == .methodNotAllowed {
            response = Response(
                status: .noContent,
                headers: [
                    .accessControlAllowOrigin: origin, .vary: "Origin",
                    .accessControlAllowMethods: response.headers[.allow] ?? "GET",
                    .accessControlAllowHeaders: "content-type, last-event-id", .accessControlMaxAge: "600",
                ])
        }
    }
}

extension Problem {
    static let bodyTooLarge = Problem(
        status: .contentTooLarge, code: "body_too_large", detail: "The request's body is larger than allowed.",
        headers: [.connection: "close"])
}
