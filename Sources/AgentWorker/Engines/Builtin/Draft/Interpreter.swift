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
    /// "A has several B", "an A uses many B": joined or made parent and child once all is read.
    var manies: [Many] = []
    /// Who does something that has a record: linked at the end, unless the record says who it was.
    var settlesLater: [(Thing, Thing, String, String)] = []
    /// Whether all clauses are read.
    private(set) var isComplete = false
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
        for clause in clauses { read(clause) }
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
        Needs.note(clause, in: self)
        if Needs.isOnlyNeed(clause) { return }
        if ThingFinder.isBackground(clause) { return readBackground(clause) }
        defer { readConditions(of: clause) }
        readOf(clause)
        if clause.isRelative, readRelative(clause) { return }
        guard let verb = clause.verb, let kind = verb.verbKind else { return readFragment(clause) }
        let commanded = clause.isCommand || ThingFinder.isOwnOrganisation(clause, in: clauses)
        if Constraints.read(clause, in: self) { return }
        // What may not happen makes no record of it.
        if clause.isNegated, kind != .be, kind != .have { return }
        switch kind {
        case _ where commanded && [.record, .want].contains(kind) && asksFigure(clause):
            readShow(clause, commanded: true)
        case .record where clause.isPassive && isAboutValues(clause): readPlaceValues(clause)
        case .record where clause.isPassive && !commanded: readBelong(clause)
        case .record where !commanded && clause.objects.isEmpty && lexicon.nominal(of: verb.lemma) != nil:
            readTransaction(clause, verb)
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
        case .belong: readBelong(clause)
        case .transact, .steward, .associate, .automate:
            readDoing(clause, verb, kind, commanded)
        case .want, .require:
            clause.isPassive && clause.subjects.contains(where: isFigure)
                ? readShow(clause, commanded: false)
                : kind == .require ? readRequire(clause) : commanded ? readRecord(clause) : readHave(clause)
        case .show where clause.isPassive && clause.subjects.allSatisfy({ isValue($0) || isFigure($0) }):
            readShow(clause, commanded: false)
        case .show where !commanded && clause.isPassive: readBelong(clause)
        case .show
        where !commanded && clause.subjects.contains(where: ThingKind.isPerson) && !clause.phrases(after: "to").isEmpty:
            // "Agents show properties to buyers": people do it, not the system.
            readTransaction(clause, verb)
        case .show where !commanded && showsRecords(clause): readAssociation(clause, verb)
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

    /// "An Employee object with email and start date": no verb, but a record and what it has.
    private func readFragment(_ clause: Clause) {
        guard
            clause.parts.contains(where: { $0.preposition == "with" })
                || clause.subjects.contains(where: ThingFinder.isExplicit)
        else {
            if let topic, clause.subjects.contains(where: { isValue($0) && $0.head.values == nil }),
                clause.subjects.count > 1 || clause.parts.isEmpty, clause.subjects.allSatisfy({ thing($0) !== topic })
            {
                // "Site visits: customer, date, time and notes": what a heading has.
                for subject in clause.subjects { attach(subject, to: topic, clause: clause) }
                return
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

    // MARK: Finding things

    /// The thing of a phrase; a pronoun is the topic.
    func thing(_ phrase: NounPhrase) -> Thing? {
        if phrase.isPronoun { return ["it", "they", "them"].contains(phrase.head.lower) ? topic : nil }
        if phrase.isOurs, ThingKind.isVague(phrase) { return nil }
        if let doing = doing(of: phrase) { return doing }
        if ThingFinder.isExplicit(phrase), let head = phrase.modifiers.last {
            var named = phrase
            named.head = head
            named.modifiers = Array(phrase.modifiers.dropLast())
            return draft.thing(for: named)
        }
        return draft.thing(for: phrase)
    }

    /// "Each enrolled patient" is each enrolment, where there are such.
    private func doing(of phrase: NounPhrase) -> Thing? {
        for word in phrase.modifiers where word.lower.hasSuffix("ed") {
            let nominals = Inflection.verbBases(word.lower).compactMap { lexicon.nominal(of: $0)?.lowercased() }
            let record = nominals.lazy.compactMap { self.draft.thing(named: $0) }.first { $0.standard == nil }
            if let record { return record }
        }
        return nil
    }

    /// Whether a phrase names a value, not a kind of record of this text.
    func isValue(_ phrase: NounPhrase) -> Bool {
        ThingKind.isAttribute(phrase)
            && !draft.things.contains { thing in
                thing.name == phrase.name
                    || thing.name == phrase.noun && !phrase.naming.isEmpty
                        && phrase.naming.allSatisfy { lexicon.relational.contains($0.lower) }
            }
    }

    /// Makes a thing refer to the one that a phrase names, be it in the plural: quotes for requests.
    func refer(_ thing: Thing, to phrase: NounPhrase, clause: Clause) {
        guard !isValue(phrase), let other = self.thing(phrase), other !== thing, !phrase.isMany else {
            return attach(phrase, to: thing, clause: clause)
        }
        link(
            thing, to: other, label: role(phrase, other) ?? other.label, composition: false, required: false,
            words: words(clause))
    }

    func words(_ clause: Clause) -> String { draft.words(of: clause) }

    /// Whose value a phrase names: each invoice's total, the budget of a department, the cost per unit.
    func owner(of phrase: NounPhrase) -> Thing? {
        for candidate in phrase.owner + phrase.per + phrase.of {
            if let thing = thing(candidate) { return thing }
        }
        // "The sum of the effort per project": the effort's project.
        for inner in phrase.of where isValue(inner) {
            if let thing = owner(of: inner) { return thing }
        }
        return phrase.ownerIsPronoun ? topic : nil
    }

    // MARK: Putting values on things

    /// Gives a thing what a phrase names: a field, or a relationship where the phrase names another thing.
    func attach(_ phrase: NounPhrase, to thing: Thing, required: Bool = false, clause: Clause) {
        // "A lookup to account": the account is linked where "to" is read.
        guard !ThingKind.isVague(phrase),
            phrase.head.values != nil || !["lookup", "relationship", "master-detail"].contains(phrase.noun)
        else {
            return
        }
        let words = draft.words(of: phrase)
        if !isValue(phrase), let other = draft.thing(for: phrase), other === thing {
            return linkToItself(thing, phrase, words)
        }
        if !isValue(phrase), let other = draft.thing(for: phrase) {
            if phrase.isMany || phrase.isPlural {
                manies.append(
                    Many(from: thing, to: other, role: role(phrase, other), isComposition: true, words: words))
            } else {
                link(
                    thing, to: other, label: role(phrase, other) ?? other.label, composition: false, required: required,
                    words: words)
            }
            return
        }
        if nameField(phrase, of: thing) { return }
        if reusesStandardField(phrase, of: thing) { return }
        var field = typer.field(for: phrase, on: thing)
        if required, field.type != .checkbox { field.required = true }
        field = draft.addField(field, to: thing)
        lastField = (thing, field.apiName)
        if let range = phrase.range, field.type.isNumeric {
            Constraints.add(range, of: field, on: thing, source: .words(words))
        }
    }

    /// "name" and "number" of a new object are its Name field.
    private func nameField(_ phrase: NounPhrase, of thing: Thing) -> Bool {
        guard thing.standard == nil, phrase.head.values == nil else { return false }
        let said = phrase.naming.map(\.lemma).joined(separator: " ")
        let isOwn = said.isEmpty || said == thing.name || thing.name.hasSuffix(" " + said)
        guard isOwn, phrase.of.allSatisfy({ draft.thing(for: $0) === thing }) else { return false }
        if ["name", "title"].contains(phrase.noun) {
            thing.nameLabel = phrase.noun == "title" && phrase.naming.isEmpty ? "Title" : thing.label + " Name"
            return true
        }
        if phrase.noun == "number", !phrase.hasModifier("unique") {
            thing.nameLabel = thing.label + " Number"
            thing.nameIsNumber = true
            return true
        }
        return false
    }

    /// A standard object that has the field already gets no second one.
    private func reusesStandardField(_ phrase: NounPhrase, of thing: Thing) -> Bool {
        guard let standard = thing.standard, phrase.head.values == nil, !phrase.hasModifier("unique"),
            let description = schema.describe(standard)
        else { return false }
        let label = phrase.label.lowercased()
        let wanted: Set<String> = [
            label, thing.label.lowercased() + " " + label, label + " name", label.split(separator: " ").joined(),
        ]
        guard
            let field = description.fields.first(where: {
                wanted.contains($0.label.lowercased()) || wanted.contains($0.apiName.lowercased())
            })
        else { return false }
        draft.assume("\(phrase.label) is the field \(field.apiName) that \(thing.label) already has; none is added.")
        return true
    }

    /// The name a relationship goes by where the text uses another word than the object's own.
    func role(_ phrase: NounPhrase, _ thing: Thing) -> String? {
        let label = phrase.objectLabel
        guard label.lowercased() != thing.name, !phrase.isPronoun else { return nil }
        return thing.standard != nil || thing.roles.contains(phrase.noun) ? label : nil
    }

    /// Makes `child` point to `parent`, once.
    func link(_ child: Thing, to parent: Thing, label: String, composition: Bool, required: Bool, words: String) {
        guard child !== parent || !composition else { return }
        if let childStandard = child.standard, let parentStandard = parent.standard {
            // What the platform relates already needs no field.
            if schema.describe(childStandard)?.fields.contains(where: { $0.references.contains(parentStandard) })
                == true
            {
                return
            }
            if childStandard == "User" || parentStandard == "User" && childStandard != "User" && label == "User" {
                return
            }
        }
        if let index = child.parents.firstIndex(where: {
            $0.parent === parent && ($0.label == label || label == parent.label || $0.label == parent.label)
        }) {
            if composition { child.parents[index].isComposition = true }
            if required { child.parents[index].isRequired = true }
            if child.parents[index].label == parent.label { child.parents[index].label = label }
            return
        }
        child.parents.append(
            ParentLink(
                parent: parent, label: label, isComposition: composition, isRequired: required, source: .words(words)))
    }
}
