/// Second reading: takes the clauses in order and puts what they say into the draft.
final class Interpreter {
    let draft: ModelDraft
    let schema: any OrgSchema
    let clauses: [Clause]
    let lexicon = Lexicon.shared
    let typer: FieldTyper
    /// What "it" is where a value is compared.
    var lastField: (thing: Thing, field: String)?
    /// What the last clause was about: whom "it" and fields without an owner belong to.
    var topic: Thing?
    /// What a pronoun stands for, by its place.
    var meant: [Int: Thing] = [:]
    /// "A has several B", "an A uses many B": joined or made parent and child once all is read.
    var manies: [Many] = []
    /// The sentence that last said that there are many of something.
    var lastMany: Int?
    /// Who does something that has a record: linked at the end, unless the record says who it was.
    var settlesLater: [(Thing, Thing, String, String)] = []
    /// Whether all clauses are read.
    private(set) var isComplete = false
    /// Whether a heading such as "per flight:" has just been read.
    private var awaitsList = false
    /// Values to set by a flow, done once the fields are known.
    var settings: [(Clause, Thing?)] = []
    /// Values to work out, done once relationships and fields are known.
    var shown: [Shown] = []
    /// States to flag, done once the dates are known.
    var stateFlags: [(state: String, thing: Thing, words: String)] = []
    /// Conditions, done once the fields are known.
    var conditions: [(Clause, Thing?)] = []

    /// Comparisons of figures that are worked out first: a total that must not exceed a limit.
    private var postponed: [(Clause, Thing?)] = []
    private(set) var isComputed = false

    /// Things with a limit in the text, which need an amount to compare.
    var thresholds: [(Thing, String)] = []

    /// One of `from` has many of `to`.
    struct Many {
        let from: Thing
        let to: Thing
        let role: String?
        /// "has", "contains": the parts are nothing without the whole.
        let isComposition: Bool
        let words: String
    }

    struct Shown {
        let phrase: NounPhrase
        let owner: Thing?
        /// Whose it is if nothing else says so.
        var topic: Thing?
        let words: String
    }

    init(draft: ModelDraft, schema: any OrgSchema, clauses: [Clause]) {
        self.draft = draft
        self.schema = schema
        self.clauses = clauses
        typer = FieldTyper(draft: draft)
    }

    func interpret() {
        for clause in clauses {
            let known = manies.count
            read(takenByPair(clause))
            if manies.count > known { lastMany = clause.sentence }
        }
        isComplete = true
    }

    /// Keeps a clause about a figure for when the figure is there.
    func postpone(_ clause: Clause) { postponed.append((clause, topic)) }

    /// Reads what was kept, once totals are worked out.
    func readPostponed() {
        isComputed = true
        for (clause, topic) in postponed {
            self.topic = topic
            _ = Constraints.read(clause, in: self)
        }
    }

    private func read(_ clause: Clause) {
        defer { awaitsList = clause.verb == nil && clause.subjects.isEmpty && !clause.places.isEmpty }
        let clause = withOwnQualifiers(withListAfterExamples(withStateAsCondition(clause)))
        Needs.note(clause, in: self)
        if clause.isAside { return }
        takeValues(of: clause)
        takeUnits(of: clause)
        noteWhose(clause)
        if Needs.isOnlyNeed(clause) { return }
        if ThingFinder.isBackground(clause) { return readBackground(clause) }
        if let one = clause.objects.first, clause.objects.dropFirst().contains(where: \.ownerIsPronoun),
            let whole = (one.per + one.of + one.owner).lazy.compactMap({ self.thing($0) }).first
        {
            // "The stage of each deal and its value": the deal's.
            topic = whole
        }
        defer { readConditions(of: clause) }
        if FieldSettings.read(clause, in: self) { return }
        readOf(clause)
        // "The garage that repairs it", "the technician who did it": says what it is there for.
        if clause.isRelative || clause.words.first?.tag == .verb, clause.verb?.verbKind != .be, clause.words.count < 4,
            !clause.objects.isEmpty, clause.parts.allSatisfy({ $0.phrases.allSatisfy(\.isPronoun) })
        {
            if let person = clause.subjects.first, let topic, thing(person) === topic, topic.standard != nil,
                !person.isPlural,
                let verb = clause.verb
            {
                // "The contact who referred them": another of the same kind.
                addLink(topic, to: topic, label: Label.title([verb.lower, "by"]), words(clause))
            }
            return
        }
        relateToAnother(clause)
        if clause.isRelative, readRelative(clause) { return }
        guard let verb = clause.verb, let kind = verb.verbKind else { return readFragment(clause) }
        let commanded = clause.isCommand || ThingFinder.isOwnOrganisation(clause, in: clauses)
        if readEarned(clause) || Constraints.read(clause, in: self) { return }
        // "Make the status shinier": of what is there already nothing new is kept.
        if clause.isCommand, verb.lemma == "make", clause.objects.allSatisfy({ $0.determiner == .definite }) { return }
        // What may not happen makes no record of it.
        if clause.isNegated, kind != .be, kind != .have { return }
        if clause.isPassive, !commanded, [.transact, .record].contains(kind), !clause.subjects.isEmpty,
            clause.subjects.allSatisfy({ ["time", "hour", "effort"].contains($0.noun) && $0.naming.isEmpty })
        {
            // "Time is booked by employees on phases."
            var active = clause
            active.subjects = clause.phrases(after: "by")
            active.parts =
                [Clause.Part(preposition: nil, phrases: clause.subjects)]
                + clause.parts.filter { $0.preposition != "by" }
            active.isPassive = false
            return readEntry(active, verb)
        }
        if !commanded, !clause.isPassive, logsTime(clause) { return readEntry(clause, verb) }
        let isTold = !commanded || !clause.subjects.isEmpty && [.transact, .steward, .associate].contains(kind)
        if isTold, [.record, .belong, .associate, .steward, .show, .transact, .compare].contains(kind),
            !Self.isHolding(clause),
            let nominal = assignedDoing(clause) ?? headed(clause) ?? namedDoing(verb, clause)
                ?? doing(of: clause.subjects),
            readParticipants(clause, nominal)
        {
            return
        }
        if readDiffering(clause, verb) || readJoining(clause, verb) { return }
        switch kind {
        case _ where commanded && [.record, .want].contains(kind) && asksFigure(clause):
            readShow(clause, commanded: true)
        case .record
        where !commanded && !clause.isPassive && Self.holding.contains(verb.lemma)
            && !(clause.subjects.first?.isPronoun == true && !clause.places.isEmpty)
            && clause.subjects.first.map { !ThingKind.isPerson($0) && thing($0) != nil } ?? false:
            readHave(clause)
        case .record where clause.isPassive && isAboutValues(clause): readPlaceValues(clause)
        case .record
        where clause.isPassive && !commanded && verb.lemma == "register" && !clause.phrases(after: "for").isEmpty:
            // "Children are registered for a camp."
            readTransaction(clause, verb)
        case .record where clause.isPassive && !commanded: readBelong(clause)
        case .record where !commanded && clause.objects.isEmpty && lexicon.nominal(of: verb.lemma) != nil:
            readTransaction(clause, verb)
        case .record where !commanded && readNotes(clause): break
        case .record: commanded ? readRecord(clause) : readEntry(clause, verb)
        // "Let contacts register": what they may do is the next clause.
        case .want where verb.lemma == "let" && !commanded && !clause.phrases(after: "to").isEmpty:
            // "A landlord lets flats to tenants."
            readSteward(clause, verb)
        case .want where verb.lemma == "let": break
        case .have: commanded ? readRecord(clause) : readHave(clause)
        case .belong where clause.isCommand && clause.subjects.isEmpty:
            // "Link contracts to opportunities."
            var told = clause
            told.subjects = clause.objects
            told.parts.removeAll { $0.preposition == nil }
            readBelong(told)
        case .belong
        where !commanded && !clause.isPassive && clause.objects.contains(where: { !isValue($0) && thing($0) != nil }):
            // "Tenants report defects": the verb has an object, so somebody does it.
            readSteward(clause, verb)
        case .belong
        where !clause.isPassive && clause.subjects.first.map(ThingKind.isPerson) ?? false
            && draft.thing(named: verb.lemma) != nil:
            // "Guests stay in rooms", where a stay has dates.
            readDoing(clause, verb, kind, commanded)
        case _ where stayed(clause).map({ readParticipants(clause, $0) }) ?? false: break
        case .belong: readBelong(clause)
        case .transact, .steward, .associate, .automate:
            readDoing(clause, verb, kind, commanded)
        case .want, .require:
            clause.isPassive && clause.subjects.contains(where: isFigure)
                ? readShow(clause, commanded: false)
                : kind == .require ? readRequire(clause) : commanded ? readRecord(clause) : readHave(clause)
        case .show
        where clause.isPassive
            && clause.subjects.contains(where: { $0.modifiers.contains { StateFlag.isState($0.lower) } }):
            readShow(clause, commanded: false)
        case .show where clause.isPassive && clause.subjects.allSatisfy({ isValue($0) || isFigure($0) }):
            readShow(clause, commanded: false)
        case .show where !commanded && clause.isPassive: readBelong(clause)
        case .show
        where !commanded && clause.subjects.contains(where: ThingKind.isPerson) && !clause.phrases(after: "to").isEmpty:
            // "Agents show properties to buyers": people do it, not the system.
            readTransaction(clause, verb)
        case .show where !commanded && showsRecords(clause): readAssociation(clause, verb)
        case .show where commanded && asksValues(clause): readRecord(clause)
        case .show: readShow(clause, commanded: commanded)
        case .be: readBe(clause)
        case .access, .compare: break
        }
    }

    /// "Our library lends books to members": somebody outside is there, so it is a transaction.
    func toldOfSomebody(_ clause: Clause) -> Bool {
        clause.verb.flatMap { lexicon.nominal(of: $0.lemma) } != nil
            && clause.phrases(after: "to", "for").contains {
                ThingKind.standard($0) == "Contact" || ThingKind.standard($0) == "Account"
            }
            && !clause.objects.isEmpty && clause.objects.allSatisfy { !self.isValue($0) }
    }

    /// "Security posts at client companies": records, and where they are.
    private func isListed(_ clause: Clause) -> Bool {
        guard clause.subjects.count == 1, let subject = clause.subjects.first, subject.isPlural, !isValue(subject),
            thing(subject)?.standard == nil, thing(subject) != nil
        else { return false }
        if subject.per.contains(where: { !isValue($0) && thing($0) != nil }) { return true }
        return clause.parts.contains { part in
            ["at", "for", "of", "per", "in", "on", "from"].contains(part.preposition ?? "")
                && part.phrases.contains { !isValue($0) && thing($0) != nil }
        }
    }

    /// Gives a thing an item of a list: a value, or a figure to be worked out.
    private func attachListed(_ phrase: NounPhrase, to thing: Thing, _ clause: Clause) {
        let isTotal = phrase.hasModifier("total") && phrase.noun == "amount"
        if isTotal || phrase.hasModifier("remaining", "open", "outstanding") && phrase.noun == "amount" {
            shown.append(Shown(phrase: phrase, owner: thing, topic: thing, words: words(clause)))
        } else {
            attach(phrase, to: thing, clause: clause)
        }
    }

    /// "Shift kind, shift date, planned hours": whose values the words before the nouns say.
    private func namedOwner(_ values: [NounPhrase]) -> Thing? {
        let named = values.filter { isValue($0) && !$0.naming.isEmpty }.compactMap { value in
            let name = value.naming.map(\.lemma).joined(separator: " ")
            return draft.things.first { $0.standard == nil && ($0.name == name || $0.aliases.contains(name)) }
        }
        guard named.count > 1, let first = named.first, named.allSatisfy({ $0 === first }) else { return nil }
        return first
    }

    /// "An Employee object with email and start date": no verb, but a record and what it has.
    private func readFragment(_ clause: Clause) {
        if clause.subjects.count == 1, let figure = clause.subjects.first, isFigure(figure), figure.head.values == nil,
            ["number", "count", "sum", "total", "average"].contains(figure.noun)
                || figure.hasModifier("total", "average"),
            !draft.things.isEmpty
        {
            // "Number of outages on the site please": asked for without a verb.
            var told = clause
            told.parts = [Clause.Part(preposition: nil, phrases: clause.subjects)] + clause.parts
            told.subjects = []
            return readShow(told, commanded: true)
        }
        guard
            clause.parts.contains(where: { $0.preposition == "with" })
                || clause.subjects.contains(where: ThingFinder.isExplicit) || isListed(clause)
        else {
            if awaitsList, let topic, !clause.subjects.isEmpty {
                // "Per flight: battery used, minutes in the air, photos taken."
                for subject in clause.subjects { attachListed(subject, to: topic, clause) }
                for phrase in clause.parts.flatMap(\.phrases).dropFirst() where thing(phrase) == nil {
                    attach(phrase, to: topic, clause: clause)
                }
                return
            }
            if let topic, clause.subjects.contains(where: { isValue($0) && $0.head.values == nil }),
                clause.subjects.count > 1 || clause.parts.isEmpty, clause.subjects.allSatisfy({ thing($0) !== topic })
            {
                // "Site visits: customer, date, time and notes": what a heading has.
                let owner = namedOwner(clause.subjects) ?? topic
                for subject in clause.subjects {
                    // "An emergency phone for every student": the student's.
                    let whose = clause.subjects.count == 1 ? (subject.per + clause.places).first.flatMap(thing) : nil
                    attachListed(subject, to: whose ?? owner, clause)
                }
                self.topic = owner
                return
            }
            if let place = clause.places.lazy.compactMap({ self.thing($0) }).first {
                // "For each exhibitor at a fair: …"
                for part in clause.parts where part.preposition != "per" {
                    for phrase in part.phrases where !isValue(phrase) { refer(place, to: phrase, clause: clause) }
                }
                let named = clause.places.compactMap { self.thing($0) }
                // "Per supplier and wedding: the agreed price": of each pair.
                topic = named.count > 1 ? pair(named[0], named[1]) ?? place : place
            }
            for subject in clause.subjects {
                // "The priority is High or Low" is left as a noun with its values.
                if subject.head.values != nil, let owner = owner(of: subject) ?? topic {
                    attach(subject, to: owner, clause: clause)
                } else if let thing = draft.thing(for: subject) {
                    topic = thing
                }
            }
            return
        }
        var command = clause
        command.parts = [Clause.Part(preposition: nil, phrases: clause.subjects)] + clause.parts
        command.subjects = []
        readRecord(command)
    }
}
