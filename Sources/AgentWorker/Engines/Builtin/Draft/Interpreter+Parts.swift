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

    /// "Residents have stays in a shelter": a stay is in one.
    func relatePlaces(of parts: [NounPhrase], _ clause: Clause) {
        guard !clause.isPassive, let last = parts.last(where: { !isValue($0) && thing($0) != nil }),
            let record = thing(last), happens(record)
        else { return }
        for part in clause.parts where ["in", "at", "on", "for", "with"].contains(part.preposition ?? "") {
            for phrase in part.phrases
            where phrase.start > last.start && !isValue(phrase) && !phrase.isMany && thing(phrase) != nil {
                guard part.preposition != "with" || thing(phrase)?.standard != nil, thing(phrase) !== record else {
                    continue
                }
                refer(record, to: phrase, clause: clause)
            }
        }
    }
}
