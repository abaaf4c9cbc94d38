/// What something comes from and what becomes of it: "a cutting from another bonsai", "cut into slices".
extension Rewordings {
    static func origins(_ tokens: [Token]) -> [Token] {
        divisions(eachSentence(tokens) { sentence, _ in ownKind(sentence) })
    }

    // MARK: A cutting from another bonsai

    /// "A bonsai can be a cutting from another bonsai": it may belong to one.
    private static func ownKind(_ sentence: [Token]) -> [Token]? {
        guard let another = sentence.firstIndex(where: { $0.isWord("another") }), another > 2,
            another + 1 < sentence.count, sentence[another - 1].isWord("from", "of")
        else { return nil }
        let start = sentence[0].isWord("a", "an", "each", "every", "the", "one", "some", "our") ? 1 : 0
        guard
            let verb = sentence[start..<another].firstIndex(where: {
                $0.isWord(
                    "is", "are", "can", "may", "might", "could", "was", "were", "comes", "come", "descends", "derives",
                    "grows", "stems", "originates")
            }), verb > start, another - verb < 8, sentence[start..<verb].allSatisfy({ $0.kind == .word }),
            sentence[verb..<another].allSatisfy({ $0.kind == .word })
        else { return nil }
        let noun = Inflection.singular(sentence[verb - 1].lower)
        let end = another + 1 + sentence[(another + 1)...].prefix(while: isNominal).count
        guard end > another + 1, Inflection.singular(sentence[end - 1].lower) == noun, !actsAsPerson(sentence[verb - 1])
        else { return nil }
        return Array(sentence[..<verb]) + made("may belong to", sentence[verb])
            + sentence[another...]
    }

    // MARK: Cut into slices

    /// "Cores are cut into slices": each core has them.
    private static func divisions(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard index + 2 < tokens.count, let last = before.last,
                isNominal(last) || last.isWord("and") || last.isMark(",")
            else { return nil }
            if let length = ownDivision(tokens, at: index) {
                return (made(Inflection.isPlural(last.lower) ? "have" : "has several", tokens[index]), length)
            }
            if tokens[index].isWord("into"), isNominal(last), isDividedAgain(tokens, index) {
                // "Phases into deliverables": the verb is said once.
                return (made("have", tokens[index]), 1)
            }
            var next = index
            if tokens[next].isWord("can", "may"), tokens[next + 1].isWord("be") { next += 1 }
            guard tokens[next].isWord("is", "are", "be", "gets", "get"), next + 3 < tokens.count,
                dividing.contains(tokens[next + 1].lower), tokens[next + 2].isWord("into"),
                let end = tokens[(next + 3)...].prefix(5).firstIndex(where: {
                    isNominal($0) && Inflection.isPlural($0.lower)
                }), tokens[(next + 3)...end].allSatisfy({ $0.kind == .word }), !isVessel(tokens[end])
            else { return nil }
            let isMany = tokens[next].isWord("are", "get") || next > index && Inflection.isPlural(last.lower)
            return (made(isMany ? "have" : "has", tokens[next]), next + 3 - index)
        }
    }

    /// "Projects split into phases", "a course breaks down into modules": how many words the verb takes.
    private static func ownDivision(_ tokens: [Token], at index: Int) -> Int? {
        guard selfDividing.contains(tokens[index].lower), index > 0, isNominal(tokens[index - 1]) else { return nil }
        let length = tokens[index + 1].isWord("down", "up", "out") ? 3 : 2
        guard index + length < tokens.count, tokens[index + length - 1].isWord("into"),
            let end = tokens[(index + length)...].prefix(4).firstIndex(where: {
                isNominal($0) && Inflection.isPlural($0.lower)
            }), tokens[(index + length)...end].allSatisfy({ $0.kind == .word }), !isVessel(tokens[end])
        else { return nil }
        return length
    }

    private static let selfDividing: Set<String> = [
        "split", "splits", "divide", "divides", "subdivide", "subdivides", "break", "breaks", "fall", "falls",
        "branch", "branches", "decompose", "decomposes", "unfold", "unfolds",
    ]

    /// Whether an earlier division in the sentence goes on: ", phases into deliverables".
    private static func isDividedAgain(_ tokens: [Token], _ index: Int) -> Bool {
        let noun = tokens[..<index].lastIndex { !isNominal($0) } ?? index
        guard noun < index - 1, tokens[noun].isWord("and") || tokens[noun].isMark(","),
            Inflection.isPlural(tokens[index - 1].lower),
            let verb = tokens[..<noun].lastIndex(where: {
                selfDividing.contains($0.lower) || dividing.contains($0.lower)
                    || $0.isWord("divided", "split", "consist", "consists")
            })
        else { return false }
        return !tokens[verb..<index].contains { $0.isMark(".") || $0.isMark(";") }
    }

    /// "Poured into moulds": where it is, not what becomes of it.
    private static func isVessel(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.containers.contains(noun) || ["mould", "mold", "silo", "bottle", "jar"].contains(noun)
    }

    /// "Divided" and "split" are read as verbs of belonging.
    private static let dividing: Set<String> = [
        "cut", "sawn", "sawed", "sliced", "chopped", "milled", "sectioned", "portioned", "carved", "parcelled",
        "parceled", "spun", "pressed", "cast", "shaped", "rolled", "poured", "drawn", "extruded", "turned", "forged",
        "formed", "refined", "broken", "converted", "moulded", "molded", "stamped", "punched", "processed", "ground",
        "crushed", "filleted", "diced", "subdivided", "smelted", "hewn", "made", "baked", "distilled", "transformed",
    ]
}
