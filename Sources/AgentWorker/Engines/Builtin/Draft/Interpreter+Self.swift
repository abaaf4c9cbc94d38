/// Records that refer to others of their own kind.
extension Interpreter {
    /// "A parent department", "related articles", "sub-locations".
    func linkToItself(_ thing: Thing, _ phrase: NounPhrase, _ words: String) {
        let own = Set(thing.name.split(separator: " ").map(String.init))
        let said = phrase.naming.filter { !own.contains($0.lemma) }
        if said.isEmpty, !phrase.isPlural, phrase.hasModifier("other") {
            // "One other module that has to be passed before".
            return addLink(thing, to: thing, label: "Other " + thing.label, words)
        }
        guard !said.isEmpty, thing.standard == nil || !phrase.isPlural else { return }
        let isBelow = said.contains { Self.lesser.contains($0.lower) || Self.lesser.contains($0.lemma) }
        if isBelow {
            addLink(thing, to: thing, label: "Parent " + thing.label, words)
        } else if phrase.isMany || phrase.isPlural {
            joinToItself(thing, label: phrase.objectLabel, name: thing.label + " Relation", words)
        } else {
            addLink(thing, to: thing, label: phrase.label, words)
        }
    }

    /// What is in or under another of its kind.
    private static let lesser: Set<String> = [
        "child", "sub", "subordinate", "dependent", "lower", "smaller", "nested", "inner", "minor", "junior",
        "narrower",
    ]

    /// Where something is that another of its kind has in it or under it.
    private static let within: Set<String> = [
        "under", "below", "beneath", "within", "inside", "in", "into", "underneath",
    ]

    /// "May depend on another task", "can be replaced by several parts": the verb names the relationship.
    func relateToItself(_ thing: Thing, _ phrase: NounPhrase, _ clause: Clause) {
        guard let verb = clause.verb, phrase.start > verb.token.start,
            thing.standard == nil || ["Product2", "Asset"].contains(thing.standard)
        else { return }
        if phrase.naming.contains(where: { Self.lesser.contains($0.lower) }) {
            // "Split into smaller work packages".
            return addLink(thing, to: thing, label: "Parent " + thing.label, words(clause))
        }
        let preposition = clause.parts.first { $0.phrases.contains(phrase) }?.preposition
        let doing = clause.isPassive ? verb.lower : Inflection.plural(verb.lemma)
        let label =
            ["belong", "have", "be"].contains(verb.lemma)
                || verb.verbKind == .belong && Self.within.contains(preposition ?? "")
            ? "Parent " + thing.label : Label.title([doing] + (preposition.map { [$0] } ?? []))
        if phrase.isMany, thing.standard == nil {
            let nominal = Self.nominals[verb.lemma] ?? "Link"
            joinToItself(thing, label: label, name: thing.label + " " + nominal, words(clause))
        } else {
            // What was read of "another" is the same.
            thing.parents.removeAll { $0.parent === thing && $0.label == "Related " + thing.label }
            addLink(thing, to: thing, label: label, words(clause))
        }
    }

    /// "A cutting from another bonsai", "replaced by another sample": of the same kind, whatever the verb.
    func relateToAnother(_ clause: Clause) {
        guard clause.verb != nil, !clause.isNegated, let subject = clause.subjects.first, let one = thing(subject),
            one.standard == nil, !clause.objects.contains(where: { thing($0) === one }),
            !one.parents.contains(where: { $0.parent === one })
        else { return }
        for part in clause.parts where part.preposition != nil {
            for phrase in part.phrases + part.phrases.flatMap(\.of) where thing(phrase) === one {
                let isAnother = clause.words.contains {
                    $0.lower == "another" && $0.token.start >= phrase.start - 8 && $0.token.start < phrase.end
                }
                guard isAnother else { continue }
                let isAbove =
                    clause.verb?.verbKind == .belong && ["to", "under", "in"].contains(part.preposition ?? "")
                addLink(one, to: one, label: (isAbove ? "Parent " : "Related ") + one.label, words(clause))
            }
        }
    }

    func addLink(_ child: Thing, to parent: Thing, label: String, _ words: String) {
        guard !child.parents.contains(where: { $0.parent === parent && $0.label == label }) else { return }
        child.parents.append(
            ParentLink(parent: parent, label: label, isComposition: false, isRequired: false, source: .words(words)))
    }

    /// Each pair is a record, as between two kinds.
    private func joinToItself(_ thing: Thing, label: String, name: String, _ words: String) {
        guard draft.thing(named: name.lowercased()) == nil else { return }
        let junction = Thing(name: name.lowercased(), label: String(name.prefix(40)), standard: nil, words: words)
        junction.isJunction = true
        junction.isWanted = true
        draft.add(junction)
        for role in [thing.label, label] {
            junction.parents.append(
                ParentLink(parent: thing, label: role, isComposition: true, isRequired: true, source: .words(words)))
        }
    }

    private static let nominals = [
        "depend": "Dependency", "relate": "Relation", "link": "Link", "replace": "Replacement", "refer": "Reference",
        "reference": "Reference", "cite": "Citation", "follow": "Succession", "contain": "Component", "use": "Usage",
        "connect": "Connection",
    ]
}
