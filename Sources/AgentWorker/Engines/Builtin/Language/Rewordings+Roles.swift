/// Who plays which part in a record: "one as the white player", "a head, picked from our users", "one leader and one follower".
extension Rewordings {
    /// "Two members meet in a game, one as the white player and one as the black one": each game has both.
    static func playing(_ sentence: [Token]) -> [Token]? {
        let parts = sentence.indices.filter { index in
            sentence[index].isWord("as") && index > 1 && index + 2 < sentence.count
                && (sentence[index - 1].isWord("one") || sentence[index - 1].isWord("other"))
                && sentence[index + 1].isWord("the", "a", "an")
        }
        guard parts.count == 2, sentence[0].isWord("two", "both"),
            let place = sentence[..<parts[0]].lastIndex(where: { $0.isWord("in", "at", "on", "for") }), place > 2,
            let comma = sentence[place...].firstIndex(where: { $0.isMark(",") || $0.isMark("-") }), comma < parts[0],
            comma > place + 2
        else { return nil }
        let game = sentence[(place + 2)..<comma]
        let people = sentence[1..<place].prefix(while: isNominal).filter { !Openings.isVerb($0) }
        guard game.allSatisfy(isNominal), let who = people.last, Inflection.isPlural(who.lower) else { return nil }
        func role(_ index: Int) -> [Token] { Array(sentence[(index + 2)...].prefix(while: isNominal)) }
        let (first, second) = (role(parts[0]), role(parts[1]))
        guard let white = first.last, let black = second.last else { return nil }
        let end = parts[1] + 2 + second.count
        let rest = sentence[end...]
        var told = made("each", sentence[0]) + game + made("has a", white) + first
        told += made("and a", black) + second + [full(black)]
        told += made("the", white) + first + made("and the", black) + second + made("are", who) + [who]
        if rest.contains(where: { $0.isWord("same") }) {
            told += [full(black)] + made("the", white) + first + made("and the", black) + second
            told += made("must be different", black)
        } else if !rest.isEmpty {
            told += [full(black)] + rest.drop { $0.isMark("-") || $0.isMark(",") }
        }
        return told
    }

    /// "A head, picked from our users", "artists (they all log in)": who they are, as a remark.
    static func pickedFrom(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard let last = before.last, isNominal(last) else { return nil }
        if tokens[index].isMark("("), let close = tokens[index...].prefix(9).firstIndex(where: { $0.isMark(")") }),
            tokens[index..<close].contains(where: { $0.isWord("log", "login", "logs", "logins") }),
            tokens[(index + 1)..<close].allSatisfy({
                $0.isWord(
                    "they", "all", "who", "log", "in", "login", "logs", "logins", "have", "has", "a", "also", "with",
                    "both", "can", "do", "of", "them", "their", "own", "salesforce", "to")
            })
        {
            return (remark("users", tokens[index]), close + 1 - index)
        }
        var next = index
        if tokens[next].isMark(",") { next += 1 }
        guard next + 3 < tokens.count,
            tokens[next].isWord("picked", "chosen", "selected", "taken", "drawn", "recruited", "appointed", "coming"),
            tokens[next + 1].isWord("from", "among", "out", "by"), tokens[next + 1].lower != "by"
        else { return nil }
        next += 2
        while next < tokens.count, next < index + 8,
            tokens[next].isWord(
                "of", "our", "the", "your", "salesforce", "active", "internal", "own", "among", "existing")
        { next += 1 }
        guard next < tokens.count, people([tokens[next]]) != nil else { return nil }
        return (remark(tokens[next].lower, tokens[next]), next + 1 - index)
    }

    static func remark(_ people: String, _ place: Token) -> [Token] {
        func mark(_ text: String) -> Token {
            Token(text: text, lower: text, kind: .mark(Character(text)), start: place.start, end: place.end)
        }
        return [mark("(")] + made(people, place) + [mark(")")]
    }

    /// "A couple is one leader and one follower": it has both.
    static func oneAndOne(_ tokens: [Token], at index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("is", "are"), let last = before.last, isNominal(last), index + 4 < tokens.count,
            tokens[index + 1].isWord("one", "two", "a")
        else { return nil }
        let end = tokens[(index + 2)...].prefix(4).firstIndex { !isNominal($0) } ?? index
        guard end > index + 2, end + 2 < tokens.count, tokens[end].isWord("and", "plus"),
            tokens[end + 1].lower == tokens[index + 1].lower, tokens[index + 1].isWord("one", "two")
        else { return nil }
        return (made(tokens[index].isWord("is") ? "has" : "have", tokens[index]), 1)
    }
}
