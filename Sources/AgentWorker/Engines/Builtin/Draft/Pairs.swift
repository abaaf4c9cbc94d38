/// "A band has many musicians. For each membership …": the membership is the record between the two.
struct Pairs {
    let draft: ModelDraft

    /// Gives what is said of a nameless pair to the junction that the text made, with the pair's name.
    func merge() {
        let joining = draft.things.filter(\.isJunction)
        // "Grants pay for studies …, each with an amount": of each payment.
        let made = joining.contains(where: \.isAnonymous) ? joining.filter(\.isAnonymous) : joining
        guard made.count == 1, let junction = made.first else { return }
        for pair in draft.things
        where isPair(pair) && pair !== junction && (junction.isAnonymous || isPlainPair(pair))
            || junction.isAnonymous && isTold(pair, of: junction)
        {
            for field in pair.fields { draft.addField(named(field, of: pair, junction), to: junction) }
            junction.parents += pair.parents.filter { link in
                !junction.parents.contains { $0.parent === link.parent }
            }
            junction.rules += pair.rules
            junction.aliases.formUnion(pair.aliases.union([pair.name]))
            if !isPlainPair(pair) { (junction.label, junction.name) = (pair.label, pair.name) }
            if isPlainPair(pair) { draft.assume("What the text calls \(pair.name) is \(junction.label).") }
            draft.remove(pair)
        }
    }

    /// "The date of each": named after the junction, not after what the text has no word for.
    private func named(_ field: FieldDesign, of pair: Thing, _ junction: Thing) -> FieldDesign {
        guard field.label.hasPrefix(pair.label + " "), isPlainPair(pair) else { return field }
        var named = field
        named.label = String(field.label.dropFirst(pair.label.count + 1))
        named.apiName = ApiName.custom(named.label)
        return named
    }

    /// Drops a junction of two of which one is a part of the other anyway, and gives a position in a list to the pair.
    func settle() {
        for junction in draft.things where junction.isJunction && junction.isAnonymous {
            let ends = junction.parents.map(\.parent)
            guard ends.count == 2 else { continue }
            for end in ends where end.standard == nil {
                // "Concerts perform scores in a certain order": each score has another place in each concert.
                let isBare = junction.fields.isEmpty
                for field in end.fields
                where field.label == "Sequence"
                    || isBare && Self.ofPairs.contains(field.label) && field.formula == nil && !isUsed(field, by: end)
                {
                    end.fields.removeAll { $0.label == field.label }
                    draft.addField(field, to: junction)
                }
            }
            let isPart =
                ends[0].parents.contains { $0.parent === ends[1] && $0.isComposition }
                || ends[1].parents.contains { $0.parent === ends[0] && $0.isComposition }
            if isPart, junction.fields.isEmpty, junction.rollUps.isEmpty, draft.children(of: junction).isEmpty {
                draft.remove(junction)
            }
        }
    }

    private func isUsed(_ field: FieldDesign, by thing: Thing) -> Bool {
        thing.rules.contains { $0.formula.contains(field.apiName) }
            || thing.fields.contains { $0.formula?.contains(field.apiName) == true }
    }

    /// How much of one there is in the other, which neither can say alone.
    private static let ofPairs: Set<String> = ["Quantity", "Percentage", "Share", "Portion", "Dose", "Dosage"]

    private func isPlainPair(_ thing: Thing) -> Bool { Lexicon.shared.pairNouns.contains(thing.noun) }

    /// "Trains call at many stations. Every stop has a platform": a record of its own without any other tie.
    private func isTold(_ thing: Thing, of junction: Thing) -> Bool {
        thing.standard == nil && !thing.isJunction && thing.parents.isEmpty && draft.children(of: thing).isEmpty
            && !thing.fields.isEmpty && junction.fields.isEmpty && !thing.isExplicit
            && (Lexicon.shared.happens(thing.noun) || Lexicon.shared.genericParts.contains(thing.noun))
            && !thing.name.contains(" ")
            && !junction.parents.contains { $0.parent === thing }
    }

    private func isPair(_ thing: Thing) -> Bool {
        guard thing.standard == nil, !thing.isJunction, draft.children(of: thing).isEmpty else { return false }
        // "Per pairing we need the investigator": a person who is no end of it.
        if isPlainPair(thing),
            thing.parents.allSatisfy({ link in
                link.parent.standard == "User"
                    || draft.things.contains { $0.isJunction && $0.parents.contains { $0.parent === link.parent } }
            })
        {
            return true
        }
        let noun = thing.noun
        // "Keep the instrument": no pair of players and orchestras.
        if Lexicon.shared.machines.contains(noun) || Lexicon.shared.ownables.contains(noun) { return false }
        return thing.parents.isEmpty && ["ship", "ment", "tion", "ance"].contains(where: noun.hasSuffix)
    }

}
