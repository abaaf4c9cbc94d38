/// Loose turns of spoken notes: "each one hanging under its owner", "and then every visit with …", "what was diagnosed",
/// "nobody except nurses can open them", "sales must enter the price".
extension Rewordings {
    static func loose(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            eachDoing(tokens, index, before) ?? andThen(tokens, index, before) ?? whatWasDone(tokens, index, before)
                ?? nobodyBut(tokens, index, before) ?? departments(tokens, index, before)
                ?? manyOfThem(tokens, index, before)
        }
    }

    // MARK: Each one hanging under its owner

    /// "Pets with a species, each one hanging under its owner": each pet hangs there.
    private static func eachDoing(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 3 < tokens.count, tokens[index + 1].isWord("each", "every"),
            let name = Antecedents.plural(before)
        else { return nil }
        var next = index + 2
        let known = name.last?.lower
        if tokens[next].isWord("one") {
            next += 1
        } else if tokens[next].isWord("of"), tokens[next + 1].isWord("them", "these") {
            next += 2
        } else if tokens[next].lower == known {
            next += 1
        }
        guard next + 1 < tokens.count else { return nil }
        let place = tokens[index + 1]
        if next > index + 2, tokens[next].isWord("with", "having") {
            return ([full(place)] + made("each", place) + name + made("has", tokens[next]), next + 1 - index)
        }
        guard tokens[next].lower.hasSuffix("ing"), let (base, _) = Lexicon.shared.verb(tokens[next].lower),
            base != tokens[next].lower, Lexicon.shared.functionWord(tokens[next + 1].lower) != nil
        else { return nil }
        return (
            [full(place)] + made("each", place) + name + made(Inflection.plural(base), tokens[next]), next + 1 - index
        )
    }

    /// "…, and then every visit with the weight": to be kept as well.
    private static func andThen(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isMark(","), index + 5 < tokens.count, tokens[index + 1].isWord("and", "plus"),
            tokens[index + 2].isWord("then", "also"), tokens[index + 3].isWord("every", "each", "all"),
            tokens[(index + 4)...].prefix(4).contains(where: { $0.isWord("with", "including") }),
            before.contains(where: { token in
                Lexicon.shared.verb(token.lower).map { $0.kind == .want || $0.kind == .record } == true
            })
        else { return nil }
        return ([full(tokens[index])] + made("track", tokens[index + 2]) + [tokens[index + 3]], 4)
    }

    // MARK: What was diagnosed

    private static let outcomes = [
        "diagnosed": "diagnosis", "found": "finding", "observed": "observation", "recommended": "recommendation",
        "decided": "decision", "discussed": "topic", "agreed": "agreement text", "repaired": "repair description",
        "measured": "measured value", "paid": "paid amount", "promised": "promise text", "replaced": "replacement text",
        "wrong": "problem description", "eaten": "food text", "damaged": "damage description",
        "prescribed":
            "prescription text", "said": "statement", "delivered": "delivery description",
        "changed": "change description",
    ]

    /// "And what was diagnosed" in a list: the diagnosis.
    private static func whatWasDone(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("what"), index + 2 < tokens.count, let last = before.last,
            last.isMark(",") || last.isWord("and"), before.count > 3
        else { return nil }
        var next = index + 1
        if tokens[next].isWord("we", "they", "he", "she", "you", "i") {
            next += 1
        } else {
            guard tokens[next].isWord("was", "is", "were", "has", "went") else { return nil }
            next += 1
            if tokens[next].isWord("been") { next += 1 }
        }
        guard next < tokens.count, let name = outcomes[tokens[next].lower],
            next + 1 == tokens.count || tokens[next + 1].kind != .word || tokens[next + 1].isWord("and")
        else { return nil }
        return (made("the " + name, tokens[index]), next + 1 - index)
    }

    // MARK: Nobody except nurses

    /// "Nobody except psychologists can open them": only these can.
    private static func nobodyBut(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("nobody", "no-one", "none", "no"), index + 3 < tokens.count else { return nil }
        var next = index + 1
        if tokens[index].isWord("no") {
            guard tokens[next].isWord("one") else { return nil }
            next += 1
        }
        if tokens[next].isWord("other"), tokens[next + 1].isWord("than") {
            next += 2
        } else if tokens[next].isWord("except", "but", "outside", "besides") {
            next += 1
            if tokens[next].isWord("for", "of") { next += 1 }
        } else {
            return nil
        }
        if let them = tokens[next...].prefix(7).firstIndex(where: { $0.isWord("them", "it") }) {
            // "The notes are confidential - only nurses can read them": the notes.
            let start = before.dropLast().lastIndex { $0.isMark(".") || $0.isMark(";") }.map { $0 + 1 } ?? 0
            let noun = before[start...].drop { $0.isWord("the", "our", "all", "these") }.prefix(while: isNominal)
            if !noun.isEmpty, noun.endIndex < before.count, before[noun.endIndex].isWord("is", "are") {
                return (
                    [full(tokens[index])] + made("only", tokens[index]) + tokens[next..<them]
                        + made("the", tokens[them]) + noun, them + 1 - index
                )
            }
        }
        let stop = index > 0 && (tokens[index - 1].isMark("-") || tokens[index - 1].isMark(","))
        return ((stop ? [full(tokens[index])] : []) + made("only", tokens[index]), next - index)
    }

    // MARK: Sales must enter the price

    /// Parts of the company that do something with the system: those who ask for it.
    private static let offices: Set<String> = [
        "sales", "finance", "marketing", "hr", "accounting", "legal", "procurement", "purchasing", "operations",
        "logistics", "controlling", "dispatch", "reception", "management", "administration", "production", "support",
        "planning",
    ]

    /// "Sales must enter the price": we do.
    private static func departments(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard offices.contains(tokens[index].lower), index + 2 < tokens.count,
            before.last.map({ $0.kind != .word || $0.isWord("and", "that", "the", "our") }) ?? true,
            !before.suffix(3).contains(where: { $0.isWord("only", "by") })
        else { return nil }
        let next = tokens[index + 1]
        let after = tokens[index + 2]
        let isModal = Lexicon.shared.functionWord(next.lower) == .modal && Lexicon.shared.verb(after.lower) != nil
        let wants = next.isWord("wants", "needs", "has", "likes") && after.isWord("to")
        let records =
            Lexicon.shared.verb(next.lower).map { $0.kind == .record && $0.base != next.lower } == true
            && next.lower.hasSuffix("s")
        guard isModal || wants || records,
            !(isModal && tokens[index...].prefix(8).contains { $0.isWord("approve", "be") })
        else { return nil }
        if isModal {
            return (made("we", tokens[index]) + made("must", next), 2)
        }
        if wants { return (made("we want", next), 2) }
        return (made("we \(Lexicon.shared.verb(next.lower)?.base ?? next.lower)", next), 2)
    }

    // MARK: With so many points

    /// "With so many error points", "for so much money": how many there are.
    private static func manyOfThem(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("so"), index + 2 < tokens.count, tokens[index + 1].isWord("many"),
            let last = before.last, last.isWord("with", "and") || last.isMark(","), isNominal(tokens[index + 2])
        else { return nil }
        return (made("a number of", tokens[index]), 2)
    }
}
