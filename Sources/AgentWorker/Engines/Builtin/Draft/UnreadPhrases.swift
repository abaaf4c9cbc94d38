/// Says of which words nothing was made, so that nothing is passed over in silence.
struct UnreadPhrases {
    let interpreter: Interpreter
    /// Words that classify others, which no clause holds any more.
    let roles: [RoleList]
    private var draft: ModelDraft { interpreter.draft }
    private let lexicon = Lexicon.shared

    init(interpreter: Interpreter, roles: [RoleList]) {
        self.interpreter = interpreter
        self.roles = roles
    }

    /// Notes every noun that is in no name of the draft, with the words around it; one line for each clause.
    func note() {
        let known = names()
        for clause in interpreter.clauses {
            let unread = nouns(clause).filter { !known.contains($0) }
            guard !unread.isEmpty else { continue }
            let words = interpreter.words(clause)
            // What is not generated says its own words, which may end before a condition does.
            let isTold = draft.notGenerated.contains { $0.source == .words(words) }
            if isTold, unread.allSatisfy(parts(words).contains) { continue }
            if clause.isAside || ThingFinder.isBackground(clause) || clause.sentence == 0 && clause.verb == nil {
                draft.assume("\"\(words)\" is read as background; no record is made of \(list(unread)).")
            } else {
                draft.assume(
                    "Nothing was made of \(list(unread)) in \"\(words)\". Say it in other words if it matters.")
            }
        }
        noteReworded()
    }

    /// Words that no clause holds any more, because a remark was put in other words: "assets of our customers".
    private func noteReworded() {
        let known = names()
        let read = Set(
            interpreter.clauses.flatMap { $0.words + $0.condition.flatMap(\.words) }.flatMap { word in
                parts(word.token.text) + parts(word.lemma) + (word.values ?? []).flatMap(parts)
            })
        let words = Tagger.tag(Tokenizer.tokens(of: draft.requirement))
        // "Above the banquet's budget": a noun, though elsewhere a verb.
        let owned = Set(
            words.indices.dropFirst().filter { words[$0].tag == .noun && words[$0 - 1].tag == .possessive }
                .flatMap { parts(words[$0].token.text) })
        let gone = words.filter { $0.tag == .noun }
            .flatMap { parts($0.token.text) }.uniqued
            .filter { noun in
                !known.contains(noun) && !read.contains(noun) && !lexicon.vagueNouns.contains(noun)
                    && !lexicon.systemNouns.contains(noun) && (lexicon.verb(noun) == nil || owned.contains(noun))
                    && !lexicon.isAdverb(noun)
                    && !lexicon.isAdjective(noun) && Int(noun) == nil && noun.count > 2
            }
        if !gone.isEmpty { draft.assume("\(list(gone)) only says more of what is designed; nothing is made of it.") }
    }

    private func list(_ nouns: [String]) -> String { nouns.map { "\"\($0)\"" }.joined(separator: ", ") }

    private func nouns(_ clause: Clause) -> [String] {
        let words = clause.words + clause.condition.flatMap(\.words)
        let isUnit = { (index: Int) in
            PhraseParser.units.contains(words[index].lower) && index > 0
                && (words[index - 1].tag == .number || words[index - 1].lower == "in")
        }
        let nouns = words.indices.filter {
            (words[$0].tag == .noun || words[$0].tag == .quoted) && !isUnit($0)
        }.map { words[$0] }.flatMap { word in
            parts(word.token.text) + (word.values ?? []).flatMap(parts)
        }
        return nouns.uniqued.filter { !lexicon.vagueNouns.contains($0) && !lexicon.systemNouns.contains($0) }
    }

    /// Every word in a name of the draft, in the singular.
    private func names() -> Set<String> {
        var texts: [String] = []
        for thing in draft.things {
            texts += [thing.label, thing.name, thing.nameLabel ?? ""] + thing.aliases + thing.parents.map(\.label)
            for field in thing.fields { texts += [field.label] + (field.picklist?.values ?? []) }
            texts += thing.recordTypes.map(\.label)
            texts += thing.rollUps.map(\.label) + thing.rules.map { $0.name + " " + $0.message }
        }
        texts += draft.assumptions + draft.questions + draft.notGenerated.map { $0.what + " " + $0.source.description }
        texts += draft.restrictedFields.map(\.people) + draft.flows.map(\.description)
        return Set(texts.flatMap(parts))
    }

    private func parts(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { Inflection.singular(String($0)) }
    }
}
