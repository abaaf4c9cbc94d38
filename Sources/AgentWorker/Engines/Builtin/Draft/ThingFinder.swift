/// First reading: finds the kinds of records a requirement speaks of, so that the second reading can tell a value
/// ("a date") from a record ("a visit") wherever either stands.
struct ThingFinder {
    let draft: ModelDraft
    let schema: any OrgSchema
    let lexicon = Lexicon.shared
    /// Machines that the text says customers have.
    let customerMachines: Set<String>
    /// Values of the lists in the text, in lower case.
    let states: Set<String>
    /// Nouns that the text counts or points at somewhere: "a visit", "visits".
    let counted: Set<String>
    /// Nouns with an article, "each" or in the plural: kinds of which there are several.
    let kinds: Set<String>
    /// Nouns that a sentence says something of: subjects of "has", "each place".
    let defined: Set<String>
    /// People that no list has, by what they do here: standard object by noun.
    let agents: [String: String]

    init(draft: ModelDraft, schema: any OrgSchema, clauses: [Clause]) {
        self.draft = draft
        self.schema = schema
        let customers = Lexicon.shared.externalPeople.union(Lexicon.shared.organisations).union(["account", "contact"])
        var machines: Set<String> = []
        for clause in clauses where ["own", "have", "belong", "buy"].contains(clause.verb?.lemma ?? "") {
            // Customers have the machine; that it has a manufacturer makes nobody a customer.
            let holders =
                clause.verb?.lemma == "belong" || clause.isPassive
                ? clause.parts.flatMap(\.phrases) : clause.subjects + clause.subjects.flatMap { $0.owner + $0.of }
            guard holders.contains(where: { customers.contains($0.noun) }) else { continue }
            for phrase in clause.allPhrases where Lexicon.shared.machines.contains(phrase.noun) {
                machines.insert(phrase.noun)
            }
        }
        customerMachines = machines
        var counted: Set<String> = []
        for clause in clauses {
            let phrases = clause.allPhrases
            for phrase in phrases + phrases.flatMap({ $0.of + $0.per + $0.owner })
            where phrase.determiner != .none || phrase.isPlural || phrase.isMany {
                counted.insert(phrase.noun)
            }
        }
        self.counted = counted
        var kinds: Set<String> = []
        for phrase in clauses.flatMap(\.allPhrases) {
            for one in [phrase] + phrase.of + phrase.per + phrase.owner {
                let isKind = one.determiner == .indefinite || one.determiner == .each
                if isKind || one.isPlural || one.isMany { kinds.insert(one.noun) }
            }
        }
        self.kinds = kinds
        var defined: Set<String> = []
        for clause in clauses {
            if [.have, .belong].contains(clause.verb?.verbKind) { defined.formUnion(clause.subjects.map(\.noun)) }
            for phrase in clause.allPhrases where phrase.determiner == .each { defined.insert(phrase.noun) }
        }
        self.defined = defined
        agents = Self.agents(in: clauses)
        states = Set(clauses.flatMap(\.words).flatMap { $0.values ?? [] }.map { $0.lowercased() })
    }

    func find(in clauses: [Clause], roles: [RoleList] = []) {
        registerParts(in: clauses)
        let sentences = Set(clauses.map(\.sentence))
        for list in roles where !sentences.contains(list.clause.sentence) { register(list) }
        for clause in clauses {
            if Needs.isOnlyNeed(clause) {
                // "Expense claims above 500 need approval": nothing to add, but it is claims that need it.
                guard clause.verb?.verbKind == .want || clause.verb?.verbKind == .require else { continue }
                for subject in clause.subjects where !ThingKind.isAttribute(subject) {
                    register(subject, clause, wanted: false)
                }
            } else {
                read(clause, all: clauses, roles: roles.filter { $0.clause.sentence == clause.sentence })
            }
        }
    }

    /// "Projects consist of tasks", whatever was said of tasks before: they are the project's, not the platform's.
    private func registerParts(in clauses: [Clause]) {
        for clause in clauses
        where (clause.verb?.verbKind == .have || Interpreter.isHolding(clause)) && !clause.isPassive
            && !clause.isCommand
        {
            guard let whole = clause.subjects.first, ThingKind.standard(whole) == nil, !ThingKind.isVague(whole) else {
                continue
            }
            for part in clause.objects where lexicon.genericParts.contains(part.noun) && part.naming.isEmpty {
                guard ThingKind.standard(part) != nil, part.isPlural else { continue }
                register(whole, clause, wanted: false)
                register(part, clause, wanted: false)
            }
        }
    }

    /// Origin and destination are warehouses.
    private func register(_ list: RoleList) {
        guard let thing = register(list.target, list.clause, wanted: false, isRole: true) else { return }
        for role in list.roles {
            thing.aliases.formUnion([role.name, role.noun])
            thing.roles.formUnion([role.name, role.noun])
        }
    }

    private func read(_ clause: Clause, all clauses: [Clause], roles: [RoleList]) {
        let kind = Interpreter.isHolding(clause) ? .have : clause.verb?.verbKind
        let ownOrganisation = Self.isOwnOrganisation(clause, in: clauses)
        for subject in clause.subjects where !ownOrganisation {
            owners(of: subject, clause)
            // "Complaints: …" heads what follows; "Conference planning: …" is a title.
            let isHeading = clause.verb == nil && !hasWith(clause) && !Self.isExplicit(subject)
            let isListed = clause.subjects.count > 1 && ThingKind.standard(subject) != nil
            if isHeading, !subject.isPlural, !isListed { continue }
            if kind == .be, !clause.isPassive, ThingKind.standard(subject) == nil { continue }
            if kind == .require, clause.isPassive { continue }
            // "If it is Critical, measures must be described": a value, not a record.
            if clause.modal == "must", clause.isPassive, !clause.condition.isEmpty, ThingKind.standard(subject) == nil {
                continue
            }
            if kind == .record, clause.isPassive, !subject.isPlural, subject.determiner == .definite,
                clause.subjects.contains(where: ThingKind.isAttribute), ThingKind.standard(subject) == nil
            {
                // "The amount and the unit are stored for each use."
                continue
            }
            // "The reason is required" speaks of a value; "each payment has an amount" of a record.
            if ThingKind.isAttribute(subject),
                !(kind == .have && !subject.naming.isEmpty && clause.objects.count > 1
                    && (subject.determiner == .indefinite || subject.determiner == .each)
                    && subject.head.values == nil && !clause.isPassive),
                ![.have, .belong].contains(kind) && !(kind == .transact && clause.isPassive)
                    || !ThingKind.isRecordLike(subject) || subject.head.values != nil
            {
                continue
            }
            register(subject, clause, wanted: false)
            // "Every collection of a container": what it is of is there as well.
            for whole in subject.of
            where clause.verb != nil && !ThingKind.isAttribute(whole) && !ThingKind.isAttribute(subject)
                && !Self.collective.contains(subject.noun) && whole.head.tag == .noun && !isMaterial(whole)
            {
                register(whole, clause, wanted: false)
            }
        }
        for list in roles { register(list) }
        if Self.isBackground(clause) { return }
        let commanded = clause.isCommand || ownOrganisation || clause.verb == nil
        for part in clause.parts {
            for phrase in part.phrases {
                owners(of: phrase, clause)
                if isRecord(phrase, part.preposition, clause, kind, commanded: commanded) {
                    register(
                        phrase, clause,
                        wanted: commanded && part.preposition == nil && kind != .show && kind != .require
                            && (clause.places.isEmpty || phrase.isPlural))
                }
            }
        }
    }

    /// "Nurses administer medication", "donors give blood": of a substance there are no records.
    private func isSubstance(_ phrase: NounPhrase) -> Bool {
        guard phrase.determiner == .none, !phrase.isPlural, !phrase.isMany, ThingKind.standard(phrase) == nil,
            phrase.of.isEmpty
        else { return false }
        return lexicon.massNouns.contains(phrase.noun) && !counted.contains(phrase.noun)
            || phrase.naming.isEmpty && !counted.contains(phrase.noun)
    }

    /// Who does something or is given something, by an ending of those who act: an astronomer, unless the text says what it has.
    private static func agents(in clauses: [Clause]) -> [String: String] {
        let lexicon = Lexicon.shared
        var found: [String: String] = [:]
        var defined: Set<String> = []
        func add(_ phrases: [NounPhrase], _ standard: String) {
            for phrase in phrases
            where lexicon.mayBeAgent(phrase.noun) && ThingKind.standard(phrase) == nil && found[phrase.noun] == nil
                && !lexicon.eventNouns.contains(phrase.noun) && !lexicon.processNouns.contains(phrase.noun)
                && !lexicon.machines.contains(phrase.noun) && !lexicon.ownables.contains(phrase.noun)
            {
                found[phrase.noun] = standard
            }
        }
        for clause in clauses {
            guard let kind = clause.verb?.verbKind else { continue }
            for phrase in clause.allPhrases where phrase.determiner == .each { defined.insert(phrase.noun) }
            switch kind {
            case .have, .be, .show, .require, .want: defined.formUnion(clause.subjects.map(\.noun))
            case .steward, .transact, .associate, .record, .belong:
                if clause.isPassive {
                    defined.formUnion(clause.subjects.map(\.noun))
                    add(clause.phrases(after: "by"), "User")
                } else {
                    add(clause.subjects, "Contact")
                }
                let giving: Set<String> = [
                    "lend", "rent", "give", "sell", "let", "loan", "supply", "issue", "award", "teach", "offer",
                    "deliver",
                    "lease", "hire",
                ]
                if giving.contains(clause.verb?.lemma ?? "") { add(clause.phrases(after: "to"), "Contact") }
            default: break
            }
        }
        return found.filter { !defined.contains($0.key) }
    }

    /// "The vet notes the complaint, the diagnosis and the cost": what is written down there is no case.
    private func isNotedDown(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        ThingKind.standard(phrase) == "Case" && !phrase.isPlural && !phrase.isMany
            && !["case", "ticket"].contains(phrase.noun) && clause.objects.count > 1
            && clause.objects.contains(where: ThingKind.isAttribute)
    }

    /// "Add to accounts a credit limit": what a standard object is given is a field, unless there are several of it.
    private func isAddedValue(_ phrase: NounPhrase, _ preposition: String?, _ clause: Clause, _ kind: VerbKind?) -> Bool
    {
        guard preposition == nil, kind == .record || kind == .want, clause.isCommand,
            ["add", "extend", "put", "create", "introduce", "need", "want"].contains(clause.verb?.lemma ?? ""),
            !phrase.isPlural, !phrase.isMany, ThingKind.standard(phrase) == nil, draft.thing(for: phrase) == nil,
            let target = clause.phrases(after: "to", "on").first
        else { return false }
        return ThingKind.standard(target) != nil
            && clause.objects.contains { $0.head.values != nil || ThingKind.isAttribute($0) }
    }

    /// "Batches of medicine": a bare singular says what it is made of.
    private func isMaterial(_ phrase: NounPhrase) -> Bool {
        phrase.determiner == .none && !phrase.isPlural && !phrase.isMany && phrase.modifiers.isEmpty
            && ThingKind.standard(phrase) == nil && draft.thing(for: phrase) == nil
    }

    private func hasWith(_ clause: Clause) -> Bool { clause.parts.contains { $0.preposition == "with" } }

    /// Whoever has something is a record.
    private func owners(of phrase: NounPhrase, _ clause: Clause) {
        for owner in phrase.owner + phrase.per
        where !Self.units.contains(owner.noun) && !PhraseParser.units.contains(owner.noun)
            && !PhraseParser.units.contains(owner.head.lower)
        {
            owners(of: owner, clause)
            let isGroup = ThingKind.isAttribute(owner) && ThingKind.periodic.contains(phrase.noun)
            if !ThingKind.isAttribute(owner) || isGroup, owner.head.tag != .adjective {
                register(owner, clause, wanted: false)
            }
        }
        for whole in phrase.of
        where !["number", "count", "maximum", "minimum"].contains(phrase.noun) && !ThingKind.isAttribute(whole) {
            // "The date of a visit", "loans of artworks"; but a list of customers is no record.
            let isDoing = lexicon.processNouns.contains(phrase.noun) || lexicon.eventNouns.contains(phrase.noun)
            guard
                ThingKind.isAttribute(phrase) || isDoing || ThingKind.isPerson(whole)
                    || ["stock", "inventory"].contains(phrase.noun) || isRecordedOf(phrase, whole, clause)
            else { continue }
            owners(of: whole, clause)
            if whole.modifiers.contains(where: { Computation.word($0.lower) != nil }) { continue }
            register(whole, clause, wanted: false)
        }
    }

    /// "Record downtimes of the machines": what they are of is there as well.
    private func isRecordedOf(_ phrase: NounPhrase, _ whole: NounPhrase, _ clause: Clause) -> Bool {
        clause.isCommand && clause.verb?.verbKind == .record && clause.objects.contains(phrase) && phrase.isPlural
            && !Self.collective.contains(phrase.noun) && whole.head.tag == .noun
            && (whole.isPlural || whole.determiner != .none) && !isMaterial(whole)
    }

    /// Whether the object of a clause is a record of its own.
    private func isRecord(
        _ phrase: NounPhrase, _ preposition: String?, _ clause: Clause, _ kind: VerbKind?, commanded: Bool
    ) -> Bool {
        if ThingKind.isVague(phrase) || phrase.isFlag { return false }
        if Self.isExplicit(phrase) { return true }
        if PhraseParser.units.contains(phrase.head.lower), phrase.naming.isEmpty, preposition != nil { return false }
        if kind == .transact, preposition == nil, phrase.isMany, lexicon.units.contains(phrase.noun),
            lexicon.attribute(phrase.noun) != nil
        {
            // "Guests book several places on a departure": how many.
            return false
        }
        if Self.collective.contains(phrase.noun), !phrase.of.isEmpty { return false }
        if preposition == nil, isSubstance(phrase), !commanded || kind == .steward { return false }
        if preposition == nil, isNotedDown(phrase, clause) { return false }
        // "At home", "in production": how or where, not which.
        if let preposition, ["at", "in", "on", "by", "through"].contains(preposition), phrase.naming.isEmpty,
            isSubstance(phrase)
        {
            return false
        }
        if commanded, let first = clause.objects.first, first.isPronoun, first != phrase, kind == .record {
            return false
        }
        if isAddedValue(phrase, preposition, clause, kind) { return false }
        if preposition == "during", !ThingKind.isAttribute(phrase), !phrase.isMany { return !clause.isNegated }
        if preposition == "per" || clause.places.contains(phrase), !ThingKind.isAttribute(phrase) {
            return !Self.units.contains(phrase.noun)
        }
        if preposition != nil, commanded, kind == .record || kind == .want, clause.places.first != nil,
            phrase.start < clause.verb?.token.start ?? 0, !ThingKind.isAttribute(phrase)
        {
            // "For every incident on a site": the site comes with the incident.
            return true
        }
        if preposition == "for", !phrase.isPlural, phrase.determiner == .none, phrase.naming.isEmpty, kind == .steward {
            // "Bring it in for repair": why, not what.
            return false
        }
        if preposition == nil, isValueOfPlace(phrase, clause, kind) { return false }
        if ThingKind.isAttribute(phrase) {
            // "Record feedback with a rating": what has values of its own is a record.
            return kind == .record && commanded && preposition == nil && phrase.owner.isEmpty && phrase.of.isEmpty
                && phrase.per.isEmpty && phrase.head.values == nil && ThingKind.isRecordLike(phrase) && hasWith(clause)
                && clause.objects.first == phrase
        }
        if ThingKind.standard(phrase) != nil {
            // A machine or a product may be a plain word; people and companies are always records.
            return kind != .show && kind != .require || preposition == nil || preposition == "per" || !commanded
        }
        if lexicon.systemNouns.contains(phrase.noun), phrase.noun != "portal", !phrase.isPlural,
            phrase.determiner != .each
        {
            return false
        }
        switch preposition {
        case nil:
            switch kind {
            case .have:
                if ["stock", "inventory"].contains(phrase.noun), hasWith(clause) { return true }
                if isLogOf(phrase, clause) { return true }
                if phrase.naming.isEmpty, phrase.determiner == .indefinite,
                    lexicon.ownables.contains(phrase.noun) || lexicon.places.contains(phrase.noun)
                {
                    // "A tenancy has a tenant and a flat."
                    return true
                }
                // "Home goals and away goals" are two figures.
                if phrase.isPlural, !phrase.isMany, !phrase.naming.isEmpty,
                    clause.objects.contains(where: {
                        $0 != phrase && $0.noun == phrase.noun && $0.isPlural && !$0.naming.isEmpty
                    })
                {
                    return false
                }
                return phrase.isPlural || phrase.isMany
            case .record: return true
            case .want: return commanded
            case .steward where clause.objects.count > 1 && ["give", "award", "grant"].contains(clause.verb?.lemma):
                // "Reviewers give it a score and a recommendation."
                return phrase.isPlural
            case .show where !clause.isCommand && !clause.subjects.allSatisfy(\.isPronoun):
                // "An exhibition shows works", but "a project shows its total".
                return phrase.isPlural && !phrase.modifiers.contains { Computation.word($0.lower) != nil }
            case .associate where phrase.range != nil, .steward where phrase.range != nil: return false
            case .associate where !phrase.isPlural && clause.objects.contains(where: ThingKind.isAttribute):
                // "A test yields a value, a unit and a flag."
                return false
            case .transact, .steward, .associate: return true
            case .belong: return commanded || phrase.isPlural && !clause.isPassive
            default: return false
            }
        case "with"
        where lexicon.places.contains(phrase.noun) && phrase.determiner == .definite && phrase.naming.isEmpty:
            // "With the site where it stands": the text points at a record.
            return true
        case "by" where clause.isPassive, "between" where !clause.isCommand:
            return kind == .steward || kind == .associate || kind == .transact || kind == .belong
        case "with" where kind == .belong && Interpreter.dwelling.contains(clause.verb?.lemma ?? ""): return true
        case "with", "like", "as", "by", "than", "before", "after", "until", "from", "above", "below", "over", "under":
            return false
        case "through", "between", "among", "beside":
            return [.belong, .transact, .associate, .steward].contains(kind)
                && (phrase.isPlural || preposition != "through")
        case "of", "to", "into", "against", "for", "in", "per", "on", "at", "across":
            if kind == .record, commanded, ["in", "on"].contains(preposition), phrase.isPlural, !clause.isCommand {
                // "The cemetery keeps graves in sections."
                return true
            }
            return kind == .belong || kind == .transact || kind == .associate || kind == .steward
                || (kind == .show && clause.isPassive)
                || (kind == .record && phrase.determiner == .each && preposition == "per")
                || (kind == .record && !commanded)
        default: return false
        }
    }

    /// "A vehicle has a service history: date, mileage, cost": each entry of it is a record.
    private func isLogOf(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        ["history", "log", "logbook", "record", "diary", "journal", "register"].contains(phrase.noun)
            && clause.objects.count == 1 && clause.parts.contains { $0.preposition == "with" && $0.phrases.count > 1 }
    }

    /// "For each incident we capture the severity and the reporter": single things are values of the incident.
    private func isValueOfPlace(_ phrase: NounPhrase, _ clause: Clause, _ kind: VerbKind?) -> Bool {
        guard kind == .record || kind == .want, let place = clause.places.first, place != phrase, !phrase.isPlural,
            !phrase.isMany, ThingKind.standard(phrase) == nil
        else { return false }
        if phrase.determiner == .definite { return true }
        if clause.objects.count > 2, clause.objects.filter(ThingKind.isAttribute).count > 1 { return true }
        return !lexicon.eventNouns.contains(phrase.noun) && !lexicon.processNouns.contains(phrase.noun)
            && !hasWith(clause)
    }

    /// "We run car washes", "we keep bees": says who asks, unless something is said about what they have.
    static func isBackground(_ clause: Clause) -> Bool {
        guard clause.sentence == 0, clause.modal == nil, let verb = clause.verb, verb.form == .base,
            let subject = clause.subjects.first, ["we", "i"].contains(subject.head.lower),
            backgroundVerbs.contains(verb.lemma),
            clause.parts.allSatisfy({ $0.preposition == nil || ["in", "at", "across", "for"].contains($0.preposition) }
            ),
            !clause.words.contains(where: { $0.verbKind == .want })
        else { return false }
        return clause.objects.allSatisfy { $0.owner.isEmpty && $0.per.isEmpty }
    }

    private static let backgroundVerbs: Set<String> = [
        "run", "operate", "own", "keep", "breed", "sell", "offer", "provide", "produce", "make", "grow", "teach",
        "manufacture", "be", "have", "build",
    ]

    /// Words for several of something, or for a figure over them.
    private static let collective: Set<String> = [
        "sum", "total", "number", "count", "average", "list", "overview", "history", "kind", "type", "amount", "half",
        "most", "percentage", "share", "set", "group", "part", "rest", "end", "start", "result",
    ]

    /// What a price or a rate is "per", without being a record.
    private static let units: Set<String> = [
        "night", "hour", "day", "minute", "week", "month", "year", "quarter", "piece", "kg", "kilogram", "mile",
        "kilometre", "kilometer", "head",
    ]

    static func isExplicit(_ phrase: NounPhrase) -> Bool {
        ["object", "record", "entity", "table"].contains(phrase.noun) && !phrase.naming.isEmpty
    }

    /// "The hotel has rooms", "a nursery has groups": whoever asks, if the text speaks of no other.
    private static func isBusiness(_ subject: NounPhrase, _ clause: Clause, _ clauses: [Clause]) -> Bool {
        guard clause.sentence == 0, Lexicon.shared.businesses.contains(subject.noun), !subject.isPlural,
            !clause.isPassive,
            subject.determiner == .indefinite || subject.determiner == .definite, let verb = clause.verb,
            verb.verbKind != .be, clause.objects.contains(where: { $0.isPlural || $0.noun == "aircraft" }),
            subject.determiner == .definite || verb.verbKind != .have
                || !clause.objects.allSatisfy(ThingKind.isAttribute)
        else { return false }
        return !clauses.contains { other in
            (other.allPhrases + other.allPhrases.flatMap { $0.owner + $0.of + $0.per }).contains {
                $0.noun == subject.noun && $0.start != subject.start
                    && ($0.determiner != .definite || $0.isPlural)
            }
        }
    }

    /// "Our library lends books": the subject is whoever asks, not a record.
    static func isOwnOrganisation(_ clause: Clause, in clauses: [Clause]) -> Bool {
        guard let subject = clause.subjects.first, clause.subjects.count == 1, !subject.isPronoun else { return false }
        if subject.hasOwnDeterminer(in: clause) && !ThingKind.isPerson(subject) { return true }
        if isBusiness(subject, clause, clauses) { return true }
        guard let kind = clause.verb?.verbKind, kind == .record || kind == .steward || kind == .transact,
            !clause.isPassive,
            !ThingKind.isPerson(subject), subject.determiner == .indefinite || subject.determiner == .definite,
            clause.modal == nil || clause.modal == "must", clause.sentence == 0,
            clause.objects.contains(where: \.isPlural)
        else { return false }
        // If it turns up again, it is part of the model.
        return !clauses.contains { other in
            other.sentence != clause.sentence
                && (other.allPhrases + other.allPhrases.flatMap { $0.owner + $0.of + $0.per })
                    .contains { $0.noun == subject.noun && $0.determiner != .definite }
        }
    }
}

extension NounPhrase {
    /// Whether "our" or "my" stands before it.
    fileprivate func hasOwnDeterminer(in clause: Clause) -> Bool {
        !isPlural && clause.words.contains { $0.token.start == start && ["our", "my"].contains($0.lower) }
    }
}
