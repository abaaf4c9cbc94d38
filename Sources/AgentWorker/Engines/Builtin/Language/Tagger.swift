/// Gives each token of a sentence its part of speech.
///
/// Words that can be a noun or a verb ("record", "book") are settled by their place: a verb opens a command, follows
/// "to" or a modal, or stands between a subject and its object; after an article or a preposition it is a noun.
struct Tagger {
    private let lexicon = Lexicon.shared
    private let tokens: [Token]
    private var words: [Word] = []
    /// Whether the clause under way has its finite verb.
    private var hasVerb = false
    /// Whether the sentence opened with a command.
    private var isCommand = false

    static func tag(_ tokens: [Token]) -> [Word] {
        var tagger = Tagger(tokens: tokens)
        for index in tokens.indices { tagger.tag(index) }
        tagger.rescueVerb()
        return tagger.words
    }

    private init(tokens: [Token]) { self.tokens = tokens }

    private var previous: Word? { words.last { $0.tag != .adverb } }

    private mutating func tag(_ index: Int) {
        let token = tokens[index]
        var word = Word(token: token, tag: .noun, lemma: token.lower)
        switch token.kind {
        case .number: word.tag = .number
        case .quoted: word.tag = .quoted
        case .possessive: word.tag = .possessive
        case .mark(let mark):
            word.tag = mark == "&" || mark == "/" || mark == "+" ? .coordinator : .mark
            if mark == ":" || mark == ";" { hasVerb = false }
        case .word: classify(token, at: index, &word)
        }
        if word.tag == .verb, word.form == .base || word.form == .third { hasVerb = true }
        // "Let contacts register": what is let has a verb of its own.
        if word.tag == .modal || word.lemma == "let" { hasVerb = word.tag == .modal }
        if word.tag == .coordinator || word.tag == .condition || word.tag == .relative || word.isComma {
            hasVerb = false
        }
        words.append(word)
    }

    private mutating func classify(_ token: Token, at index: Int, _ word: inout Word) {
        let lower = token.lower
        if lower == "to", index + 1 < tokens.count, isVerbAfterTo(index + 1) {
            word.tag = .infinitive
            return
        }
        if lower == "which", previous?.tag == .coordinator || previous?.isComma == true, index + 1 < tokens.count,
            tokens[index + 1].kind == .word, lexicon.functionWord(tokens[index + 1].lower) == nil,
            lexicon.verb(tokens[index + 1].lower) == nil || lexicon.canBeNoun(tokens[index + 1].lower)
        {
            // "… and which employee it is for" asks for the employee.
            word.tag = .determiner
            return
        }
        if let tag = lexicon.functionWord(lower) {
            word.tag = tag
            return
        }
        if lexicon.isAdverb(lower) {
            word.tag = .adverb
            return
        }
        if previous?.verbKind == .be, StateFlag.isState(lower) {
            word.tag = .adjective
            return
        }
        if isVerbByPlace(lower) {
            word.tag = .verb
            word.lemma = lexicon.verb(lower)?.base ?? Inflection.stem(lower)
            word.verbKind = lexicon.verb(lower)?.kind ?? .associate
            word.form = form(of: lower, base: word.lemma)
            return
        }
        if let (base, kind) = lexicon.verb(lower), isVerb(lower, base: base, at: index) {
            word.tag = .verb
            word.lemma = base
            word.verbKind = kind
            word.form = form(of: lower, base: base)
            if isCommandPosition, word.form == .base { isCommand = true }
            return
        }
        if let subject = words.last, subject.tag == .pronoun, lexicon.attribute(lower) == nil,
            !lexicon.isAdjective(lower),
            ["we", "they", "i", "you"].contains(subject.lower)
                || ["it", "he", "she"].contains(subject.lower) && lower.hasSuffix("s")
        {
            // "Competitors we face", "the day it leaves": after a pronoun even an unknown word is a verb.
            (word.tag, word.verbKind) = (.verb, .associate)
            word.form = lower.hasSuffix("s") ? .third : .base
            return
        }
        if isUnknownVerb(lower, at: index) {
            (word.tag, word.verbKind, word.lemma) = (.verb, .associate, lexicon.verb(lower)?.base ?? Inflection.singular(lower))
            word.form = lower.hasSuffix("s") ? .third : .base
            return
        }
        if endsPhrase(at: index), lexicon.attribute(lower) != nil || lexicon.canBeNoun(lower) {
            // "the invoice total": an adjective elsewhere, a noun where the phrase ends.
            word.lemma = Inflection.singular(lower)
            return
        }
        if lexicon.isAdjective(lower) || isParticipleAdjective(lower, at: index) || hasAdjectiveEnding(lower, at: index)
        {
            word.tag = .adjective
            return
        }
        word.lemma = Inflection.singular(lower)
    }

    /// "A restaurant undergoes an inspection": between a subject and an article stands a verb, known or not.
    private func isUnknownVerb(_ lower: String, at index: Int) -> Bool {
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
    private func isVerbByPlace(_ lower: String) -> Bool {
        guard let previous, previous.tag == .modal || previous.tag == .negation || previous.tag == .verb else {
            return false
        }
        if previous.tag == .modal { return true }
        if previous.tag == .negation { return words.dropLast().last?.tag == .modal }
        guard previous.verbKind == .be || previous.lemma == "get", !lexicon.isAdjective(lower) else { return false }
        guard let (base, kind) = lexicon.verb(lower) else {
            return lower.hasSuffix("ed") && lower.count > 4 && lexicon.attribute(lower) == nil
        }
        if ["run", "set", "put", "cut", "read", "cost", "hit", "let"].contains(lower) { return true }
        return kind != .be && base != lower && !lower.hasSuffix("s") && !lower.hasSuffix("ing")
    }

    private func form(of word: String, base: String) -> VerbForm {
        if word.hasSuffix("ing"), base != word { return .gerund }
        if word == "has" || word == "is" || word == "does" || (word.hasSuffix("s") && word != base) { return .third }
        if word == base, ["run", "set", "put", "cut", "read", "hit"].contains(word), previous?.verbKind == .be {
            return .participle
        }
        if word == base || word == "are" || word == "was" || word == "were" { return .base }
        return .participle
    }

    private var isCommandPosition: Bool {
        guard let previous else { return true }
        return previous.tag == .mark && !previous.isComma || previous.lower == "please"
    }

    private func isVerbAfterTo(_ index: Int) -> Bool {
        guard let (base, _) = lexicon.verb(tokens[index].lower), base == tokens[index].lower else { return false }
        guard lexicon.canBeNoun(base) else { return true }
        return index + 1 < tokens.count && startsPhrase(index + 1)
    }

    /// Whether an object or a preposition starts at `index`.
    private func startsPhrase(_ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        let token = tokens[index]
        switch token.kind {
        case .number, .quoted: return true
        case .word: break
        default: return false
        }
        switch lexicon.functionWord(token.lower) {
        case .determiner, .each, .quantifier, .pronoun: return true
        case .none: return lexicon.verb(token.lower) == nil || lexicon.canBeNoun(token.lower)
        default: return false
        }
    }

    private func isVerb(_ lower: String, base: String, at index: Int) -> Bool {
        let kind = lexicon.verb(lower)?.kind
        if kind == .be { return true }
        let form = form(of: lower, base: base)
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        let nextTag = next.flatMap { lexicon.functionWord($0.lower) }
        guard let previous else {
            // A sentence opens with a command, unless the word is a noun's part: "Purchase orders go to vendors".
            if form == .gerund { return false }
            // "Total hours per aircraft are needed."
            if Computation.word(lower) != nil, tokens.contains(where: { $0.isWord("is", "are", "must", "should") }) {
                return false
            }
            return form == .base && (!lexicon.canBeNoun(lower) || opensCommand(index))
        }
        if form == .participle {
            // Between article and noun it is an adjective; elsewhere a verb.
            if [.determiner, .each, .possessive, .quantifier, .number, .adjective].contains(previous.tag) {
                return false
            }
            if previous.tag == .preposition || previous.tag == .coordinator || previous.isComma {
                return nextTag == .preposition || nextTag == .infinitive
            }
            return true
        }
        if form == .gerund {
            return previous.tag == .preposition && startsPhrase(index + 1) && !lexicon.genericParts.contains(lower)
                && previous.lower != "of"
                || previous.verbKind == .be
        }
        switch previous.tag {
        case .infinitive, .modal, .negation, .pronoun, .relative: return true
        case .number:
            // "orders above 10,000 need approval"
            return words.dropLast().last?.tag == .preposition && !hasVerb && (kind == .want || kind == .require)
        case .determiner, .each, .adjective, .possessive, .quantifier: return false
        case .preposition: return false
        case .coordinator, .mark:
            if previous.token.isMark(":") { return form == .base && opensCommand(index) }
            if form == .base, !lexicon.canBeNoun(lower) { return true }
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
        case .verb: return false
        case .noun, .quoted, .adverb: break
        default: return !lexicon.canBeNoun(lower)
        }
        // After a noun: a plural subject takes the base form, a singular one the third person.
        if !lexicon.canBeNoun(lower) { return true }
        guard !hasVerb else { return false }
        // "For every pair note the relationship": a command after the phrase that says for what.
        if form == .base, kind == .record || kind == .show, nextTag == .determiner,
            words.first?.tag == .each || words.first?.tag == .preposition, !words.contains(where: \.isComma)
        {
            return true
        }
        let subjectIsPlural = Inflection.isPlural(previous.lower)
        guard subjectIsPlural == (form == .base) else { return false }
        // "Expense claims above 500 need …": a singular subject has an article, and the verb comes later.
        if !subjectIsPlural, !subjectHasArticle { return kind == .want }
        return startsPhrase(index + 1) || nextTag == .preposition
    }

    /// Whether an article or the like stands before the nouns just read.
    private var subjectHasArticle: Bool {
        let before = words.last { $0.tag != .noun && $0.tag != .adjective && $0.tag != .adverb }
        return [.determiner, .each, .possessive, .number].contains(before?.tag)
    }

    /// "record the grade" opens a command; "record sheets" does not.
    private func opensCommand(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        guard next.kind == .word else { return next.kind != .possessive && !next.isMark(",") }
        switch lexicon.functionWord(next.lower) {
        case .determiner, .each, .quantifier, .pronoun: return true
        case .preposition: return !lexicon.canBeNoun(tokens[index].lower)
        case .coordinator: return !lexicon.canBeNoun(tokens[index].lower)
        case .modal, .negation, .condition, .relative: return false
        default: break
        }
        // The next word is the object, unless a verb follows it: "purchase orders go".
        if index + 2 < tokens.count, let (_, kind) = lexicon.verb(tokens[index + 2].lower),
            !lexicon.canBeNoun(tokens[index + 2].lower) || kind == .have || kind == .be,
            lexicon.canBeNoun(tokens[index].lower), lexicon.functionWord(next.lower) == nil
        {
            return false
        }
        return true
    }

    /// Whether the word ends a list of nouns: "dates, costs and notes."
    private func endsList(_ index: Int) -> Bool {
        index + 1 >= tokens.count || tokens[index + 1].kind == .mark(",") || tokens[index + 1].lower == "and"
    }

    private func followsList(_ index: Int) -> Bool {
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
        // "register for events and rate sessions": a second doing of the same people.
        let next = tokens[index + 1].lower
        if !isCommand, kind == .transact, words.contains(where: \.isFinite), Inflection.isPlural(next),
            lexicon.functionWord(next) == nil
        {
            return false
        }
        switch lexicon.functionWord(next) {
        case .determiner, .each, .quantifier, .pronoun: return false
        default: return true
        }
    }

    private func endsPhrase(at index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].kind == .word || tokens[index + 1].kind == .quoted else {
            return words.last?.tag != .verb
        }
        return lexicon.functionWord(tokens[index + 1].lower) != nil && tokens[index + 1].lower != "or"
            && words.last?.tag != .verb
    }

    private func isParticipleAdjective(_ lower: String, at index: Int) -> Bool {
        guard lower.hasSuffix("ed"), lower.count > 4 else { return false }
        guard let next = index + 1 < tokens.count ? tokens[index + 1] : nil, next.kind == .word else { return false }
        return lexicon.functionWord(next.lower) == nil
    }

    private func hasAdjectiveEnding(_ lower: String, at index: Int) -> Bool {
        guard lower.count > 5, lexicon.attribute(lower) == nil, index + 1 < tokens.count,
            tokens[index + 1].kind == .word, lexicon.functionWord(tokens[index + 1].lower) == nil
        else { return false }
        return ["ous", "ful", "able", "ible", "less", "ical", "ive"].contains { lower.hasSuffix($0) }
            && lexicon.standardObject(lower) == nil
    }

    /// A sentence without any known verb has an unknown one: "Technicians calibrate instruments" .
    private mutating func rescueVerb() {
        guard !words.contains(where: { $0.tag == .verb || $0.tag == .modal }), words.count > 2 else { return }
        for index in 1..<(words.count - 1) where words[index].tag == .noun && words[index - 1].tag == .noun {
            let word = words[index].lower
            let subjectIsPlural = Inflection.isPlural(words[index - 1].lower)
            let looksThird = word.hasSuffix("s") && !word.hasSuffix("ss")
            guard subjectIsPlural != looksThird, lexicon.attribute(words[index].lemma) == nil else { continue }
            let next = words[index + 1].tag
            guard
                next == .noun || next == .determiner || next == .quantifier || next == .each || next == .adjective
                    || (next == .preposition && words[index + 1].lower != "of")
            else { continue }
            if next == .noun, !subjectIsPlural { continue }
            words[index].tag = .verb
            words[index].verbKind = .associate
            words[index].lemma = Inflection.singular(word)
            words[index].form = looksThird ? .third : .base
            return
        }
    }
}
