/// Conditions that point back with "it was", and remarks of somebody: "make the vet's note mandatory when it was".
extension Rewordings {
    static func conditionsTold(_ tokens: [Token]) -> [Token] { madeMandatory(sameAsBefore(remarksOf(tokens))) }

    // MARK: The vet's note

    /// "The vet's note", "the manager's comment": a value named after who writes it, not one that the vet has.
    private static func remarksOf(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].kind == .possessive, let who = before.last, actsAsPerson(who), index + 1 < tokens.count,
                remarks.contains(tokens[index + 1].lower)
            else { return nil }
            return ([], 1)
        }
    }

    /// Whether a word names somebody by what they do or are.
    static func actsAsPerson(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.externalPeople.contains(noun) || Lexicon.shared.internalPeople.contains(noun)
    }

    private static let remarks: Set<String> = [
        "note", "notes", "comment", "comments", "remark", "remarks", "opinion", "statement", "verdict",
        "recommendation", "decision", "signature", "observation", "observations", "findings",
    ]

    // MARK: When it was

    /// "Whether a child was hurt … mandatory when it was": when the child was hurt.
    private static func sameAsBefore(_ tokens: [Token]) -> [Token] {
        guard let whether = tokens.firstIndex(where: { $0.isWord("whether") }),
            let be = tokens[whether...].prefix(6).firstIndex(where: { $0.isWord("was", "is", "were", "has") }),
            be > whether + 1, be + 1 < tokens.count, tokens[be + 1].kind == .word
        else { return tokens }
        let condition = tokens[(whether + 1)...(be + 1)]
        let told = tokens.rewritten { index, before in
            guard index > be + 1, before.last?.isWord("when", "if", "where", "once") == true,
                index + 1 < tokens.count, tokens[index].isWord("it", "this", "that", "so", "they"),
                tokens[index + 1].isWord("was", "is", "were", "has", "did", "does"),
                index + 2 == tokens.count || tokens[index + 2].kind != .word
                    || tokens[index + 2].isWord("so", "the") && index + 3 >= tokens.count - 1
            else { return nil }
            return (
                condition.map { word in made(word.isWord("a", "an") ? "the" : word.lower, tokens[index])[0] }, 2
            )
        }
        return told
    }

    // MARK: Make the note mandatory when

    /// "Record whether … and make the note mandatory when …": the note is recorded, and it is mandatory then.
    private static func madeMandatory(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("make"), before.last?.isWord("and") == true, index + 4 < tokens.count,
                tokens[index + 1].isWord("the", "a", "an", "its", "their"),
                let demand = tokens[index...].prefix(7).firstIndex(where: {
                    $0.isWord("mandatory", "required", "compulsory", "obligatory")
                }), demand > index + 2, demand + 2 < tokens.count, tokens[demand + 1].isWord("when", "if", "once"),
                tokens[(index + 2)..<demand].allSatisfy(isNominal),
                before.reversed().prefix(while: { !$0.isMark(".") }).contains(where: { $0.isWord("whether") })
            else { return nil }
            let noun = tokens[(index + 2)..<demand]
            let place = tokens[demand]
            let again = noun.map { word in made(word.lower, place)[0] }
            return (
                made("the", tokens[index]) + noun + [full(place)] + made("the", place) + again
                    + made("is required", place), demand + 1 - index
            )
        }
    }
}
