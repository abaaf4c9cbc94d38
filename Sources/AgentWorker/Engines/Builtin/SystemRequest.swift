/// "We need a ticketing system": the words before "system" say what it is about.
enum SystemRequest {
    /// What the systems asked for are about, as things that are not yet in the draft.
    static func subjects(in clauses: [Clause], draft: ModelDraft, schema: any OrgSchema) -> [Thing] {
        var found: [Thing] = []
        for clause in clauses where clause.isCommand || clause.verb == nil {
            if clause.objects.isEmpty || clause.objects.allSatisfy(ThingKind.isVague), clause.verb?.verbKind == .want {
                // "We need something for contracts."
                for phrase in clause.phrases(after: "for", "with") where !phrase.isPronoun {
                    guard let object = ThingKind.standard(phrase), let description = schema.describe(object) else {
                        continue
                    }
                    found.append(
                        Thing(
                            name: phrase.name, label: description.label, standard: object,
                            words: draft.words(of: phrase)))
                }
            }
            for phrase in clause.objects + clause.subjects + clause.phrases(after: "for", "of")
            where Lexicon.shared.systemNouns.contains(phrase.noun) {
                found += things(phrase, draft, schema)
            }
        }
        return found
    }

    private static func things(_ phrase: NounPhrase, _ draft: ModelDraft, _ schema: any OrgSchema) -> [Thing] {
        let lexicon = Lexicon.shared
        let words = phrase.naming.map(\.lemma).filter {
            !lexicon.systemNouns.contains($0) && !lexicon.vagueNouns.contains($0)
        }
        guard !words.isEmpty else { return [] }
        // The longest run of words that names a standard object, from the right.
        for length in stride(from: words.count, through: 1, by: -1) {
            for start in stride(from: words.count - length, through: 0, by: -1) {
                let name = words[start..<(start + length)].joined(separator: " ")
                guard let object = lexicon.standardObject(name), let description = schema.describe(object) else {
                    continue
                }
                return [Thing(name: name, label: description.label, standard: object, words: draft.words(of: phrase))]
            }
        }
        let label = Label.title(words)
        return [Thing(name: label.lowercased(), label: label, standard: nil, words: draft.words(of: phrase))]
    }
}
