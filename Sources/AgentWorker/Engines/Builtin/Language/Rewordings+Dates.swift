/// Items of a list that tell of a day or of a state of payment: "the day the client signed off", "paid so far".
extension Rewordings {
    // MARK: The day the client signed off

    /// "The day the client signed off" is the signed-off date.
    static func daysOf(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("day", "date", "time"), index + 3 < tokens.count,
                before.last?.isWord("the", "a") == true
            else { return nil }
            var next = index + 1
            if tokens[next].isWord("that", "when") { next += 1 }
            if next + 1 < tokens.count, tokens[next].isWord("on"), tokens[next + 1].isWord("which") { next += 2 }
            guard next < tokens.count, tokens[next].isWord("the", "our", "a", "an", "their") else { return nil }
            next += 1
            let noun = next
            while next < tokens.count, next < noun + 3, isNominal(tokens[next]), !isVerbForm(tokens[next]) { next += 1 }
            if next < tokens.count, tokens[next].isWord("was", "were", "has", "had") { next += 1 }
            if next < tokens.count, tokens[next].isWord("been") { next += 1 }
            if next > noun, next < tokens.count, let moment = moments[tokens[next].lower], closes(tokens, next + 1) {
                // "The date the certificate expires".
                return (tokens[noun..<next] + made(moment, tokens[index]), next + 1 - index)
            }
            guard next > noun, next < tokens.count, isVerbForm(tokens[next]), !tokens[next].lower.hasSuffix("s") else {
                return nil
            }
            var name = tokens[next].lower
            var end = next + 1
            if end < tokens.count, particles.contains(tokens[end].lower) {
                name += "-" + tokens[end].lower
                end += 1
            }
            guard closes(tokens, end) else { return nil }
            let value = tokens[index].isWord("time") ? "time" : "date"
            return (made("\(name) \(value)", tokens[index]), end - index)
        }
    }

    private static let moments = [
        "expires": "expiry date", "lapses": "expiry date", "ends": "end date", "finishes": "end date",
        "starts": "start date", "begins": "start date", "arrives": "arrival date", "leaves": "departure date",
    ]

    // MARK: Paid so far, still open

    /// "Paid so far" is the total paid amount, "still open" the remaining one.
    static func soFar(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard opensAsked(before), before.count > 1, index + 1 < tokens.count else { return nil }
            let rest = tokens[(index + 1)...].prefix(2).map(\.lower)
            if isVerbForm(tokens[index]),
                rest == ["so", "far"] || rest == ["to", "date"] || rest == ["until", "now"],
                closes(tokens, index + 3)
            {
                return (made("the total \(tokens[index].lower) amount", tokens[index]), 3)
            }
            if tokens[index].isWord("still"), closes(tokens, index + 2),
                tokens[index + 1].isWord("open", "due", "outstanding", "unpaid", "owed", "missing", "left")
            {
                let word = tokens[index + 1].isWord("open") ? "open" : "outstanding"
                return (made("the \(word) amount", tokens[index]), 2)
            }
            return nil
        }
    }

    // MARK: The number to be moved

    /// "The phone number to be moved, the operator": in a list what is to be done to it adds nothing.
    static func toBeDone(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in
            guard tokens[index].isWord("to"), index + 2 < tokens.count, tokens[index + 1].isWord("be"),
                let noun = before.last, isNominal(noun), isVerbForm(tokens[index + 2]), closes(tokens, index + 3),
                !noun.isWord("need", "needs", "want", "wants", "is", "are", "has", "have"), before.count > 3,
                index + 3 < tokens.count, !tokens[index + 3].isMark("."), !tokens[index + 3].isMark(";")
            else { return nil }
            return ([], 3)
        }
    }

    // MARK: Tick box

    /// "Marketing consent tick box" is a checkbox.
    static func ticks(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, _ in
            if tokens[index].isWord("tick", "check"), index + 1 < tokens.count, tokens[index + 1].isWord("box") {
                return (made("checkbox", tokens[index]), 2)
            }
            return nil
        }
    }
}
