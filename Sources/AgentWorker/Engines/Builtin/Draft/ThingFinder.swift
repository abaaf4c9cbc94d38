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
    /// Nouns that have something by a possessive: "the animal's status".
    let possessors: Set<String>
    /// Nouns that "each", "per" or "a … has" says something of.
    let spokenOf: Set<String>
    /// Nouns of which the text wants the highest, the last or the like.
    let summed: Set<String>
    /// Nouns for what those who ask run: their hotels are records, no companies.
    let ownKinds: Set<String>
    /// Who sends or gives something to those who ask.
    let senders: Set<String>
    /// Companies by their name that the text speaks of as people: contractors who attend something.
    let personal: Set<String>
    /// Nouns of which the text wants to count those of each whole.
    let told: Set<String>
    /// Where commands start that tell what to note of two kinds that go together many times.
    let ofPairs: Set<Int>
    /// Records that what people do brings about anyway: a loan, where members borrow.
    let toldDoings: Set<String>
    /// People that no list has, by what they do here: standard object by noun.
    let agents: [String: String]
    /// People of a trade who rent or buy something: customers here, not staff.
    let tradesmen: Set<String>

    init(draft: ModelDraft, schema: any OrgSchema, clauses: [Clause]) {
        self.draft = draft
        self.schema = schema
        let customers = Lexicon.shared.externalPeople.union(Lexicon.shared.organisations).union(["account", "contact"])
        var machines: Set<String> = []
        for clause in clauses { machines.formUnion(Self.placedMachines(clause, customers)) }
        for clause in clauses where ["own", "have", "belong", "buy"].contains(clause.verb?.lemma ?? "") {
            // Customers have the machine; that it has a manufacturer makes nobody a customer.
            let holders =
                clause.verb?.lemma == "belong" || clause.isPassive
                ? clause.parts.flatMap(\.phrases) : clause.subjects + clause.subjects.flatMap { $0.owner + $0.of }
            guard holders.contains(where: { customers.contains($0.noun) && !$0.head.isConcrete }) else { continue }
            for phrase in clause.allPhrases where Lexicon.shared.machines.contains(phrase.noun) {
                machines.insert(phrase.noun)
            }
        }
        // "Installations belong to an account and consist of panels": what has parts with figures is no asset.
        for clause in clauses where clause.verb?.lemma == "comprise" { machines.subtract(clause.subjects.map(\.noun)) }
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
        summed = Set(
            clauses.flatMap(\.allPhrases).filter { phrase in
                phrase.modifiers.contains { Computation.word($0.lower) != nil }
            }.map(\.noun))
        var defined: Set<String> = []
        for clause in clauses {
            if [.have, .belong].contains(clause.verb?.verbKind) || Self.headsList(clause, clauses) {
                defined.formUnion(clause.subjects.map(\.noun))
            }
            for phrase in clause.allPhrases where phrase.determiner == .each { defined.insert(phrase.noun) }
        }
        self.defined = defined
        let said = clauses.flatMap { $0.allPhrases + $0.condition.flatMap(\.allPhrases) }
        possessors = Set(said.flatMap(\.owner).map(\.noun))
        spokenOf = defined.union(
            clauses.flatMap { $0.parts.filter { $0.preposition == "per" }.flatMap(\.phrases).map(\.noun) })
        ownKinds = Set(
            clauses.filter { Self.isBackground($0) && $0.verb?.verbKind != .be }
                .flatMap(\.objects).filter { $0.isPlural }.map(\.noun)
        ).union(clauses.flatMap(Self.groupsOfPeople))
        senders = Self.senders(in: draft.requirement)
        personal = Set(
            clauses.filter { ["attend", "enrol", "enroll", "sit", "wear", "train"].contains($0.verb?.lemma ?? "") }
                .flatMap(\.subjects).map(\.noun).filter(["contractor", "subcontractor", "partner", "dealer"].contains))
        told = Set(
            clauses.filter { $0.verb?.lemma == "count" && $0.isCommand }.flatMap(\.objects)
                .filter { $0.determiner == .definite && $0.isPlural && !($0.of + $0.per + $0.owner).isEmpty }.map(
                    \.noun))
        ofPairs = Self.commandsOfPairs(in: clauses)
        agents = Self.agents(in: clauses)
        tradesmen = Self.tradesmen(in: clauses)
        toldDoings = Set(
            clauses.filter { $0.subjects.contains(where: ThingKind.isPerson) || $0.isPassive }
                .compactMap { $0.verb.flatMap { Lexicon.shared.nominal(of: $0.lemma)?.lowercased() } })
        let types = clauses.filter { $0.objects.contains { $0.noun == "type" && $0.hasModifier("record") } }
            .flatMap(\.allPhrases).filter { $0.head.tag == .quoted }.map(\.noun)
        states = Set(clauses.flatMap(\.words).flatMap { $0.values ?? [] }.map { $0.lowercased() } + types)
    }

    func find(in clauses: [Clause], roles: [RoleList] = []) {
        registerParts(in: clauses)
        let sentences = Set(clauses.map(\.sentence))
        for list in roles where !sentences.contains(list.clause.sentence) { register(list) }
        for clause in clauses where !clause.isAside {
            if Needs.isOnlyNeed(clause) {
                // "Expense claims above 500 need approval": nothing to add, but it is claims that need it.
                guard clause.verb?.verbKind == .want || clause.verb?.verbKind == .require else { continue }
                for subject in clause.subjects
                where !ThingKind.isAttribute(subject) && !isValueElsewhere(subject, clauses) {
                    register(subject, clause, wanted: false)
                }
            } else {
                read(clause, all: clauses, roles: roles.filter { $0.clause.sentence == clause.sentence })
            }
        }
    }

    /// "Fees over 300 need an approval", where a record has a fee.
    private func isValueElsewhere(_ subject: NounPhrase, _ clauses: [Clause]) -> Bool {
        subject.naming.isEmpty && lexicon.attribute(subject.noun) != nil
            && clauses.contains { clause in
                clause.verb?.verbKind == .have
                    && clause.objects.contains { $0.noun == subject.noun && !$0.isPlural && !$0.isMany }
            }
    }

    /// "The notes", where a sentence before lists notes among the values of something.
    private func isListedBefore(_ phrase: NounPhrase, _ clause: Clause, _ clauses: [Clause]) -> Bool {
        phrase.determiner == .definite && phrase.naming.isEmpty && lexicon.attribute(phrase.noun) != nil
            && clauses.contains { other in
                other.sentence < clause.sentence && other.verb?.verbKind == .have && other.objects.count > 1
                    && other.objects.contains { $0.noun == phrase.noun && $0.naming.isEmpty }
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
        for subject in clause.condition.flatMap(\.subjects)
        where clause.verb?.verbKind == .require && ThingKind.standard(subject) != nil && !subject.isPronoun {
            // "If an opportunity is Lost, require a reason": the opportunity has it.
            register(subject, clause, wanted: false)
        }
        let kind = Interpreter.isHolding(clause) ? .have : clause.verb?.verbKind
        let ownOrganisation = Self.isOwnOrganisation(clause, in: clauses)
        for subject in clause.subjects where !ownOrganisation {
            owners(of: subject, clause)
            // "Complaints: …" heads what follows; "Conference planning: …" is a title.
            let isHeading = clause.verb == nil && !hasWith(clause) && !Self.isExplicit(subject)
            let isListed = clause.subjects.count > 1 && ThingKind.standard(subject) != nil
            if isHeading, isPartOfHeading(subject, clause) {
                register(subject, clause, wanted: false)
                continue
            }
            if isHeading, subject.isPlural, subject.naming.isEmpty, ThingKind.isAttribute(subject),
                lexicon.units.contains(subject.noun) || lexicon.countables.contains(subject.noun),
                Self.headsList(clause, clauses)
            {
                // "Seats: row, category": a figure elsewhere.
                register(subject, clause, wanted: true)
                continue
            }
            if isHeading, !subject.isPlural, !isListed {
                guard Self.headsList(clause, clauses), !ThingKind.isAttribute(subject) else { continue }
                register(subject, clause, wanted: true)
                continue
            }
            if isHeading, clause.subjects.contains(where: ThingKind.isAttribute), isCountInList(subject, clauses) {
                continue
            }
            if isHeading, clause.subjects.count > 2, subject != clause.subjects.first, subject.determiner == .none,
                !subject.isMany, ThingKind.standard(subject) == nil, !spokenOf.contains(subject.noun),
                clause.subjects.filter(ThingKind.isAttribute).count > 1
            {
                // "Date, weather, casualties": figures of what the list is about.
                continue
            }
            if kind == .be, !clause.isPassive, ThingKind.standard(subject) == nil, !Self.isToldOf(subject, clause),
                !isOfSomething(subject, clause)
            {
                continue
            }
            if ThingKind.isBound(subject), clause.isPassive { continue }
            // "The sum gives their score": a figure.
            if ["sum", "total", "average"].contains(subject.noun), subject.naming.isEmpty, !subject.isPlural {
                continue
            }
            // "Refuse collection runs in rounds": what is done, not what is kept.
            if clause.sentence == 0, subject.determiner == .none, !subject.isPlural, !clause.isPassive,
                ["run", "work", "operate", "function", "happen", "occur"].contains(clause.verb?.lemma ?? ""),
                clause.objects.isEmpty, ThingKind.standard(subject) == nil
            {
                continue
            }
            if kind == .require, clause.isPassive { continue }
            if ["depend", "differ", "vary"].contains(clause.verb?.lemma ?? ""), subject.determiner == .none,
                ThingKind.standard(subject) == nil, subject.isPlural, draft.thing(for: subject) == nil
            {
                // "Sets and repetitions depend on the program": figures of it.
                continue
            }
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
            if ThingKind.isAttribute(subject), !isDoneTo(subject, clause), !isHeadingWith(subject, clause),
                !isKindWithValues(subject, clause), !isDoneByMany(subject, clause),
                !(kind == .have && !subject.naming.isEmpty && clause.objects.count > 1
                    && (subject.determiner == .indefinite || subject.determiner == .each)
                    && subject.head.values == nil && !clause.isPassive),
                !isDoer(subject, clause),
                ![.have, .belong].contains(kind) && !(kind == .transact && clause.isPassive)
                    && !(kind == .associate && hasWith(clause) && clause.objects.isEmpty)
                    || !ThingKind.isRecordLike(subject) && !isDescribed(subject, clause) || subject.head.values != nil
            {
                continue
            }
            register(subject, clause, wanted: false)
            // "Every collection of a container": what it is of is there as well.
            for whole in subject.of
            where clause.verb != nil && !ThingKind.isAttribute(whole) && !ThingKind.isAttribute(subject)
                && !Self.collective.contains(subject.noun) && whole.head.tag == .noun && !isMaterial(whole)
                && !whole.isCounted
            {
                register(whole, clause, wanted: false)
            }
        }
        for list in roles { register(list) }
        if Self.isBackground(clause) || AccessRestrictions.isRestriction(clause) { return }
        if kind == .access, clause.mentions("only"),
            clause.objects.contains(where: { isListedBefore($0, clause, clauses) })
        {
            // "Sessions have a date and notes. Only therapists may read the notes": the field.
            return
        }
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

    /// "Cyclists ride stages of a race": the race is there as well.
    private func isPartOfOne(_ phrase: NounPhrase, _ whole: NounPhrase, _ clause: Clause) -> Bool {
        clause.objects.contains(phrase) && phrase.isPlural && whole.determiner == .indefinite && !whole.isPlural
            && [.steward, .associate, .transact].contains(clause.verb?.verbKind) && !clause.isCommand
            && !Self.collective.contains(phrase.noun) && !lexicon.vagueNouns.contains(whole.noun)
            && !lexicon.businesses.contains(whole.noun)
            && (lexicon.happens(whole.noun) || Self.patterns.contains(whole.noun))
    }

    /// "Bike loans - member, bike, start date": a loan is of a bike.
    private func isPartOfHeading(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        guard clause.subjects.count > 2, subject.naming.isEmpty, !subject.isPlural, !ThingKind.isAttribute(subject),
            ThingKind.standard(subject) == nil
        else { return false }
        return draft.things.contains { thing in
            let words = thing.name.split(separator: " ").map(String.init)
            return thing.standard == nil && words.count == 2 && words[0] == subject.noun && lexicon.happens(words[1])
        }
    }

    /// "Game levels are playtested. Each playtest has …": what a doing with a record is done to is a record.
    private func isDoneTo(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        guard clause.isPassive, subject.isPlural, let verb = clause.verb, clause.modal == nil, clause.objects.isEmpty,
            subject.head.values == nil, !subject.naming.isEmpty
        else { return false }
        let doing = lexicon.nominal(of: verb.lemma)?.lowercased() ?? verb.lemma
        return defined.contains(doing)
    }

    /// "Supervision notes on each offender, with a date and a text": what a heading lists values of.
    private func isHeadingWith(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        clause.verb == nil && hasWith(clause) && subject.isPlural && !subject.naming.isEmpty
            && clause.subjects.count == 1 && subject.head.values == nil && ThingKind.isRecordLike(subject)
    }

    /// "A risk can be covered by several controls": what goes with many of something is a record.
    private func isDoneByMany(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        clause.isPassive && subject.determiner == .indefinite && ThingKind.isRecordLike(subject)
            && subject.head.values == nil
            && clause.phrases(after: "by", "in", "to").contains { $0.isMany && !ThingKind.isAttribute($0) }
    }

    /// "Each department runs courses": what does something with records is one, though elsewhere a value.
    private func isDoer(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        guard [.steward, .transact].contains(clause.verb?.verbKind), !clause.isPassive, clause.modal == nil,
            subject.determiner == .each || subject.determiner == .indefinite, subject.head.values == nil,
            ThingKind.isRecordLike(subject)
        else { return false }
        return clause.objects.contains { $0.isPlural && !ThingKind.isAttribute($0) }
    }

    /// "A subject has a code and credits": what has values of its own is a record, though elsewhere a value.
    private func isDescribed(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        guard clause.verb?.verbKind == .have, !clause.isPassive,
            clause.objects.count > 1 || clause.objects.contains(where: { $0.isPlural && !ThingKind.isAttribute($0) }),
            subject.determiner == .each || subject.determiner == .indefinite,
            subject.of.isEmpty,
            !lexicon.units.contains(subject.noun)
        else { return false }
        return ![.date, .time, .dateTime, .decimal, .percent, .checkbox].contains(lexicon.attribute(subject.noun))
    }

    /// "Each permit type has its own fee": a kind that has values is a record.
    private func isKindWithValues(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        clause.verb?.verbKind == .have && !clause.isPassive && subject.head.values == nil && subject.of.isEmpty
            && ["type", "kind", "category", "class", "tier", "level"].contains(subject.noun)
            && subject.naming.contains { $0.tag == .noun }
            && (subject.isPlural || subject.determiner == .each || subject.determiner == .indefinite)
            && clause.objects.contains { $0.head.values == nil }
    }

    /// "Each rental is for one box", "a stay is in a bed": a record, since it has a place among others.
    static func isToldOf(_ subject: NounPhrase, _ clause: Clause) -> Bool {
        guard subject.determiner == .each || subject.determiner == .indefinite, !subject.isPronoun,
            clause.predicate.isEmpty, clause.objects.isEmpty, clause.condition.isEmpty, !ThingKind.isAttribute(subject),
            Interpreter.isOfOne(clause)
        else { return false }
        return true
    }

    /// "Put the dog's name and breed on the contact": fields of the contact, where nothing else is said of dogs.
    private func isOwnerOnStandard(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard clause.isCommand,
            ["add", "put", "want", "need", "record", "store", "keep", "have"].contains(clause.verb?.lemma),
            phrase.owner.count == 1, let owner = phrase.owner.first, !owner.isPlural, owner.determiner == .definite,
            clause.objects.contains(phrase), clause.objects.allSatisfy({ !$0.isPlural && !$0.isMany }),
            let target = clause.phrases(after: "to", "on").first, ThingKind.standard(target) != nil
        else { return false }
        return ThingKind.standard(owner) == nil && draft.thing(for: owner) == nil
    }

    /// Whoever has something is a record.
    private func owners(of phrase: NounPhrase, _ clause: Clause) {
        if isOwnerOnStandard(phrase, clause) { return }
        for owner in phrase.owner + phrase.per
        where !Self.units.contains(owner.noun) && !PhraseParser.units.contains(owner.noun)
            && !PhraseParser.units.contains(owner.head.lower)
        {
            if phrase.per.contains(owner), lexicon.units.contains(owner.noun), ThingKind.isAttribute(phrase),
                owner.naming.isEmpty, !defined.contains(owner.noun)
            {
                // "The price per portion".
                continue
            }
            if lexicon.countables.contains(owner.noun), ThingKind.isAttribute(phrase),
                clause.parts.contains(where: { part in
                    part.phrases.contains(phrase) && part.phrases.contains { $0.noun == owner.noun && $0.isPlural }
                })
            {
                // "Sheets, price per sheet": how many, and what each costs.
                continue
            }
            owners(of: owner, clause)
            let isGroup = ThingKind.isAttribute(owner) && ThingKind.periodic.contains(phrase.noun)
            if !ThingKind.isAttribute(owner) || isGroup, owner.head.tag != .adjective {
                register(owner, clause, wanted: false)
            }
        }
        for whole in phrase.of
        where !["number", "count", "maximum", "minimum"].contains(phrase.noun) && !ThingKind.isAttribute(whole) {
            // "Year of construction", "date of entry": which year.
            let isBare =
                whole.determiner == .none && !whole.isPlural && whole.naming.isEmpty
                && Tokenizer.tokens(of: draft.requirement).filter { Inflection.singular($0.lower) == whole.noun }.count
                    == 1
            if isBare, ["year", "month", "date", "day", "time", "place", "country", "town"].contains(phrase.noun) {
                continue
            }
            // "The date of a visit", "loans of artworks"; but a list of customers is no record.
            let isDoing = lexicon.processNouns.contains(phrase.noun) || lexicon.eventNouns.contains(phrase.noun)
            guard
                ThingKind.isAttribute(phrase) || isDoing || ThingKind.isPerson(whole)
                    || ["stock", "inventory"].contains(phrase.noun)
                    || ["sum", "total"].contains(phrase.noun) && isPaidEachTime(whole)
                    || isRecordedOf(phrase, whole, clause)
                    || isPartOfOne(phrase, whole, clause) || isPlaceOfOne(phrase, whole, clause)
                    || Self.isPlanOfParts(phrase) && whole.isPlural
                    // "Shifts of a program".
                    || phrase.isPlural && whole.determiner == .indefinite && !Self.collective.contains(phrase.noun)
                        && !lexicon.vagueNouns.contains(whole.noun)
                    || ThingKind.standard(whole) != nil && !Self.collective.contains(phrase.noun)
                        && ThingKind.standard(phrase) == nil
            else { continue }
            owners(of: whole, clause)
            if whole.modifiers.contains(where: { Computation.word($0.lower) != nil }) { continue }
            register(whole, clause, wanted: false)
        }
    }
}
