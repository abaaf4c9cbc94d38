import HTTPTypes
import Hummingbird
import NIOCore
import Shared

/// An HTTP error, as RFC 9457 writes it.
struct Problem: Error, Sendable {
    static let mediaType = "application/problem+json"

    var status: HTTPResponse.Status
    /// Stable, for programs.
    var code: String
    /// For people: what happened, what was expected, what to do.
    var detail: String
    var headers: HTTPFields = [:]

    static func notFound(_ detail: String) -> Problem {
        Problem(status: .notFound, code: "not_found", detail: detail)
    }

    static func badRequest(_ code: String, _ detail: String) -> Problem {
        Problem(status: .badRequest, code: code, detail: detail)
    }

    static let noSuchSession = Problem(
        status: .notFound, code: "session_not_found", detail: "There is no such session.")

    static let invalidSessionID = Problem(
        status: .badRequest, code: "invalid_session_id", detail: "A session id must be \(SessionID.rule).")

    var json: [UInt8] {
        JSONWriter.object { writer in
            writer.member("type", "about:blank")
            writer.member("title", self.status.reasonPhrase)
            writer.member("status", Int(self.status.code))
            writer.member("code", self.code)
            writer.member("detail", self.detail)
        }
    }
}

extension Problem: HTTPResponseError {
    func response(from request: Request, context: some RequestContext) -> Response {
        var headers = self.headers
        headers[.contentType] = Self.mediaType
        return Response(
            status: self.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: self.json)))
    }
}

extension Problem {
    /// What a refusal is over HTTP.
    init(_ refusal: Refusal) {
        let status: HTTPResponse.Status =
            switch refusal.code {
            case .messageTooLarge: .contentTooLarge
            case .rateLimited, .queueFull: .tooManyRequests
            case .busy: .conflict
            case .draining, .storeUnavailable, .overloaded: .serviceUnavailable
            case .artifactNotFound: .notFound
            default: .badRequest
            }
        self.init(status: status, code: refusal.code.rawValue, detail: refusal.message)
        if let wait = refusal.retryAfter {
            self.headers[.retryAfter] = "\(max(1, (wait.nanoseconds + 999_999_999) / 1_000_000_000))"
        }
    }
}
