import FoundationEssentials

/// The model's answer in its typed form: a design, or a question.
struct ModelOutput: Decodable {
    var summary: String?
    var question: String?
    var design: DataModelDesign?

    /// Why an answer is not of that form, for the model.
    struct Malformed: Error {
        let reason: String
    }

    /// - Throws: ``Malformed``
    init(text: String) throws(Malformed) {
        // Models without structured output like to put their JSON between other words.
        guard let first = text.firstIndex(of: "{"), let last = text.lastIndex(of: "}"), first < last else {
            throw Malformed(reason: "there is no JSON object in the answer")
        }
        do {
            self = try JSONDecoder().decode(ModelOutput.self, from: Data(text[first...last].utf8))
        } catch {
            throw Malformed(reason: Self.reason(error))
        }
    }

    static func reason(_ error: any Error) -> String {
        let context: DecodingError.Context
        switch error as? DecodingError {
        case .keyNotFound(let key, let at):
            return "the member '\(key.stringValue)' is missing at \(path(at.codingPath))"
        case .typeMismatch(_, let at), .valueNotFound(_, let at), .dataCorrupted(let at): context = at
        default: return "it is not JSON of the schema"
        }
        return "\(path(context.codingPath)): \(context.debugDescription.prefix(200))"
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "the top" : keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
}
