/// A second try where nothing was understood: "Policy codes unique, start date before end date". The values that a text
/// names are told of the record that it names with them, and the text is read once more.
enum LastResort {
    /// The clauses with one before them that says what has the values, or nil where too little is named.
    static func restated(_ clauses: [Clause]) -> [Clause]? {
        let said = clauses.flatMap(\.words).flatMap { [$0.lower, $0.lemma] }
        guard Set(said).intersection(Substance.wishes).count < 2 else { return nil }
        let values = values(in: clauses)
        guard values.count > 1 || values.contains(where: { $0.head.values != nil }),
            let holder = standard(in: clauses) ?? named(by: values) ?? concrete(in: clauses)
        else { return nil }
        let told = values.filter { $0.noun != holder.noun }.map(plain)
        guard let first = told.first else { return nil }
        var clause = Clause()
        clause.sentence = -1
        clause.subjects = [subject(holder)]
        clause.parts = [Clause.Part(preposition: nil, phrases: told)]
        var verb = first.head
        (verb.tag, verb.lemma, verb.verbKind, verb.form, verb.values) = (.verb, "have", .have, .third, nil)
        clause.verb = verb
        clause.words = (told.map(\.head) + [holder.head]).sorted { $0.token.start < $1.token.start }
        return [clause] + clauses
    }

    private static func all(_ clauses: [Clause]) -> [NounPhrase] {
        clauses.flatMap { $0.allPhrases + $0.condition.flatMap(\.allPhrases) }
    }

    /// What is written down: dates, codes, amounts and what has a list of values.
    private static func values(in clauses: [Clause]) -> [NounPhrase] {
        var found: [NounPhrase] = []
        for phrase in all(clauses) where isValue(phrase) && !found.contains(where: { $0.name == phrase.name }) {
            found.append(phrase)
        }
        return found
    }

    private static func isValue(_ phrase: NounPhrase) -> Bool {
        guard !phrase.isPronoun, !ThingKind.isVague(phrase), phrase.head.tag == .noun, !phrase.isMany else {
            return false
        }
        let kind = Lexicon.shared.attribute(phrase.noun)
        return phrase.head.values != nil
            || kind != nil && !(phrase.naming.isEmpty && [.longText, .textArea, .decimal].contains(kind))
    }

    /// The standard object that the values are kept on.
    private static func standard(in clauses: [Clause]) -> NounPhrase? {
        let phrases = all(clauses)
        return (phrases + phrases.flatMap { $0.owner + $0.of + $0.per }).first {
            !$0.isPronoun && ThingKind.standard($0).map { $0 != "User" } == true
        }
    }

    /// "Policy codes", "complaint severity": the record by the word before its code.
    private static func named(by values: [NounPhrase]) -> NounPhrase? {
        let lexicon = Lexicon.shared
        for phrase in values {
            guard let word = phrase.naming.last, word.tag == .noun, lexicon.attribute(word.lemma) == nil,
                !lexicon.isNominal(word.lemma) || lexicon.processNouns.contains(word.lemma),
                [.code, .text, .picklist].contains(lexicon.attribute(phrase.noun))
            else { continue }
            return NounPhrase(head: word, start: word.token.start, end: word.token.end)
        }
        return nil
    }

    /// Any other thing that the text names.
    private static func concrete(in clauses: [Clause]) -> NounPhrase? {
        let phrases = all(clauses)
        return (phrases.flatMap { $0.owner + $0.of + $0.per } + phrases).first { phrase in
            !phrase.isPronoun && !phrase.isOurs && phrase.head.tag == .noun && !ThingKind.isVague(phrase)
                && !ThingKind.isAttribute(phrase) && (phrase.isPlural || phrase.determiner != .none)
                && !Lexicon.shared.systemNouns.contains(phrase.noun) && ThingKind.standard(phrase) != "User"
        }
    }

    private static func subject(_ holder: NounPhrase) -> NounPhrase {
        var phrase = plain(holder)
        phrase.determiner = .each
        return phrase
    }

    /// One of it, whatever it is of.
    private static func plain(_ phrase: NounPhrase) -> NounPhrase {
        var one = phrase
        (one.determiner, one.isPlural) = (.indefinite, false)
        (one.of, one.owner, one.per) = ([], [], [])
        return one
    }
}
