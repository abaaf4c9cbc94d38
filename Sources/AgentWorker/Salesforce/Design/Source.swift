/// Where an element of a design comes from: the user's words, or an assumption.
///
/// Encoded as one string: the words in quotation marks, or `assumption: ` and the reason.
enum Source: Codable, Equatable, Sendable {
    /// The part of the requirement that asks for it.
    case words(String)
    /// Not in the requirement; why it is there all the same.
    case assumption(String)

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        if text.hasPrefix(Self.assumptionPrefix) {
            self = .assumption(String(text.dropFirst(Self.assumptionPrefix.count)))
        } else if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
            self = .words(String(text.dropFirst().dropLast()))
        } else {
            self = .words(text)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    var isAssumption: Bool {
        if case .assumption = self { true } else { false }
    }

    /// Where an element came without one: from a model that gave none.
    static let unstated = Source.assumption("no source was given")

    private static let assumptionPrefix = "assumption: "
}

extension Source: CustomStringConvertible {
    var description: String {
        switch self {
        case .words(let words): "\"\(words)\""
        case .assumption(let reason): Self.assumptionPrefix + reason
        }
    }
}
