/// Whether a draft holds anything to design from: values that a text names, or only wishes and what the platform has.
struct Substance {
    let draft: ModelDraft
    let clauses: [Clause]
    let schema: any OrgSchema

    /// Standard objects that come with a process and its fields.
    private static let processes: Set<String> = [
        "Lead", "Opportunity", "Case", "Campaign", "Product2", "Asset", "Task",
    ]

    // MARK: Only wishes

    /// "The council would love something modern and easy, because the old system is slow": nothing to record is named.
    var isOnlyWish: Bool {
        let said = Set(clauses.flatMap(\.words).flatMap { [$0.lower, $0.lemma] })
        guard said.intersection(Self.wishes).count > 1 else { return false }
        return draft.things.allSatisfy { thing in
            !thing.isExplicit && thing.rollUps.isEmpty && thing.rules.isEmpty
                && thing.fields.allSatisfy { $0.source.isAssumption || !isKnown($0) }
                && (thing.standard != nil || !(thing.isWanted && Lexicon.shared.happens(last(thing.name))))
        }
    }

    /// Words of somebody who wants it better and does not say what.
    private static let wishes: Set<String> = [
        "mess", "messy", "chaos", "chaotic", "organised", "organized", "disorganised", "better", "easier", "easy",
        "faster", "modern", "digital", "digitise", "digitize", "nicer", "nice", "happier", "happy", "productive",
        "efficient", "efficiency", "improve", "improvement", "streamline", "complain", "complaining", "slow", "insight",
        "overview", "visibility", "transparency", "useful", "something", "somehow", "everything", "properly",
        "flexible",
        "help", "fix", "sort", "app", "smoother", "simpler", "hate", "hates", "outdated", "old", "clunky", "boss",
        "everywhere", "growing", "quicker", "smarter", "works", "fits",
    ]

    // MARK: Done by the platform

    /// The standard object that does all that is asked for: leads with phone and e-mail, deals with stage and close date.
    var standardAnswer: String? {
        guard let main = draft.things.first(where: { Self.processes.contains($0.standard ?? "") }),
            let object = main.standard, !isPlace(object)
        else { return nil }
        let isDone = draft.things.allSatisfy { thing in
            guard thing.rollUps.isEmpty, thing.rules.isEmpty, !thing.isExplicit else { return false }
            let said = thing.fields.filter { !$0.source.isAssumption }
            if thing.standard == nil {
                guard !thing.isWanted || thing.isAnonymous, said.isEmpty else { return false }
                return draft.children(of: thing).allSatisfy { $0.standard != nil || $0.isAnonymous }
            }
            // What the platform relates already is no link here.
            let isPriced = thing.standard == "Product2"
            guard
                thing.parents.allSatisfy({
                    [nil, "User"].contains($0.parent.standard) || isPriced && $0.parent.standard == "Pricebook2"
                }), !isDemanded(of: thing)
            else { return false }
            return said.allSatisfy { !isKnown($0) || isThere($0, on: object) }
        }
        return isDone ? object : nil
    }

    /// "Opportunities above 250,000 must have a sponsor": one more than the platform has.
    private func isDemanded(of thing: Thing) -> Bool {
        clauses.contains { clause in
            (clause.modal == "must" && clause.verb?.verbKind == .have || isGiven(clause)) && !clause.objects.isEmpty
                && clause.subjects.contains { draft.thing(for: $0) === thing }
        }
    }

    /// "Campaigns get a fundraising goal": something new, by a name of its own.
    private func isGiven(_ clause: Clause) -> Bool {
        guard ["get", "receive", "carry"].contains(clause.verb?.lemma ?? ""), !clause.isPassive,
            let object = clause.objects.first
        else { return false }
        return object.determiner == .indefinite && !object.naming.isEmpty && !ThingKind.isVague(object)
    }

    /// "On opportunities sales needs …": what is asked for is to be added to it.
    private func isPlace(_ object: String) -> Bool {
        let adds = clauses.contains { clause in
            clause.isCommand && ["add", "extend", "put", "include", "enhance"].contains(clause.verb?.lemma ?? "")
                || clause.mentions("field", "checkbox", "picklist", "dropdown", "attribute")
        }
        return adds
            || clauses.contains { clause in
                clause.parts.contains { part in
                    ["on", "onto", "per"].contains(part.preposition ?? "")
                        && part.phrases.contains { ThingKind.standard($0) == object }
                }
            }
    }

    /// A value that the lexicon knows or that has a kind of its own; not "Modern" or "Town Hall".
    private func isKnown(_ field: FieldDesign) -> Bool {
        field.type != .text || field.unique || field.relationship != nil
            || Lexicon.shared.attribute(Inflection.singular(last(field.label.lowercased()))) != nil
    }

    /// Whether the object has a field of that meaning: "budgeted cost", "source" for Lead Source.
    private func isThere(_ field: FieldDesign, on object: String) -> Bool {
        let wanted = field.label.lowercased().split(separator: " ").map(String.init)
        return schema.describe(object)?.fields.contains { known in
            let label = known.label.lowercased().split(separator: " ").map(String.init)
            return label.suffix(wanted.count).elementsEqual(wanted) || wanted.suffix(label.count).elementsEqual(label)
        } ?? false
    }

    private func last(_ name: String) -> String { name.split(separator: " ").last.map(String.init) ?? name }
}
