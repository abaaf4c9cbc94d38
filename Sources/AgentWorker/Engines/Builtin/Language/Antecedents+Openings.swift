/// What "each" stands for where no noun follows it, and figures in the middle of a list.
extension Antecedents {
    /// "We need incident reports. Each has a severity": each incident report has.
    static func eachOpening(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("each", "every"), index + 1 < tokens.count,
            let last = before.last, last.isMark(".") || last.isMark(";") || last.isMark(":")
        else { return nil }
        var next = index + 1
        if tokens[next].isWord("one") {
            next += 1
        } else if next + 1 < tokens.count, tokens[next].isWord("of"), tokens[next + 1].isWord("them", "these", "those")
        {
            next += 2
        }
        guard next < tokens.count, tokens[next].kind == .word else { return nil }
        let lower = tokens[next].lower
        let isVerb =
            Lexicon.shared.functionWord(lower) == .modal
            || Lexicon.shared.verb(lower).map {
                ($0.kind == .have || $0.kind == .be || $0.kind == .want || !Lexicon.shared.canBeNoun(lower))
                    && lower.hasSuffix("s")
            } == true
        guard isVerb, let name = told(before.dropLast()) else { return nil }
        return ([made("each", tokens[index])] + name, next - index)
    }

    /// "I need to know who came to each": the attendances of the people spoken of.
    static func whoCame(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("who"), index + 1 < tokens.count, index > 0,
            Lexicon.shared.verb(tokens[index - 1].lower).map({ $0.kind == .record || $0.kind == .show }) == true,
            tokens[index + 1].isWord(
                "came", "comes", "attended", "attends", "participated", "participates", "joined", "turned", "showed")
        else { return nil }
        var end = index + 2
        while end < tokens.count,
            tokens[end].isWord("to", "in", "at", "up", "each", "one", "every", "of", "them", "it", "per", "which")
        {
            end += 1
        }
        guard end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("and"),
            let person = before.last(where: { token in
                token.kind == .word && Inflection.isPlural(token.lower)
                    && (Lexicon.shared.externalPeople.contains(Inflection.singular(token.lower))
                        || Lexicon.shared.internalPeople.contains(Inflection.singular(token.lower)))
            }),
            let event = before.last(where: { token in
                token.kind == .word && Inflection.isPlural(token.lower)
                    && Lexicon.shared.eventNouns.contains(Inflection.singular(token.lower))
            })
        else { return nil }
        // "… the attendances. Members attend rehearsals."
        let stop = Rewordings.full(tokens[index])
        let told = [
            made("several", tokens[index]), person, made("attend", tokens[index + 1]), made("several", tokens[index]),
            event,
        ]
        return ([made("attendances", tokens[index]), stop] + told, end - index)
    }

    /// The plural noun that the sentence before is about: what is kept or had, else the last.
    private static func told(_ before: ArraySlice<Token>) -> [Token]? {
        let start = before.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? before.startIndex
        let sentence = Array(before[start...])
        let verb = sentence.firstIndex { token in
            guard token.kind == .word, let (_, kind) = Lexicon.shared.verb(token.lower) else { return false }
            return [.record, .want, .have, .show].contains(kind)
        }
        if let verb {
            let rest = Array(sentence[(verb + 1)...])
            // Only up to where it is said whose or for whom it is.
            let cut = rest.firstIndex { Lexicon.shared.functionWord($0.lower) == .preposition } ?? rest.count
            if let name = plural(Array(rest[..<cut])) { return name }
        }
        // "A broker files declarations for importers. Each has lines": the declarations, not those they are for.
        if let to = sentence.lastIndex(where: { $0.isWord("for", "from", "to", "by") }), to > 1,
            sentence.last.map(Rewordings.isActorNoun) == true,
            let name = plural(Array(sentence[..<to])), name.last.map(Rewordings.isActorNoun) == false
        {
            return name
        }
        return plural(sentence)
    }

    /// "…, and per site the total value": a figure that is to be shown on the site.
    static func figureOfPlace(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(",") || tokens[index].isWord("and", "plus"), !before.isEmpty else { return nil }
        var next = index + 1
        if next < tokens.count, tokens[next].isWord("and", "plus", "also") { next += 1 }
        let start = next
        guard next + 3 < tokens.count, tokens[next].isWord("per", "on", "for", "in", "at") else { return nil }
        if !tokens[next].isWord("per"), !tokens[next + 1].isWord("the", "each", "every") { return nil }
        next += tokens[next].isWord("per") ? 1 : 2
        let noun = next
        while next < tokens.count, next < noun + 4, Openings.isNoun(tokens[next]), !Openings.isFigure(tokens[next]) {
            next += 1
        }
        guard next > noun, next + 1 < tokens.count else { return nil }
        let figure = tokens[next].isWord("the", "its", "their", "a") ? next + 1 : next
        guard figure < tokens.count, Openings.isFigure(tokens[figure]) else { return nil }
        // With a verb of its own it is a clause already.
        let rest = tokens[figure...].prefix { !$0.isMark(".") && !$0.isMark(";") && !$0.isMark(",") }
        guard !rest.contains(where: Openings.isVerb) else { return nil }
        let stop = Rewordings.full(tokens[index])
        return ([stop] + tokens[start..<next] + [made("show", tokens[next])], next - index)
    }

    /// "An exhibition has many artworks; note the label text for each": for each pair, or for what was spoken of last.
    static func forEachEnd(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        if tokens[index].isWord("in", "for", "at", "on"), index + 3 < tokens.count,
            tokens[index + 1].isWord("that", "this", "the"),
            tokens[index + 2].isWord("particular", "specific", "respective", "individual"),
            Openings.isNoun(tokens[index + 3]),
            before.suffix(40).filter({ $0.isWord("many", "several", "multiple", "various") }).count > 1
        {
            // "It costs an extra fee in that particular flat": of the flat and what it has.
            return ([made("per", tokens[index]), made("combination", tokens[index])], 4)
        }
        guard tokens[index].isWord("per"), index > 0,
            index + 1 == tokens.count || tokens[index + 1].isMark(".") || tokens[index + 1].isMark(";")
                || tokens[index + 1].isMark(",")
        else { return nil }
        let many = before.suffix(40).filter { $0.isWord("many", "several", "multiple", "various", "different", "same") }
        return (many.count > 1 ? [made("per", tokens[index]), made("combination", tokens[index])] : [], 1)
    }
}
