import HTTPTypes
import Hummingbird
import NIOCore

/// The web application.
struct PageRoutes: Sendable {
    let assets = WebAssets()

    /// Nothing but the server's own files runs in the page, and no page frames it.
    private static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    var routes: [Route] {
        [
            Route(
                method: .get, path: "/", summary: "The web application",
                answers: [.init(status: .ok, description: "The page.", mediaType: "text/html")]
            ) { request, _ in try self.serve("index.html", request) },
            Route(
                method: .get, path: "/assets/{name}", summary: "A file of the web application",
                parameters: [.init(name: "name", place: .path, type: "string", description: "The file's name.")],
                answers: [
                    .init(status: .ok, description: "The file.", mediaType: "text/javascript"),
                    .init(status: .notModified, description: "The file is as the client has it."),
                    .init(status: .notFound, description: "There is no such file.", mediaType: Problem.mediaType),
                ]
            ) { request, context in try self.serve(try context.parameters.require("name"), request) },
        ]
    }

    private func serve(_ name: String, _ request: Request) throws(Problem) -> Response {
        guard let asset = self.assets[name] else { throw .notFound("The web application has no such file.") }
        let headers: HTTPFields = [
            .eTag: asset.entityTag, .cacheControl: "no-cache", .contentSecurityPolicy: Self.contentSecurityPolicy,
        ]
        if request.headers[.ifNoneMatch] == asset.entityTag { return Response(status: .notModified, headers: headers) }
        return .bytes(asset.contents, mediaType: asset.mediaType, headers: headers)
    }
}
