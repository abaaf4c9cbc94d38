/// Flags such as "overdue", worked out from a date of the record and whether it is done.
struct StateFlag {
    let draft: ModelDraft

    static func isState(_ word: String) -> Bool {
        ["overdue", "late", "expired", "lapsed", "outstanding"].contains(word)
    }

    func add(_ state: String, to thing: Thing, source: Source) {
        let wanted: [String] =
            state == "expired" || state == "lapsed"
            ? ["expir", "end", "valid", "due"] : ["due", "deadline", "target", "end", "expir"]
        let dates = thing.fields.filter { $0.type == .date && $0.formula == nil }
        let limit =
            wanted.lazy.compactMap { word in dates.first { $0.label.lowercased().contains(word) } }.first
            ?? draft.addField(
                .plain(
                    state == "expired" || state == "lapsed" ? "Expiry Date" : "Due Date", .date,
                    source: .assumption("\(state) is told from it")), to: thing)
        var conditions = ["\(limit.apiName) < TODAY()"]
        if let done = doneCondition(thing, state) { conditions.append(done) }
        let formula = conditions.count == 1 ? conditions[0] : "AND(\(conditions.joined(separator: ", ")))"
        let flag = draft.addField(.formula(Label.title(state), .checkbox, formula, source: source), to: thing)
        // Whoever wants them flagged wants to see them.
        let label = String("\(flag.label) \(Inflection.plural(thing.label))".prefix(40))
        let name = ApiName.developer(label)
        guard !thing.listViews.contains(where: { $0.name == name }) else { return }
        thing.listViews.append(
            ListViewDesign(
                name: name, label: label,
                filters: [FilterDesign(field: flag.apiName, operation: .equals, value: "true")], source: source))
    }

    /// What is done is not overdue: told by a status, or by the date it was done.
    private func doneCondition(_ thing: Thing, _ state: String) -> String? {
        guard state != "expired", state != "lapsed" else { return nil }
        if let status = thing.fields.first(where: { $0.type == .picklist && $0.label.lowercased().hasSuffix("status") }
        ),
            let done = status.picklist?.values.last(where: { Self.doneWords.contains($0.lowercased()) })
        {
            return "NOT(ISPICKVAL(\(status.apiName), \"\(done)\"))"
        }
        let label =
            [
                "loan": "Return Date", "rental": "Return Date", "borrowing": "Return Date", "invoice": "Paid Date",
                "payment": "Paid Date",
            ][thing.name.split(separator: " ").last.map(String.init) ?? ""] ?? "Completed Date"
        let field =
            thing.fields.first {
                $0.type == .date
                    && ["return", "paid", "complet", "closed"].contains(where: $0.label.lowercased().contains)
                    && !$0.label.lowercased().contains("due")
            }
            ?? draft.addField(.plain(label, .date, source: .assumption("what has it is no longer \(state)")), to: thing)
        return "ISBLANK(\(field.apiName))"
    }

    private static let doneWords: Set<String> = [
        "completed", "complete", "done", "closed", "returned", "paid", "resolved", "finished", "delivered", "cancelled",
        "canceled",
    ]
}
