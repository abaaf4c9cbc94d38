/// Figures, kinds and sizes told in a turn of their own, and words that add nothing.
extension Rewordings {
    // MARK: Hours and value summed per matter

    /// "Hours and value summed per matter": the total hours and the total value.
    static func summedPer(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if let told = summedList(tokens, index, before) { return told }
            guard tokens[index].isWord("summed", "totalled", "totaled", "added"), index + 2 < tokens.count,
                let last = before.last, isNominal(last)
            else { return nil }
            var next = index + 1
            if tokens[next].isWord("up") { next += 1 }
            guard next < tokens.count, tokens[next].isWord("per", "by", "for", "on") else { return nil }
            return (made("as a total per", tokens[index]), next + 1 - index)
        }.totalled()
    }

    /// "With amount, deadline and a stage of Draft or Won, summed up per foundation": the amount's total.
    private static func summedList(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("summed", "totalled", "totaled", "added"), index + 2 < tokens.count,
            before.last.map({ $0.isMark(",") || $0.isWord("and") }) == true
        else { return nil }
        let next = tokens[index + 1].isWord("up") ? index + 2 : index + 1
        let opens = before.lastIndex { $0.isMark(".") }.map { $0 + 1 } ?? 0
        let figures: [AttributeKind] = [.currency, .decimal, .integer]
        guard next + 1 < tokens.count, tokens[next].isWord("per", "by"),
            let value = before[opens...].first(where: { token in
                Lexicon.shared.attribute(Inflection.singular(token.lower)).map(figures.contains) == true
            })
        else { return nil }
        return (
            [full(tokens[index])] + made("show the total", tokens[index]) + [value] + made("per", value),
            next + 1 - index
        )
    }

    // MARK: Boxes come in Small, Medium and Large

    private static let sizeWords: Set<String> = [
        "small", "medium", "large", "s", "m", "l", "xl", "xxl", "xs", "big", "tiny", "extra", "compact", "huge", "mini",
        "standard", "single", "double",
    ]

    /// "Boxes come in Small, Medium and Large": each has a size.
    static func sizes(_ tokens: [Token]) -> [Token] {
        eachSentence(tokens) { sentence, _ in
            guard let come = sentence.firstIndex(where: { $0.isWord("come", "comes", "exist", "exists") }), come > 0,
                come + 3 < sentence.count, sentence[come + 1].isWord("in", "as"), sentence[come + 2].isCapitalised
            else { return nil }
            var end = come + 2
            while end < sentence.count,
                sentence[end].isCapitalised
                    || sentence[end].isMark(",") && end + 1 < sentence.count
                        && (sentence[end + 1].isCapitalised
                            || sentence[end + 1].isWord("or", "and") && end + 2 < sentence.count
                                && sentence[end + 2].isCapitalised)
                    || sentence[end].isWord("and", "or") && end + 1 < sentence.count && sentence[end + 1].isCapitalised
            { end += 1 }
            var values = Array(sentence[(come + 2)..<end])
            guard values.contains(where: { $0.isWord("and", "or") || $0.isMark(",") }) else { return nil }
            for index in values.indices where values[index].isWord("and") { values[index].lower = "or" }
            let noun = noun(sentence, before: come)
            guard !noun.isEmpty else { return nil }
            let isSize = values.filter { sizeWords.contains($0.lower) }.count > 1
            let place = sentence[come]
            return made("each", sentence[0]) + singular(noun)
                + made("has a \(isSize ? "size" : "type") of", place) + values + sentence[end...]
        }
    }

    private static func noun(_ tokens: [Token], before end: Int) -> ArraySlice<Token> {
        var start = end
        while start > 0, end - start < 3, isNominal(tokens[start - 1]) { start -= 1 }
        return tokens[start..<end]
    }

    // MARK: Cost centres make a tree

    /// "Cost centres make a tree": a cost centre may have a parent.
    static func trees(_ tokens: [Token]) -> [Token] {
        guard
            let verb = tokens.indices.first(where: { index in
                index > 0 && index + 2 < tokens.count
                    && tokens[index].isWord("make", "form", "build", "are", "constitute")
                    && tokens[index...].prefix(5).contains(where: { $0.isWord("tree", "hierarchy", "nested") })
                    && isNominal(tokens[index - 1]) && Inflection.isPlural(tokens[index - 1].lower)
            }), let tree = tokens[verb...].firstIndex(where: { $0.isWord("tree", "hierarchy", "nested") })
        else { return tokens }
        let noun = singular(noun(tokens, before: verb))
        let start = verb - noun.count
        guard
            opensSentence(tokens, start) || tokens[start - 1].isWord("our", "the", "all")
                || tokens[start - 1].kind == .possessive
        else { return tokens }
        let place = tokens[verb]
        return Array(tokens[..<start].filter { !$0.isWord("our", "all") || $0.end < tokens[max(0, start - 1)].start })
            + made("a", tokens[start]) + noun
            + made("may have a parent", place)
            + noun.map { word in
                var word = word
                (word.start, word.end) = (place.start, tokens[tree].end)
                return word
            } + tokens[(tree + 1)...]
    }

    // MARK: Mortgages and loans need different page layouts

    /// "Mortgages and business loans need different page layouts": kinds of what was just spoken of.
    static func layoutKinds(_ tokens: [Token]) -> [Token] {
        var result: [Token]?
        let told = eachSentence(tokens) { sentence, before in
            guard result == nil, !before.isEmpty,
                let verb = sentence.firstIndex(where: { $0.isWord("need", "have", "get", "require", "use") }),
                let and = sentence[..<verb].firstIndex(where: { $0.isWord("and") }), and > 0, and + 1 < verb,
                let layout = sentence[verb...].prefix(6).firstIndex(where: { $0.isWord("layouts", "layout", "types") }),
                sentence[verb..<layout].contains(where: { $0.isWord("different", "separate", "own", "page", "record") })
            else { return nil }
            let kinds = [sentence[..<and], sentence[(and + 1)..<verb]]
            guard kinds.allSatisfy({ $0.count < 4 && $0.allSatisfy(isNominal) }) else { return nil }
            var names: [Token] = []
            for kind in kinds {
                let words = singular(kind)
                guard let first = words.first, let last = words.last else { return nil }
                if !names.isEmpty { names += made("and", first) }
                let text = Label.title(words.map(\.lower))
                names.append(
                    Token(text: text, lower: text.lowercased(), kind: .quoted, start: first.start, end: last.end))
            }
            var end = layout + 1
            if end + 1 < sentence.count, sentence[end].isWord("and") {
                while end < sentence.count, !sentence[end].isMark(",") { end += 1 }
            }
            var rest = Array(sentence[end...].drop { $0.isMark(",") || $0.isWord("while", "but", "whereas", "and") })
            if rest.count > 1, rest[0].isWord("both", "all"), rest[1].isWord("have", "has") {
                rest = made("it has", rest[0]) + rest.dropFirst(2)
            }
            let place = sentence[verb]
            result = made("use separate record types for", place)
            return made("use separate record types for", place) + names + (rest.isEmpty ? [] : [full(place)] + rest)
        }
        return told
    }

    // MARK: What a pet has cost altogether

    /// "What a pet has cost altogether" is its total cost.
    static func costsAltogether(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            if let open = stillOpen(tokens, index) { return open }
            guard tokens[index].isWord("what"), index + 3 < tokens.count,
                tokens[index + 1].isWord("a", "an", "each", "every", "the", "one"),
                let cost = tokens[index...].prefix(8).firstIndex(where: { $0.isWord("cost", "earned", "costs") }),
                cost > index + 2
            else { return nil }
            let noun = tokens[(index + 2)..<cost].filter { !$0.isWord("has", "have", "us") }
            guard !noun.isEmpty, noun.allSatisfy(isNominal) else { return nil }
            var end = cost + 1
            while end < tokens.count,
                tokens[end].isWord("us", "altogether", "overall", "so", "far", "total", "in", "up", "now", "to", "date")
            { end += 1 }
            return (
                made(tokens[cost].isWord("earned") ? "the total revenue per" : "the total cost per", tokens[index])
                    + noun, end - index
            )
        }
    }

    /// "What is paid", "what is still open", "what remains": the total and the remaining amount.
    private static func stillOpen(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard tokens[index].isWord("what"), index + 1 < tokens.count else { return nil }
        var next = index + 1
        while next < tokens.count,
            tokens[next].isWord("is", "are", "was", "has", "have", "been", "still", "already", "yet", "now")
        { next += 1 }
        guard next < tokens.count else { return nil }
        let state = tokens[next]
        var end = next + 1
        while end < tokens.count, tokens[end].isWord("out", "back", "so", "far", "already", "to", "date") { end += 1 }
        let ends =
            end == tokens.count || tokens[end].kind != .word || tokens[end].isWord("and", "on", "per", "of", "for")
        guard ends else { return nil }
        if state.isWord("remains", "remain")
            || next > index + 1
                && state.isWord("open", "outstanding", "due", "owed", "unpaid", "missing", "remaining")
        {
            return (made("the remaining amount", tokens[index]), end - index)
        }
        guard next > index + 1, state.isWord("paid", "repaid", "received", "settled") else { return nil }
        return (made("the total paid amount", tokens[index]), end - index)
    }

    /// "They score 0 to 100 points": each gets a score within these bounds.
    static func scores(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("score", "scores", "get", "gets", "receive", "earn"), index + 3 < tokens.count,
                case .number = tokens[index + 1].kind, tokens[index + 2].isWord("to") || tokens[index + 2].isMark("-"),
                case .number = tokens[index + 3].kind
            else { return nil }
            let isNamed = index + 4 < tokens.count && tokens[index + 4].isWord("points", "point", "marks")
            guard isNamed || tokens[index].isWord("score", "scores") else { return nil }
            let verb = tokens[index].lower.hasSuffix("s") ? "gets" : "get"
            return (
                made("\(verb) a score from", tokens[index]) + [tokens[index + 1]] + made("to", tokens[index + 2])
                    + [tokens[index + 3]], isNamed ? 5 : 4
            )
        }
    }

    // MARK: How many days are left

    /// "How many days are left", "the days between": the number of remaining days, of days.
    static func daysLeft(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            let rest = tokens[index...].prefix(5).map(\.lower)
            if rest.count == 5, Array(rest[..<3]) == ["how", "many", "days"], ["are", "is"].contains(rest[3]),
                ["left", "remaining"].contains(rest[4])
            {
                return (made("the number of remaining days", tokens[index]), 5)
            }
            if rest.count > 2,
                Array(rest[..<3]) == ["the", "days", "between"] || Array(rest[..<3]) == ["the", "days", "left"],
                index + 3 == tokens.count || tokens[index + 3].kind != .word || tokens[index + 3].isWord("them", "both")
            {
                let words = rest[2] == "left" ? "the number of remaining days" : "the number of days"
                return (made(words, tokens[index]), index + 3 < tokens.count && tokens[index + 3].kind == .word ? 4 : 3)
            }
            return nil
        }
    }

    // MARK: Exceeding 1,000

    /// "A total exceeding 1,000", "anything beyond 500": above it.
    static func exceeding(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard index + 1 < tokens.count, let last = before.last, last.kind == .word else { return nil }
            var next = index + 1
            if tokens[index].isWord("in"), next + 1 < tokens.count, tokens[next].isWord("excess") { next += 2 }
            guard tokens[index].isWord("exceeding", "beyond", "surpassing") || next > index + 1,
                next < tokens.count, case .number = tokens[next].kind
            else { return nil }
            return (made("above", tokens[index]), next - index)
        }
    }

    /// "Is for a partner to approve": needs approval by a partner.
    static func forApproval(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            guard tokens[index].isWord("is", "are"), index + 4 < tokens.count, tokens[index + 1].isWord("for"),
                let to = tokens[index...].prefix(7).firstIndex(where: { $0.isWord("to") }), to > index + 2,
                to + 1 < tokens.count, tokens[to + 1].isWord("approve", "authorise", "authorize", "sign")
            else { return nil }
            let who = tokens[(index + 2)..<to]
            let end = to + 2 < tokens.count && tokens[to + 2].isWord("off") ? to + 3 : to + 2
            return (
                made(tokens[index].isWord("is") ? "needs approval by" : "need approval by", tokens[index]) + who,
                end - index
            )
        }
    }

    // MARK: A number of scores

    /// "With a weight", ", each 1 to 5": what each of several has, where a bare number of them is a figure.
    private static func tellsOfEach(_ tokens: [Token], _ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        return tokens[index].isWord("with", "each") || tokens[index].isMark(",") && tokens[index + 1].isWord("each")
    }

    /// "A number of criterion scores" are several; "each 1 to 5 points" each with points.
    static func severalOf(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            if tokens[index].isWord("a"), index + 3 < tokens.count,
                tokens[index + 1].isWord("number"), tokens[index + 2].isWord("of"),
                let last = tokens[(index + 3)...].prefix(3).prefix(while: isNominal).indices.last,
                Inflection.isPlural(tokens[last].lower)
            {
                let single = Inflection.singular(tokens[last].lower)
                let isFigure = Lexicon.shared.units.contains(single) || Lexicon.shared.countables.contains(single)
                return isFigure || !tellsOfEach(tokens, last + 1) ? nil : (made("several", tokens[index]), 3)
            }
            guard tokens[index].isWord("each"), before.last?.isMark(",") == true, index + 4 < tokens.count,
                case .number = tokens[index + 1].kind, tokens[index + 2].isWord("to") || tokens[index + 2].isMark("-"),
                case .number = tokens[index + 3].kind, isNominal(tokens[index + 4])
            else { return nil }
            return (
                made("each with", tokens[index]) + [tokens[index + 4]] + made("from", tokens[index + 2])
                    + [tokens[index + 1]] + made("to", tokens[index + 2]) + [tokens[index + 3]], 5
            )
        }
    }
}

extension [Token] {
    /// "Hours and value as a total per matter": the total of each.
    fileprivate func totalled() -> [Token] {
        rewritten { index, before in
            guard Rewordings.isNominal(self[index]),
                let total = self[index...].prefix(7).firstIndex(where: { $0.isWord("total") }),
                total > index + 1, total + 1 < count, self[total - 2].isWord("as"), self[total - 1].isWord("a"),
                self[total + 1].isWord("per"),
                before.last.map({ !Rewordings.isNominal($0) || Openings.isVerb($0) || $0.isWord("see", "show") })
                    ?? true,
                self[index..<(total - 2)].allSatisfy({
                    Rewordings.isNominal($0) || $0.isWord("and", "the") || $0.isMark(",")
                })
            else { return nil }
            let items = self[index..<(total - 2)].split { $0.isWord("and") || $0.isMark(",") }
            var told: [Token] = []
            for item in items {
                if !told.isEmpty { told += Rewordings.made("and", self[index]) }
                told += Rewordings.made("the total", self[index]) + item.filter { !$0.isWord("the") }
            }
            return (told, total + 1 - index)
        }
    }
}
