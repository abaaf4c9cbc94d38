/// What "is" says: X is Y.
extension Interpreter {
    /// "A member may be in several groups, in each with a function": the function is of the pair.
    private func readBetween(_ clause: Clause) -> Bool {
        guard let subject = clause.subjects.first, let one = thing(subject), !isValue(subject),
            let place = clause.parts.first(where: { ["in", "on", "at"].contains($0.preposition ?? "") })?.phrases.first,
            place.isMany, let other = thing(place), other !== one
        else { return false }
        let values = clause.parts.filter { $0.preposition == "with" || $0.preposition == "since" }.flatMap(\.phrases)
        guard !values.isEmpty, values.allSatisfy({ isValue($0) || thing($0) == nil }) else { return false }
        manies.append(Many(from: one, to: other, role: role(place, other), isComposition: false, words: words(clause)))
        manies.append(Many(from: other, to: one, role: role(subject, one), isComposition: false, words: words(clause)))
        guard let between = pair(one, other) else { return false }
        for value in values { attach(value, to: between, clause: clause) }
        topic = between
        return true
    }

    func readBe(_ clause: Clause) {
        if readArithmetic(clause) { return }
        if let subject = clause.subjects.first, let whole = owner(of: subject), let part = draft.thing(for: subject),
            part !== whole, part.roles.contains(subject.noun)
        {
            // "The boat's owner is a customer."
            link(
                whole, to: part, label: role(subject, part) ?? part.label, composition: false, required: false,
                words: words(clause))
            return
        }
        if readBetween(clause) { return }
        if let state = clause.predicate.first(where: { StateFlag.isState($0.lower) })?.lower {
            let subject = clause.subjects.first
            if let thing = subject.flatMap(thing) ?? (subject.map(ThingKind.isVague) == true ? topic : nil) {
                stateFlags.append((state, thing, words(clause)))
                return
            }
        }
        guard let subject = clause.subjects.first else { return }
        if let thing = thing(subject), thing.standard == nil {
            for object in clause.objects where object.of.contains(where: { !isValue($0) && self.thing($0) === thing }) {
                // "A bug may be a duplicate of another bug."
                addLink(thing, to: thing, label: object.objectLabel + " Of", words(clause))
            }
        }
        if let topic, topic.standard == nil, subject.determiner == .definite, !subject.isPlural,
            let part = thing(subject),
            part !== topic, part.roles.contains(subject.noun)
        {
            // "The policyholder is a contact": of the policy just spoken of.
            link(
                topic, to: part, label: role(subject, part) ?? part.label, composition: false, required: false,
                words: words(clause))
            return
        }
        if let topic, topic.standard == nil, subject.determiner == .definite, !subject.isPlural,
            let part = thing(subject), part.standard != nil, part !== topic,
            let kind = clause.objects.first, kind.determiner == .indefinite, kind.naming.isEmpty,
            ["user", "contact", "account"].contains(kind.noun)
        {
            // "The candidate is a contact, plus a score and a date": of the interview just spoken of.
            link(
                topic, to: part, label: role(subject, part) ?? part.label, composition: false, required: false,
                words: words(clause))
            for value in clause.objects.dropFirst() where isValue(value) { attach(value, to: topic, clause: clause) }
            return
        }
        // "There are several rooms in each building."
        if let thing = thing(subject), !isValue(subject) {
            topic = thing
            for part in clause.parts where part.preposition == "with" || part.preposition == "by" {
                for phrase in part.phrases { attach(phrase, to: thing, clause: clause) }
            }
            var inner: Thing?
            for part in clause.parts where ["in", "at", "for", "on", "under"].contains(part.preposition ?? "") {
                for phrase in part.phrases where !isValue(phrase) {
                    if let place = inner, part.preposition != "for", let outer = self.thing(phrase), outer !== place,
                        outer.standard == nil, !happens(outer), !happens(place), !phrase.isMany
                    {
                        // "Is for a unit in a building": the unit is there.
                        link(
                            place, to: outer, label: outer.label, composition: false, required: false,
                            words: words(clause))
                        continue
                    }
                    inner = self.thing(phrase).flatMap { $0.standard == nil ? $0 : nil }
                    if self.thing(phrase) === thing, thing.standard == nil {
                        // "A location can be in another location."
                        addLink(thing, to: thing, label: "Parent " + thing.label, words(clause))
                    } else if phrase.isMany, let other = self.thing(phrase), other !== thing {
                        // "A member may be in several groups."
                        manies.append(
                            Many(
                                from: thing, to: other, role: role(phrase, other), isComposition: false,
                                words: words(clause)))
                        manies.append(
                            Many(
                                from: other, to: thing, role: role(subject, thing), isComposition: false,
                                words: words(clause)))
                    } else {
                        relate(thing, to: phrase, clause)
                    }
                }
            }
        } else if subject.head.values != nil, let owner = owner(of: subject) ?? topic {
            attach(subject, to: owner, clause: clause)
        }
    }
}
