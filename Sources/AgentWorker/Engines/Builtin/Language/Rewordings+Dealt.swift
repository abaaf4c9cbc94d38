/// What people deal with again and again, told without a noun for the dealing: "farmers deliver milk daily", "patients are
/// referred by a GP", "participants complete modules with a score".
extension Rewordings {
    static func dealt(_ tokens: [Token]) -> [Token] {
        [asking, delivered, referred, judgedOn, completedWith, reported, claimed].reduce(tokens) { $1($0) }
    }

    // MARK: Brokers want policies with …

    /// "Brokers want policies with an insurer": they ask for them, and need not be recorded.
    private static func asking(_ tokens: [Token]) -> [Token] {
        guard let verb = tokens.prefix(4).firstIndex(where: { $0.isWord("want", "need") }), verb > 0,
            tokens[..<verb].allSatisfy({ isNominal($0) || $0.isWord("our", "the") }), isPersonNoun(tokens[verb - 1]),
            Inflection.isPlural(tokens[verb - 1].lower), verb + 2 < tokens.count,
            Inflection.isPlural(tokens[verb + 1].lower), tokens[verb + 2].isWord("with")
        else { return tokens }
        return made("we need", tokens[0]) + tokens[(verb + 1)...]
    }

    // MARK: Farmers deliver milk daily

    /// "Farmers deliver milk daily; store litres": each time there is a delivery.
    private static func delivered(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            let start = sentence.firstIndex { !$0.isWord("our", "the") } ?? 0
            guard sentence.count > start + 3,
                let verb = sentence[(start + 1)...].prefix(3).firstIndex(where: { token in
                    Lexicon.shared.verb(token.lower).map { $0.base == token.lower && $0.kind != .have } == true
                        && repeated(token.lower) != nil
                }), isPersonNoun(sentence[verb - 1]), Inflection.isPlural(sentence[verb - 1].lower),
                sentence[start..<verb].allSatisfy(isNominal),
                let nominal = repeated(sentence[verb].lower)
            else { return nil }
            var end = verb + 1
            while end < sentence.count, isNominal(sentence[end]), !rhythmic.contains(sentence[end].lower) { end += 1 }
            guard end > verb + 1, end - verb < 4, end < sentence.count,
                !Inflection.isPlural(sentence[end - 1].lower)
                    || Lexicon.shared.massNouns.contains(sentence[end - 1].lower)
            else { return nil }
            var rest = end
            if rhythmic.contains(sentence[end].lower) {
                rest = end + 1
            } else if sentence[end].isWord("every", "each"), end + 1 < sentence.count {
                rest = end + 2
            } else {
                return nil
            }
            guard rest == sentence.count || sentence[rest].kind != .word || sentence[rest].isWord("to", "and", "at")
            else { return nil }
            let place = sentence[verb]
            return Array(sentence[..<verb]) + made("make several", place) + sentence[(verb + 1)..<end]
                + made(Inflection.plural(nominal), place) + sentence[rest...]
        }
    }

    /// What is done again and again: a delivery, a count.
    private static func repeated(_ verb: String) -> String? {
        verb == "count" ? verb : Lexicon.shared.nominal(of: verb)?.lowercased()
    }

    private static let rhythmic: Set<String> = [
        "daily", "weekly", "monthly", "yearly", "annually", "quarterly", "regularly", "nightly", "hourly",
    ]

    // MARK: Patients are referred by a GP

    /// "Patients are referred by a GP to a specialist": each has referrals by the one to the other.
    private static func referred(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let verb = sentence.firstIndex(where: { $0.isWord("referred") }), verb > 1,
                sentence[verb - 1].isWord("are", "is"), isPersonNoun(sentence[verb - 2]),
                verb + 2 < sentence.count, sentence[verb + 1].isWord("by", "from"),
                sentence[(verb + 2)...].contains(where: { $0.isWord("to") })
            else { return nil }
            let place = sentence[verb]
            let have = sentence[verb - 1].isWord("are") ? "have" : "has"
            return Array(sentence[..<(verb - 1)]) + made("\(have) several referrals", place) + sentence[(verb + 1)...]
        }
    }

    // MARK: Suppliers are evaluated every year on quality and price

    /// "Suppliers are evaluated every year on quality and price": each time there is an evaluation with these values.
    private static func judgedOn(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard
                let verb = sentence.indices.first(where: { index in
                    index > 1 && sentence[index - 1].isWord("are", "is") && judging[sentence[index].lower] != nil
                }), isNominal(sentence[verb - 2]), let nominal = judging[sentence[verb].lower],
                let on = sentence[verb...].prefix(6).firstIndex(where: { $0.isWord("on", "by", "for") }),
                on + 3 < sentence.count,
                sentence[(verb + 1)..<on].allSatisfy({
                    rhythmic.contains($0.lower)
                        || $0.isWord("every", "each", "year", "month", "quarter", "week", "season")
                }),
                isNominal(sentence[on + 1]), sentence[(on + 2)...].contains(where: { $0.isWord("and") })
            else { return nil }
            let have = sentence[verb - 1].isWord("are") ? "have" : "has"
            return Array(sentence[..<(verb - 1)]) + made("\(have) several \(nominal) with", sentence[verb])
                + sentence[(on + 1)...]
        }
    }

    private static let judging: [String: String] = [
        "evaluated": "evaluations", "assessed": "assessments", "rated": "ratings", "scored": "scorings",
        "graded": "gradings", "reviewed": "reviews", "appraised": "appraisals", "judged": "judgements",
    ]

    // MARK: Participants complete modules with a score

    /// "Participants complete modules with a score": each time there is a completion of a module.
    private static func completedWith(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            let start = sentence.firstIndex { !$0.isWord("our", "the", "and", ",") } ?? 0
            guard
                let verb = sentence[start...].prefix(8).firstIndex(where: { accomplished[$0.lower] != nil }),
                let doings = accomplished[sentence[verb].lower], verb > start,
                Inflection.isPlural(sentence[verb - 1].lower),
                isPersonNoun(sentence[verb - 1]) || isCompanyNoun(sentence[verb - 1])
            else { return nil }
            let isOne = verb + 2 < sentence.count && sentence[verb + 1].isWord("a", "an")
            let object = nouns(sentence, from: isOne ? verb + 2 : verb + 1)
            guard let last = object.last, isOne || Inflection.isPlural(sentence[last].lower),
                object.upperBound + 2 < sentence.count, sentence[object.upperBound].isWord("with"),
                sentence[object.upperBound + 1].isWord("a", "an") || isOne == false,
                Lexicon.shared.attribute(Inflection.singular(sentence[last].lower)) == nil,
                !isPersonNoun(sentence[last])
            else { return nil }
            let place = sentence[verb]
            let person = nouns(sentence, before: verb, pastVerbs: true)
            return Array(sentence[..<person.lowerBound]) + made("each", place) + singular(sentence[object])
                + made("has several \(doings) with a", place) + singular(sentence[person]) + [comma(place)]
                + sentence[(object.upperBound + 1)...]
        }
    }

    private static let accomplished: [String: String] = [
        "complete": "completions", "finish": "completions", "pass": "completions", "sponsor": "sponsorships",
        "attempt": "attempts",
    ]

    private static func isCompanyNoun(_ token: Token) -> Bool {
        let noun = Inflection.singular(token.lower)
        return Lexicon.shared.organisations.contains(noun) || ["account", "contact"].contains(noun)
    }

    // MARK: Rangers report damage on trails

    /// "Rangers report damage on trails": they make damage reports.
    private static func reported(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard
                let verb = sentence.indices.first(where: { index in
                    index > 0 && index + 3 < sentence.count && sentence[index].isWord("report")
                        && isPersonNoun(sentence[index - 1]) && Inflection.isPlural(sentence[index - 1].lower)
                        && reportable.contains(sentence[index + 1].lower)
                        && sentence[index + 2].isWord("on", "at", "in", "to")
                })
            else { return nil }
            let place = sentence[verb]
            let reports = [sentence[verb + 1]] + made("reports", place)
            let what = nouns(sentence, from: verb + 3)
            guard verb == 1, !what.isEmpty, what.upperBound + 1 < sentence.count,
                sentence[what.upperBound].isWord("with")
            else { return sentence[..<verb] + made("make several", place) + reports + sentence[(verb + 2)...] }
            // What follows is told of the report, not of what is damaged.
            return made("each", place) + singular(sentence[what]) + made("has several", place) + reports
                + made("with a", place) + singular(sentence[0...0]) + [comma(place)]
                + sentence[(what.upperBound + 1)...]
        }
    }

    private static let reportable: Set<String> = [
        "damage", "litter", "noise", "theft", "vandalism", "fire", "pollution", "graffiti", "leakage", "wear", "loss",
        "abuse", "fraud", "congestion", "flooding", "contamination",
    ]

    // MARK: Employees may claim expenses

    /// "Employees may claim expenses": they make expense claims.
    private static func claimed(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("claim"), index + 1 < tokens.count, tokens[index + 1].isWord("expenses"),
                before.last.map({ isPersonNoun($0) || $0.isWord("may", "can") }) == true
            else { return nil }
            return (made("make several expense claims", tokens[index]), 2)
        }
    }
}
