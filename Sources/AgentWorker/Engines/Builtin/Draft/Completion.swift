/// Adds what a good architect adds unasked, each as an assumption.
struct Completion {
    let draft: ModelDraft
    private let lexicon = Lexicon.shared

    func complete() {
        for thing in draft.things where thing.standard == nil {
            addPeriod(to: thing)
            addParts(to: thing)
            addDay(to: thing)
            alignMoments(of: thing)
            addUsualFields(to: thing)
            addDateOrder(to: thing)
        }
    }

    /// "Annual goals": each is for a year.
    private func addPeriod(to thing: Thing) {
        guard let frequency = thing.frequency else { return }
        let source = Source.words(thing.words)
        switch frequency {
        case "annual", "yearly":
            var year = FieldDesign.plain("Year", .number, source: source)
            (year.precision, year.scale) = (4, 0)
            draft.addField(year, to: thing)
        case "quarterly": draft.addField(.plain("Quarter Start", .date, source: source), to: thing)
        case "monthly": draft.addField(.plain("Month Start", .date, source: source), to: thing)
        case "weekly": draft.addField(.plain("Week Start", .date, source: source), to: thing)
        case "daily" where !thing.fields.contains(where: \.type.isDate):
            draft.addField(.plain(Label.title(thing.noun) + " Date", .date, source: source), to: thing)
        case "hourly" where !thing.fields.contains(where: \.type.isDate):
            draft.addField(.plain(Label.title(thing.noun) + " Time", .dateTime, source: source), to: thing)
        default: break
        }
    }

    /// What is done is done on a day.
    private func addDay(to thing: Thing) {
        guard let doing = thing.doing, !thing.fields.contains(where: \.type.isDate) else { return }
        let noun = doing.split(separator: " ").last.map(String.init) ?? doing
        let why = Source.assumption("every \(doing.lowercased()) has a day")
        draft.addField(.plain("\(noun) Date", .date, source: why), to: thing)
    }

    /// Lines of orders and invoices have a quantity and a price, also where the text leaves them out.
    private func addParts(to thing: Thing) {
        guard ["line", "item", "lineitem"].contains(thing.noun), thing.fields.isEmpty,
            let whole = thing.parents.first(where: \.isComposition)?.parent,
            ["order", "invoice", "quote", "bill", "receipt", "purchase", "estimate", "requisition"].contains(
                whole.noun)
        else { return }
        let why = Source.assumption("a line of \(article(whole.label)) has a quantity and a price")
        var quantity = FieldDesign.plain("Quantity", .number, source: why)
        quantity.scale = 2
        draft.addField(.plain("Description", .text, source: why), to: thing)
        draft.addField(quantity, to: thing)
        draft.addField(.plain("Unit Price", .currency, source: why), to: thing)
        draft.addField(.formula("Amount", .currency, "Quantity__c * Unit_Price__c", source: why), to: thing)
        draft.assume("\(thing.label) has a quantity, a unit price and their product as its amount.")
        if !whole.rollUps.contains(where: { $0.child === thing && $0.operation == .sum }),
            !whole.fields.contains(where: { $0.label == "Total Amount" })
        {
            whole.rollUps.append(
                RollUp(label: "Total Amount", operation: .sum, child: thing, field: "Amount__c", source: why))
        }
    }

    /// A record about which nothing is said gets what its kind always has.
    private func addUsualFields(to thing: Thing) {
        guard !thing.isJunction, thing.fields.isEmpty, thing.rollUps.isEmpty,
            draft.children(of: thing).allSatisfy(\.isJunction)
        else { return }
        let noun = thing.noun
        let head = Label.title(noun)
        if lexicon.eventNouns.contains(noun) {
            let why = Source.assumption("things that happen have a kind, a day and a description")
            draft.addField(.picklist(head + " Type", values: ["General", "Other"], source: why), to: thing)
            draft.addField(.plain(head + " Date", .date, source: why), to: thing)
            draft.addField(.plain("Description", .longTextArea, source: why), to: thing)
            draft.assume("\(thing.label) has a type, a date and a description.")
            draft.ask(
                "Which types of \(thing.label.lowercased()) are there? \(head) Type holds General and Other "
                    + "until you name them."
            )
        } else if lexicon.processNouns.contains(noun) {
            let why = Source.assumption("work goes through states")
            draft.addField(
                .picklist(
                    "Status", values: ["New", "In Progress", "Completed", "Cancelled"], default: "New", source: why),
                to: thing)
            draft.addField(.plain("Description", .longTextArea, source: why), to: thing)
            draft.assume("\(thing.label) has a status (New, In Progress, Completed, Cancelled) and a description.")
        }
    }

    /// "From a start to an end time": both are times.
    private func alignMoments(of thing: Thing) {
        guard let start = thing.fields.firstIndex(where: { $0.label == "Start Date" && $0.type == .date }),
            let end = thing.fields.first(where: { $0.label == "End Time" && $0.type != .date }),
            !thing.fields.contains(where: { $0.formula?.contains("Start_Date__c") == true }),
            !thing.rules.contains(where: { $0.formula.contains("Start_Date__c") })
        else { return }
        thing.fields[start] = .plain("Start Time", end.type, source: thing.fields[start].source)
    }

    /// Where there is a start and an end, the end is not before the start.
    private func addDateOrder(to thing: Thing) {
        let dates = thing.fields.filter { $0.type.isDate && $0.formula == nil }
        for start in dates where start.label.lowercased().contains("start") {
            let twin = start.label.lowercased().split(separator: " ").map { $0 == "start" ? "end" : String($0) }.joined(
                separator: " ")
            guard let end = dates.first(where: { $0.label.lowercased() == twin }), end.type == start.type else {
                continue
            }
            let known = thing.rules.contains { $0.formula.contains(end.apiName) && $0.formula.contains(start.apiName) }
            guard !known else { continue }
            let formula =
                "AND(NOT(ISBLANK(\(end.apiName))), NOT(ISBLANK(\(start.apiName))), \(end.apiName) < \(start.apiName))"
            Constraints.add(
                "\(end.label) And \(start.label)", formula, "\(end.label) cannot be before \(start.label).", end, thing,
                .assumption("an end is not before its start"))
            draft.assume("\(thing.label): \(end.label) cannot be before \(start.label).")
        }
    }

    private func article(_ noun: String) -> String { "\(Inflection.article(noun)) \(noun.lowercased())" }
}
