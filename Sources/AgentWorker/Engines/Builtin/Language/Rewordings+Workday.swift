/// How people at work tell what they do: "for our centre:", "who has which key", "which machine was serviced when".
extension Rewordings {
    static func workday(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for step in [
            thereCanBe, oncePer, whoHasWhich, sameThings, forOurs, inCharge, servicedWhen, whenItCame, doneToEach,
            whichHasWhich,
        ] { tokens = step(tokens) }
        return tokens
    }

    /// "Keep track of keys: who has which key, since when": a sentence of its own.
    private static func whoHasWhich(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isMark(":") || tokens[index].isMark("-") || tokens[index].isMark(","),
                index + 4 < tokens.count, tokens[index + 1].isWord("who"), tokens[index + 3].isWord("which"),
                isVerbForm(tokens[index + 2]), before.last.map(isNominal) == true
            else { return nil }
            return ([full(tokens[index])] + made("we want to see", tokens[index]), 1)
        }
    }

    // MARK: There can be many payments

    /// "So there can be many payments for one invoice": there are.
    private static func thereCanBe(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("there"), index + 3 < tokens.count,
                tokens[index + 1].isWord("can", "may", "might", "could"), tokens[index + 2].isWord("be"),
                tokens[index + 3].isWord("many", "several", "various", "multiple", "more", "any")
            else { return nil }
            return ([tokens[index]] + made("are", tokens[index + 1]), 3)
        }
    }

    // MARK: Once per term

    /// "Once per term", "at least twice a season": how often, and no record.
    private static func oncePer(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard before.last.map({ $0.kind == .word }) == true, index + 2 < tokens.count else { return nil }
            var next = index
            if tokens[next].isWord("at"), tokens[next + 1].isWord("least", "most") { next += 2 }
            guard next + 2 < tokens.count, tokens[next].isWord("once", "twice"),
                tokens[next + 1].isWord("per", "a", "each", "every"),
                tokens[next + 2].isWord(
                    "term", "season", "semester", "year", "month", "week", "day", "quarter", "shift", "hour",
                    "trimester",
                    "fortnight", "night")
            else { return nil }
            // "Tanks are refilled once a year": again and again.
            let isDone =
                before.dropLast().last?.isWord("is", "are", "get", "gets") == true
                && before.last.flatMap { Lexicon.shared.verb($0.lower) } != nil
            return (isDone ? made("regularly", tokens[index]) : [], next + 3 - index)
        }
    }

    // MARK: Bicycles and bikes

    private static let twins = [
        "bike": "bicycle", "plane": "aeroplane", "photo": "photograph", "lab": "laboratory", "licence": "license",
        "program": "programme", "fridge": "refrigerator", "tv": "television", "enrollment": "enrolment",
        "labor": "labour", "cafe": "café", "doc": "document", "ad": "advertisement", "advert": "advertisement",
        "vet": "veterinarian", "auto": "car",
    ]

    /// "Bicycles" and "a bike" in one text are the same.
    private static func sameThings(_ tokens: [Token]) -> [Token] {
        let nouns = Set(tokens.lazy.filter { $0.kind == .word }.map { Inflection.singular($0.lower) })
        let both = twins.filter { nouns.contains($0.key) && nouns.contains($0.value) }
        guard !both.isEmpty else { return tokens }
        return tokens.map { token in
            guard token.kind == .word, let name = both[Inflection.singular(token.lower)] else { return token }
            var token = token
            token.lower = Inflection.isPlural(token.lower) ? Inflection.plural(name) : name
            token.text = token.lower
            return token
        }
    }

    // MARK: For our donation centre

    /// "For our donation centre: …", "at our school, …": those who ask.
    private static func forOurs(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard opensSentence(tokens, index), tokens[index].isWord("for", "in", "at", "within"),
                index + 3 < tokens.count,
                tokens[index + 1].isWord("our", "my")
            else { return nil }
            var end = index + 2
            while end < tokens.count, isNominal(tokens[end]) || isAdjective(tokens[end]), end < index + 7 { end += 1 }
            guard end > index + 2, end + 2 < tokens.count, tokens[end].isMark(":") || tokens[end].isMark(",") else {
                return nil
            }
            let head = tokens[end - 1].lower
            let lexicon = Lexicon.shared
            guard !Inflection.isPlural(head), lexicon.attribute(head) == nil, lexicon.standardObject(head) == nil,
                tokens[end].isMark(":") || lexicon.businesses.contains(head) || lexicon.organisations.contains(head)
                    || lexicon.places.contains(head) || ["centre", "center", "department", "team"].contains(head)
            else { return nil }
            return ([], end + 1 - index)
        }
    }

    // MARK: Department in charge

    /// "Department in charge" is the responsible department.
    private static func inCharge(_ tokens: [Token]) -> [Token] {
        tokens.indices.flatMap { index -> [Token] in
            func ends(_ place: Int) -> Bool {
                place + 2 < tokens.count && isNominal(tokens[place]) && tokens[place + 1].isWord("in")
                    && tokens[place + 2].isWord("charge") && closes(tokens, place + 3)
            }
            if ends(index) { return made("responsible", tokens[index]) + [tokens[index]] }
            if index > 0, ends(index - 1) || index > 1 && ends(index - 2) { return [] }
            return [tokens[index]]
        }
    }

    // MARK: Which machine was serviced when

    private static let questions: Set<String> = ["when", "where", "by", "at", "how", "why", "with", "on"]

    /// "Which machine was serviced when, by whom and at what cost": each machine has services with these.
    private static func servicedWhen(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let which = sentence.prefix(8).firstIndex(where: { $0.isWord("which") }), which + 4 < sentence.count,
                let be = sentence[which...].prefix(6).firstIndex(where: { $0.isWord("was", "were", "is", "are") }),
                be > which + 1, be + 2 < sentence.count, isVerbForm(sentence[be + 1]),
                questions.contains(sentence[be + 2].lower),
                sentence[(which + 1)..<be].allSatisfy(isNominal),
                let (base, _) = Lexicon.shared.verb(sentence[be + 1].lower)
            else { return nil }
            let stem = base.hasSuffix("e") ? String(base.dropLast()) : base
            let doing =
                Lexicon.shared.nominal(of: base)?.lowercased()
                ?? (Lexicon.shared.eventNouns.contains(base) ? base : stem + "ing")
            var list: [Token] = []
            for item in sentence[(be + 2)...].split(whereSeparator: { $0.isMark(",") || $0.isWord("and") }) {
                guard let first = item.first, let last = item.last else { continue }
                if !list.isEmpty { list += made(", a", first) } else { list += made("a", first) }
                if first.isWord("when") || first.isWord("on") {
                    list += made("date", first)
                } else if first.isWord("where") {
                    list += made("location", first)
                } else if last.isWord("whom", "who") {
                    list += made("responsible employee", first)
                } else if first.isWord("why") {
                    list += made("reason", first)
                } else if Lexicon.shared.attribute(last.lower) != nil {
                    list += [last]
                } else if first.isWord("how"), item.count > 1 {
                    list += made("duration", first)
                } else {
                    return nil
                }
            }
            let place = sentence[which]
            return made("each", place) + singular(sentence[(which + 1)..<be]) + made("has several", sentence[be])
                + made(Inflection.plural(doing) + " with", sentence[be + 1])
                + list.map { token in
                    guard token.lower == "," else { return token }
                    return Rewordings.comma(token)
                }
        }
    }

    // MARK: When it came back

    /// "Since when, and when it came back" in a list: the returned date.
    private static func whenItCame(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("when"), index + 2 < tokens.count, opensAsked(before), before.count > 3,
                tokens[index + 1].isWord("it", "they", "he", "she")
            else { return nil }
            var verb = index + 2
            while verb < tokens.count, tokens[verb].isWord("was", "were", "is", "are", "has", "have", "been", "had") {
                verb += 1
            }
            guard verb < tokens.count, isVerbForm(tokens[verb]) || tokens[verb].isWord("due") else { return nil }
            var name = tokens[verb].lower
            var end = verb + 1
            if end < tokens.count, particles.contains(tokens[end].lower) {
                name =
                    ["came", "comes", "went", "brought", "given"].contains(name) && tokens[end].isWord("back")
                    ? "returned" : name + "-" + tokens[end].lower
                end += 1
            }
            guard closes(tokens, end) else { return nil }
            return (made("the \(name) date", tokens[index]), end - index)
        }
    }

    // MARK: Pickers harvest a block: date, weight

    /// "Pickers harvest a block: date, weight": each block has harvests with these.
    private static func doneToEach(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let colon = sentence.firstIndex(where: { $0.isMark(":") }), colon > 3, colon + 3 < sentence.count,
                sentence[colon + 1].isWord("date", "day", "time", "when"),
                let verb = sentence[..<colon].indices.first(where: { index in
                    index > 0 && isPerson(sentence[index - 1]) && Inflection.isPlural(sentence[index - 1].lower)
                        && Lexicon.shared.verb(sentence[index].lower)?.base == sentence[index].lower
                }), verb + 2 < colon, sentence[verb + 1].isWord("a", "an", "the", "each", "every"),
                sentence[(verb + 2)..<colon].allSatisfy(isNominal)
            else { return nil }
            let base = sentence[verb].lower
            let stem = base.hasSuffix("e") ? String(base.dropLast()) : base
            let doing =
                Lexicon.shared.nominal(of: base)?.lowercased()
                ?? (Lexicon.shared.eventNouns.contains(base) ? base : stem + "ing")
            let person = Inflection.singular(sentence[verb - 1].lower)
            return made("each", sentence[0]) + sentence[(verb + 2)..<colon] + made("has several", sentence[verb])
                + made(Inflection.plural(doing) + " with a \(person) ,", sentence[verb]).map { token in
                    guard token.lower == "," else { return token }
                    return Rewordings.comma(token)
                } + sentence[(colon + 1)...]
        }
    }

    private static func isPerson(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.internalPeople.contains(noun) || Lexicon.shared.externalPeople.contains(noun)
    }

    // MARK: Which employee has which laptop

    /// "Which employee has which laptop, with handover and return date": each laptop has such assignments.
    private static func whichHasWhich(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard
                let which = sentence.indices.first(where: { index in
                    sentence[index].isWord("which", "who") && (index < 3 || sentence[index - 1].isMark(":"))
                }),
                let has = sentence[which...].prefix(5).firstIndex(where: {
                    $0.isWord("has", "uses", "got", "had", "gets", "holds", "took", "borrowed")
                }), has + 2 < sentence.count, sentence[has + 1].isWord("which")
            else { return nil }
            let thing = nouns(sentence, from: has + 2)
            let person =
                sentence[which].isWord("who") ? made("user", sentence[which]) : Array(sentence[(which + 1)..<has])
            guard !thing.isEmpty, !person.isEmpty, person.allSatisfy(isNominal), let last = person.last,
                isPersonNoun(last) || last.isWord("user"),
                let values = valuesOfHaving(sentence[thing.upperBound...])
            else { return nil }
            let place = sentence[which]
            let heading = which > 0 && sentence[which - 1].isMark(":")
            return (heading ? Array(sentence[..<(which - 1)]) + [full(place)] : []) + made("each", place)
                + singular(sentence[thing]) + made("has several assignments with a", place) + person + [comma(place)]
                + values
        }
    }

    /// "With a return date", "and when he gave it back", "and since when".
    private static func valuesOfHaving(_ rest: ArraySlice<Token>) -> [Token]? {
        let rest = rest.drop { $0.isMark(",") || $0.isWord("and") }
        guard let first = rest.first else { return nil }
        if first.isWord("with"), rest.count > 1 { return Array(rest.dropFirst()) }
        if first.isWord("since"), rest.dropFirst().first?.isWord("when") == true { return made("a start date", first) }
        guard first.isWord("when"), rest.contains(where: { $0.isWord("back", "returned", "returns", "return") }) else {
            return nil
        }
        return made("a start date and a return date", first)
    }
}
