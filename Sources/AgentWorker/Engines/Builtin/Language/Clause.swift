/// One clause: who does what to whom, with the phrases after it.
struct Clause: Equatable, Sendable {
    /// A preposition with its phrases; the object has none.
    struct Part: Equatable, Sendable {
        var preposition: String?
        var phrases: [NounPhrase]
    }

    var subjects: [NounPhrase] = []
    var verb: Word?
    /// `must`, `can`, `may`, `cannot`.
    var modal: String?
    var isNegated = false
    /// "is borrowed by": the subject is what the verb is done to.
    var isPassive = false
    /// A command to the system, or a wish: nobody in the business is the subject.
    var isCommand = false
    /// Adjectives after "be": unique, required.
    var predicate: [Word] = []
    /// Object and prepositional phrases in order.
    var parts: [Part] = []
    /// "when", "if" with what follows.
    var condition: [Clause] = []
    /// Begins with if, when and the like.
    var conditionWord: String?
    /// All words of the clause.
    var words: [Word] = []
    var sentence = 0
    /// "… who fixes it": a relative clause at the end of another.
    var isTail = false
    /// "Before we quote, …", "so the desk can call them": why or when, nothing to record.
    var isAside = false
    /// "Who saw the animal": said of a phrase of the clause before.
    var isRelative = false

    var objects: [NounPhrase] { parts.filter { $0.preposition == nil }.flatMap(\.phrases) }
    func phrases(after preposition: String...) -> [NounPhrase] {
        parts.filter { $0.preposition.map(preposition.contains) ?? false }.flatMap(\.phrases)
    }
    /// What each record of the clause is for: "for each X", "on opportunities" before the verb.
    var places: [NounPhrase] {
        parts.filter { part in
            guard let preposition = part.preposition, let first = part.phrases.first else { return false }
            if preposition == "per" { return true }
            return ["on", "for", "in", "at", "during", "after", "before", "upon"].contains(preposition)
                && first.start < verb?.token.start ?? (subjects.isEmpty ? .max : 0)
                && (first.isPlural || first.determiner == .each || first.determiner == .indefinite)
        }.flatMap(\.phrases)
    }
    func mentions(_ words: String...) -> Bool {
        self.words.contains { words.contains($0.lower) || words.contains($0.lemma) }
    }
    var allPhrases: [NounPhrase] { subjects + parts.flatMap(\.phrases) }
    var start: Int { words.first?.token.start ?? 0 }
    var end: Int { words.map(\.token.end).max() ?? 0 }
}
