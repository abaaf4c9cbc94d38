import HTTPTypes
import Hummingbird

/// One route: what serves it and what the API documents say of it. The router, `/docs` and `/openapi.json` are all made
/// from these, so they cannot differ.
struct Route: Sendable {
    struct Parameter: Sendable {
        enum Place: String, Sendable {
            case path, query
        }

        var name: String
        var place: Place
        var type: String
        var description: String
    }

    struct Answer: Sendable {
        var status: HTTPResponse.Status
        var description: String
        var mediaType: String?
    }

    var method: HTTPRequest.Method
    /// With `{name}` for parameters.
    var path: String
    var summary: String
    var parameters: [Parameter] = []
    /// Media type and description of the request's body.
    var body: (mediaType: String, description: String)?
    var answers: [Answer]
    var handler: @Sendable (Request, BasicRequestContext) async throws -> Response

    static let sessionID = Parameter(name: "id", place: .path, type: "string", description: "The session's id.")
}
