/// How notes and user stories open: "As a manager I want", "HR runs", "Basically:", "one return per client".
extension Rewordings {
    /// Steps for what stands before the requirement proper.
    static func openers(_ tokens: [Token]) -> [Token] {
        var tokens = tokens
        for step in [withinSystem, titles, storyTellers, departments, summaries, objectsNeeded, standardLists] {
            tokens = step(tokens)
        }
        return eachSentence(tokens) { sentence, _ in oneForEach(sentence) ?? onTheRecord(sentence) }
    }

    /// "On the invoice: amount, due date": what each invoice has.
    private static func onTheRecord(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 4, sentence[0].isWord("on", "for", "in", "at", "per", "about"),
            sentence[1].isWord("the", "a", "an", "every"),
            let colon = sentence.prefix(6).firstIndex(where: { $0.isMark(":") }), colon > 2,
            sentence[2..<colon].allSatisfy(isNominal)
        else { return nil }
        return made("for each", sentence[0]) + singular(sentence[2..<colon]) + sentence[colon...]
    }

    /// "File requests in Salesforce": all of it is.
    private static func withinSystem(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("in", "into", "inside", "within", "on"), index + 1 < tokens.count,
                tokens[index + 1].isWord("salesforce"), !before.isEmpty,
                index + 2 == tokens.count || tokens[index + 2].kind != .possessive
            else { return nil }
            return ([], 2)
        }
    }

    // MARK: Key register for the flats we manage

    /// A first line that names the whole, before lines of its parts, says nothing to record.
    private static func titles(_ tokens: [Token]) -> [Token] {
        guard let end = tokens.prefix(14).firstIndex(where: { $0.isMark(";") }), end + 2 < tokens.count,
            tokens[end + 1].isMark("-") || tokens[end + 1].isMark("*") || tokens[end + 1].isMark("•"),
            tokens[end].text == ";", tokens[..<end].allSatisfy({ $0.kind == .word })
        else { return tokens }
        let name = tokens[..<end].prefix { Lexicon.shared.functionWord($0.lower) == nil }
        guard let head = name.last, tracking.contains(head.lower) else { return tokens }
        return Array(tokens[(end + 1)...])
    }

    private static let tracking: Set<String> = [
        "register", "list", "log", "database", "tracker", "tracking", "overview", "system", "app", "sheet",
        "management", "administration", "planner", "planning", "inventory", "catalogue", "directory", "book", "tool",
    ]

    // MARK: As a branch manager I want

    /// "As a branch manager, I want": who asks is no part of it.
    private static func storyTellers(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard opensSentence(tokens, index), tokens[index].isWord("as"), index + 3 < tokens.count,
                !tokens[index + 1].isWord("soon", "long", "far", "well", "much", "we", "i", "they", "it", "you"),
                let us = tokens[index...].prefix(14).firstIndex(where: { $0.isWord("i", "we") }), us > index + 1,
                tokens[(index + 1)..<us].allSatisfy({ token in
                    token.isMark(",") || token.isMark("-")
                        || token.kind == .word
                            && (Lexicon.shared.verb(token.lower) == nil || Lexicon.shared.canBeNoun(token.lower))
                }), !tokens[(index + 1)..<us].contains(where: { $0.isWord("each", "every", "per") })
            else { return nil }
            return ([tokens[us]], us + 1 - index)
        }
    }

    // MARK: HR runs training courses

    private static let offices: Set<String> = [
        "hr", "it", "finance", "marketing", "sales", "accounting", "accounts", "legal", "purchasing", "procurement",
        "management", "operations", "logistics", "facilities", "compliance", "reception", "controlling",
    ]

    /// "HR runs courses", "Finance wants to see": a department is those who ask, and so is a bare "museum".
    private static func departments(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            if index == 0, let told = businessAsking(tokens) { return told }
            guard opensSentence(tokens, index), index + 2 < tokens.count, offices.contains(tokens[index].lower),
                tokens[index].isCapitalised, tokens[index].lower != "it" || tokens[index].isAcronym
            else { return nil }
            let verb = tokens[index + 1]
            guard verb.lower.hasSuffix("s"), let (base, _) = Lexicon.shared.verb(verb.lower), base != verb.lower,
                base != "be", tokens[index + 2].kind == .word,
                index + 3 == tokens.count
                    || !Openings.isVerb(tokens[index + 2])
            else { return nil }
            return (made("we " + base, tokens[index]), 2)
        }
    }

    /// "Museum logs guided tours", "Bike workshop writes repair sheets": those who ask, said without an article.
    private static func businessAsking(_ tokens: [Token]) -> ([Token], Int)? {
        guard let noun = tokens.prefix(3).firstIndex(where: { Lexicon.shared.businesses.contains($0.lower) }),
            noun + 2 < tokens.count, tokens[...noun].allSatisfy(isNominal), tokens[0].isCapitalised,
            !tokens[(noun + 1)...].contains(where: { Inflection.singular($0.lower) == tokens[noun].lower })
        else { return nil }
        let (verb, next) = (tokens[noun + 1], tokens[noun + 2])
        // "Museum guides lead tours", "archive shelves hold folders": it is them.
        let who = Inflection.singular(verb.lower)
        let isSubject =
            actsAsPerson(verb) || Lexicon.shared.canBeNoun(who) && Lexicon.shared.verb(verb.lower)?.kind != .record
            || Lexicon.shared.businesses.contains(who)
        if isSubject, Lexicon.shared.verb(next.lower)?.base == next.lower { return nil }
        guard verb.lower.hasSuffix("s"), let (base, kind) = Lexicon.shared.verb(verb.lower), base != verb.lower,
            kind != .be, kind != .have, next.kind == .word,
            Lexicon.shared.verb(next.lower) == nil || Lexicon.shared.canBeNoun(next.lower)
                || next.lower.hasSuffix("ed") || next.isWord("to")
        else { return nil }
        return (made("we " + base, tokens[0]), noun + 2)
    }

    // MARK: Basically: houses we sell

    private static let summaries: Set<String> = [
        "basically", "in short", "in brief", "in a nutshell", "long story short", "so", "essentially", "what we need",
        "what i need", "we need", "i need", "here is what we need", "needed", "wanted", "required", "my wish list",
        "to summarise", "to summarize", "in a word", "in essence",
    ]

    /// "Basically: houses we sell, …" asks for them.
    private static func summaries(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard opensSentence(tokens, index), tokens[index].kind == .word,
                let colon = tokens[index...].prefix(7).firstIndex(where: {
                    $0.isMark(":") || $0.isMark("-") || $0.isMark(",")
                }), colon + 2 < tokens.count,
                summaries.contains(tokens[index..<colon].map(\.lower).joined(separator: " "))
            else { return nil }
            let rest = tokens[(colon + 1)...].prefix { !$0.isMark(".") && !$0.isMark(";") }
            // A sentence of its own needs no verb; after a comma only the adverb goes.
            if tokens[colon].isMark(",") {
                return tokens[index].isWord("basically", "essentially") ? ([], colon + 1 - index) : nil
            }
            guard rest.contains(where: { $0.isMark(",") || $0.isWord("and", "plus") }), let first = rest.first,
                isNominal(first) || first.isWord("the", "our", "all", "a", "an"),
                !rest.prefix(4).contains(where: { Lexicon.shared.verb($0.lower)?.kind == .be })
            else { return nil }
            return (items(Array(rest), tokens[index]), colon + 1 + rest.count - index)
        }
    }

    /// Each item of the list as a wish of its own, where all are several.
    private static func items(_ list: [Token], _ place: Token) -> [Token] {
        var items: [[Token]] = [[]]
        // Before each item, so that what is made stands before it.
        var places = [place]
        var depth = 0
        for (index, token) in list.enumerated() {
            if token.isMark("(") { depth += 1 }
            if token.isMark(")") { depth -= 1 }
            let next = list[(index + 1)...].drop { $0.isWord("and", "plus", "also", "the", "our", "all") }
            let opensItem =
                depth == 0 && (token.isMark(",") || token.isWord("plus", "and"))
                && next.prefix(3).prefix(while: isNominal).contains { Inflection.isPlural($0.lower) }
            if opensItem {
                if items.last?.isEmpty == false {
                    items.append([])
                    places.append(token)
                }
            } else if !(items.last?.isEmpty == true && token.isWord("and", "plus", "also")) {
                items[items.count - 1].append(token)
            }
        }
        return zip(items, places).filter { !$0.0.isEmpty }.enumerated().flatMap { index, item in
            (index > 0 ? [full(item.1)] : []) + made("we track", item.1) + item.0
        }
    }

    // MARK: Licence object needed

    /// "Licence object needed: …", "new object licence: …" ask for licences.
    private static func objectsNeeded(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard
                let object = sentence.prefix(6).firstIndex(where: {
                    $0.isWord("object", "entity", "table", "object-type")
                }), object > 0, object + 2 < sentence.count,
                sentence[object + 1].isWord("needed", "required", "wanted", "please", "requested"),
                sentence[object + 2].isMark(":") || sentence[object + 2].isMark("-") || sentence[object + 2].isMark(",")
            else { return nil }
            let name = sentence[..<object].filter { !$0.isWord("new", "a", "an", "one", "custom", "the") }
            guard !name.isEmpty, name.allSatisfy(isNominal), var last = name.last else { return nil }
            last.lower = Inflection.plural(Inflection.singular(last.lower))
            last.text = last.lower
            var colon = sentence[object + 2]
            (colon.text, colon.lower, colon.kind) = (":", ":", .mark(":"))
            return made("track", sentence[0]) + name.dropLast() + [last, colon] + sentence[(object + 3)...]
        }
    }

    // MARK: Contact: preferred language; consent date

    private static let extensible: Set<String> = [
        "account", "contact", "lead", "opportunity", "case", "campaign", "product", "asset", "contract",
    ]

    /// A text that opens with a standard object and lists fields: they are added to it.
    private static func standardLists(_ tokens: [Token]) -> [Token] {
        guard tokens.count > 4, extensible.contains(Inflection.singular(tokens[0].lower)),
            tokens[1].isMark(":") || tokens[1].isMark("-") && tokens[1].start > tokens[0].end,
            !tokens[2].isWord("add", "we", "each", "every", "the", "our", "i")
        else { return tokens }
        var end = 2
        while end < tokens.count, !tokens[end].isMark(".") { end += 1 }
        guard !tokens[2..<end].contains(where: isSentenceVerb) else { return tokens }
        var list = Array(tokens[2..<end])
        for index in list.indices where list[index].isMark(";") {
            (list[index].text, list[index].lower, list[index].kind) = (",", ",", .mark(","))
        }
        guard list.contains(where: { $0.isMark(",") }) else { return tokens }
        var noun = tokens[0]
        noun.lower = Inflection.plural(Inflection.singular(noun.lower))
        noun.text = noun.lower
        var colon = tokens[1]
        (colon.text, colon.lower, colon.kind) = (":", ":", .mark(":"))
        return made("add to", tokens[0]) + [noun, colon] + list + tokens[end...]
    }

    private static func isSentenceVerb(_ token: Token) -> Bool {
        guard token.kind == .word else { return false }
        if Lexicon.shared.functionWord(token.lower) == .modal { return true }
        guard let (_, kind) = Lexicon.shared.verb(token.lower) else { return false }
        return kind == .be || kind == .have || !Lexicon.shared.canBeNoun(token.lower) && token.lower.hasSuffix("s")
    }

    // MARK: One tax return per client and year

    /// "One tax return per client company per year": a record for each.
    private static func oneForEach(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 3, sentence[0].isWord("one", "a", "an"),
            let each = sentence.prefix(7).firstIndex(where: { $0.isWord("per", "for", "each") }), each > 1,
            sentence[each].isWord("per") || each + 1 < sentence.count && sentence[each + 1].isWord("each", "every"),
            sentence[1..<each].allSatisfy({ isNominal($0) || Lexicon.shared.isAdjective($0.lower) })
        else { return nil }
        let end = sentence.firstIndex { $0.isMark(":") || $0.isMark("-") } ?? sentence.count
        guard
            !sentence[each..<end].contains(where: { token in
                token.kind == .word
                    && (Lexicon.shared.functionWord(token.lower) == .modal
                        || Lexicon.shared.verb(token.lower).map { $0.kind == .be || $0.kind == .have } == true)
            })
        else { return nil }
        var told = sentence
        let plural = Inflection.plural(Inflection.singular(sentence[each - 1].lower))
        (told[each - 1].text, told[each - 1].lower) = (plural, plural)
        return made("track several", sentence[0]) + told.dropFirst()
    }
}
