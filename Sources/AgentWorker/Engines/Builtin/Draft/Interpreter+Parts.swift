/// What a sentence of having says beside the parts: of which record a value is, and where things happen.
extension Interpreter {
    /// "Students are enrolled in classes and get a grade", "get a grade per class": the grade is the enrolment's.
    func recordOfPart(_ owner: NounPhrase, _ person: Thing, _ clause: Clause) -> Thing? {
        guard !clause.isPassive, ["Contact", "User", "Account"].contains(person.standard ?? ""),
            !clause.objects.isEmpty, clause.objects.allSatisfy({ isValue($0) || thing($0) == nil && !$0.isPlural })
        else { return nil }
        let others = (clause.objects.flatMap(\.per) + clause.phrases(after: "per", "for", "in", "on", "at"))
            .filter { !isValue($0) }.compactMap { thing($0) }
        if let between = others.lazy.filter({ $0 !== person }).compactMap({ self.pair($0, person) }).first {
            return between
        }
        // The second clause of a sentence about what they do.
        guard owner.start < clause.start, let topic, topic.standard == nil, topic.isJunction || topic.doing != nil,
            topic.parents.contains(where: { $0.parent === person })
        else { return nil }
        return topic
    }

    /// "Transfer lines", where there is a stock transfer: its lines, whatever else is said of them.
    func linkNamedParts() {
        for part in draft.things where part.standard == nil && !part.isJunction {
            var words = part.name.split(separator: " ").map(String.init)
            guard words.count > 1, let last = words.popLast(), lexicon.genericParts.contains(last),
                !part.parents.contains(where: { $0.parent.standard == nil })
            else { continue }
            let name = words.joined(separator: " ")
            guard
                let whole = draft.things.first(where: {
                    $0 !== part && $0.standard == nil && ($0.name == name || $0.name.hasSuffix(" " + name))
                }), !isAbove(part, whole)
            else { continue }
            link(part, to: whole, label: whole.label, composition: true, required: true, words: part.words)
        }
    }

    /// "Residents have stays in a shelter": a stay is in one.
    func relatePlaces(of parts: [NounPhrase], _ clause: Clause) {
        guard !clause.isPassive, let last = parts.last(where: { !isValue($0) && thing($0) != nil }),
            let record = thing(last),
            happens(record) || ["get", "receive"].contains(clause.verb?.lemma ?? "") || last.isPlural
        else { return }
        // "Archives have boxes on shelves": each is in one of them, but "rooms with beds" have them.
        let isPlacedOnly = !happens(record) && !["get", "receive"].contains(clause.verb?.lemma ?? "")
        for part in clause.parts where ["in", "at", "on", "for", "with"].contains(part.preposition ?? "") {
            for phrase in part.phrases
            where phrase.start > last.start && !isValue(phrase) && !phrase.isMany && thing(phrase) != nil {
                guard part.preposition != "with" || thing(phrase)?.standard != nil, thing(phrase) !== record else {
                    continue
                }
                if isPlacedOnly,
                    !phrase.isPlural || !["in", "on", "at"].contains(part.preposition)
                        || thing(phrase)?.standard != nil || pair(record, thing(phrase) ?? record) != nil
                {
                    continue
                }
                refer(record, to: phrase, clause: clause)
            }
        }
    }
}
