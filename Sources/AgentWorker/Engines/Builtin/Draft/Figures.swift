/// Totals, counts and extremes that a text asks for in words that the grammar did not place: whichever records they are
/// of, they are parts of what shows them, because only a master-detail can be summed.
struct Figures {
    let interpreter: Interpreter
    let computation: Computation
    private var draft: ModelDraft { interpreter.draft }

    func settle() {
        for sentence in sentences() where asksFigure(sentence) && !isAnswered(sentence) { place(sentence) }
    }

    // MARK: What is asked

    private func sentences() -> [[Token]] {
        var found: [[Token]] = [[]]
        for token in Tokenizer.tokens(of: draft.requirement) {
            if token.isMark(".") || token.isMark(";") || token.isMark("!") || token.isMark("?") {
                found.append([])
            } else {
                found[found.count - 1].append(token)
            }
        }
        return found.filter { !$0.isEmpty }
    }

    private static let sums: Set<String> = [
        "total", "totals", "sum", "sums", "overall", "balance", "income", "revenue", "turnover", "takings", "proceeds",
        "raised",
    ]
    private static let averages: Set<String> = ["average", "mean"]
    private static let counts: Set<String> = ["number", "count", "how"]
    private static let latest: Set<String> = ["latest", "last", "recent", "newest"]
    private static let highest: Set<String> = ["highest", "best", "largest", "greatest", "longest", "worst"]
    private static let lowest: Set<String> = ["lowest", "earliest", "smallest", "cheapest", "fastest"]
    private static let asking: Set<String> = [
        "show", "see", "give", "count", "total", "sum", "add", "need", "want", "know",
        "calculate", "report", "display",
    ]

    private func asksFigure(_ sentence: [Token]) -> Bool {
        let isTold = sentence.contains { token in
            token.kind == .word && !Self.asking.isDisjoint(with: Inflection.verbBases(token.lower))
        }
        return isTold && sentence.indices.contains { asked(sentence[$0]) || isPerEach(sentence, $0) }
            || sentence.contains { $0.isWord("total", "totals", "sum") }
    }

    /// "Show the visits per card": how many.
    private func isPerEach(_ sentence: [Token], _ index: Int) -> Bool {
        guard index > 0, sentence[index].isWord("per", "by"), sentence[index - 1].kind == .word else { return false }
        let noun = sentence[index - 1].lower
        return Inflection.isPlural(noun) && draft.things.contains { $0.noun == Inflection.singular(noun) }
    }

    private func asked(_ token: Token) -> Bool {
        guard token.kind == .word else { return false }
        return [Self.sums, Self.averages, Self.counts, Self.latest, Self.highest, Self.lowest].contains {
            $0.contains(token.lower)
        }
            || ["paid", "repaid", "received", "remaining", "left", "outstanding"].contains(token.lower)
    }

    /// Whether a roll-up was made of the sentence.
    private func isAnswered(_ sentence: [Token]) -> Bool {
        guard let start = sentence.first?.start, let end = sentence.last?.end else { return true }
        let text = draft.words(start, end).lowercased()
        return draft.things.flatMap(\.rollUps).contains { rollUp in
            guard case .words(let words) = rollUp.source else { return false }
            return text.contains(words.lowercased()) || words.lowercased().contains(text)
        }
    }

    // MARK: What it is of

    private struct Candidate {
        let child: Thing
        let parent: Thing
        let score: Int
    }

    private func place(_ sentence: [Token]) {
        var found: [Candidate] = []
        for child in draft.things where child.standard == nil {
            for link in child.parents where link.parent.canBeMaster && link.parent !== child {
                let score = score(child, link.parent, sentence)
                found.append(Candidate(child: child, parent: link.parent, score: score))
            }
        }
        let best = found.max { $0.score < $1.score }
        guard let best, best.score >= 4 || found.filter({ $0.parent.standard == nil }).count == 1
        else { return }
        figure(of: best, sentence)
    }

    private func score(_ child: Thing, _ parent: Thing, _ sentence: [Token]) -> Int {
        var score = 0
        if let place = mention(of: parent, in: sentence) { score += isKey(place, sentence) ? 5 : 3 }
        if mention(of: child, in: sentence) != nil { score += 2 }
        if measure(of: child, in: sentence) != nil { score += 2 }
        if parent.standard == nil { score += 1 }
        if child.isJunction, !child.isAnonymous { score += 1 }
        return score
    }

    private func mention(of thing: Thing, in sentence: [Token]) -> Int? {
        let names = Set(
            ([thing.noun] + thing.aliases + thing.roles).compactMap { $0.split(separator: " ").last.map(String.init) })
        return sentence.lastIndex { $0.kind == .word && names.contains(Inflection.singular($0.lower)) }
    }

    /// "Per site", "of each site", "on the site", "the site shows".
    private func isKey(_ index: Int, _ sentence: [Token]) -> Bool {
        let before = sentence[..<index].suffix(2)
        if before.contains(where: { $0.isWord("per", "each", "every", "by", "on", "a") }) { return true }
        return index + 1 < sentence.count && sentence[index + 1].isWord("shows", "show", "has", "displays", "needs")
    }

    /// The number or date of a record that the sentence names.
    private func measure(of child: Thing, in sentence: [Token]) -> FieldDesign? {
        let said = Set(sentence.filter { $0.kind == .word }.map { Inflection.singular($0.lower) })
        return child.fields.first { field in
            (field.type.isNumeric || field.type.isDate)
                && field.label.lowercased().split(separator: " ").last.map {
                    said.contains(Inflection.singular(String($0)))
                } == true
        }
    }

    /// What stands after "number of", "how many", "count the".
    private func countsWhat(_ sentence: [Token]) -> Set<String> {
        var found: Set<String> = []
        for index in sentence.indices where Self.counts.contains(sentence[index].lower) {
            found.formUnion(sentence[(index + 1)...].prefix(4).map { Inflection.singular($0.lower) })
        }
        return found
    }

    // MARK: The figure

    private func figure(of found: Candidate, _ sentence: [Token]) {
        guard let first = sentence.first, let last = sentence.last else { return }
        let (child, parent) = (found.child, found.parent)
        let source = Source.words(draft.words(first.start, last.end))
        let said = Set(sentence.map(\.lower))
        let numbers = child.fields.filter { $0.type.isNumeric && $0.formula == nil }
        let named = measure(of: child, in: sentence)
        func add(_ operation: Computation.Operation, _ field: FieldDesign?, _ label: String) {
            computation.add(operation, field, from: child, onto: parent, label: label, source: source)
        }
        if !said.isDisjoint(with: Self.latest) {
            let date =
                child.fields.first { $0.type.isDate }
                ?? draft.addField(
                    .plain("\(child.label) Date", .date, source: .assumption("the latest is told from it")), to: child)
            add(.max, date, "Latest \(date.label)")
        }
        if countsWhat(sentence).contains(child.noun) || sentence.indices.contains(where: { isPerEach(sentence, $0) }) {
            add(.count, nil, "Number of " + Inflection.plural(child.label))
        }
        if let number = named.flatMap({ $0.type.isNumeric ? $0 : nil }) ?? (numbers.count == 1 ? numbers[0] : nil) {
            if !said.isDisjoint(with: Self.averages) { add(.average, number, "Average \(number.label)") }
            if !said.isDisjoint(with: Self.highest) { add(.max, number, "Highest \(number.label)") }
            if !said.isDisjoint(with: Self.lowest) { add(.min, number, "Lowest \(number.label)") }
            if !said.isDisjoint(with: Self.sums) || said.contains("paid") || said.contains("received") {
                add(.sum, number, number.label.hasPrefix("Total") ? number.label : "Total \(number.label)")
            }
        }
        guard let index = child.parents.firstIndex(where: { $0.parent === parent }),
            !child.parents[index].isComposition, child.parents.filter(\.isComposition).count < 2
        else { return }
        child.parents[index].isComposition = true
        draft.assume(
            "Each \(child.label) is part of its \(parent.label), so that figures over them can be shown there.")
    }
}
