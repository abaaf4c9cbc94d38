/// Many to many: junctions and children of what was said to be many.
extension Interpreter {
    /// Makes junctions and children of what was said to be many, as far as it is known now.
    func settleManies() {
        for (child, parent, label, words) in settlesLater
        where !child.parents.contains(where: { $0.parent === parent }) && isComplete {
            link(child, to: parent, label: label, composition: false, required: false, words: words)
        }
        var rest = manies
        manies = []
        while !rest.isEmpty {
            let many = rest.removeFirst()
            if many.from === many.to {
                joinRoles(many, rest.first { $0.from === many.from && $0.to === many.to && $0.role != many.role })
                rest.removeAll { $0.from === many.from && $0.to === many.to }
                continue
            }
            let isBack = { (other: Many) in other.from === many.to && other.to === many.from }
            if let back = rest.first(where: isBack) {
                rest.removeAll { isBack($0) || ($0.from === many.from && $0.to === many.to) }
                join(many, back)
            } else if draft.junction(many.from, many.to) != nil || !many.isComposition && isJoined(many.from, many.to)
                || many.from.parents.contains(where: { $0.parent === many.to }) && many.isComposition == false
            {
                continue
            } else if many.isComposition, many.to.standard == "Contact", Self.ofOne.contains(many.from.noun),
                many.from.standard == nil
            {
                // "A class has pupils": each is in one.
                link(
                    many.to, to: many.from, label: many.from.label, composition: false, required: false,
                    words: many.words)
            } else if many.to.standard != nil, many.from.standard == nil || areApart(many.from, many.to) {
                // A standard object is never a detail of ours, so each pair is a record.
                join(many, nil)
            } else if many.isComposition || many.from.standard == nil {
                link(
                    many.to, to: many.from, label: many.from.label,
                    composition: many.isComposition && many.from.standard == nil,
                    required: many.isComposition, words: many.words)
            } else {
                link(
                    many.to, to: many.from, label: many.from.label, composition: false, required: false,
                    words: many.words)
            }
        }
    }

    /// "A site has many subcontractors and …; keep their trade and daily rate for that site": values of the pair, which is
    /// made and becomes the topic. Returns the clause without the words that point back at one of the two.
    func takenByPair(_ clause: Clause) -> Clause {
        guard let lastMany, clause.sentence - lastMany < 2, clause.isCommand, clause.verb?.verbKind == .record,
            clause.places.isEmpty, let last = manies.last,
            manies.contains(where: { $0.from === last.to && $0.to === last.from })
                || draft.junction(last.from, last.to) != nil,
            !clause.objects.isEmpty,
            clause.objects.allSatisfy({ phrase in
                phrase.isFlag || isValue(phrase)
                    || thing(phrase) == nil && !phrase.isMany && phrase.determiner != .indefinite
                    // "The value, the unit and the analyst": who, of each pair.
                    || clause.objects.count > 1 && phrase.determiner == .definite && !phrase.isPlural
                        && thing(phrase)?.standard == "User"
            }),
            clause.parts.allSatisfy({ part in
                part.preposition == nil
                    || part.phrases.allSatisfy { phrase in
                        phrase.isPronoun || thing(phrase).map { $0 === last.from || $0 === last.to } ?? isValue(phrase)
                    }
            }),
            clause.objects.allSatisfy({ $0.of.allSatisfy { thing($0) == nil } && $0.per.isEmpty && $0.owner.isEmpty })
                || areOfBoth(clause.objects, last)
        else { return clause }
        settleManies()
        guard let pair = draft.junction(last.from, last.to) else { return clause }
        topic = pair
        var told = clause
        for part in told.parts.indices {
            for phrase in told.parts[part].phrases.indices {
                (told.parts[part].phrases[phrase].per, told.parts[part].phrases[phrase].owner) = ([], [])
            }
        }
        told.parts.removeAll { part in
            part.preposition != nil && part.preposition != "with"
                && part.phrases.allSatisfy { phrase in
                    phrase.isPronoun || thing(phrase).map { $0 === last.from || $0 === last.to } ?? false
                }
        }
        return told
    }

    /// What a person is in one of, unless the text says otherwise.
    private static let ofOne: Set<String> = ["class", "form", "cohort", "squad", "dormitory", "cell", "year-group"]

    /// "The designer's role and royalty per collection": of the one in the other.
    private func areOfBoth(_ objects: [NounPhrase], _ many: Many) -> Bool {
        let named = objects.flatMap { $0.owner + $0.per + $0.of.filter { thing($0) != nil } }.map { thing($0) }
        return named.allSatisfy { $0 === many.from || $0 === many.to }
            && [many.from, many.to].allSatisfy { end in named.contains { $0 === end } }
    }

    /// Whether a record refers to both.
    private func isJoined(_ one: Thing, _ other: Thing) -> Bool {
        draft.things.contains { record in
            record !== one && record !== other && record.standard == nil
                && [one, other].allSatisfy { end in record.parents.contains { $0.parent === end } }
        }
    }

    /// Two standard objects that the platform does not relate: products and their suppliers.
    private func areApart(_ one: Thing, _ other: Thing) -> Bool {
        guard let first = one.standard, let second = other.standard, first != "User", second != "User", first != second
        else {
            return false
        }
        func refers(_ from: String, _ to: String) -> Bool {
            schema.describe(from)?.fields.contains { $0.references.contains(to) } == true
        }
        return !refers(first, second) && !refers(second, first)
    }

    /// Parents and children are both contacts: the record between them says who is which.
    func joinRoles(_ many: Many, _ back: Many?) {
        let roles = [back?.role ?? many.from.label, many.role ?? "Related " + many.to.label]
        let label = roles.joined(separator: " ")
        guard draft.thing(named: label.lowercased()) == nil else { return }
        let thing = Thing(name: label.lowercased(), label: String(label.prefix(40)), standard: nil, words: many.words)
        (thing.isJunction, thing.isWanted, thing.isAnonymous) = (true, true, true)
        draft.add(thing)
        for role in roles {
            thing.parents.append(
                ParentLink(
                    parent: many.from, label: role, isComposition: many.from.canBeMaster, isRequired: true,
                    source: .words(many.words)))
        }
    }

    func join(_ many: Many, _ back: Many?) {
        let (one, other) = (many.from, many.to)
        guard draft.junction(one, other) == nil else { return }
        if let record = draft.things.first(where: { record in
            record.standard == nil && record !== one && record !== other
                && [one, other].allSatisfy { end in record.parents.contains { $0.parent === end } }
        }) {
            // "For each installation": the record between the two is there already.
            for index in record.parents.indices
            where [one, other].contains(where: { $0 === record.parents[index].parent }) {
                record.parents[index].isComposition = true
                record.parents[index].isRequired = true
            }
            return
        }
        // A relationship already made the other way is replaced by the junction.
        one.parents.removeAll { link in
            // But not another part that it plays: a store's manager beside its employees.
            link.parent === other && (!link.isRequired || back != nil)
                && (link.label == other.label || link.label == many.role)
        }
        if back != nil { other.parents.removeAll { $0.parent === one && $0.label == one.label } }
        let first = one.standard == nil ? one : other
        let second = first === one ? other : one
        let secondRole = (second === other ? many.role : back?.role) ?? second.label
        let firstRole = (first === other ? many.role : back?.role) ?? first.label
        let label = "\(first.label) \(secondRole)"
        let thing = Thing(name: label.lowercased(), label: String(label.prefix(40)), standard: nil, words: many.words)
        (thing.isJunction, thing.isWanted, thing.isAnonymous) = (true, true, true)
        draft.add(thing)
        for (parent, role) in [(first, firstRole), (second, secondRole)] {
            thing.parents.append(
                ParentLink(
                    parent: parent, label: role, isComposition: true, isRequired: true, source: .words(many.words)))
        }
        if back == nil {
            draft.assume(
                "\(thing.label) joins \(first.label) and \(second.label), so that a \(second.label.lowercased()) "
                    + "can be in more than one \(first.label.lowercased())."
            )
        }
    }
}
