/// Mends slips of the fingers in a short message about a plan: "make teh statsu requird".
///
/// A word is taken for another only where it is none that is known, and exactly one word of the plan or of the commands
/// is that near.
struct Spelling {
    /// A word as it was written and as it is read.
    struct Correction: Equatable {
        let written: String
        let read: String
    }

    private let known: Set<String>

    init(_ design: DataModelDesign) {
        var known = Self.commandWords
        for object in design.objects {
            let names = [object.label, object.pluralLabel] + object.fields.map(\.label)
            for word in names.flatMap({ $0.lowercased().split(separator: " ") }) {
                known.insert(String(word))
                known.insert(Inflection.singular(String(word)))
            }
            for value in object.fields.flatMap({ $0.picklist?.values ?? [] }) {
                known.formUnion(value.lowercased().split(separator: " ").map(String.init))
            }
        }
        self.known = known
    }

    /// The message with its slips mended, and what was mended; nil where there is none.
    func corrected(_ text: String) -> (text: String, corrections: [Correction])? {
        var characters = Array(text)
        var corrections: [Correction] = []
        for token in Tokenizer.tokens(of: text).reversed() where token.kind == .word {
            guard let read = nearest(to: token.lower) else { continue }
            characters.replaceSubrange(token.start..<token.end, with: Array(read))
            corrections.insert(Correction(written: token.text, read: read), at: 0)
        }
        return corrections.isEmpty ? nil : (String(characters), corrections)
    }

    /// The one known word that a word is a slip of.
    private func nearest(to word: String) -> String? {
        guard word.count >= 3, !known.contains(word), !known.contains(Inflection.singular(word)), !isEnglish(word)
        else {
            return nil
        }
        let most = word.count < 6 ? 1 : 2
        var best: (distance: Int, words: [String]) = (most + 1, [])
        for candidate in known where candidate.count >= 3 && abs(candidate.count - word.count) <= most {
            let distance = Self.distance(word, candidate)
            guard distance <= most else { continue }
            // Of three letters, only two may have changed places: "teh".
            if word.count == 3, word.sorted() != candidate.sorted() { continue }
            if distance < best.distance {
                best = (distance, [candidate])
            } else if distance == best.distance {
                best.words.append(candidate)
            }
        }
        guard best.words.count > 1 else { return best.words.first }
        // Of several, the one that begins and ends as the word does, and then the one that has all its letters: "taks" is
        // tasks, and neither take nor tabs.
        let framed = best.words.filter { $0.first == word.first && $0.last == word.last }
        if framed.count == 1 { return framed.first }
        let whole = framed.filter { candidate in
            word.allSatisfy { letter in Self.count(letter, candidate) >= Self.count(letter, word) }
        }
        return whole.count == 1 ? whole.first : nil
    }

    private static func count(_ letter: Character, _ word: String) -> Int { word.count { $0 == letter } }

    /// Whether the lexicon has the word for its own sake.
    private func isEnglish(_ word: String) -> Bool {
        let lexicon = Lexicon.shared
        let singular = Inflection.singular(word)
        return lexicon.functionWord(word) != nil || lexicon.verb(word) != nil || lexicon.attribute(singular) != nil
            || lexicon.standardObject(singular) != nil
    }

    private static let commandWords: Set<String> = [
        "make", "add", "remove", "delete", "drop", "rename", "change", "approve", "compare", "undo", "show", "list",
        "explain", "cancel", "tasks", "risks", "fields", "field", "details", "rules", "relationships", "assumptions",
        "security", "required", "mandatory", "optional", "unique", "private", "public", "the", "and", "with", "from",
        "values", "value", "version", "picklist", "lookup", "master-detail", "checkbox", "currency", "number",
        "percent",
        "text", "date", "email", "phone", "tab", "tabs", "default", "characters", "thanks", "thank", "please", "should",
        "priority", "status", "amount", "description", "category", "quantity", "address", "reason", "deadline",
        "budget",
        "comment", "notes", "location", "customer", "why", "what", "does", "cost", "long", "take", "start", "over",
        "back", "new", "requirement", "object",
    ]

    /// Letters to add, leave out, change or swap with the next one to turn a word into another (optimal string alignment).
    static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var rows = [Array(0...other.count)]
        for (i, letter) in one.enumerated() {
            var row = [i + 1]
            for (j, candidate) in other.enumerated() {
                var least = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (letter == candidate ? 0 : 1))
                if i > 0, j > 0, letter == other[j - 1], one[i - 1] == candidate {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
