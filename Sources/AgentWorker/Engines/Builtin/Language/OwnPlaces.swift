/// Institutions that a text describes from within: "each hospital has wards" keeps hospitals, whereas a hospital that
/// orders, sends or takes part is a party outside.
enum OwnPlaces {
    /// Nouns for institutions that are records of their own in these sentences.
    static func nouns(in sentences: [[Word]]) -> Set<String> {
        let spans = sentences.compactMap(span)
        let named = Set(sentences.joined().filter { $0.tag == .noun }.map(\.lemma)).intersection(institutions)
        return named.filter { noun in
            !sentences.contains { isParty(noun, in: $0) } && !(noun == "court" && isOfLaw(sentences))
                && (rooms.contains(noun) && sentences.contains { isPointedAt(noun, in: $0) }
                    || sentences.contains { isWhole(noun, in: $0) || isPart(noun, in: $0) })
        }.union(spans)
    }

    /// "Each week has places", "a camp is split into weeks": a span of time that is a record.
    private static func span(_ words: [Word]) -> String? {
        words.indices.lazy.first { index in
            guard words[index].tag == .noun, spans.contains(words[index].lemma), index > 0, index + 1 <= words.count
            else { return false }
            let isOwner =
                words[index - 1].tag == .each && index + 1 < words.count && words[index + 1].verbKind == .have
            let isPart =
                words[index - 1].lower == "into" && Inflection.isPlural(words[index].lower)
                && words[..<index].contains { dividing.contains($0.lemma) }
            return isOwner || isPart
        }.map { words[$0].lemma }
    }

    private static let spans: Set<String> = ["week", "month", "day", "weekend", "night", "year"]
    private static let dividing: Set<String> = ["split", "divide", "structure", "organise", "organize", "break"]

    /// Courts of law are outside, those of a club are ours.
    private static func isOfLaw(_ sentences: [[Word]]) -> Bool {
        sentences.joined().contains {
            ["hearing", "judge", "lawyer", "lawsuit", "trial", "verdict", "matter", "plaintiff"].contains($0.lemma)
        }
    }

    static let institutions = rooms.union(wholes)

    /// Rooms and yards more than companies.
    private static let rooms: Set<String> = [
        "lab", "laboratory", "theatre", "theater", "court", "garage", "gallery", "crew",
    ]

    /// Parts of an organisation, which order without being customers.
    static let inner: Set<String> = [
        "department", "team", "class", "branch", "ward", "kitchen", "room", "crew", "section", "division", "unit",
        "office", "site", "building", "zone", "area", "classroom",
    ]

    private static let wholes: Set<String> = [
        "school", "hospital", "clinic", "university", "club", "museum", "library", "brewery", "pharmacy", "parish",
        "congregation", "college", "academy", "institute", "winery", "tannery", "roastery", "foundry", "supermarket",
        "refinery", "sawmill", "packhouse", "abattoir", "embassy", "consulate", "airline", "federation", "association",
        "municipality", "council", "society", "guild", "ministry",
    ]

    /// "Each lab", "an operating theatre": as one of several.
    private static func isPointedAt(_ noun: String, in words: [Word]) -> Bool {
        words.indices.contains { index in
            guard words[index].tag == .noun, words[index].lemma == noun else { return false }
            let before = words[..<index].last { $0.tag != .adjective && $0.tag != .noun }
            return before?.tag == .each || Inflection.isPlural(words[index].lower)
                || before?.tag == .determiner && !["the", "our", "my"].contains(before?.lower ?? "")
        }
    }

    /// "Each hospital has wards": what it has is part of it, neither people nor what is done with it.
    private static func isWhole(_ noun: String, in words: [Word]) -> Bool {
        guard let verb = words.firstIndex(where: \.isFinite), verb > 0, words[verb - 1].lemma == noun,
            words[verb - 1].tag == .noun, hasParts(words[verb]),
            let part = words[(verb + 1)...].first(where: { $0.tag == .noun && Inflection.isPlural($0.lower) })
        else { return false }
        let lexicon = Lexicon.shared
        return words[..<verb].allSatisfy { !["the", "our", "my"].contains($0.lower) }
            && lexicon.attribute(part.lemma) == nil && !lexicon.happens(part.lemma)
            && !lexicon.externalPeople.contains(part.lemma) && !lexicon.internalPeople.contains(part.lemma)
            && !lexicon.endsAsPerson(part.lemma) && lexicon.standardObject(part.lemma) == nil
            && !lexicon.machines.contains(part.lemma)
    }

    /// "Each department runs labs": it is part of another place.
    private static func isPart(_ noun: String, in words: [Word]) -> Bool {
        guard let verb = words.firstIndex(where: \.isFinite), verb > 0, hasParts(words[verb]),
            let part = words[(verb + 1)...].first(where: { $0.tag == .noun || $0.tag == .quantifier }),
            part.lemma == noun, Inflection.isPlural(part.lower), words[verb - 1].tag == .noun
        else { return false }
        let lexicon = Lexicon.shared
        let whole = words[verb - 1].lemma
        return lexicon.places.contains(whole) || lexicon.groupings.contains(whole) || lexicon.businesses.contains(whole)
            || ["district", "town", "city", "campus", "faculty"].contains(whole)
    }

    private static func hasParts(_ verb: Word) -> Bool {
        verb.verbKind == .have && verb.lemma != "get" || ["run", "house", "operate", "own"].contains(verb.lemma)
    }

    /// "Several hospitals", "from a lab", "schools order", "partner school": somebody we deal with.
    private static func isParty(_ noun: String, in words: [Word]) -> Bool {
        words.indices.contains { index in
            guard words[index].tag == .noun, words[index].lemma == noun else { return false }
            if index > 0 {
                let before = words[index - 1]
                if before.tag == .quantifier && noun != "crew" || parties.contains(before.lemma) { return true }
                let opening = words[..<index].last { ![.adjective, .noun, .determiner, .each].contains($0.tag) }
                if ["from", "to", "by"].contains(opening?.lower ?? "") { return true }
                // "Certificates for laboratories".
                if before.lower == "for", Inflection.isPlural(words[index].lower) { return true }
            }
            guard index + 1 < words.count else { return false }
            return parties.contains(words[index + 1].lemma)
                || words[index + 1].tag == .verb && words[index + 1].isFinite
                    && dealings.contains(words[index + 1].lemma)
        }
    }

    private static let parties: Set<String> = [
        "customer", "client", "partner", "supplier", "other", "external", "account", "another",
    ]

    private static let dealings: Set<String> = [
        "order", "buy", "purchase", "send", "pay", "book", "hire", "rent", "lease", "request", "donate", "sponsor",
        "supply", "deliver", "sell", "subscribe", "commission", "place", "submit", "apply", "join", "sign", "take",
    ]
}
