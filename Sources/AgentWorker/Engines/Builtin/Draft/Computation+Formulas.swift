/// Values worked out from other values of the same record: amounts, balances, what remains, how long.
extension Computation {
    /// Quantity times price.
    func product(_ label: String, on thing: Thing, _ source: Source) -> Bool {
        if share(label, on: thing, source) { return true }
        guard let (quantity, price) = factors(of: thing) else { return false }
        let name = label == "Total Amount" ? "Amount" : label
        draft.addField(
            .formula(name, .currency, "\(quantity) * \(price)", source: source), to: thing)
        return true
    }

    /// How many, and the price of one: both of the thing, or the price of a parent.
    func factors(of thing: Thing) -> (String, String)? {
        let quantity = thing.fields.first { field in
            field.type == .number
                && [
                    "quantity", "qty", "hours", "units", "days", "nights", "number of", "count", "minutes", "kwh",
                    "seconds",
                    "miles", "kilomet",
                ].contains {
                    field.label.lowercased().contains($0)
                }
        }
        if let pair = pricedCount(of: thing) { return pair }
        if let price = price(of: thing), quantity == nil || price.label.contains(" per "),
            let measure = thing.fields.first(where: { isMeasure($0, of: price) })
        {
            return (measure.apiName, price.apiName)
        }
        guard let quantity else { return nil }
        if let own = price(of: thing) { return (quantity.apiName, own.apiName) }
        for link in thing.parents where link.parent.standard == nil {
            if let price = price(of: link.parent) {
                return (quantity.apiName, ApiName.developer(link.label) + "__r." + price.apiName)
            }
        }
        return nil
    }

    /// "A weight and a price per kilo", "kilometres and a rate": how much of what has that price.
    private func isMeasure(_ field: FieldDesign, of price: FieldDesign) -> Bool {
        guard field.type == .number, field.formula == nil else { return false }
        let label = field.label.lowercased()
        let words = price.label.lowercased().split(separator: " ").map(String.init)
        if let per = words.firstIndex(of: "per"), per + 1 < words.count {
            return label.contains(words[per + 1]) || Self.measureOfUnit[words[per + 1]].map(label.contains) == true
        }
        return price.label.lowercased().contains("rate")
            && ["kilomet", "distance", "mile", "weight", "volume", "minutes"].contains(where: label.contains)
    }

    /// "Tickets sold" and "ticket price": how many, and the price of one of them.
    private func pricedCount(of thing: Thing) -> (String, String)? {
        guard let price = price(of: thing) else { return nil }
        let words = Set(price.label.lowercased().split(separator: " ").map { Inflection.singular(String($0)) })
        let count = thing.fields.first { field in
            field.type == .number && field.formula == nil
                && field.label.lowercased().split(separator: " ").contains { word in
                    let noun = Inflection.singular(String(word))
                    return words.contains(noun) && lexicon.attribute(noun) == nil
                }
        }
        return count.map { ($0.apiName, price.apiName) }
    }

    var lexicon: Lexicon { Lexicon.shared }

    func price(of thing: Thing) -> FieldDesign? {
        thing.fields.first { field in
            field.type == .currency && field.formula == nil
                && ["price", "rate", "unit cost", "cost per", "fee", "tariff"].contains {
                    field.label.lowercased().contains($0)
                }
        }
    }

    /// "Each purchase has points, and the card shows the points balance": a purchase is on a card.
    func collected(_ phrase: NounPhrase, _ owner: Thing, _ source: Source) -> Bool {
        guard phrase.noun == "balance", let what = phrase.naming.last?.lemma, owner.standard == nil,
            let child = draft.things.first(where: { thing in
                thing.standard == nil && thing !== owner && !thing.isJunction
                    && (thing.parents.isEmpty || thing.parents.contains { $0.parent === owner })
                    && thing.fields.contains { isNumber($0, of: what) }
            }), let field = child.fields.first(where: { isNumber($0, of: what) })
        else { return false }
        if !child.parents.contains(where: { $0.parent === owner }) {
            child.parents.append(
                ParentLink(parent: owner, label: owner.label, isComposition: true, isRequired: true, source: source))
        }
        return add(.sum, field, from: child, onto: owner, label: phrase.label, source: source)
    }

    private func isNumber(_ field: FieldDesign, of noun: String) -> Bool {
        field.type.isNumeric && field.formula == nil
            && field.label.lowercased().split(separator: " ").contains { Inflection.singular(String($0)) == noun }
    }

    /// "What is left of the budget": the amount it has less the amounts of its parts.
    func balance(_ phrase: NounPhrase, _ owner: Thing, _ source: Source) -> Bool {
        guard phrase.hasModifier("remaining", "available", "open", "outstanding") || phrase.noun == "balance" else {
            return false
        }
        let typer = FieldTyper(draft: draft)
        if let of = phrase.of.first, typer.kind(of: of) == .currency, owner.field(named: of.label) == nil {
            // "How much of the budget is left": named here for the first time.
            draft.addField(typer.field(for: of, on: owner), to: owner)
        }
        guard let whole = owner.fields.last(where: { $0.type == .currency && $0.formula == nil }) else { return false }
        for child in draft.children(of: owner) where child !== owner {
            guard let part = measured("amount", .sum, on: child) else { continue }
            let label = "Total " + Inflection.plural(child.label)
            guard add(.sum, part, from: child, onto: owner, label: label, source: source) else { continue }
            draft.addField(
                .formula(
                    phrase.label, .currency, "\(whole.apiName) - \(ApiName.custom(label))", source: source), to: owner)
            return true
        }
        return false
    }

    /// "Remaining seats": capacity less what is booked.
    func remaining(_ phrase: NounPhrase, _ owner: Thing, _ source: Source) -> Bool {
        guard phrase.hasModifier("remaining", "available", "free"),
            let capacity = owner.fields.first(where: {
                $0.type == .number && ["capacity", "seats", "places", "number of"].contains($0.label.lowercased())
                    || $0.label.lowercased().contains("capacity")
                    || $0.type == .number && $0.label.lowercased().hasPrefix("max")
                    || $0.type == .number && $0.label.lowercased() == "number of " + phrase.head.lower
            }),
            let child = draft.children(of: owner).first(where: { $0.standard == nil })
        else { return false }
        // "A booking for a number of persons" takes as many places.
        let places = child.fields.first { field in
            let label = field.label.lowercased()
            return field.type == .number && field.formula == nil
                && ["number of", "seats", "places", "persons", "guests", "quantity", "tickets", "party size"].contains {
                    label.hasPrefix($0)
                }
        }
        let count = places.map { "Total " + $0.label } ?? "Number of " + Inflection.plural(child.label)
        guard
            add(places == nil ? .count : .sum, places, from: child, onto: owner, label: count, source: source)
        else { return false }
        draft.addField(
            .formula(phrase.label, .number, "\(capacity.apiName) - \(ApiName.custom(count))", scale: 0, source: source),
            to: owner)
        return true
    }

    /// "How many days are left": from today to the date on which it ends.
    func remainingDays(
        _ phrase: NounPhrase, _ owner: Thing, _ dates: [FieldDesign], _ source: Source
    ) -> Bool {
        guard
            phrase.hasModifier("remaining", "left")
                || phrase.of.contains(where: { $0.hasModifier("remaining", "left") }),
            let end = dates.last(where: { date in
                ["end", "expir", "due", "until", "valid", "deadline", "renewal", "last", "closing"].contains {
                    date.label.lowercased().contains($0)
                }
            })
        else { return false }
        draft.addField(
            .formula("Days Remaining", .number, "\(end.apiName) - TODAY()", scale: 0, source: source), to: owner)
        return true
    }

    /// "Duration", "number of nights": from the first date of a record to its last.
    func duration(_ phrase: NounPhrase, _ label: String, _ owner: Thing, _ source: Source) -> Bool {
        let units: Set<String> = [
            "duration", "length", "day", "night", "age", "minute", "hour", "delay", "lateness",
        ]
        let counted = ["number", "count"].contains(phrase.noun) ? phrase.of.first?.noun : phrase.noun
        guard let counted, units.contains(counted) else { return false }
        let dates = owner.fields.filter { $0.type.isDate && $0.formula == nil }
        func named(_ words: [String]) -> FieldDesign? {
            dates.first { field in words.contains { field.label.lowercased().contains($0) } }
        }
        if counted == "day", remainingDays(phrase, owner, dates, source) { return true }
        let first = named(["start", "check-in", "arrival", "begin", "from", "pick", "first"])
        let last = named(["end", "check-out", "departure", "until", "return", "last"])
        // "The days between", of two dates.
        let isPair = dates.count == 2 && counted == "day"
        // "The delay", of a planned and an actual arrival.
        let isLate = ["delay", "lateness"].contains(counted)
        let planned = isLate ? named(["planned", "scheduled", "expected", "due"]) : nil
        let actual = isLate ? named(["actual"]) : nil
        guard let start = planned ?? first ?? (isPair ? dates[0] : nil),
            let end = actual ?? last ?? (isPair ? dates[1] : nil),
            start.apiName != end.apiName
        else { return false }
        let name = phrase.of.first.map { "Number of " + Label.title([$0.head.lower]) } ?? label
        // Between two moments lies a part of a day.
        let isMoment = start.type == .dateTime && end.type == .dateTime
        let unit = phrase.unit.map(Inflection.singular) ?? counted
        let factor = !isMoment ? "" : unit == "hour" ? " * 24" : unit == "minute" ? " * 1440" : ""
        let difference = "\(end.apiName) - \(start.apiName)"
        draft.addField(
            .formula(
                name, .number, factor.isEmpty ? difference : "(\(difference))\(factor)",
                scale: factor == " * 24" ? 2 : 0, source: source), to: owner)
        return true
    }
}
