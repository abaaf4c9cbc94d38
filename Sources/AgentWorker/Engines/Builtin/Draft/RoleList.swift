/// Nouns that name the parts a kind of record plays: "two warehouses, the origin and the destination", "a sender and a
/// recipient, both of whom are contacts".
struct RoleList {
    /// What they are.
    let target: NounPhrase
    let roles: [NounPhrase]
    /// The clause that says so.
    let clause: Clause

    /// Takes the lists out of the clauses: what is left says only who plays a part, not what is one.
    static func extract(from clauses: [Clause]) -> (clauses: [Clause], roles: [RoleList]) {
        var rest: [Clause] = []
        var lists: [RoleList] = []
        for var clause in clauses {
            if let list = classification(clause) {
                lists.append(list)
                // "The boat's owner is a customer" says whose owner, too; so does "the broker is an account", if nothing else does.
                let isPart = clause.subjects.allSatisfy { subject in
                    subject.determiner == .definite && !subject.isPlural
                        && !clauses.contains { other in
                            other.start != clause.start && other.allPhrases.contains { $0.noun == subject.noun }
                        }
                }
                if !isPart, clause.subjects.allSatisfy({ $0.owner.isEmpty && $0.of.isEmpty }) { continue }
            }
            for part in clause.parts { lists += sameHeads(part.phrases, clause) }
            // "Sails from a loading port to a discharge port."
            let placed = clause.parts.filter { ["from", "to", "between"].contains($0.preposition ?? "") }
            if placed.count > 1 { lists += sameHeads(placed.flatMap(\.phrases), clause) }
            if let list = acting(clause) { lists.append(list) }
            for index in clause.parts.indices {
                if let counted = sameKind(clause.parts[index].phrases) {
                    clause.parts[index].phrases.remove(at: counted)
                    continue
                }
                guard let list = apposition(clause.parts[index].phrases, clause) else { continue }
                lists.append(list)
                clause.parts[index].phrases.removeFirst()
            }
            rest.append(clause)
        }
        return (rest, lists)
    }

    /// "All of whom are contacts", "a guide is an employee".
    private static func classification(_ clause: Clause) -> RoleList? {
        guard let verb = clause.verb, verb.verbKind == .be, !clause.isPassive, !clause.isNegated,
            clause.predicate.isEmpty,
            clause.condition.isEmpty, clause.parts.count == 1, clause.modal == nil || clause.modal == "must",
            clause.objects.count == 1, let target = clause.objects.first, ThingKind.standard(target) != nil,
            target.head.values == nil, target.of.isEmpty, target.naming.isEmpty, !clause.subjects.isEmpty,
            clause.subjects.allSatisfy({
                !$0.isPronoun && !ThingKind.isAttribute($0) && $0.noun != target.noun && !$0.isOurs
            })
        else { return nil }
        return RoleList(target: target, roles: clause.subjects, clause: clause)
    }

    /// "A contact can work as translator": a translator is a contact here.
    private static func acting(_ clause: Clause) -> RoleList? {
        guard let verb = clause.verb, ["work", "act", "serve"].contains(verb.lemma), !clause.isPassive,
            let subject = clause.subjects.first, clause.subjects.count == 1,
            ["contact", "user", "account", "lead"].contains(subject.noun),
            let role = clause.phrases(after: "as").first, ThingKind.isPerson(role), role.naming.isEmpty
        else { return nil }
        return RoleList(target: subject, roles: [role], clause: clause)
    }

    /// "The origin airport, the destination airport": two airports, each with its part.
    private static func sameHeads(_ phrases: [NounPhrase], _ clause: Clause) -> [RoleList] {
        var lists: [RoleList] = []
        for (index, phrase) in phrases.enumerated() {
            let others = phrases.filter { $0.noun == phrase.noun && !$0.naming.isEmpty && !$0.isPlural }
            guard others.count > 1, phrase == others.first, !phrase.naming.isEmpty, !ThingKind.isAttribute(phrase),
                ThingKind.standard(phrase) == nil, phrase.head.tag == .noun, phrases.startIndex <= index
            else { continue }
            var target = phrase
            target.modifiers = []
            lists.append(RoleList(target: target, roles: [target], clause: clause))
        }
        return lists
    }

    /// "Two contacts, the bride and the groom": who is counted is named after it, so the number says nothing more.
    private static func sameKind(_ phrases: [NounPhrase]) -> Int? {
        for (index, phrase) in phrases.enumerated() where phrase.isMany && phrase.isPlural {
            let named = phrases[(index + 1)...]
            guard let standard = ThingKind.standard(phrase), named.count > 1,
                named.allSatisfy({ one in
                    !one.isPlural && one.determiner != .none && !ThingKind.isAttribute(one)
                        && ThingKind.standard(one).map { $0 == standard || ThingKind.isPerson(one) } ?? false
                })
            else { continue }
            return index
        }
        return nil
    }

    /// "Two warehouses, the origin and the destination".
    private static func apposition(_ phrases: [NounPhrase], _ clause: Clause) -> RoleList? {
        guard phrases.count > 2, let target = phrases.first, target.isMany, target.isPlural,
            !ThingKind.isAttribute(target), target.noun != "one"
        else { return nil }
        let roles = Array(phrases.dropFirst())
        guard
            roles.allSatisfy({
                !$0.isPlural && $0.determiner == .definite && !ThingKind.isAttribute($0)
                    && ThingKind.standard($0) == nil
            })
        else { return nil }
        return RoleList(target: target, roles: roles, clause: clause)
    }
}
