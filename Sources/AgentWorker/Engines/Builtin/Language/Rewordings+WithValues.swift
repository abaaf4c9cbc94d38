/// A subject with its values before the verb: "recipes with weight, yield and price must be visible to bakers only".
extension Rewordings {
    /// The values are said in a sentence of their own.
    static func withValues(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let with = sentence.prefix(6).firstIndex(where: { $0.isWord("with", "including") }), with > 0,
                let modal = sentence[with...].firstIndex(where: { $0.isWord("must", "may", "can", "should", "cannot") }
                ),
                modal > with + 3, modal + 2 < sentence.count
            else { return nil }
            let name = sentence[..<with].drop { $0.isWord("the", "our", "all", "any", "every", "each", "a", "an") }
            let list = sentence[(with + 1)..<modal]
            guard let noun = name.last, name.allSatisfy(isNominal), !isStandard(noun), name.count < 4,
                list.contains(where: { $0.isWord("and") }), list.contains(where: { $0.isMark(",") }),
                !list.contains(where: { isBound($0) || Openings.isVerb($0) })
            else { return nil }
            let place = sentence[with]
            return made("each", place) + singular(name) + made("has", place) + list + [full(place)]
                + plural(name).map { made($0.lower, place)[0] } + sentence[modal...]
        }
    }

    private static func isBound(_ token: Token) -> Bool {
        token.isWord("above", "below", "over", "under", "than", "least", "most", "no", "without")
    }
}
