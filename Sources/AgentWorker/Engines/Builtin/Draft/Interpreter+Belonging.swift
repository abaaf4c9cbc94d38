/// What the verbs of belonging say: B belongs to A.
extension Interpreter {
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
            guard let child = thing(subject) else {
                if isValue(subject), let owner = subject.per.lazy.compactMap({ self.thing($0) }).first {
                    // "Commission per booking goes to the agency": the booking's.
                    var value = subject
                    value.per = []
                    attach(value, to: owner, clause: Clause())
                }
                continue
            }
            var place: Thing?
            var told: Thing?
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
                        parent.standard == nil,
                        !manies.contains(where: { $0.from === parent && $0.to === child })
                    {
                        // "Each project goes through phases": it has them, and what follows is said of each phase.
                        told = parent
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
                    if happens(parent), !happens(child), child.standard == nil, phrase.isPlural,
                        !["project", "campaign", "contract", "initiative", "goal", "objective", "task", "job"]
                            .contains(parent.noun),
                        ["for", "to"].contains(part.preposition ?? "")
                    {
                        // "Pets come for visits": each visit is of a pet, and what follows is the visit's.
                        told = parent
                        manies.append(
                            Many(from: child, to: parent, role: nil, isComposition: true, words: words(clause)))
                        continue
                    }
                    let strong =
                        ["belong", "group", "house"].contains(clause.verb?.lemma ?? "") || ThingFinder.isSum(phrase)
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
            topic = told ?? visited(child, places.flatMap(\.phrases))
        }
        for part in clause.parts where part.preposition == "with" {
            if let topic { for phrase in part.phrases { attach(phrase, to: topic, clause: clause) } }
        }
    }

    /// "Clients come for fittings": what is said next is the fitting's.
    func visited(_ one: Thing, _ phrases: [NounPhrase]) -> Thing {
        guard ["User", "Contact"].contains(one.standard) else { return one }
        let events = phrases.filter { !isValue($0) && $0.isPlural }.compactMap { thing($0) }.filter(happens)
        return events.count == 1 ? events[0] : one
    }

    /// "A piece for a client can take several sessions": the piece is for the client, not the sessions.
    func withOwnQualifiers(_ clause: Clause) -> Clause {
        guard let verb = clause.verb, [.have, .associate, .steward, .transact].contains(verb.verbKind),
            !clause.isPassive,
            !clause.isCommand, clause.subjects.count == 1, let subject = clause.subjects.first,
            subject.determiner == .indefinite || subject.determiner == .each || subject.isPlural && !subject.isMany,
            !ThingKind.isPerson(subject),
            !isValue(subject), let child = thing(subject), child.standard == nil
        else { return clause }
        var told = clause
        told.parts.removeAll { part in
            guard ["for", "from", "in", "at", "on", "by"].contains(part.preposition ?? ""), part.phrases.count == 1,
                let phrase = part.phrases.first,
                phrase.start >= subject.end, phrase.start < verb.token.start,
                !isValue(phrase), let parent = thing(phrase), parent !== child, pair(child, parent) == nil
            else { return false }
            // "Claims from members have": each is from one.
            let isOfPeople =
                subject.isPlural && phrase.isPlural && !phrase.isMany
                && ["from", "by", "for"].contains(part.preposition)
                && ["Contact", "Account"].contains(parent.standard)
            guard isOfPeople || !subject.isPlural && phrase.determiner == .indefinite && part.preposition != "by" else {
                return false
            }
            link(
                child, to: parent, label: role(phrase, parent) ?? parent.label, composition: false, required: false,
                words: words(clause))
            return true
        }
        return told
    }

    /// What a thing is made or done in, one after the other.
    static let portions: Set<String> = [
        "batch", "lot", "instalment", "installment", "series", "edition", "volume", "session", "round", "wave", "cycle",
        "production-run", "tranche",
    ]

    /// Verbs of being with somebody.
    static let dwelling: Set<String> = ["live", "stay", "reside", "board", "lodge", "stand", "belong", "deal"]

    /// Prepositions that say where something is.
    private static let placing: Set<String> = ["on", "in", "at"]
}
