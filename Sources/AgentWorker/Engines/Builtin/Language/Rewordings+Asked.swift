/// What somebody asks for in words of their own: "put three more things on the contact: …", "which machine was serviced
/// when, by whom?", "stock levels: for a product in a branch, the quantity and the minimum".
extension Rewordings {
    // MARK: Three more things on the contact

    private static let detail: Set<String> = [
        "things", "fields", "details", "data", "information", "info", "bits", "facts", "attributes", "columns",
        "points",
        "properties", "extras",
    ]

    /// "Put three more things on our contact records: …", "products need more pharmacy details: …".
    static func details(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let colon = sentence.prefix(24).firstIndex(where: { $0.isMark(":") }), colon > 2,
                colon + 1 < sentence.count,
                let word = sentence[..<colon].lastIndex(where: { detail.contains($0.lower) }),
                sentence[..<colon].allSatisfy({ $0.kind == .word || $0.kind == .possessive || $0.kind.isNumber })
            else { return nil }
            // "Contacts need three pieces of information: their language": they have it, as the grammar reads.
            guard !sentence[colon + 1].isWord("their", "its") else { return nil }
            guard let object = word + 1 == colon ? needing(sentence, word) : placed(sentence, word, colon) else {
                return nil
            }
            return addition(to: object, sentence[(colon + 1)...])
        }
    }

    /// "Products need more pharmacy details".
    private static func needing(_ sentence: [Token], _ word: Int) -> Token? {
        guard
            let verb = sentence[..<word].firstIndex(where: {
                $0.isWord("need", "needs", "require", "requires", "get", "gets", "miss", "lack", "want")
            }), verb > 0, isStandard(sentence[verb - 1]),
            sentence[..<(verb - 1)].allSatisfy({ $0.isWord("our", "the", "all", "each", "every", "also") }),
            sentence[(verb + 1)..<word].contains(where: {
                $0.isWord("more", "some", "additional", "extra", "further", "these")
            })
                || sentence[(verb + 1)..<word].contains(where: { Lexicon.shared.functionWord($0.lower) == .quantifier })
        else { return nil }
        return sentence[verb - 1]
    }

    /// "… put three more things on our patients' contact records".
    private static func placed(_ sentence: [Token], _ word: Int, _ colon: Int) -> Token? {
        guard sentence[word + 1].isWord("on", "to", "for", "about", "in", "at", "onto"),
            sentence[..<word].contains(where: {
                $0.isWord("put", "add", "need", "want", "have", "record", "keep", "store", "include", "see", "attach")
            })
        else { return nil }
        let place = sentence[(word + 2)..<colon].filter {
            $0.kind == .word && !$0.isWord("record", "records", "page", "object")
        }
        return place.last(where: isStandard)
    }

    // MARK: Which machine was serviced when

    /// "Which instrument was calibrated when, by which technician, and did it pass?": each instrument has calibrations.
    static func questionsOfDoing(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let first = sentence.first, first.isWord("which", "who", "what"),
                sentence.filter({ asks($0) }).count > 1, let doing = doing(in: sentence)
            else { return nil }
            let values = askedValues(sentence, doing)
            guard !values.isEmpty else { return nil }
            let place = sentence[doing.verb]
            var list: [Token] = []
            for (number, value) in values.enumerated() {
                if number > 0 {
                    list.append(Rewordings.comma(place))
                }
                list += value
            }
            let plural = Inflection.plural(doing.nominal)
            return made("each", first) + singular(doing.noun) + made("has several", place) + made(plural, place)
                + [full(place)] + made("each", place) + made(doing.nominal, place) + made("has", place) + list
        }
    }

    private struct AskedDoing {
        var noun: ArraySlice<Token>
        var verb: Int
        var nominal: String
        /// Who did it, where the question opens with "who".
        var isWho: Bool
    }

    private static func asks(_ token: Token) -> Bool {
        token.isWord("which", "who", "whom", "what", "when", "where", "how")
    }

    private static func doing(in sentence: [Token]) -> AskedDoing? {
        guard
            let verb = sentence.indices.dropFirst().first(where: { index in
                guard sentence[index].kind == .word, let (base, _) = Lexicon.shared.verb(sentence[index].lower) else {
                    return false
                }
                return base != sentence[index].lower && Lexicon.shared.nominal(of: base) != nil
                    && !sentence[index].lower.hasSuffix("ing")
            }), let (base, _) = Lexicon.shared.verb(sentence[verb].lower),
            let nominal = Lexicon.shared.nominal(of: base)?.lowercased()
        else { return nil }
        if sentence[0].isWord("who") {
            var end = verb + 1
            while end < sentence.count, sentence[end].isWord("which", "what", "the", "a", "an") { end += 1 }
            let start = end
            while end < sentence.count, isNominal(sentence[end]) { end += 1 }
            guard end > start, start > verb + 1 else { return nil }
            return AskedDoing(noun: sentence[start..<end], verb: verb, nominal: nominal, isWho: true)
        }
        var end = 1
        while end < verb, isNominal(sentence[end]) { end += 1 }
        guard end > 1, end < verb,
            sentence[end..<verb].allSatisfy({ $0.isWord("was", "were", "is", "are", "got", "has", "been", "have") })
        else { return nil }
        return AskedDoing(noun: sentence[1..<end], verb: verb, nominal: nominal, isWho: false)
    }

    /// What else the question asks of each doing.
    private static func askedValues(_ sentence: [Token], _ doing: AskedDoing) -> [[Token]] {
        var values: [[Token]] = doing.isWho ? [made("a employee", sentence[0])] : []
        var index = doing.verb + 1
        while index < sentence.count {
            let token = sentence[index]
            let next = index + 1 < sentence.count ? sentence[index + 1] : nil
            if token.isWord("when") {
                values.append(made("a date", token))
            } else if token.isWord("where") {
                values.append(made("a place", token))
            } else if token.isWord("whom"), sentence[index - 1].isWord("by") {
                values.append(made("a employee", token))
            } else if token.isWord("which", "what"), index > doing.verb + 1, let next, isNominal(next),
                sentence[index - 1].kind == .word,
                Lexicon.shared.functionWord(sentence[index - 1].lower) == .preposition
            {
                var end = index + 1
                while end < sentence.count, isNominal(sentence[end]) { end += 1 }
                if end < sentence.count, sentence[end].isMark("("),
                    let close = sentence[end...].firstIndex(where: { $0.isMark(")") })
                {
                    end = close + 1
                }
                var name = Array(sentence[(index + 1)..<end])
                if name.count == 1, name[0].isWord("day") { name = made("date", name[0]) }
                values.append(made("a", token) + name)
                index = end
                continue
            } else if token.isWord("did", "was", "has"), let next, next.isWord("it", "they", "he", "she"),
                index + 2 < sentence.count
            {
                let what = sentence[index + 2]
                let participle =
                    what.lower == "pass"
                    ? "passed" : what.lower == "succeed" ? "successful" : what.lower == "fail" ? "failed" : what.lower
                values.append(made("a \(participle) flag", what))
                index += 2
            } else if token.isWord("long"), sentence[index - 1].isWord("how") {
                values.append(made("a duration", token))
            } else if token.isWord("much"), sentence[index - 1].isWord("how") {
                values.append(made("an amount", token))
            }
            index += 1
        }
        return values
    }

    // MARK: Stock levels: for a product in a branch

    /// "Stock levels: for a product in a branch, the quantity and the minimum": each is of a product and a branch.
    static func headedPlaces(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let colon = sentence.prefix(14).firstIndex(where: { $0.isMark(":") }), colon > 0,
                Inflection.isPlural(sentence[colon - 1].lower), isNominal(sentence[colon - 1]),
                colon + 6 < sentence.count,
                sentence[colon + 1].isWord("for", "per", "of"),
                let comma = sentence[colon...].prefix(12).firstIndex(where: { $0.isMark(",") }),
                comma + 1 < sentence.count
            else { return nil }
            var start = colon
            while start > 0, colon - start < 3, isNominal(sentence[start - 1]),
                start == colon || Lexicon.shared.verb(sentence[start - 1].lower) == nil
            { start -= 1 }
            let places = sentence[(colon + 1)..<comma].split {
                $0.isWord("for", "per", "of", "in", "at", "on", "and", "with", "a", "an", "each", "every", "the", "one")
            }
            guard start < colon, !places.isEmpty, places.count < 4, places.allSatisfy({ $0.allSatisfy(isNominal) })
            else {
                return nil
            }
            let place = sentence[colon]
            var list: [Token] = []
            for name in places {
                list += made("a", place) + name
                list.append(Rewordings.comma(place))
            }
            return Array(sentence[..<colon]) + [full(place)] + made("each", place)
                + singular(sentence[start..<colon]) + made("has", place) + list + sentence[(comma + 1)...]
        }
    }
}

extension Token.Kind {
    fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
