/// Remarks right after a noun: what those who ask do with it, and that no other has the same.
extension Rewordings {
    static func nounRemarks(_ tokens: [Token]) -> [Token] {
        eachSentence(notShared(doneByUs(asNeeding(tokens)))) { sentence, _ in forOurs(sentence) ?? earlierOne(sentence)
        }
    }

    // MARK: For our chargers, put a plug type on assets

    /// Where the sentence ends with the standard object, what those are called needs no word.
    private static func forOurs(_ sentence: [Token]) -> [Token]? {
        guard sentence.count > 6, sentence[0].isWord("for"), sentence[1].isWord("our", "the", "all"),
            let comma = sentence.prefix(7).firstIndex(where: { $0.isMark(",") }), comma + 3 < sentence.count,
            sentence[2..<comma].allSatisfy({ $0.kind == .word }),
            sentence[comma + 1].isWord("put", "add", "store", "keep"),
            let last = sentence.last, isStandard(last), sentence[sentence.count - 2].isWord("on", "to")
        else { return nil }
        return Array(sentence[(comma + 1)...])
    }

    // MARK: A patent can continue an earlier one

    /// Of the same kind: it may have a previous one.
    private static func earlierOne(_ sentence: [Token]) -> [Token]? {
        guard
            let one = sentence.indices.first(where: { index in
                sentence[index].isWord("one") && index > 4
                    && sentence[index - 1].isWord("earlier", "previous", "older", "former", "prior")
                    && sentence[index - 2].isWord("an", "a", "the")
            }), let modal = sentence[..<one].lastIndex(where: { $0.isWord("can", "may", "might") }), one - modal < 5
        else { return nil }
        var start = modal
        while start > 0, isNominal(sentence[start - 1]), modal - start < 3 { start -= 1 }
        guard start < modal else { return nil }
        let noun = singular(sentence[start..<modal])
        return Array(sentence[..<modal]) + made("may have a previous", sentence[modal]) + noun + sentence[(one + 1)...]
    }

    // MARK: Flag it as needing treatment

    /// "Flag an inspection as needing treatment": how it is flagged is no record.
    private static func asNeeding(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("as"), index + 2 < tokens.count,
                tokens[index + 1].isWord("needing", "requiring"),
                before.reversed().prefix(while: { !$0.isMark(".") && !$0.isMark(";") }).contains(where: {
                    $0.isWord("flag", "mark", "highlight")
                })
            else { return nil }
            let end = tokens[(index + 2)...].firstIndex { $0.kind != .word } ?? tokens.count
            return ([], end - index)
        }
    }

    // MARK: Each building we manage

    /// "Each building we manage has flats": which buildings needs no word.
    private static func doneByUs(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            var next = index
            if tokens[next].isWord("that", "which") { next += 1 }
            guard let noun = before.last, isNominal(noun), before.count > 1, next + 2 < tokens.count,
                tokens[next].isWord("we"), let (base, kind) = Lexicon.shared.verb(tokens[next + 1].lower),
                base == tokens[next + 1].lower, kind != .be, kind != .show, kind != .want,
                before.reversed().prefix(4).contains(where: {
                    $0.isWord("each", "every", "a", "an", "the", "all", "any")
                })
            else { return nil }
            var end = next + 2
            if tokens[end].isWord("for", "after", "out", "to"), end + 1 < tokens.count { end += 1 }
            guard tokens[end].isWord("has", "have", "is", "are", "belongs", "consists", "must", "can", "gets", "needs")
            else { return nil }
            return ([], end - index)
        }
    }

    // MARK: A number no two may share

    /// "A permit number no two may share", "a number no other unit has": a unique one.
    private static func notShared(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard let noun = before.last, isNominal(noun), let end = endOfSharing(tokens, index),
                before.reversed().prefix(4).contains(where: { $0.isWord("a", "an") })
            else { return nil }
            return (made("that is unique", tokens[index]), end - index)
        }
        .uniqueBefore()
    }

    private static func endOfSharing(_ tokens: [Token], _ index: Int) -> Int? {
        var next = index
        if tokens[next].isWord("that", "which") { next += 1 }
        guard next + 2 < tokens.count else { return nil }
        if tokens[next].isWord("notwo") {
            next += 1
        } else if tokens[next].isWord("no"), tokens[next + 1].isWord("two", "other") {
            next += 2
        } else {
            return nil
        }
        while next < tokens.count, isNominal(tokens[next]), !tokens[next].isWord("share", "have", "has") { next += 1 }
        if next < tokens.count, tokens[next].isWord("may", "can", "must", "should", "ever") { next += 1 }
        guard next < tokens.count, tokens[next].isWord("share", "shares", "have", "has", "carry", "carries") else {
            return nil
        }
        next += 1
        return next == tokens.count || tokens[next].kind != .word || tokens[next].isWord("and") ? next : nil
    }
}

extension [Token] {
    /// "A permit number that is unique" is a unique permit number.
    fileprivate func uniqueBefore() -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < count {
            let isRemark =
                index + 2 < count && self[index].isWord("that") && self[index + 1].isWord("is")
                && self[index + 2].isWord("unique") && self[index].start == self[index + 2].start
            guard isRemark, let article = result.lastIndex(where: { $0.isWord("a", "an") }) else {
                result.append(self[index])
                index += 1
                continue
            }
            result.insert(contentsOf: Rewordings.made("unique", result[article]), at: article + 1)
            index += 3
        }
        return result
    }
}
