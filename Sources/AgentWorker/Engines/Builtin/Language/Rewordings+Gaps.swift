/// Words that a sentence leaves out the second time, and what it says of several nouns at once at its end.
extension Rewordings {
    static func gaps(_ tokens: [Token]) -> [Token] {
        let filled = eachSentence(tokens) { sentence, _ in ofParts(gapped(known(sentence))) }
        let unique = eachSentence(filled) { sentence, _ in neitherTwice(sentence) }
        let told = eachSentence(unique) { sentence, before in
            apartAtEnd(sentence) ?? overlapping(sentence, before) ?? togetherWith(sentence) ?? manyEach(sentence)
                ?? ofKind(sentence)
        }
        let demanded = eachSentence(told) { sentence, _ in
            boundInside(sentence) ?? eachOfPair(sentence) ?? spread(sentence)
        }
        return demanded.rewritten { index, before in
            byEach(demanded, at: index, before) ?? valuesBehind(demanded, at: index, before)
                ?? uniqueInside(demanded, at: index) ?? whetherThey(demanded, at: index, before)
                ?? going(demanded, at: index)
        }
    }

    /// "A team has several dogs and a dog runs in several teams, each at a position": of the pair.
    private static func eachOfPair(_ sentence: [Token]) -> [Token]? {
        guard
            let comma = sentence.indices.last(where: { index in
                sentence[index].isMark(",") && index + 3 < sentence.count && sentence[index + 1].isWord("each")
                    && sentence[index + 2].isWord("at", "in", "with", "on", "for", "having")
                    && sentence[index + 3].isWord("a", "an", "its", "their", "one")
            }),
            sentence[..<comma].filter({ $0.isWord("many", "several", "multiple", "various") }).count > 1
        else { return nil }
        return Array(sentence[..<comma]) + [full(sentence[comma])]
            + made("for each pair we record", sentence[comma + 1]) + sentence[(comma + 3)...]
    }

    /// "We keep hives spread over nine apiaries": each hive is in one.
    private static func spread(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord(
                    "spread", "scattered", "distributed", "divided", "housed", "located", "stored", "based", "kept",
                    "grouped", "stationed")
                    && index > 2 && index + 2 < sentence.count && isNominal(sentence[index - 1])
                    && Inflection.isPlural(sentence[index - 1].lower)
                    && sentence[index + 1].isWord("over", "across", "in", "among", "between", "at", "on")
            }), sentence.prefix(3).contains(where: { $0.isWord("we", "i") }),
            !sentence[..<verb].contains(where: { $0.isWord("are", "is", "be", "want", "need", "track", "record") })
        else { return nil }
        var noun = verb + 2
        while noun < sentence.count, sentence[noun].kind != .word || !isNominal(sentence[noun]) {
            guard noun < verb + 5 else { return nil }
            noun += 1
        }
        let whole = sentence[noun...].prefix(while: isNominal)
        guard let last = whole.last, Inflection.isPlural(last.lower), whole.count < 3 else { return nil }
        let place = sentence[verb]
        return Array(sentence[..<verb]) + sentence[(noun + whole.count)...] + [full(place)] + made("each", place)
            + singular(sentence[(verb - 1)..<verb]) + made("belongs to one", place) + singular(whole)
    }

    /// "… tied to the actor who wears it, together with its fittings (date, length)": it has them.
    private static func togetherWith(_ sentence: [Token]) -> [Token]? {
        guard
            let comma = sentence.indices.first(where: { index in
                sentence[index].isMark(",") && index > 3 && index + 4 < sentence.count
                    && sentence[index + 1].isWord("together", "along", "complete") && sentence[index + 2].isWord("with")
                    && sentence[index + 3].isWord("its", "their", "his", "her") && isNominal(sentence[index + 4])
            }), sentence[..<comma].contains(where: { $0.isWord("is", "are", "has", "belongs", "have") })
        else { return nil }
        let last = sentence[(comma + 4)...].prefix(while: isNominal).last
        let isMany = last.map { Inflection.isPlural($0.lower) } ?? false
        return Array(sentence[..<comma]) + [full(sentence[comma])]
            + made(isMany ? "it has several" : "it has", sentence[comma + 1]) + sentence[(comma + 4)...]
    }

    /// "Many artefacts per loan and many loans in an artefact's life": each has many of the other.
    private static func manyEach(_ sentence: [Token]) -> [Token]? {
        let many = sentence.indices.filter { sentence[$0].isWord("many", "several", "multiple", "various") }
        guard many.count > 1 else { return nil }
        func pair(_ start: Int) -> (what: [Token], whole: [Token], end: Int)? {
            let what = sentence[(start + 1)...].prefix(while: isNominal)
            var next = start + 1 + what.count
            guard !what.isEmpty, what.count < 3, next + 1 < sentence.count,
                sentence[next].isWord("per", "in", "on", "for", "at", "over")
            else { return nil }
            next += 1
            if sentence[next].isWord("a", "an", "one", "each", "every", "the") { next += 1 }
            let whole = sentence[next...].prefix(while: isNominal)
            next += whole.count
            guard !whole.isEmpty, whole.count < 3 else { return nil }
            if next + 1 < sentence.count, sentence[next].kind == .possessive { next += 2 }
            return (Array(what), Array(whole), next)
        }
        guard let first = pair(many[0]), first.end < sentence.count,
            sentence[first.end].isWord("and") || sentence[first.end].isMark(","),
            let second = pair(many[1]), many[1] <= first.end + 2,
            let one = second.whole.last, let other = first.what.last,
            Inflection.singular(one.lower) == Inflection.singular(other.lower)
        else { return nil }
        let place = sentence[many[0]]
        var before = Array(sentence[..<many[0]])
        while let last = before.last, last.isMark(",") || last.isWord("and") { before.removeLast() }
        let rest = sentence[second.end...]
        var told = before.isEmpty ? [] : before + [full(place)]
        told += made("a", place) + singular(first.whole[...]) + made("has many", place) + first.what
        told += made("and a", place) + singular(second.whole[...]) + made("has many", place) + second.what
        return told + rest
    }

    /// "Turbine manufacturer is an account": each turbine has one.
    private static func ofKind(_ sentence: [Token]) -> [Token]? {
        let said = sentence.drop { $0.isWord("the", "a", "an", "each", "every") }
        guard said.count > 3, said.count < 7, let verb = said.firstIndex(where: { $0.isWord("is") }),
            verb - said.startIndex == 2, said[said.startIndex...].prefix(2).allSatisfy(isNominal),
            let role = said[..<verb].last, Lexicon.shared.attribute(role.lower) == .text,
            let kind = people(Array(said[(verb + 1)...])), ["account", "contact", "user"].contains(kind)
        else { return nil }
        return made("each", said[said.startIndex]) + [said[said.startIndex]] + made("has a", role) + [role]
            + remark(kind, role)
    }

    /// "Log harvests by vineyard block": for each block.
    private static func byEach(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("by"), index + 2 < tokens.count, let what = before.last, isNominal(what),
            Inflection.isPlural(what.lower),
            before.suffix(5).contains(where: { Lexicon.shared.verb($0.lower)?.kind == .record }),
            !before.suffix(5).contains(where: { $0.isWord("is", "are", "was", "were", "be") })
        else { return nil }
        let noun = tokens[(index + 1)...].prefix(while: isNominal)
        let lexicon = Lexicon.shared
        guard let last = noun.last, noun.count < 4, !Inflection.isPlural(last.lower), last.kind == .word,
            lexicon.attribute(last.lower) == nil, !lexicon.internalPeople.contains(last.lower),
            !lexicon.externalPeople.contains(last.lower), lexicon.verb(last.lower) == nil || noun.count > 1,
            !["phone", "hand", "email", "mail", "month", "week", "year", "post", "law", "quarter", "fax", "default"]
                .contains(last.lower)
        else { return nil }
        return (made("per", tokens[index]), 1)
    }

    /// "Vessels are known by a number": identified by it.
    private static func known(_ sentence: [Token]) -> [Token] {
        sentence.indices.map { index in
            guard sentence[index].isWord("known", "recognised", "recognized", "recognisable", "distinguished"),
                index > 0,
                sentence[index - 1].isWord("are", "is"), index + 2 < sentence.count, sentence[index + 1].isWord("by"),
                sentence[index + 2].isWord("a", "an", "its", "their", "the")
            else { return sentence[index] }
            return made("identified", sentence[index])[0]
        }
    }

    /// "Vessels are identified by a number and ports by a code": ports are, too.
    private static func gapped(_ sentence: [Token]) -> [Token] {
        var result = sentence
        var search = 0
        while let be = result.indices.first(where: { index in
            index >= search && result[index].isWord("are", "is") && index > 0 && isNominal(result[index - 1])
                && index + 2 < result.count && isParticiple(result[index + 1])
                && Lexicon.shared.functionWord(result[index + 2].lower) == .preposition
        }) {
            search = be + 3
            let preposition = result[be + 2]
            guard
                let second = result.indices.first(where: { index in
                    index > be + 3 && result[index].isWord(preposition.lower)
                        && isGap(result, index, after: be + 3)
                })
            else { continue }
            let verb = Inflection.isPlural(result[second - 1].lower) ? "are" : "is"
            var participle = result[be + 1]
            (participle.start, participle.end) = (result[second].start, result[second].end)
            result.insert(contentsOf: made(verb, result[second]) + [participle], at: second)
            search = second + 3
        }
        return result
    }

    /// "Parks consist of areas, and areas of beds": areas do, too.
    private static func ofParts(_ sentence: [Token]) -> [Token] {
        guard
            let verb = sentence.indices.first(where: { index in
                sentence[index].isWord("consist", "consists", "comprise") && index > 0 && index + 3 < sentence.count
                    && sentence[index + 1].isWord("of") && isNominal(sentence[index - 1])
            }), let second = sentence.indices.first(where: { $0 > verb + 3 && isGap(sentence, $0, after: verb + 2) }),
            sentence[second].isWord("of")
        else { return sentence }
        var result = sentence
        let isPlural = Inflection.isPlural(sentence[second - 1].lower)
        result.insert(contentsOf: made(isPlural ? "consist" : "consists", sentence[second]), at: second)
        return result
    }

    /// Whether only a noun stands between the joint and the preposition at `index`.
    private static func isGap(_ tokens: [Token], _ index: Int, after start: Int) -> Bool {
        var noun = index
        while noun > start, isNominal(tokens[noun - 1]), index - noun < 3 { noun -= 1 }
        guard noun < index else { return false }
        let article = tokens[noun - 1].isWord("a", "an", "each", "every", "the", "our") ? noun - 1 : noun
        guard article > start, tokens[article - 1].isWord("and") || tokens[article - 1].isMark(",") else {
            return false
        }
        // "By a name and owners by a code": a bare noun in the plural, or one with an article.
        return Inflection.isPlural(tokens[index - 1].lower) || article < noun
    }

    /// "By a number and ports by a code, neither of which may occur twice": both unique.
    private static func neitherTwice(_ sentence: [Token]) -> [Token]? {
        guard
            let comma = sentence.indices.first(where: { index in
                sentence[index].isMark(",") && index + 4 < sentence.count
                    && sentence[index + 1].isWord("neither", "none", "both", "all")
            })
        else { return nil }
        let rest = sentence[(comma + 2)...].map(\.lower).joined(separator: " ")
        let said = [
            "occur twice", "be unique", "are unique", "exist twice", "appear twice", "be duplicated", "repeat",
            "be repeated", "used twice", "be the same", "be reused", "unique",
        ]
        guard said.contains(where: { rest.hasSuffix($0) }), rest.split(separator: " ").count < 9 else { return nil }
        var articles = sentence[..<comma].indices.filter { index in
            sentence[index].isWord("a", "an", "its", "their") && index + 1 < comma
                && (isNominal(sentence[index + 1]) || sentence[index + 1].isAcronym)
        }
        articles = articles.suffix(2)
        guard articles.count == 2 else { return nil }
        var result = Array(sentence[..<comma])
        for article in articles.reversed() {
            result.insert(contentsOf: made("unique", sentence[article]), at: article + 1)
        }
        return result
    }

    /// "Charities receive grants, paid out in instalments with …": said of the grants in a sentence of its own.
    private static func apartAtEnd(_ sentence: [Token]) -> [Token]? {
        guard
            let comma = sentence.indices.first(where: { index in
                sentence[index].isMark(",") && index > 2 && index + 3 < sentence.count
                    && sentence[index + 1].isWord("paid", "divided", "split", "delivered", "broken", "spread")
            }),
            sentence[..<comma].contains(where: Openings.isVerb)
                || sentence[..<comma].contains(where: { isVerbLike($0) }),
            let into = sentence[(comma + 1)...].prefix(4).firstIndex(where: { $0.isWord("in", "into", "over") }),
            let verb = sentence[..<comma].firstIndex(where: { isVerbLike($0) }), verb + 1 < comma,
            let noun = sentence[(verb + 1)..<comma].first(where: isNominal), Inflection.isPlural(noun.lower)
        else { return nil }
        return Array(sentence[..<comma]) + [full(sentence[comma])] + [noun] + made("are", sentence[comma])
            + [sentence[comma + 1]] + sentence[into...]
    }

    private static func isVerbLike(_ token: Token) -> Bool {
        token.kind == .word && Lexicon.shared.functionWord(token.lower) == nil
            && Lexicon.shared.verb(token.lower) != nil && !Lexicon.shared.canBeNoun(token.lower)
    }

    /// "Two leases of the same flat must never overlap": a lease is of a flat.
    private static func overlapping(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        guard let overlap = sentence.firstIndex(where: { $0.isWord("overlap", "overlapping", "clash", "collide") }),
            let same = sentence.firstIndex(where: { $0.isWord("same") }), same > 2, same + 1 < sentence.count,
            sentence[same - 1].isWord("the"), sentence[same - 2].isWord("of", "for", "in", "on", "at"), same < overlap
        else { return nil }
        let what = sentence[..<(same - 2)].suffix(2).filter {
            isNominal($0) && !Lexicon.shared.isAdjective($0.lower) && Lexicon.shared.functionWord($0.lower) == nil
        }
        let whole = sentence[(same + 1)...].prefix(while: { isNominal($0) })
        guard !what.isEmpty, !whole.isEmpty, whole.count < 3 else { return nil }
        let place = sentence[same]
        return sentence + [full(place)] + made("each", place) + singular(whole) + made("has several", place)
            + plural(what[...])
    }
}
