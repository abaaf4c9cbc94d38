/// Who asks for the system, as against what it is to keep.
extension ThingFinder {
    /// "We run car washes", "we keep bees": says who asks, unless something is said about what they have.
    static func isBackground(_ clause: Clause) -> Bool {
        guard clause.sentence == 0 || clause.verb?.lemma == "be" && clause.sentence < 3, clause.modal == nil,
            let verb = clause.verb, verb.form == .base,
            let subject = clause.subjects.first, ["we", "i"].contains(subject.head.lower),
            backgroundVerbs.contains(verb.lemma),
            clause.parts.allSatisfy({ $0.preposition == nil || ["in", "at", "across", "for"].contains($0.preposition) }
            ),
            !clause.words.contains(where: { $0.verbKind == .want })
        else { return false }
        return clause.objects.allSatisfy { $0.owner.isEmpty && $0.per.isEmpty }
    }

    static let backgroundVerbs: Set<String> = [
        "run", "operate", "own", "keep", "breed", "sell", "offer", "provide", "produce", "make", "grow", "teach",
        "manufacture", "be", "have", "build", "clean", "repair", "fix", "wash", "paint", "install", "print", "bake",
        "brew",
    ]

    /// "A singer can be in several choirs", "a club has many pupils": groups that people join, no companies.
    static func groupsOfPeople(_ clause: Clause) -> [String] {
        let isManyPeople = { (phrase: NounPhrase) in phrase.isMany && ThingKind.isPerson(phrase) }
        if clause.objects.contains(where: isManyPeople) { return clause.subjects.map(\.noun).filter(joined.contains) }
        guard clause.subjects.contains(where: ThingKind.isPerson) else { return [] }
        return clause.parts.flatMap(\.phrases).filter(\.isMany).map(\.noun).filter(joined.contains)
    }

    /// "The devices installed at our hospital customers": what stands with customers is theirs.
    static func placedMachines(_ clause: Clause, _ customers: Set<String>) -> [String] {
        let words = clause.words
        guard
            let placed = words.firstIndex(where: {
                ["installed", "placed", "fitted", "mounted", "deployed", "set", "delivered"].contains($0.lower)
            }), placed + 1 < words.count,
            let machine = words[..<placed].last(where: { $0.tag == .noun })?.lemma ?? clause.subjects.last?.noun,
            Lexicon.shared.machines.contains(machine),
            let place = words[placed...].prefix(6).firstIndex(where: { ["at", "to", "with"].contains($0.lower) }),
            words[place...].prefix(6).contains(where: { $0.tag == .noun && customers.contains($0.lemma) })
        else { return [] }
        return [machine]
    }

    private static let joined: Set<String> = ["club", "choir", "crew", "orchestra", "troupe", "society"]

    /// Words for several of something, or for a figure over them.
    static let collective: Set<String> = [
        "sum", "total", "number", "count", "average", "list", "overview", "history", "kind", "type", "amount", "half",
        "most", "percentage", "share", "set", "group", "part", "rest", "end", "start", "result",
    ]

    /// "Hotels send us laundry bags", "practices send jobs to our lab": customers, in the singular.
    static func senders(in requirement: String) -> Set<String> {
        let tokens = Tokenizer.tokens(of: requirement)
        let giving: Set<String> = [
            "send", "bring", "give", "order", "submit", "deliver", "ship", "provide", "pay", "book", "commission",
            "buy",
            "rent", "hire", "request", "entrust", "hand", "supply", "award", "grant", "lend", "donate",
        ]
        var found: Set<String> = []
        for index in tokens.indices.dropLast() where giving.contains(tokens[index].lower) && index > 0 {
            let who = tokens[index - 1]
            guard who.kind == .word, Inflection.isPlural(who.lower) else { continue }
            let rest = tokens[(index + 1)...].prefix { $0.kind == .word }.prefix(7)
            let isToUs =
                rest.first?.isWord("us") == true
                || rest.contains { $0.isWord("our", "us") }
                    && rest.contains { $0.isWord("to", "from", "with", "at") }
            if isToUs { found.insert(Inflection.singular(who.lower)) }
        }
        return found
    }

    /// What a price or a rate is "per", without being a record.
    static let units: Set<String> = [
        "night", "hour", "day", "minute", "week", "month", "year", "quarter", "piece", "kg", "kilogram", "mile",
        "kilometre", "kilometer", "head",
    ]

    /// What nobody keeps but in records: a care record, a health record.
    private static let abstract: Set<String> = ["care", "health", "hygiene", "safety", "access", "weather", "consent"]

    static func isExplicit(_ phrase: NounPhrase) -> Bool {
        guard ["object", "record", "entity", "table"].contains(phrase.noun), let last = phrase.naming.last else {
            return false
        }
        // "Restaurant tables have seats."
        if phrase.noun == "table", phrase.isPlural { return false }
        // "Disciplinary records": without the noun the adjective names nothing.
        return phrase.noun != "record"
            || !(last.tag == .adjective || ["ary", "ical", "ional"].contains(where: last.lower.hasSuffix))
                && !(phrase.isPlural && abstract.contains(last.lemma))
    }

    /// "The hotel has rooms", "a nursery has groups": whoever asks, if the text speaks of no other.
    static func isBusiness(_ subject: NounPhrase, _ clause: Clause, _ clauses: [Clause]) -> Bool {
        guard clause.sentence == 0, Lexicon.shared.businesses.contains(subject.noun),
            !subject.isPlural,
            !clause.isPassive,
            subject.determiner == .indefinite || subject.determiner == .definite, let verb = clause.verb,
            verb.verbKind != .be, clause.objects.contains(where: { $0.isPlural || $0.noun == "aircraft" }),
            subject.determiner == .definite || verb.verbKind != .have
        else { return false }
        // "A wind farm has turbines. Total the output for the whole farm": a figure of it is shown.
        let isShown = clauses.contains { other in
            other.verb?.verbKind == .show && !subject.naming.isEmpty
                && other.phrases(after: "for", "per", "on").contains { $0.noun == subject.noun }
        }
        return !isShown
            && !clauses.contains { other in
                (other.allPhrases + other.allPhrases.flatMap { $0.owner + $0.of + $0.per }).contains {
                    $0.noun == subject.noun && $0.start != subject.start
                        && ($0.determiner != .definite || $0.isPlural)
                }
            }
    }

    /// "A boat makes trips" tells of boats, "a library lends books" of those who ask.
    private static func isOrganisation(_ subject: NounPhrase) -> Bool {
        let lexicon = Lexicon.shared
        return !lexicon.ownables.contains(subject.noun) && !lexicon.machines.contains(subject.noun)
            && (lexicon.businesses.contains(subject.noun) || lexicon.organisations.contains(subject.noun)
                || lexicon.places.contains(subject.noun))
            && !lexicon.groupings.contains(subject.noun)
    }

    /// "Our library lends books": the subject is whoever asks, not a record.
    static func isOwnOrganisation(_ clause: Clause, in clauses: [Clause]) -> Bool {
        guard let subject = clause.subjects.first, clause.subjects.count == 1, !subject.isPronoun else { return false }
        if subject.hasOwnDeterminer(in: clause) && !ThingKind.isPerson(subject) { return true }
        if isBusiness(subject, clause, clauses) { return true }
        // "Marketing writes articles": those who ask.
        if ThingKind.isDepartment(subject), !clause.isPassive, clause.verb?.verbKind == .steward { return true }
        // "Our shops keep prescriptions" tells of those who ask, "our vessels make trips" of records.
        guard let kind = clause.verb?.verbKind, kind == .record || kind == .steward || kind == .transact,
            !clause.isPassive, ["Account", nil].contains(ThingKind.standard(subject)),
            !ThingKind.isPerson(subject),
            subject.determiner == .definite || isOrganisation(subject),
            !subject.isPlural || kind == .record && Lexicon.shared.businesses.contains(subject.noun),
            subject.determiner == .indefinite || subject.determiner == .definite,
            isAsker(subject, clause), clause.modal == nil || clause.modal == "must", clause.sentence == 0,
            clause.objects.contains(where: \.isPlural)
                || clause.modal == "must" && kind == .record && subject.determiner == .definite
                    && Lexicon.shared.businesses.contains(subject.noun)
        else { return false }
        // If it turns up again, it is part of the model.
        return !clauses.contains { other in
            (other.allPhrases + other.allPhrases.flatMap { $0.owner + $0.of + $0.per })
                .contains { $0.noun == subject.noun && $0.determiner != .definite && $0.start != subject.start }
        }
    }
}

extension ThingFinder {
    /// Whether whoever asks may be meant: "a bakery bakes loaves", "the depot lends tools"; but a loom, a lesson or a plan
    /// that does something is a record.
    private static func isAsker(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        let lexicon = Lexicon.shared
        let noun = subject.noun
        // "A customer's plan" is theirs.
        guard subject.owner.isEmpty, subject.of.isEmpty else { return false }
        if lexicon.businesses.contains(noun) { return true }
        let isThing =
            lexicon.machines.contains(noun) || lexicon.ownables.contains(noun) || lexicon.containers.contains(noun)
            || lexicon.happens(noun)
        if isThing { return false }
        return subject.determiner == .definite || lexicon.organisations.contains(noun)
            || dealings.contains(clause.verb?.lemma ?? "")
    }

    /// What only those do who have a business.
    private static let dealings: Set<String> = [
        "lend", "rent", "let", "hire", "sell", "offer", "teach", "publish", "organise", "organize", "run", "manage",
        "operate", "lease", "maintain", "keep", "track", "plan", "record", "book", "employ", "sponsor", "fund", "buy",
        "order", "deliver", "ship", "train", "host",
    ]
}

extension NounPhrase {
    /// Whether "our" or "my" stands before it.
    fileprivate func hasOwnDeterminer(in clause: Clause) -> Bool {
        !isPlural && clause.words.contains { $0.token.start == start && ["our", "my"].contains($0.lower) }
    }
}
