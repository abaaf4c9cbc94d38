/// Clauses that set a value against a number, a day or another value.
extension Constraints {
    static func readComparison(_ clause: Clause, _ interpreter: Interpreter) -> Bool {
        if let subject = clause.subjects.first, !interpreter.isComputed, interpreter.isFigure(subject),
            let owner = interpreter.owner(of: subject),
            !interpreter.draft.children(of: owner).isEmpty || interpreter.manies.contains(where: { $0.from === owner })
        {
            // "The total weight must not exceed …": the total is worked out first.
            interpreter.shown.append(
                Interpreter.Shown(phrase: subject, owner: owner, topic: owner, words: interpreter.words(clause)))
            interpreter.postpone(clause)
            return true
        }
        if let subject = clause.subjects.first, subject.determiner == .indefinite, subject.owner.isEmpty,
            ThingKind.isAttribute(subject) || subject.noun == "limit", holder(of: subject, interpreter) == nil,
            let topic = interpreter.topic
        {
            // "Also a credit limit, which may never be negative": told here for the first time.
            interpreter.attach(subject, to: topic, clause: clause)
        }
        guard let subject = clause.subjects.last, let (thing, field) = compared(subject, interpreter) else {
            return false
        }
        let left = measurable(field, of: subject, on: thing, clause)
        guard left.type.isNumeric || left.type.isDate || left.type == .summary else { return false }
        let source = Source.words(interpreter.words(clause))
        let words = clause.words.filter { $0.token.start >= subject.end }
        if clause.isNegated, clause.predicate.contains(where: { $0.lower == "negative" }) {
            add(
                left.label + " Not Negative", "\(left.apiName) < 0", "\(left.label) cannot be negative.", left, thing,
                source)
            return true
        }
        if !clause.isNegated, clause.predicate.contains(where: { $0.lower == "positive" }) {
            add(
                left.label + " Positive", "\(left.apiName) <= 0", "\(left.label) must be more than zero.", left, thing,
                source)
            return true
        }
        if !left.type.isDate, let range = between(words) {
            add(range, of: left, on: thing, source: source)
            return true
        }
        guard
            var comparison = Comparison.bound(in: words)
                ?? Comparison.symbol(in: words).map({ Comparison(symbol: $0, text: "") })
        else {
            return false
        }
        if words.contains(where: { $0.lower == "or" }),
            words.contains(where: { ["equal", "same", "on"].contains($0.lower) })
        {
            comparison.symbol += comparison.symbol.count == 1 ? "=" : ""
        }
        // What is forbidden is the error; of what must be, the opposite is.
        let symbol = clause.isNegated ? comparison.symbol : comparison.opposite
        let said = clause.isNegated ? "cannot be" : "must be"
        // "Before the due date minus 30 days": the number shifts the date.
        let shift = left.type.isDate ? shift(words) : ""
        if left.type.isDate { comparison.text = "" }
        if !comparison.text.isEmpty {
            let formula = "AND(NOT(ISBLANK(\(left.apiName))), \(left.apiName) \(symbol) \(comparison.text))"
            add(
                left.label + " Limit", formula,
                "\(left.label) \(said) \(phrase(comparison.symbol, left)) \(comparison.text).", left, thing, source)
            return true
        }
        if words.contains(where: { ["past", "today", "future"].contains($0.lower) }) {
            add(
                left.label + " And Today", "\(left.apiName) \(symbol) TODAY()",
                "\(left.label) \(said) \(phrase(comparison.symbol, left)) today.", left, thing, source)
            return true
        }
        guard let other = clause.parts.flatMap(\.phrases).first(where: { !ThingKind.isVague($0) }) else { return false }
        guard let (right, path) = compared(other, with: left, subject, on: thing, interpreter) else { return false }
        let formula =
            "AND(NOT(ISBLANK(\(left.apiName))), NOT(ISBLANK(\(path))), \(left.apiName) \(symbol) \(path)\(shift))"
        add(
            "\(left.label) And \(right.label)", formula,
            "\(left.label) \(said) \(phrase(comparison.symbol, left)) \(right.label)\(shiftWords(shift)).", left, thing,
            source)
        return true
    }

    /// "Axis must be between 0 and 180": what is set against a number is one, if its noun says nothing else.
    private static func measurable(
        _ field: FieldDesign, of subject: NounPhrase, on thing: Thing, _ clause: Clause
    ) -> FieldDesign {
        let kind = Lexicon.shared.attribute(subject.noun)
        let isMark =
            field.type == .currency && subject.noun == "value" && subject.naming.isEmpty
            && between(clause.words) != nil
        guard field.type == .text && !field.unique || isMark,
            isMark || subject.isPronoun || kind == nil || kind == .picklist,
            between(clause.words) != nil || Comparison.bound(in: clause.words) != nil
                || clause.predicate.contains(where: { ["negative", "positive"].contains($0.lower) }),
            let index = thing.fields.firstIndex(where: { $0.apiName == field.apiName })
        else { return field }
        var number = FieldDesign.plain(field.label, .number, source: field.source)
        (number.required, number.scale) = (field.required, kind == nil ? 2 : 0)
        thing.fields[index] = number
        return number
    }

    /// The field a comparison is about, made if the text has not named it before.
    static func compared(_ subject: NounPhrase, _ interpreter: Interpreter) -> (Thing, FieldDesign)? {
        if subject.isPronoun {
            guard let (thing, name) = interpreter.lastField,
                let field = thing.fields.first(where: { $0.apiName == name })
            else { return nil }
            return (thing, field)
        }
        // "Arrival must not be before departure": both are days of what was spoken of.
        let isMoment = ThingKind.moments.contains(subject.noun) && !subject.isPlural && subject.naming.isEmpty
        guard !ThingKind.isVague(subject),
            ThingKind.isAttribute(subject) || isMoment || holder(of: subject, interpreter) != nil,
            let thing = interpreter.owner(of: subject) ?? holder(of: subject, interpreter) ?? interpreter.topic
        else { return nil }
        var holding = thing
        if isMoment, interpreter.owner(of: subject) == nil, !interpreter.happens(thing) {
            // What is carried does not arrive, the voyage does.
            let wholes = thing.parents.map(\.parent) + interpreter.manies.filter { $0.to === thing }.map(\.from)
            holding = wholes.first(where: interpreter.happens) ?? thing
        }
        return field(of: subject, on: holding, interpreter)
    }

    private static func field(
        of subject: NounPhrase, on thing: Thing, _ interpreter: Interpreter
    ) -> (Thing, FieldDesign)? {
        if let known = thing.value(named: subject.label) ?? bound(subject, of: thing) { return (thing, known) }
        return (thing, interpreter.draft.addField(interpreter.typer.field(for: subject, on: thing), to: thing))
    }

    /// ` - 30` for "minus 30 days", ` + 14` for "plus 14 days".
    static func shift(_ words: [Word]) -> String {
        guard let sign = words.first(where: { ["minus", "plus"].contains($0.lower) }) else { return "" }
        for word in words {
            if case .number(let value) = word.token.kind {
                return (sign.lower == "minus" ? " - " : " + ") + Comparison.number(value)
            }
        }
        return ""
    }

    /// The field on the other side, and how a formula of `thing` names it: its own, or that of a parent.
    static func compared(
        _ phrase: NounPhrase, with left: FieldDesign, _ subject: NounPhrase, on thing: Thing, _ interpreter: Interpreter
    ) -> (FieldDesign, String)? {
        let owner = interpreter.owner(of: phrase) ?? thing
        var prefix = ""
        if owner !== thing {
            guard let link = thing.parents.first(where: { $0.parent === owner }), owner.standard == nil else {
                return nil
            }
            prefix = ApiName.developer(link.label) + "__r."
        }
        if let known = owner.field(named: phrase.label), known.type == left.type,
            known.apiName != left.apiName || owner !== thing
        {
            // "The end has to be later than the start", where they are times.
            return (known, prefix + known.apiName)
        }
        if let known = bound(phrase, of: owner), known.type == left.type, known.apiName != left.apiName {
            return (known, prefix + known.apiName)
        }
        let phrase = left.type.isDate ? shared(phrase, with: subject) : phrase
        var right = interpreter.typer.field(for: phrase, on: owner)
        // "The coverage limit" is a sum because it is compared with one.
        if right.type != left.type, right.type == .text { right = .plain(right.label, left.type, source: right.source) }
        right = owner.field(named: right.label) ?? interpreter.draft.addField(right, to: owner)
        guard right.apiName != left.apiName || owner !== thing, right.type.isDate == left.type.isDate,
            !left.type.isDate || right.type == left.type,
            right.type.isDate || right.type.isNumeric || right.type == .summary
        else { return nil }
        return (right, prefix + right.apiName)
    }

    /// "The end date" of what has a check-in and a check-out.
    private static func bound(_ phrase: NounPhrase, of thing: Thing) -> FieldDesign? {
        guard phrase.noun == "date", phrase.modifiers.count == 1, let side = phrase.modifiers.first?.lower else {
            return nil
        }
        let starts = ["start", "check-in", "arrival", "begin", "pick-up", "pickup", "from", "departure"]
        let ends = ["end", "check-out", "departure", "return", "until", "drop-off", "arrival", "to "]
        guard ["start", "end"].contains(side) else { return nil }
        let dates = thing.fields.filter { $0.type.isDate && $0.formula == nil }
        guard dates.count == 2 else { return nil }
        for word in side == "start" ? starts : ends {
            if let field = dates.first(where: { $0.label.lowercased().hasPrefix(word) }) { return field }
        }
        return nil
    }

    static func shiftWords(_ shift: String) -> String {
        guard let sign = shift.dropFirst().first else { return "" }
        return (sign == "-" ? " minus " : " plus ") + shift.dropFirst(3) + " days"
    }

    /// "The end date cannot be before the start": the noun is shared.
    static func shared(_ phrase: NounPhrase, with subject: NounPhrase) -> NounPhrase {
        guard Lexicon.shared.elidable.contains(phrase.head.lower), Lexicon.shared.attribute(subject.noun) != nil else {
            return phrase
        }
        var shared = phrase
        shared.modifiers = phrase.modifiers + [phrase.head]
        shared.head = subject.head
        return shared
    }

    static func between(_ words: [Word]) -> ValueRange? {
        guard words.contains(where: { $0.lower == "between" || $0.lower == "from" }) else { return nil }
        let numbers = words.compactMap { word -> String? in
            if case .number(let value) = word.token.kind { return Comparison.number(value) }
            return word.lower == "zero" ? "0" : nil
        }
        return numbers.count == 2 ? ValueRange(least: numbers[0], greatest: numbers[1]) : nil
    }

    static func phrase(_ symbol: String, _ field: FieldDesign) -> String {
        let words =
            field.type.isDate
            ? ["<": "before", ">": "after", "<=": "on or before", ">=": "on or after"]
            : ["<": "less than", ">": "more than", "<=": "at most", ">=": "at least"]
        return words[symbol] ?? symbol
    }
}
