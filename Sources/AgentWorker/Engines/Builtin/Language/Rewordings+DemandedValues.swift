/// Values that a record must have once something is so: "when a case is lost, the rep has to give a reason".
extension Rewordings {
    /// Said as what the object has, and when that is required.
    static func demandedValues(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, before in
            guard let first = sentence.first else { return nil }
            if let told = ofValue(sentence, before) { return told }
            let demand =
                onCondition(sentence) ?? notDone(sentence) ?? inState(sentence) ?? onObject(sentence)
                ?? bySomebody(sentence)
            guard let demand, isOpen(demand, before) else { return nil }
            return said(demand, at: first)
        }
    }

    /// What an object must have, and the words of the condition without its "when".
    private struct Demand {
        var object: Token
        var values: [ArraySlice<Token>]
        var condition: [Token]
    }

    private static let opens = ["when", "if", "once", "whenever", "where"]
    private static let verbs: Set<String> = [
        "give", "enter", "provide", "state", "specify", "record", "name", "select", "choose", "pick", "fill", "add",
        "write", "note", "document", "supply", "set", "capture", "log",
    ]
    private static let participles: Set<String> = [
        "required", "mandatory", "needed", "compulsory", "obligatory", "necessary", "entered", "given", "filled",
        "provided", "recorded", "set", "stated", "specified", "documented", "selected", "chosen", "noted", "captured",
    ]

    private static let states: Set<String> = [
        "closed", "won", "lost", "rejected", "cancelled", "canceled", "converted", "disqualified", "unqualified",
        "qualified", "resolved", "escalated", "approved", "activated", "expired", "active", "inactive",
    ]

    /// A value that is spoken of before is required as it stands there.
    private static func isOpen(_ demand: Demand, _ before: [Token]) -> Bool {
        demand.values.allSatisfy { value in
            let name = name(of: value)
            return !name.isEmpty && !before.contains { $0.lower == name[name.endIndex - 1].lower }
        }
    }

    private static func said(_ demand: Demand, at place: Token) -> [Token] {
        var result = plural([demand.object][...]) + made("have", place)
        for (index, value) in demand.values.enumerated() {
            if index > 0 { result += [comma(place)] }
            if !value[value.startIndex].isWord("a", "an") { result += made("a", place) }
            result += value
        }
        for value in demand.values {
            let again = name(of: value).map { made($0.lower, place)[0] }
            result += [full(place)] + made("the", place) + again + made("is required when", place) + demand.condition
        }
        return result
    }

    /// The nouns of a value: "loss reason" in "a loss reason of Price or Timing".
    private static func name(of value: ArraySlice<Token>) -> ArraySlice<Token> {
        value.drop { $0.isWord("a", "an", "the", "its", "their") }.prefix {
            $0.kind == .word && Lexicon.shared.functionWord($0.lower) == nil
        }
    }

    /// "A batch number and a defect type of …": each value with its own article; nil where one is no value.
    private static func values(_ tokens: ArraySlice<Token>) -> [ArraySlice<Token>]? {
        var result: [ArraySlice<Token>] = []
        var start = tokens.startIndex
        for index in tokens.indices
        where tokens[index].isWord("and") && index + 1 < tokens.endIndex && tokens[index + 1].isWord("a", "an", "the") {
            result.append(tokens[start..<index])
            start = index + 1
        }
        result.append(tokens[start...])
        let isTold = result.allSatisfy { value in
            let name = name(of: value)
            guard let last = name.last, name.count < 4, !Inflection.isPlural(last.lower) || last.isWord("notes") else {
                return false
            }
            let rest = value[name.endIndex...]
            return rest.isEmpty || rest.first?.isMark(":") == true || rest.first?.isWord("of", "from") == true
        }
        return isTold ? result : nil
    }

    /// The standard object that a condition speaks of: "a case", "the priority of a case", "a lead's status".
    private static func object(in condition: ArraySlice<Token>) -> Token? {
        condition.indices.first { index in
            isStandard(condition[index])
                && condition[..<index].suffix(3).contains { $0.isWord("a", "an", "the", "any", "each", "every") }
        }.map { condition[$0] }
    }

    // MARK: When a case is lost, a reason is required

    private static func onCondition(_ sentence: [Token]) -> Demand? {
        guard sentence.count > 6, opens.contains(sentence[0].lower), let end = endOfCondition(sentence),
            let object = object(in: sentence[1..<end])
        else { return nil }
        let rest = sentence[end...].drop { $0.isWord("then", "also", "please") || $0.isMark(",") }
        guard let told = required(rest) ?? givenBySomebody(rest), let values = values(told) else { return nil }
        return Demand(object: object, values: values, condition: Array(sentence[1..<end]))
    }

    /// At its comma, or where somebody is named who has to do something: "when a lead is lost the rep has to …".
    private static func endOfCondition(_ sentence: [Token]) -> Int? {
        sentence.indices.dropFirst(3).first { index in
            sentence[index].isMark(",")
                || index + 2 < sentence.count && sentence[index].isWord("the", "our", "a")
                    && actsAsPerson(sentence[index + 1])
                    && sentence[index + 2].isWord("must", "has", "have", "should", "needs")
        }
    }

    /// "A loss reason is required: Price or Timing".
    private static func required(_ rest: ArraySlice<Token>) -> ArraySlice<Token>? {
        guard let done = rest.firstIndex(where: { participles.contains($0.lower) }) else { return nil }
        let value = rest[..<done].prefix { !$0.isWord("is", "are", "must", "has", "should", "becomes", "needs") }
        let between = rest[value.endIndex..<done]
        guard !value.isEmpty, !between.isEmpty,
            between.allSatisfy({
                $0.isWord("is", "are", "must", "be", "has", "to", "should", "becomes", "needs", "also")
            })
        else { return nil }
        let list = rest[(done + 1)...].drop { $0.isWord("in", "too") }
        guard list.isEmpty || list.first?.isMark(":") == true else { return nil }
        return value + list
    }

    /// "The rep has to give a loss reason".
    private static func givenBySomebody(_ rest: ArraySlice<Token>) -> ArraySlice<Token>? {
        guard let verb = rest.prefix(8).firstIndex(where: { verbs.contains($0.lower) }), verb > rest.startIndex + 1
        else { return nil }
        let demand = rest[..<verb].drop { !$0.isWord("must", "has", "have", "needs", "need", "should", "shall") }
        let who = rest[..<demand.startIndex]
        guard let person = who.last,
            actsAsPerson(person) || person.isWord("we", "they", "he", "she", "user", "somebody"),
            let first = demand.first, demand.dropFirst().allSatisfy({ $0.isWord("to", "also", "always") }),
            first.isWord("must", "should", "shall") || demand.count > 1
        else { return nil }
        let value = rest[(verb + 1)...].drop { $0.isWord("in", "us", "down") }
        return value.isEmpty ? nil : value
    }

    /// "Reps must give a reason before an opportunity is set to Closed Lost", "… before they close a case".
    private static func bySomebody(_ sentence: [Token]) -> Demand? {
        guard let link = sentence.firstIndex(where: { opens.contains($0.lower) || $0.isWord("before") }), link > 3,
            link + 3 < sentence.count, let told = givenBySomebody(sentence[..<link]), let values = values(told)
        else { return nil }
        let clause = sentence[(link + 1)...]
        if clause[clause.startIndex].isWord("they", "he", "she", "we", "it", "somebody", "anyone") {
            let verb = clause[clause.startIndex + 1].lower
            guard let state = states.first(where: { Inflection.verbBases($0).contains(verb) }),
                let object = clause.last, isStandard(object) || clause.count < 6 && isNominal(object)
            else { return nil }
            return Demand(
                object: object, values: values, condition: made("the", object) + [object] + made("is \(state)", object))
        }
        guard let object = object(in: clause) ?? subject(of: clause) else { return nil }
        return Demand(object: object, values: values, condition: Array(clause))
    }

    /// "A booking is cancelled": the booking.
    private static func subject(of clause: ArraySlice<Token>) -> Token? {
        let noun = clause.drop { $0.isWord("a", "an", "the", "any", "each", "every") }.prefix(while: isNominal)
        let next = clause[noun.endIndex...].first
        guard noun.count == 1, noun.startIndex > clause.startIndex, next?.isWord("is", "gets", "becomes", "has") == true
        else { return nil }
        return noun.first
    }

    // MARK: Level 3 requires a reason

    /// "Level 3 requires an escalation reason": the value of a field that was spoken of before.
    static func ofValue(_ sentence: [Token], _ before: [Token]) -> [Token]? {
        let sentence = Array(sentence.drop { $0.isWord("and", "but", "a", "an", "the") })
        guard sentence.count > 3, sentence.count < 12, isNominal(sentence[0]),
            Lexicon.shared.attribute(sentence[0].lower) != nil,
            before.contains(where: { $0.lower == sentence[0].lower }),
            sentence[1].isCapitalised || sentence[1].kind == .quoted || sentence[1].text.allSatisfy(\.isNumber),
            sentence[2].isWord("requires", "needs", "demands"), sentence[3].isWord("a", "an", "the")
        else { return nil }
        let place = sentence[0]
        let name = sentence[4...].prefix(while: isNominal)
        guard !name.isEmpty, 4 + name.count == sentence.count,
            Lexicon.shared.attribute(name[name.endIndex - 1].lower) != nil
        else { return nil }
        return made("the", sentence[4]) + name + made("is required when the", place) + [place] + made("is", place)
            + [sentence[1]]
    }

    // MARK: Cannot be closed without

    private static func notDone(_ sentence: [Token]) -> Demand? {
        let start = sentence.prefix(2).firstIndex { !$0.isWord("a", "an", "the", "no", "our", "every", "each") } ?? 0
        guard start + 4 < sentence.count, isStandard(sentence[start]) else { return nil }
        var index = start + 1
        let isOnly: Bool
        if sentence[index].isWord("cannot", "can't", "mustn't") {
            (isOnly, index) = (false, index + 1)
        } else if sentence[index].isWord("can", "may", "must", "should"), sentence[index + 1].isWord("not", "only") {
            (isOnly, index) = (sentence[index + 1].isWord("only"), index + 2)
        } else {
            return nil
        }
        guard index + 3 < sentence.count, sentence[index].isWord("be", "get") else { return nil }
        let done = sentence[index + 1]
        var rest = sentence[(index + 2)...].drop { $0.isWord("as") }
        if let how = rest.first, states.contains(how.lower) { rest = rest.dropFirst() }
        guard let link = rest.first else { return nil }
        let told: ArraySlice<Token>?
        switch (isOnly, link.lower) {
        case (false, "without"), (true, "with"): told = rest.dropFirst()
        case (false, "unless"), (false, "until"), (false, "before"), (true, "if"), (true, "when"), (true, "once"):
            let clause = rest.dropFirst()
            if clause.count > 2, clause[clause.startIndex].isWord("it", "they", "there", "we"),
                clause[clause.startIndex + 1].isWord("has", "have", "is", "carries", "carry")
            {
                told = clause.dropFirst(2)
            } else {
                told = required(clause)
            }
        default: told = nil
        }
        guard let told, let values = values(told) else { return nil }
        let object = sentence[start]
        let condition = made("the", object) + singular([object][...]) + made("is", done) + [done]
        return Demand(object: object, values: values, condition: condition)
    }

    // MARK: Closed cases need

    private static func inState(_ sentence: [Token]) -> Demand? {
        let start = sentence.prefix(2).firstIndex { !$0.isWord("a", "an", "the", "all", "our", "every", "each") } ?? 0
        guard start + 3 < sentence.count, states.contains(sentence[start].lower), isStandard(sentence[start + 1])
        else { return nil }
        let (state, object) = (sentence[start], sentence[start + 1])
        let rest = sentence[(start + 2)...]
        let after = rest.drop {
            $0.isWord("must", "always", "have", "need", "needs", "require", "requires", "to", "has")
        }
        guard after.count < rest.count, let values = values(after) else { return nil }
        let condition = made("the", object) + singular([object][...]) + made("is", state) + [state]
        return Demand(object: object, values: values, condition: condition)
    }

    // MARK: Require a reason on leads when

    private static func onObject(_ sentence: [Token]) -> Demand? {
        guard sentence.count > 6, sentence[0].isWord("require", "demand"),
            let on = sentence.firstIndex(where: { $0.isWord("on", "for", "of", "from") }), on + 3 < sentence.count,
            let when = sentence.firstIndex(where: { opens.contains($0.lower) }), when > on + 1, when < on + 4,
            let object = sentence[on..<when].first(where: isStandard), let values = values(sentence[1..<on])
        else { return nil }
        return Demand(object: object, values: values, condition: Array(sentence[(when + 1)...]))
    }
}
