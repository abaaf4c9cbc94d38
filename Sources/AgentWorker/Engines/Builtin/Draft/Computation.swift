/// Works out what is to be shown: formulas, flags and roll-ups.
struct Computation {
    let interpreter: Interpreter
    var draft: ModelDraft { interpreter.draft }

    enum Operation: Equatable { case sum, min, max, average, count }

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    /// What a word asks to be worked out, if anything.
    static func word(_ word: String) -> Operation? {
        switch word {
        case "total", "sum", "overall", "cumulative", "combined": .sum
        case "latest", "last", "newest", "recent", "highest", "maximum", "largest", "biggest", "greatest", "longest",
            "heaviest", "deepest", "tallest", "slowest", "warmest", "hottest", "strongest":
            .max
        case "earliest", "first", "oldest", "lowest", "minimum", "smallest", "least", "shortest", "fastest", "quickest",
            "lightest", "coldest", "youngest", "weakest", "cheapest":
            .min
        case "average", "mean": .average
        default: nil
        }
    }

    func settle() {
        settleTotals()
        for shown in interpreter.shown { settle(shown) }
        for flag in interpreter.stateFlags {
            StateFlag(draft: draft).add(flag.state, to: flag.thing, source: .words(flag.words))
        }
    }

    /// Gives things with a limit in the text an amount to compare, once their parts are complete.
    func settleThresholds() {
        for (thing, words) in interpreter.thresholds
        where !thing.fields.contains(where: { $0.type == .currency }) && thing.rollUps.isEmpty {
            if !rollUp(
                .sum, "amount", onto: thing, from: nil, label: "Total Amount", source: .words(words), mayCreate: true)
            {
                draft.addField(.plain("Amount", .currency, source: .words(words)), to: thing)
            }
        }
    }

    private func settle(_ shown: Interpreter.Shown) {
        let phrase = shown.phrase
        let source = Source.words(shown.words)
        if let thing = interpreter.thing(phrase),
            let state = phrase.modifiers.first(where: { StateFlag.isState($0.lower) })
        {
            return StateFlag(draft: draft).add(state.lower, to: thing, source: source)
        }
        var said = shown.owner
        if let inner = phrase.of.first, let part = interpreter.thing(inner), let whole = interpreter.owner(of: inner),
            whole !== part
        {
            // "The total cost of treatments for each animal": the animal shows it.
            said = whole
        }
        let inner = phrase.of.first
        let (named, part) = places(in: phrase, owner: said)
        var child = part
        let holder = inner.flatMap { interpreter.isValue($0) ? Constraints.holder(of: $0, interpreter) : nil }
        guard var owner = named ?? holder ?? shown.topic ?? interpreter.topic else { return }
        if named == nil, phrase.noun == "amount", phrase.hasModifier("remaining", "open", "outstanding"),
            let whole = owner.parents.first(where: { $0.isComposition && $0.parent.standard == nil })?.parent,
            whole.rollUps.contains(where: { $0.child === owner })
        {
            // "What is paid and what is still open", said of payments: of what is paid.
            owner = whole
        }
        if ["number", "count"].contains(phrase.noun),
            let counted = inner.flatMap({ interpreter.thing($0) ?? somebody($0) }) ?? child
        {
            // "The number of tasks per project": the project is said of the tasks.
            let whole =
                inner.flatMap { interpreter.owner(of: $0) }
                ?? (owner === counted ? whole(of: counted, shown.topic) : owner)
            guard let owner = whole else { return }
            let said = counted.standard == nil ? nil : inner.flatMap { interpreter.role($0, counted) }
            let label = "Number of " + Inflection.plural(said ?? counted.label)
            if counted.standard == nil, counted !== owner, owner.canBeMaster, draft.junction(counted, owner) == nil,
                !counted.parents.contains(where: { $0.parent.standard == nil }), !interpreter.isAbove(counted, owner)
            {
                // "Count the attempts on the parcel": the text relates the two only by the figure.
                interpreter.link(
                    counted, to: owner, label: owner.label, composition: true, required: false, words: shown.words)
            }
            if add(.count, nil, from: counted, onto: owner, label: label, source: source) { return }
            if countThrough(counted, onto: owner, label: label, source: source) { return }
            if let pair = draft.children(of: owner).first(where: { child in
                child.standard == nil && child.parents.contains { $0.parent === counted }
            }), add(.count, nil, from: pair, onto: owner, label: label, source: source) {
                // "The number of volunteers per shift": of those signed up for it.
                return
            }
        }
        if ["number", "count"].contains(phrase.noun), let inner, interpreter.isValue(inner) || child == nil,
            rollUp(
                .sum, inner.noun, onto: owner, from: nil, label: "Total " + inner.label, source: source,
                mayCreate: false)
        {
            // "How many hours it got": of the entries, each of which has some.
            return
        }
        let isSum = phrase.noun == "total" || phrase.noun == "sum"
        let operation =
            (phrase.modifiers + (inner?.modifiers ?? [])).lazy.compactMap { Self.word($0.lower) }.first
            ?? (phrase.noun == "total" || phrase.noun == "sum" ? .sum : nil)
        if let inner, let part = interpreter.thing(inner) {
            if part !== owner {
                child = part
            } else if operation != nil, !(isSum && draft.children(of: part).contains { $0.standard == nil }),
                let whole = (part.parents.first(where: \.isComposition) ?? part.parents.first)?.parent
            {
                // "The date of the last inspection": what has inspections shows it.
                (owner, child) = (whole, part)
            }
        }
        // "The episode shows its ad revenue": of all that brings it in.
        let earnings: Set<String> = ["revenue", "turnover", "income", "earnings", "proceeds", "takings"]
        let earned: Operation? = earnings.contains(phrase.noun) && owner.field(named: phrase.label) == nil ? .sum : nil
        let measured = phrase.noun == "total" || phrase.noun == "sum" ? inner?.noun ?? "amount" : phrase.noun
        // "Reviewed several times with a score; show its highest score": of what is reviewed.
        let isItself =
            phrase.ownerIsPronoun && named === shown.topic && named.map { draft.children(of: $0).isEmpty } == true
        if let operation, named == nil || isItself, holder == nil || isItself,
            let whole = whole(above: owner, operation, measured)
        {
            // "I want the total price", said of bookings: what has them shows it.
            (owner, child) = (whole, owner)
        }
        if operation != nil, let child, child !== owner, isStray(child, beside: owner) {
            // "The well should show the date of the last reading": the text relates the two only by the figure.
            interpreter.link(
                child, to: owner, label: owner.label, composition: owner.canBeMaster, required: false,
                words: shown.words)
        }
        let label = label(phrase, inner, owner, child)
        // "The total of the report" is that of its amounts.
        let summed = inner.flatMap { interpreter.thing($0) === owner ? nil : $0.noun } ?? "amount"
        let measure = isSum ? summed : phrase.noun
        if let operation = operation ?? earned {
            if rollUp(
                operation, measure, onto: owner, from: child, label: label, source: source, mayCreate: earned == nil)
            {
                return
            }
            if operation == .sum, product(label, on: owner, source) { return }
        }
        if difference(label, owner, source) { return }
        if [
            "amount", "value", "cost", "subtotal", "price", "charge", "fee", "revenue", "total", "commission", "fare",
            "bill",
        ]
        .contains(measure),
            product(label, on: owner, source)
        {
            return
        }
        // "Hours per event": of several entries, so it is their sum.
        if !phrase.per.isEmpty || !phrase.owner.isEmpty, owner.field(named: phrase.label) == nil, isNumeric(phrase),
            !draft.children(of: owner).isEmpty,
            rollUp(.sum, measure, onto: owner, from: child, label: "Total " + label, source: source, mayCreate: true)
        {
            return
        }
        if collected(phrase, owner, source) || balance(phrase, owner, source) || remaining(phrase, owner, source)
            || duration(phrase, label, owner, source)
        {
            return
        }
        if owner.field(named: phrase.label) != nil { return }
        if let other = interpreter.thing(phrase), !ThingKind.isAttribute(phrase) {
            _ = other
            return
        }
        guard ThingKind.isAttribute(phrase) else { return }
        interpreter.attach(phrase, to: owner, clause: Clause())
        draft.assume("\(owner.label): \(label) is entered by hand, because the text does not say how it is worked out.")
    }

    /// "The number of candidates", where the text calls them students elsewhere.
    private func somebody(_ phrase: NounPhrase) -> Thing? {
        guard phrase.isPlural, phrase.naming.isEmpty, let standard = ThingKind.standard(phrase),
            ["Contact", "Account"].contains(standard)
        else { return nil }
        return draft.things.first { $0.standard == standard }
    }

    /// What counts its parts: the one that the text speaks of, else what they are nothing without.
    private func whole(of counted: Thing, _ topic: Thing?) -> Thing? {
        let parents = counted.parents
        return
            (parents.first { $0.parent === topic } ?? parents.first(where: \.isComposition)
            ?? parents.first { $0.parent.standard == nil } ?? parents.first)?.parent
    }

    /// What a figure over records that have the measure themselves is of: the whole that they are parts of.
    private func whole(above part: Thing, _ operation: Operation, _ measure: String) -> Thing? {
        guard part.standard == nil, let link = part.parents.first(where: { $0.parent.standard == nil }),
            draft.children(of: part).allSatisfy({ measured(measure, operation, on: $0) == nil }),
            measured(measure, operation, on: part) != nil
        else { return nil }
        return part.parents.first { $0.isComposition && $0.parent.standard == nil }?.parent ?? link.parent
    }

    /// Whether nothing relates a record to another yet, or to anything else of the text.
    private func isStray(_ child: Thing, beside owner: Thing) -> Bool {
        child.standard == nil && !child.parents.contains { $0.parent.standard == nil }
            && !interpreter.isAbove(owner, child) && !interpreter.isAbove(child, owner)
            && draft.junction(child, owner) == nil
    }

    /// Counts in the middle and sums above: washes per bay, and so per location.
    private func countThrough(_ counted: Thing, onto owner: Thing, label: String, source: Source) -> Bool {
        for link in counted.parents {
            let middle = link.parent
            guard middle.parents.contains(where: { $0.parent === owner }), middle.standard == nil,
                add(.count, nil, from: counted, onto: middle, label: label, source: source)
            else { continue }
            let figure = FieldDesign.plain(label, .number, source: source)
            return add(.sum, figure, from: middle, onto: owner, label: label, source: source)
        }
        return false
    }

    /// Whose value it is, and whose values make it up: "each production's total scene cost", "the invoice total".
    private func places(in phrase: NounPhrase, owner: Thing?) -> (Thing?, Thing?) {
        let said = interpreter.owner(of: phrase)
        var owner = owner ?? said
        var child = said === owner ? nil : said
        let nouns = phrase.modifiers.filter { Self.word($0.lower) == nil && $0.tag == .noun }.map(\.lemma)
        if !nouns.isEmpty,
            let named = draft.thing(named: nouns.joined(separator: " ")) ?? nouns.last.flatMap(draft.thing(named:))
        {
            if let whole = owner, named !== whole { child = named }
            owner = owner ?? named
        }
        return (owner, child)
    }

    /// The label without the names of owner and child: Total Cost, Latest Entry Date.
    private func label(_ phrase: NounPhrase, _ inner: NounPhrase?, _ owner: Thing, _ child: Thing?) -> String {
        let isDay = ["date", "day", "time"].contains(phrase.noun)
        var words = phrase.naming.filter { word in
            // "Last inspection date" says of what; "total inspection cost" is of what is summed anyway.
            isDay || Self.word(word.lower) != nil
                || draft.thing(named: word.lemma).map { $0 !== owner && $0 !== child } ?? true
        }.map { Label.part($0, isHead: false) }
        words.append(Label.part(phrase.head, isHead: true))
        if let inner, ["sum", "total", "average"].contains(phrase.noun), draft.thing(for: inner) == nil {
            return (phrase.noun == "average" ? "Average " : "Total ") + inner.label
        }
        if let inner, draft.thing(for: inner) == nil || inner.modifiers.contains(where: { Self.word($0.lower) != nil })
        {
            words = [inner.label] + words
        }
        var label = Label.title(words)
        if phrase.noun == "date", words.count == 2, let first = phrase.naming.first, Self.word(first.lower) != nil,
            let last = child?.label.split(separator: " ").last
        {
            // "The last date" of several inspections.
            label = Label.title([words[0], String(last), words[1]])
        }
        return label == "Total" ? "Total Amount" : label
    }
}
