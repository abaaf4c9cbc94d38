/// Splits a requirement into clauses and reads each.
struct ClauseParser {
    private var clauses: [Clause] = []
    private var sentence = 0

    /// All clauses of a text, in order. A clause without a verb is a heading or a fragment.
    static func clauses(of text: String) -> [Clause] {
        var parser = ClauseParser()
        let isOfLand = WordSense.isFieldOfLand(text)
        let isOnStage = WordSense.isStageOfShow(text)
        let isAdmission = WordSense.isTicketOfAdmission(text)
        let stated = StatedObjects(Phrases.merge(Shorthand.expand(Rewordings.plain(Tokenizer.tokens(of: text)))))
        let all = sentences(KindLists.extract(Antecedents.resolve(stated.tokens))).flatMap(Openings.rewrite)
        let senders = ThingFinder.senders(in: text).intersection(Lexicon.shared.internalPeople)
        var read: [[Word]] = []
        for tokens in all {
            let told = ObjectRequest.asCommand(tokens)
            let (rest, values) = ValueLists.extract(
                Questions.asCommands(WhenClauses.asDates(WhichClauses.asStatements(told))))
            var words = Tagger.tag(rest)
            for (index, list) in values where index < words.count {
                words[index].values = list
                // A noun with values is a noun, whatever else it can be.
                if words[index].tag == .verb {
                    (words[index].tag, words[index].lemma) = (.noun, Inflection.singular(words[index].lower))
                }
            }
            if isAdmission {
                for index in words.indices where words[index].lemma == "ticket" { words[index].isConcrete = true }
            }
            for index in words.indices where isKeptNote(words, index) { words[index].isConcrete = true }
            for index in words.indices
            where words[index].lemma == "stage" && words[index].values == nil && isOnStage {
                words[index].isConcrete = true
            }
            WordSense.markEmployers(&words)
            WordSense.markReceivers(&words)
            if isOfLand {
                for index in words.indices where words[index].lemma == "field" { words[index].isConcrete = true }
            }
            if !stated.objects.isEmpty {
                for index in words.indices where words[index].tag == .noun {
                    words[index].stated = stated.objects[words[index].lemma]
                }
            }
            // "Dentists send us orders": none of the company's own.
            for index in words.indices
            where words[index].tag == .noun && words[index].stated == nil && senders.contains(words[index].lemma) {
                words[index].stated = "Contact"
            }
            read.append(words)
        }
        let kept = OwnPlaces.nouns(in: read)
        for var words in ConcreteKinds.marked(read) {
            for index in words.indices where words[index].tag == .noun && kept.contains(words[index].lemma) {
                words[index].isConcrete = true
            }
            parser.read(words)
            parser.sentence += 1
        }
        return parser.clauses
    }

    /// "Safeguarding notes on children": records, more than one text of a child.
    private static func isKeptNote(_ words: [Word], _ index: Int) -> Bool {
        guard words[index].lower == "notes", words[index].tag == .noun, index > 0, index + 2 < words.count,
            [.noun, .verb, .adjective].contains(words[index - 1].tag), index < 8,
            ["on", "about"].contains(words[index + 1].lower)
        else { return false }
        return words[index + 2].tag == .each
            || words[(index + 2)...].prefix(2).contains { Lexicon.shared.externalPeople.contains($0.lemma) }
    }

    private static func sentences(_ tokens: [Token]) -> [[Token]] {
        var sentences: [[Token]] = []
        var current: [Token] = []
        for (index, token) in tokens.enumerated() {
            let ends = [".", ";", "!", "?"].contains { token.isMark(Character($0)) }
            // A colon after words without a verb closes a heading: "Conference planning: …".
            let closesHeading =
                (token.isMark(":") && index + 1 < tokens.count
                    && (isHeading(current) || opensSentence(tokens[(index + 1)...])
                        || opensCommand(tokens[(index + 1)...], after: current)))
                || isDash(tokens, index) && !current.isEmpty && isHeading(current) && isLine(tokens, index)
            if ends || closesHeading {
                if !current.isEmpty { sentences.append(current) }
                current = []
            } else if !(current.isEmpty && (token.isMark("-") || token.isMark("*") || token.isMark("•"))) {
                current.append(token)
            }
        }
        if !current.isEmpty { sentences.append(current) }
        return sentences
    }

    /// "Kegs - serial number, size": a dash between words as a colon.
    private static func isDash(_ tokens: [Token], _ index: Int) -> Bool {
        tokens[index].isMark("-") && index > 0 && index + 1 < tokens.count && tokens[index - 1].kind == .word
            && tokens[index + 1].kind == .word && tokens[index].start > tokens[index - 1].end
    }

    /// Whether a list, not a verb, follows the dash, and no second dash closes it.
    private static func isLine(_ tokens: [Token], _ index: Int) -> Bool {
        let rest = tokens[(index + 1)...].prefix { !$0.isMark(".") && !$0.isMark(";") && !$0.isMark("!") }
        return rest.contains { $0.isMark(",") } && !rest.contains { $0.isMark("-") }
    }

    /// "Keep a register of keys: each key opens a door": what follows the colon is a sentence of its own.
    private static func opensSentence(_ tokens: ArraySlice<Token>) -> Bool {
        let end = tokens.firstIndex { token in [".", ";", "!", "?"].contains { token.isMark(Character($0)) } }
        let words = Tagger.tag(Array(tokens[..<(end ?? tokens.endIndex)]))
        guard let first = words.first, [.each, .determiner, .quantifier].contains(first.tag),
            let verb = words.firstIndex(where: { $0.isFinite || $0.tag == .modal })
        else { return false }
        return verb < 6 && !words[..<verb].contains { $0.isComma || $0.tag == .coordinator || $0.tag == .relative }
    }

    /// "Trade shows are campaigns: add a booth number to campaigns": what follows the colon is a command.
    private static func opensCommand(_ tokens: ArraySlice<Token>, after said: [Token]) -> Bool {
        guard let first = tokens.first, tokens.count > 3,
            first.isWord("add", "record", "track", "store", "keep", "show", "note", "log", "capture", "please"),
            tokens.dropFirst().first?.kind == .word, tokens.dropFirst().first?.isWord("or", "and") == false
        else { return false }
        return Tagger.tag(said).contains { $0.verbKind == .be && $0.isFinite }
    }

    private static func isHeading(_ tokens: [Token]) -> Bool {
        let words = Tagger.tag(tokens)
        return words.count <= 6 && !words.contains { $0.isFinite || $0.tag == .modal || $0.tag == .pronoun }
    }

    // MARK: Sentence

    private mutating func read(_ words: [Word]) {
        // A leading condition ends at its comma.
        var words = words
        var leading: Clause?
        if let first = words.first, first.tag == .condition, let comma = words.firstIndex(where: \.isComma) {
            leading = condition(Array(words[1..<comma]), word: first.lower)
            words = Array(words[(comma + 1)...])
        }
        if let aside = Self.aside(words), let comma = words.firstIndex(where: \.isComma) {
            var reader = ClauseReader(words: aside, sentence: sentence)
            for var clause in reader.read() {
                clause.isAside = true
                clauses.append(clause)
            }
            words = Array(words[(comma + 1)...])
        }
        words = Self.withoutGaps(words)
        let before = clauses.count
        for part in split(words) { readPart(part) }
        if let leading, before < clauses.count { clauses[before].condition.append(leading) }
    }

    /// "A warehouse comprises aisles, an aisle in shelves": the verb is said once and holds twice.
    private static func withoutGaps(_ said: [Word]) -> [Word] {
        var words = withCopula(withHave(said))
        guard let verb = words.firstIndex(where: { $0.verbKind == .have && $0.isFinite }) else { return words }
        for index in words.indices where index > verb && words[index].tag == .preposition && index + 1 < words.count {
            guard ["of", "in", "into"].contains(words[index].lower), words[index - 1].tag == .noun,
                words[index - 2].tag == .determiner || words[index - 2].tag == .each,
                words[index - 3].isComma || words[index - 3].tag == .coordinator,
                words[verb..<(index - 2)].contains(where: {
                    $0.tag == .noun && $0.lemma == words[index - 1].lemma && Inflection.isPlural($0.lower)
                }),
                !words[index...].contains(where: { $0.tag == .verb || $0.tag == .modal })
            else { continue }
            let place = words[index].token
            words[index] = words[verb]
            (words[index].token.start, words[index].token.end) = (place.start, place.end)
            (words[index].token.text, words[index].token.lower) = (words[verb].token.text, words[verb].token.lower)
        }
        return words
    }

    /// "Every apiary has a location, every hive a queen age": "has" holds twice.
    private static func withHave(_ said: [Word]) -> [Word] {
        guard let verb = said.firstIndex(where: { $0.verbKind == .have && $0.isFinite }) else { return said }
        var words = said
        var index = verb + 2
        while index + 4 <= words.count {
            let isOne =
                words[index + 1].tag == .determiner && ["one", "a", "an", "any"].contains(words[index + 1].lower)
            if words[index].tag == .coordinator || words[index].isComma,
                words[index + 1].tag == .each && words[index + 1].lower != "per" || isOne
            {
                var article = index + 2
                while article < words.count, words[article].tag == .noun || words[article].tag == .adjective {
                    article += 1
                }
                if article > index + 2, article + 1 < words.count,
                    words[article].tag == .determiner && !isOne || words[article].tag == .quantifier
                {
                    var copy = words[verb]
                    (copy.token.start, copy.token.end) = (words[article].token.start, words[article].token.start)
                    words.insert(copy, at: article)
                    index = article + 1
                }
            }
            index += 1
        }
        return words
    }

    /// "The holder is a contact and the broker an account": "is" holds twice.
    private static func withCopula(_ said: [Word]) -> [Word] {
        guard let verb = said.firstIndex(where: { $0.verbKind == .be && $0.isFinite }), verb + 1 < said.count,
            said[verb + 1].tag == .determiner
        else { return said }
        var words = said
        var index = verb + 2
        while index + 4 <= words.count {
            if let article = Self.secondArticle(words, after: index) {
                var copula = words[verb]
                (copula.token.start, copula.token.end) = (words[article].token.start, words[article].token.start)
                words.insert(copula, at: article)
                index = article + 1
            }
            index += 1
        }
        return words
    }

    /// Where the "a" of "and the broker an account" stands.
    private static func secondArticle(_ words: [Word], after index: Int) -> Int? {
        guard words[index].tag == .coordinator || words[index].isComma, words[index + 1].tag == .determiner else {
            return nil
        }
        var article = index + 2
        while article < words.count, words[article].tag == .noun || words[article].tag == .adjective { article += 1 }
        guard article > index + 2, article + 1 < words.count, ["a", "an"].contains(words[article].lower) else {
            return nil
        }
        return words[article...].contains(where: \.isFinite) ? nil : article
    }

    /// "Before we quote an installation, …": when those who ask do something.
    private static func aside(_ words: [Word]) -> [Word]? {
        guard let first = words.first, ["before", "after", "until", "while", "as", "since"].contains(first.lower),
            words.count > 4, words[1].tag == .pronoun, let comma = words.firstIndex(where: \.isComma), comma > 2,
            words[2..<comma].contains(where: \.isFinite),
            words[(comma + 1)...].contains(where: { $0.isFinite || $0.tag == .modal })
        else { return nil }
        return Array(words[1..<comma])
    }

    private mutating func readPart(_ words: [Word]) {
        guard let first = words.first else { return }
        if first.tag == .condition {
            guard let clause = condition(Array(words.dropFirst()), word: first.lower) else { return }
            if clauses.isEmpty { clauses.append(clause) } else { clauses[clauses.count - 1].condition.append(clause) }
            return
        }
        var reader = ClauseReader(words: words, sentence: sentence)
        let found = reader.read()
        let isPurpose = first.lower == "so" && !clauses.isEmpty
        for var clause in found {
            if isPurpose { clause.isAside = Purpose.isAside(clause) }
            inheritSubject(&clause)
            inheritPlace(&clause)
            clauses.append(clause)
        }
    }

    private func condition(_ words: [Word], word: String) -> Clause? {
        var reader = ClauseReader(words: words, sentence: sentence)
        guard var clause = reader.read().first else { return nil }
        // "If it is Ready to buy": what the value says is more than the clause has read.
        clause.words = words
        clause.conditionWord = word
        return clause
    }

    /// "A project belongs to an account and shows total hours": the second clause has the first one's subject.
    private func inheritSubject(_ clause: inout Clause) {
        guard clause.subjects.isEmpty, let verb = clause.verb,
            verb.form != .participle || clause.words.contains(where: { $0.verbKind == .be }),
            let last = clauses.last(where: {
                // "A bug has a developer who fixes it, and may be a duplicate": the bug may.
                $0.sentence == clause.sentence && $0.verb != nil && (!$0.isRelative || $0.subjects.isEmpty)
                    && !($0.isTail && (clause.modal != nil || [.be, .have, .belong].contains(verb.verbKind)))
            })
        else { return }
        if clause.isCommand, verb.form == .base, last.isCommand || last.subjects.isEmpty { return }
        if verb.form == .third || verb.form == .participle || (verb.form == .base && !clause.isCommand)
            || clause.modal != nil
            || (verb.form == .base && !last.isCommand && !last.subjects.isEmpty && verb.verbKind != .record)
        {
            clause.subjects = last.subjects
            clause.isCommand = false
        }
    }

    /// "For each grant I register expenses and see the total": the total is the grant's, too.
    private func inheritPlace(_ clause: inout Clause) {
        guard clause.verb?.verbKind == .show, clause.isCommand,
            clause.allPhrases.allSatisfy({
                $0.per.isEmpty && $0.owner.isEmpty && $0.of.allSatisfy(ThingKind.isAttribute)
            }),
            clause.parts.allSatisfy({ $0.preposition == nil || $0.preposition == "from" }),
            let first = clauses.first(where: { $0.sentence == clause.sentence }), first.isCommand,
            let place = first.parts.first(where: { $0.preposition == "per" }), let phrase = place.phrases.first,
            first.verb.map({ phrase.start < $0.token.start }) ?? false
        else { return }
        clause.parts.append(place)
    }

    // MARK: Splitting

    /// Cuts a sentence where a new subject and verb begin.
    private func split(_ words: [Word]) -> [[Word]] {
        var parts: [[Word]] = []
        var current: [Word] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            let seenVerb = current.contains { $0.tag == .verb || $0.tag == .modal }
            if word.tag == .condition, !current.isEmpty {
                // "and when": the joining word goes with neither side.
                while let last = current.last, last.isComma || last.tag == .coordinator { current.removeLast() }
                parts.append(current)
                current = []
            } else if current.first?.tag == .condition, word.isComma || word.tag == .coordinator,
                startsClause(words, index + 1) || startsCommand(words, index + 1)
            {
                parts.append(current)
                current = []
                index += 1
                continue
            } else if word.tag == .coordinator, Self.joinsVerbs(words, index) {
                // "May see or edit salaries": both have the object.
            } else if seenVerb, word.isComma || word.tag == .coordinator {
                var start = index
                while start < words.count, words[start].isComma || words[start].tag == .coordinator { start += 1 }
                var next = start
                while next < words.count, words[next].tag == .adverb { next += 1 }
                if startsClause(words, next) || startsCommand(words, next) {
                    parts.append(current)
                    // What it is for is read in another way.
                    current = words[index..<start].contains { $0.lower == "so" } ? [words[start - 1]] : []
                    index = start
                    continue
                }
            }
            current.append(word)
            index += 1
        }
        if !current.isEmpty { parts.append(current) }
        return parts
    }

    /// Whether two verbs stand side by side, so that one object follows both.
    static func joinsVerbs(_ words: [Word], _ index: Int) -> Bool {
        guard index > 0, index + 2 < words.count else { return false }
        let (before, after) = (words[index - 1], words[index + 1])
        return before.isFinite && after.isFinite && before.form == after.form && before.verbKind != .want
            && before.verbKind != .be && after.verbKind != .be
            && (words[index + 2].tag == .noun || words[index + 2].tag == .determiner)
    }

    private func startsCommand(_ words: [Word], _ index: Int) -> Bool {
        guard index < words.count else { return false }
        return words[index].isFinite || words[index].tag == .modal
    }

    /// Whether a subject with its verb starts at `index`.
    private func startsClause(_ words: [Word], _ index: Int) -> Bool {
        let parser = PhraseParser(words: words)
        var next = index
        if next < words.count, words[next].lower == "per" || words[next].tag == .preposition {
            // "…, per project show the total"
            guard let (_, after) = parser.phrase(at: next + 1) else { return false }
            next = after
            while next < words.count, words[next].isComma { next += 1 }
            if next < words.count, words[next].isFinite { return true }
        }
        guard let (_, after) = parser.phrase(at: next) else { return false }
        next = after
        // A second subject: "students and teachers enrol".
        while next + 1 < words.count, words[next].tag == .coordinator, words[next].lower != "so",
            words[next + 1].tag != .pronoun,
            let (_, more) = parser.phrase(at: next + 1)
        {
            next = more
        }
        if next < words.count, words[next].tag == .preposition, words[next].lower != "to",
            let (_, more) = parser.phrase(at: next + 1)
        {
            next = more
        }
        while next < words.count, words[next].tag == .adverb { next += 1 }
        if next < words.count, words[next].tag == .relative {
            // "And the garage that repairs it": no clause without a verb of its own.
            let clause = words[next...].prefix { !$0.isComma && $0.tag != .coordinator }
            let verbs = clause.filter { $0.isFinite || $0.tag == .modal }
            // "A grade which must be": the two are one verb.
            let pairs = zip(clause, clause.dropFirst()).filter { $0.tag == .modal && $1.isFinite }
            return verbs.count - pairs.count > 1
        }
        guard next < words.count else { return false }
        return words[next].tag == .modal || words[next].isFinite
    }
}
