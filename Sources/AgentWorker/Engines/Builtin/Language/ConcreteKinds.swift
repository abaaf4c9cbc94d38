/// Nouns that name values elsewhere and that a text speaks of as records: "outcrops lie in a survey area", "each permit
/// type has its own fee".
enum ConcreteKinds {
    static func marked(_ sentences: [[Word]]) -> [[Word]] {
        let placed = Set(sentences.flatMap(areas)).union(sentences.flatMap(owners)).union(parts(sentences))
        let kinds = sentences.flatMap(kinds)
        guard !placed.isEmpty || !kinds.isEmpty else { return sentences }
        return sentences.map { sentence in
            var words = sentence
            for index in words.indices where words[index].tag == .noun {
                let isKind = index > 0 && kinds.contains { $0 == (words[index - 1].lemma, words[index].lemma) }
                if isKind || placed.contains(words[index].lemma) { words[index].isConcrete = true }
            }
            return words
        }
    }

    /// "Lie in a survey area", "are located in several sections": where something is, which has more than a size.
    private static func areas(_ words: [Word]) -> [String] {
        words.indices.filter { index in
            guard places.contains(words[index].lemma) || words[index].lemma == "case", words[index].tag == .noun,
                words[index].values == nil
            else {
                return false
            }
            if index + 1 < words.count, words[index + 1].tag == .noun { return false }
            let start = words[..<index].lastIndex { $0.tag != .noun && $0.tag != .adjective } ?? -1
            guard start > 0 else { return false }
            let isOne = ["a", "an", "one", "each", "every"].contains(words[start].lower)
            let preposition = isOne || words[start].tag == .quantifier ? start - 1 : start
            guard preposition > 0, isOne || Inflection.isPlural(words[index].lower),
                ["in", "on", "at", "within", "inside", "to"].contains(words[preposition].lower)
            else { return false }
            // "Coins lie in a case", but cases belong to somebody.
            if words[index].lemma == "case", words[preposition].lower != "in" { return false }
            return lying.contains(words[preposition - 1].lemma) || lying.contains(words[preposition - 1].lower)
        }.map { words[$0].lemma }
    }

    /// "An organ consists of ranks; a rank has a pipe count": parts that have something of their own.
    private static func parts(_ sentences: [[Word]]) -> Set<String> {
        var made: Set<String> = []
        var owning: Set<String> = []
        for words in sentences {
            if let verb = words.firstIndex(where: { $0.lemma == "comprise" }) {
                made.formUnion(words[verb...].filter { $0.tag == .noun && Inflection.isPlural($0.lower) }.map(\.lemma))
            }
            for index in words.indices.dropFirst().dropLast()
            where words[index].tag == .noun && ["a", "an", "each", "every"].contains(words[index - 1].lower)
                && [.have, .be].contains(words[index + 1].verbKind)
            {
                owning.insert(words[index].lemma)
            }
        }
        return made.intersection(owning)
    }

    /// "Requirements of a spacecraft can have …", "each requirement has": more than talk.
    private static func owners(_ words: [Word]) -> [String] {
        guard let verb = words.firstIndex(where: { $0.isFinite || $0.tag == .modal }), verb > 0,
            words[verb].tag == .modal || words[verb].verbKind == .have || words[verb].verbKind == .belong
        else { return [] }
        let isOfOne =
            verb > 3 && words[1].lower == "of" && ["a", "an", "each", "every"].contains(words[2].lower)
            && Inflection.isPlural(words[0].lower)
        if isOfOne, abstract.contains(words[0].lemma) { return [words[0].lemma] }
        let isEach = ["a", "an", "each", "every"].contains(words[0].lower)
        return isEach && verb < 4 && abstract.contains(words[verb - 1].lemma) ? [words[verb - 1].lemma] : []
    }

    /// "Each permit type has its own fee", "a room category that sets the rate": a record that others refer to.
    private static func kinds(_ words: [Word]) -> [(String, String)] {
        words.indices.filter { index in
            guard index > 1, index + 2 < words.count, names.contains(words[index].lemma), words[index].tag == .noun,
                words[index].values == nil, words[index - 1].tag == .noun, words[index - 1].lemma != "record"
            else { return false }
            let opening = words[..<index].last { $0.tag != .noun && $0.tag != .adjective }
            guard
                ["a", "an", "each", "every", "one"].contains(opening?.lower) || Inflection.isPlural(words[index].lower)
            else { return false }
            let verb = words[index + 1].tag == .relative ? words[index + 2] : words[index + 1]
            return verb.verbKind == .have && verb.isFinite || setting.contains(verb.lower)
        }.map { (words[$0 - 1].lemma, words[$0].lemma) }
    }

    /// Words for one of the kinds that records are of.
    static let names: Set<String> = ["type", "category", "class", "kind", "grade", "tier", "tariff"]

    /// What a kind says of its records.
    static let setting: Set<String> = [
        "sets", "set", "determines", "determine", "defines", "define", "fixes", "decides", "carries", "gives",
        "specifies", "prescribes", "states",
    ]

    static let places: Set<String> = [
        "area", "region", "district", "section", "sector", "zone", "location", "street", "point",
    ]

    private static let abstract: Set<String> = ["requirement", "control", "need", "objective", "improvement"]

    private static let lying: Set<String> = [
        "lie", "stand", "sit", "live", "located", "situated", "placed", "found", "belong", "grow", "fall", "nest",
        "installed", "planted", "kept", "stored", "reside", "be",
    ]
}
