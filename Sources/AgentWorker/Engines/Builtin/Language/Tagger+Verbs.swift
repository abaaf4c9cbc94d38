/// Which words are verbs, where they can be something else as well.
extension Tagger {
    func isVerb(_ lower: String, base: String, at index: Int) -> Bool {
        let kind = lexicon.verb(lower)?.kind
        if kind == .be || lower == "has" { return true }
        let form = form(of: lower, base: base)
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if form == .base, previous?.lower == "whether", lexicon.canBeNoun(lower), let next,
            lexicon.verb(next.lower)?.kind == .be
        {
            // "Whether consent was given".
            return false
        }
        // "For each sign-up record whether they came", where "record" could be a noun.
        if form == .base, kind == .record, next?.isWord("whether") == true { return true }
        if previous?.lower == "which", lexicon.canBeNoun(lower), Inflection.isPlural(lower), let next,
            next.isWord("our", "the", "their", "a", "an", "are", "can", "were", "each")
        {
            // "Which features our accounts use".
            return false
        }
        if form == .base, lexicon.canBeNoun(lower), let next, let second = lexicon.verb(next.lower),
            second.base != next.lower, next.lower.hasSuffix("s"), !lexicon.canBeNoun(next.lower), previous?.tag == .noun
        {
            // "A savings plan receives deposits": two finite verbs never stand side by side.
            return false
        }
        // "Our ferry pilots log sightings": people who do something, not what a ferry does.
        if form == .third, lexicon.canBeNoun(lower), let next, lexicon.verb(next.lower)?.base == next.lower,
            next.lower != "set", lexicon.internalPeople.contains(Inflection.singular(lower)), previous?.tag == .noun
        {
            return false
        }
        if form == .third, next.map({ isDoneByMany(lower, before: $0, at: index) }) == true { return false }
        // "Fuel stops per vehicle": what is counted per something is a noun.
        if let next, next.isWord("per"), lexicon.canBeNoun(lower), form != .participle {
            // "Show per horse the number of lessons" tells the system to.
            return index == 0 && form == .base && index + 3 < tokens.count && Computation.word(lower) == nil
                && lower != "count" && (kind == .show || kind == .record && asksForEach(index + 2))
        }
        if previous?.lower == "so", form == .base, kind == .record || kind == .show { return opensCommand(index) }
        let nextTag = next.flatMap { lexicon.functionWord($0.lower) }
        guard let previous else {
            // A sentence opens with a command, unless the word is a noun's part: "Purchase orders go to vendors".
            if form == .gerund { return false }
            // "Total hours per aircraft are needed."
            if let next, lexicon.verb(next.lower)?.kind == .be || nextTag == .modal { return false }
            // "Stand number, fee, contact person": a list, no command.
            if lexicon.canBeNoun(lower), kind != .record, kind != .show, index + 2 < tokens.count,
                tokens[index + 2].isMark(","), lexicon.attribute(Inflection.singular(tokens[index + 1].lower)) != nil
            {
                return false
            }
            if lexicon.canBeNoun(lower) || Self.alsoAdjectives.contains(lower), startsStatement(index) { return false }
            // "Store managers count stock", "project leads approve budgets".
            if lexicon.canBeNoun(lower), let next, Self.chiefs.contains(next.lower), index + 2 < tokens.count,
                lexicon.verb(tokens[index + 2].lower)?.base == tokens[index + 2].lower
            {
                return false
            }
            if Computation.word(lower) != nil, tokens.contains(where: { $0.isWord("is", "are", "must", "should") }) {
                return false
            }
            // "Fuel stops per vehicle": nobody tells the system to fuel.
            if lexicon.canBeNoun(lower), let kind, [.steward, .associate, .transact, .compare].contains(kind), let next,
                next.kind == .word, nextTag == nil, !["assign", "calculate", "make", "use"].contains(lower)
            {
                return false
            }
            return form == .base && (!lexicon.canBeNoun(lower) || opensCommand(index))
        }
        if form == .participle {
            if previous.isFinite, previous.verbKind != .be, previous.lemma != "get", let next, next.kind == .word,
                nextTag == nil, lexicon.verb(next.lower) == nil || lexicon.canBeNoun(next.lower)
            {
                // "Volunteers give guided tours."
                return false
            }
            // Between article and noun it is an adjective; elsewhere a verb.
            if [.determiner, .each, .possessive, .quantifier, .number, .adjective].contains(previous.tag) {
                return false
            }
            if previous.tag == .preposition || previous.tag == .coordinator || previous.isComma
                || previous.token.isMark(":")
            {
                return nextTag == .preposition || nextTag == .infinitive
            }
            return true
        }
        if form == .gerund {
            return previous.tag == .preposition && startsPhrase(index + 1) && !lexicon.genericParts.contains(lower)
                && !["opening", "closing", "starting", "ending", "asking", "selling"].contains(lower)
                && previous.lower != "of" && !isNamedByDoing(index, after: previous)
                && next.map { Self.granted.contains(Inflection.singular($0.lower)) } != true
                && !(kind != .record && kind != .show
                    && next.map { Self.named.contains(Inflection.singular($0.lower)) } == true)
                && !namesPeople(index + 1, after: previous)
                && !(lexicon.isProduct(lower) && ["from", "in", "to", "at"].contains(previous.lower)
                    && next.map { Inflection.isPlural($0.lower) } == true)
                && !(kind != .record && kind != .show && index + 2 < tokens.count
                    && (tokens[index + 2].isMark(",") || tokens[index + 2].isWord("and"))
                    && next.map { [.date, .time, .dateTime].contains(lexicon.attribute($0.lower)) } == true)
                && !(lexicon.eventNouns.contains(lower) && next.map { lexicon.attribute($0.lower) == .date } == true)
                || previous.verbKind == .be
        }
        // "I want save each payment", "please fix it".
        if form == .base, Computation.word(lower) == nil || nextTag != nil,
            previous.verbKind == .want && (kind == .record || kind == .show) || words.last?.lower == "please"
        {
            return true
        }
        switch previous.tag {
        // "Foundations award us grants": to whom, and what.
        case .pronoun where form == .third && previous.isObjectPronoun && lexicon.canBeNoun(lower): return false
        case .infinitive, .modal, .negation, .pronoun, .relative: return true
        case .number:
            // "orders above 10,000 need approval"
            return words.dropLast().last?.tag == .preposition && !hasVerb && (kind == .want || kind == .require)
        case .determiner, .each, .adjective, .possessive, .quantifier: return false
        case .preposition: return false
        case .coordinator, .mark:
            if previous.token.isMark(":") {
                // "Form: date signed, allergies": what it has, and nobody is told to date anything.
                if lexicon.canBeNoun(lower), lexicon.attribute(lower) != nil,
                    [.associate, .steward, .transact, .belong].contains(kind)
                {
                    return false
                }
                // "Against a dog: start time, minutes": a list.
                let isListed =
                    lexicon.canBeNoun(lower) && kind != .record && kind != .show && index + 2 < tokens.count
                    && tokens[index + 2].isMark(",")
                    && lexicon.attribute(Inflection.singular(tokens[index + 1].lower)) != nil
                return form == .base && !isListed && opensCommand(index)
            }
            if form == .third, lexicon.canBeNoun(lower), !words.contains(where: { $0.tag == .modal }),
                words.last(where: \.isFinite).map({ $0.form == .base && $0.verbKind != .be })
                    ?? (words.last?.tag == .coordinator)
            {
                // "Racks and shelves hold boxes", "boxes hold files and files hold letters": a second verb agrees with
                // the first.
                return false
            }
            if form == .base, !lexicon.canBeNoun(lower) || endsRemark(form, at: index) { return true }
            if form == .third, endsRemark(form, at: index) { return true }
            if previous.isComma, nextTag == .determiner || nextTag == .quantifier,
                !lexicon.canBeNoun(lower) && (form == .third || lower == "have")
                    || form == .third && words.contains(where: { $0.tag == .verb && $0.form == .third })
                        && !words.contains(where: { $0.token.isMark(":") || $0.tag == .modal })
            {
                // "Is given by a foundation, has a volume …", "belongs to an account, covers one product".
                return true
            }
            if form == .third, nextTag == .preposition,
                [.associate, .belong, .steward, .transact, .have].contains(kind) || lower == "works",
                words.contains(where: { $0.tag == .verb && ($0.form == .third || $0.lower == "is") })
            {
                // "Is supervised by a master and works on assignments."
                return true
            }
            if form == .third, nextTag == nil, let next, next.kind == .word, Inflection.isPlural(next.lower),
                index + 2 < tokens.count, lexicon.functionWord(tokens[index + 2].lower) == .preposition,
                previous.isComma || previous.lower == "and",
                words.contains(where: { $0.tag == .verb && $0.form == .third }),
                !words.contains(where: { $0.token.isMark(":") || $0.tag == .modal })
            {
                // "Receives samples, runs tests on them": two plurals side by side are no name.
                return true
            }
            if form == .base, previous.lower == "and", kind != .record, kind != .show, nextTag == nil, let next,
                next.kind == .word, Inflection.isPlural(next.lower),
                lexicon.attribute(Inflection.singular(next.lower)) == nil, !isCommand,
                lexicon.attribute(lower) == nil, !lexicon.happens(lower),
                words.contains(where: {
                    $0.tag == .verb && $0.form == .base && $0.verbKind != .have && $0.verbKind != .be
                }), !words.contains(where: { $0.token.isMark(":") || $0.tag == .modal || $0.isComma })
            {
                // "Reps visit doctors and leave samples."
                return true
            }
            if isSecondOfMany(base, at: index, form) || isSecondOfPassive(at: index, form) { return true }
            if form == .base, kind == .record || lower == "list", previous.lower == "and", isWrittenBySubject(index) {
                return true
            }
            // "description, claim amount": in a list only a second command of the user is a verb.
            if previous.isComma, kind != .record, kind != .show, kind != .require { return false }
            if form == .base, previous.isComma, !words.contains(where: { $0.tag == .verb || $0.tag == .modal }),
                words.first?.tag == .each || words.first?.tag == .preposition,
                words.filter(\.isComma).count == 1
            {
                // "For each flight, log the aircraft."
                return opensCommand(index)
            }
            if form == .base { return (isCommand || !previous.isComma) && opensCommand(index) && !followsList(index) }
            return !lexicon.canBeNoun(lower) || nextTag == .determiner || nextTag == .each || nextTag == .quantifier
                || (form == .third && startsPhrase(index + 1) && !endsList(index))
        case .verb:
            // "Contacts who volunteer have languages": the main verb after the relative one.
            return form == .base && kind == .have && words.dropLast().last?.tag == .relative && previous.form == .base
        case .noun, .quoted, .adverb: break
        default: return !lexicon.canBeNoun(lower)
        }
        // After a noun: a plural subject takes the base form, a singular one the third person.
        if !lexicon.canBeNoun(lower) { return true }
        guard !hasVerb || isMainAfterRelative(form, at: index) else { return false }
        // "For every pair note the relationship": a command after the phrase that says for what.
        if form == .base, kind == .record || kind == .show,
            nextTag == .determiner || next.map(opensValue) == true,
            words.first?.tag == .each || words.first?.tag == .preposition, !words.contains(where: \.isComma)
        {
            return true
        }
        if hasVerb { return true }
        let subjectIsPlural = Inflection.isPlural(subjectNoun ?? previous.lower)
        guard subjectIsPlural == (form == .base) else { return false }
        // "The sales partner", "customs broker contact": which one, not who does something.
        if Self.pluralBefore.contains(previous.lower), nextTag != .determiner, nextTag != .quantifier { return false }
        if subjectIsPlural, words.first?.tag == .preposition || words.first?.tag == .each, !isCommand,
            words.contains(where: { $0.tag == .quantifier || $0.tag == .determiner }),
            next == nil || next?.isMark(",") == true || nextTag == .coordinator
        {
            // "On a building site several companies work."
            return !words.contains(where: \.isComma)
        }
        // "Expense claims above 500 need …": a singular subject has an article, and the verb comes later.
        if !subjectIsPlural, !subjectHasArticle {
            // "Project shows the sum": in notes the article is left out.
            let asksFigure = kind == .show && next.map { $0.isWord("number", "total", "sum") } ?? false
            return kind == .want || asksFigure || isDoneByOrganisation(at: index)
                || nextTag == .determiner && words.dropLast().last.map { !isPlainNoun($0) } ?? false
        }
        // "Customers hire skips": two finite verbs never stand side by side.
        if subjectIsPlural, let next, next.kind == .word, nextTag == nil, Inflection.isPlural(next.lower) {
            return true
        }
        // "The lowest bid wins."
        let endsSentence = next == nil || next?.isMark(".") == true || next?.isMark(";") == true
        let subject = words[(words.lastIndex { $0.tag == .mark }.map { $0 + 1 } ?? 0)...]
        if endsSentence, !subjectIsPlural, !isCommand, subject.first?.tag == .determiner || subject.first?.tag == .each
        {
            return true
        }
        return startsPhrase(index + 1) || nextTag == .preposition
    }

    /// "Road authority records defects on bridges": in notes the article is left out, and no other verb comes.
    private func isDoneByOrganisation(at index: Int) -> Bool {
        guard let doer = words.last, doer.tag == .noun, words.count < 4, index + 2 < tokens.count,
            lexicon.organisations.contains(doer.lower) || lexicon.businesses.contains(doer.lower),
            words.allSatisfy({ $0.tag == .noun || $0.tag == .adjective }), tokens[index + 1].kind == .word,
            Inflection.isPlural(tokens[index + 1].lower), lexicon.functionWord(tokens[index + 1].lower) == nil
        else { return false }
        return !tokens[(index + 2)...].prefix(while: { !$0.isMark(",") && !$0.isWord("when", "that", "which") })
            .contains { token in
                guard let (base, kind) = lexicon.verb(token.lower) else {
                    return lexicon.functionWord(token.lower) == .modal
                }
                return kind == .be || kind == .have || kind == .want
                    || !lexicon.canBeNoun(token.lower) && (base == token.lower || token.lower.hasSuffix("s"))
            }
    }

    /// "From funding programs", "at loading docks": a place is no doing, so the gerund says which.
    private func isNamedByDoing(_ index: Int, after preposition: Word) -> Bool {
        ["from", "at", "into", "between", "onto", "against", "within", "near"].contains(preposition.lower)
            && index + 1 < tokens.count && Rewordings.isNominal(tokens[index + 1])
            && lexicon.functionWord(tokens[index + 1].lower) == nil
    }

    /// Plurals that stand before another noun to say its kind.
    private static let pluralBefore: Set<String> = [
        "sales", "customs", "sports", "communications", "logistics", "human-resources", "news", "arms",
    ]

    /// People who are named by what they are in charge of.
    private static let chiefs: Set<String> = [
        "managers", "assistants", "clerks", "owners", "keepers", "leads", "leaders", "coordinators", "supervisors",
        "planners", "officers", "administrators", "staff", "teams",
    ]

    /// Verbs that may say how something is: empty crates need labels.
    private static let alsoAdjectives: Set<String> = [
        "empty", "dry", "separate", "secure", "free", "clear", "double", "open", "complete", "live", "direct", "clean",
    ]

    /// "Note per donation which company gave it": what is to be noted has an article or asks.
    private func asksForEach(_ index: Int) -> Bool {
        tokens[index...].prefix(6).contains {
            $0.isWord("which", "whether", "the", "its", "their", "who", "how", "what", "when", "a", "an")
        }
    }

    /// A sentence without any known verb has an unknown one: "Technicians calibrate instruments" .
    mutating func rescueVerb() {
        guard !words.contains(where: { $0.tag == .verb || $0.tag == .modal }), words.count > 2 else { return }
        for index in 1..<(words.count - 1) where words[index].tag == .noun && words[index - 1].tag == .noun {
            let word = words[index].lower
            let subjectIsPlural = Inflection.isPlural(words[index - 1].lower)
            let looksThird = word.hasSuffix("s") && !word.hasSuffix("ss")
            guard subjectIsPlural != looksThird, lexicon.attribute(words[index].lemma) == nil else { continue }
            let next = words[index + 1].tag
            guard words[index + 1].lower != "per",
                next == .noun || next == .determiner || next == .quantifier || next == .each || next == .adjective
                    || (next == .preposition && !["of", "with"].contains(words[index + 1].lower))
            else { continue }
            if next == .noun, !subjectIsPlural { continue }
            // "Security posts at companies": without an article no single one does anything.
            if !subjectIsPlural, next == .preposition, index == 1 { continue }
            words[index].tag = .verb
            words[index].verbKind = .associate
            words[index].lemma = Inflection.singular(word)
            words[index].form = looksThird ? .third : .base
            return
        }
    }
}
