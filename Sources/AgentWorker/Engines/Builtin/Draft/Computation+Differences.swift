/// Figures worked out of two values of the same record: a distance of two odometers, a total of count and price.
extension Computation {
    private static let starts: Set<String> = [
        "start", "starting", "begin", "opening", "initial", "previous", "old", "first", "out", "expected", "planned",
        "target", "budgeted",
    ]
    private static let ends: Set<String> = [
        "end", "ending", "closing", "final", "current", "new", "last", "in", "counted", "actual", "measured",
    ]
    private static let measures: Set<String> = [
        "distance", "difference", "usage", "consumption", "mileage", "change", "variance", "quantity", "kilometre",
        "mile", "kilometer", "growth", "increase", "loss", "gain",
    ]

    /// "The distance", where there are a start odometer and an end odometer.
    func difference(_ label: String, _ owner: Thing, _ source: Source) -> Bool {
        let said = label.lowercased().split(separator: " ").map { Inflection.singular(String($0)) }
        if said.contains(where: Self.gains.contains), gain(label, owner, source) { return true }
        guard said.contains(where: Self.measures.contains) else { return false }
        func words(_ field: FieldDesign) -> [String] {
            field.label.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
        }
        let numbers = owner.fields.filter { $0.type.isNumeric && $0.formula == nil }
        for end in numbers where !Self.ends.isDisjoint(with: words(end)) {
            let named = words(end).filter { !Self.ends.contains($0) }
            guard
                let start = numbers.first(where: { field in
                    !Self.starts.isDisjoint(with: words(field))
                        && words(field).filter { !Self.starts.contains($0) } == named
                })
            else { continue }
            owner.fields.removeAll { $0.label == label && $0.formula == nil }
            draft.addField(
                .formula(label, .number, "\(end.apiName) - \(start.apiName)", source: source), to: owner)
            return true
        }
        return false
    }

    /// "Calculate the commission", where there are a premium and a commission rate.
    func share(_ label: String, on thing: Thing, _ source: Source) -> Bool {
        let name = label.lowercased()
        guard
            let rate = thing.fields.first(where: {
                $0.type == .percent && $0.formula == nil && $0.label.lowercased().hasPrefix(name + " ")
            }), let base = thing.fields.first(where: { $0.type == .currency && $0.formula == nil && $0.label != label })
        else { return false }
        thing.fields.removeAll { $0.label == label && $0.formula == nil }
        draft.addField(.formula(label, .currency, "\(base.apiName) * \(rate.apiName)", source: source), to: thing)
        return true
    }

    private static let gains: Set<String> = [
        "margin", "profit", "markup", "spread", "difference", "gain", "earning", "mark-up",
    ]
    private static let charged = ["bill", "charge", "sell", "sale", "revenue", "income", "client", "invoice", "retail"]
    private static let spent = ["pay", "cost", "buy", "purchase", "expense", "wage", "wholesale", "supplier"]

    /// "The margin", where there are a bill rate and a pay rate.
    private func gain(_ label: String, _ owner: Thing, _ source: Source) -> Bool {
        let amounts = owner.fields.filter { $0.type == .currency && $0.formula == nil && $0.label != label }
        func named(_ words: [String]) -> FieldDesign? {
            amounts.first { field in words.contains { field.label.lowercased().contains($0) } }
        }
        guard let income = named(Self.charged), let cost = named(Self.spent), income.apiName != cost.apiName else {
            return false
        }
        owner.fields.removeAll { $0.label == label && $0.formula == nil }
        draft.addField(.formula(label, .currency, "\(income.apiName) - \(cost.apiName)", source: source), to: owner)
        return true
    }

    /// "Word count, price per word, total price": the total follows from the others, so nobody enters it.
    func settleTotals() {
        for thing in draft.things where thing.standard == nil {
            guard
                let index = thing.fields.firstIndex(where: {
                    $0.type == .currency && $0.formula == nil && Self.totals.contains($0.label)
                })
            else { continue }
            let total = thing.fields.remove(at: index)
            guard let (quantity, price) = factors(of: thing), !price.contains("__r.") else {
                thing.fields.insert(total, at: index)
                continue
            }
            let formula = FieldDesign.formula(total.label, .currency, "\(quantity) * \(price)", source: total.source)
            thing.fields.insert(formula, at: index)
        }
    }

    private static let totals: Set<String> = [
        "Total", "Total Price", "Total Amount", "Total Cost", "Line Total", "Total Fee",
    ]
}
