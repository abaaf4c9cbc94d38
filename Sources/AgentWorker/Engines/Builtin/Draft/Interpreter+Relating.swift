/// What stands over what, and what goes together: nobody makes a record of it.
extension Interpreter {
    // MARK: A trainer teaches classes

    func readSteward(_ clause: Clause, _ verb: Word) {
        if !clause.isPassive, clause.objects.isEmpty, let subject = clause.subjects.first,
            !ThingKind.isPerson(subject)
                || clause.parts.contains(where: {
                    $0.phrases.contains { $0.isMany && !isValue($0) && thing($0) != nil }
                })
        {
            // "Interns rotate through several departments": those go together.
            // "An application can run on many servers": nothing is done to anything.
            return readAssociation(clause, verb)
        }
        let doers = clause.isPassive ? clause.phrases(after: "by", "to") : clause.subjects
        let objects = clause.isPassive ? clause.subjects : clause.objects
        for doer in doers {
            guard let parent = thing(doer) else { continue }
            for object in objects {
                if isValue(object) {
                    if let topic, topic !== parent, topic.standard == nil,
                        ["User", "Contact"].contains(parent.standard)
                    {
                        // "In which an inspector awards points": of the inspection, not of the inspector.
                        attach(object, to: topic, clause: clause)
                        link(
                            topic, to: parent, label: role(doer, parent) ?? parent.label, composition: false,
                            required: false, words: words(clause))
                        continue
                    }
                    attach(object, to: parent, clause: clause)
                } else if let child = thing(object), child === parent {
                    relateToItself(child, clause.isPassive ? doer : object, clause)
                } else if let child = thing(object), !clause.isPassive, !object.isMany, !object.isPlural,
                    happens(parent), !happens(child)
                {
                    // "An inspection covers one stop": it is of the stop.
                    refer(parent, to: object, clause: clause)
                } else if let child = thing(object) {
                    if clause.isPassive, doer.isMany {
                        manies.append(
                            Many(
                                from: child, to: parent, role: role(doer, parent), isComposition: false,
                                words: words(clause)))
                        // "A vehicle can be covered by several policies": of each policy there is one vehicle.
                        if object.isPlural || object.isMany || ThingKind.isPerson(doer) || parent.standard != nil {
                            manies.append(
                                Many(from: parent, to: child, role: nil, isComposition: false, words: words(clause)))
                        }
                    } else if doer.isMany, !clause.isPassive, !object.isPlural, object.hasModifier("same"),
                        child.standard == nil
                    {
                        // "Several accounts can ask for the same feature": it has many of them.
                        manies.append(
                            Many(
                                from: child, to: parent, role: role(doer, parent), isComposition: false,
                                words: words(clause)))
                    } else if object.isMany, !clause.isPassive {
                        manies.append(
                            Many(from: parent, to: child, role: nil, isComposition: false, words: words(clause)))
                    } else {
                        link(
                            child, to: parent, label: role(doer, parent) ?? parent.label, composition: false,
                            required: false, words: words(clause))
                    }
                }
            }
        }
        guard var main = objects.lazy.compactMap({ self.isValue($0) ? nil : self.thing($0) }).first else { return }
        let object = main
        // "Judges give marks between 0 and 10": the number is the mark's.
        if main.standard == nil, happens(main) || main.parents.count > 0 { addScore(of: clause, to: main) }
        if let doer = doers.lazy.compactMap({ self.thing($0) }).first, happens(doer), !happens(main), !clause.isPassive,
            objects.allSatisfy({ !$0.isPlural && !$0.isMany })
        {
            // "A rental covers one barrel, with a start date": the date is the rental's.
            main = doer
        }
        if let doer = doers.lazy.compactMap({ self.thing($0) }).first,
            clause.parts.contains(where: { !["by", nil].contains($0.preposition) }),
            manies.contains(where: { $0.from === main && $0.to === doer }) || draft.junction(doer, main) != nil
        {
            // "A supplier can deliver several products at a price": the price is of the pair.
            settleManies()
            main = draft.junction(doer, main) ?? main
        }
        for part in clause.parts where part.preposition != nil && part.preposition != "by" {
            for phrase in part.phrases.flatMap({ [$0] + $0.per }) where thing(phrase) !== object {
                if let event = thing(phrase), !isValue(phrase), event !== main, happens(event), !happens(main),
                    !lexicon.isNominal(main.noun), verb.lemma != "submit",
                    part.preposition == "for" || part.preposition == "to"
                {
                    // "Owners bring dogs for stays": a stay is of a dog.
                    link(
                        event, to: main, label: main.label, composition: false, required: false, words: words(clause))
                } else if part.preposition == "to", main.standard == nil, let other = thing(phrase),
                    ["User", "Contact"].contains(other.standard), let doer = doers.first, thing(doer) === other,
                    doer.noun != phrase.noun, let label = role(phrase, other)
                {
                    // "Journalists pitch stories to editors": two of the staff, each with a part of their own.
                    addLink(main, to: other, label: label, words(clause))
                } else if isValue(phrase) || thing(phrase) != nil || part.preposition == "with" {
                    refer(main, to: phrase, clause: clause)
                }
            }
        }
        if verb.lemma == "own", let topic, topic.standard == nil, topic.parents.contains(where: { $0.parent === main })
        {
            // "Samples from the machines our customers own": what follows is the sample's.
            return
        }
        topic = main
    }

    // MARK: A scene uses many props

    func readAssociation(_ clause: Clause, _ verb: Word) {
        let others =
            clause.objects
            + clause.phrases(after: "in", "to", "with", "for", "on", "by", "at", "from", "of", "through", "across")
        if isDoneForEachOther(clause) || readReached(clause, verb) { return }
        for subject in clause.subjects {
            guard let one = thing(subject) else { continue }
            let done = clause.objects.filter { !isValue($0) && thing($0)?.standard == nil }.compactMap { thing($0) }
            for phrase in others {
                if let record = done.first, ThingKind.isPerson(subject) || happens(record) && !happens(one),
                    !clause.objects.contains(phrase),
                    !isValue(phrase),
                    let other = thing(phrase), other !== record, other !== one,
                    other.standard == nil || happens(record),
                    !phrase.isMany
                {
                    // "Customers start sessions at a charge point": where the sessions are.
                    link(
                        record, to: other, label: role(phrase, other) ?? other.label, composition: false,
                        required: false, words: words(clause))
                    continue
                }
                if isValue(phrase), let pair = pairWith(phrase, of: one, others, clause) {
                    attach(phrase, to: pair, clause: Clause())
                    continue
                }
                if isValue(phrase) {
                    // "Guests rate every wine and leave a comment": the comment is the rating's.
                    let isOfTopic = ["User", "Contact"].contains(one.standard) && topic?.standard == nil
                    // "Hives yield harvests with a weight": the harvest's.
                    let holder =
                        clause.phrases(after: "with").contains(phrase)
                            && clause.objects.last.map { !isValue($0) } == true
                        ? done.last : nil
                    attach(phrase, to: holder ?? (isOfTopic ? topic ?? one : one), clause: clause)
                    continue
                }
                guard let other = thing(phrase) else {
                    if !ThingKind.isVague(phrase), clause.objects.contains(phrase),
                        clause.objects.contains(where: { self.isValue($0) })
                    {
                        let isOfTopic = ["User", "Contact"].contains(one.standard) && topic?.standard == nil
                        attach(phrase, to: isOfTopic ? topic ?? one : one, clause: clause)
                    }
                    continue
                }
                if isMerelySaid(subject, one, phrase, other, clause) { continue }
                if other === one {
                    relateToItself(one, phrase, clause)
                    continue
                }
                if subject.isPlural, !phrase.isMany, other.standard != nil, one.standard == nil,
                    clause.phrases(after: "from").contains(phrase)
                {
                    // "Samples arrive from clinics": each from one.
                    link(
                        one, to: other, label: role(phrase, other) ?? other.label, composition: false, required: false,
                        words: words(clause))
                    continue
                }
                if isPlaced(subject, in: phrase, clause) || isWhereabouts(phrase, of: one, other, clause) {
                    // "Wheels ripen in caves": each in one of them.
                    link(
                        one, to: other, label: role(phrase, other) ?? other.label, composition: false, required: false,
                        words: words(clause))
                } else if runs(subject, on: phrase, verb), !happens(one) || happens(other) {
                    manies.append(
                        Many(from: one, to: other, role: nil, isComposition: true, words: words(clause)))
                } else if phrase.isMany || phrase.isPlural {
                    manies.append(
                        Many(
                            from: one, to: other, role: role(phrase, other), isComposition: false, words: words(clause))
                    )
                    if subject.isPlural || phrase.isMany {
                        manies.append(
                            Many(
                                from: other, to: one, role: role(subject, one), isComposition: false,
                                words: words(clause)))
                    }
                } else if subject.isMany, phrase.determiner == .indefinite || phrase.determiner == .each,
                    !happens(other)
                {
                    // "On a site several companies work": it has many of them.
                    manies.append(
                        Many(
                            from: other, to: one, role: role(subject, one), isComposition: false, words: words(clause)))
                } else if happens(other), !happens(one), !clause.isPassive {
                    // "A restaurant undergoes an inspection": the inspection is of the restaurant.
                    link(
                        other, to: one, label: role(subject, one) ?? one.label, composition: false, required: false,
                        words: words(clause))
                    for part in clause.parts where part.preposition == "with" {
                        for value in part.phrases { attach(value, to: other, clause: clause) }
                    }
                    topic = other
                    return
                } else {
                    link(
                        one, to: other, label: role(phrase, other) ?? other.label, composition: false, required: false,
                        words: words(clause))
                }
            }
            topic = visited(one, others)
        }
    }

    /// "Neighbours do favours for each other": who for whom, each favour says.
    private func isDoneForEachOther(_ clause: Clause) -> Bool {
        guard
            zip(clause.words, clause.words.dropFirst()).contains(where: {
                ["each", "per"].contains($0.lower) && $1.lower == "other"
            }),
            let done = clause.objects.lazy.compactMap({ self.isValue($0) ? nil : self.thing($0) }).first,
            done.standard == nil
        else { return false }
        topic = done
        return true
    }

    /// "A tour runs on several departures", "a course takes place in sessions": it has them.
    private func runs(_ subject: NounPhrase, on phrase: NounPhrase, _ verb: Word) -> Bool {
        guard ["run", "occur", "happen"].contains(verb.lemma), phrase.isPlural, !ThingKind.isPerson(subject),
            let one = thing(subject), one.standard == nil, !lexicon.ownables.contains(subject.noun),
            let other = thing(phrase), happens(other)
        else { return false }
        return !manies.contains { $0.from === other && $0.to === one }
    }

    /// "… and a consultant works on many projects with a daily rate": the rate is the pair's.
    private func pairWith(_ value: NounPhrase, of one: Thing, _ others: [NounPhrase], _ clause: Clause) -> Thing? {
        guard clause.phrases(after: "with").contains(value), let phrase = others.first(where: \.isMany),
            let other = thing(phrase), other !== one,
            manies.filter({ $0.from === one && $0.to === other || $0.from === other && $0.to === one }).count > 2
        else { return nil }
        settleManies()
        return draft.junction(one, other)
    }

    /// Whether a verb without an object says where things are or where they come from.
    private func isPlaced(_ subject: NounPhrase, in phrase: NounPhrase, _ clause: Clause) -> Bool {
        guard !clause.isPassive, clause.objects.isEmpty, !subject.isMany, !phrase.isMany, phrase.isPlural,
            clause.modal == nil, !ThingKind.isPerson(subject), let one = thing(subject), one.standard == nil,
            let verb = clause.verb,
            !["appear", "participate", "compete", "feature", "run", "work"].contains(verb.lemma)
        else { return false }
        return clause.parts.contains { part in
            ["in", "on", "at", "from", "under", "inside", "within", "along"].contains(part.preposition ?? "")
                && part.phrases.contains { $0.start == phrase.start }
        }
    }

    /// "Cheeses ripen on shelves": where each is.
    private func isWhereabouts(_ phrase: NounPhrase, of one: Thing, _ place: Thing, _ clause: Clause) -> Bool {
        guard phrase.isPlural, !phrase.isMany, clause.objects.isEmpty, !clause.isPassive, clause.modal == nil,
            one.standard == nil, place.standard == nil, !happens(one)
        else { return false }
        let last = place.noun
        return clause.phrases(after: "in", "on", "at", "under").contains(phrase)
            && (lexicon.places.contains(last) || lexicon.containers.contains(last))
    }

    /// "Members play games", where a game has its players anyway; "pilots fly aircraft", where flights say so.
    private func isMerelySaid(
        _ subject: NounPhrase, _ one: Thing, _ phrase: NounPhrase, _ other: Thing, _ clause: Clause
    )
        -> Bool
    {
        if one.standard == nil, happens(other), !happens(one), subject.isPlural, phrase.isPlural, !phrase.isMany,
            !subject.isMany, clause.objects.contains(phrase)
        {
            // "Teams play matches", where a match has its teams.
            settlesLater.append((other, one, role(subject, one) ?? one.label, words(clause)))
            return true
        }
        // "Lawyers share cases": several of them have one.
        guard clause.verb?.lemma != "share" else { return false }
        guard one.standard == "User" || one.standard == "Contact", !phrase.isMany, !subject.isMany, one !== other else {
            return false
        }
        if happens(other) {
            settlesLater.append((other, one, role(subject, one) ?? one.label, words(clause)))
            return true
        }
        return one.standard == "User" && other.standard == nil && !clause.isPassive
    }

    /// Whether a thing is something that happens or is done.
    func happens(_ thing: Thing) -> Bool {
        let last = thing.noun
        return thing.standard == nil && lexicon.happens(last)
    }
}
