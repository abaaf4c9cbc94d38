/// Doings told with what is written down of them, though no noun names their record: "trees are inspected on a date with a
/// grade", "farmers deliver milk to the dairy: litres and date".
extension Interpreter {
    /// Reads such a clause; its record is made if need be.
    func readOccurring(_ clause: Clause, _ verb: Word) -> Bool {
        guard let noun = occurrence(of: verb), clause.modal == nil, !clause.isNegated else { return false }
        return clause.isPassive ? readDone(clause, noun) : readBrought(clause, noun)
    }

    /// What happens when somebody does it: inspect → inspection, prune → pruning.
    private func occurrence(of verb: Word) -> String? {
        let stem = verb.lemma.hasSuffix("e") ? String(verb.lemma.dropLast()) : verb.lemma
        return [lexicon.nominal(of: verb.lemma)?.lowercased(), stem + "ing"].lazy.compactMap { $0 }.first { noun in
            let last = noun.split(separator: " ").last.map(String.init) ?? noun
            return lexicon.eventNouns.contains(last) || ["repair", "booking", "rental", "lease", "loan"].contains(last)
        }
    }

    /// "Trees are inspected on a date with a grade": each inspection is of a tree.
    private func readDone(_ clause: Clause, _ noun: String) -> Bool {
        guard clause.phrases(after: "by", "against").isEmpty, !clause.subjects.contains(where: ThingKind.isRecordLike),
            clause.subjects.count == 1, let subject = clause.subjects.first,
            subject.isPlural || subject.determiner == .each || subject.determiner == .indefinite,
            !ThingKind.isPerson(subject), !isValue(subject), let whole = thing(subject),
            whole.standard == nil || whole.standard == "Asset", !happens(whole)
        else { return false }
        let values = clause.phrases(after: "on", "at", "with", "from", "to", "until").filter(isValue)
        let isDated = values.contains { phrase in
            [.date, .dateTime, .time].contains(typer.kind(of: phrase))
        }
        guard isDated, values.count > 1 else { return false }
        let record = made(Label.title(noun), clause)
        link(
            record, to: whole, label: whole.label, composition: whole.standard == nil, required: true,
            words: words(clause))
        write(values, clause, to: record)
        return true
    }

    /// "Farmers deliver milk to the dairy: litres and date": of the milk there are no records, of the deliveries there are.
    private func readBrought(_ clause: Clause, _ noun: String) -> Bool {
        guard clause.objects.count == 1, let object = clause.objects.first, thing(object) == nil, !isValue(object),
            !object.isPronoun, let subject = clause.subjects.first, let doer = thing(subject),
            ["Contact", "Account", "User"].contains(doer.standard)
        else { return false }
        let values = clause.phrases(after: "with").filter { isValue($0) || thing($0) == nil && !$0.isPronoun }
        guard values.count > 1 else { return false }
        let record = made(Label.title(noun), clause)
        link(
            record, to: doer, label: role(subject, doer) ?? doer.label, composition: false, required: true,
            words: words(clause))
        write(values, clause, to: record)
        return true
    }

    private func write(_ values: [NounPhrase], _ clause: Clause, to record: Thing) {
        for value in values {
            if ThingKind.isVague(value) {
                // "Tonnes, quality and date": in a list of values it is one.
                draft.addField(typer.field(for: value, on: record), to: record)
            } else {
                attach(value, to: record, clause: Clause())
            }
        }
        for part in clause.parts where part.preposition != nil {
            for phrase in part.phrases where !isValue(phrase) { refer(record, to: phrase, clause: clause) }
        }
        topic = record
    }
}
