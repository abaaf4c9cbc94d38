/// Sentences that open in a way of their own, put as the grammar reads them: "in one trip are many catches", "the
/// dispatcher needs: routes with a date", "new fields for the account: …", "number of stops on the route".
enum Openings {
    /// The sentence, with what stands before it and says nothing to record as a sentence of its own.
    static func rewrite(_ tokens: [Token]) -> [[Token]] {
        if let list = needs(tokens) ?? fields(tokens) ?? section(tokens) ?? contained(tokens) { return list }
        return without(noted(tokens)).map { figure(never(inverted(kinds($0)))) }
    }

    /// "Visits come as two record types, Reading and Repair": each has a type.
    private static func kinds(_ tokens: [Token]) -> [Token] {
        guard
            let kind = tokens.firstIndex(where: {
                $0.isWord("types", "kinds", "sorts", "varieties", "forms", "flavours")
            }),
            kind > 2, kind + 2 < tokens.count, tokens[kind + 1].isMark(",") || tokens[kind + 1].isMark(":"),
            tokens[kind + 2].isCapitalised,
            let verb = tokens[..<kind].firstIndex(where: { $0.isWord("come", "comes", "are", "exist") }), verb > 0,
            Inflection.isPlural(tokens[verb - 1].lower), tokens[..<verb].allSatisfy({ $0.kind == .word })
        else { return tokens }
        var list = Array(tokens[(kind + 2)...])
        if let and = list.lastIndex(where: { $0.isWord("and") }) { list[and].lower = "or" }
        var noun = tokens[verb - 1]
        noun.lower = Inflection.singular(noun.lower)
        noun.text = noun.lower
        let has = ["has", "a", "type", "of"].map { made($0, tokens[verb]) }
        let before = tokens[..<(verb - 1)].drop { $0.isWord("our", "the", "all") }
        return [made("each", tokens[0])] + before + [noun] + has + list
    }

    /// "Date returned never earlier than date sent" leaves out the verb.
    private static func never(_ tokens: [Token]) -> [Token] {
        guard let place = tokens.firstIndex(where: { $0.isWord("never", "not", "always") }), place > 0,
            place + 1 < tokens.count,
            tokens[place + 1].isWord(
                "earlier", "later", "before", "after", "less", "more", "greater", "higher", "lower"),
            !tokens[..<place].contains(where: isVerb)
        else { return tokens }
        let words = tokens[place].isWord("always") ? ["must", "be"] : ["can", "not", "be"]
        return tokens[..<place] + words.map { made($0, tokens[place]) } + tokens[(place + 1)...]
    }

    /// "It should be impossible to close a defect without a root cause": that is required then.
    private static func without(_ tokens: [Token]) -> [[Token]] {
        guard let place = tokens.firstIndex(where: { $0.isWord("without") }), place + 1 < tokens.count,
            let no = tokens[..<place].lastIndex(where: {
                $0.isWord("impossible", "cannot", "can't", "not", "never", "nobody", "no-one")
            }), let verb = tokens[no..<place].firstIndex(where: { stateVerb($0) != nil }),
            let state = stateVerb(tokens[verb])
        else { return [tokens] }
        var what = Array(
            tokens[(place + 1)...].prefix { $0.kind == .word && !$0.isWord("and", "or", "being", "having") })
        guard !what.isEmpty, place + 1 + what.count == tokens.count else { return [tokens] }
        let start = tokens[..<no].lastIndex { $0.isMark(",") || $0.isWord("and", "but") } ?? 0
        let before = Array(tokens[..<start].drop { $0.isMark(",") })
        if what.count == 1, what[0].isWord("it", "one", "this", "them") {
            let asked = before.firstIndex { token in
                Lexicon.shared.verb(token.lower).map { $0.kind == .want || $0.kind == .record } == true
            }
            guard let article = before[(asked ?? 0)...].firstIndex(where: { $0.isWord("a", "an", "the") }) else {
                return [tokens]
            }
            what = Array(before[(article + 1)...].prefix(while: isNoun))
        }
        guard !what.isEmpty else { return [tokens] }
        let demand = what + ["is", "required", "when", "it", "is", state].map { made($0, tokens[verb]) }
        return before.isEmpty ? [demand] : [before, demand]
    }

    /// The state that a verb brings about: closing it makes it closed.
    private static func stateVerb(_ token: Token) -> String? {
        guard token.kind == .word, let (base, _) = Lexicon.shared.verb(token.lower) else { return nil }
        let states: [String: String] = [
            "close": "closed", "complete": "completed", "finish": "finished", "approve": "approved",
            "cancel": "cancelled",
            "reject": "rejected", "submit": "submitted", "resolve": "resolved", "ship": "shipped",
            "release": "released",
            "decline": "declined", "archive": "archived", "publish": "published",
        ]
        return states[base]
    }

    /// "In one trip are many catches", "on each floor there are rooms": the trip has them.
    private static func inverted(_ tokens: [Token]) -> [Token] {
        guard tokens.count > 4,
            tokens[0].isWord(
                "in", "on", "at", "within", "inside", "under", "per", "to", "with", "below", "beneath", "behind")
        else { return tokens }
        var start = 1
        while start < tokens.count,
            Lexicon.shared.functionWord(tokens[start].lower).map({ $0 == .determiner || $0 == .each }) == true
        {
            start += 1
        }
        var end = start
        while end < tokens.count, end < start + 4, isNoun(tokens[end]) { end += 1 }
        guard end > start, end < tokens.count, !Inflection.isPlural(tokens[end - 1].lower) else { return tokens }
        var verb = end
        if tokens[verb].isWord("there") { verb += 1 }
        guard verb < tokens.count else { return tokens }
        var after = verb + 1
        if tokens[verb].isWord("can", "may", "might", "could"), after < tokens.count, tokens[after].isWord("be") {
            after += 1
        } else if tokens[verb].isWord(
            "come", "comes", "go", "goes", "stand", "grow", "live", "hang", "hangs", "belong", "belongs", "follow",
            "sit", "lie")
        {
            // "Under the job card come labour lines".
            return place(tokens, start, end) + [made("has", tokens[verb])] + tokens[after...]
        } else if !tokens[verb].isWord("are", "is") || tokens[0].isWord("with") {
            return tokens
        }
        guard after < tokens.count,
            tokens[after].isWord(
                "many", "several", "various", "multiple", "some", "a", "an", "one", "two", "three", "four", "different",
                "zero", "up", "at")
                || tokens[verb - 1].isWord("there")
        else { return tokens }
        return place(tokens, start, end) + [made("has", tokens[verb])] + tokens[after...]
    }

    private static func place(_ tokens: [Token], _ start: Int, _ end: Int) -> [Token] {
        var article = start > 1 ? Array(tokens[1..<start]) : []
        if article.isEmpty { article = [made(tokens[0].isWord("per") ? "each" : "a", tokens[0])] }
        return article + tokens[start..<end]
    }

    /// "Containers in a booking carry a number": a booking has containers, and each carries one.
    private static func contained(_ tokens: [Token]) -> [[Token]]? {
        let first = tokens.first?.isWord("the", "our", "all") == true ? 1 : 0
        guard let inside = tokens.prefix(5).firstIndex(where: { $0.isWord("in", "on", "under", "within", "inside") }),
            inside > first, tokens[first..<inside].allSatisfy(isNoun), Inflection.isPlural(tokens[inside - 1].lower),
            inside + 3 < tokens.count, tokens[inside + 1].isWord("a", "an", "each", "every", "one"),
            Lexicon.shared.attribute(Inflection.singular(tokens[inside - 1].lower)) == nil
        else { return nil }
        var verb = inside + 2
        while verb < tokens.count, verb < inside + 5, isNoun(tokens[verb]), !tokens[verb].isWord("carry", "need") {
            verb += 1
        }
        guard verb > inside + 2, verb + 1 < tokens.count, tokens[verb].isWord("have", "carry", "get", "need"),
            Lexicon.shared.attribute(tokens[verb - 1].lower) == nil
        else { return nil }
        let noun = Rewordings.singular(tokens[first..<inside])
        let place = tokens[verb]
        let whole = [made("each", place)] + tokens[(inside + 2)..<verb] + [made("has", place), made("several", place)]
        return [
            whole + tokens[first..<inside], [made("each", place)] + noun + [made("has", place)] + tokens[(verb + 1)...],
        ]
    }

    /// "Gift Aid checkbox on Contact.": to be added there.
    private static func noted(_ tokens: [Token]) -> [Token] {
        guard let on = tokens.firstIndex(where: { $0.isWord("on", "for") }), on > 1, on + 1 < tokens.count,
            on + 3 >= tokens.count, let object = tokens.last,
            Lexicon.shared.standardObject(Inflection.singular(object.lower)) != nil,
            tokens[..<on].allSatisfy({ $0.kind == .word }),
            tokens[on - 1].isWord(
                "checkbox", "tickbox", "field", "picklist", "dropdown", "flag", "date", "number", "box"),
            !tokens.contains(where: isVerb), !tokens[0].isWord("add", "create", "put", "track", "keep", "show")
        else { return tokens }
        // "Store the passport number on contacts" tells the system to.
        let isCommand = [.record, .show, .require].contains(Lexicon.shared.verb(tokens[0].lower)?.kind)
        if isCommand, [.determiner, .each].contains(Lexicon.shared.functionWord(tokens[1].lower)) { return tokens }
        let plural = Inflection.plural(Inflection.singular(object.lower))
        let article = tokens[0].isWord("a", "an", "the", "one", "new") ? [] : [made("a", tokens[0])]
        return [made("add", tokens[0]), made("to", tokens[on]), made(plural, object)] + article + tokens[..<on]
    }

    /// "Dispatcher needs: delivery routes with a date": to be tracked.
    private static func needs(_ tokens: [Token]) -> [[Token]]? {
        guard let colon = tokens.prefix(6).firstIndex(where: { $0.isMark(":") || $0.isMark("-") }), colon > 1,
            colon + 1 < tokens.count, tokens[colon - 1].isWord("needs", "need", "wants", "want", "requires", "require"),
            tokens[..<(colon - 1)].allSatisfy({ $0.kind == .word }), !tokens[0].isWord("we", "i", "each", "every")
        else { return nil }
        return [Array(tokens[..<(colon - 1)]), [made("track", tokens[colon - 1])] + tokens[(colon + 1)...]]
    }

    /// "New opportunity fields for the brokers: renewal, premium": to be added to opportunities.
    private static func fields(_ tokens: [Token]) -> [[Token]]? {
        guard let colon = tokens.prefix(12).firstIndex(where: { $0.isMark(":") }), colon + 1 < tokens.count,
            let noun = tokens[..<colon].firstIndex(where: { $0.isWord("fields", "field", "attributes") }),
            !tokens[..<colon].contains(where: { Lexicon.shared.functionWord($0.lower) == .modal }),
            tokens[..<noun].allSatisfy({ $0.kind == .word })
        else { return nil }
        let opening: Set<String> = [
            "new", "extra", "additional", "more", "some", "custom", "further", "few", "a", "add", "please", "need",
            "we",
            "i", "create", "following", "the", "these",
        ]
        let named = tokens[..<noun].filter { !opening.contains($0.lower) }
        if named.count == 1, let first = named.first,
            Lexicon.shared.standardObject(Inflection.singular(first.lower)) != nil
        {
            return [addition(to: first, tokens[noun], tokens[(colon + 1)...])]
        }
        // "New fields on the account for the brokers: …".
        guard named.isEmpty, noun + 1 < colon, tokens[noun + 1].isWord("on", "for", "to", "in") else { return nil }
        let place = tokens[(noun + 2)..<colon].first { Lexicon.shared.functionWord($0.lower) == nil }
        guard let place, Lexicon.shared.standardObject(Inflection.singular(place.lower)) != nil else { return nil }
        return [addition(to: place, tokens[noun], tokens[(colon + 1)...])]
    }

    /// "Put a fishing licence on accounts: licence number, expiry date": a name for the fields, not a record.
    private static func section(_ tokens: [Token]) -> [[Token]]? {
        if tokens.count > 5, tokens[0].isWord("add", "put"), tokens[1].isWord("these", "this", "the", "following"),
            let colon = tokens.prefix(10).firstIndex(where: { $0.isMark(":") }), colon > 3, colon + 1 < tokens.count,
            Lexicon.shared.standardObject(Inflection.singular(tokens[colon - 1].lower)) != nil,
            tokens[1..<(colon - 1)].allSatisfy({
                $0.isWord(
                    "these", "this", "the", "following", "fields", "things", "to", "on", "our", "new", "two", "three")
            })
        {
            return [addition(to: tokens[colon - 1], tokens[1], tokens[(colon + 1)...])]
        }
        guard let first = tokens.first, first.isWord("put", "add", "place", "include", "attach"),
            let colon = tokens.prefix(10).firstIndex(where: { $0.isMark(":") }), colon > 4, colon + 1 < tokens.count,
            tokens[1].isWord("a", "an", "the", "some"), tokens[..<colon].allSatisfy({ $0.kind == .word }),
            let place = tokens[..<colon].firstIndex(where: { $0.isWord("on", "to") }), place > 2,
            Lexicon.shared.standardObject(Inflection.singular(tokens[colon - 1].lower)) != nil,
            !Lexicon.shared.eventNouns.contains(Inflection.singular(tokens[place - 1].lower)),
            !tokens[place - 1].isWord("object", "record", "table")
        else { return nil }
        let list = tokens[(colon + 1)...]
        if list.first?.isCapitalised == true, list.prefix(16).contains(where: { $0.isWord("or") }) {
            // "Put a root cause on cases: Hardware, Software or Unknown": the values that it has.
            let values = tokens[2..<place] + [made("of", tokens[colon])] + list
            return [addition(to: tokens[colon - 1], tokens[place], values)]
        }
        return [Array(tokens[2..<place]), addition(to: tokens[colon - 1], tokens[place], list)]
    }

    private static func addition(to object: Token, _ place: Token, _ list: ArraySlice<Token>) -> [Token] {
        var noun = object
        (noun.text, noun.lower) = (Inflection.plural(Inflection.singular(object.lower)), noun.lower)
        noun.lower = noun.text
        let start = made("add", place)
        var colon = made(":", place)
        colon.kind = .mark(":")
        return [start, made("to", place), noun, colon] + list.drop { $0.isMark("-") || $0.isMark(";") }
    }

    /// "Number of stops on the route." asks to show it.
    private static func figure(_ tokens: [Token]) -> [Token] {
        guard let first = tokens.first(where: { !$0.isWord("the", "also", "and", "a", "plus") }), tokens.count > 2,
            isFigure(first), !isCommand(tokens), tokens.contains(where: { $0.isWord("of", "per", "on", "for") }),
            !tokens.contains(where: isVerb)
        else { return tokens }
        return [made("show", tokens[0])] + tokens.drop { $0.isWord("also", "and", "plus") }
    }

    /// "Count the artworks", "total all hours".
    private static func isCommand(_ tokens: [Token]) -> Bool {
        guard tokens[0].isWord("count", "total", "sum"), tokens.count > 1 else { return false }
        let tag = Lexicon.shared.functionWord(tokens[1].lower)
        return tag == .determiner || tag == .each || tokens[1].isWord("up")
            || Inflection.isPlural(tokens[1].lower)
                && tokens[0].isWord("count")
    }

    static func isFigure(_ token: Token) -> Bool {
        token.isWord("number", "count") || token.kind == .word && Computation.word(token.lower) != nil
    }

    /// Whether a word can only be a verb, or is one of being and having.
    static func isVerb(_ token: Token) -> Bool {
        guard token.kind == .word else { return false }
        if let tag = Lexicon.shared.functionWord(token.lower) { return tag == .modal || tag == .negation }
        guard let (base, kind) = Lexicon.shared.verb(token.lower) else { return false }
        if kind == .be || kind == .have { return true }
        return !Lexicon.shared.canBeNoun(token.lower) && !token.lower.hasSuffix("ed") && base != "number"
    }

    static func isNoun(_ token: Token) -> Bool {
        token.kind == .word && Lexicon.shared.functionWord(token.lower) == nil && !Lexicon.shared.isAdverb(token.lower)
            && (Lexicon.shared.verb(token.lower) == nil || Lexicon.shared.canBeNoun(token.lower))
    }

    private static func made(_ word: String, _ place: Token) -> Token {
        Token(text: word, lower: word, kind: .word, start: place.start, end: place.end)
    }
}
