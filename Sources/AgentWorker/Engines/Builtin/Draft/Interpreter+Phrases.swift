/// What phrases say beside the verb: what something is of, who is meant in a relative clause, figures asked for.
extension Interpreter {
    /// "Every collection of a container", "washes of type Basic or Premium".
    func readOf(_ clause: Clause) {
        let phrases = clause.subjects + (clause.isNegated ? [] : clause.objects)
        for phrase in phrases where !isValue(phrase) && !phrase.of.isEmpty {
            guard let child = thing(phrase), child.standard == nil, !isFigure(phrase) else { continue }
            for inner in phrase.of {
                if isValue(inner) {
                    if inner.head.values != nil { attach(inner, to: child, clause: clause) }
                } else if let part = thing(inner), part !== child, inner.isPlural, part.standard == nil,
                    ThingFinder.isPlanOfParts(phrase)
                {
                    manies.append(
                        Many(from: child, to: part, role: nil, isComposition: true, words: words(clause)))
                } else if let parent = thing(inner), parent !== child,
                    !inner.isPlural || clause.subjects.contains(phrase) || ThingKind.isPerson(inner)
                {
                    link(
                        child, to: parent, label: role(inner, parent) ?? parent.label, composition: false,
                        required: false, words: words(clause))
                }
            }
        }
    }

    /// "The vet who saw the animal": a visit that has a vet is of that animal.
    func readRelative(_ clause: Clause) -> Bool {
        guard let topic, topic.standard == nil, let verb = clause.verb, !clause.isPassive,
            [.show, .associate, .steward, .record, .transact].contains(verb.verbKind),
            let person = clause.subjects.first.flatMap(thing),
            person.standard == "User" || person.standard == "Contact",
            topic.parents.contains(where: { $0.parent === person })
        else { return false }
        for phrase in clause.objects where !ThingKind.isVague(phrase) && !isValue(phrase) {
            guard let other = thing(phrase), other !== topic, other !== person else { continue }
            link(
                topic, to: other, label: role(phrase, other) ?? other.label, composition: false, required: false,
                words: words(clause))
        }
        return true
    }

    /// "We run a bakery": the topic, if the text comes back to it.
    func readBackground(_ clause: Clause) {
        if let thing = clause.objects.lazy.compactMap({ self.thing($0) }).first { topic = thing }
    }

    /// "Is for one box and one client": which records one is of.
    static func isOfOne(_ clause: Clause) -> Bool {
        let phrases = clause.parts.filter {
            ["for", "in", "at", "on", "by", "between", "from"].contains($0.preposition ?? "")
        }
        .flatMap(\.phrases)
        return phrases.contains { phrase in
            !ThingKind.isAttribute(phrase) && !ThingKind.isVague(phrase)
                && (phrase.determiner == .indefinite || ThingKind.standard(phrase) != nil)
        }
    }

    /// "Memberships - Basic, Plus or Premium": kinds of a record are a field of it.
    func takeValues(of clause: Clause) {
        for phrase in clause.allPhrases {
            guard let values = phrase.head.values, phrase.owner.isEmpty, lexicon.attribute(phrase.noun) == nil,
                let thing = draft.thing(for: phrase), thing.standard == nil, thing.name == phrase.name
            else { continue }
            draft.addField(.picklist("Type", values: values, source: .words(draft.words(of: phrase))), to: thing)
        }
    }

    // MARK: Figures

    /// Whether a phrase asks for a figure over records: the number of bookings, the sum of the effort.
    /// "Buyers come to viewings; note the date": a bare date is of what happens, never of who takes part.
    func eventOf(_ clause: Clause) -> Thing? {
        guard let person = topic, ["User", "Contact", "Account"].contains(person.standard),
            clause.places.isEmpty,
            clause.objects.contains(where: {
                ["date", "time"].contains($0.noun) && $0.naming.isEmpty && $0.of.isEmpty && $0.owner.isEmpty
            })
        else { return nil }
        return draft.things.last { thing in
            happens(thing)
                && (thing.parents.contains { $0.parent === person }
                    || settlesLater.contains { $0.0 === thing && $0.1 === person })
        }
    }

    func isFigure(_ phrase: NounPhrase) -> Bool {
        ["sum", "total", "number", "count", "average"].contains(phrase.noun) && !phrase.of.isEmpty
            || phrase.modifiers.contains { Computation.word($0.lower) != nil } && ThingKind.isAttribute(phrase)
    }

    /// "For every camp we want to know the age range and the location": to be entered, not worked out.
    func asksValues(_ clause: Clause) -> Bool {
        guard let verb = clause.verb, ["know", "see", "tell"].contains(verb.lemma), let place = clause.places.first,
            let owner = thing(place), owner.standard == nil || verb.lemma == "know", !clause.objects.isEmpty
        else { return false }
        return clause.objects.allSatisfy { phrase in
            !isFigure(phrase) && phrase.per.isEmpty && !phrase.hasModifier("remaining", "outstanding")
                && !phrase.modifiers.contains { StateFlag.isState($0.lower) || Computation.word($0.lower) != nil }
                && !["number", "count", "total", "sum"].contains(phrase.noun)
        } && clause.objects.contains { isValue($0) || thing($0) == nil }
    }

    /// "We need the sum of the effort per project."
    func asksFigure(_ clause: Clause) -> Bool {
        if clause.verb?.verbKind == .want, !clause.objects.isEmpty,
            clause.objects.allSatisfy({ phrase in
                phrase.hasModifier("total", "overall", "average", "remaining", "outstanding")
                    && (ThingKind.isAttribute(phrase) || phrase.isPlural) && phrase.head.values == nil
            })
        {
            // "I want the total price and the remaining amount of the budget."
            return true
        }
        if clause.verb?.verbKind == .want, clause.objects.count > 1,
            clause.objects.contains(where: { ["total", "sum"].contains($0.noun) }),
            clause.objects.allSatisfy({ phrase in
                ["amount", "total", "sum", "cost", "value"].contains(phrase.noun) && phrase.head.values == nil
                    && (phrase.of + phrase.per).contains { !isValue($0) && thing($0) != nil }
            })
        {
            // "We want the amount of each dish and the total of the job."
            return true
        }
        guard let first = clause.objects.first, isFigure(first), first.head.values == nil else { return false }
        return ["sum", "total", "average"].contains(first.noun)
            || !first.of.isEmpty && first.of.contains { !isValue($0) && thing($0) != nil } && first.noun == "number"
                && clause.verb?.verbKind == .want
    }

    // MARK: Values of a place

    /// "For each loan, the value and the date are recorded."
    func isAboutValues(_ clause: Clause) -> Bool {
        guard let place = clause.places.first, thing(place) != nil else { return false }
        return !clause.subjects.isEmpty && clause.subjects.allSatisfy { isValue($0) || thing($0) == nil }
    }

    func readPlaceValues(_ clause: Clause) {
        guard let owner = clause.places.lazy.compactMap({ self.thing($0) }).first else { return }
        for subject in clause.subjects where !ThingKind.isVague(subject) { attach(subject, to: owner, clause: clause) }
        topic = owner
    }

    // MARK: Reviewers give a manuscript a score

    /// Whether somebody gives something values.
    func givesValues(_ clause: Clause) -> Bool {
        guard let verb = clause.verb, ["give", "award", "grant", "post"].contains(verb.lemma), !clause.isPassive else {
            return false
        }
        return clause.subjects.contains { self.thing($0) != nil } && clause.objects.contains { self.isValue($0) }
            && (clause.objects + clause.phrases(after: "to")).contains { !self.isValue($0) && self.thing($0) != nil }
    }

    /// Several people give values: each time is a record. One does: they are values of the thing.
    func readGiving(_ clause: Clause) {
        guard let doer = clause.subjects.first(where: { self.thing($0) != nil }), let person = thing(doer),
            let target = (clause.objects + clause.phrases(after: "to")).first(where: {
                !self.isValue($0) && self.thing($0) != nil && self.thing($0) !== person
            }), let object = thing(target)
        else { return }
        let values = clause.objects.filter { $0 != target && !ThingKind.isVague($0) }
        var holder = object
        // What is given for a submission is the submission's; for a manuscript each giving is a record.
        if doer.isMany || doer.isPlural && !happens(object) {
            let label = agentNominal(doer.noun) ?? "\(object.label) \(doer.objectLabel)"
            holder = made(label, clause)
            holder.isWanted = true
            link(holder, to: object, label: object.label, composition: true, required: true, words: words(clause))
        }
        link(
            holder, to: person, label: role(doer, person) ?? person.label, composition: false, required: false,
            words: words(clause))
        for value in values { attach(value, to: holder, clause: clause) }
        topic = holder
    }

    /// What somebody does: reviewer → Review, inspector → Inspection.
    func agentNominal(_ noun: String) -> String? {
        for ending in ["er", "or"] where noun.hasSuffix(ending) {
            let stem = String(noun.dropLast(2))
            for verb in [stem, stem + "e", stem + "ate"] {
                if let nominal = lexicon.nominal(of: verb) { return nominal }
            }
        }
        return nil
    }
}
