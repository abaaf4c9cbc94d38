/// Words that ask for nothing: thanks and praise.
enum Courtesy {
    private static let words: Set<String> = [
        "thanks", "thank", "thx", "ty", "cheers", "great", "perfect", "cool", "nice", "awesome", "wonderful",
        "excellent",
        "brilliant", "fantastic", "good", "lovely", "super", "ok", "okay", "fine", "well", "wow",
    ]
    private static let around: Set<String> = [
        "you", "very", "much", "so", "a", "lot", "many", "for", "the", "your", "help", "that", "this", "is", "was",
        "it",
        "looks", "look", "works", "job", "work", "done", "stuff", "all", "really", "just", "pretty", "again", "now",
        "oh",
        "i", "like", "love", "plan", "already", "far", "bye", "goodbye", "see", "later", "no", "yes",
    ]

    /// Whether words are thanks or praise and nothing else.
    static func isOnly(_ tokens: [Token]) -> Bool {
        let spoken = tokens.filter { $0.kind == .word || $0.kind == .quoted }.map(\.lower)
        return !spoken.isEmpty && spoken.count <= 8 && spoken.contains(where: { words.contains($0) || $0 == "love" })
            && spoken.allSatisfy { words.contains($0) || around.contains($0) }
    }
}
