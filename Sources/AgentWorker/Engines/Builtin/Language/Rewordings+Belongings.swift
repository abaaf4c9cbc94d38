/// What something is in, of or under, told around the noun: "sit under another one", "are kept as vials in freezers".
extension Rewordings {
    static func belongings(_ tokens: [Token]) -> [Token] {
        // What was said last to recur, which a list of values after it is of.
        var recurring: String?
        let told = eachSentence(tokens) { sentence, _ in
            if let (words, record) = lookedAfter(sentence) {
                recurring = record
                return words
            }
            defer { recurring = nil }
            return anotherOne(sentence) ?? keptIn(sentence) ?? recurring.flatMap { ofEach($0, sentence) }
        }
        return told.rewritten { index, before in
            needingFirst(told, index, before) ?? kindThatSets(told, index, before) ?? ownedBy(told, index, before)
                ?? givenUs(told, index, before) ?? dated(told, index, before) ?? subOnes(told, index, before)
        }
    }

    /// "A cost center can sit under another one": under another cost center.
    private static func anotherOne(_ sentence: [Token]) -> [Token]? {
        guard let another = sentence.indices.first(where: { isAnotherOne(sentence, $0) }), another > 2 else {
            return nil
        }
        let start = sentence[0].isWord("a", "an", "each", "every", "one", "any", "some") ? 1 : 0
        let subject = nouns(sentence, from: start)
        guard !subject.isEmpty, subject.upperBound < another else { return nil }
        return sentence[...another] + singular(sentence[subject]) + sentence[(another + 2)...]
    }

    private static func isAnotherOne(_ tokens: [Token], _ index: Int) -> Bool {
        tokens[index].isWord("another") && index + 1 < tokens.count && tokens[index + 1].isWord("one")
    }

    /// "Cell lines are kept as vials in freezers": each has vials, and they are in freezers.
    private static func keptIn(_ sentence: [Token]) -> [Token]? {
        guard
            let place = sentence.indices.first(where: { index in
                index > 2 && index + 3 < sentence.count && sentence[index].isWord("as")
                    && keeping.contains(sentence[index - 1].lower) && sentence[index - 2].isWord("are")
            })
        else { return nil }
        let start = sentence[0].isWord("the", "our", "all") ? 1 : 0
        let whole = nouns(sentence, from: start)
        let parts = nouns(sentence, from: place + 1)
        guard whole.upperBound == place - 2, let last = parts.last, Inflection.isPlural(sentence[last].lower),
            parts.upperBound + 1 < sentence.count,
            sentence[parts.upperBound].isWord("in", "on", "at", "inside", "under"),
            Lexicon.shared.standardObject(Inflection.singular(sentence[last].lower)) == nil
        else { return nil }
        return made("each", sentence[0]) + singular(sentence[whole]) + made("has several", sentence[place])
            + sentence[parts] + [full(sentence[place])] + sentence[parts] + made("are kept", sentence[place])
            + sentence[parts.upperBound...]
    }

    private static let keeping: Set<String> = [
        "kept", "stored", "held", "preserved", "archived", "frozen", "filed", "conserved",
    ]

    /// "A course may require another course first": it depends on another course.
    private static func needingFirst(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("require", "requires", "need", "needs", "presuppose", "presupposes", "want"),
            index + 2 < tokens.count, tokens[index + 1].isWord("another", "one", "other")
        else { return nil }
        let other = nouns(tokens, from: index + 2)
        guard let subject = before.last(where: isNominal),
            let noun = other.first(where: {
                Inflection.singular(tokens[$0].lower) == Inflection.singular(subject.lower)
            })
        else { return nil }
        var end = noun + 1
        while end < tokens.count, end < noun + 6,
            tokens[end].isWord(
                "first", "before", "beforehand", "earlier", "it", "them", "to", "be", "done", "completed")
        { end += 1 }
        let verb = tokens[index].lower.hasSuffix("s") ? "depends on another" : "depend on another"
        return (made(verb, tokens[index]) + tokens[(index + 2)...noun], end - index)
    }

    /// "Permits of a permit type that sets the fee": each type has a fee.
    private static func kindThatSets(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("that", "which"), index + 3 < tokens.count, let kind = before.last,
            isNominal(kind), !kind.isWord("stage", "status", "state", "phase"),
            ConcreteKinds.setting.contains(tokens[index + 1].lower),
            tokens[index + 2].isWord("the", "a", "an", "its", "their")
        else { return nil }
        let start = (before.lastIndex { !isNominal($0) } ?? -1) + 1
        // "In a room that sets the rate": one of several, of which each has its own.
        guard start > 1, ["a", "an", "one"].contains(before[start - 1].lower),
            ["of", "in", "under", "to", "with", "at", "on"].contains(before[start - 2].lower)
        else { return nil }
        return (
            [full(tokens[index])] + made("each", kind) + singular(before[start...])
                + made("has a", tokens[index + 1]), 3
        )
    }

    /// "Payloads, each with a mass and owned by an account": and with an account.
    private static func ownedBy(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard let (base, _) = Lexicon.shared.verb(tokens[index].lower), base != tokens[index].lower,
            tokens[index].lower.hasSuffix("ed") || tokens[index].isWord("run", "held", "led", "made", "done", "given"),
            index + 2 < tokens.count, tokens[index + 1].isWord("by"), tokens[index + 2].isWord("a", "an", "one"),
            before.last?.isWord("and") == true || before.last?.isMark(",") == true,
            let each = before.lastIndex(where: { $0.isWord("each") }), each + 1 < before.count,
            before[each + 1].isWord("with"), before[each...].allSatisfy({ !$0.isMark(".") && !$0.isMark(";") })
        else { return nil }
        return ([], 2)
    }

    /// "Foundations award us grants": they are ours anyway.
    private static func givenUs(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].isWord("us"), index + 1 < tokens.count, isNominal(tokens[index + 1]),
            before.last?.isWord("award", "awards", "grant", "grants", "allocate", "pledge", "lend", "owe") == true,
            before.dropLast().last.map(isNominal) == true
        else { return nil }
        return ([], 1)
    }

    /// "Readers request a box; … the request date": what has a date of its own is a record of requests.
    private static func dated(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        let isApplying = tokens[index].isWord("apply") && index + 1 < tokens.count && tokens[index + 1].isWord("for")
        guard tokens[index].isWord("request") || isApplying, let doer = before.last, isNominal(doer),
            Inflection.isPlural(doer.lower) || doer.isWord("staff")
        else { return nil }
        let record = isApplying ? "application" : "request"
        var next = index + (isApplying ? 2 : 1)
        guard next < tokens.count,
            tokens.indices.dropLast().contains(where: { tokens[$0].isWord(record) && tokens[$0 + 1].isWord("date") })
        else { return nil }
        if tokens[next].isWord("a", "an", "the", "our", "one") { next += 1 }
        let object = nouns(tokens, from: next)
        guard !object.isEmpty else { return nil }
        return (
            made("make \(record)s for", tokens[index]) + plural(tokens[object]), object.upperBound - index
        )
    }

    /// "A zone can have sub-zones": smaller zones.
    private static func subOnes(_ tokens: [Token], _ index: Int, _ before: [Token]) -> ([Token], Int)? {
        guard tokens[index].kind == .word, tokens[index].lower.hasPrefix("sub") else { return nil }
        let name = tokens[index].lower.dropFirst(3).drop { $0 == "-" }
        guard name.count > 3, Inflection.isPlural(String(name)),
            before.suffix(8).contains(where: { $0.lower == Inflection.singular(String(name)) || $0.lower == name })
        else { return nil }
        return (made("smaller \(name)", tokens[index]), 1)
    }

    // MARK: Lifts are inspected regularly

    /// "Ski lifts are inspected regularly", "each pump gets serviced every year": it has inspections, services.
    private static func lookedAfter(_ sentence: [Token]) -> ([Token], String)? {
        guard sentence.count > 3 else { return nil }
        let start = sentence[0].isWord("the", "our", "all", "each", "every", "a", "an") ? 1 : 0
        // "Each building has lifts and lifts get inspected": the clause after the joining word.
        let joint = sentence.lastIndex { $0.isWord("and") || $0.isMark(",") }.map { $0 + 1 } ?? start
        for opening in [start, joint] where opening + 2 < sentence.count {
            guard
                var verb = sentence[opening...].firstIndex(where: {
                    $0.isWord("are", "is", "get", "gets", "must", "have", "need", "has", "needs")
                }), verb > opening, verb < opening + 4, sentence[opening..<verb].allSatisfy(isNominal)
            else { continue }
            let subject = opening..<verb
            // "Contacts are reviewed every year": their fields say when.
            if Lexicon.shared.standardObject(Inflection.singular(sentence[verb - 1].lower)) != nil { continue }
            while verb < sentence.count,
                sentence[verb].isWord(
                    "are", "is", "get", "gets", "must", "have", "has", "need", "needs", "to", "be", "regularly")
            {
                verb += 1
            }
            guard verb < sentence.count, let record = care[sentence[verb].lower],
                let rest = afterOften(sentence[(verb + 1)...]),
                // "Applications are reviewed": once, if nothing says how often.
                often.contains(sentence[min(verb + 1, sentence.count - 1)].lower) || isRegular(sentence, verb)
                    || upkeep.contains(record) && Inflection.isPlural(sentence[subject.upperBound - 1].lower)
            else { continue }
            let told =
                sentence[..<opening].filter { _ in opening > 1 } + made("each", sentence[opening])
                + singular(sentence[subject]) + made("has several \(record)", sentence[verb])
            let one = Inflection.singular(record)
            let command = ofEach(one, rest) ?? rest
            return (told + (rest.isEmpty ? [] : [full(sentence[verb])] + command), one)
        }
        return nil
    }

    private static func isRegular(_ sentence: [Token], _ verb: Int) -> Bool { sentence[verb - 1].isWord("regularly") }

    /// What machines, places and animals get again and again.
    private static let upkeep: Set<String> = [
        "inspections", "services", "calibrations", "cleanings", "overhauls", "prunings", "groomings", "vaccinations",
    ]

    /// What follows "every year": nothing, or a command of its own ("and show the last date").
    private static func afterOften(_ tokens: ArraySlice<Token>) -> [Token]? {
        let rest = tokens.drop { often.contains($0.lower) || $0.kind != .word && !$0.isMark(",") }
        guard let first = rest.first else { return [] }
        guard first.isMark(",") || first.isWord("and") else { return nil }
        let command = rest.drop { $0.isMark(",") || $0.isWord("and") }
        guard let verb = command.first, [.show, .record].contains(Lexicon.shared.verb(verb.lower)?.kind) else {
            return nil
        }
        return Array(command)
    }

    /// "Lifts are inspected regularly. Log the date and the result": of each inspection.
    private static func ofEach(_ record: String, _ sentence: [Token]) -> [Token]? {
        guard var first = sentence.first, sentence.count > 2,
            first.isWord("log", "record", "note", "store", "keep", "track", "save", "document", "enter"),
            sentence[1].isWord("the", "a", "an", "its", "their") || Lexicon.shared.attribute(sentence[1].lower) != nil,
            !sentence.contains(where: { $0.isWord("per", "each", "every") })
        else { return nil }
        first.text = first.lower
        return made("for each \(record)", first) + [first] + sentence.dropFirst()
    }

    private static let care = [
        "inspected": "inspections", "serviced": "services", "tested": "tests", "checked": "checks",
        "cleaned": "cleanings", "calibrated": "calibrations", "audited": "audits", "surveyed": "surveys",
        "weighed": "weighings", "vaccinated": "vaccinations", "examined": "examinations", "sampled": "samplings",
        "reviewed": "reviews", "overhauled": "overhauls", "pruned": "prunings", "groomed": "groomings",
        "monitored": "readings", "assessed": "assessments",
    ]
    private static let often: Set<String> = [
        "regularly", "every", "each", "year", "years", "month", "months", "week", "weeks", "day", "days", "daily",
        "weekly", "monthly", "yearly", "annually", "quarterly", "periodically", "once", "twice", "a", "several",
        "times", "often", "frequently", "per", "two", "three", "six", "often", "quarter", "repeatedly",
    ]
}
