/// What is done to records again and again, or before something else: made records under them, or a condition.
extension Rewordings {
    static func doneToThem(_ tokens: [Token]) -> [Token] {
        let told = inspected(tokens)
        return eachSentence(told) { sentence, _ in
            awarded(sentence, told) ?? ratedPairs(sentence, told) ?? beforeSet(sentence) ?? targetsSet(sentence)
        }
    }

    // MARK: Lifts are inspected

    /// "Lifts get inspected", where the text asks for the last inspection or says what to log of one.
    private static func inspected(_ tokens: [Token]) -> [Token] {
        for done in tokens.indices where isParticiple(tokens[done]) && done > 1 && tokens[done - 1].kind == .word {
            guard let (base, _) = Lexicon.shared.verb(tokens[done].lower),
                let nominal = Lexicon.shared.nominal(of: base)?.lowercased().split(separator: " ").first.map(
                    String.init),
                Lexicon.shared.eventNouns.contains(nominal) || nominal == "service" || nominal == "repair",
                let be = tokens[..<done].indices.suffix(3).first(where: {
                    tokens[$0].isWord("are", "get", "is", "gets")
                }),
                tokens[be..<done].allSatisfy({ $0.isWord("are", "get", "is", "gets", "regularly", "often", "all") })
            else { continue }
            let start = tokens[..<be].lastIndex { !isNominal($0) }.map { $0 + 1 } ?? 0
            let end = tokens[done...].firstIndex { $0.kind != .word } ?? tokens.count
            guard start < be, be - start < 4, end - done < 5,
                start == 0 || tokens[start - 1].isWord("and", "each", "every", "a", "our", "the")
                    || tokens[start - 1].kind != .word,
                Lexicon.shared.attribute(Inflection.singular(tokens[be - 1].lower)) == nil,
                tokens[(done + 1)..<end].allSatisfy({
                    !$0.isWord("by", "for", "with", "at", "in", "on", "as", "before")
                })
            else { continue }
            let place = tokens[done]
            let lasts = tokens.indices.contains { index in
                tokens[index].lower == nominal && index > 0
                    && tokens[index - 1].isWord("last", "latest", "recent", "next", "newest")
            }
            let logs =
                end + 3 < tokens.count && tokens[end].kind != .word
                && tokens[end + 1].isWord("log", "record", "note", "store", "enter", "keep", "capture")
                && tokens[end + 2].isWord("the", "a", "an", "its", "their")
                && !tokens[end...].prefix(12).contains {
                    $0.isWord("each", "per", "every") && $0.start < tokens[end + 2].start
                }
            guard lasts || logs else { continue }
            var opening = Array(tokens[..<start])
            while let last = opening.last, last.isWord("and", "each", "every", "a", "our", "the") || last.isMark(",") {
                opening.removeLast()
            }
            let opens = opening.isEmpty || opening.last?.kind != .word
            return opening + (opens ? [] : [full(place)]) + made("each", place) + singular(tokens[start..<be])
                + made("has several \(Inflection.plural(nominal)) with", place)
                + (logs ? Array(tokens[(end + 2)...]) : made("a date", place) + tokens[end...])
        }
        return tokens
    }

    // MARK: Awarded to students

    /// "Scholarships are awarded to students", where the amount awarded is shown: each has several awards.
    private static func awarded(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        let nominals = ["awarded": "awards", "granted": "grants", "disbursed": "disbursements"]
        guard
            let done = sentence.indices.first(where: { index in
                nominals[sentence[index].lower] != nil && index > 1 && index + 2 < sentence.count
                    && sentence[index + 1].isWord("to") && sentence[index - 1].isWord("are", "and", "is", "be")
            }), let nominal = nominals[sentence[done].lower],
            text.indices.contains(where: { index in
                text[index].lower == sentence[done].lower && index > 0
                    && (text[index - 1].isWord("amount", "amounts", "total", "money", "sum")
                        || index + 1 < text.count && text[index + 1].isWord("amount"))
            })
        else { return nil }
        let who = nouns(sentence, from: done + 2)
        guard let last = who.last, Inflection.isPlural(sentence[last].lower), isPersonNoun(sentence[last]) else {
            return nil
        }
        var opening = Array(sentence[..<done])
        if opening.last?.isWord("and") == false { opening.removeLast() }
        let place = sentence[done]
        return opening + made("have several \(nominal) with a", place) + singular(sentence[who])
            + made("and an amount", place) + sentence[who.upperBound...]
    }

    // MARK: Rate each control against the risk

    /// "Rate each control against the risk as Weak or Strong", where each has many of the other: a rating of the pair.
    private static func ratedPairs(_ sentence: [Token], _ text: [Token]) -> [Token]? {
        let values = ["rate": "rating", "grade": "grade", "score": "score", "rank": "rank", "assess": "rating"]
        guard let first = sentence.first, let value = values[first.lower], sentence.count > 6,
            sentence[1].isWord("each", "every"),
            text.filter({ $0.isWord("several", "many", "multiple") }).count > 1
        else { return nil }
        let one = nouns(sentence, from: 2)
        guard !one.isEmpty, one.upperBound + 2 < sentence.count,
            sentence[one.upperBound].isWord("against", "for", "in", "on", "per", "with"),
            sentence[one.upperBound + 1].isWord("the", "each", "every", "a", "an")
        else { return nil }
        let other = nouns(sentence, from: one.upperBound + 2)
        guard !other.isEmpty, other.upperBound + 1 < sentence.count,
            sentence[other.upperBound].isWord("as", "from", "with", "by")
        else { return nil }
        let isRange = sentence[other.upperBound].isWord("from")
        return made("for each pair note a \(value)" + (isRange ? "" : " of"), first)
            + sentence[(other.upperBound + (isRange ? 0 : 1))...]
    }

    // MARK: A reason before it is set to Lost

    /// "Reps must give a reason before a deal is set to Lost": the deal needs it when it is Lost.
    private static func beforeSet(_ sentence: [Token]) -> [Token]? {
        guard let must = sentence.prefix(4).firstIndex(where: { $0.isWord("must", "should", "shall") }), must > 0,
            must + 4 < sentence.count, isPersonNoun(sentence[must - 1]),
            sentence[must + 1].isWord(
                "give", "enter", "state", "provide", "choose", "select", "pick", "record", "note"),
            sentence[must + 2].isWord("a", "an", "the"),
            let before = sentence.firstIndex(where: { $0.isWord("before") }), before > must + 3,
            before + 5 < sentence.count, sentence[before + 1].isWord("a", "an", "the")
        else { return nil }
        let what = nouns(sentence, from: before + 2)
        var next = what.upperBound
        guard !what.isEmpty else { return nil }
        while next < sentence.count, sentence[next].isWord("is", "can", "may", "be", "gets", "get") { next += 1 }
        guard next > what.upperBound, next + 2 < sentence.count,
            sentence[next].isWord("set", "moved", "changed", "put", "switched", "marked"),
            sentence[next + 1].isWord("to", "as", "into")
        else { return nil }
        return made("each", sentence[0]) + sentence[what] + made("needs", sentence[must])
            + sentence[(must + 2)..<before] + made("when it is", sentence[before]) + sentence[(next + 2)...]
    }

    // MARK: Managers set a target for each rep and month

    /// "Managers set a target for each rep and month": each rep has several targets, each of a month.
    private static func targetsSet(_ sentence: [Token]) -> [Token]? {
        guard
            let verb = sentence.prefix(5).firstIndex(where: {
                $0.isWord("set", "agree", "define", "fix", "plan", "enter", "keep", "record")
            }), verb + 6 <= sentence.count
        else { return nil }
        let article = sentence[verb + 1].isWord("a", "an", "one") ? 1 : 0
        let what = nouns(sentence, from: verb + 1 + article)
        guard let head = what.last,
            ["target", "quota", "goal", "objective"].contains(Inflection.singular(sentence[head].lower)),
            what.upperBound + 3 < sentence.count, sentence[what.upperBound].isWord("for", "per"),
            let joint = sentence[what.upperBound...].prefix(6).firstIndex(where: {
                $0.isWord("and", "per") && $0.start > sentence[what.upperBound].start
            })
        else { return nil }
        let who = sentence[(what.upperBound + 1)..<joint].drop { $0.isWord("each", "every", "a", "our") }
        let span = sentence[(joint + 1)...].drop { $0.isWord("each", "every", "per") }
        guard let period = span.first, period.isWord("month", "quarter", "year", "week"), let person = who.last,
            who.allSatisfy(isNominal), isPersonNoun(person)
        else { return nil }
        let rest = span.dropFirst()
        let place = sentence[verb]
        return made("each", place) + singular(who) + made("has several", place) + plural(sentence[what])
            + made("with a", place) + [period]
            + (rest.first?.isWord("with") == true
                ? [comma(place)] + rest.dropFirst() : made("and an amount", place) + rest)
    }
}
