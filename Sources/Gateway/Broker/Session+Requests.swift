import Crypto
import Foundation
import NIOCore
import NIOFoundationCompat
import Shared

/// The broker: what a worker asks the Gateway for. Each request is checked against what the session may do.
extension Session {
    func answer(_ frame: JSONObject) throws(WorkerProtocolError) {
        guard let requestID = frame.string("id"), requestID.utf8.count <= 64 else { throw .badMember(.request, "id") }
        guard let method = frame.string("method") else { throw .badMember(.request, "method") }
        let parameters = frame.object("params")
        switch method {
        case "artifact.put": self.putArtifact(parameters, requestID)
        case "artifact.get": self.getArtifact(parameters, requestID)
        case "model.chat": self.chat(parameters, requestID)
        default:
            self.respond(requestID, failing: "unknown_method", "The Gateway has no method of that name.")
        }
    }

    private func putArtifact(_ parameters: JSONObject?, _ requestID: String) {
        guard let parameters, let name = parameters.string("name"), ArtifactName.isValid(name) else {
            return self.respond(requestID, failing: "invalid_params", "'name' must be \(ArtifactName.rule).")
        }
        guard let mediaType = parameters.string("media_type"), MediaType.isValid(mediaType) else {
            return self.respond(requestID, failing: "invalid_params", "'media_type' must be a type such as text/plain.")
        }
        guard let text = parameters.string("data") else {
            return self.respond(requestID, failing: "invalid_params", "'data' must be a string.")
        }
        let contents: ByteBuffer
        switch parameters.string("encoding") {
        case "utf8", nil: contents = ByteBuffer(string: text)
        case "base64":
            guard let data = Data(base64Encoded: text) else {
                return self.respond(requestID, failing: "invalid_params", "'data' is not base64.")
            }
            contents = ByteBuffer(data: data)
        default:
            return self.respond(requestID, failing: "invalid_params", "'encoding' must be utf8 or base64.")
        }
        let generation = self.generation
        self.storeArtifact(name: name, mediaType: mediaType, contents: contents).whenComplete { result in
            guard generation == self.generation else { return }
            switch result {
            case .success(let artifact):
                self.worker?.send(WorkerMessage.result(of: requestID, artifact.json(of: self.id)))
            case .failure(let error):
                let refusal = error as? StoreError
                self.respond(
                    requestID, failing: refusal?.wireCode ?? ErrorCode.storeUnavailable.rawValue,
                    refusal?.message ?? "The artifact could not be stored.")
            }
        }
    }

    /// Stores a file of this session; fails with ``StoreError`` where it is too large.
    func storeArtifact(name: String, mediaType: String, contents: ByteBuffer) -> EventLoopFuture<ArtifactRecord> {
        let limits = self.services.configuration.limits
        guard contents.readableBytes <= limits.artifact else {
            return self.loop.makeFailedFuture(
                StoreError(
                    code: .artifactTooLarge,
                    message: "The artifact has \(contents.readableBytes) bytes; at most \(limits.artifact) are allowed."
                ))
        }
        let digest = SHA256.hash(data: contents.readableBytesView)
        let artifact = ArtifactRecord(
            name: name, mediaType: mediaType, bytes: contents.readableBytes,
            sha256: digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined(), createdAt: .now())
        self.openQuestions += 1
        let bytes = contents.readableBytes
        self.submitted(bytes)
        return self.services.store.putArtifact(
            artifact, contents: contents, of: self.id, sessionLimit: limits.artifactsPerSession, on: self.loop
        ).map { artifact }.always { _ in
            self.openQuestions -= 1
            self.committed(bytes)
            self.evictIfUnused()
        }
    }

    private func getArtifact(_ parameters: JSONObject?, _ requestID: String) {
        guard let name = parameters?.string("name") else {
            return self.respond(requestID, failing: "invalid_params", "'name' must be a string.")
        }
        let generation = self.generation
        self.services.store.artifact(name, of: self.id, on: self.loop).whenComplete { result in
            guard generation == self.generation else { return }
            guard case .success(let found?) = result else {
                return self.respond(
                    requestID, failing: ErrorCode.artifactNotFound.rawValue, "The session has no artifact of that name."
                )
            }
            let (artifact, contents) = found
            // Base64 takes four bytes for three, and the whole answer is one frame.
            guard contents.readableBytes / 3 * 4 + 1024 <= self.services.configuration.limits.workerFrame else {
                return self.respond(
                    requestID, failing: "artifact_too_large", "The artifact does not fit into a frame to a worker.")
            }
            let base64 = Data(contents.readableBytesView).base64EncodedString()
            self.worker?.send(
                WorkerMessage.result(
                    of: requestID,
                    JSONWriter.object { writer in
                        writer.member("name", artifact.name)
                        writer.member("media_type", artifact.mediaType)
                        writer.member("bytes", artifact.bytes)
                        writer.member("encoding", "base64")
                        writer.member("data", base64)
                    }))
        }
    }

    func respond(_ requestID: String, failing code: String, _ message: String) {
        self.worker?.send(WorkerMessage.failure(of: requestID, code: code, message: message))
    }
}

extension ArtifactRecord {
    /// As workers and clients see it.
    func json(of session: SessionID) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("name", self.name)
            writer.member("media_type", self.mediaType)
            writer.member("bytes", self.bytes)
            writer.member("url", "/sessions/\(session)/artifacts/\(self.name)")
            writer.member("sha256", self.sha256)
        }
    }
}
