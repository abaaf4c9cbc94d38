import HTTPTypes
import Hummingbird
import NIOCore
import Shared

/// A session's files.
struct ArtifactRoutes: Sendable {
    let access: SessionAccess

    private static let name = Route.Parameter(
        name: "name", place: .path, type: "string", description: "The artifact's name: \(ArtifactName.rule).")

    var routes: [Route] {
        [
            Route(
                method: .get, path: "/sessions/{id}/artifacts", summary: "The session's artifacts",
                parameters: [Route.sessionID],
                answers: [
                    .init(
                        status: .ok, description: "name, media_type, bytes, url, sha256", mediaType: "application/json"),
                    .init(status: .notFound, description: "There is no such session.", mediaType: Problem.mediaType),
                ]
            ) { _, context in try await self.list(context) },
            Route(
                method: .get, path: "/sessions/{id}/artifacts/{name}", summary: "Download an artifact",
                parameters: [Route.sessionID, Self.name],
                answers: [
                    .init(status: .ok, description: "Its contents.", mediaType: "application/octet-stream"),
                    .init(status: .notFound, description: "There is no such artifact.", mediaType: Problem.mediaType),
                ]
            ) { request, context in try await self.get(request, context) },
            Route(
                method: .put, path: "/sessions/{id}/artifacts/{name}",
                summary: "Upload an artifact; the session is made where it does not exist",
                parameters: [Route.sessionID, Self.name],
                body: ("application/octet-stream", "The contents; Content-Type is kept."),
                answers: [
                    .init(status: .created, description: "It is stored.", mediaType: "application/json"),
                    .init(status: .contentTooLarge, description: "It is too large.", mediaType: Problem.mediaType),
                ]
            ) { request, context in try await self.put(request, context) },
        ]
    }

    private func list(_ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        _ = try await self.access.with(id) { _ in }
        let artifacts = try await self.access.services.store.artifacts(of: id, on: self.access.group.next()).get()
        return .json(
            JSONWriter.object { writer in
                writer.array("artifacts") { array in
                    for artifact in artifacts { array.value(json: artifact.json(of: id)) }
                }
            })
    }

    private func name(_ context: BasicRequestContext) throws(Problem) -> String {
        guard let name = context.parameters.get("name"), ArtifactName.isValid(name) else {
            throw .badRequest("invalid_artifact_name", "An artifact's name must be \(ArtifactName.rule).")
        }
        return name
    }

    private func get(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        let name = try self.name(context)
        let found = try await self.access.services.store.artifact(name, of: id, on: self.access.group.next()).get()
        guard let (artifact, contents) = found else {
            throw Problem(
                status: .notFound, code: ErrorCode.artifactNotFound.rawValue,
                detail: "The session has no artifact of that name.")
        }
        let headers: HTTPFields = [
            .eTag: "\"\(artifact.sha256)\"", .cacheControl: "private, no-cache",
            // Whatever an agent or a user stored is downloaded, never rendered as part of this site.
            .contentDisposition: "attachment; filename=\"\(artifact.name)\"",
            .contentSecurityPolicy: "default-src 'none'; sandbox",
        ]
        if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
        return .bytes(contents, mediaType: artifact.mediaType, headers: headers)
    }

    private func put(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        let name = try self.name(context)
        let given = request.headers[.contentType]?.split(separator: ";").first.map(String.init)
        let mediaType = given ?? "application/octet-stream"
        guard MediaType.isValid(mediaType) else {
            throw Problem.badRequest("invalid_media_type", "Content-Type must be a type such as text/plain.")
        }
        let limits = self.access.services.configuration.limits
        let contents = try await request.collectBody(limit: min(limits.artifact, limits.requestBody))
        let artifact = try await self.access.withFuture(id, creating: true) {
            $0.storeArtifact(name: name, mediaType: mediaType, contents: contents)
        }
        return .json(artifact.json(of: id), status: .created)
    }
}
