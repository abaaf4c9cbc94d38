/// First reading: finds the kinds of records a requirement speaks of, so that the second reading can tell a value
/// ("a date") from a record ("a visit") wherever either stands.
struct ThingFinder {
    let draft: ModelDraft
    let schema: any OrgSchema
    private let lexicon = Lexicon.shared
    /// Machines that the text says customers have.
    private let customerMachines: Set<String>

    init(draft: ModelDraft, schema: any OrgSchema, clauses: [Clause]) {
        self.draft = draft
        self.schema = schema
        let customers = Lexicon.shared.externalPeople.union(Lexicon.shared.organisations).union(["account", "contact"])
        var machines: Set<String> = []
        for clause in clauses where ["own", "have", "belong", "buy"].contains(clause.verb?.lemma ?? "") {
            guard clause.allPhrases.contains(where: { customers.contains($0.noun) }) else { continue }
            for phrase in clause.allPhrases where Lexicon.shared.machines.contains(phrase.noun) {
                machines.insert(phrase.noun)
            }
        }
        customerMachines = machines
    }

    func find(in clauses: [Clause], roles: [RoleList] = []) {
        registerParts(in: clauses)
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
        for clause in clauses where clause.verb?.verbKind == .have && !clause.isPassive && !clause.isCommand {
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
        guard let thing = register(list.target, list.clause, wanted: false) else { return }
        for role in list.roles {
            thing.aliases.formUnion([role.name, role.noun])
            thing.roles.formUnion([role.name, role.noun])
        }
    }

    private func read(_ clause: Clause, all clauses: [Clause], roles: [RoleList]) {
        let kind = clause.verb?.verbKind
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
            // "The reason is required" speaks of a value; "each payment has an amount" of a record.
            if ThingKind.isAttribute(subject), kind != .have || !ThingKind.isRecordLike(subject) { continue }
            register(subject, clause, wanted: false)
            // "Every collection of a container": what it is of is there as well.
            for whole in subject.of
            where clause.verb != nil && !ThingKind.isAttribute(whole) && !ThingKind.isAttribute(subject)
                && !Self.collective.contains(subject.noun) && whole.head.tag == .noun
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

    private func hasWith(_ clause: Clause) -> Bool { clause.parts.contains { $0.preposition == "with" } }

    /// Whoever has something is a record.
    private func owners(of phrase: NounPhrase, _ clause: Clause) {
        for owner in phrase.owner + phrase.per where !Self.units.contains(owner.noun) {
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
            guard ThingKind.isAttribute(phrase) || isDoing || ThingKind.isPerson(whole) else { continue }
            owners(of: whole, clause)
            if whole.modifiers.contains(where: { Computation.word($0.lower) != nil }) { continue }
            register(whole, clause, wanted: false)
        }
    }

    /// Whether the object of a clause is a record of its own.
    private func isRecord(
        _ phrase: NounPhrase, _ preposition: String?, _ clause: Clause, _ kind: VerbKind?, commanded: Bool
    ) -> Bool {
        if ThingKind.isVague(phrase) || phrase.isFlag { return false }
        if Self.isExplicit(phrase) { return true }
        if Self.collective.contains(phrase.noun), !phrase.of.isEmpty { return false }
        if preposition == "per" || clause.places.contains(phrase), !ThingKind.isAttribute(phrase) {
            return !Self.units.contains(phrase.noun)
        }
        if preposition != nil, commanded, kind == .record || kind == .want, clause.places.first != nil,
            phrase.start < clause.verb?.token.start ?? 0, !ThingKind.isAttribute(phrase)
        {
            // "For every incident on a site": the site comes with the incident.
            return true
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
        if lexicon.systemNouns.contains(phrase.noun), phrase.noun != "portal" { return false }
        switch preposition {
        case nil:
            switch kind {
            case .have: return phrase.isPlural || phrase.isMany
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
        case "with", "like", "as", "by", "than", "before", "after", "until", "from", "above", "below", "over", "under":
            return false
        case "of", "to", "into", "against", "for", "in", "per", "on", "at", "across":
            return kind == .belong || kind == .transact || kind == .associate || kind == .steward
                || (kind == .show && clause.isPassive)
                || (kind == .record && phrase.determiner == .each && preposition == "per")
                || (kind == .record && !commanded)
        default: return false
        }
    }

    /// "For each incident we capture the severity and the reporter": single things are values of the incident.
    private func isValueOfPlace(_ phrase: NounPhrase, _ clause: Clause, _ kind: VerbKind?) -> Bool {
        guard kind == .record || kind == .want, let place = clause.places.first, place != phrase, !phrase.isPlural,
            !phrase.isMany, ThingKind.standard(phrase) == nil
        else { return false }
        if phrase.determiner == .definite { return true }
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

    /// "Our library lends books": the subject is whoever asks, not a record.
    static func isOwnOrganisation(_ clause: Clause, in clauses: [Clause]) -> Bool {
        guard let subject = clause.subjects.first, clause.subjects.count == 1, !subject.isPronoun else { return false }
        if subject.hasOwnDeterminer(in: clause) && !ThingKind.isPerson(subject) { return true }
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

    // MARK: Registering

    @discardableResult
    private func register(_ phrase: NounPhrase, _ clause: Clause, wanted: Bool) -> Thing? {
        guard !ThingKind.isVague(phrase), phrase.head.tag != .adjective else { return nil }
        var phrase = phrase
        let explicit = Self.isExplicit(phrase)
        if explicit {
            // The object is named by what stands before the word: an Employee object.
            var naming = phrase.modifiers
            while let last = naming.last, last.lower == "custom" { naming.removeLast() }
            guard let head = naming.popLast() else { return nil }
            phrase.head = head
            phrase.modifiers = naming
        } else if !phrase.of.isEmpty, ["object", "record", "list"].contains(phrase.noun) {
            return nil
        }
        if explicit, lexicon.vagueNouns.contains(phrase.noun), phrase.naming.isEmpty { return nil }
        var standard = ThingKind.standard(phrase)
        if phrase.noun == "owner",
            clause.verb?.verbKind == .belong || owns(phrase, clause)
        {
            standard = "Contact"
        }
        if standard == nil, customerMachines.contains(phrase.noun) { standard = "Asset" }
        if clause.verb?.verbKind == .have, lexicon.genericParts.contains(phrase.noun), phrase.naming.isEmpty,
            let whole = whole(of: phrase, clause), whole.standard == nil
        {
            // A project's tasks are its own records, not activities.
            standard = nil
        }
        if explicit || wanted && clause.verb?.verbKind != .show,
            standard == "User" || (explicit && standard != nil && !isCatalogueName(phrase, standard)),
            phrase.noun != "user"
        {
            // People whose records are asked for are not the users of the org.
            standard = nil
        }
        if let known = draft.thing(for: phrase) {
            if wanted { known.isWanted = true }
            if known.roles.contains(phrase.noun) { return known }
            if known.standard == nil || standard == known.standard || standard == nil {
                if explicit { known.isExplicit = true }
                return known
            }
        }
        if let standard, let description = schema.describe(standard) {
            if let known = draft.things.first(where: { $0.standard == standard }) {
                known.aliases.insert(phrase.name)
                known.aliases.insert(phrase.noun)
                return known
            }
            let thing = Thing(
                name: description.label.lowercased(), label: description.label, standard: standard,
                words: draft.words(of: phrase))
            thing.aliases = [phrase.name, phrase.noun]
            thing.isWanted = wanted
            draft.add(thing)
            return thing
        }
        return registerNew(phrase, clause, explicit: explicit, wanted: wanted)
    }

    /// Whether the owner a clause speaks of owns an animal, a house or the like.
    private func owns(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        (clause.allPhrases + phrase.of + phrase.owner).contains { lexicon.ownables.contains($0.noun) }
    }

    private func isCatalogueName(_ phrase: NounPhrase, _ standard: String?) -> Bool {
        standard.flatMap(schema.describe)?.label.lowercased() == phrase.name
    }

    private func registerNew(_ phrase: NounPhrase, _ clause: Clause, explicit: Bool, wanted: Bool) -> Thing? {
        var label = phrase.objectLabel
        var name = phrase.naming.filter { !lexicon.frequency.contains($0.lower) }.map(\.lemma).joined(separator: " ")
        name = name.isEmpty ? phrase.noun : name + " " + phrase.noun
        var aliases: Set<String> = []
        if lexicon.genericParts.contains(phrase.noun), phrase.naming.isEmpty, let whole = whole(of: phrase, clause) {
            // An invoice's lines are Invoice Lines.
            label = whole.label + " " + label
            aliases = [name]
            name = whole.name + " " + name
        }
        guard label.count <= 40 else { return nil }
        let thing = Thing(name: name, label: label, standard: nil, words: draft.words(of: phrase))
        thing.aliases = aliases
        thing.isExplicit = explicit
        thing.isWanted = wanted
        thing.frequency = phrase.modifiers.first { lexicon.frequency.contains($0.lower) }?.lower
        draft.add(thing)
        return thing
    }

    /// What a generic part is a part of: the subject that has it, or the phrase it belongs to.
    private func whole(of phrase: NounPhrase, _ clause: Clause) -> Thing? {
        let candidates: [NounPhrase]
        if clause.verb?.verbKind == .have {
            candidates = clause.subjects
        } else {
            candidates = phrase.owner + phrase.of + phrase.per + clause.phrases(after: "of", "to", "on", "for", "per")
        }
        return candidates.lazy.compactMap { draft.thing(for: $0) }.first { $0.standard == nil }
            ?? candidates.lazy.compactMap { draft.thing(for: $0) }.first
    }
}

extension NounPhrase {
    /// Whether "our" or "my" stands before it.
    fileprivate func hasOwnDeterminer(in clause: Clause) -> Bool {
        clause.words.contains { $0.token.start == start && ["our", "my"].contains($0.lower) }
    }
}
