/// Values that a text gives to what a place names: for each contact, on an inspection, between two records.
extension Interpreter {
    /// "For each customer record visits", or a visit: records, not values of the customer.
    func isRecordOfPlace(_ phrase: NounPhrase) -> Bool {
        guard !isValue(phrase) else { return false }
        if lexicon.units.contains(phrase.noun), phrase.naming.isEmpty, !phrase.isMany, thing(phrase) == nil {
            return false
        }
        if phrase.isPlural || phrase.isMany { return true }
        let happens = lexicon.eventNouns.contains(phrase.noun) || lexicon.processNouns.contains(phrase.noun)
        return happens && phrase.determiner != .definite && thing(phrase) != nil
    }

    /// "The royalty differs for each pair", "prices depend on the season": a value of what it differs by.
    func readDiffering(_ clause: Clause, _ verb: Word) -> Bool {
        guard ["differ", "vary", "depend", "change"].contains(verb.lemma), !clause.isPassive, !clause.subjects.isEmpty,
            clause.subjects.allSatisfy({ isValue($0) || thing($0) == nil }),
            !clause.subjects.contains(where: \.isPronoun)
        else { return false }
        let places = clause.phrases(after: "per", "for", "by", "between", "with", "from", "on")
        guard let owner = places.lazy.compactMap({ self.isValue($0) ? nil : self.thing($0) }).first else {
            return false
        }
        settleManies()
        let pairs = draft.children(of: owner).filter { $0.isJunction && $0.doing == nil }
        // What depends on it is not its own: of two that belong together it is the pair's.
        let holder = pairs.count == 1 ? pairs[0] : owner
        for subject in clause.subjects where !ThingKind.isVague(subject) { attach(subject, to: holder, clause: clause) }
        topic = holder
        return true
    }

    /// "A gate assignment puts a flight on a gate": the record that joins them, with what else is said of it.
    func readJoining(_ clause: Clause, _ verb: Word) -> Bool {
        let joining: Set<String> = [
            "put", "assign", "link", "connect", "join", "match", "pair", "place", "allocate", "tie", "relate",
            "combine",
            "bring", "associate", "attach", "bind",
        ]
        guard joining.contains(verb.lemma), !clause.isPassive, !clause.isCommand, let subject = clause.subjects.first,
            !subject.isPronoun, !ThingKind.isPerson(subject), let record = thing(subject), record.standard == nil,
            clause.objects.contains(where: { !isValue($0) && thing($0) != nil && thing($0) !== record })
        else { return false }
        for phrase in clause.parts.flatMap(\.phrases) where !phrase.isPronoun {
            var one = phrase
            (one.isMany, one.isPlural) = (false, isValue(phrase) && phrase.isPlural)
            attach(one, to: record, clause: clause)
        }
        topic = record
        return true
    }

    /// "For every incident on a site we capture the severity and the reporter."
    func readValues(_ values: [NounPhrase], of owner: Thing, _ clause: Clause) {
        let holder = pairIn(clause, owner)
        for value in values where !ThingKind.isVague(value) { attach(value, to: holder, clause: clause) }
        if holder !== owner {
            topic = holder
            return
        }
        for part in clause.parts where part.preposition != "with" && part.preposition != nil {
            for phrase in part.phrases where !isValue(phrase) {
                if let other = thing(phrase), other !== owner, phrase.start < clause.verb?.token.start ?? 0 {
                    link(
                        owner, to: other, label: role(phrase, other) ?? other.label, composition: false,
                        required: false, words: words(clause))
                }
            }
        }
        topic = owner
        readWith(clause, recorded: [owner])
    }

    /// Between two places the values are those of the pair.
    func pairIn(_ clause: Clause, _ owner: Thing) -> Thing {
        let said = clause.parts.filter { $0.phrases.first.map { $0.start < clause.verb?.token.start ?? 0 } ?? false }
        let others = said.flatMap(\.phrases).compactMap { self.isValue($0) ? nil : self.thing($0) }.filter {
            $0 !== owner
        }
        if let other = others.first, !owner.fields.isEmpty, !happens(owner),
            let said = manies.first(where: { $0.from === other && $0.to === owner && !$0.isComposition })
        {
            // "A rental covers several items; for each item on a rental …": items are in several rentals.
            manies.append(Many(from: owner, to: other, role: nil, isComposition: false, words: said.words))
        }
        if let other = others.first, pair(owner, other) == nil, !happens(owner), owner.standard == nil,
            other.standard == nil,
            !other.fields.isEmpty, !owner.parents.contains(where: { $0.parent === other })
        {
            // "For every vehicle on a call-out we log the mileage": of the vehicle, that time.
            for (from, to) in [(owner, other), (other, owner)] {
                manies.append(Many(from: from, to: to, role: nil, isComposition: false, words: words(clause)))
            }
        }
        if let between = others.lazy.compactMap({ self.pair(owner, $0) }).first { return between }
        if let place = clause.places.first(where: { thing($0) === owner }),
            let other = place.of.lazy.compactMap({ self.thing($0) }).first, other !== owner, !happens(owner),
            let between = pairOf(owner, other, words(clause))
        {
            // "For each supplier of a product we keep the price."
            return between
        }
        if owner.standard != nil {
            let partners = manies.filter { $0.from === owner }.map(\.to).filter { other in
                manies.contains { $0.from === other && $0.to === owner }
            }
            if partners.count == 1, let between = pair(owner, partners[0]) {
                // "For each participating hospital", of which a trial has several: of each part it takes.
                return between
            }
            // "The completion date for each employee": of what each has taken part in.
            let joined = draft.things.filter { thing in
                thing.standard == nil && (thing.isJunction || thing.doing != nil)
                    && thing.parents.contains { $0.parent === owner }
            }
            if joined.count == 1, let only = joined.first { return only }
        }
        return owner
    }

    /// "Store a unique national ID for each contact", "record the role in the session".
    func readValues(_ values: [NounPhrase], _ clause: Clause, _ places: [Clause.Part]) {
        guard !values.isEmpty else { return }
        let placed = places.flatMap(\.phrases).compactMap { self.isValue($0) ? nil : thing($0) }
        // The last phrase's owner holds for the whole list: the name and email of each applicant.
        let shared = values.last.flatMap { owner(of: $0) } ?? takingPart(clause)
        for (index, value) in values.enumerated() where !ThingKind.isVague(value) {
            // "Weight and fee per visit, and the total fees per pet": each goes with the next that says whose.
            let next = values[index...].first { !$0.per.isEmpty }.flatMap { self.owner(of: $0) }
            var owner = self.owner(of: value) ?? next ?? shared ?? placed.first ?? topic
            if let topic, topic.standard == nil, let person = owner,
                ["Contact", "Account", "User"].contains(person.standard),
                topic.parents.contains(where: { $0.parent === person }),
                places.flatMap(\.phrases).allSatisfy({ $0.isPronoun || $0.determiner == .definite })
            {
                // "An hourly rate for him and one for the client", said of a placement.
                owner = topic
            }
            let wholes = value.of.filter(\.isPlural).compactMap { self.thing($0) }
            if wholes.count > 1, wholes.count == value.of.count, typer.kind(of: value) == .decimal,
                value.noun != "quantity", wholes[0] !== wholes[1], pair(wholes[0], wholes[1]) == nil
            {
                // "The weight of slabs and coils": of the ones and of the others.
                var own = value
                own.of = []
                for whole in wholes { attach(own, to: whole, clause: Clause()) }
                continue
            }
            if let (one, other) = twoOwners(of: value), let between = pairOf(one, other, words(clause)) {
                owner = between
            } else if let first = owner,
                let other = placed.first(where: { $0 !== first }) ?? (first.isJunction ? nil : topic), other !== first,
                let between = pair(first, other)
            {
                owner = between
            }
            guard let owner else { continue }
            if let repeated = periodic(value, of: owner, clause) {
                topic = repeated
                continue
            }
            if let child = measureHolder(value, owner) {
                attach(value, to: child, clause: clause)
                shown.append(Shown(phrase: value, owner: owner, words: words(clause)))
                continue
            }
            attach(value, to: owner, clause: clause)
            if value.hasModifier("total", "overall", "average") {
                shown.append(Shown(phrase: value, owner: owner, words: words(clause)))
            }
            topic = owner
        }
    }

    /// "Whether they attended", said of a shift: of each volunteer's part in it.
    private func takingPart(_ clause: Clause) -> Thing? {
        guard let topic, topic.standard == nil, let verb = clause.verb,
            clause.words.contains(where: {
                ["they", "he", "she"].contains($0.lower) && $0.token.start > verb.token.start
            })
        else { return nil }
        settleManies()
        let parts = draft.children(of: topic).filter { record in
            record.standard == nil && (record.isJunction || record.doing != nil)
                && record.parents.contains { ["User", "Contact"].contains($0.parent.standard ?? "") }
        }
        return parts.count == 1 ? parts.first : nil
    }

    /// "The grade of each student per elective": what both of them have.
    private func twoOwners(of value: NounPhrase) -> (Thing, Thing)? {
        let named = (value.of + value.per + (value.of + value.per).flatMap(\.per) + value.owner).filter { !isValue($0) }
            .compactMap { thing($0) }
        guard named.count > 1, named[0] !== named[1] else { return nil }
        return (named[0], named[1])
    }

    /// The record between two things; made now where nothing else relates them.
    private func pairOf(_ one: Thing, _ other: Thing, _ words: String) -> Thing? {
        if let known = pair(one, other) { return known }
        guard !isAbove(one, other) || one.standard != nil, !isAbove(other, one) || other.standard != nil else {
            return nil
        }
        for (from, to) in [(one, other), (other, one)] {
            manies.append(Many(from: from, to: to, role: nil, isComposition: false, words: words))
        }
        return pair(one, other)
    }

    /// The record between two things, made by an earlier sentence.
    func pair(_ one: Thing, _ other: Thing) -> Thing? {
        settleManies()
        return draft.junction(one, other)
    }

    /// Hours per event, where members have a record each for an event: the record holds them, the event sums them.
    func measureHolder(_ value: NounPhrase, _ owner: Thing) -> Thing? {
        guard !value.per.isEmpty, typer.kind(of: value) == .decimal else { return nil }
        settleManies()
        return draft.children(of: owner).first { $0.parents.count >= 2 }
    }

    /// "The budget of each department", where nothing else is known of departments: one record for each period.
    func periodic(_ value: NounPhrase, of owner: Thing, _ clause: Clause) -> Thing? {
        guard ThingKind.periodic.contains(value.noun), owner.standard == nil,
            !owner.isWanted, owner.fields.isEmpty, owner.parents.isEmpty, draft.children(of: owner).isEmpty
        else { return nil }
        let about = owner.label
        owner.label = about + " " + value.label
        owner.name = owner.label.lowercased()
        owner.words = draft.words(of: value)
        owner.isWanted = true
        let source = Source.words(draft.words(of: value))
        draft.addField(.plain(about, .text, source: source), to: owner)
        draft.addField(.plain("Amount", .currency, source: source), to: owner)
        let why = "a \(value.noun) is for a period"
        draft.addField(.plain("Period Start", .date, source: .assumption(why)), to: owner)
        draft.addField(.plain("Period End", .date, source: .assumption(why)), to: owner)
        draft.assume("\(owner.label): one record for each \(about.lowercased()) and period, because \(why).")
        return owner
    }
}
