/// Whether a draft holds anything to design from: values that a text names, or only wishes and what the platform has.
struct Substance {
    let draft: ModelDraft
    let clauses: [Clause]
    let schema: any OrgSchema

    /// Standard objects that come with a process and its fields.
    private static let processes: Set<String> = [
        "Lead", "Opportunity", "Case", "Campaign", "Product2", "Asset", "Task",
    ]
    /// Those that only list who there is: done where nothing but what they have is asked for.
    private static let registers: Set<String> = ["Account", "Contact"]

    // MARK: Only wishes

    /// "The council would love something modern and easy, because the old system is slow": nothing to record is named.
    var isOnlyWish: Bool {
        let said = Set(clauses.flatMap(\.words).flatMap { [$0.lower, $0.lemma] })
        guard said.intersection(Self.wishes).count > 1 else { return false }
        return draft.things.allSatisfy { thing in
            !thing.isExplicit && thing.rollUps.isEmpty && thing.rules.isEmpty
                && thing.fields.allSatisfy { $0.source.isAssumption || !isKnown($0) }
                && (thing.standard != nil || !(thing.isWanted && Lexicon.shared.happens(last(thing.name))))
        }
    }

    /// Words of somebody who wants it better and does not say what.
    static let wishes: Set<String> = [
        "mess", "messy", "chaos", "chaotic", "organised", "organized", "disorganised", "better", "easier", "easy",
        "faster", "modern", "digital", "digitise", "digitize", "nicer", "nice", "happier", "happy", "productive",
        "efficient", "efficiency", "improve", "improvement", "streamline", "complain", "complaining", "slow", "insight",
        "overview", "visibility", "transparency", "useful", "something", "somehow", "everything", "properly",
        "flexible",
        "help", "fix", "sort", "app", "smoother", "simpler", "hate", "hates", "outdated", "old", "clunky", "boss",
        "everywhere", "growing", "quicker", "smarter", "works", "fits",
    ]

    // MARK: Done by the platform

    /// The first standard object with a process of its own that a text names.
    var namedProcess: String? {
        clauses.lazy.flatMap { $0.allPhrases }.compactMap { phrase in
            phrase.isPronoun ? nil : ThingKind.standard(phrase)
        }.first { Self.processes.contains($0) || ["Contract", "Order"].contains($0) }
    }

    /// The standard object that does all that is asked for: leads with phone and e-mail, deals with stage and close date.
    var standardAnswer: String? {
        guard let main = draft.things.first(where: { Self.processes.contains($0.standard ?? "") }),
            let object = main.standard, !isPlace(object)
        else { return registerAnswer }
        if draft.things.allSatisfy({ $0.standard != nil && $0.fields.isEmpty && $0.rules.isEmpty && $0.rollUps.isEmpty }
        ),
            draft.things.count > 1,
            draft.things.allSatisfy({ thing in thing.parents.allSatisfy { $0.label == $0.parent.label } })
        {
            // "Our pipeline from lead to closed deal": what the platform relates already.
            return object
        }
        let isDone = draft.things.allSatisfy { thing in
            guard thing.rollUps.isEmpty, thing.rules.isEmpty, !thing.isExplicit else { return false }
            let said = thing.fields.filter { !$0.source.isAssumption }
            if thing.standard == nil {
                guard !thing.isWanted || thing.isAnonymous, said.isEmpty, !isToldOf(thing) else { return false }
                return draft.children(of: thing).allSatisfy { $0.standard != nil || $0.isAnonymous }
            }
            // What the platform relates already is no link here.
            let isPriced = thing.standard == "Product2"
            guard
                thing.parents.allSatisfy({
                    $0.parent.standard == nil || isOwner($0) || isPriced && $0.parent.standard == "Pricebook2"
                }), !isDemanded(of: thing)
            else { return false }
            return said.allSatisfy { !isKnown($0) || isThere($0, on: object) }
        }
        return isDone ? object : nil
    }

    /// "A poster can be used in many campaigns": the text tells of each poster, or of many, beside the campaigns.
    private func isToldOf(_ thing: Thing) -> Bool {
        !thing.isAnonymous
            && clauses.contains { clause in
                clause.verb != nil && !clause.isCommand && clause.allPhrases.contains(where: \.isMany)
                    && clause.allPhrases.contains { phrase in
                        (phrase.isMany || phrase.determiner == .indefinite || phrase.determiner == .each)
                            && draft.thing(for: phrase) === thing
                    }
            }
    }

    /// "We keep our donors with their addresses and phone numbers": the people or companies, and values they have.
    private var registerAnswer: String? {
        guard !draft.things.isEmpty, draft.notGenerated.isEmpty,
            draft.things.allSatisfy({ Self.registers.union(Self.processes).contains($0.standard ?? "") })
        else { return nil }
        let said = draft.things.flatMap { thing in thing.fields.map { (thing, $0) } }.filter {
            !$0.1.source.isAssumption
        }
        let isDone = draft.things.allSatisfy { thing in
            thing.rollUps.isEmpty && thing.rules.isEmpty && !thing.isExplicit
                && thing.parents.allSatisfy { $0.parent !== thing && Self.registers.contains($0.parent.standard ?? "") }
        }
        guard isDone, !said.isEmpty, said.allSatisfy({ isThere($0.1, on: $0.0.standard ?? "") }),
            let main = said.first?.0.standard, !isPlace(main)
        else { return nil }
        return main
    }

    /// Who works on it, which each record has; not its executive sponsor.
    private func isOwner(_ link: ParentLink) -> Bool {
        guard link.parent.standard == "User" else { return false }
        let label = link.label.lowercased()
        return !label.contains(" ") && !["sponsor", "approver", "sponsors", "reviewer", "witness"].contains(label)
    }

    /// "Opportunities above 250,000 must have a sponsor", "campaigns get a fundraising goal": one more than the platform
    /// has.
    private func isDemanded(of thing: Thing) -> Bool {
        clauses.contains { clause in
            guard clause.subjects.contains(where: { draft.thing(for: $0) === thing }), let verb = clause.verb,
                !clause.objects.isEmpty
            else { return false }
            let isHeld = verb.verbKind == .have || Interpreter.holding.contains(verb.lemma)
            if clause.modal == "must" { return isHeld }
            return (isHeld || ["need", "require"].contains(verb.lemma))
                && clause.objects.contains { isNew($0, on: thing) || isSomebody($0) }
        }
    }

    /// "Opportunities need an executive sponsor": one of the users, beside the owner.
    private func isSomebody(_ phrase: NounPhrase) -> Bool {
        ThingKind.standard(phrase) == "User" && phrase.determiner == .indefinite && !phrase.naming.isEmpty
    }

    private func isNew(_ phrase: NounPhrase, on thing: Thing) -> Bool {
        guard phrase.determiner == .indefinite, !phrase.naming.isEmpty, !phrase.isPronoun, !ThingKind.isVague(phrase),
            let field = thing.field(named: phrase.label), let object = thing.standard
        else { return false }
        return !isThere(field, on: object)
    }

    /// "On opportunities sales needs …": what is asked for is to be added to it.
    private func isPlace(_ object: String) -> Bool {
        let adds = clauses.contains { clause in
            clause.isCommand && ["add", "extend", "put", "include", "enhance"].contains(clause.verb?.lemma ?? "")
                || clause.mentions("field", "checkbox", "picklist", "dropdown", "attribute")
        }
        return adds
            || clauses.contains { clause in
                clause.parts.contains { part in
                    ["on", "onto", "per"].contains(part.preposition ?? "")
                        && part.phrases.contains { ThingKind.standard($0) == object }
                }
            }
    }

    /// A value that the lexicon knows or that has a kind of its own; not "Modern" or "Town Hall".
    private func isKnown(_ field: FieldDesign) -> Bool {
        let noun = Inflection.singular(last(field.label.lowercased()))
        return field.type != .text || field.unique || field.relationship != nil || Lexicon.shared.attribute(noun) != nil
    }

    /// Whether the object has a field of that meaning: "budgeted cost", "source" for Lead Source.
    private func isThere(_ field: FieldDesign, on object: String) -> Bool {
        guard !field.unique, field.relationship == nil else { return false }
        let said = Self.plainLabel(field.label.lowercased())
        let wanted = said.split(separator: " ").map(String.init)
        return schema.describe(object)?.fields.contains { known in
            let label = known.label.lowercased().split(separator: " ").map(String.init)
            return label.suffix(wanted.count).elementsEqual(wanted) || wanted.suffix(label.count).elementsEqual(label)
                || said == "address" && (known.kind == .address || label.last == "street")
        } ?? false
    }

    /// The platform's words for a value of people, companies and cases.
    private static func plainLabel(_ label: String) -> String {
        let words = [
            "phone number": "phone", "telephone": "phone", "telephone number": "phone", "mobile number": "mobile",
            "mobile phone": "mobile", "cell phone": "mobile", "e-mail": "email", "email address": "email",
            "e-mail address": "email", "addresses": "address", "postal address": "address", "job title": "title",
            "position": "title", "birthday": "birthdate", "birth date": "birthdate", "date of birth": "birthdate",
            "web site": "website", "number of employees": "employees", "solved": "status", "resolved": "status",
        ]
        return words[label] ?? label
    }

    private func last(_ name: String) -> String { name.split(separator: " ").last.map(String.init) ?? name }
}
