/// Reads the words of one clause; a relative clause or a purpose inside it becomes a clause of its own.
struct ClauseReader {
    let words: [Word]
    let sentence: Int
    let parser: PhraseParser
    var clauses: [Clause] = []
    /// Relative clauses read before the clause around them was over.
    var relatives: [Clause] = []

    init(words: [Word], sentence: Int) {
        self.words = words
        self.sentence = sentence
        parser = PhraseParser(words: words)
    }

    mutating func read() -> [Clause] {
        clauses = []
        read(from: 0, subjects: [], isCommand: false)
        clauses += relatives
        return clauses
    }

    /// Reads the words as what is said of `subjects`.
    mutating func read(subjects: [NounPhrase]) {
        read(from: 0, subjects: subjects, isCommand: false)
        clauses += relatives
        for index in clauses.indices { clauses[index].isRelative = true }
    }

    private mutating func read(from start: Int, subjects given: [NounPhrase], isCommand: Bool) {
        var clause = Clause()
        clause.sentence = sentence
        clause.isCommand = isCommand
        clause.subjects = given
        clause.words = Array(words[start...])
        var inner: [(Int, [NounPhrase], Bool)] = []
        var index = start
        if given.isEmpty { readSubject(&clause, &index, &inner) }
        readVerb(&clause, &index)
        // The end of this clause's own words, where an inner clause takes over.
        readParts(&clause, &index, &inner)
        if let cut = inner.map(\.0).min() { clause.words = Array(words[start..<max(cut, min(start + 1, words.count))]) }
        clause.isTail = start > 0 && words[start - 1].tag == .relative && !given.isEmpty
        if clause.verb != nil || !clause.subjects.isEmpty || !clause.parts.isEmpty { clauses.append(clause) }
        for (position, subjects, command) in inner.sorted(by: { $0.0 < $1.0 }).prefix(1) where position > start {
            read(from: position, subjects: subjects, isCommand: command)
        }
    }

    // MARK: Subject

    private mutating func readSubject(
        _ clause: inout Clause, _ index: inout Int, _ inner: inout [(Int, [NounPhrase], Bool)]
    ) {
        while index < words.count {
            let word = words[index]
            if word.tag == .relative, readsRelativeOfSubject(&clause, &index) { return }
            if word.tag == .adverb || word.isComma || word.tag == .coordinator || word.tag == .relative {
                index += 1
            } else if word.lower == "there", index + 1 < words.count {
                // "There should be": the verb makes a wish of it.
                index += 1
                return
            } else if word.tag == .preposition || word.lower == "per", let (list, next) = leading(at: index + 1) {
                index = next
                if index < words.count, words[index].isFinite,
                    let (place, subject) = Self.subjectWithin(list, isPer: word.lower == "per")
                {
                    clause.parts.append(Clause.Part(preposition: word.lower, phrases: [place]))
                    clause.subjects.append(subject)
                    return
                }
                clause.parts.append(Clause.Part(preposition: word.lower, phrases: list))
            } else if case (var list, let next)? = parser.phrases(at: index) {
                if list.count > 1, list[0].determiner == .each,
                    ThingKind.isFrequency(list[0]) || Self.seasons.contains(list[0].noun)
                {
                    // "Each season, growers sign a contract": how often.
                    list.removeFirst()
                }
                if clause.subjects.count == 1, ThingKind.isFrequency(clause.subjects[0]) {
                    // "Every day a reading comes in".
                    clause.subjects = []
                }
                clause.subjects += list
                index = next
                while index < words.count, words[index].tag == .adverb { index += 1 }
                // "Machines owned by customers need …", "orders above 10,000 need …"
                if index < words.count, words[index].isParticiple,
                    words[(index + 1)...].contains(where: { $0.isFinite || $0.tag == .modal })
                {
                    guard let finite = words[(index + 1)...].firstIndex(where: { $0.isFinite || $0.tag == .modal })
                    else { return }
                    readReduced(&clause, from: index, to: finite)
                    index = finite
                    return
                }
                if index < words.count, words[index].tag == .preposition { readQualifiers(&clause, &index) }
            } else {
                return
            }
            if index < words.count,
                words[index].tag == .verb || words[index].tag == .modal || words[index].tag == .infinitive
            {
                return
            }
            if index < words.count, words[index].token.isMark(":") { return }
        }
    }

    private static let seasons: Set<String> = [
        "season", "term", "semester", "spring", "summer", "autumn", "fall", "winter",
    ]

    /// "During the stay guests consume": without a comma the last noun is the subject of the verb after it.
    private static func subjectWithin(_ list: [NounPhrase], isPer: Bool) -> (NounPhrase, NounPhrase)? {
        guard list.count == 1, var place = list.first, place.isPlural, place.of.isEmpty,
            place.determiner == .definite || place.determiner == .indefinite || isPer,
            let last = place.modifiers.last, last.tag == .noun
        else { return nil }
        var subject = NounPhrase(head: place.head, start: place.head.token.start, end: place.head.token.end)
        subject.isPlural = true
        place.head = last
        place.head.lemma = Inflection.singular(last.lower)
        place.modifiers.removeLast()
        (place.isPlural, place.end) = (false, last.token.end)
        return (place, subject)
    }

    /// What a leading preposition stands before: "for each patient, the date …" speaks of the patient alone.
    private func leading(at index: Int) -> ([NounPhrase], Int)? {
        guard var (phrase, next) = parser.phrase(at: index) else { return nil }
        var list = [phrase]
        while next + 1 < words.count, words[next].tag == .coordinator {
            guard case (let other, let after)? = parser.phrase(at: next + 1) else { break }
            (phrase, next) = (other, after)
            list.append(phrase)
        }
        return (list, next)
    }

    /// Prepositional phrases between subject and verb: "orders above 10,000 need".
    private func readQualifiers(_ clause: inout Clause, _ index: inout Int) {
        while index < words.count, words[index].tag == .preposition {
            if let (list, next) = parser.phrases(at: index + 1) {
                clause.parts.append(Clause.Part(preposition: words[index].lower, phrases: list))
                index = next
            } else if index + 1 < words.count, words[index + 1].tag == .number {
                // "Pledges over 5,000 must have …": what follows holds under that condition.
                var condition = Clause()
                condition.words = Array(words[index...(index + 1)])
                condition.conditionWord = "when"
                clause.condition.append(condition)
                index += 2
                if index < words.count, words[index].tag == .noun { index += 1 }
            } else {
                return
            }
        }
    }

    private func readReduced(_ clause: inout Clause, from index: Int, to end: Int) {
        guard let (list, _) = PhraseParser(words: Array(words[index + 2..<max(end, index + 2)])).phrases(at: 0) else {
            return
        }
        if let last = clause.subjects.indices.last { clause.subjects[last].owner += list.map { $0 } }
    }

    // MARK: Verb

    private func readVerb(_ clause: inout Clause, _ index: inout Int) {
        while index < words.count {
            let word = words[index]
            // "Record whether they attended": what comes is the object.
            if word.lower == "whether", clause.verb != nil { return }
            switch word.tag {
            case .modal:
                clause.modal = word.lower
                if word.lower.hasSuffix("n't") || word.lower == "cannot" { clause.isNegated = true }
            case .negation: clause.isNegated = true
            case .adverb, .infinitive, .relative: break
            case .coordinator where clause.verb == nil: break
            case .coordinator where ClauseParser.joinsVerbs(words, index): index += 1
            case .verb:
                if let previous = clause.verb {
                    if previous.verbKind == .be, word.isParticiple {
                        clause.isPassive = true
                        clause.verb = word
                    } else if previous.verbKind == .want || previous.verbKind == .be
                        || previous.verbKind == .show && previous.lemma == "work"
                    {
                        // "we want to track": the wish is a command.
                        clause.isCommand = true
                        clause.verb = word
                    } else if clause.verb?.form == .base || clause.verb?.form == .third, word.isParticiple,
                        index + 1 >= words.count || words[index + 1].tag != .noun
                    {
                        clause.isPassive = true
                        clause.verb = word
                    } else {
                        return
                    }
                } else if word.verbKind == .be, !clause.isNegated,
                    clause.words.first?.lower == "there" || index > 0 && words[index - 1].lower == "there"
                {
                    var wish = word
                    (wish.verbKind, wish.lemma, wish.form) = (.record, "record", .base)
                    clause.verb = wish
                    clause.isCommand = true
                    index += 1
                    return
                } else {
                    clause.verb = word
                    clause.isPassive = word.isParticiple && !isPast(index, clause)
                    if clause.subjects.isEmpty, word.form == .base || word.form == .gerund { clause.isCommand = true }
                    if clause.subjects.allSatisfy(isUs), !clause.subjects.isEmpty { clause.isCommand = true }
                }
            case .pronoun where clause.verb?.verbKind == .want: break
            case .adjective where clause.verb?.verbKind == .be: clause.predicate.append(word)
            case .noun where clause.verb?.verbKind == .want && ["us", "me"].contains(word.lower): break
            default: return
            }
            index += 1
            if clause.verb?.verbKind == .want, index < words.count, words[index].tag != .infinitive,
                words[index].tag != .verb, words[index].tag != .pronoun
            {
                clause.isCommand = clause.isCommand || clause.subjects.allSatisfy(isUs)
                return
            }
        }
    }

    /// "Singers attended which rehearsal": between a subject and an object a participle is the past.
    private func isPast(_ index: Int, _ clause: Clause) -> Bool {
        guard !clause.subjects.isEmpty, index + 1 < words.count else { return false }
        return [.determiner, .quantifier, .each, .quoted].contains(words[index + 1].tag)
    }

    /// We, our team, the system: those who ask for the system, not people in the business.
    private func isUs(_ phrase: NounPhrase) -> Bool {
        if phrase.isPronoun { return ["i", "we", "you", "i'd", "we'd"].contains(phrase.head.lower) }
        return Lexicon.shared.systemNouns.contains(phrase.noun) && phrase.determiner == .definite && !phrase.isPlural
            || ["salesforce", "team", "system"].contains(phrase.noun) && !phrase.isPlural
                && phrase.determiner != .indefinite && phrase.determiner != .each
    }
}
