/// Words that only say more of which or how often: "each load that leaves the quarry", "several a year".
extension Rewordings {
    // MARK: For each load that leaves the quarry

    /// "For each load that leaves the quarry I need the weight": of each load.
    static func restrictedPlaces(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("that", "which", "who"), index + 3 < tokens.count,
                let start = before.lastIndex(where: { $0.kind != .word }).map({ $0 + 1 }) ?? (before.isEmpty ? nil : 0),
                index > 2, before.count - start > 2, before.count - start < 6,
                before[start].isWord("for", "per", "on", "with"), before[start + 1].isWord("each", "every"),
                let asker = tokens[index...].prefix(8).firstIndex(where: { $0.isWord("we", "i") }), asker > index + 1,
                tokens[index..<asker].allSatisfy({ $0.kind == .word })
            else { return nil }
            return ([], asker - index)
        }
    }

    // MARK: Several departures a year

    /// "Several departures a year": how often says nothing of what a departure has.
    static func rhythms(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("a", "per", "every", "each"), index + 1 < tokens.count,
                tokens[index + 1].isWord("year", "season", "week", "month", "day", "night", "term"),
                let noun = before.last, isNominal(noun), Inflection.isPlural(noun.lower),
                before.suffix(4).contains(where: { $0.isWord("several", "many", "two", "three", "four", "multiple") }),
                Lexicon.shared.attribute(Inflection.singular(noun.lower)) == nil,
                !Lexicon.shared.units.contains(Inflection.singular(noun.lower))
            else { return nil }
            let next = index + 2 < tokens.count ? tokens[index + 2] : nil
            return next.map { $0.kind != .word || Lexicon.shared.functionWord($0.lower) != nil } ?? true
                ? ([], 2) : nil
        }
    }
}
