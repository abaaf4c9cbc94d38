/// Reads noun phrases out of tagged words.
struct PhraseParser {
    let words: [Word]

    /// A phrase that starts at `index`, and the index after it.
    func phrase(at index: Int) -> (NounPhrase, Int)? {
        if let flag = flag(at: index) { return flag }
        guard var (phrase, next) = core(at: index) else { return nil }
        if let named = fieldNamed(phrase, next) { return named }
        if ["link", "url", "hyperlink"].contains(phrase.noun), phrase.naming.isEmpty, next + 1 < words.count,
            words[next].lower == "to", let (what, after) = core(at: next + 1), !what.isPronoun
        {
            // "A link to the photos" is the photo link.
            var head = what.head
            head.lemma = what.noun
            phrase.modifiers += [head]
            next = after
        }
        // "of" and "per" bind to the noun before them: the date of the latest entry, cost per unit.
        while next < words.count {
            if words[next].lower == "of", let (list, after) = phrases(at: next + 1) {
                // "The number of days and status": what is a value again hangs on the verb, not on "of".
                let isFigure = ["number", "maximum", "count"].contains(phrase.noun)
                let goesOn = { (item: NounPhrase) in
                    item.isFlag || ThingKind.isAttribute(item)
                        // "A number of seats and passengers": the people are no part of the figure.
                        || isFigure && ThingKind.isPerson(item) && !ThingKind.isPerson(list[0])
                        || isFigure && phrase.determiner == .indefinite && item.noun == list[0].noun
                        // "The number of candidates and the best mark": a figure of its own.
                        || isFigure && item.determiner == .definite && list[0].determiner == .none
                        || (item.isMany || item.determiner == .indefinite || item.determiner == .each)
                            && list[0].determiner == .none && (!list[0].isMany || Self.signs.contains(list[0].noun))
                }
                if list.dropFirst().contains(where: goesOn), let (first, end) = self.phrase(at: next + 1) {
                    phrase.of.append(first)
                    next = end
                } else {
                    phrase.of += list
                    next = after
                }
            } else if let (range, after) = range(at: next) {
                phrase.range = range
                next = after
            } else if words[next].lower == "in", next + 2 < words.count,
                ["square", "cubic"].contains(words[next + 1].lower), Self.units.contains(words[next + 2].lower)
            {
                phrase.unit = words[next + 2].lower
                next += 3
            } else if words[next].lower == "in", next + 1 < words.count, Self.units.contains(words[next + 1].lower) {
                phrase.unit = words[next + 1].lower
                next += 2
            } else if words[next].tag == .each, words[next].lower == "per",
                let (other, after) = self.phrase(at: next + 1)
            {
                phrase.per.append(other)
                next = after
                if next + 1 < words.count, words[next].tag == .coordinator, words[next + 1].tag == .noun,
                    other.determiner == .none, let (further, end) = core(at: next + 1), !further.isPlural,
                    end == words.count || words[end].token.isMark(":")
                        || ["with", "including"].contains(words[end].lower)
                {
                    // "Budgets per cost centre and year".
                    phrase.per.append(further)
                    next = end
                }
                // "Per floor and per building".
                while next + 1 < words.count, words[next].tag == .coordinator, words[next + 1].lower == "per",
                    let (further, end) = self.phrase(at: next + 2)
                {
                    phrase.per.append(further)
                    next = end
                }
            } else if words[next].lower == "to", ["link", "url", "hyperlink", "pointer", "path"].contains(phrase.noun),
                let (_, after) = core(at: next + 1)
            {
                // "A link to the photos": what it leads to is no record of ours.
                next = after
            } else if words[next].token.isMark("("), let close = closing(from: next) {
                next = close + 1
            } else {
                break
            }
        }
        phrase.end = max(phrase.end, words[next - 1].token.end)
        return (phrase, next)
    }

    /// "A checkbox for newsletter consent": the field is what comes after "for".
    private func fieldNamed(_ phrase: NounPhrase, _ next: Int) -> (NounPhrase, Int)? {
        let boxes = ["checkbox", "tickbox", "flag", "tick", "toggle"]
        guard boxes.contains(phrase.noun) || ["dropdown", "drop-down"].contains(phrase.noun), phrase.modifiers.isEmpty,
            next + 1 < words.count, words[next].lower == "for",
            // "For recurring problems": a gerund before its noun.
            let (what, after) = core(at: next + 1) ?? (words[next + 1].isGerund ? core(at: next + 2) : nil)
        else { return nil }
        var named = what
        named.isFlag = boxes.contains(phrase.noun)
        named.start = phrase.start
        return (named, after)
    }

    /// "Whether it is an understudy part": named by what it is.
    private func kindFlag(at index: Int) -> (NounPhrase, Int)? {
        guard index + 4 <= words.count, words[index + 1].tag == .pronoun || words[index + 1].tag == .determiner else {
            return nil
        }
        guard let be = words[(index + 1)...].prefix(3).firstIndex(where: { $0.verbKind == .be }), be + 2 < words.count,
            ["a", "an"].contains(words[be + 1].lower), let (what, next) = core(at: be + 1), !what.isPronoun
        else { return nil }
        var flag = what
        flag.isFlag = true
        flag.determiner = .none
        flag.start = words[index].token.start
        return (flag, next)
    }

    /// "Whether it is out of range", "whether it was in stock": named by what follows the verb.
    private func placeFlag(at index: Int) -> (NounPhrase, Int)? {
        guard let be = words[(index + 1)...].prefix(4).firstIndex(where: { $0.verbKind == .be }), be + 2 < words.count
        else {
            return nil
        }
        var first = be + 1
        if words[first].tag == .negation { first += 1 }
        guard first < words.count,
            words[first].tag == .preposition || ["out", "off", "up"].contains(words[first].lower)
        else {
            return nil
        }
        var end = first
        while end < words.count, end < first + 4, words[end].tag != .coordinator, words[end].tag != .mark { end += 1 }
        guard end > first + 1, words[end - 1].tag == .noun else { return nil }
        var phrase = NounPhrase(head: words[end - 1], start: words[index].token.start, end: words[end - 1].token.end)
        phrase.isFlag = true
        phrase.modifiers = words[first..<(end - 1)].map { word in
            var modifier = word
            (modifier.tag, modifier.lemma) = (.adjective, word.lower)
            return modifier
        }
        return (phrase, end)
    }

    /// "Whether they have attended": a flag named after the doing.
    private func flag(at index: Int) -> (NounPhrase, Int)? {
        guard index < words.count, words[index].lower == "whether" else { return nil }
        if let kind = kindFlag(at: index) { return kind }
        if let place = placeFlag(at: index) { return place }
        if index + 3 < words.count, words[index + 1].tag == .pronoun, words[index + 2].verbKind == .be,
            words[index + 3].tag == .noun, index + 4 == words.count || words[index + 4].tag != .noun,
            !Inflection.isPlural(words[index + 3].lower)
        {
            // "Whether it is pregnant": how it is, known word or not.
            var phrase = NounPhrase(
                head: words[index + 3], start: words[index].token.start, end: words[index + 3].token.end)
            phrase.isFlag = true
            return (phrase, index + 4)
        }
        let ahead = words[(index + 1)...].prefix(5)
        guard
            let position = ahead.firstIndex(where: {
                $0.isParticiple && $0.verbKind != .be && $0.verbKind != .have || $0.tag == .adjective
                    || ($0.tag == .verb && $0.verbKind != .be && $0.verbKind != .have)
                    || $0.tag == .noun && $0.lower.hasSuffix("ed")
            })
        else { return nil }
        var head = words[position]
        (head.tag, head.lemma) = (.noun, head.lower)
        var phrase = NounPhrase(head: head, start: words[index].token.start, end: head.token.end)
        phrase.isFlag = true
        // "Whether a site visit occurred" is Site Visit Occurred.
        if let (subject, _) = core(at: index + 1), !subject.isPronoun, subject.head.token.start < head.token.start {
            phrase.modifiers = subject.modifiers + [subject.head]
        }
        return (phrase, position + 1)
    }

    /// "between 0 and 100", "from 1 to 5".
    private func range(at index: Int) -> (ValueRange, Int)? {
        guard index + 3 < words.count, ["between", "from"].contains(words[index].lower),
            ["and", "to"].contains(words[index + 2].lower), case .number(let least) = words[index + 1].token.kind,
            case .number(let greatest) = words[index + 3].token.kind, least < greatest
        else { return nil }
        return (ValueRange(least: Comparison.number(least), greatest: Comparison.number(greatest)), index + 4)
    }

    /// What a code has so many of.
    private static let signs: Set<String> = ["digit", "character", "letter", "figure", "sign"]

    static let units: Set<String> = [
        "percent", "percentage", "minutes", "hours", "days", "weeks", "months", "years", "euros", "euro", "dollars",
        "eur", "usd", "gbp", "kg", "kilograms", "kilos", "km", "kilometres", "kilometers", "miles", "metres", "meters",
        "litres",
        "cm", "mm", "kw", "kwh", "mw", "mwh", "tonnes", "tons", "grams", "g", "ml", "liters", "celsius", "degrees",
        "points", "pounds", "sqm", "hectares", "acres", "m2", "m3", "m²", "m³", "psi", "rpm", "mg", "mmol", "kpa",
        "kmh", "brix", "bar", "fahrenheit", "kelvin", "volts", "watts", "amps", "decibels", "hz", "lux", "ppm",
        "gallons",
        "ounces", "inches", "feet", "yards", "lb", "lbs", "oz", "mph", "kph", "knots", "hl", "cl", "seconds", "cents",
        "pence", "chf", "sek", "nok", "pln", "yen",
    ]

    /// Phrases joined by commas and "and": the first at `index`.
    func phrases(at index: Int) -> ([NounPhrase], Int)? {
        guard let (first, afterFirst) = phrase(at: index) ?? elided(at: index) else { return nil }
        var list = [first]
        var next = afterFirst
        while next < words.count {
            var start = next
            while start < words.count,
                words[start].isComma || words[start].tag == .coordinator
                    || words[start].tag == .adverb && start > next
            { start += 1 }
            guard start > next, start < words.count, !words[next..<start].contains(where: { $0.lower == "so" }) else {
                break
            }
            // "…, and we also want": a clause of its own.
            if words[start].tag == .pronoun,
                words[(start + 1)...].prefix(2).contains(where: { $0.isFinite || $0.tag == .modal })
            {
                break
            }
            guard let (item, after) = phrase(at: start) ?? elided(at: start) else { break }
            list.append(item)
            next = after
        }
        return (Self.withHeads(list), next)
    }

    /// A modifier whose noun comes later: "planned and actual hours".
    private func elided(at index: Int) -> (NounPhrase, Int)? {
        var index = index
        while index < words.count, words[index].tag == .determiner { index += 1 }
        let start = index
        if index + 2 < words.count, Computation.word(words[index].lower) != nil, words[index + 1].tag == .adjective {
            // "The total planned and actual cost".
            index += 1
        }
        guard index + 1 < words.count, words[index].tag == .adjective || words[index].isParticiple,
            words[index + 1].tag == .coordinator || words[index + 1].isComma
        else { return nil }
        let word = words[index]
        guard Lexicon.shared.elidable.contains(word.lower) || word.tag == .adjective else { return nil }
        var phrase = NounPhrase(head: word, start: words[start].token.start, end: word.token.end)
        phrase.modifiers = Array(words[start..<index])
        return (phrase, index + 1)
    }

    /// Gives modifiers without a noun the noun that follows: start and end dates → start date, end date.
    private static func withHeads(_ list: [NounPhrase]) -> [NounPhrase] {
        var list = list
        for index in list.indices.dropLast().reversed() {
            let item = list[index]
            let isModifier =
                item.head.tag == .adjective || item.head.isParticiple
                || (item.modifiers.isEmpty && item.of.isEmpty
                    && (Lexicon.shared.elidable.contains(item.head.lower) || isMoment(item.head, list[index + 1])
                        || isOfUnit(item, list[index + 1])))
            let following = list[index + 1]
            // "A start, an end and the kilometres driven": with articles of their own.
            if item.determiner == .indefinite, following.determiner == .definite { continue }
            guard isModifier, !following.isFlag, !following.modifiers.isEmpty, item.head.values == nil, item.per.isEmpty
            else { continue }
            if let first = following.modifiers.first, following.modifiers.count > 1, item.of.isEmpty,
                Lexicon.shared.elidable.contains(first.lower), Lexicon.shared.elidable.contains(item.head.lower)
            {
                // "A start and end odometer reading".
                var word = item.head
                word.lemma = word.lower
                list[index].modifiers = item.modifiers + [word] + following.modifiers.dropFirst()
                (list[index].head, list[index].isPlural, list[index].end) = (following.head, false, following.end)
                continue
            }
            // "a start and an end date" and "start and end dates", but not "birth and issue date".
            let sharesHead =
                following.isPlural || Lexicon.shared.elidable.contains(following.modifiers.last?.lower ?? "")
                || isMoment(item.head, following)
            guard sharesHead || item.head.tag == .adjective else { continue }
            var word = item.head
            word.lemma = word.lower
            list[index].modifiers = item.modifiers + [word]
            list[index].head = following.head
            list[index].isPlural = false
            list[index].end = following.end
            list[index + 1].isPlural = false
        }
        return list
    }

    /// "Setup and run minutes": both in minutes.
    private static func isOfUnit(_ item: NounPhrase, _ following: NounPhrase) -> Bool {
        item.determiner == .none && !item.isPlural && item.head.tag == .noun && following.isPlural
            && following.determiner == .none && following.modifiers.count == 1 && units.contains(following.head.lower)
            && Lexicon.shared.attribute(item.noun) == nil && !ThingKind.isPerson(item)
    }

    /// "Move-in and move-out date": two moments share the noun.
    private static func isMoment(_ word: Word, _ following: NounPhrase) -> Bool {
        ["date", "time", "day"].contains(following.noun) && word.lower.contains("-")
            && ThingKind.moments.contains(word.lower)
            && following.modifiers.last.map { ThingKind.moments.contains($0.lower) } == true
    }

    private func closing(from index: Int) -> Int? { words[index...].firstIndex { $0.token.isMark(")") } }

    private func core(at index: Int) -> (NounPhrase, Int)? {
        var next = index
        var owners: [NounPhrase] = []
        var determiner = NounPhrase.Determiner.none
        var isMany = false
        var ownerIsPronoun = false
        guard next < words.count else { return nil }
        let isOurs = ["our", "my"].contains(words[next].lower)
        let start = words[next].token.start
        if words[next].tag == .pronoun {
            let word = words[next]
            guard word.lower != "there" else { return nil }
            var phrase = NounPhrase(head: word, start: start, end: word.token.end)
            phrase.isPronoun = true
            return (phrase, next + 1)
        }
        while true {
            while next < words.count, takeDeterminer(words[next], &determiner, &isMany, &ownerIsPronoun) { next += 1 }
            let first = next
            while next < words.count, isNominal(next, first: first) { next += 1 }
            // "The analyst responsible", "the wedding next to": what follows the noun is no part of the name.
            while next > first, words[next - 1].tag == .adjective,
                words[first..<next].contains(where: { $0.tag == .noun })
            { next -= 1 }
            guard next > first else { return nil }
            guard
                var phrase = build(
                    Array(words[first..<next]), determiner: determiner, isMany: isMany, owners: owners,
                    ownerIsPronoun: ownerIsPronoun, start: start)
            else { return nil }
            phrase.isOurs = isOurs && owners.isEmpty
            phrase.isCounted = first > 0 && words[first - 1].tag == .number
            if let (described, after) = described(phrase, next) { return (described, after) }
            if next < words.count, words[next].tag == .possessive {
                owners = [phrase]
                (determiner, isMany) = (.definite, false)
                next += 1
                continue
            }
            return (phrase, next)
        }
    }

    /// "The date received": the participle after a value belongs to its name, received date.
    private func described(_ phrase: NounPhrase, _ next: Int) -> (NounPhrase, Int)? {
        guard next < words.count, phrase.of.isEmpty,
            words[next].isParticiple && words[next].verbKind != .be || words[next].lower == "unique"
        else { return nil }
        let after = next + 1
        let isCounted = phrase.isPlural && Lexicon.shared.units.contains(phrase.noun) && words[next].isParticiple
        guard
            after == words.count || words[after].isComma || words[after].tag == .coordinator
                || words[after].token.isMark(")") || words[after].tag == .modal && ThingKind.isAttribute(phrase)
                || isCounted && (words[after].tag == .preposition || words[after].tag == .each)
        else { return nil }
        var described = phrase
        var word = words[next]
        if phrase.isPlural, !ThingKind.isAttribute(phrase), !Lexicon.shared.units.contains(phrase.noun) {
            // "The parts used" are parts.
            described.end = word.token.end
            return (described, after)
        }
        if phrase.isPlural, Lexicon.shared.units.contains(phrase.noun) { described.isCounted = true }
        word.lemma = word.lower
        if !ThingKind.isAttribute(phrase) { word.tag = .adjective }
        described.modifiers.insert(word, at: 0)
        described.end = word.token.end
        return (described, after)
    }

    private func takeDeterminer(
        _ word: Word, _ determiner: inout NounPhrase.Determiner, _ isMany: inout Bool, _ pronoun: inout Bool
    ) -> Bool {
        switch word.tag {
        case .determiner:
            if ["a", "an", "one", "another"].contains(word.lower) {
                determiner = .indefinite
            } else if ["all", "both"].contains(word.lower) {
                isMany = word.lower == "both"
                determiner = .each
            } else {
                determiner = .definite
                if ["its", "their", "his", "her"].contains(word.lower) { pronoun = true }
            }
        case .each: determiner = .each
        case .quantifier: isMany = true
        case .number:
            if case .number(let value) = word.token.kind, value != 1 { isMany = true }
        default: return false
        }
        return true
    }

    private func isNominal(_ index: Int, first: Int) -> Bool {
        let word = words[index]
        switch word.tag {
        case .noun, .adjective, .quoted: return true
        case .number: return index > first && false
        case .verb:
            // "planned end date": a participle between other words of the phrase.
            return word.isParticiple && index + 1 < words.count && index == first
                && (words[index + 1].tag == .noun || words[index + 1].tag == .adjective)
        default: return false
        }
    }

    private func build(
        _ run: [Word], determiner: NounPhrase.Determiner, isMany: Bool, owners: [NounPhrase], ownerIsPronoun: Bool,
        start: Int
    ) -> NounPhrase? {
        guard let headIndex = run.lastIndex(where: { $0.tag == .noun || $0.tag == .quoted }),
            headIndex == run.count - 1
        else { return nil }
        var head = run[headIndex]
        let isPlural = head.tag == .noun && Inflection.isPlural(head.lower)
        if head.tag == .quoted { head.lemma = head.token.text.lowercased() }
        var modifiers = Array(run[..<headIndex])
        // "a competitor field" is a competitor.
        if ["field", "attribute", "column", "picklist"].contains(head.lemma), !head.isConcrete,
            let named = modifiers.last,
            named.tag == .noun
        {
            var values = head.values
            head = named
            head.lemma = Inflection.singular(named.lower)
            swap(&head.values, &values)
            if head.values == nil { head.values = values }
            modifiers.removeLast()
        }
        for index in modifiers.indices where modifiers[index].tag == .noun {
            modifiers[index].lemma = Inflection.singular(modifiers[index].lower)
        }
        for index in modifiers.indices where modifiers[index].tag == .verb {
            modifiers[index].lemma = modifiers[index].lower
        }
        let many = isMany || modifiers.contains { ["many", "several", "multiple"].contains($0.lower) }
        var phrase = NounPhrase(head: head, start: start, end: head.token.end)
        phrase.determiner = determiner
        phrase.isMany = many
        phrase.modifiers = modifiers
        phrase.isPlural = isPlural
        phrase.owner = owners
        phrase.ownerIsPronoun = ownerIsPronoun && owners.isEmpty
        return phrase
    }
}
