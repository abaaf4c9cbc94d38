/// Works out what is to be shown: formulas, flags and roll-ups.
struct Computation {
    let interpreter: Interpreter
    private var draft: ModelDraft { interpreter.draft }

    enum Operation: Equatable { case sum, min, max, average, count }

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    /// What a word asks to be worked out, if anything.
    static func word(_ word: String) -> Operation? {
        switch word {
        case "total", "sum", "overall", "cumulative", "combined": .sum
        case "latest", "last", "newest", "recent", "highest", "maximum", "largest", "biggest", "greatest": .max
        case "earliest", "first", "oldest", "lowest", "minimum", "smallest", "least": .min
        case "average", "mean": .average
        default: nil
        }
    }

    func settle() {
        for shown in interpreter.shown { settle(shown) }
        for (thing, words) in interpreter.thresholds where !thing.fields.contains(where: { $0.type == .currency }) && thing.rollUps.isEmpty {
            if !rollUp(.sum, "amount", onto: thing, from: nil, label: "Total Amount", source: .words(words), mayCreate: true) {
                draft.addField(.plain("Amount", .currency, source: .words(words)), to: thing)
            }
        }
    }

    private func settle(_ shown: Interpreter.Shown) {
        let phrase = shown.phrase
        let source = Source.words(shown.words)
        if let thing = interpreter.thing(phrase), let state = phrase.modifiers.first(where: { StateFlag.isState($0.lower) }) {
            return StateFlag(draft: draft).add(state.lower, to: thing, source: source)
        }
        var (owner, child) = (shown.owner, nil as Thing?)
        (owner, child) = places(in: phrase, owner: owner)
        guard let owner = owner ?? interpreter.topic else { return }
        let inner = phrase.of.first
        if ["number", "count"].contains(phrase.noun), let counted = inner.flatMap({ interpreter.thing($0) }) ?? child {
            let label = "Number of " + Inflection.plural(counted.label)
            add(.count, nil, from: counted, onto: owner, label: label, source: source)
            return
        }
        let operation = (phrase.modifiers + (inner?.modifiers ?? [])).lazy.compactMap { Self.word($0.lower) }.first
            ?? (phrase.noun == "total" || phrase.noun == "sum" ? .sum : nil)
        if let inner, let thing = interpreter.thing(inner) { child = thing === owner ? child : thing }
        let label = label(phrase, inner, owner, child)
        let measure = phrase.noun == "total" || phrase.noun == "sum" ? inner?.noun ?? "amount" : phrase.noun
        if let operation {
            if rollUp(operation, measure, onto: owner, from: child, label: label, source: source, mayCreate: true) { return }
            if operation == .sum, product(label, on: owner, source) { return }
        }
        if ["amount", "value", "cost", "subtotal", "price", "charge", "total"].contains(measure), product(label, on: owner, source) { return }
        if remaining(phrase, owner, source) || duration(phrase, label, owner, source) { return }
        if owner.field(named: phrase.label) != nil { return }
        if let other = interpreter.thing(phrase), !ThingKind.isAttribute(phrase) {
            _ = other
            return
        }
        guard ThingKind.isAttribute(phrase) else { return }
        interpreter.attach(phrase, to: owner, clause: Clause())
        draft.assume("\(owner.label): \(label) is entered by hand, because the text does not say how it is worked out.")
    }

    /// Whose value it is, and whose values make it up: "each production's total scene cost", "the invoice total".
    private func places(in phrase: NounPhrase, owner: Thing?) -> (Thing?, Thing?) {
        var owner = interpreter.owner(of: phrase) ?? owner
        var child: Thing?
        let nouns = phrase.modifiers.filter { Self.word($0.lower) == nil && $0.tag == .noun }.map(\.lemma)
        if !nouns.isEmpty, let named = draft.thing(named: nouns.joined(separator: " ")) ?? nouns.last.flatMap(draft.thing(named:)) {
            if let whole = owner, named !== whole { child = named } else { owner = owner ?? named }
        }
        return (owner, child)
    }

    /// The label without the names of owner and child: Total Cost, Latest Entry Date.
    private func label(_ phrase: NounPhrase, _ inner: NounPhrase?, _ owner: Thing, _ child: Thing?) -> String {
        var words = phrase.naming.filter { word in
            Self.word(word.lower) != nil || draft.thing(named: word.lemma).map { $0 !== owner && $0 !== child } ?? true
        }.map { Label.part($0, isHead: false) }
        words.append(Label.part(phrase.head, isHead: true))
        if let inner, draft.thing(for: inner) !== owner || inner.modifiers.contains(where: { Self.word($0.lower) != nil }) {
            words = [inner.label] + words
        }
        let label = Label.title(words)
        return label == "Total" ? "Total Amount" : label
    }

    // MARK: Formulas

    /// Quantity times price.
    private func product(_ label: String, on thing: Thing, _ source: Source) -> Bool {
        guard let (quantity, price) = factors(of: thing) else { return false }
        let name = label == "Total Amount" ? "Amount" : label
        draft.addField(
            .formula(name, .currency, "\(quantity.apiName) * \(price.apiName)", source: source), to: thing)
        return true
    }

    private func factors(of thing: Thing) -> (FieldDesign, FieldDesign)? {
        let quantity = thing.fields.first { field in
            field.type == .number && field.formula == nil
                && ["quantity", "qty", "hours", "units", "days", "number of", "count"].contains { field.label.lowercased().contains($0) }
        }
        let price = thing.fields.first { field in
            field.type == .currency && field.formula == nil
                && ["price", "rate", "unit cost", "cost per", "fee", "cost"].contains { field.label.lowercased().contains($0) }
        }
        guard let quantity, let price else { return nil }
        return (quantity, price)
    }

    /// "Remaining seats": capacity less what is booked.
    private func remaining(_ phrase: NounPhrase, _ owner: Thing, _ source: Source) -> Bool {
        guard phrase.hasModifier("remaining", "available", "free"),
            let capacity = owner.fields.first(where: { $0.type == .number && ["capacity", "seats", "places", "number of"].contains($0.label.lowercased()) || $0.label.lowercased().contains("capacity") }),
            let child = draft.children(of: owner).first(where: { $0.standard == nil })
        else { return false }
        let count = "Number of " + Inflection.plural(child.label)
        guard add(.count, nil, from: child, onto: owner, label: count, source: source) else { return false }
        draft.addField(
            .formula(phrase.label, .number, "\(capacity.apiName) - \(ApiName.custom(count))", scale: 0, source: source), to: owner)
        return true
    }

    /// "Duration" of what has a start and an end.
    private func duration(_ phrase: NounPhrase, _ label: String, _ owner: Thing, _ source: Source) -> Bool {
        guard ["duration", "length", "day", "age"].contains(phrase.noun) else { return false }
        let dates = owner.fields.filter(\.type.isDate)
        guard let start = dates.first(where: { $0.label.lowercased().contains("start") }),
            let end = dates.first(where: { $0.label.lowercased().contains("end") })
        else { return false }
        draft.addField(.formula(label, .number, "\(end.apiName) - \(start.apiName)", scale: 0, source: source), to: owner)
        return true
    }

    // MARK: Roll-ups

    /// Rolls a measure of the details up to `owner`; false where nothing below has it and none can be made.
    private func rollUp(
        _ operation: Operation, _ measure: String, onto owner: Thing, from given: Thing?, label: String, source: Source, mayCreate: Bool
    ) -> Bool {
        let children = given.map { [$0] } ?? draft.children(of: owner).filter { $0.standard == nil }
        for child in children where draft.children(of: owner).contains(where: { $0 === child }) {
            if let field = measured(measure, operation, on: child) {
                return add(operation, field, from: child, onto: owner, label: label, source: source)
            }
        }
        // Two levels: sum in the middle first.
        for child in children where mayCreate {
            guard draft.children(of: owner).contains(where: { $0 === child }) else { continue }
            for grandchild in draft.children(of: child) where measured(measure, operation, on: grandchild) != nil {
                guard rollUp(operation, measure, onto: child, from: grandchild, label: label, source: source, mayCreate: false) else { continue }
                return add(operation, FieldDesign.plain(label, .number, source: source), from: child, onto: owner, label: label, source: source)
            }
        }
        guard mayCreate, let child = children.first, children.count == 1 || given != nil,
            draft.children(of: owner).contains(where: { $0 === child })
        else { return false }
        let kind: FieldType = operation == .sum || operation == .average ? (isHours(measure) ? .number : .currency) : (measure == "date" ? .date : .number)
        let name = measure == "total" ? "Amount" : Label.title(measure)
        var field = FieldDesign.plain(name == "Date" ? child.label.split(separator: " ").last.map { "\($0) Date" } ?? name : name, kind, source: source)
        if kind == .number { field.scale = 2 }
        field = draft.addField(field, to: child)
        return add(operation, field, from: child, onto: owner, label: label, source: source)
    }

    private func isHours(_ measure: String) -> Bool {
        let kind = Lexicon.shared.attribute(measure)
        return kind == .decimal || kind == .integer
    }

    /// The child's field that a measure means.
    private func measured(_ measure: String, _ operation: Operation, on child: Thing) -> FieldDesign? {
        if operation == .sum, product("Amount", whereNeededFor: measure, on: child) { return child.fields.first { $0.formula != nil && $0.type == .currency } }
        if measure == "date" { return child.fields.first { $0.type.isDate } }
        let stem = Inflection.singular(measure)
        let usable = child.fields.filter { $0.type.isNumeric || ($0.type.isDate && operation != .sum && operation != .average) }
        if let named = usable.first(where: { $0.label.lowercased().split(separator: " ").contains { Inflection.singular(String($0)) == stem } }) { return named }
        let money: Set<String> = ["amount", "value", "cost", "price", "total", "revenue", "payment"]
        guard money.contains(stem) else { return nil }
        return usable.first { $0.type == .currency && $0.formula != nil } ?? usable.first { $0.type == .currency && !$0.label.lowercased().contains("unit") }
    }

    /// A line with quantity and price has an amount, asked for or not.
    private func product(_ label: String, whereNeededFor measure: String, on child: Thing) -> Bool {
        guard ["amount", "total", "value", "cost", "price"].contains(measure) else { return false }
        if child.fields.contains(where: { $0.formula != nil && $0.type == .currency }) { return true }
        guard factors(of: child) != nil else { return false }
        return product(label, on: child, .assumption("the total sums it"))
    }

    /// Records the roll-up and makes the relationship carry it.
    @discardableResult
    private func add(
        _ operation: Operation, _ field: FieldDesign?, from child: Thing, onto owner: Thing, label: String, source: Source
    ) -> Bool {
        guard let index = child.parents.firstIndex(where: { $0.parent === owner }) else { return false }
        let masters = child.parents.filter(\.isComposition).count
        guard owner.canBeMaster, child.standard == nil, child.parents[index].isComposition || masters < 2 else {
            draft.notGenerated.append(
                NotGenerated(
                    what: "\(label) on \(owner.label)",
                    why: "A roll-up needs a master-detail, which \(child.label) cannot have to \(owner.label).",
                    how: "A record-triggered flow on \(child.label), or the same figure in a report.", source: source))
            return true
        }
        child.parents[index].isComposition = true
        if operation == .average {
            let (total, count) = ("Total \(field?.label ?? label)", "Number of " + Inflection.plural(child.label))
            owner.rollUps.append(RollUp(label: total, operation: .sum, child: child, field: field?.apiName, source: source))
            owner.rollUps.append(RollUp(label: count, operation: .count, child: child, field: nil, source: source))
            let (sum, number) = (ApiName.custom(total), ApiName.custom(count))
            draft.addField(.formula(label, .number, "IF(\(number) = 0, 0, \(sum) / \(number))", source: source), to: owner)
            return true
        }
        let summary: SummaryOperation = switch operation {
        case .sum, .average: .sum
        case .min: .min
        case .max: .max
        case .count: .count
        }
        if !owner.rollUps.contains(where: { $0.label == label }) {
            // A field of the same name would be entered by hand; the roll-up takes its place.
            owner.fields.removeAll { $0.label == label && $0.formula == nil }
            owner.rollUps.append(RollUp(label: label, operation: summary, child: child, field: field?.apiName, source: source))
        }
        return true
    }
}
