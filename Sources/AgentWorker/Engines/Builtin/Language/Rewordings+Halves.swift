/// What the second half of a sentence says of the first in a turn of its own: kinds with layouts, judgements, sums, bounds.
extension Rewordings {
    static func halves(_ tokens: [Token]) -> [Token] {
        var kinds: [Token]?
        return eachSentence(tokens) { sentence, before in
            guard sentence.count > 4 else { return nil }
            if let noun = kinds, sentence[0].isWord("each", "every"), sentence[1].isWord("has", "needs", "gets") {
                // "Two record types, Individual and Family; each has a member": each of what has the types.
                return made("each", sentence[0]) + noun + sentence[1...]
            }
            if let told = layouts(sentence) {
                kinds = singular(told.noun)
                return told.words
            }
            return judged(sentence) ?? summedLast(sentence)
                ?? shownOfLast(sentence, before)
        }
    }

    // MARK: Two kinds with separate page layouts

    /// "Memberships of our club come in two kinds with separate page layouts, Individual and Family": two record types.
    private static func layouts(_ sentence: [Token]) -> (words: [Token], noun: ArraySlice<Token>)? {
        guard
            let layout = sentence.prefix(18).lastIndex(where: { $0.isWord("layout", "layouts", "screens", "forms") }),
            layout + 3 < sentence.count,
            sentence[layout + 1].isMark(",") || sentence[layout + 1].isMark(":") || sentence[layout + 1].isMark("("),
            sentence[layout + 2].isCapitalised,
            let verb = sentence[..<layout].firstIndex(where: { $0.isWord("come", "exist", "are", "have", "comes") }),
            sentence[verb..<layout].contains(where: {
                $0.isWord("kinds", "types", "sorts", "forms", "variants", "varieties", "versions", "flavours")
            }), sentence[verb..<layout].contains(where: { $0.isWord("with", "each", "having") })
        else { return nil }
        let start = isArticleOrOur(sentence[0]) ? 1 : 0
        let noun = sentence[start..<verb].prefix(while: isNominal)
        guard !noun.isEmpty else { return nil }
        return (noun + made("come as two record types", sentence[verb]) + sentence[(layout + 1)...], noun)
    }

    private static func isArticleOrOur(_ token: Token) -> Bool { token.isWord("the", "our", "all", "a", "an", "every") }

    // MARK: Inspections rate their health

    /// "Inspections rate their health Good, Fair or Poor": an inspection has a health of these.
    private static func judged(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(5).firstIndex(where: {
                $0.isWord(
                    "rate", "rates", "grade", "grades", "classify", "classifies", "judge", "judges", "mark", "marks")
            }), verb > 0, verb + 4 < sentence.count, isNominal(sentence[verb - 1]),
            sentence[verb + 1].isWord("its", "their", "the", "a", "an", "each")
        else { return nil }
        let event = Inflection.singular(sentence[verb - 1].lower)
        guard Lexicon.shared.happens(event), !isPersonNoun(sentence[verb - 1]) else { return nil }
        let value = sentence[(verb + 2)...].prefix(3).prefix { isNominal($0) && !$0.isCapitalised }
        guard !value.isEmpty else { return nil }
        var next = value.endIndex
        if next + 1 < sentence.count, sentence[next].isWord("of"), sentence[next + 1].isWord("the", "a", "an", "each") {
            next = nouns(sentence, from: next + 2).upperBound
            while next > value.endIndex + 2, sentence[next - 1].isCapitalised { next -= 1 }
        }
        while next < sentence.count, sentence[next].isWord("as", "either", "with") || sentence[next].isMark(":") {
            next += 1
        }
        guard next + 2 < sentence.count, sentence[next].isCapitalised,
            sentence[next...].prefix(14).contains(where: { $0.isWord("or") })
        else { return nil }
        let have = Inflection.isPlural(sentence[verb - 1].lower) ? "have a" : "has a"
        var told = Array(sentence[..<verb]) + made(have, sentence[verb]) + value
        told += made("of", sentence[verb]) + sentence[next...]
        return told
    }

    // MARK: Per route we need the tonnes summed

    /// "Per trip we note the tonnes, and per route we need the tonnes summed": the total tonnes per route.
    private static func summedLast(_ sentence: [Token]) -> [Token]? {
        guard var end = sentence.indices.last, let per = sentence.lastIndex(where: { $0.isWord("per", "for") }),
            per + 4 < end
        else { return nil }
        if sentence[end].isWord("up", "together") { end -= 1 }
        guard sentence[end].isWord("summed", "totalled", "totaled", "added") else { return nil }
        let noun = nouns(sentence, from: sentence[per + 1].isWord("each", "every") ? per + 2 : per + 1)
        guard !noun.isEmpty, noun.upperBound + 3 < sentence.count, sentence[noun.upperBound].isWord("we", "i"),
            sentence[noun.upperBound + 1].isWord("need", "want", "see", "like", "require")
        else { return nil }
        let value = sentence[(noun.upperBound + 2)..<end].drop { $0.isWord("the", "all", "to", "see", "have") }
        guard !value.isEmpty, value.allSatisfy(isNominal) else { return nil }
        var before = sentence[..<per]
        while let last = before.last, last.isMark(",") || last.isWord("and", "while", "but") { before.removeLast() }
        let place = sentence[per]
        var told = Array(before)
        if !told.isEmpty { told.append(full(place)) }
        told += made("show the total", place) + value
        told += made("per", place) + sentence[noun]
        return told
    }

    // MARK: Bids on a lot; it shows the highest bid

    /// "Bidders place bids on a lot; it shows the highest bid and refuses bids below the price": the lot does.
    private static func shownOfLast(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        guard sentence[0].isWord("it", "which"), sentence[1].isWord("shows", "displays", "has", "lists"),
            let degree = sentence.prefix(5).firstIndex(where: {
                $0.isWord("highest", "lowest", "latest", "last", "average", "best", "newest", "biggest")
            }), degree + 1 < sentence.count
        else { return nil }
        let part = Inflection.singular(sentence[degree + 1].lower)
        let said = before.dropLast()
        let start = said.lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
        let last = Array(said[start...])
        guard
            let article = last.lastIndex(where: { $0.isWord("a", "an", "the", "one") }), article > 1,
            last[article - 1].isWord("on", "for", "to", "in", "at", "of"),
            Inflection.singular(last[article - 2].lower) == part
        else { return nil }
        let whole = nouns(last, from: article + 1)
        guard !whole.isEmpty else { return nil }
        let place = sentence[0]
        let told = made("each", place) + last[whole]
        guard let verb = sentence.firstIndex(where: { $0.isWord("refuses", "rejects", "blocks", "forbids") }),
            verb > degree, sentence[verb - 1].isWord("and"), verb + 3 < sentence.count
        else { return told + sentence[1...] }
        let refused = nouns(sentence, from: verb + 1)
        guard !refused.isEmpty else { return told + sentence[1...] }
        var split = told + sentence[1..<(verb - 1)] + [full(place)]
        split += made("a", place) + singular(sentence[refused])
        split += made("cannot be", place) + sentence[refused.upperBound...]
        return split
    }
}
