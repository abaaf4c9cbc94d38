/// What a word's place in the sentence says of it.
extension Tagger {
    /// "A restaurant undergoes an inspection": between a subject and an article stands a verb, known or not.
    func isUnknownVerb(_ lower: String, at index: Int) -> Bool {
        guard !hasVerb, let previous = words.last, previous.tag == .noun, index + 1 < tokens.count,
            lexicon.attribute(Inflection.singular(lower)) == nil, tokens[index + 1].kind == .word,
            [.determiner, .quantifier].contains(lexicon.functionWord(tokens[index + 1].lower))
                && tokens[index + 1].lower != "both", !words.contains(where: { $0.token.isMark(":") })
        else { return false }
        let isThird = lower.hasSuffix("s") && !lower.hasSuffix("ss")
        if Inflection.isPlural(previous.lower) { return !isThird && !isCommand }
        return isThird && subjectHasArticle && !isCommand
    }

    /// After a modal stands a verb, known or not: "may escalate"; after "is" and "gets" a participle does.
    func isVerbByPlace(_ lower: String) -> Bool {
        guard let previous, previous.tag == .modal || previous.tag == .negation || previous.tag == .verb else {
            return false
        }
        if previous.tag == .modal { return true }
        if previous.tag == .negation { return words.dropLast().last?.tag == .modal }
        guard previous.verbKind == .be || previous.lemma == "get", !lexicon.isAdjective(lower) else { return false }
        guard let (base, kind) = lexicon.verb(lower) else {
            return lower.hasSuffix("ed") && lower.count > 4 && lexicon.attribute(lower) == nil
        }
        if lexicon.unchangedParticiples.contains(lower) { return true }
        return kind != .be && base != lower && !lower.hasSuffix("s") && !lower.hasSuffix("ing")
    }

    /// "From funding organisations", "by driving instructors": the gerund says which; after "for" it may be the purpose.
    func namesPeople(_ index: Int, after preposition: Word) -> Bool {
        guard index < tokens.count, tokens[index].kind == .word else { return false }
        let noun = Inflection.singular(tokens[index].lower)
        if lexicon.organisations.contains(noun) { return true }
        return preposition.lower != "for"
            && (lexicon.internalPeople.contains(noun) || lexicon.externalPeople.contains(noun))
    }

    /// "Policies belong to a customer and lapse on a date": after a plural's verb that has no object, a second one.
    func isSecondOfMany(_ base: String, at index: Int, _ form: VerbForm) -> Bool {
        guard form == .base, words.last?.tag == .coordinator, words.last?.lower == "and", !isCommand,
            index + 1 < tokens.count, lexicon.functionWord(tokens[index + 1].lower) == .preposition,
            lexicon.attribute(base) == nil, !lexicon.elidable.contains(base), !lexicon.eventNouns.contains(base),
            let verb = words.last(where: \.isFinite), verb.form == .base,
            ![.have, .record, .show, .want, .require].contains(verb.verbKind),
            let first = words.firstIndex(where: \.isFinite), first > 0, Inflection.isPlural(words[first - 1].lower)
        else { return false }
        return true
    }

    /// "Inspectors visit restaurants and record violations": people write down what they find.
    func isWrittenBySubject(_ index: Int) -> Bool {
        guard !isCommand, let verb = words.firstIndex(where: { $0.isFinite && $0.form == .base }), verb > 0,
            let subject = words[..<verb].last(where: { $0.tag == .noun }), Inflection.isPlural(subject.lower),
            index + 1 < tokens.count
        else { return false }
        // "Applications come from accounts and list collateral".
        if tokens[index].isWord("list") { return Rewordings.isNominal(tokens[index + 1]) }
        guard lexicon.internalPeople.contains(subject.lemma) || lexicon.externalPeople.contains(subject.lemma) else {
            return false
        }
        return Rewordings.isNominal(tokens[index + 1]) && Inflection.isPlural(tokens[index + 1].lower)
    }

    /// "Sensors are installed in rooms and record readings": things that do something, too.
    func isSecondOfPassive(at index: Int, _ form: VerbForm) -> Bool {
        guard form == .base, words.last?.lower == "and", !isCommand, words.filter(\.isFinite).count == 1,
            let are = words.firstIndex(where: { $0.lower == "are" }), are > 0, are + 1 < words.count,
            words[are - 1].tag == .noun, words[are + 1].isParticiple, index + 1 < tokens.count,
            lexicon.functionWord(tokens[index + 1].lower) == nil, lexicon.canBeNoun(tokens[index].lower),
            lexicon.verb(tokens[index].lower).map({ [.record, .steward].contains($0.kind) }) == true
                || tokens[index].isWord("yield", "release", "feed", "host")
        else { return false }
        // "And yield core samples".
        return Inflection.isPlural(tokens[index + 1].lower)
            || index + 2 < tokens.count && Rewordings.isNominal(tokens[index + 1])
                && Rewordings.isNominal(tokens[index + 2]) && Inflection.isPlural(tokens[index + 2].lower)
    }

    /// "A chapter, which reports to another": after a comma "which" may open what is said of the noun.
    func opensRelativeVerb(_ index: Int) -> Bool {
        guard words.last?.isComma == true, words.dropLast().last?.tag == .noun, index + 1 < tokens.count,
            let (base, _) = lexicon.verb(tokens[index].lower), base != tokens[index].lower,
            tokens[index].lower.hasSuffix("s")
        else { return false }
        let next = lexicon.functionWord(tokens[index + 1].lower)
        // "The kitchen, which cooks meals": two plurals never stand side by side.
        return next == .preposition || next == .determiner || next == .each
            || next == nil && tokens[index + 1].kind == .word && Inflection.isPlural(tokens[index + 1].lower)
    }

    /// Whether a word begins what is to be kept or shown: a total, a start time.
    func opensValue(_ token: Token) -> Bool {
        Computation.word(token.lower) != nil || token.isWord("number") || lexicon.elidable.contains(token.lower)
            || lexicon.attribute(Inflection.singular(token.lower)) != nil
    }

    /// "Guests at our campsite rent bicycles": the people that the sentence opens with do it.
    private func isPeopleAtOpening(_ index: Int) -> Bool {
        let noun = words[index]
        return Inflection.isPlural(noun.lower)
            && (lexicon.externalPeople.contains(noun.lemma) || lexicon.internalPeople.contains(noun.lemma))
            && words[..<index].allSatisfy { [.noun, .adjective, .determiner].contains($0.tag) }
    }

    /// "Boxes in a depot hold files", "policies for a car cover drivers": where the sentence opens with a noun and its
    /// place, the verb is the noun's.
    private func headAtOpening(before index: Int) -> String? {
        guard
            ["in", "at", "on", "from", "for", "with", "under", "near", "outside", "inside", "around"].contains(
                words[index].lower),
            words[index - 1].tag == .noun, lexicon.attribute(words[index - 1].lemma) == nil, index + 2 < words.count,
            [.determiner, .each, .noun, .adjective].contains(words[index + 1].tag),
            words[..<index].allSatisfy({ [.noun, .adjective, .determiner, .each].contains($0.tag) }),
            words[(index + 1)...].allSatisfy({ [.noun, .adjective, .determiner, .each].contains($0.tag) }),
            let last = words.last, Inflection.isPlural(last.lower) != Inflection.isPlural(words[index - 1].lower)
        else { return nil }
        return words[index - 1].lower
    }

    /// "Trucks that carry waste visit sites": the only verb so far is the relative word's, and no other comes.
    func isMainAfterRelative(_ form: VerbForm, at index: Int) -> Bool {
        guard let relative = words.lastIndex(where: { $0.tag == .relative }), relative > 0,
            ["that", "which", "who"].contains(words[relative].lower), words[relative - 1].tag == .noun,
            words[..<relative].allSatisfy({ [.noun, .adjective, .determiner, .each].contains($0.tag) }),
            words[(relative + 1)...].filter({ $0.tag == .verb }).count == 1, words[relative + 1].tag == .verb,
            words[relative + 1].form == form, index + 1 < tokens.count,
            !words[relative...].contains(where: { [.mark, .coordinator].contains($0.tag) }),
            Inflection.isPlural(words[relative - 1].lower) == (form == .base), words.last?.tag == .noun
        else { return false }
        let next = tokens[index + 1]
        guard startsPhrase(index + 1), Inflection.isPlural(next.lower) || lexicon.functionWord(next.lower) != nil else {
            return false
        }
        return !tokens[(index + 1)...].contains { token in
            guard let (_, kind) = lexicon.verb(token.lower) else {
                return lexicon.functionWord(token.lower) == .modal || token.isMark(",")
            }
            return kind == .be || kind == .have || !lexicon.canBeNoun(token.lower)
        }
    }

    /// "Vans, which are leased, make trips": after what is said by the way comes the verb of the noun before it.
    func endsRemark(_ form: VerbForm, at index: Int) -> Bool {
        guard words.last?.isComma == true, let comma = words.dropLast().lastIndex(where: \.isComma), comma > 0,
            words[comma - 1].tag == .noun, words[comma + 1].tag == .relative,
            words[(comma + 1)...].contains(where: { $0.tag == .verb || $0.tag == .modal }),
            words[..<comma].allSatisfy({ [.noun, .adjective, .determiner, .each].contains($0.tag) }),
            startsPhrase(index + 1)
        else { return false }
        return Inflection.isPlural(words[comma - 1].lower) ? form == .base : form == .third
    }

    /// The words of the clause under way.
    private var clauseWords: ArraySlice<Word> {
        let start = words.lastIndex { $0.isComma || [.coordinator, .mark, .condition, .relative].contains($0.tag) }
        return words[((start ?? -1) + 1)...]
    }

    /// "Museums send crates to us", "sensors send readings": not what the system does.
    func isSentByOthers(_ index: Int) -> Bool {
        guard let sender = words.last, sender.tag == .noun, index + 1 < tokens.count,
            !lexicon.systemNouns.contains(sender.lemma), !lexicon.vagueNouns.contains(sender.lemma),
            clauseWords.allSatisfy({ [.noun, .adjective, .determiner, .each, .quantifier].contains($0.tag) }),
            clauseWords.first.map({ $0.tag != .noun || Inflection.isPlural(sender.lower) }) == true
        else { return false }
        return !tokens[(index + 1)...].prefix(4).contains {
            $0.isWord("email", "emails", "e-mail", "e-mails", "reminder", "reminders", "notification", "message", "sms")
        }
    }

    /// "Rocket launches carry payloads": before another finite verb stands its subject.
    func isDoneByMany(_ lower: String, before next: Token, at index: Int) -> Bool {
        guard next.kind == .word, words.last?.tag == .noun, let (base, kind) = lexicon.verb(next.lower),
            base == next.lower, !lexicon.unchangedParticiples.contains(base), lexicon.functionWord(base) == nil,
            !["helps", "lets", "makes", "needs", "wants", "gets", "has", "does"].contains(lower), kind != .be
        else { return false }
        if !lexicon.canBeNoun(base) { return true }
        return !subjectHasArticle && lexicon.canBeNoun(lower) && index + 2 < tokens.count
            && tokens[index + 2].kind == .word
            && (lexicon.functionWord(tokens[index + 2].lower) == .determiner
                || lexicon.functionWord(tokens[index + 2].lower) == .quantifier
                || Inflection.isPlural(tokens[index + 2].lower))
    }

    /// Whether a subject and its verb follow "that": "that our consultants hold".
    func opensObjectRelative(_ index: Int) -> Bool {
        guard tokens[index].kind == .word else { return false }
        guard lexicon.functionWord(tokens[index].lower) == .determiner else {
            // "The boats that customers own".
            let noun = Inflection.singular(tokens[index].lower)
            return noun != tokens[index].lower && index + 1 < tokens.count && tokens[index + 1].kind == .word
                && (lexicon.externalPeople.contains(noun) || lexicon.internalPeople.contains(noun)
                    || lexicon.organisations.contains(noun))
                && lexicon.verb(tokens[index + 1].lower)?.base == tokens[index + 1].lower
        }
        return tokens[(index + 1)...].prefix(4).contains { token in
            lexicon.verb(token.lower) != nil && token.kind == .word
        }
    }

    /// "Bookings of a room state": the noun that the verb is said of stands before "of".
    var subjectNoun: String? {
        var index = words.count - 1
        while index > 0 {
            while index >= 0, [.noun, .adjective, .determiner, .each, .quoted].contains(words[index].tag) { index -= 1 }
            if index > 0, isPeopleAtOpening(index - 1), ["in", "at", "on", "from", "of"].contains(words[index].lower) {
                return words[index - 1].lower
            }
            if index > 0, let head = headAtOpening(before: index) { return head }
            guard index > 0, words[index].lower == "of", words[index - 1].tag == .noun else { break }
            index -= 1
            let head = words[index].lower
            if index == 0 || words[index - 1].tag != .preposition { return head }
        }
        return nil
    }

    /// "Parcels addressed to a recipient": after a noun and before a preposition even an unknown word is a participle.
    func isReducedParticiple(_ lower: String, at index: Int) -> Bool {
        guard lower.hasSuffix("ed"), lower.count > 4, words.last?.tag == .noun, index + 1 < tokens.count,
            lexicon.attribute(lower) == nil, !lexicon.isAdjective(lower), tokens[index + 1].kind == .word
        else { return false }
        return lexicon.functionWord(tokens[index + 1].lower) == .preposition
    }

    /// "Print jobs run on a press": nobody is told to print, for the plural after it has a verb of its own.
    func startsStatement(_ index: Int) -> Bool {
        guard index + 3 < tokens.count, tokens[index + 1].kind == .word, tokens[index + 2].kind == .word,
            Inflection.isPlural(tokens[index + 1].lower), lexicon.functionWord(tokens[index + 1].lower) == nil,
            lexicon.verb(tokens[index + 2].lower)?.base == tokens[index + 2].lower
        else { return false }
        let after = tokens[index + 3]
        switch lexicon.functionWord(after.lower) {
        case .preposition, .determiner, .quantifier, .each: return true
        case nil: break
        default: return false
        }
        // "Archive boxes hold files": the plural is the subject, unless it is told to whom ("show members loan dates")
        // or names what is one ("record sports club fees").
        let singular = Inflection.singular(tokens[index + 1].lower)
        return after.kind == .word && Inflection.isPlural(after.lower)
            && !Self.pluralModifiers.contains(tokens[index + 1].lower) && !lexicon.isAdjective(tokens[index + 2].lower)
            && !(lexicon.verb(tokens[index].lower)?.kind == .show
                && (lexicon.internalPeople.contains(singular) || lexicon.externalPeople.contains(singular)))
    }

    /// Plurals that stand before a noun as they are: sales orders, goods lines.
    private static let pluralModifiers: Set<String> = [
        "sales", "goods", "sports", "parts", "savings", "arms", "customs", "operations", "systems", "works", "accounts",
        "communications", "news", "process", "status", "address", "business", "access", "staff", "equipment", "stock",
    ]

    /// "record the grade" opens a command; "record sheets" does not.
    func opensCommand(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        guard next.kind == .word else { return next.kind != .possessive && !next.isMark(",") }
        // "Key unique": a value.
        if next.isWord("unique") { return false }
        switch lexicon.functionWord(next.lower) {
        case .determiner, .each, .quantifier, .pronoun: return true
        case .preposition:
            // "Store from when until when it stood there": a question is what is to be kept.
            if index + 2 < tokens.count, tokens[index + 2].isWord("when", "where", "which", "whom") { return true }
            // "Show on the vacancy how many …" at the head of a sentence.
            let kind = lexicon.verb(tokens[index].lower)?.kind
            if index == 0, next.isWord("on", "per", "at"), kind == .show || kind == .record, index + 2 < tokens.count,
                tokens[(index + 2)...].prefix(6).contains(where: { $0.isWord("how", "number", "total", "which") })
                    || tokens[index + 2].isWord("the", "each", "every")
            {
                return !["plan", "note"].contains(tokens[index].lower)
            }
            return !lexicon.canBeNoun(tokens[index].lower)
        case .coordinator: return !lexicon.canBeNoun(tokens[index].lower)
        case .relative:
            // "Store which dishes are on the menu."
            let kind = lexicon.verb(tokens[index].lower)?.kind
            return kind == .record || kind == .show
        case .modal, .negation, .condition: return false
        default: break
        }
        // "Mark pallets heavier than": nothing but a command opens so.
        if lexicon.verb(tokens[index].lower)?.kind == .show, Inflection.isPlural(next.lower), words.isEmpty {
            return true
        }
        if lexicon.verb(tokens[index].lower)?.kind == .show, Computation.word(next.lower) != nil { return true }
        // The next word is the object, unless a verb follows it: "purchase orders go".
        if index + 2 < tokens.count, let (_, kind) = lexicon.verb(tokens[index + 2].lower),
            !lexicon.canBeNoun(tokens[index + 2].lower) || kind == .have || kind == .be,
            lexicon.canBeNoun(tokens[index].lower), lexicon.functionWord(next.lower) == nil,
            !(lexicon.verb(tokens[index].lower)?.kind == .record && tokens[index + 2].lower.hasSuffix("ed")
                && lexicon.units.union(["hour", "minute"]).contains(Inflection.singular(next.lower)))
        {
            return false
        }
        return true
    }

    /// Whether the word ends a list of nouns: "dates, costs and notes."
    func endsList(_ index: Int) -> Bool {
        index + 1 >= tokens.count || tokens[index + 1].kind == .mark(",") || tokens[index + 1].lower == "and"
    }

    func followsList(_ index: Int) -> Bool {
        guard let previous = words.last, previous.tag == .coordinator, lexicon.canBeNoun(tokens[index].lower) else {
            return false
        }
        guard index + 1 < tokens.count else { return true }
        // "Track visits and record service times": a second command of the kind that opened the sentence.
        let kind = lexicon.verb(tokens[index].lower)?.kind
        if isCommand, kind == .record || kind == .show, Computation.word(tokens[index].lower) == nil,
            tokens[index].lower != "count", tokens[index + 1].kind == .word,
            lexicon.functionWord(tokens[index + 1].lower) == nil
        {
            return false
        }
        // "I am the caretaker and hand keys to staff."
        if ["i", "we"].contains(words.first?.lower), words.contains(where: \.isFinite),
            Inflection.isPlural(tokens[index + 1].lower), index + 2 < tokens.count, tokens[index + 2].kind == .word,
            [.preposition, .infinitive].contains(lexicon.functionWord(tokens[index + 2].lower))
        {
            return false
        }
        // "register for events and rate sessions": a second doing of the same people.
        let next = tokens[index + 1].lower
        if !isCommand, kind == .transact, words.contains(where: \.isFinite), Inflection.isPlural(next),
            lexicon.functionWord(next) == nil
        {
            return false
        }
        switch lexicon.functionWord(next) {
        case .determiner, .each, .quantifier, .pronoun: return false
        // "Weigh each parcel and show what …".
        case .relative: return !(isCommand && (kind == .record || kind == .show))
        default: return true
        }
    }
}
