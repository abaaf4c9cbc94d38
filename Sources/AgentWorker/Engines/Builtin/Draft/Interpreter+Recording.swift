/// What the verbs of recording say: track X with A and B for each Y.
extension Interpreter {
    func readRecord(_ clause: Clause) {
        if readKinds(clause) { return }
        if let event = eventOf(clause) { topic = event }
        if readAdded(clause) { return }
        let said = clause.objects
        // "Whether they came": they are no object.
        let objects = said.contains(where: \.isFlag) ? said.filter { !$0.isPronoun } : said
        let between = pairJustTold(clause, clause.parts.filter { $0.preposition != nil && $0.preposition != "with" })
        if between == nil, readList(objects, clause) { return }
        var recorded: [Thing] = []
        var values: [NounPhrase] = []
        for phrase in objects {
            if !isValue(phrase), let thing = thing(phrase) { recorded.append(thing) } else { values.append(phrase) }
        }
        var places = clause.parts.filter { $0.preposition != nil && $0.preposition != "with" }
        if recorded.count > 1, let first = recorded.first, let last = recorded.last,
            places.contains(where: { part in
                ["on", "in", "at", "of"].contains(part.preposition ?? "") && part.phrases.contains(where: \.isPronoun)
            })
        {
            // "Playgrounds and the equipment on them".
            link(last, to: first, label: first.label, composition: true, required: false, words: words(clause))
            places.removeAll { $0.phrases.contains(where: \.isPronoun) }
        }
        if let names = fieldNames(objects, clause) {
            places.removeAll { $0.preposition == "for" }
            values = names
            recorded = []
        }
        if let between, readValuesOfPair(between, recorded, values, clause) { return }
        if let owner = clause.places.lazy.compactMap({ self.thing($0) }).first,
            !clause.objects.contains(where: isRecordOfPlace)
        {
            return readValues(clause.objects, of: owner, clause)
        }
        if let place = objects.last?.per.first, let owner = thing(place), !recorded.isEmpty, !values.isEmpty,
            recorded.allSatisfy({ $0.standard == "User" }), objects.allSatisfy({ !$0.isPlural && !$0.isMany })
        {
            // "The target and the investigator for each hospital": both are kept of it.
            return readValues(objects.map { $0.withoutPlace }, of: owner, clause)
        }
        if recorded.isEmpty {
            readValues(values, clause, places)
        } else if let topic, recorded.count == 1, recorded[0] !== topic, isListOfTopic(objects, topic, recorded[0]) {
            // "Keep the date received, the category and the steps taken with their dates": all of the report.
            for value in values where !ThingKind.isVague(value) { attach(value, to: topic, clause: clause) }
            link(
                recorded[0], to: topic, label: topic.label, composition: true, required: false, words: words(clause))
        } else {
            for thing in recorded { relate(thing, objects, places, clause) }
            if let topic, recorded.count == 1, places.isEmpty,
                happensTo(topic, recorded[0], objects) || isListedOf(topic, recorded[0], clause)
            {
                link(
                    recorded[0], to: topic, label: topic.label, composition: true, required: true, words: words(clause))
            }
            for value in values where !ThingKind.isVague(value) {
                // "Log the bulb changes and their cost": that of the changes, whatever was spoken of before.
                let own = recorded.first.flatMap { value.ownerIsPronoun && $0.standard == nil ? $0 : nil }
                if let owner = own ?? owner(of: value) ?? recorded.first { attach(value, to: owner, clause: clause) }
            }
            topic = recorded.first { $0.standard == nil } ?? recorded.first
        }
        readWith(clause, recorded: recorded)
        recorded.forEach { $0.isWanted = true }
    }

    /// "Add an executive sponsor to opportunities", "put the preferred pharmacy on contacts": single people and companies
    /// that each record of a standard object names.
    private func readAdded(_ clause: Clause) -> Bool {
        guard clause.isCommand, clause.places.isEmpty,
            let target = clause.phrases(after: "to", "on").first, let owner = thing(target), owner.standard != nil,
            owner.standard != "User", !clause.objects.isEmpty,
            clause.parts.allSatisfy({
                ["to", "on", "about", nil].contains($0.preposition) || $0.phrases.allSatisfy(isValue)
            }),
            clause.objects.allSatisfy({ object in
                guard !isValue(object) else { return true }
                guard !object.isPlural, !object.isMany, object.per.isEmpty, object.of.isEmpty else { return false }
                guard let other = thing(object) else { return true }
                return other !== owner && ["User", "Account", "Contact"].contains(other.standard)
            }), clause.objects.contains(where: { !isValue($0) && thing($0) != nil })
        else { return false }
        for object in clause.objects {
            if !isValue(object), let other = thing(object), let role = role(object, other), object.noun != "owner" {
                addLink(owner, to: other, label: role, words(clause))
            } else {
                attach(object, to: owner, clause: clause)
            }
        }
        topic = owner
        return true
    }

    /// "Buses have a fleet number. Record the tyre changes": what happens to what was just spoken of.
    private func happensTo(_ topic: Thing, _ event: Thing, _ objects: [NounPhrase]) -> Bool {
        topic.standard == nil && topic !== event && event.parents.isEmpty && !happens(topic)
            && (happens(event) || event.noun == "change") && !isAbove(event, topic) && draft.children(of: event).isEmpty
            && objects.contains { $0.isPlural && !$0.isMany && thing($0) === event }
            && draft.things.filter { $0.standard == nil && !$0.isJunction && !happens($0) && $0 !== event }.count == 1
    }

    /// "Missions have a start. List the casualties with age and injury": those of the mission.
    private func isListedOf(_ topic: Thing, _ part: Thing, _ clause: Clause) -> Bool {
        topic.standard == nil && part.standard == nil && topic !== part && happens(topic) && clause.isCommand
            && part.parents.isEmpty && !isAbove(part, topic) && draft.children(of: part).isEmpty
            && clause.parts.contains { $0.preposition == "with" }
            && clause.objects.contains { $0.isPlural && $0.determiner == .definite && thing($0) === part }
    }

    /// "Servers host many applications and …; note the port": of each pair. "Plus the coach of the team": the team's.
    private func readValuesOfPair(
        _ between: Thing, _ recorded: [Thing], _ values: [NounPhrase], _ clause: Clause
    ) -> Bool {
        let people = clause.objects.filter { !isValue($0) && thing($0)?.standard != nil && !$0.of.isEmpty }
        guard recorded.count == people.count, !values.isEmpty else { return false }
        for value in values where !ThingKind.isVague(value) {
            attach(value.withoutPlace, to: between, clause: Clause())
        }
        for phrase in people {
            guard let person = thing(phrase), let whole = phrase.of.lazy.compactMap({ self.thing($0) }).first else {
                continue
            }
            link(
                whole, to: person, label: role(phrase, person) ?? person.label, composition: false, required: false,
                words: words(clause))
        }
        topic = between
        return true
    }

    /// The pair of things that the clause before joined, each of them being in many of the other.
    private func pairJustTold(_ clause: Clause, _ places: [Clause.Part]) -> Thing? {
        guard let topic, let index = clauses.firstIndex(where: { $0.start == clause.start }), index > 0 else {
            return nil
        }
        if let joined = joinedBefore(clause, index, places) { return joined }
        guard
            let many = manies.last(where: { many in
                manies.contains { $0.from === many.to && $0.to === many.from }
            }), topic === many.from || topic === many.to, many.from !== many.to
        else { return nil }
        let ends = [many.from, many.to]
        let told = clauses[index - 1].allPhrases.compactMap { self.thing($0) }
        guard ends.allSatisfy({ end in told.contains { $0 === end } }),
            places.allSatisfy({ part in
                part.phrases.allSatisfy { phrase in ends.contains { thing(phrase) === $0 } }
            }),
            clause.objects.allSatisfy({ isOfPair($0, ends) })
        else { return nil }
        return pair(many.from, many.to)
    }

    /// Whether what is noted is said of nothing but the two: "position per team".
    private func isOfPair(_ phrase: NounPhrase, _ ends: [Thing]) -> Bool {
        phrase.owner.isEmpty && phrase.per.allSatisfy { one in ends.contains { thing(one) === $0 } }
            && phrase.of.allSatisfy { whole in
                isValue(whole) || thing(phrase)?.standard != nil && ends.contains { thing(whole) === $0 }
            }
    }

    /// "Students enroll in courses, a course has many students; keep the final grade": of each enrollment.
    private func joinedBefore(_ clause: Clause, _ index: Int, _ places: [Clause.Part]) -> Thing? {
        let before = clauses[max(0, index - 2)..<index].filter { clause.sentence - $0.sentence < 2 }
        guard before.contains(where: { told in told.allPhrases.contains(where: \.isMany) }) else { return nil }
        let told = before.flatMap(\.allPhrases).compactMap { self.thing($0) }
        let found = draft.things.filter { pair in
            pair.isJunction && pair.doing != nil && pair.parents.filter(\.isComposition).count == 2
                && pair.parents.allSatisfy { link in told.contains { $0 === link.parent } }
        }
        guard found.count == 1, let pair = found.first else { return nil }
        let ends = pair.parents.map(\.parent)
        guard
            places.allSatisfy({ $0.phrases.allSatisfy { phrase in ends.contains { thing(phrase) === $0 } } }),
            clause.objects.allSatisfy({ isOfPair($0, ends) })
        else { return nil }
        return pair
    }

    /// Whether a list that begins with values of what was just spoken of ends with a part of it.
    private func isListOfTopic(_ objects: [NounPhrase], _ topic: Thing, _ part: Thing) -> Bool {
        guard topic.standard == nil, part.standard == nil, let last = objects.last, last.isPlural, !isValue(last),
            thing(last) === part, objects.count > 2, objects.dropLast().allSatisfy(isValue),
            objects[0].determiner == .definite, last.determiner == .definite || last.determiner == .none
        else { return false }
        return !isAbove(part, topic) && !part.parents.contains { $0.parent.standard == nil }
    }

    /// "Complaints: track the product, the severity and the date": a list of single things about the topic.
    private func readList(_ objects: [NounPhrase], _ clause: Clause) -> Bool {
        guard let topic, objects.count > 1, objects.contains(where: { self.isValue($0) }),
            objects.contains(where: { !self.isValue($0) }), clause.parts.allSatisfy({ $0.preposition == nil }),
            objects.allSatisfy({
                !$0.isPlural && $0.owner.isEmpty && $0.per.isEmpty && ($0.of.isEmpty || thing($0.of[0]) == nil)
            })
        else { return false }
        for phrase in objects where thing(phrase) !== topic { attach(phrase, to: topic, clause: clause) }
        return true
    }

    /// "Add a field for preferred language": the name comes after "for".
    func fieldNames(_ objects: [NounPhrase], _ clause: Clause) -> [NounPhrase]? {
        guard let first = objects.first,
            objects.allSatisfy({
                ["field", "attribute", "column"].contains($0.noun) && $0.naming.isEmpty && !$0.head.isConcrete
            }), first.of.count < 3
        else { return nil }
        let names = clause.phrases(after: "for", "called", "named") + objects[0].of
        return names.isEmpty ? nil : names
    }

    /// What follows "with" belongs to the last record named before it; a standard object only if nothing else is there.
    func readWith(_ clause: Clause, recorded: [Thing]) {
        var before: [Thing] = []
        for part in clause.parts {
            if ["in", "at", "on", "for", "about", "to", "of", "by", "from", "against"].contains(part.preposition ?? ""),
                let last = before.last,
                happens(last),
                part.phrases.allSatisfy({ phrase in thing(phrase).map { !happens($0) } ?? true })
            {
                // "Stays in a shelter with a check-in date": of the stay.
                continue
            }
            if part.preposition == "with" {
                let owner = before.last { $0.standard == nil } ?? recorded.last ?? before.last ?? topic
                guard var owner else { continue }
                if let told = recorded.last, told.standard == nil, clause.verb?.lemma == "assign",
                    part.phrases.allSatisfy(\.ownerIsPronoun)
                {
                    // "Assign members to flights with their position": the member's.
                    owner = told
                }
                // "A bundle contains several products with a quantity": the quantity is of the pair.
                if owner.standard != nil, let whole = clause.subjects.lazy.compactMap({ self.thing($0) }).first,
                    let pair = pair(whole, owner)
                {
                    owner = pair
                }
                if owner.standard != nil, Self.isHolding(clause),
                    clause.objects.allSatisfy({ !$0.isPlural && !$0.isMany }),
                    let whole = clause.subjects.lazy.compactMap({ self.thing($0) }).first, whole.standard == nil
                {
                    // "Lines name the product with the quantity": the line's.
                    owner = whole
                }
                if let last = part.phrases.last, let whole = last.per.lazy.compactMap({ self.thing($0) }).first,
                    part.phrases.dropLast().allSatisfy({ isValue($0) && $0.per.isEmpty }), isValue(last)
                {
                    // "With a brew date and a volume for each batch": both are the batch's.
                    owner = whole
                }
                for phrase in part.phrases {
                    // "Calls with clients": each is with one; "invoices with lines": each has several.
                    let isOther = !isValue(phrase) && thing(phrase)?.standard != nil
                    if isOther, phrase.isPlural, let other = thing(phrase), owner.standard == nil,
                        part.phrases.count > 2,
                        part.phrases.contains(where: { !$0.isPlural && $0 != phrase }), other !== owner
                    {
                        // "Weddings: the venue, the date, the guests": several of them.
                        manies.append(
                            Many(
                                from: owner, to: other, role: role(phrase, other), isComposition: true,
                                words: words(clause)))
                        continue
                    }
                    isOther ? refer(owner, to: phrase, clause: clause) : attach(phrase, to: owner, clause: clause)
                }
            } else {
                before += part.phrases.compactMap { self.isValue($0) ? nil : thing($0) }
            }
        }
    }

    /// Where a recorded thing belongs: for each contact, on an asset, between a mentor and a mentee.
    func relate(_ thing: Thing, _ objects: [NounPhrase], _ places: [Clause.Part], _ clause: Clause) {
        let phrases = objects.filter { self.thing($0) === thing }
        for phrase in phrases {
            for place in phrase.owner + phrase.per + phrase.of {
                relate(thing, to: place, clause)
                if let whole = self.thing(place), whole !== thing {
                    // "Bugs per release of our products": the release is of a product.
                    for above in place.of where !isValue(above) { refer(whole, to: above, clause: clause) }
                }
            }
            for period in phrase.per where self.thing(period) == nil && Self.periods.contains(period.noun) {
                attach(period, to: thing, clause: clause)
            }
            if phrase.ownerIsPronoun, let topic = topic ?? onlyStandard, topic !== thing {
                link(
                    thing, to: topic, label: topic.label, composition: topic.standard == nil, required: false,
                    words: words(clause))
            }
        }
        for part in places {
            guard let preposition = part.preposition, !["as", "like", "than", "without", "via"].contains(preposition)
            else { continue }
            for phrase in part.phrases {
                if isValue(phrase) {
                    if ["until", "by", "from", "since"].contains(preposition) {
                        attach(phrase, to: thing, clause: clause)
                    }
                } else if preposition == "in", phrase.isPlural, Self.portions.contains(phrase.noun),
                    let portion = self.thing(phrase), portion !== thing, portion.standard == nil
                {
                    // "The shop keeps cheeses in batches": a batch is of one cheese.
                    link(
                        portion, to: thing, label: thing.label, composition: thing.standard == nil, required: true,
                        words: words(clause))
                } else {
                    relate(thing, to: phrase, clause)
                    guard let whole = self.thing(phrase), whole !== thing else { continue }
                    // "For each vacancy of an account": the vacancy is the account's.
                    for above in phrase.of where !isValue(above) { refer(whole, to: above, clause: clause) }
                }
            }
        }
    }

    /// What "their" means where only one thing that the platform has was spoken of.
    private var onlyStandard: Thing? {
        let known = draft.things.filter { $0.standard != nil && $0.standard != "User" }
        return known.count == 1 ? known.first : nil
    }

    func relate(_ child: Thing, to phrase: NounPhrase, _ clause: Clause) {
        guard let parent = thing(phrase), parent !== child else { return }
        // "Each player is in one team": of people and what they are in, only that is theirs.
        if child.standard != nil, parent.standard == nil,
            clause.verb?.verbKind != .be || !lexicon.groupings.contains(parent.noun)
        {
            return
        }
        link(
            child, to: parent, label: role(phrase, parent) ?? parent.label,
            composition: parent.standard == nil && child.standard == nil,
            required: phrase.determiner == .each, words: words(clause))
        // Whose asset: the asset's own relationship says so, if the platform has one.
    }
}
