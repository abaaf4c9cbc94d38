/// Verbs of two words: to "jot down" is to record, to "hand back" to return; the object may stand between the two.
enum PhrasalVerbs {
    static func merge(_ tokens: [Token]) -> [Token] {
        tokens.rewritten { index, before in reading(tokens, at: index, before.last) }
    }

    private static func reading(_ tokens: [Token], at index: Int, _ before: Token?) -> ([Token], Int)? {
        let verb = tokens[index]
        guard verb.kind == .word, index + 1 < tokens.count, tokens[index + 1].kind == .word,
            let particles = particles(of: verb)
        else { return nil }
        // "The write up", "a hand over": a noun.
        let tag = before.flatMap { $0.kind == .word ? Lexicon.shared.functionWord($0.lower) : nil }
        if tag == .determiner || tag == .each || tag == .quantifier, !verb.lower.hasSuffix("ing") { return nil }
        if let known = particles[tokens[index + 1].lower] {
            // "Turned out to a callout": attended it.
            let goes = known == "attend" && index + 2 < tokens.count && tokens[index + 2].isWord("to", "for")
            return ([inflected(known, as: verb)], goes ? 3 : 2)
        }
        guard let end = objectEnd(tokens, from: index + 1), let known = particles[tokens[end].lower],
            end + 1 == tokens.count || !Rewordings.isNominal(tokens[end + 1])
        else { return nil }
        return ([inflected(known, as: verb)] + tokens[(index + 1)..<end], end + 1 - index)
    }

    /// Where the object between verb and particle ends: "the key", "it".
    private static func objectEnd(_ tokens: [Token], from start: Int) -> Int? {
        var end = start
        if tokens[end].isWord("it", "them") {
            end += 1
        } else {
            guard tokens[end].isWord("the", "a", "an", "their", "our", "its", "each", "every") else { return nil }
            end += 1
            let noun = end
            while end < tokens.count, end < noun + 2, Rewordings.isNominal(tokens[end]) { end += 1 }
            guard end > noun else { return nil }
        }
        return end < tokens.count && tokens[end].kind == .word ? end : nil
    }

    private static func particles(of verb: Token) -> [String: String]? {
        Inflection.verbBases(verb.lower).lazy.compactMap { table[$0] }.first
    }

    /// The verb in the form that the other one has.
    private static func inflected(_ base: String, as verb: Token) -> Token {
        var word = verb
        let stem = base.hasSuffix("e") ? String(base.dropLast()) : base
        let past = base.hasSuffix("y") && base != "repay" ? String(base.dropLast()) + "ied" : stem + "ed"
        if verb.lower.hasSuffix("ing") {
            word.lower = stem + "ing"
        } else if !Inflection.verbBases(verb.lower).contains(where: { $0 == verb.lower && table[$0] != nil }) {
            word.lower = verb.lower.hasSuffix("s") ? Inflection.plural(base) : past
        } else {
            word.lower = base
        }
        word.text = word.lower
        return word
    }

    private static let table: [String: [String: String]] = {
        var table: [String: [String: String]] = [:]
        for entry in entries.split(separator: ";") {
            let words = entry.split(whereSeparator: { $0.isWhitespace || $0 == "=" }).map(String.init)
            if words.count == 3 { table[words[0], default: [:]][words[1]] = words[2] }
        }
        return table
    }()

    private static let entries = """
        write down=enter; put down=enter; jot down=enter; note down=enter; scribble down=enter; mark down=enter; type in=enter; key in=enter;
        punch in=enter; write up=document; draw up=create; put together=create; hand back=return; give back=return;
        bring back=return; take back=return; send back=return; pass on=transfer; hand over=transfer; call off=cancel;
        bring along=bring; drop by=visit; stop by=visit; pop in=visit; call round=visit; come along=attend;
        send off=ship; send in=submit; ship out=ship; run out=expire; tidy up=clean; clean up=clean; clean out=clean; fix up=repair;
        patch up=repair; do up=repair; chop down=fell; cut down=fell; loan out=loan; hire out=hire; tot up=total; sum up=total;
        tally up=total; count up=count; look into=investigate; look over=inspect; check over=inspect; go over=review;
        ring up=call; phone up=call; book in=book; pick out=select; choose out=select; use up=use;
        see off=accompany; take in=accommodate; walk through=explain; feed in=deliver; hold back=withhold; top up=refill;
        clear out=clear; pack up=pack; load up=load; fill up=fill; line up=arrange; turn down=decline; end up=end;
        drop out=withdraw; sort out=resolve; work out=calculate; set off=leave; head off=leave; put forward=propose; turn out=attend; put in=submit; turn in=submit; bring forward=propose
        """
}
