/// Figures and days in everyday words: "cannot lie in the future", "the price is its hours times its rate", "the lessons
/// taken so far", and short names for what has a longer one.
extension Rewordings {
    static func figured(_ tokens: [Token]) -> [Token] {
        shortNames(
            tokens.rewritten { index, before in
                inTheFuture(tokens, index) ?? multiplied(tokens, index, before) ?? soFar(tokens, index, before)
                    ?? marked(tokens, index, before) ?? saying(tokens, index, before)
            })
    }

    // MARK: Cannot lie in the future

    /// "Cannot lie in the future": not after today.
    private static func inTheFuture(_ tokens: [Token], _ index: Int) -> ([Token], Int)? {
        guard index + 3 < tokens.count, tokens[index].isWord("be", "lie", "fall", "lies", "falls"),
            tokens[index + 1].isWord("in"), tokens[index + 2].isWord("the"),
            tokens[index + 3].isWord("future", "past")
        else { return nil }
        return (made(day(tokens[index + 3]), tokens[index]), 4)
    }

    private static func day(_ word: Token) -> String { word.isWord("future") ? "be after today" : "be before today" }

    // MARK: The price is its hours times its rate

    /// "The price of a session is its kWh times its tariff": it has both, and shows the price.
    private static func multiplied(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("the", "its", "a", "an"), index + 6 < tokens.count,
            before.last.map({ $0.isMark(".") || $0.isMark(";") || $0.isMark(",") || $0.isWord("and") }) ?? false
        else { return nil }
        var next = index + 1
        while next < tokens.count, next < index + 4, isNominal(tokens[next]) { next += 1 }
        let figure = Array(tokens[(index + 1)..<next])
        guard let last = figure.last, next + 4 < tokens.count,
            Lexicon.shared.attribute(Inflection.singular(last.lower)) == .currency
        else { return nil }
        var owner: [Token] = []
        if tokens[next].isWord("of"), tokens[next + 1].isWord("a", "an", "each", "the", "every") {
            let start = next + 2
            next = start
            while next < tokens.count, next < start + 3, isNominal(tokens[next]) { next += 1 }
            owner = Array(tokens[start..<next])
            guard !owner.isEmpty else { return nil }
        }
        guard next + 3 < tokens.count, tokens[next].isWord("is", "equals") || tokens[next].isMark("=") else {
            return nil
        }
        let first = factor(tokens, next + 1)
        guard first.0.count > 0, first.1 + 1 < tokens.count,
            tokens[first.1].isWord("times", "x") || tokens[first.1].isMark("*") || tokens[first.1].isMark("×")
        else { return nil }
        let second = factor(tokens, first.1 + 1)
        guard !second.0.isEmpty else { return nil }
        let place = tokens[next]
        let of = owner.isEmpty ? [] : made("of each", place) + owner
        let opening =
            owner.isEmpty ? said("It", place) + made("has", place) : said("Each", place) + owner + made("has", place)
        var stop = before
        while let mark = stop.last, mark.isMark(",") || mark.isWord("and") { stop.removeLast() }
        let start = stop.count == before.count ? Array(opening.dropFirst()) : opening
        return (
            start + made("a", place) + first.0 + made("and a", place) + second.0 + said("Show", place)
                + made("the", place) + figure + of, second.1 - index
        )
    }

    private static func factor(_ tokens: [Token], _ start: Int) -> ([Token], Int) {
        var index = start
        while index < tokens.count, tokens[index].isWord("its", "the", "their", "a") { index += 1 }
        let first = index
        while index < tokens.count, index < first + 3, isNominal(tokens[index]), !tokens[index].isWord("times", "x") {
            index += 1
        }
        return (Array(tokens[first..<index]), index)
    }

    // MARK: The lessons taken so far

    /// "The card shows the visits so far": how many there were.
    private static func soFar(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("the", "its", "all"),
            before.last?.isWord("shows", "show", "see", "display", "displays") == true
        else { return nil }
        var end = index + 1
        while end < tokens.count, end < index + 4, isNominal(tokens[end]) { end += 1 }
        guard end > index + 1, Inflection.isPlural(tokens[end - 1].lower) else { return nil }
        let noun = tokens[(index + 1)..<end]
        if end < tokens.count, tokens[end].lower.hasSuffix("ed") || tokens[end].isWord("taken", "done", "held", "made")
        {
            end += 1
        }
        guard end + 1 < tokens.count, tokens[end].isWord("so"), tokens[end + 1].isWord("far") else { return nil }
        return (made("the number of", tokens[index]) + noun, end + 2 - index)
    }

    // MARK: Marked Attended or Absent

    /// "Enrol in classes and are marked Attended or Absent": a status of each enrolment.
    private static func marked(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("and"), before.count > 2, index + 4 < tokens.count,
            tokens[index + 1].isWord("are", "is", "get", "gets"),
            tokens[index + 2].isWord("marked", "graded", "recorded", "rated", "logged", "noted", "classed")
        else { return nil }
        var next = index + 3
        if tokens[next].isWord("as", "either") { next += 1 }
        guard next < tokens.count, tokens[next].isCapitalised, let (values, end) = capitals(tokens, from: next) else {
            return nil
        }
        let noun =
            tokens[index + 2].isWord("graded") ? "grade" : tokens[index + 2].isWord("rated") ? "rating" : "status"
        return (said("It", tokens[index]) + made("has a \(noun) of", tokens[index]) + values, end - index)
    }

    // MARK: Say how many

    /// "Say how many tests a batch had": show it.
    private static func saying(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("say", "tell"), index + 2 < tokens.count,
            before.last.map({ $0.isMark(".") || $0.isMark(";") }) ?? true,
            tokens[index + 1].isWord("how", "whether", "if", "when")
        else { return nil }
        return (
            made(tokens[index + 1].isWord("if") ? "show whether" : "show", tokens[index]),
            tokens[index + 1].isWord("if") ? 2 : 1
        )
    }

    // MARK: At a point

    /// "Stations have charge points. Customers start sessions at a point": at a charge point.
    private static func shortNames(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard shortened.contains(tokens[index].lower), before.count > 3, let article = before.last,
                article.isWord("a", "the", "each", "every", "that", "this"),
                before[before.count - 2].isWord("at", "in", "on", "from", "to", "of", "for", "per"),
                index + 1 >= tokens.count || !isNominal(tokens[index + 1]),
                let long = before.indices.last(where: { place in
                    place > 0 && before[place].kind == .word && before[place].lower != tokens[index].lower
                        && Inflection.singular(before[place].lower) == tokens[index].lower
                        && isNominal(before[place - 1])
                })
            else { return nil }
            return ([before[long - 1], tokens[index]], 1)
        }
    }

    /// Nouns that alone are values.
    private static let shortened: Set<String> = ["point", "seat", "place", "class", "position", "stage", "unit"]
}
