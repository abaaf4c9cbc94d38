/// What the verbs of having say: A has B.
extension Interpreter {
    func readHave(_ clause: Clause) {
        let owners = clause.isPassive ? clause.phrases(after: "by", "in") : clause.subjects
        var parts = clause.isPassive ? clause.subjects : clause.objects
        // "Cases get a field for the serial number."
        if !clause.isPassive, let names = fieldNames(parts, clause) { parts = names }
        for owner in owners {
            guard var whole = thing(owner) else { continue }
            if !clause.isPassive, let stay = clause.phrases(after: "during").lazy.compactMap({ self.thing($0) }).first,
                stay.standard == nil, stay !== whole
            {
                // "During a stay a dog may get extra services": they are the stay's, and it is of the dog.
                link(
                    stay, to: whole, label: role(owner, whole) ?? whole.label, composition: false, required: false,
                    words: words(clause))
                whole = stay
            }
            if whole.standard != nil, owner.determiner == .each, let other = topic, other.standard == nil,
                let between = pair(other, whole)
            {
                // "An event has several sponsors, each sponsor gets a package": of the pair.
                whole = between
            }
            if let place = placeOf(owner, clause), let between = pair(whole, place) {
                // "Each ingredient in a recipe has a quantity", where each has many of the other.
                whole = between
            }
            if whole.standard != nil, let record = recordOfPart(owner, whole, clause) { whole = record }
            if !clause.isPassive, let taken = takenEvent(owner, whole, parts) { whole = taken }
            // "Loans of artworks have": of which each is.
            for phrase in owner.of + owner.per where !isValue(phrase) { refer(whole, to: phrase, clause: clause) }
            // "Deficiencies found in an inspection have": each in one.
            for phrase in owner.owner where !isValue(phrase) && whole.standard == nil && !clause.isPassive {
                refer(whole, to: phrase, clause: clause)
            }
            if readSources(clause, of: whole, owner) { continue }
            for part in parts { readPart(part, of: whole, owner: owner, clause) }
            for person in clause.phrases(after: "by") where !clause.isPassive && ThingKind.isPerson(person) {
                // "Every ride gets safety checks by a technician": the check is theirs.
                guard let record = parts.lazy.compactMap({ self.thing($0) }).first, record.standard == nil else {
                    break
                }
                refer(record, to: person, clause: clause)
            }
            placeParts(clause, of: whole)
            if clause.isPassive, owner.isMany, let part = parts.first.flatMap(thing), let between = pair(part, whole) {
                // "Is held by many welders, with a level": of each pair.
                let told = clause.phrases(after: "with")
                if !told.isEmpty, told.allSatisfy(isValue) {
                    for value in told { attach(value, to: between, clause: Clause()) }
                    topic = between
                    return
                }
            }
            // "A quantity on hand and a reorder level": the list goes on after the place.
            for part in clause.parts where ["on", "in", "at"].contains(part.preposition ?? "") && !clause.isPassive {
                for phrase in part.phrases where isValue(phrase) { attach(phrase, to: whole, clause: clause) }
            }
            topic = whole
        }
        relatePlaces(of: parts, clause)
        readWith(clause, recorded: parts.compactMap { self.isValue($0) ? nil : thing($0) })
        if let whole = topic, ["Contact", "Account", "User"].contains(whole.standard), !clause.isPassive,
            let part = parts.first.flatMap({ isValue($0) ? nil : thing($0) }), parts.count == 1, part.standard == nil
        {
            // "Patients can have several allergies; store the severity": of each allergy.
            topic = part
        }
        if let last = clause.parts.last, last.preposition == "with", let part = parts.last.flatMap(thing) {
            topic = part
        }
    }

    /// Where the text says that what has something is: between it and the verb.
    private func placeOf(_ owner: NounPhrase, _ clause: Clause) -> Thing? {
        guard !clause.isPassive, let verb = clause.verb, owner.determiner == .each || owner.determiner == .indefinite
        else { return nil }
        return clause.parts.filter { ["in", "on", "of", "at", "for"].contains($0.preposition ?? "") }
            .flatMap(\.phrases).first { $0.start > owner.start && $0.start < verb.token.start && !isValue($0) }
            .flatMap(thing)
    }

    /// "Each route has stops at accounts": it is the stops that are there.
    private func placeParts(_ clause: Clause, of whole: Thing) {
        guard !clause.isPassive, let last = clause.objects.last, last.isPlural || last.isMany, !isValue(last),
            let child = thing(last), child !== whole, child.standard == nil
        else { return }
        for part in clause.parts where ["at", "for", "from", "to"].contains(part.preposition ?? "") {
            for phrase in part.phrases where !isValue(phrase) && phrase.start > last.start {
                guard let place = thing(phrase), place !== whole, place !== child, place.standard != nil else {
                    continue
                }
                link(
                    child, to: place, label: role(phrase, place) ?? place.label, composition: false, required: false,
                    words: words(clause))
            }
        }
    }

    /// "Students sit exams and get a score": of each student in each exam.
    private func takenEvent(_ owner: NounPhrase, _ person: Thing, _ parts: [NounPhrase]) -> Thing? {
        guard person.standard == "Contact", owner.isPlural, !parts.isEmpty, parts.allSatisfy(isValue),
            parts.contains(where: { ["score", "mark", "grade", "result", "rank", "point"].contains($0.noun) }),
            let event = topic, Self.takenByMany.contains(event.noun), event.standard == nil, !event.isJunction
        else { return nil }
        let role = role(owner, person)
        event.parents.removeAll { $0.parent === person }
        settlesLater.removeAll { $0.0 === event && $0.1 === person }
        for (from, to) in [(event, person), (person, event)] {
            manies.append(
                Many(from: from, to: to, role: to === person ? role : nil, isComposition: false, words: event.words))
        }
        return pair(event, person)
    }

    /// What several people take at once, each with a result of their own.
    private static let takenByMany: Set<String> = [
        "exam", "examination", "test", "quiz", "race", "competition", "contest", "tournament", "championship", "match",
        "round", "course", "assessment", "paper",
    ]

    /// "A field gets water from several pumps": what comes from them is no value, but the two go together.
    func readSources(_ clause: Clause, of whole: Thing, _ owner: NounPhrase) -> Bool {
        guard let verb = clause.verb, ["get", "receive", "obtain", "draw", "take"].contains(verb.lemma),
            !clause.isPassive, clause.objects.count == 1, thing(clause.objects[0]) == nil || isValue(clause.objects[0]),
            let source = clause.phrases(after: "from").first(where: \.isMany), let other = thing(source),
            other !== whole
        else { return false }
        for (from, to) in [(whole, other), (other, whole)] {
            manies.append(
                Many(
                    from: from, to: to, role: to === other ? role(source, other) : role(owner, whole),
                    isComposition: false, words: words(clause)))
        }
        topic = whole
        return true
    }

    private func readPart(_ part: NounPhrase, of whole: Thing, owner: NounPhrase, _ clause: Clause) {
        if !isValue(part), let other = thing(part), other === whole, whole.standard != nil,
            part.isMany, part.noun != owner.noun
        {
            // "Parents have several children": both are contacts, so each pair is a record.
            manies.append(
                Many(from: whole, to: other, role: part.objectLabel, isComposition: false, words: words(clause)))
            return
        }
        if part.determiner == .indefinite || part.determiner == .none && !part.isPlural && !part.isMany,
            part.naming.isEmpty,
            whole.standard == nil && lexicon.kin.contains(part.noun)
                || whole.standard == "Contact" && thing(part) === whole && part.noun != owner.noun
        {
            // "An animal has a mother", "a pupil has a father": another one of the same kind.
            return addLink(whole, to: whole, label: part.objectLabel, words(clause))
        }
        guard !isValue(part), let other = thing(part), other !== whole else {
            if let other = thing(part), other === whole, !isValue(part) {
                part.naming.isEmpty
                    ? relateToItself(whole, part, clause) : linkToItself(whole, part, words(clause))
                return
            }
            if thing(part) == nil || isValue(part) {
                attach(part, to: whole, required: clause.modal == "must" && clause.condition.isEmpty, clause: clause)
            }
            return
        }
        // "Cars have insurance policies": a plural part is many; "a trip has a driver" is one.
        if ["stock", "inventory"].contains(part.noun)
            || ["history", "log", "logbook", "diary", "journal"].contains(part.noun)
        {
            // "A shelf holds stock of products": each entry is the shelf's and of a product.
            manies.append(
                Many(from: whole, to: other, role: role(part, other), isComposition: true, words: words(clause)))
            for phrase in part.of where !isValue(phrase) { refer(other, to: phrase, clause: clause) }
            return
        }
        let isPeriodic = part.per.contains { Self.periods.contains($0.noun) }
        if part.isMany || part.isPlural || isPeriodic {
            if isPeriodic, other.frequency == nil, part.per.contains(where: { $0.noun == "year" }) {
                other.frequency = "annual"
            }
            manies.append(
                Many(from: whole, to: other, role: role(part, other), isComposition: true, words: words(clause)))
        } else {
            if part.hasModifier("own"), whole.standard == nil, other.standard == nil {
                // "Every session has its own form": the form is of one session.
                return link(
                    other, to: whole, label: whole.label, composition: true, required: true, words: words(clause))
            }
            link(
                whole, to: other, label: role(part, other) ?? other.label, composition: false,
                required: clause.modal == "must" && clause.condition.isEmpty, words: words(clause))
        }
    }

    /// "One budget per year" is one of several.
    static let periods: Set<String> = ["year", "quarter", "month", "week", "day", "season", "term", "semester"]
}
