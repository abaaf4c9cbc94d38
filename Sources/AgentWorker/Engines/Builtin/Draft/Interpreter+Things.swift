/// Finding what phrases mean, and putting values and relationships on it.
extension Interpreter {
    // MARK: Finding things

    /// The thing of a phrase; a pronoun is the topic.
    func thing(_ phrase: NounPhrase) -> Thing? {
        if phrase.isPronoun {
            guard ["it", "they", "them", "these", "those", "this"].contains(phrase.head.lower) else { return nil }
            // "It holds postings, shows their sum, and has an owner": said once, it means the same throughout.
            if let meant = meant[phrase.start] { return meant }
            meant[phrase.start] = topic
            return topic
        }
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
    func doing(of phrase: NounPhrase) -> Thing? {
        // "A referral has a referred contact": which one, no referral.
        if phrase.determiner == .indefinite, phrase.noun == "contact" || ThingKind.isPerson(phrase) { return nil }
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
                        && phrase.naming.allSatisfy {
                            lexicon.relational.contains($0.lower) || lexicon.frequency.contains($0.lower)
                        }
                    // "Made on a bill", where there are tax bills.
                    // "Lies in one region", where there are sales regions.
                    || thing.standard == nil && phrase.naming.isEmpty && thing.name.hasSuffix(" " + phrase.noun)
                        && phrase.determiner != .none && phrase.head.values == nil
                        && (phrase.determiner == .indefinite
                            && (ThingFinder.isSum(phrase) || ConcreteKinds.places.contains(phrase.noun))
                            || lexicon.groupings.contains(phrase.noun))
            }
    }

    /// Makes a thing refer to the one that a phrase names, be it in the plural: quotes for requests.
    func refer(_ thing: Thing, to phrase: NounPhrase, clause: Clause) {
        // "Apiaries with hives": the hives are in them already.
        if phrase.isPlural, let part = self.thing(phrase), part.parents.contains(where: { $0.parent === thing }) {
            return
        }
        guard !isValue(phrase), let other = self.thing(phrase), other !== thing, !phrase.isMany,
            thing.standard != "Lead"
        else {
            return attach(phrase, to: thing, clause: clause)
        }
        link(
            thing, to: other, label: role(phrase, other) ?? other.label, composition: false, required: false,
            words: words(clause))
    }

    /// The record of that label, made now where there is none; a standard object of the name is none.
    func made(_ label: String, _ clause: Clause) -> Thing {
        if let known = draft.thing(named: label.lowercased()), known.standard == nil { return known }
        let thing = Thing(name: label.lowercased(), label: label, standard: nil, words: words(clause))
        thing.isWanted = true
        draft.add(thing)
        return thing
    }

    func words(_ clause: Clause) -> String { draft.words(of: clause) }

    /// Whose value a phrase names: each invoice's total, the budget of a department, the cost per unit.
    func owner(of phrase: NounPhrase) -> Thing? {
        for candidate in phrase.owner + phrase.per + phrase.of {
            if let thing = thing(candidate) { return thing }
        }
        // "The sum of the effort per project": the effort's project.
        for inner in phrase.of where isValue(inner) || thing(inner) == nil {
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
        let phrase = withOwner(phrase, of: thing)
        if thing.standard == "Lead", reusesStandardField(phrase, of: thing) { return }
        if let pair = pair(in: clause, of: thing) ?? pairOfRole(phrase, clause, of: thing) {
            return attach(phrase, to: pair, required: required, clause: Clause())
        }
        if !isValue(phrase), let other = draft.thing(for: phrase), other === thing {
            return linkToItself(thing, phrase, words)
        }
        if lexicon.kin.contains(phrase.noun), phrase.ownerIsPronoun, phrase.naming.isEmpty, thing.standard == nil,
            !happens(thing)
        {
            // "For an animal record its mother": another animal.
            return addLink(thing, to: thing, label: phrase.objectLabel, words)
        }
        if thing.standard == "Lead", !phrase.isPlural, reusesStandardField(phrase, of: thing) { return }
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
        if nameField(phrase, of: thing) || isMemberStatus(phrase, of: thing) { return }
        if reusesStandardField(phrase, of: thing) { return }
        var field = typer.field(for: phrase, on: thing)
        if required, field.type != .checkbox { field.required = true }
        field = draft.addField(field, to: thing)
        lastField = (thing, field.apiName)
        if let kinds = phrase.head.token.kinds { addTypes(kinds, of: field, to: thing) }
        if let range = phrase.range, field.type.isNumeric {
            Constraints.add(range, of: field, on: thing, source: .words(words))
        }
    }

    /// "The competitor's name" on an opportunity is a competitor name.
    private func withOwner(_ phrase: NounPhrase, of thing: Thing) -> NounPhrase {
        guard let owner = phrase.owner.first, phrase.owner.count == 1, !owner.isPronoun, phrase.naming.isEmpty,
            ["name", "address", "number", "email", "phone", "age", "title"].contains(phrase.noun),
            owner.naming.allSatisfy({ $0.tag == .noun }),
            self.thing(owner) !== thing || Self.relatives.contains(owner.noun), owner.head.tag == .noun
        else { return phrase }
        var named = phrase
        var word = owner.head
        word.lemma = owner.noun
        (named.modifiers, named.owner) = (owner.naming + [word], [])
        return named
    }

    /// Somebody of whom a contact has the name.
    private static let relatives: Set<String> = [
        "child", "spouse", "wife", "husband", "partner", "mother", "father", "parent", "guardian", "assistant",
    ]

    /// "With a price for each combination": of the record between the two.
    private func pair(in clause: Clause, of thing: Thing) -> Thing? {
        guard !thing.isJunction,
            clause.allPhrases.contains(where: { phrase in
                (phrase.per + phrase.per.flatMap(\.per)).contains { lexicon.pairNouns.contains($0.noun) }
            })
        else { return nil }
        settleManies()
        let pairs = draft.children(of: thing).filter(\.isJunction)
        return pairs.count == 1 ? pairs.first : nil
    }

    /// "Lawyers work on cases in the role of Lead or Associate": of the record between the two.
    private func pairOfRole(_ phrase: NounPhrase, _ clause: Clause, of thing: Thing) -> Thing? {
        guard !thing.isJunction, phrase.head.values != nil, ["role", "capacity", "function"].contains(phrase.noun),
            clause.parts.contains(where: { ["in", "as"].contains($0.preposition) && $0.phrases.contains(phrase) })
        else { return nil }
        settleManies()
        let pairs = draft.children(of: thing).filter(\.isJunction)
        return pairs.count == 1 ? pairs.first : nil
    }

    /// One record type for each kind, with the values it goes through.
    private func addTypes(_ kinds: [KindValues], of field: FieldDesign, to thing: Thing) {
        if let standard = thing.standard, RecordTypeDesign.processFields[standard] != nil {
            // Their stages are the platform's own, which a sales or support process limits.
            draft.ask(
                "Which values of \(thing.label) does each kind (\(kinds.map(\.kind).joined(separator: ", "))) go through?"
            )
            return
        }
        for kind in kinds {
            let label = Label.title([kind.kind, thing.label])
            let name = ApiName.developer(label, limit: 80)
            guard !thing.recordTypes.contains(where: { $0.name == name }) else { continue }
            thing.recordTypes.append(
                RecordTypeDesign(
                    name: name, label: String(label.prefix(80)),
                    picklists: [
                        RecordTypeValues(
                            field: field.apiName, values: kind.values.uniqued, defaultValue: kind.values.first)
                    ], source: field.source))
        }
    }

    /// "name" and "number" of a new object are its Name field.
    func nameField(_ phrase: NounPhrase, of thing: Thing) -> Bool {
        guard thing.standard == nil, phrase.head.values == nil else { return false }
        let counting: Set<String> = [
            "automatic", "running", "consecutive", "sequential", "auto", "own", "generated", "system-generated",
            "serial",
        ]
        let counted = phrase.naming.filter {
            phrase.noun == "number" && counting.contains($0.lower) && $0.lower != "serial"
        }
        let said = phrase.naming.filter { !counted.contains($0) }.map(\.lemma).joined(separator: " ")
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

    /// "Which contacts a campaign targeted and whether they responded": the platform's campaign members say so.
    private func isMemberStatus(_ phrase: NounPhrase, of thing: Thing) -> Bool {
        guard phrase.isFlag, ["Contact", "Lead", "Campaign"].contains(thing.standard),
            draft.things.contains(where: { $0.standard == "Campaign" })
        else { return false }
        draft.assume("\(phrase.label) is the status of the campaign member, which Salesforce has already.")
        return true
    }

    /// A standard object that has the field already gets no second one.
    func reusesStandardField(_ phrase: NounPhrase, of thing: Thing) -> Bool {
        guard let standard = thing.standard, phrase.head.values == nil, !phrase.hasModifier("unique"),
            let description = schema.describe(standard)
        else { return false }
        let label = phrase.label.lowercased()
        if standard == "Product2",
            ["price", "list price", "unit price", "sales price", "selling price"].contains(label)
        {
            draft.assume("\(phrase.label) is in the price book, which has a price for each product; no field is added.")
            return true
        }
        // "Stand cost" is one of the costs of a campaign, not what it cost.
        let isOne = standard == "Campaign" && phrase.naming.contains { $0.tag == .noun && $0.lower != "campaign" }
        let isLong = phrase.noun == "date" || phrase.noun == "number" || isOne
        let usual = Self.usualNames[standard]?[isLong ? label : phrase.noun]
        let wanted: Set<String> = [
            usual ?? label, label, thing.label.lowercased() + " " + label, label + " name",
            label.split(separator: " ").joined(), label.filter { $0 != "-" },
        ]
        guard
            let field = description.fields.first(where: {
                wanted.contains($0.label.lowercased()) || wanted.contains($0.apiName.lowercased())
            })
        else { return false }
        draft.assume("\(phrase.label) is the field \(field.apiName) that \(thing.label) already has; none is added.")
        return true
    }

    /// Words that people use for fields that the platform calls otherwise.
    private static let usualNames: [String: [String: String]] = [
        "Opportunity": [
            "close date": "close date", "closing date": "close date", "expected closing date": "close date",
            "expected close date": "close date", "likelihood": "probability", "expected date": "close date",
            "worth": "amount", "expected amount": "amount", "phase": "stage", "chance": "probability",
            "signing date": "close date",
        ],
        "Contact": [
            "date of birth": "birthdate", "birth date": "birthdate", "birthday": "birthdate", "dob": "birthdate",
        ],
        "Lead": ["origin": "leadsource", "source": "leadsource"],
        "Case": ["problem": "subject", "summary": "subject", "channel": "case origin", "source": "case origin"],
        "Product2": [
            "code": "product code", "part number": "product code", "article number": "product code",
            "sku": "stockkeepingunit", "product number": "product code", "item number": "product code",
        ],
        "Asset": [
            "installation date": "install date", "date of installation": "install date",
            "delivery date": "purchase date", "date installed": "install date", "serial": "serial number",
        ],
        "Task": ["deadline": "due date only", "due date": "due date only", "text": "comments", "note": "comments"],
        "Campaign": ["budget": "budgeted cost in campaign", "cost": "actual cost in campaign"],
    ]

    /// The name a relationship goes by where the text uses another word than the object's own.
    func role(_ phrase: NounPhrase, _ thing: Thing) -> String? {
        let label = phrase.objectLabel
        guard label.lowercased() != thing.name, !phrase.isPronoun else { return nil }
        if thing.standard != nil || thing.roles.contains(phrase.noun) { return label }
        // "A home team and an away team": the words before the name say which.
        return thing.name == phrase.noun && phrase.determiner != .none && !phrase.isPlural
            && phrase.naming.allSatisfy { $0.tag == .noun || $0.tag == .adjective } ? label : nil
    }

    /// A treatment plan, a patient file: made for one person, so it is of the person.
    private func isAboutOne(_ thing: Thing) -> Bool {
        let words = thing.name.split(separator: " ").map(String.init)
        guard let last = words.last, words.count > 1 else { return false }
        if ["file", "dossier", "folder", "profile", "chart"].contains(last) { return true }
        let personal: Set<String> = [
            "treatment", "training", "care", "meal", "diet", "learning", "development", "therapy", "nutrition",
            "workout", "exercise", "study", "rehabilitation", "coaching", "feeding",
        ]
        return ["plan", "programme", "program"].contains(last) && personal.contains(words[words.count - 2])
    }

    /// Makes `child` point to `parent`, once.
    func link(_ child: Thing, to parent: Thing, label: String, composition: Bool, required: Bool, words: String) {
        guard child !== parent || !composition else { return }
        if let standard = child.standard, ["User", "Contact", "Account"].contains(standard), parent.standard == nil,
            (happens(parent) || standard == "User") && !lexicon.groupings.contains(parent.noun)
                || isAboutOne(parent)
        {
            // "Clients come for treatments": a treatment is of a client, never a client of a treatment.
            return link(
                parent, to: child, label: child.label, composition: false, required: false, words: words)
        }
        if let childStandard = child.standard, let parentStandard = parent.standard {
            if [childStandard, parentStandard].contains("Campaign"),
                [childStandard, parentStandard].contains(where: { ["Contact", "Lead"].contains($0) })
            {
                draft.assume("Campaign members relate people to campaigns already, with a status such as Responded.")
                return
            }
            // "Opportunities must have an executive sponsor": another than the owner.
            let isAnother =
                parentStandard == "User" && label != "User"
                && [
                    "must have a", "need a", "needs a", "has a", "have a", "name a", "names a", "get a", "gets a",
                    "require a", "requires a", "add a", "put a", "carry a",
                ]
                .contains(where: words.lowercased().contains)
            // What the platform relates already needs no field.
            if !isAnother,
                schema.describe(childStandard)?.fields.contains(where: { $0.references.contains(parentStandard) })
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
