import Shared

/// The `artifact.put` request: it carries an artifact as text where it is text, else as Base64.
struct ArtifactPut {
    /// What the frame has around the data at most; names and media types are short.
    private static let envelope = 4 << 10

    let name: String
    let mediaType: String
    let bytes: [UInt8]

    /// The request's frame.
    ///
    /// - Throws: ``AgentRunError/requestFailed(code:message:)`` where the artifact is over a limit. Nothing is built then.
    func frame(id: String, maximumArtifact: Int, maximumFrame: Int) throws(AgentRunError) -> [UInt8] {
        guard self.bytes.count <= maximumArtifact else { throw self.tooLarge(maximum: maximumArtifact) }
        let base64Length = (self.bytes.count + 2) / 3 * 4
        let textLength = self.bytes.withUnsafeBytes { JSONEscaping.length(of: $0) }
        let data: String
        let encoding: String
        if let textLength, textLength <= base64Length, let text = String(validating: self.bytes, as: UTF8.self) {
            guard textLength + Self.envelope <= maximumFrame else { throw self.tooLarge(maximum: maximumFrame) }
            (encoding, data) = ("utf8", text)
        } else {
            guard base64Length + Self.envelope <= maximumFrame else {
                throw self.tooLarge(maximum: (maximumFrame - Self.envelope) / 4 * 3)
            }
            (encoding, data) = ("base64", Base64.encode(self.bytes))
        }
        return WorkerEvent.request(id: id, method: "artifact.put") {
            $0.member("name", self.name)
            $0.member("media_type", self.mediaType)
            $0.member("encoding", encoding)
            $0.member("data", data)
        }
    }

    /// What the Gateway's `result` says of the stored artifact; nil where a member is missing.
    static func reference(_ result: JSONObject) -> ArtifactReference? {
        guard let name = result.string("name"), let mediaType = result.string("media_type"),
            let bytes = result.integer("bytes"), let url = result.string("url")
        else { return nil }
        return ArtifactReference(name: name, mediaType: mediaType, bytes: bytes, url: url)
    }

    private func tooLarge(maximum: Int) -> AgentRunError {
        .requestFailed(
            code: ErrorCode.messageTooLarge.rawValue,
            message: "The artifact \(self.name) has \(self.bytes.count) bytes; at most \(maximum) can be stored.")
    }
}
