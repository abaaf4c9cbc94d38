/// What the verbs of having, belonging and recording say.
extension Interpreter {
    // MARK: Track X with A and B for each Y

    func readRecord(_ clause: Clause) {
        if readKinds(clause) { return }
        if let event = eventOf(clause) { topic = event }
        let said = clause.objects
        // "Whether they came": they are no object.
        let objects = said.contains(where: \.isFlag) ? said.filter { !$0.isPronoun } : said
        if readList(objects, clause) { return }
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
        if let owner = clause.places.lazy.compactMap({ self.thing($0) }).first,
            !clause.objects.contains(where: isRecordOfPlace)
        {
            return readValues(clause.objects, of: owner, clause)
        }
        if recorded.isEmpty {
            readValues(values, clause, places)
        } else {
            for thing in recorded { relate(thing, objects, places, clause) }
            for value in values where !ThingKind.isVague(value) {
                if let owner = owner(of: value) ?? recorded.first { attach(value, to: owner, clause: clause) }
            }
            topic = recorded.first { $0.standard == nil } ?? recorded.first
        }
        readWith(clause, recorded: recorded)
        recorded.forEach { $0.isWanted = true }
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
    private func fieldNames(_ objects: [NounPhrase], _ clause: Clause) -> [NounPhrase]? {
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
                // "A bundle contains several products with a quantity": the quantity is of the pair.
                if owner.standard != nil, let whole = clause.subjects.lazy.compactMap({ self.thing($0) }).first,
                    let pair = pair(whole, owner)
                {
                    owner = pair
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
                    isOther ? refer(owner, to: phrase, clause: clause) : attach(phrase, to: owner, clause: clause)
                }
            } else {
                before += part.phrases.compactMap { self.isValue($0) ? nil : thing($0) }
            }
        }
    }

    /// Where a recorded thing belongs: for each contact, on an asset, between a mentor and a mentee.
    private func relate(_ thing: Thing, _ objects: [NounPhrase], _ places: [Clause.Part], _ clause: Clause) {
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
            if phrase.ownerIsPronoun, let topic, topic !== thing {
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
                } else {
                    relate(thing, to: phrase, clause)
                }
            }
        }
    }

    private func relate(_ child: Thing, to phrase: NounPhrase, _ clause: Clause) {
        guard let parent = thing(phrase), parent !== child else { return }
        // "Each player is in one team": of people and what they are in, only that is theirs.
        if child.standard != nil, parent.standard == nil,
            clause.verb?.verbKind != .be || !lexicon.groupings.contains(lastWord(parent))
        {
            return
        }
        link(
            child, to: parent, label: role(phrase, parent) ?? parent.label,
            composition: parent.standard == nil && child.standard == nil,
            required: phrase.determiner == .each, words: words(clause))
        // Whose asset: the asset's own relationship says so, if the platform has one.
    }

    // MARK: A has B

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
            if whole.standard != nil, let record = recordOfPart(owner, whole, clause) { whole = record }
            // "Loans of artworks have": of which each is.
            for phrase in owner.of where !isValue(phrase) { refer(whole, to: phrase, clause: clause) }
            // "Deficiencies found in an inspection have": each in one.
            for phrase in owner.owner where !isValue(phrase) && whole.standard == nil && !clause.isPassive {
                refer(whole, to: phrase, clause: clause)
            }
            for part in parts { readPart(part, of: whole, owner: owner, clause) }
            placeParts(clause, of: whole)
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

    private func readPart(_ part: NounPhrase, of whole: Thing, owner: NounPhrase, _ clause: Clause) {
        if !isValue(part), let other = thing(part), other === whole, whole.standard != nil,
            part.isMany, part.noun != owner.noun
        {
            // "Parents have several children": both are contacts, so each pair is a record.
            manies.append(
                Many(from: whole, to: other, role: part.objectLabel, isComposition: false, words: words(clause)))
            return
        }
        if part.determiner == .indefinite, part.naming.isEmpty,
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
            link(
                whole, to: other, label: role(part, other) ?? other.label, composition: false,
                required: clause.modal == "must" && clause.condition.isEmpty, words: words(clause))
        }
    }

    /// "One budget per year" is one of several.
    private static let periods: Set<String> = ["year", "quarter", "month", "week", "day", "season", "term", "semester"]

    // MARK: B belongs to A

    func readBelong(_ clause: Clause) {
        let dwells = Self.dwelling.contains(clause.verb?.lemma ?? "")
        let places = clause.parts.filter {
            if dwells, $0.preposition == "with", $0.phrases.contains(where: { !isValue($0) && thing($0) != nil }) {
                return true
            }
            return $0.preposition.map { !["with", "until", "by", "from", "before", "after", "like"].contains($0) }
                ?? false
        }
        let manner = clause.parts.filter { $0.preposition.map { ["by", "until", "from"].contains($0) } ?? false }
        for subject in clause.subjects {
            guard let child = thing(subject) else { continue }
            var place: Thing?
            for (part, phrase) in places.flatMap({ part in part.phrases.map { (part, $0) } }) {
                if !isValue(phrase), thing(phrase) === child { relateToItself(child, phrase, clause) }
                if !isValue(phrase), let parent = thing(phrase) {
                    if parent === child { continue }
                    if let inner = place, inner !== parent, inner.standard == nil, parent.standard == nil,
                        Self.placing.contains(part.preposition ?? ""), !happens(inner), !happens(parent)
                    {
                        // "Boxes stand on shelves in a room": the shelves are in the room.
                        link(
                            inner, to: parent, label: parent.label, composition: false, required: false,
                            words: words(clause))
                        place = parent
                        continue
                    }
                    place = Self.placing.contains(part.preposition ?? "") ? parent : nil
                    if part.preposition == "in", phrase.isPlural,
                        Self.portions.contains(phrase.noun)
                            || [
                                "pay", "divide", "deliver", "split", "ship", "repay", "settle", "reimburse", "release",
                                "spread", "execute", "brew", "produce", "manufacture", "print", "publish", "bake",
                                "roast", "distil", "make", "build", "implement", "roll", "record", "cut", "shoot",
                                "film", "perform",
                            ].contains(clause.verb?.lemma ?? ""),
                        parent.standard == nil
                    {
                        // "Paid in monthly instalments": it has them.
                        manies.append(
                            Many(from: child, to: parent, role: nil, isComposition: true, words: words(clause)))
                        continue
                    }
                    if clause.verb?.lemma == "go", part.preposition == "through", phrase.isPlural,
                        parent.standard == nil
                    {
                        // "Each project goes through phases": it has them.
                        manies.append(
                            Many(from: child, to: parent, role: nil, isComposition: true, words: words(clause)))
                        continue
                    }
                    let isMembership =
                        subject.isPlural && phrase.isPlural && ThingKind.isPerson(subject)
                        && clause.parts.contains { $0.preposition == "with" && $0.phrases.allSatisfy(isValue) }
                    let isOfPair =
                        phrase.isMany
                        && clause.parts.contains { $0.preposition == "with" && $0.phrases.allSatisfy(isValue) }
                    if phrase.isMany || isMembership {
                        manies.append(
                            Many(
                                from: child, to: parent, role: role(phrase, parent), isComposition: false,
                                words: words(clause)))
                        manies.append(
                            Many(from: parent, to: child, role: nil, isComposition: false, words: words(clause)))
                        if isMembership || isOfPair, let between = pair(child, parent) {
                            // "Members sit on committees with a role": the role is of the pair.
                            for value in clause.phrases(after: "with") { attach(value, to: between, clause: clause) }
                            topic = between
                            return
                        }
                        continue
                    }
                    let strong = ["belong", "group", "house"].contains(clause.verb?.lemma ?? "")
                    link(
                        child, to: parent, label: role(phrase, parent) ?? parent.label,
                        composition: strong && parent.standard == nil && child.standard == nil,
                        required: subject.determiner == .each || clause.modal == "must", words: words(clause))
                } else if !ThingKind.isVague(phrase) {
                    attach(phrase, to: child, clause: clause)
                }
            }
            for phrase in manner.flatMap(\.phrases) {
                // "Are taken from patients": each from one.
                var one = phrase
                if !isValue(phrase) { (one.isPlural, one.isMany) = (false, phrase.isMany) }
                attach(one, to: child, clause: clause)
            }
            topic = child
        }
        for part in clause.parts where part.preposition == "with" {
            if let topic { for phrase in part.phrases { attach(phrase, to: topic, clause: clause) } }
        }
    }

    /// What a thing is made or done in, one after the other.
    private static let portions: Set<String> = [
        "batch", "instalment", "installment", "series", "edition", "volume", "session", "round", "wave", "cycle",
        "production-run", "tranche",
    ]

    /// Verbs of being with somebody.
    static let dwelling: Set<String> = ["live", "stay", "reside", "board", "lodge", "stand", "belong", "deal"]

    /// Prepositions that say where something is.
    private static let placing: Set<String> = ["on", "in", "at"]

    // MARK: X is Y

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
