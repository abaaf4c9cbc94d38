/// Making the things of a draft.
extension ThingFinder {
    @discardableResult
    func register(_ phrase: NounPhrase, _ clause: Clause, wanted: Bool, isRole: Bool = false) -> Thing? {
        guard !ThingKind.isVague(phrase), phrase.head.tag != .adjective else { return nil }
        // "Record types for 'Cash' and 'In Kind'" names kinds, not records.
        if phrase.head.tag == .quoted, clause.objects.contains(where: { $0.noun == "type" && $0.hasModifier("record") })
        {
            return nil
        }
        if Self.spans.contains(phrase.noun), phrase.naming.isEmpty, !defined.contains(phrase.noun),
            phrase.determiner != .each, !phrase.head.isConcrete
        {
            // "For certain nights": how long, not which.
            return nil
        }
        var phrase = phrase
        let explicit = Self.isExplicit(phrase)
        if explicit {
            // The object is named by what stands before the word: an Employee object.
            var naming = phrase.modifiers
            while let last = naming.last, last.lower == "custom" { naming.removeLast() }
            guard let head = naming.popLast() else { return nil }
            phrase.head = head
            phrase.modifiers = naming
        } else if !phrase.of.isEmpty, phrase.naming.isEmpty, ["object", "record", "list"].contains(phrase.noun) {
            return nil
        }
        if explicit, lexicon.vagueNouns.contains(phrase.noun), phrase.naming.isEmpty { return nil }
        if lexicon.units.contains(phrase.noun), lexicon.attribute(phrase.noun) != nil, phrase.naming.isEmpty,
            !defined.contains(phrase.noun)
        {
            // "Several places", of which nothing is said: a figure.
            return nil
        }
        var standard = ThingKind.standard(phrase) ?? agents[phrase.noun]
        if standard == nil, !explicit, isPutOnStandard(phrase, clause) { return nil }
        if phrase.noun == "discount", phrase.naming.isEmpty, Comparison.bound(in: clause.words) != nil {
            // "Discounts above 15 percent need approval": how much is taken off.
            return nil
        }
        if !isRole, standard == nil || standard == "Account", phrase.determiner == .definite,
            phrase.naming.count < 2,
            phrase.naming.allSatisfy({
                $0.tag == .noun && !lexicon.organisations.contains($0.lemma)
                    && !lexicon.externalPeople.contains($0.lemma)
            }),
            !phrase.isPlural, lexicon.businesses.contains(phrase.noun), !kinds.contains(phrase.noun),
            draft.thing(for: phrase) == nil,
            clause.parts.contains(where: { part in
                !["with", "by"].contains(part.preposition ?? "with")
                    && part.phrases.contains { $0.start == phrase.start }
            }) || clause.subjects.contains(where: { $0.of.contains { $0.start == phrase.start } })
        {
            // "Milk is delivered to the dairy": that of those who ask.
            return nil
        }
        if standard == "User", tradesmen.contains(phrase.noun) { standard = "Contact" }
        if standard == "Contact", phrase.noun == "contact", phrase.hasModifier("emergency"),
            phrase.isPlural || phrase.isMany
        {
            // "Three emergency contacts for every employee": who is called, not who deals with us.
            standard = nil
        }
        if standard == "Account", ownKinds.contains(phrase.noun) { standard = nil }
        if standard == "Case", phrase.noun == "ticket",
            ["issue", "sell", "buy", "purchase", "book", "print", "write"].contains(clause.verb?.lemma ?? "")
        {
            // "Police officers issue tickets", "visitors buy tickets": nobody asks for help.
            standard = nil
        }
        // "Contractors attend trainings": each in person.
        if standard == "Account", personal.contains(phrase.noun) { standard = "Contact" }
        if phrase.noun == "owner",
            clause.verb?.verbKind == .belong || owns(phrase, clause)
                || phrase.naming.last.map({ lexicon.ownables.contains($0.lemma) }) == true
        {
            standard = "Contact"
        }
        if standard == nil, senders.contains(phrase.noun), lexicon.businesses.contains(phrase.noun) {
            standard = "Account"
        }
        if standard == nil, customerMachines.contains(phrase.noun) { standard = "Asset" }
        if clause.verb?.verbKind == .have || Interpreter.isHolding(clause), lexicon.genericParts.contains(phrase.noun),
            phrase.naming.isEmpty, let whole = whole(of: phrase, clause), whole.standard == nil
        {
            // A project's tasks are its own records, not activities.
            standard = nil
        }
        if standard == "Contact", isKeptWith(phrase, clause) { standard = nil }
        // "Pick the account executive", "add an executive sponsor to opportunities": one of the users.
        let isListed =
            !phrase.isPlural
            && (phrase.determiner == .definite
                || clause.phrases(after: "to", "on").contains { ThingKind.standard($0) != nil })
        if explicit || wanted && clause.verb?.verbKind != .show && !isListed,
            standard == "User" || (explicit && standard != nil && !isCatalogueName(phrase, standard)),
            phrase.noun != "user"
        {
            // People whose records are asked for are not the users of the org.
            standard = nil
        }
        if phrase.naming.isEmpty, phrase.noun.count > 3, draft.thing(for: phrase) == nil,
            let longer = draft.things.first(where: { thing in
                Self.sizes.contains { thing.name == $0 + phrase.noun }
            })
        {
            // "Their microloan … loans over 5,000".
            longer.aliases.insert(phrase.noun)
        }
        if let known = draft.thing(for: phrase), !(known.standard == "Contact" && isKeptWith(phrase, clause)) {
            if wanted { known.isWanted = true }
            if known.roles.contains(phrase.noun) { return known }
            // "Poll workers serve at stations and a station has several workers": the same people.
            let isSame = known.standard == "Contact" && standard == "User" && phrase.naming.isEmpty
            if known.standard == nil || standard == known.standard || standard == nil || isSame {
                if explicit { known.isExplicit = true }
                if known.standard != nil { known.aliases.formUnion([phrase.name, phrase.noun]) }
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

    /// What stands before a noun in one word with it and says how it is.
    private static let sizes = [
        "micro", "mini", "mega", "macro", "tele", "photo", "motor", "video", "audio", "auto", "hydro", "aero", "eco",
        "bio", "e-", "e", "super", "hyper",
    ]

    /// "Put an annual spend commitment on accounts": a value of each, whatever it is.
    private func isPutOnStandard(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard clause.isCommand, ["put", "add"].contains(clause.verb?.lemma ?? ""), !phrase.isPlural, !phrase.isMany,
            clause.objects.contains(where: { $0.start == phrase.start }), !defined.contains(phrase.noun)
        else { return false }
        return clause.phrases(after: "on", "to").contains { ThingKind.standard($0) != nil }
    }

    /// Spans of time, which are records only where the text says what one has.
    private static let spans: Set<String> = [
        "night", "day", "week", "month", "year", "hour", "minute", "weekend", "morning", "afternoon", "evening",
    ]

    /// "Each child has pickup persons with phone and relationship": kept with the child, each with what it is to it.
    private func isKeptWith(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard clause.verb?.verbKind == .have, !clause.isPassive, phrase.isPlural, clause.objects == [phrase],
            let person = clause.subjects.first, ThingKind.standard(person) == "Contact", person.noun != phrase.noun,
            let with = clause.parts.last, with.preposition == "with"
        else { return false }
        return with.phrases.contains { ["relationship", "relation", "phone", "number"].contains($0.noun) }
    }

    /// Papers that have lines of their own.
    private static let documents: Set<String> = [
        "order", "invoice", "quote", "budget", "bill", "receipt", "purchase", "requisition", "delivery", "shipment",
        "contract", "plan", "count", "estimate", "claim", "report", "basket", "cart", "statement", "timesheet",
    ]

    /// Whether the owner a clause speaks of owns an animal, a house or the like.
    func owns(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        (clause.allPhrases + phrase.of + phrase.owner).contains { lexicon.ownables.contains($0.noun) }
    }

    func isCatalogueName(_ phrase: NounPhrase, _ standard: String?) -> Bool {
        standard.flatMap(schema.describe)?.label.lowercased() == phrase.name
    }

    func registerNew(_ said: NounPhrase, _ clause: Clause, explicit: Bool, wanted: Bool) -> Thing? {
        var phrase = said
        // "A repair needs a description", where visits are of type Reading or Repair: such a visit.
        if states.contains(phrase.name),
            clause.verb?.verbKind == .want || clause.verb?.verbKind == .require || phrase.head.token.isCapitalised,
            phrase.determiner != .none
        {
            return nil
        }
        // "An urgent referral" is a referral, if there is a list with Urgent in it.
        if phrase.naming.count == 1, let state = phrase.naming.first, states.contains(state.lower) {
            phrase.modifiers.removeAll { $0.lower == state.lower }
            if let known = draft.thing(for: phrase) { return known }
        }
        if phrase.naming.isEmpty, phrase.determiner != .indefinite, !phrase.isPlural,
            let paper = draft.things.first(where: { thing in
                let words = thing.name.split(separator: " ").map(String.init)
                return thing.standard == nil && words.count == 2 && words[0] == phrase.noun
                    && (lexicon.papers.contains(words[1])
                        || ["log", "entry", "request", "ticket", "file"].contains(words[1]))
            })
        {
            // "Incident reports with the time of the incident": the incident is what is reported.
            paper.aliases.insert(phrase.noun)
            return paper
        }
        if lexicon.papers.contains(phrase.noun), phrase.naming.count == 1, let of = phrase.naming.first?.lemma,
            let known = draft.things.first(where: { $0.name == of && $0.standard == nil })
        {
            known.aliases.formUnion([phrase.name, phrase.noun])
            (known.name, known.label) = (phrase.name, phrase.objectLabel)
            known.aliases.insert(of)
            return known
        }
        // "Late payments" are payments.
        if phrase.naming.count == 1, let state = phrase.naming.first, StateFlag.isState(state.lower) {
            phrase.modifiers.removeAll { $0.lower == state.lower }
            if let known = draft.thing(for: phrase) { return known }
        }
        // "The amount of each dish line", where a job has several dishes: a line is a dish of it.
        if ["line", "item", "entry"].contains(phrase.noun), phrase.naming.count == 1, !phrase.isPlural,
            phrase.determiner == .each || phrase.determiner == .none, let part = phrase.naming.first?.lemma,
            !Self.documents.contains(part),
            let known = draft.things.first(where: { $0.name == part && $0.standard == nil })
        {
            known.aliases.formUnion([phrase.name, phrase.noun])
            draft.assume("A \(phrase.name) is a \(known.label.lowercased()) of what has it.")
            return known
        }
        // "An equipment item" is what "equipment" meant before.
        if ["item", "unit", "piece"].contains(phrase.noun), phrase.naming.count == 1,
            let mass = phrase.naming.first?.lemma,
            lexicon.massNouns.contains(mass), let known = draft.things.first(where: { $0.name == mass })
        {
            known.aliases.formUnion([mass, phrase.noun])
            (known.label, known.name) = (phrase.objectLabel, phrase.name)
            return known
        }
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
    func whole(of phrase: NounPhrase, _ clause: Clause) -> Thing? {
        let candidates: [NounPhrase]
        if clause.verb?.verbKind == .have || Interpreter.isHolding(clause) {
            candidates = clause.subjects
        } else {
            candidates = phrase.owner + phrase.of + phrase.per + clause.phrases(after: "of", "to", "on", "for", "per")
        }
        return candidates.lazy.compactMap { draft.thing(for: $0) }.first { $0.standard == nil }
            // "Sheets for customers with rows": the sheet has them, whoever it is for.
            ?? clause.objects.lazy.filter { $0.end <= phrase.start }.compactMap { draft.thing(for: $0) }
            .first { $0.standard == nil }
            ?? candidates.lazy.compactMap { draft.thing(for: $0) }.first
    }
}
