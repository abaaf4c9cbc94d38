/// Roll-ups: finding what a total sums, and making the relationships carry it.
extension Computation {
    /// Rolls a measure of the details up to `owner`; false where nothing below has it and none can be made.
    func rollUp(
        _ operation: Operation, _ measure: String, onto owner: Thing, from given: Thing?, label: String, source: Source,
        mayCreate: Bool, isRetry: Bool = false
    ) -> Bool {
        let children = given.map { [$0] } ?? draft.children(of: owner).filter { $0.standard == nil }
        for child in children where draft.children(of: owner).contains(where: { $0 === child }) {
            if let field = measured(measure, operation, on: child, label) {
                return add(operation, field, from: child, onto: owner, label: label, source: source)
            }
        }
        // Two levels: sum in the middle first.
        for child in children where mayCreate {
            guard draft.children(of: owner).contains(where: { $0 === child }) else { continue }
            for grandchild in draft.children(of: child) where measured(measure, operation, on: grandchild) != nil {
                guard
                    rollUp(
                        operation, measure, onto: child, from: grandchild, label: label, source: source,
                        mayCreate: false)
                else { continue }
                return add(
                    operation, FieldDesign.plain(label, .number, source: source), from: child, onto: owner,
                    label: label, source: source)
            }
        }
        if mayCreate, given == nil,
            let stray = draft.things.first(where: {
                $0.standard == nil && $0 !== owner && !$0.isJunction && measured(measure, operation, on: $0) != nil
                    && !interpreter.isAbove($0, owner)
            })
        {
            // The text relates the two only by the total.
            let words = if case .words(let words) = source { words } else { label }
            interpreter.link(
                stray, to: owner, label: owner.label, composition: owner.canBeMaster, required: false, words: words)
            return rollUp(operation, measure, onto: owner, from: stray, label: label, source: source, mayCreate: false)
        }
        // Where members have a record each, the measure is on those records.
        if mayCreate, !isRetry, given == nil, let middle = children.first,
            let pair = draft.children(of: middle).first(where: \.isJunction)
        {
            let name = name(of: measure)
            var field = FieldDesign.plain(name, isHours(measure) ? .number : .currency, source: source)
            if field.type == .number { field.scale = 2 }
            draft.addField(field, to: pair)
            return rollUp(
                operation, name.lowercased(), onto: owner, from: nil, label: label, source: source, mayCreate: true,
                isRetry: true)
        }
        guard mayCreate, let child = children.first, children.count == 1 || given != nil,
            draft.children(of: owner).contains(where: { $0 === child })
        else { return false }
        if operation == .sum, child.noun == Inflection.singular(measure),
            Lexicon.shared.attribute(measure) != .currency,
            !child.fields.contains(where: { $0.type == .currency })
        {
            // "The total pieces per shift", of which each is a record.
            let number = "Number of " + Inflection.plural(child.label)
            return add(.count, nil, from: child, onto: owner, label: number, source: source)
        }
        let kind: FieldType =
            operation == .sum || operation == .average
            ? (isHours(measure) ? .number : .currency) : (measure == "date" ? .date : .number)
        // "Fuel bills", "tax payments": each has an amount.
        let name = child.name.hasSuffix(" " + measure) && kind == .currency ? "Amount" : name(of: measure)
        var field = FieldDesign.plain(
            name == "Date" ? child.label.split(separator: " ").last.map { "\($0) Date" } ?? name : name, kind,
            source: source)
        if kind == .number { field.scale = 2 }
        field = draft.addField(field, to: child)
        return add(operation, field, from: child, onto: owner, label: label, source: source)
    }

    func isNumeric(_ phrase: NounPhrase) -> Bool {
        let kind = FieldTyper(draft: draft).kind(of: phrase)
        return kind == .decimal || kind == .currency || kind == .integer
    }

    /// The label of a measure's field: hours stay in the plural, and what is no noun for a value is an amount.
    private func name(of measure: String) -> String {
        guard Lexicon.shared.attribute(measure) != nil, measure != "total" else { return "Amount" }
        let counted: Set<String> = [
            "hour", "minute", "day", "mile", "kilometre", "kilometer", "point", "litre", "liter",
        ]
        return Label.title(counted.contains(measure) ? Inflection.plural(measure) : measure)
    }

    func isHours(_ measure: String) -> Bool {
        let kind = Lexicon.shared.attribute(measure)
        return kind == .decimal || kind == .integer || kind == .picklist
    }

    /// The child's field that a measure means.
    func measured(_ measure: String, _ operation: Operation, on child: Thing, _ label: String = "") -> FieldDesign? {
        if operation == .sum, product("Amount", whereNeededFor: measure, on: child) {
            return child.fields.first { $0.formula != nil && $0.type == .currency && isRollable($0) }
        }
        if measure == "date" { return child.fields.first { $0.type.isDate } }
        let stem = Inflection.singular(measure)
        if operation != .count { makeNumeric(stem, on: child) }
        let usable = child.fields.filter(isRollable).filter {
            $0.type.isNumeric || ($0.type.isDate && operation != .sum && operation != .average)
        }
        let named = usable.filter {
            $0.label.lowercased().split(separator: " ").contains { Inflection.singular(String($0)) == stem }
        }
        // "The total actual minutes", where there are planned ones, too.
        if let exact = named.first(where: { label.lowercased().hasSuffix($0.label.lowercased()) }) ?? named.first {
            return exact
        }
        if child.name == stem && (operation != .count || usable.first?.label == "Count")
            || child.name.hasSuffix(" " + stem), usable.count == 1
        {
            return usable[0]
        }
        if child.name == stem || child.name.hasSuffix(" " + stem), operation != .count,
            let score = usable.first(where: { $0.label == "Score" })
        {
            // "Its highest mark", where each mark is between 0 and 10.
            return score
        }
        if let kinds = Self.measureOfUnit[stem]?.split(separator: " "), operation != .count,
            let field = usable.first(where: { field in
                field.label.lowercased().split(separator: " ").contains(where: kinds.contains)
            })
        {
            // "The total kilos donated", where each donation has a weight.
            return field
        }
        let money: Set<String> = ["amount", "value", "cost", "price", "total", "revenue", "payment", "fee"]
        guard money.contains(stem) else { return nil }
        return usable.first { $0.type == .currency && $0.formula != nil }
            ?? usable.first { $0.type == .currency && !$0.label.lowercased().contains("unit") }
    }

    /// What is measured in a unit.
    static let measureOfUnit: [String: String] = [
        "stock": "quantity", "kilo": "weight", "kilogram": "weight", "kg": "weight", "tonne": "weight", "ton": "weight",
        "pound": "weight",
        "litre": "volume", "liter": "volume", "kilometre": "distance", "kilometer": "distance", "km": "distance",
        "mile": "distance", "minute": "duration", "hour": "duration", "metre": "length distance height depth",
        "meter": "length distance height depth", "hectare": "area size", "acre": "area size",
    ]

    /// "A grade from 1 to 6" that is averaged is a number, not a choice.
    private func makeNumeric(_ stem: String, on child: Thing) {
        for (index, field) in child.fields.enumerated() {
            guard let values = field.picklist?.values, let least = values.first.flatMap(Int.init),
                let greatest = values.last.flatMap(Int.init), values.allSatisfy({ Int($0) != nil }),
                field.label.lowercased().split(separator: " ").contains(where: {
                    Inflection.singular(String($0)) == stem
                })
            else { continue }
            let number = FieldDesign.plain(field.label, .number, source: field.source)
            child.fields[index] = number
            Constraints.add(
                ValueRange(least: String(least), greatest: String(greatest)), of: number, on: child,
                source: field.source)
        }
    }

    /// Whether the platform can roll a field up so.
    private func takes(_ field: FieldDesign?, _ operation: Operation) -> Bool {
        guard let field, operation != .count else { return true }
        if field.type.isNumeric || field.type == .summary { return true }
        return field.type.isDate && (operation == .min || operation == .max)
    }

    /// A line with quantity and price has an amount, asked for or not.
    func product(_ label: String, whereNeededFor measure: String, on child: Thing) -> Bool {
        guard ["amount", "total", "value", "cost", "price", "fee", "revenue"].contains(measure) else { return false }
        if child.fields.contains(where: { $0.formula != nil && $0.type == .currency && isRollable($0) }) { return true }
        guard let (_, price) = factors(of: child), !price.contains("__r.") else { return false }
        return product(label, on: child, .assumption("the total sums it"))
    }

    /// A formula over another object cannot be rolled up.
    private func isRollable(_ field: FieldDesign) -> Bool { field.formula?.contains("__r.") != true }

    /// Records the roll-up and makes the relationship carry it.
    @discardableResult
    func add(
        _ operation: Operation, _ field: FieldDesign?, from child: Thing, onto owner: Thing, label: String,
        source: Source
    ) -> Bool {
        guard let index = child.parents.firstIndex(where: { $0.parent === owner }) else { return false }
        let masters = child.parents.filter(\.isComposition).count
        guard takes(field, operation) else {
            draft.notGenerated.append(
                NotGenerated(
                    what: "\(label) on \(owner.label)",
                    why: "\(field?.label ?? label) of \(child.label) is no number that could be rolled up.",
                    how: "Make \(field?.label ?? label) a number, or count its values in a report.", source: source))
            return true
        }
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
            owner.rollUps.append(
                RollUp(label: total, operation: .sum, child: child, field: field?.apiName, source: source))
            owner.rollUps.append(RollUp(label: count, operation: .count, child: child, field: nil, source: source))
            let (sum, number) = (ApiName.custom(total), ApiName.custom(count))
            draft.addField(
                .formula(label, .number, "IF(\(number) = 0, 0, \(sum) / \(number))", source: source), to: owner)
            return true
        }
        let summary: SummaryOperation =
            switch operation {
            case .sum, .average: .sum
            case .min: .min
            case .max: .max
            case .count: .count
            }
        if !owner.rollUps.contains(where: { $0.label == label }) {
            // A field of the same name would be entered by hand; the roll-up takes its place.
            owner.fields.removeAll { $0.label == label && $0.formula == nil }
            owner.rollUps.append(
                RollUp(label: label, operation: summary, child: child, field: field?.apiName, source: source))
        }
        return true
    }
}
