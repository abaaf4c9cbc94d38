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
        return SHA256.hex(Array(try encoder.encode(design)))
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
}
