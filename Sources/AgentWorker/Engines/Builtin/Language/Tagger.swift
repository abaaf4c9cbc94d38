/// Gives each token of a sentence its part of speech.
///
/// Words that can be a noun or a verb ("record", "book") are settled by their place: a verb opens a command, follows
/// "to" or a modal, or stands between a subject and its object; after an article or a preposition it is a noun.
struct Tagger {
    let lexicon = Lexicon.shared
    let tokens: [Token]
    var words: [Word] = []
    /// Whether the clause under way has its finite verb.
    var hasVerb = false
    /// Whether the sentence opened with a command.
    var isCommand = false

    static func tag(_ tokens: [Token]) -> [Word] {
        var tagger = Tagger(tokens: tokens)
        for index in tokens.indices { tagger.tag(index) }
        tagger.rescueVerb()
        tagger.settlePrevention()
        return tagger.words
    }

    /// "A vaccine prevents several diseases": what one thing does to many, no demand on the system.
    private mutating func settlePrevention() {
        for index in words.indices.dropLast() where words[index].verbKind == .require {
            let many = words[index + 1].lower == "by" ? words.dropFirst(index + 2).first : words[index + 1]
            if ["prevent", "stop", "block"].contains(words[index].lemma),
                ["several", "many", "multiple"].contains(many?.lower ?? "")
            {
                words[index].verbKind = .associate
            }
        }
    }

    private init(tokens: [Token]) { self.tokens = tokens }

    var previous: Word? { words.last { $0.tag != .adverb } }

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
        if lower == "which", previous == nil || previous?.tag == .coordinator || previous?.isComma == true,
            index + 1 < tokens.count,
            tokens[index + 1].kind == .word, lexicon.functionWord(tokens[index + 1].lower) == nil,
            lexicon.verb(tokens[index + 1].lower) == nil || lexicon.canBeNoun(tokens[index + 1].lower),
            !opensRelativeVerb(index + 1)
        {
            // "… and which employee it is for" asks for the employee.
            word.tag = .determiner
            return
        }
        if lower == "that", let noun = words.last, noun.tag == .noun, index + 2 < tokens.count,
            opensObjectRelative(index + 1)
        {
            // "Seminars that our consultants hold".
            word.tag = .relative
            return
        }
        if lower == "that", words.last?.tag == .noun, index + 2 < tokens.count, tokens[index + 1].kind == .word,
            lexicon.functionWord(tokens[index + 1].lower) == nil, Inflection.isPlural(tokens[index + 1].lower),
            lexicon.verb(tokens[index + 2].lower)?.base == tokens[index + 2].lower
        {
            // "Parcels that drivers deliver": "that" is never said of a noun in the plural.
            word.tag = .relative
            return
        }
        if lower == "that", words.last?.tag == .noun || words.last?.tag == .quoted, index + 1 < tokens.count,
            lexicon.functionWord(tokens[index + 1].lower) == .modal
                || tokens[index + 1].isWord("has", "have", "had", "is", "are", "was", "were")
        {
            // "A limit that can't be negative".
            word.tag = .relative
            return
        }
        if lower == "that", words.last?.tag == .noun, Inflection.isPlural(words.last?.lower ?? ""),
            index + 2 < tokens.count,
            tokens[index + 1].kind == .word, lexicon.verb(tokens[index + 1].lower)?.base == tokens[index + 1].lower,
            startsPhrase(index + 2) || lexicon.functionWord(tokens[index + 2].lower) == .preposition
        {
            // "Teams that play matches".
            word.tag = .relative
            return
        }
        if lower == "that", let noun = words.last, noun.tag == .noun, Inflection.isPlural(noun.lower),
            index + 1 < tokens.count, lexicon.verb(tokens[index + 1].lower)?.base == tokens[index + 1].lower,
            index + 2 == tokens.count || tokens[index + 2].kind != .word
        {
            // "Certifications that expire."
            word.tag = .relative
            return
        }
        if lower == "that", previous?.tag == .noun, index + 2 < tokens.count, tokens[index + 1].kind == .word,
            let (base, _) = lexicon.verb(tokens[index + 1].lower), base != tokens[index + 1].lower,
            tokens[index + 1].lower.hasSuffix("s"), startsPhrase(index + 2)
        {
            // "The garage that repairs it".
            word.tag = .relative
            return
        }
        if lower == "that", previous?.tag == .noun, index + 1 < tokens.count, tokens[index + 1].kind == .word,
            let (base, _) = lexicon.verb(tokens[index + 1].lower), base != tokens[index + 1].lower,
            tokens[index + 1].lower.hasSuffix("s")
        {
            // "The quantity that goes in", "a tool that scales with us": "that" is never said of a noun in the plural.
            word.tag = .relative
            return
        }
        if ["these", "those", "this"].contains(lower), index + 1 < tokens.count, tokens[index + 1].kind == .word,
            lexicon.functionWord(tokens[index + 1].lower) == .modal
                || lexicon.verb(tokens[index + 1].lower)?.kind == .be
                || lower != "this" && !lexicon.canBeNoun(tokens[index + 1].lower)
                    && lexicon.verb(tokens[index + 1].lower)?.base == tokens[index + 1].lower
        {
            // "These may only be seen by …": no noun comes.
            word.tag = .pronoun
            return
        }
        if ["near", "outside", "inside", "around"].contains(lower), words.last?.tag == .noun, index + 1 < tokens.count,
            lexicon.functionWord(tokens[index + 1].lower) == .determiner
        {
            // "Plots near a river", but "near misses".
            word.tag = .preposition
            return
        }
        if lower == "like", words.last?.tag == .modal {
            (word.tag, word.verbKind) = (.verb, .want)
            return
        }
        if let tag = lexicon.functionWord(lower) {
            word.tag = tag
            return
        }
        if lower == "back", let last = words.last, [.determiner, .each, .adjective].contains(last.tag),
            index + 1 < tokens.count, Rewordings.isNominal(tokens[index + 1])
        {
            // "The back rider".
            word.tag = .adjective
            return
        }
        if lexicon.isAdverb(lower) {
            word.tag = .adverb
            return
        }
        if lower == "own", let owners = words.last, owners.tag == .noun, Inflection.isPlural(owners.lower),
            index + 1 == tokens.count || !Rewordings.isNominal(tokens[index + 1])
        {
            // "The machines our customers own".
            (word.tag, word.verbKind, word.form) = (.verb, .steward, .base)
            return
        }
        if previous?.verbKind == .be, StateFlag.isState(lower) {
            word.tag = .adjective
            return
        }
        if isVerbByPlace(lower) {
            word.tag = .verb
            word.lemma = lexicon.verb(lower)?.base ?? Inflection.stem(lower)
            word.verbKind = word.lemma == "print" ? .steward : lexicon.verb(lower)?.kind ?? .associate
            word.form = form(of: lower, base: word.lemma)
            return
        }
        if let (base, kind) = lexicon.verb(lower), isVerb(lower, base: base, at: index) {
            word.tag = .verb
            word.lemma = base
            word.verbKind = kind
            word.form = form(of: lower, base: base)
            if base == "stop", index + 1 < tokens.count, tokens[index + 1].isWord("at", "in", "on") {
                // "Trains stop at stations": nobody is kept from anything.
                word.verbKind = .associate
            }
            if base == "send", isSentByOthers(index) { word.verbKind = .steward }
            if base == "print", !isCommandPosition, words.last.map({ $0.tag == .noun || $0.verbKind == .be }) == true {
                // "Presses print sheets", "articles are printed in issues".
                word.verbKind = .steward
            }
            if isCommandPosition, word.form == .base {
                isCommand = true
                // "Write for each cleaning the date": the system is to keep it.
                if lower == "write" || lower == "list" { word.verbKind = .record }
            }
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
            (word.tag, word.verbKind, word.lemma) = (
                .verb, .associate, lexicon.verb(lower)?.base ?? Inflection.singular(lower)
            )
            word.form = lower.hasSuffix("s") ? .third : .base
            return
        }
        if endsPhrase(at: index), lexicon.attribute(lower) != nil || lexicon.canBeNoun(lower) {
            // "the invoice total": an adjective elsewhere, a noun where the phrase ends.
            word.lemma = Inflection.singular(lower)
            return
        }
        if let previous, previous.tag == .each || previous.tag == .determiner, index + 1 < tokens.count,
            lexicon.attribute(lower) != nil, let (base, _) = lexicon.verb(tokens[index + 1].lower),
            base != tokens[index + 1].lower, tokens[index + 1].lower.hasSuffix("s")
        {
            // "Each key opens": a noun, whatever it is elsewhere.
            return
        }
        if words.last?.tag == .noun, lexicon.isComparative(lower) {
            // "Make the goal shinier".
            word.tag = .adjective
            return
        }
        if isReducedParticiple(lower, at: index) {
            (word.tag, word.verbKind, word.lemma, word.form) = (.verb, .associate, Inflection.stem(lower), .participle)
            return
        }
        if lexicon.isAdjective(lower) || isParticipleAdjective(lower, at: index) || hasAdjectiveEnding(lower, at: index)
        {
            word.tag = .adjective
            return
        }
        word.lemma = Inflection.singular(lower)
    }

    func form(of word: String, base: String) -> VerbForm {
        if word.hasSuffix("ing"), base != word { return .gerund }
        if word == "has" || word == "is" || word == "does" || (word.hasSuffix("s") && word != base) { return .third }
        if word == base, lexicon.unchangedParticiples.contains(word), previous?.verbKind == .be {
            return .participle
        }
        if word == base || ["are", "am", "was", "were"].contains(word) { return .base }
        return .participle
    }

    var isCommandPosition: Bool {
        guard let previous else { return true }
        return previous.tag == .mark && !previous.isComma || previous.lower == "please"
    }

    func isVerbAfterTo(_ index: Int) -> Bool {
        guard let (base, _) = lexicon.verb(tokens[index].lower), base == tokens[index].lower else { return false }
        guard lexicon.canBeNoun(base) else { return true }
        if let wish = words.last, wish.verbKind == .want || Self.asking.contains(wish.lower), !isNounPlace(index) {
            // "We would like to store on the account", "need to report per visit".
            return true
        }
        // "Grants to partner organisations": whom, not what for.
        if lexicon.organisations.contains(base) || lexicon.internalPeople.contains(base) { return false }
        return index + 1 < tokens.count && startsPhrase(index + 1)
    }

    /// What "to" and a verb follow: able to, ought to.
    private static let asking: Set<String> = ["like", "able", "ought", "want", "need", "wish", "allowed", "supposed"]

    /// What a word in -ing says the kind of: a parking permit, a driving lesson.
    static let granted: Set<String> = [
        "permit", "licence", "license", "certificate", "card", "pass", "ticket", "lesson", "course", "class", "slot",
        "space", "session", "contract",
    ]

    /// What a doing, not a recording, gives its name to: sampling points, tasting notes.
    static let named: Set<String> = ["note", "point", "station", "site", "plan", "report", "log", "kit", "spot", "bay"]

    /// "We need to work orders …" never comes up; "need to order forms" has an object of its own.
    func isNounPlace(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        return tokens[index + 1].isWord("is", "are", "must", "can")
    }

    /// Whether an object or a preposition starts at `index`.
    func startsPhrase(_ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        let token = tokens[index]
        switch token.kind {
        case .number, .quoted: return true
        case .word: break
        default: return false
        }
        switch lexicon.functionWord(token.lower) {
        case .determiner, .each, .quantifier, .pronoun: return true
        case .none:
            // "Cover insured items": a participle before its noun.
            if token.lower.hasSuffix("ed") || isIrregularParticiple(token.lower), index + 1 < tokens.count,
                Rewordings.isNominal(tokens[index + 1])
            {
                return true
            }
            return lexicon.verb(token.lower) == nil || lexicon.canBeNoun(token.lower)
        default: return false
        }
    }

    /// Lost, stolen, broken.
    private func isIrregularParticiple(_ lower: String) -> Bool {
        guard let (base, kind) = lexicon.verb(lower), base != lower, kind != .be, kind != .have else { return false }
        return !lower.hasSuffix("s") && !lower.hasSuffix("ing")
    }

    func isPlainNoun(_ word: Word) -> Bool { word.tag == .noun || word.tag == .adjective }

    /// Whether an article or the like stands before the nouns just read.
    var subjectHasArticle: Bool {
        let before = words.last { $0.tag != .noun && $0.tag != .adjective && $0.tag != .adverb }
        return [.determiner, .each, .possessive, .number].contains(before?.tag)
    }

    func endsPhrase(at index: Int) -> Bool {
        if index + 1 < tokens.count, tokens[index + 1].isWord("unique"), words.last?.tag != .verb { return true }
        guard index + 1 < tokens.count, tokens[index + 1].kind == .word || tokens[index + 1].kind == .quoted else {
            return words.last?.tag != .verb
        }
        return lexicon.functionWord(tokens[index + 1].lower) != nil && tokens[index + 1].lower != "or"
            && words.last?.tag != .verb
    }

    private func isParticipleAdjective(_ lower: String, at index: Int) -> Bool {
        guard lower.hasSuffix("ed"), lower.count > 4 else { return false }
        guard let next = index + 1 < tokens.count ? tokens[index + 1] : nil, next.kind == .word else { return false }
        if next.isWord("and", "or"), index + 3 < tokens.count, tokens[index + 2].lower.hasSuffix("ed"),
            Rewordings.isNominal(tokens[index + 3]), words.last?.verbKind != .be
        {
            // "Ordered and received quantity".
            return true
        }
        return lexicon.functionWord(next.lower) == nil
    }

    private func hasAdjectiveEnding(_ lower: String, at index: Int) -> Bool {
        guard lower.count > 5, lexicon.attribute(lower) == nil, index + 1 < tokens.count, !lexicon.isActor(lower),
            tokens[index + 1].kind == .word, lexicon.functionWord(tokens[index + 1].lower) == nil,
            ![.have, .be].contains(lexicon.verb(tokens[index + 1].lower)?.kind)
        else { return false }
        return ["ous", "ful", "able", "ible", "less", "ical", "ive"].contains { lower.hasSuffix($0) }
            && lexicon.standardObject(lower) == nil
    }
}
