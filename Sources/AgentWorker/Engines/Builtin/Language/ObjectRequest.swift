/// "An object for grievances with a date", "an object to hold our permits": asks for one, whatever else is said of it.
enum ObjectRequest {
    static func asCommand(_ told: [Token]) -> [Token] {
        let tokens = withPartyFirst(told)
        guard let first = tokens.first,
            let noun = tokens.prefix(9).firstIndex(where: { $0.isWord("object", "record", "table", "entity") }),
            noun + 2 < tokens.count, !(tokens[noun].isWord("record") && noun > 0 && tokens[noun - 1].isWord("to")),
            tokens[..<noun].allSatisfy({ opening.contains($0.lower) }),
            let start = whatStart(tokens, after: noun)
        else { return tokens }
        let what = tokens[start...].drop { $0.isWord("our", "the", "all", "my", "any", "of") }
        // "Felling permits": named by what they are for.
        let name = what.prefix {
            Rewordings.isNominal($0)
                || $0.lower == what.first?.lower
                    && ($0.lower.hasSuffix("ing") || isState($0, before: what.dropFirst().first))
        }
        guard let last = name.last, isAsked(name, what) else {
            return [made("track", first)] + what
        }
        var singular = last
        singular.lower = Inflection.singular(last.lower)
        singular.text = last.isAcronym ? last.text : singular.lower
        let rest = what.dropFirst(name.count)
        let said = rest.drop { !$0.isWord("with", "including", "having") && $0.kind == .word }
        return [made("create", first), made("a", first)] + name.dropLast() + [singular, made("object", tokens[noun])]
            + (isRemark(rest) ? party(in: rest) + said : rest)
    }

    /// "The pledges our donors give", "the systems we install at our accounts": each is one's of them.
    private static func party(in rest: ArraySlice<Token>) -> [Token] {
        let remark = rest.prefix { $0.kind == .word && !$0.isWord("with", "including", "having") }
        let who = remark.last { token in
            let noun = Inflection.singular(token.lower)
            return Lexicon.shared.standardObject(noun) != nil || Lexicon.shared.externalPeople.contains(noun)
                || noun == "customer" || noun == "client"
        }
        guard let who else { return [] }
        return [made("for", who), made("each", who), made(Inflection.singular(who.lower), who)]
    }

    /// "An object with a date and notes for each employee": whose it is comes before its values.
    private static func withPartyFirst(_ tokens: [Token]) -> [Token] {
        guard let object = tokens.prefix(9).firstIndex(where: { $0.isWord("object") }), object + 1 < tokens.count,
            tokens[object + 1].isWord("with", "including"),
            let place = tokens.lastIndex(where: { $0.isWord("for", "per") }), place > object + 3,
            place + 2 == tokens.count - 1 && tokens[place + 1].isWord("each", "every")
                || place + 1 == tokens.count - 1 && tokens[place].isWord("per")
        else { return tokens }
        return Array(tokens[...object]) + tokens[place...] + tokens[(object + 1)..<place]
    }

    private static let opening: Set<String> = [
        "a", "an", "one", "new", "custom", "separate", "need", "we", "i", "want", "would", "like", "please", "create",
        "add", "build", "make", "set", "up", "to", "have", "us", "give", "our", "own", "salesforce", "another",
    ]

    /// "Lost property", "stolen goods": a participle before its noun.
    private static func isState(_ token: Token, before next: Token?) -> Bool {
        guard let next, Rewordings.isNominal(next), let (base, _) = Lexicon.shared.verb(token.lower) else {
            return false
        }
        return base != token.lower && !token.lower.hasSuffix("s")
    }

    /// After "for", "for tracking", "to hold".
    private static func whatStart(_ tokens: [Token], after noun: Int) -> Int? {
        let next = tokens[noun + 1]
        if next.isWord("where", "so") || next.isWord("in") && tokens[noun + 2].isWord("which") {
            // "An object where the foresters can keep felling permits".
            return keptStart(tokens, after: noun)
        }
        // "Record which volunteers attended" is a command.
        if next.isWord("to", "that", "which"), noun > 0 || !tokens[noun].isWord("record"),
            Lexicon.shared.verb(tokens[noun + 2].lower)?.kind != nil
        {
            return noun + 3
        }
        guard next.isWord("for") else { return nil }
        let isDoing =
            tokens[noun + 2].lower.hasSuffix("ing") && Lexicon.shared.verb(tokens[noun + 2].lower) != nil
            && !(noun + 3 < tokens.count
                && Tagger.named.contains(Inflection.singular(tokens[noun + 3].lower))
                && Lexicon.shared.verb(tokens[noun + 2].lower)?.kind != .record)
        return isDoing && noun + 3 < tokens.count ? noun + 3 : noun + 2
    }

    /// After what somebody does with it: "where to keep", "in which we record".
    private static func keptStart(_ tokens: [Token], after noun: Int) -> Int? {
        guard
            let verb = tokens[noun...].prefix(9).indices.first(where: { index in
                index > noun + 2 && index + 1 < tokens.count
                    && Lexicon.shared.verb(tokens[index].lower)?.kind == .record
                    && (tokens[index - 1].isWord("can", "to", "we", "may", "could")
                        || Rewordings.isPersonNoun(tokens[index - 1]))
            })
        else { return nil }
        return verb + 1
    }

    /// A plural noun that is no standard object, and no other's: "life events of a contact" say whose they are.
    private static func isAsked(_ name: ArraySlice<Token>, _ what: ArraySlice<Token>) -> Bool {
        guard let last = name.last, name.count < 4,
            Inflection.isPlural(last.lower) || Lexicon.shared.massNouns.contains(last.lower) || last.isWord("property")
        else { return false }
        let next = what.dropFirst(name.count).first
        return next?.kind != .possessive && Lexicon.shared.standardObject(Inflection.singular(last.lower)) == nil
    }

    /// "The hearings we attend", "the patents our company holds".
    private static func isRemark(_ rest: ArraySlice<Token>) -> Bool {
        rest.first?.isWord("we", "i", "our", "that", "which", "they", "you") ?? false
    }

    private static func made(_ word: String, _ place: Token) -> Token {
        Token(text: word, lower: word, kind: .word, start: place.start, end: place.end)
    }
}
