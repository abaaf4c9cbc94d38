/// What must be asked before anything can be designed.
struct Clarification: Equatable, Sendable {
    /// One question, with what was understood so far.
    var question: String
    /// Standard objects that do what was asked for already.
    var reused: [ReusedObject] = []

    static let nothingUnderstood = Clarification(
        question: """
            What should Salesforce record that it does not record today? Name one kind of record and two or three \
            things \
            you would write down about it, for example: "Each visit has a date and a result and belongs to a contact."
            """)

    /// The question to ask, or nil where the draft holds enough to design from.
    static func needed(_ draft: ModelDraft, clauses: [Clause], schema: any OrgSchema) -> Clarification? {
        let new = draft.things.filter { $0.standard == nil }
        let extended = draft.things.contains {
            $0.standard != nil
                && (!$0.fields.isEmpty || !$0.rollUps.isEmpty || !$0.rules.isEmpty || !$0.parents.isEmpty)
        }
        let substance = Substance(draft: draft, clauses: clauses, schema: schema)
        if substance.isOnlyWish { return nothingUnderstood }
        let subjects = SystemRequest.subjects(in: clauses, draft: draft, schema: schema)
        if subjects.isEmpty, let object = substance.standardAnswer {
            let others = draft.things.compactMap(\.standard).filter { $0 != object && $0 != "User" }.uniqued
            return reuse(object, [object] + others, draft, schema)
        }
        if extended { return nil }
        let substantial = new.filter { thing in
            thing.isExplicit || !thing.fields.isEmpty || !thing.parents.isEmpty || !thing.rollUps.isEmpty
                || !draft.children(of: thing).isEmpty
        }
        if !substantial.isEmpty { return nil }
        let standard = (subjects + draft.things.filter { $0.standard != nil && $0.isWanted }).compactMap(\.standard)
            .uniqued
        let others = draft.things.compactMap(\.standard).filter { !standard.contains($0) && $0 != "User" }.uniqued
        if let first = standard.first, new.isEmpty || !subjects.isEmpty {
            return reuse(first, standard + others, draft, schema)
        }
        if let thing = new.first(where: \.isWanted) ?? subjects.first { return about(thing) }
        if let need = draft.notGenerated.first {
            return Clarification(
                question: """
                    \(need.what) is not something I can generate. \(need.why) \(need.how) Is there anything to \
                    record besides, \
                    such as a new kind of record or further fields?
                    """)
        }
        if let object = substance.namedProcess {
            // "We run campaigns and want to know who responded": it is there, whatever else is meant.
            return reuse(object, [object], draft, schema)
        }
        return nothingUnderstood
    }

    /// Something is to be recorded, but nothing is said about it.
    private static func about(_ thing: Thing) -> Clarification {
        let name = thing.label.lowercased()
        let plural = Inflection.plural(name)
        return Clarification(
            question: """
                I understand that you want to keep \(plural). What do you write down about each \(name), and what \
                does it \
                belong to? For example: "Each \(name) has a status of … and a date, and belongs to …". Nothing is \
                generated yet.
                """)
    }

    /// Salesforce does it already: say so, with what is there, and ask what is missing.
    private static func reuse(
        _ main: String, _ others: [String], _ draft: ModelDraft, _ schema: any OrgSchema
    ) -> Clarification {
        guard let object = schema.describe(main) else { return nothingUnderstood }
        let references = object.fields.flatMap(\.references).uniqued.filter {
            ["Account", "Contact", "Asset", "Product2"].contains($0)
        }
        let related = (others + references).uniqued.filter { $0 != main }
        let shown = object.fields.filter { $0.references.isEmpty && $0.kind != .checkbox && $0.kind != .address }
            .map(\.label).filter { !$0.contains("Supplied") }.prefix(8)
        var reused = [
            ReusedObject(
                apiName: main, label: object.label, reason: "\(object.label) already does what is asked for.",
                source: .words(draft.requirement))
        ]
        for name in related {
            guard let other = schema.describe(name) else { continue }
            reused.append(
                ReusedObject(
                    apiName: name, label: other.label, reason: "\(object.label) is related to \(other.label) already.",
                    source: .assumption("the platform relates them")))
        }
        let relatedText = related.compactMap { schema.describe($0)?.label }.joined(separator: ", ")
        return Clarification(
            question: """
                Salesforce already does this: **\(object.label)** is the standard object for it, with fields such as \
                \(shown.joined(separator: ", "))\(relatedText.isEmpty ? "" : ", and it is related to \(relatedText)"). \
                So no new object is needed, and none is generated. What do you have to record about each \
                \(object.label.lowercased()) that is not there yet?
                """, reused: reused)
    }
}
