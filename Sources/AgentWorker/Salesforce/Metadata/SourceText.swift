/// The description of a component in the org: what it is for and where it comes from.
enum SourceText {
    /// The description followed by the words of the requirement or the assumption, cut to `limit` characters.
    static func description(_ description: String, _ source: Source, limit: Int) -> String {
        let origin: String =
            switch source {
            case .words(let words): "From the requirement: \"\(words)\"."
            case .assumption(let reason): "Assumption: \(reason)\(reason.hasSuffix(".") ? "" : ".")"
            }
        let text = description.isEmpty ? origin : description + " " + origin
        return text.count > limit ? String(text.prefix(limit - 3)) + "..." : text
    }
}
