/// Kinds of one record that a text tells apart, and values that it works out of others in words.
extension Interpreter {
    /// "Two types of vehicle with different page layouts: vans and trucks": a record type for each, or a picklist of them.
    func readKinds(_ clause: Clause) -> Bool {
        if readRecordTypes(clause) { return true }
        guard let first = clause.objects.first, ["type", "kind", "sort", "category"].contains(first.noun), first.isMany,
            first.head.values == nil, let thing = first.of.lazy.compactMap({ self.thing($0) }).first,
            let list = clause.parts.last, list.preposition == "with" || list.preposition == "like",
            list.phrases.count > 1, list.phrases.allSatisfy({ $0.of.isEmpty && $0.head.values == nil })
        else { return false }
        let names = list.phrases.map(\.objectLabel)
        let source = Source.words(words(clause))
        let differ = clause.words.contains {
            ["layout", "record-type", "page", "process", "screen", "form", "view"].contains($0.lemma)
        }
        guard differ else {
            draft.addField(.picklist(thing.label + " Type", values: names, source: source), to: thing)
            topic = thing
            return true
        }
        for name in names {
            let label = name.lowercased().contains(thing.noun) ? name : "\(name) \(thing.label)"
            let developer = ApiName.developer(label, limit: 80)
            guard !thing.recordTypes.contains(where: { $0.name == developer }) else { continue }
            thing.recordTypes.append(RecordTypeDesign(name: developer, label: String(label.prefix(80)), source: source))
        }
        topic = thing
        return true
    }

    /// "Use separate record types for Junior, Adult and Veteran memberships."
    private func readRecordTypes(_ clause: Clause) -> Bool {
        guard clause.objects.contains(where: { $0.noun == "type" && $0.hasModifier("record", "records") }),
            let phrases = clause.parts.first(where: { ["for", "with", "like"].contains($0.preposition ?? "") })?
                .phrases,
            let last = phrases.last, phrases.count > 1,
            let thing = (last.head.tag == .quoted ? nil : thing(last)) ?? (topic?.standard == nil ? topic : nil)
                ?? draft.things.last(where: { $0.standard == nil })
        else { return false }
        for phrase in phrases {
            let kind =
                self.thing(phrase) === thing && !phrase.naming.isEmpty ? phrase.naming.map(\.lower) : [phrase.noun]
            let label = Label.title(kind + [thing.label])
            let name = ApiName.developer(label, limit: 80)
            guard !thing.recordTypes.contains(where: { $0.name == name }) else { continue }
            thing.recordTypes.append(
                RecordTypeDesign(name: name, label: String(label.prefix(80)), source: .words(words(clause))))
        }
        topic = thing
        return true
    }

    /// "A net amount, which is the amount minus the discount": a formula over the fields that it names.
    func readArithmetic(_ clause: Clause) -> Bool {
        guard let subject = clause.subjects.first, clause.subjects.count == 1, isValue(subject), !clause.isNegated,
            clause.objects.count == 1, let start = clause.objects.first, isValue(start),
            let part = clause.parts.first(where: { ["minus", "plus", "less"].contains($0.preposition ?? "") }),
            !part.phrases.isEmpty, part.phrases.allSatisfy(isValue),
            let thing = owner(of: subject) ?? Constraints.holder(of: subject, self) ?? topic,
            let (base, type) = operand(start, of: thing), type == .currency || type == .number
        else { return false }
        var formula = base
        for phrase in part.phrases {
            guard let (name, kind) = operand(phrase, of: thing), kind == type || kind == .percent else { return false }
            let sign = part.preposition == "plus" ? "+" : "-"
            formula += kind == .percent ? " \(sign) \(base) * \(name)" : " \(sign) \(name)"
        }
        let label = typer.field(for: subject, on: thing).label
        thing.fields.removeAll { $0.label == label }
        draft.addField(.formula(label, type, formula, source: .words(words(clause))), to: thing)
        topic = thing
        return true
    }

    /// The field that a phrase of a formula names: one of the draft, or one that the standard object has.
    private func operand(_ phrase: NounPhrase, of thing: Thing) -> (String, FieldType)? {
        if let own = thing.fields.first(where: { $0.label.lowercased() == phrase.label.lowercased() }) {
            return own.formula == nil ? (own.apiName, own.type) : nil
        }
        if let standard = thing.standard.flatMap(schema.describe),
            let field = standard.fields.first(where: { $0.label.lowercased() == phrase.label.lowercased() })
        {
            return (field.apiName, typer.field(for: phrase, on: thing).type)
        }
        let field = typer.field(for: phrase, on: thing)
        guard field.type.isNumeric else { return nil }
        return (draft.addField(field, to: thing).apiName, field.type)
    }
}
