import Crypto
import FoundationEssentials

/// One version of a plan that was shown, kept so that it can be compared with, gone back to, and approved.
struct PlanVersion: Codable, Equatable, Sendable {
    /// Counts from 1 in a session.
    let number: Int
    let design: DataModelDesign
    /// The words that the design was made from.
    let requirement: String
    /// What changed from the version before, one line for each change; empty for the first.
    var changes: [String] = []
    /// SHA-256 of the design, in hexadecimal, once the user has approved it.
    var digest: String?

    /// SHA-256 of a design as JSON with sorted keys: the same design has the same digest wherever it is made.
    static func digest(of design: DataModelDesign) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return SHA256.hash(data: try encoder.encode(design)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }
}

/// A field of a design by its names, for "it".
struct FieldReference: Codable, Equatable, Sendable {
    let object: String
    let field: String
}

/// A change that waits for the user to say which field is meant.
struct PendingChange: Codable, Equatable, Sendable {
    /// The change in the user's words.
    let command: String
    /// The words of it that mean a field.
    let words: String
    let question: String
    /// What is done instead when the user says yes: commands in plain words; nil where a name is the only answer.
    var offer: String?
    /// Whether any answer goes on with the change: the question is the model's, and so is what follows from the answer.
    var isContinued: Bool?
}

extension PendingChange {
    /// Commands that the answer accepts the offer with; nil where it says something else.
    ///
    /// "Yes" adds what is missing, "yes, with values A and B" or "add a status with values A and B" says how, and then the
    /// change that waited is made.
    func accepted(by answer: String) -> String? {
        guard let offer else { return nil }
        let tokens = Tokenizer.tokens(of: answer)
        let spoken = tokens.filter { $0.kind == .word }
        guard let first = spoken.first?.lower else { return nil }
        if first == "add" || spoken.dropFirst().first?.lower == "add" { return answer + ", " + command }
        guard ["yes", "yeah", "yep", "sure", "ok", "okay", "y", "do", "please"].contains(first) else { return nil }
        let polite: Set<String> = [
            "yes", "yeah", "yep", "sure", "ok", "okay", "y", "do", "it", "so", "that", "please", "add",
        ]
        guard let rest = spoken.first(where: { !polite.contains($0.lower) }) else { return offer + ", " + command }
        var values = String(Array(answer)[rest.start...])
        while let last = values.last, last == "." || last == "!" || last.isWhitespace { values.removeLast() }
        let isSaid = values.lowercased().hasPrefix("with")
        let parts = offer.split(separator: " to ", maxSplits: 1).map(String.init)
        return parts.joined(separator: " \(isSaid ? "" : "with values ")\(values) to ") + ", " + command
    }
}
