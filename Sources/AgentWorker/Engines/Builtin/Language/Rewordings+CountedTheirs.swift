/// "Show on each account how many claims there are and their total amount": nothing else tells of the claims, but each has
/// an amount and is one account's.
extension Rewordings {
    static func countedTheirs(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let how = sentence.firstIndex(where: { $0.isWord("how") }), how > 2, how + 3 < sentence.count,
                sentence[how + 1].isWord("many"),
                let their = sentence[how...].firstIndex(where: { $0.isWord("their") }), their + 2 < sentence.count,
                sentence[their - 1].isWord("and"), measuring.contains(sentence[their + 1].lower)
            else { return nil }
            let parts = nouns(sentence, from: how + 2)
            let value = nouns(sentence, from: their + 2)
            let place = sentence[..<how].lastIndex { $0.isWord("on", "for", "per", "in") }
            guard let part = parts.last, Inflection.isPlural(sentence[part].lower), !value.isEmpty, let place else {
                return nil
            }
            let hasArticle = sentence[place + 1].isWord("each", "every", "the", "an", "a", "our")
            let whole = nouns(sentence, from: hasArticle ? place + 2 : place + 1)
            guard whole.upperBound == how, isFirstTold(sentence[part], in: tokens) else { return nil }
            let at = sentence[0]
            var told = made("each", at) + singular(sentence[whole]) + made("has several", at) + sentence[parts]
            told += [full(at)] + made("each", at) + singular(sentence[parts]) + made("has a", at) + sentence[value]
            told += [full(at)] + sentence[..<their] + made("the", sentence[their])
            told += sentence[(their + 1)..<value.upperBound] + made("of the", sentence[their]) + sentence[parts]
            return told + sentence[value.upperBound...]
        }
    }

    private static let measuring: Set<String> = ["total", "average", "overall", "highest", "lowest", "combined"]

    /// Whether the text says nothing more of them.
    private static func isFirstTold(_ noun: Token, in text: [Token]) -> Bool {
        let singular = Inflection.singular(noun.lower)
        return text.filter { $0.kind == .word && Inflection.singular($0.lower) == singular }.count == 1
            && Lexicon.shared.attribute(singular) == nil && Lexicon.shared.standardObject(singular) == nil
    }
}
