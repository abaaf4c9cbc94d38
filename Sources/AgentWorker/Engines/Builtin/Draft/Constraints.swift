/// Clauses that say what a record may hold: unique, required, before, at least.
enum Constraints {
    private static let required: Set<String> = [
        "required", "mandatory", "compulsory", "obligatory", "needed", "necessary",
    ]

    /// Whether the clause was one of these and has been read.
    static func read(_ clause: Clause, in interpreter: Interpreter) -> Bool {
        let predicate = Set(clause.predicate.map(\.lower))
        if AccessRestrictions.read(clause, in: interpreter) { return true }
        if clause.words.contains(where: { $0.lower == "notwo" }) { return readNoTwo(clause, interpreter) }
        if let verb = clause.verb, ["identify", "key"].contains(verb.lemma) { return readKey(clause, interpreter) }
        guard let verb = clause.verb, let subject = clause.subjects.first else { return false }
        if readDifference(clause, interpreter) { return true }
        if subject.isPronoun, clause.modal == "must", clause.isPassive, ["fill", "enter", "set"].contains(verb.lemma),
            !clause.condition.isEmpty || ConditionFormula.moment(in: clause) != nil,
            let (thing, name) = interpreter.lastField, let field = thing.fields.first(where: { $0.apiName == name })
        {
            // "It must be filled in when a case is closed": the field just spoken of.
            var told = clause
            told.subjects = [phrase(for: field, at: subject)]
            interpreter.topic = thing
            interpreter.conditions.append((told, thing))
            return true
        }
        let isBe = verb.verbKind == .be || clause.modal != nil && ["lie", "fall", "come", "occur"].contains(verb.lemma)
        if isBe, predicate.contains("unique") {
            // "Is required and unique".
            let isBoth = !required.isDisjoint(with: predicate) && clause.condition.isEmpty
            return readUnique(clause, interpreter) && (!isBoth || readRequired(clause, interpreter))
        }
        if !required.isDisjoint(with: predicate) || (clause.isPassive && verb.lemma == "require")
            || clause.isPassive && verb.lemma == "need" && !clause.condition.isEmpty && !interpreter.isFigure(subject)
        {
            return readRequired(clause, interpreter)
        }
        if clause.modal == "must", !clause.isPassive, ThingKind.isPerson(subject), !clause.objects.isEmpty,
            ["enter", "provide", "give", "fill", "state", "specify", "record"].contains(verb.lemma),
            clause.objects.allSatisfy(ThingKind.isAttribute)
        {
            // "The rep must enter a justification": it is required, of the record, not of the rep.
            var told = clause
            (told.isPassive, told.subjects) = (true, clause.objects)
            return readRequired(told, interpreter)
        }
        if clause.modal != nil, clause.isPassive,
            ["enter", "record", "provide", "give", "capture", "set", "fill", "note", "keep"].contains(verb.lemma),
            ThingKind.isAttribute(subject)
        {
            return readRequired(clause, interpreter)
        }
        if clause.modal == "must", clause.isPassive, !clause.condition.isEmpty,
            clause.phrases(after: "by", "to").isEmpty,
            interpreter.thing(subject) == nil, verb.verbKind != .automate
        {
            // "If it is Critical, corrective measures must be described."
            return readRequired(clause, interpreter)
        }
        if clause.isNegated, !predicate.isDisjoint(with: ["empty", "blank", "missing"]) {
            return readRequired(clause, interpreter)
        }
        if clause.modal == "must" || clause.modal == "should", predicate.contains("valid") { return true }
        if isBe || verb.lemma == "exceed" || verb.lemma == "precede" || verb.lemma == "follow",
            clause.modal != nil || clause.isNegated || between(clause.words) != nil
                || Comparison.bound(in: clause.words) != nil
        {
            return readComparison(clause, interpreter)
        }
        return false
    }

    // MARK: Unique

    private static func readUnique(_ clause: Clause, _ interpreter: Interpreter) -> Bool {
        for subject in clause.subjects {
            guard
                let thing = interpreter.owner(of: subject) ?? holder(of: subject, interpreter)
                    ?? named(in: subject, interpreter) ?? interpreter.topic
            else { return false }
            makeUnique(subject, on: thing, clause, interpreter)
            // "A plate that must be unique, the make and the year": the list goes on.
            for phrase in clause.objects { interpreter.attach(phrase, to: thing, clause: clause) }
        }
        return true
    }

    /// "The carriage number must be unique": of the carriage, whatever was spoken of last.
    private static func named(in subject: NounPhrase, _ interpreter: Interpreter) -> Thing? {
        guard !subject.naming.isEmpty else { return nil }
        let name = subject.naming.map(\.lemma).joined(separator: " ")
        return interpreter.draft.things.first { $0.standard == nil && ($0.name == name || $0.aliases.contains(name)) }
    }

    private static func readKey(_ clause: Clause, _ interpreter: Interpreter) -> Bool {
        guard let thing = clause.subjects.lazy.compactMap({ interpreter.thing($0) }).first ?? interpreter.topic else {
            return false
        }
        for phrase in clause.phrases(after: "by", "with", "on") { makeUnique(phrase, on: thing, clause, interpreter) }
        return true
    }

    private static func readNoTwo(_ clause: Clause, _ interpreter: Interpreter) -> Bool {
        guard let thing = clause.allPhrases.lazy.compactMap({ interpreter.thing($0) }).first else { return true }
        for phrase in clause.allPhrases
        where !phrase.isPronoun && (ThingKind.isAttribute(phrase) || interpreter.thing(phrase) == nil) {
            makeUnique(phrase, on: thing, clause, interpreter)
        }
        return true
    }

    private static func makeUnique(_ phrase: NounPhrase, on thing: Thing, _ clause: Clause, _ interpreter: Interpreter)
    {
        var field = thing.field(named: phrase.label) ?? interpreter.typer.field(for: phrase, on: thing)
        if ![.text, .email, .number].contains(field.type) {
            guard field.type != .date, field.type != .dateTime else { return }
            field = .plain(field.label, .text, source: field.source)
        }
        field.unique = true
        field.externalId = true
        interpreter.draft.addField(field, to: thing)
        interpreter.topic = thing
    }

    // MARK: Required

    private static func readRequired(_ clause: Clause, _ interpreter: Interpreter) -> Bool {
        for subject in clause.subjects where !ThingKind.isVague(subject) {
            guard
                let thing = interpreter.owner(of: subject) ?? holder(of: subject, interpreter)
                    ?? conditioned(clause, interpreter) ?? interpreter.topic
            else { continue }
            let unconditional = clause.condition.isEmpty && ConditionFormula.moment(in: clause) == nil
            if let index = thing.parents.firstIndex(where: { $0.label.lowercased() == subject.label.lowercased() }) {
                thing.parents[index].isRequired = thing.parents[index].isRequired || unconditional
                continue
            }
            if let known = thing.fields.firstIndex(where: { $0.apiName == thing.field(named: subject.label)?.apiName })
            {
                if unconditional, !thing.fields[known].isComputed, thing.fields[known].type != .checkbox {
                    require(known, of: thing, clause, interpreter)
                }
            } else {
                interpreter.attach(subject, to: thing, required: unconditional, clause: clause)
            }
            interpreter.topic = thing
        }
        return true
    }

    /// "Required below 50" asks for it where the figure is so; a long text can only be required by a rule.
    private static func require(_ index: Int, of thing: Thing, _ clause: Clause, _ interpreter: Interpreter) {
        let field = thing.fields[index]
        let bound = Comparison.bound(in: clause.words)
        let figure = thing.fields.last { $0.type.isNumeric && $0.apiName != field.apiName }
        guard field.type == .longTextArea || bound != nil && figure != nil else {
            thing.fields[index].required = true
            return
        }
        let blank = field.type == .picklist ? "ISBLANK(TEXT(\(field.apiName)))" : "ISBLANK(\(field.apiName))"
        var (formula, message) = (blank, "\(field.label) is required.")
        if let bound, let figure {
            formula = "AND(\(figure.apiName) \(bound.symbol) \(bound.text), \(blank))"
            message = "\(field.label) is required where \(figure.label) is \(bound.symbol) \(bound.text)."
        }
        add("\(field.label) Required", formula, message, field, thing, .words(interpreter.words(clause)))
    }

    /// The thing whose fields the condition speaks of: a note required "when the status is Closed" is of what has it.
    private static func conditioned(_ clause: Clause, _ interpreter: Interpreter) -> Thing? {
        guard let condition = clause.condition.first else { return nil }
        let reader = ConditionFormula(interpreter: interpreter)
        let things = [interpreter.topic].compactMap { $0 } + interpreter.draft.things
        return things.first { reader.field(in: condition, of: $0) != nil }
    }

    /// The thing that has the field already.
    static func holder(of phrase: NounPhrase, _ interpreter: Interpreter) -> Thing? {
        let label = phrase.label
        if let topic = interpreter.topic, topic.field(named: label) != nil { return topic }
        return interpreter.draft.things.first { $0.field(named: label) != nil }
    }

    // MARK: Comparisons
    /// Keeps a number within its range.
    static func add(_ range: ValueRange, of field: FieldDesign, on thing: Thing, source: Source) {
        let name = field.apiName
        let formula =
            "AND(NOT(ISBLANK(\(name))), OR(\(name) < \(range.least), \(name) > \(range.greatest)))"
        add(
            field.label + " In Range", formula,
            "\(field.label) must be between \(range.least) and \(range.greatest).", field, thing, source)
    }

    static func add(
        _ name: String, _ formula: String, _ message: String, _ field: FieldDesign?, _ thing: Thing, _ source: Source
    ) {
        let rule = ValidationRuleDesign(
            name: ApiName.developer(name), formula: formula, message: message, errorField: field?.apiName,
            source: source)
        if !thing.rules.contains(where: { $0.formula == formula }) { thing.rules.append(rule) }
    }
}
