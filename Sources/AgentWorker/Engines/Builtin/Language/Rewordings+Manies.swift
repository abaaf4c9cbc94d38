/// Statements that two kinds of records go together many times over, in all the ways they are put: made "a recipe has many
/// ingredients and an ingredient has many recipes".
extension Rewordings {
    static func manyToMany(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            let told = counted(eachTime(withNoun(sentence), before), before)
            let plain = named(told) ?? arrow(told) ?? viceVersa(told) ?? perEachOther(told) ?? perBoth(told, before)
            let recurring = plain ?? theSame(told, before) ?? sameAgain(told) ?? severalOnOne(told)
            return recurring ?? eachOnesValue(told, before) ?? again(told)
                ?? (told.count == sentence.count ? nil : told)
        }
    }

    /// "A recipe has many ingredients and an ingredient has many recipes", then what is said of each pair.
    static func bothMany(_ one: [Token], _ other: [Token], _ place: Token, _ rest: ArraySlice<Token>) -> [Token] {
        var told =
            made("a", place) + singular(one[...]) + made("has many", place) + plural(other[...]) + made("and a", place)
        told += singular(other[...]) + made("has many", place) + plural(one[...])
        let values = rest.drop {
            $0.isMark(",") || $0.isMark(":") || $0.isMark(")") || $0.isMark("-")
                || $0.isWord("and", "many", "n", "m", "to", "many-to-many", "n-to-n", "n-to-m")
        }
        guard let first = values.first else { return told }
        if first.isWord("with") {
            return told + [full(place)] + made("for each combination we record", first) + values.dropFirst()
        }
        if first.isWord("keep", "store", "record", "note", "track") {
            return told + [full(place)] + values
        }
        return told + [full(place)] + values
    }

    /// "Several authors may write a manuscript and an author writes many."
    private static func again(_ sentence: [Token]) -> [Token]? {
        guard let told = toldTwice(sentence) else { return nil }
        return bothMany(told.other, told.one, sentence[told.end - 1], sentence[told.end...])
    }

    // MARK: An account asks for many

    /// "Several accounts ask for the same feature and an account asks for many": many features.
    private static func withNoun(_ sentence: [Token]) -> [Token] {
        guard let same = sentence.firstIndex(where: { $0.isWord("same") }),
            let many = sentence.indices.last(where: { $0 > same && isMany(sentence[$0]) }),
            many + 1 == sentence.count || sentence[many + 1].kind != .word,
            // "The same recipe often in several": of what was said before.
            sentence[same..<many].contains(where: { $0.isWord("and", "but", "while") || $0.isMark(",") })
        else { return sentence }
        let noun = noun(sentence, from: same + 1)
        guard let last = noun.last, !Inflection.isPlural(last.lower) else { return sentence }
        return sentence[...many] + plural(noun[...]) + sentence[(many + 1)...]
    }

    // MARK: Note the sheets

    /// "A job uses many stocks …; note the sheets": how many of them, for each pair.
    private static func counted(_ sentence: [Token], _ before: [Token]) -> [Token] {
        guard sentence.count > 2, sentence.count < 5, before.suffix(40).filter(isMany).count > 1,
            sentence[0].isWord("note", "record", "store", "keep", "track", "log"), sentence[1].isWord("the"),
            let last = sentence.last, Inflection.isPlural(last.lower), sentence[2...].allSatisfy(isNominal),
            Lexicon.shared.attribute(Inflection.singular(last.lower)) == nil
        else { return sentence }
        return Array(sentence[..<2]) + made("number of", sentence[1]) + sentence[2...]
    }

    // MARK: Each time with a quantity

    /// "An ingredient is in many recipes, each time with an amount": an amount of each pair.
    private static func eachTime(_ sentence: [Token], _ before: [Token]) -> [Token] {
        if sentence.count > 3, let first = sentence.first, let last = sentence.last, last.isWord("time", "case"),
            first.isWord("keep", "record", "note", "store", "track", "save", "log"),
            sentence[sentence.count - 2].isWord("each", "every"), before.suffix(40).filter(isMany).count > 1
        {
            // "Keep position and load each time": of each pair.
            return made("for each combination we record", first) + sentence.dropFirst().dropLast(2)
        }
        guard
            let each = sentence.indices.first(where: { index in
                index > 3 && index + 3 < sentence.count && sentence[index].isWord("each", "every", "in")
                    && sentence[index + 1].isWord("time", "case", "each")
                    && sentence[index...].prefix(4).contains { $0.isWord("with") }
            }), let with = sentence[each...].firstIndex(where: { $0.isWord("with") }),
            (before.suffix(30) + sentence[..<each]).filter(isMany).count > 1
                || sentence[..<each].contains(where: { $0.isWord("same") })
        else { return sentence }
        let head = sentence[..<each].reversed().drop { $0.isMark(",") || $0.isWord("and", "but") }.reversed()
        return head + [full(sentence[each])] + made("for each combination we record", sentence[each])
            + sentence[(with + 1)...]
    }

    /// "Quantity per recipe and ingredient", where each has many of the other: of each pair.
    private static func perBoth(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        if let of = sentence.firstIndex(where: { $0.isWord("of", "for") }), of > 0, of < 4, of + 3 < sentence.count,
            sentence[of + 1].isWord("each", "every"), sentence[of + 2].isWord("pair", "combination"),
            sentence[of + 3].isWord("matters", "counts", "is", "varies", "differs")
        {
            // "The quantity of each pair matters."
            return made("for each combination we record", sentence[0]) + sentence[..<of]
        }
        guard let per = sentence.firstIndex(where: { $0.isWord("per") }), per > 0, per < 5, per + 3 < sentence.count,
            sentence[..<per].allSatisfy({ isNominal($0) || $0.isWord("the", "a", "an", "and") || $0.isMark(",") }),
            sentence[per + 2].isWord("and"), per + 4 == sentence.count, isPlainNoun(sentence[per + 1]),
            isPlainNoun(sentence[per + 3]),
            [per + 1, per + 3].allSatisfy({ place in
                before.contains { isForm($0, of: sentence[place]) }
            }), before.contains(where: isMany)
        else { return nil }
        return made("for each combination we record", sentence[0])
            + (sentence[0].isWord("the", "a", "an") ? [] : made("the", sentence[0])) + sentence[..<per]
    }

    /// The words of a noun from `start` on.
    private static func noun(_ tokens: [Token], from start: Int) -> [Token] {
        var first = start
        while first < tokens.count,
            tokens[first].isWord("a", "an", "the", "our", "their", "each", "every", "which", "of")
        {
            first += 1
        }
        return Array(tokens[min(first, tokens.count)...].prefix(3).prefix(while: isPlainNoun))
    }

    private static func isPlainNoun(_ token: Token) -> Bool {
        isNominal(token)
            && (Lexicon.shared.verb(token.lower) == nil || Inflection.isPlural(token.lower)
                || Lexicon.shared.canBeNoun(token.lower))
    }

    // MARK: Recipes and ingredients are many-to-many

    private static func named(_ sentence: [Token]) -> [Token]? {
        guard let (start, end) = manyWords(sentence), start > 2 else { return nil }
        let before = Array(sentence[..<start])
        guard
            let joint = before.indices.first(where: {
                $0 > 0 && before[$0].isWord("and", "to", "with", "between") && !noun(before, from: $0 + 1).isEmpty
                    && isPlainNoun(before[$0 - 1])
            })
        else { return nil }
        var first = joint
        while first > 0, joint - first < 3, isPlainNoun(before[first - 1]),
            first == joint || Lexicon.shared.verb(before[first - 1].lower) == nil
        { first -= 1 }
        let (one, other) = (Array(before[first..<joint]), noun(before, from: joint + 1))
        guard !one.isEmpty, !other.isEmpty else { return nil }
        return bothMany(one, other, sentence[start], sentence[end...])
    }

    /// Where "many-to-many", "n to n" or "n:m" stands.
    private static func manyWords(_ sentence: [Token]) -> (Int, Int)? {
        for index in sentence.indices {
            if sentence[index].isWord("many-to-many", "n-to-n", "n-to-m", "m-to-n") { return (index, index + 1) }
            guard index + 2 < sentence.count, sentence[index].isWord("many", "n", "m"),
                sentence[index + 1].isWord("to") || sentence[index + 1].isMark(":"),
                sentence[index + 2].isWord("many", "n", "m")
            else { continue }
            return (index, index + 3)
        }
        return nil
    }

    // MARK: Recipe <-> ingredient

    private static func arrow(_ sentence: [Token]) -> [Token]? {
        guard
            let arrow = sentence.indices.first(where: {
                $0 > 0 && sentence[$0].isMark("<") && $0 + 3 < sentence.count && sentence[$0 + 1].isMark("-")
                    && sentence[$0 + 2].isMark(">")
            })
        else { return nil }
        var first = arrow
        while first > 0, isPlainNoun(sentence[first - 1]) { first -= 1 }
        let other = noun(sentence, from: arrow + 3)
        guard first < arrow, !other.isEmpty else { return nil }
        return bothMany(Array(sentence[first..<arrow]), other, sentence[arrow], sentence[(arrow + 3 + other.count)...])
    }

    // MARK: A recipe has several ingredients and vice versa

    private static func viceVersa(_ sentence: [Token]) -> [Token]? {
        guard
            let end = sentence.indices.first(where: { index in
                sentence[index].isWord("vice", "conversely")
                    || sentence[index].isWord("other") && index > 0 && sentence[index - 1].isWord("the")
                        && index + 1 < sentence.count && sentence[index + 1].isWord("way")
            }),
            let many = sentence[..<end].firstIndex(where: { isMany($0) }), many > 1
        else { return nil }
        let other = noun(sentence, from: many + 1)
        let one = noun(sentence, from: 0)
        guard !one.isEmpty, !other.isEmpty else { return nil }
        var rest = sentence[end...]
        rest = rest.drop { $0.isWord("vice", "versa", "conversely", "other", "way", "round", "around") }
        return bothMany(one, other, sentence[end], rest)
    }

    private static func isMany(_ token: Token) -> Bool {
        token.isWord("many", "several", "multiple", "various", "different", "numerous")
    }

    // MARK: Many ingredients per recipe, many recipes per ingredient

    private static func perEachOther(_ sentence: [Token]) -> [Token]? {
        let pers = sentence.indices.filter { sentence[$0].isWord("per") }
        guard pers.count == 2, sentence.first.map(isMany) == true else { return nil }
        let (one, other) = (noun(sentence, from: 1), noun(sentence, from: pers[0] + 1))
        let again = noun(sentence, from: pers[1] + 1)
        guard !one.isEmpty, !other.isEmpty, let last = again.last,
            Inflection.singular(last.lower) == one.last.map({ Inflection.singular($0.lower) })
        else { return nil }
        return bothMany(other, one, sentence[0], sentence[(pers[1] + 1 + again.count)...])
    }

    // MARK: The same ingredient is used in different recipes

    /// "(As) the same ingredient may be used by several recipes": an ingredient has many of them.
    private static func theSame(_ said: [Token], _ before: [Token]) -> [Token]? {
        guard
            let same = said.indices.first(where: { index in
                said[index].isWord("same") && index > 0 && said[index - 1].isWord("the")
                    || said[index].isWord("which") && index > 3 && said[index - 1].isWord("of")
                        && said[index - 2].isWord("each")
            })
        else { return nil }
        // "Ingredients, each of which can be used in other recipes": said of the noun before.
        let isWhich = said[same].isWord("which")
        let noun =
            isWhich
            ? said[..<(same - 2)].last(where: isPlainNoun).map { singular([$0][...]) } ?? []
            : noun(said, from: same + 1)
        guard let last = noun.last, !Inflection.isPlural(last.lower), Lexicon.shared.attribute(last.lower) == nil,
            !people(last), (before + said[..<same]).contains(where: { isForm($0, of: last) })
        else { return nil }
        let start = same + 1 + (isWhich ? 0 : noun.count)
        guard start < said.count,
            let many = said[start...].prefix(10).firstIndex(where: {
                isMany($0) || $0.isWord("other", "more", "lots", "any", "numerous", "another")
            }), !said[start..<many].contains(where: { $0.kind != .word })
        else { return nil }
        var what = many + 1
        while what < said.count,
            said[what].isWord("than", "one", "of", "number", "different", "other") || isMany(said[what])
        {
            what += 1
        }
        let wholes = Self.noun(said, from: what)
        // "From more than one supplier".
        let isOfMany = said[what - 1].isWord("one") && said[what - 2].isWord("than")
        guard let whole = wholes.last, Inflection.isPlural(whole.lower) || isOfMany else { return nil }
        let opening = said[..<(isWhich ? same - 2 : same - 1)].drop {
            $0.isWord("as", "because", "since", "and", "but", "while", "so")
        }
        let head = opening.reversed().drop { $0.isMark(",") || $0.isWord("and", "but", "as", "while") }.reversed()
        var told = Array(head)
        if !told.isEmpty { told.append(full(said[same])) }
        let rest = said[(what + wholes.count)...].drop { $0.isMark(",") || $0.isWord("and", "too", "so", "as", "well") }
        if isWhich, rest.first?.isWord("give", "note", "record", "enter", "keep", "store") == true {
            return told + [full(said[same])] + made("for each combination we record", said[same]) + rest.dropFirst()
        }
        return told + bothMany(wholes, noun, said[same], rest)
    }

    private static func isForm(_ token: Token, of noun: Token) -> Bool {
        token.kind == .word && Inflection.singular(token.lower) == noun.lower
    }

    private static func people(_ token: Token) -> Bool {
        Lexicon.shared.externalPeople.contains(token.lower) || Lexicon.shared.internalPeople.contains(token.lower)
    }
}
