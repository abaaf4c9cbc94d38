/// The object and the prepositional phrases of a clause.
extension ClauseReader {
    mutating func readParts(_ clause: inout Clause, _ index: inout Int, _ inner: inout [(Int, [NounPhrase], Bool)]) {
        var preposition: String?
        // After "and" a phrase goes on with the last list: a rating from 1 to 5 and comments.
        var continues = false
        while index < words.count {
            let word = words[index]
            switch word.tag {
            case .number where parser.phrase(at: index) == nil, .coordinator:
                continues = continues || word.tag == .coordinator
                preposition = nil
                index += 1
                continue
            case .mark where word.token.isMark(":"):
                // "Track licences: product, seats and expiry date": the list is what each has.
                (preposition, continues) = (
                    clause.verb?.verbKind == .want && clause.parts.isEmpty ? nil : "with", false
                )
                index += 1
                continue
            case .adverb, .mark, .negation:
                // "with a date; and …": what follows a comma without a preposition is one more of the last list.
                index += 1
                continue
            case .infinitive:
                if index + 1 < words.count, words[index + 1].tag == .verb, clause.verb?.verbKind == .want,
                    let doer = clause.objects.last, ThingKind.isPerson(doer), words[index - 1].token.end == doer.end
                {
                    // "We want members to book classes": they book.
                    inner.append((index + 1, [doer], false))
                    return
                }
                if index + 1 < words.count, words[index + 1].tag == .verb {
                    inner.append((index + 1, [], true))
                    return
                }
                index += 1
                continue
            case .relative where word.lower == "whose":
                // "A membership whose plan is …": what it has.
                if let (list, next) = parser.phrases(at: index + 1) {
                    clause.parts.append(Clause.Part(preposition: "with", phrases: list))
                    index = next
                } else {
                    index += 1
                }
                continue
            case .relative where word.lower != "whether" && skipsOwnClause(index):
                // "The site where it stands", "the price that we agreed".
                index += 3
                continue
            case .determiner
            where preposition == nil && !continues && index > 0 && words[index - 1].tag == .noun
                && ["our", "the", "their", "a", "an", "my"].contains(word.lower)
                && readsObjectRelative(&clause, &index, isBare: true):
                // "The languages our interpreters speak".
                (preposition, continues) = (nil, true)
                continue
            case .relative where readsObjectRelative(&clause, &index):
                (preposition, continues) = (nil, true)
                continue
            case .relative where word.lower != "whether":
                if let end = relativeEnd(from: index + 1) {
                    readRelative(&clause, from: index, to: end)
                    (preposition, continues, index) = (nil, true, end)
                    continue
                }
                if var last = clause.parts.last?.phrases.last ?? clause.subjects.last {
                    if word.lower == "who", !ThingKind.isPerson(last),
                        let person = clause.allPhrases.last(where: {
                            ThingKind.isPerson($0) || ThingKind.standard($0) == "Lead"
                        })
                    {
                        // "Prospects we met at fairs who are no customers yet".
                        last = person
                    }
                    let all = words[index - 1].lower == "of" ? clause.parts.last?.phrases ?? [last] : [last]
                    inner.append((index + 1, all, false))
                    return
                }
                index += 1
                continue
            case .modal:
                if let last = clause.parts.last?.phrases.last ?? clause.subjects.last {
                    inner.append((index, [last], false))
                    return
                }
                index += 1
                continue
            case .verb:
                if word.isParticiple, clause.isPassive || clause.verb?.verbKind == .be, index > 0,
                    words[index - 1].tag == .coordinator
                {
                    // "Are taken from patients and sent to a laboratory": of the same subject.
                    inner.append((index, clause.subjects, false))
                    return
                }
                if word.isGerund, preposition != nil {
                    inner.append((index, [], true))
                    return
                }
                if let last = antecedent(in: clause, of: index), index > 0 {
                    inner.append((index, [last], false))
                    return
                }
                index += 1
                continue
            case .pronoun
            where index + 1 < words.count && words[index + 1].isParticiple && !clause.parts.isEmpty
                && ["we", "i", "they", "you", "it"].contains(word.lower) && words[index + 1].verbKind != .be:
                // "Prospects we met at trade fairs".
                index += 2
                continue
            case .pronoun where index + 2 < words.count && words[index + 1].tag == .modal && !clause.parts.isEmpty:
                // "The date we should call back."
                nameDay(&clause, by: words[index + 2])
                index += 3
                continue
            case .pronoun where index + 1 < words.count && words[index + 1].isFinite && !clause.parts.isEmpty:
                // "Competitors we face in each opportunity": what follows is said of the competitors.
                // "The date it was first noted".
                var doing = index + 2
                while doing < words.count, words[doing].tag == .adverb || words[doing].tag == .adjective { doing += 1 }
                let isPassive =
                    words[index + 1].verbKind == .be && doing < words.count
                    && (words[doing].isParticiple || words[doing].lower.hasSuffix("ed"))
                nameDay(&clause, by: words[isPassive ? doing : index + 1])
                index = isPassive ? doing + 1 : index + 2
                if index < words.count, words[index].tag == .preposition,
                    index + 1 == words.count || words[index + 1].isComma || words[index + 1].tag == .coordinator
                {
                    // "The floor it is about, …".
                    index += 1
                }
                continue
            case .preposition where index + 2 < words.count && words[index + 1].lower == "which":
                // "In which an inspector awards points": a clause with a subject of its own.
                inner.append((index + 2, [], false))
                return
            case .preposition:
                preposition = word.lower
                index += 1
                // "for capturing …": a purpose.
                if index < words.count, words[index].isGerund {
                    inner.append((index, [], true))
                    return
                }
                continue
            case .each where word.lower == "per":
                preposition = "per"
                index += 1
                continue
            case .adjective where clause.verb?.verbKind == .be && parser.phrase(at: index) == nil:
                clause.predicate.append(word)
                index += 1
                continue
            default: break
            }
            guard case (var list, let next)? = parser.phrases(at: index) else {
                index += 1
                continue
            }
            if preposition == "with", list.count > 1, let last = list.last, last.isPlural, !ThingKind.isAttribute(last),
                next < words.count, words[next].lower == "with",
                clause.verb?.verbKind == .record || clause.verb?.verbKind == .have,
                clause.objects.contains(where: \.isPlural)
            {
                // "Reports with the weather, and incidents with a severity": two records, each with its own.
                list.removeLast()
                append(list, preposition, to: &clause)
                clause.parts.append(Clause.Part(preposition: nil, phrases: [last]))
                (preposition, continues, index) = (nil, false, next)
                continue
            }
            if continues, preposition == nil, !clause.parts.isEmpty {
                clause.parts[Self.listPart(clause, list)].phrases += list
            } else {
                append(list, preposition, to: &clause)
            }
            if preposition == "per", let part = clause.parts.indices.last {
                // "Sold per performance": each of which is one of several.
                for one in clause.parts[part].phrases.indices
                where clause.parts[part].phrases[one].noun == "performance" {
                    clause.parts[part].phrases[one].determiner = .each
                }
            }
            (preposition, continues) = (nil, false)
            index = next
        }
    }

    /// Prepositions that say more of one item of a list, so that the list goes on after them.
    private static let qualifying: Set<String> = ["as", "in", "from", "at", "on", "for", "by", "to", "than", "within"]

    /// The part that a list goes on with: "a supervisor from our staff, a date and a yield".
    private static func listPart(_ clause: Clause, _ items: [NounPhrase]) -> Int {
        let last = clause.parts.count - 1
        guard let preposition = clause.parts[last].preposition, qualifying.contains(preposition),
            clause.verb?.verbKind == .have || clause.verb?.verbKind == .record || clause.verb == nil,
            let first = items.first,
            !ThingKind.isAttribute(clause.parts[last].phrases.last ?? first),
            let list = clause.parts[..<last].lastIndex(where: { $0.preposition == nil || $0.preposition == "with" }),
            clause.parts[list].phrases.contains(where: ThingKind.isAttribute)
                || clause.parts[list].phrases.last?.determiner == .indefinite && first.determiner == .indefinite,
            ThingKind.isAttribute(first) || first.determiner == .indefinite || first.ownerIsPronoun
        else { return last }
        return list
    }

    /// Adds a part; what the list before it goes on with goes there.
    private func append(_ list: [NounPhrase], _ preposition: String?, to clause: inout Clause) {
        var list = list
        var rest: [NounPhrase] = []
        if let preposition, Self.qualifying.contains(preposition), list.count > 1, !clause.parts.isEmpty,
            !ThingKind.isAttribute(list[0]),
            let cut = list.indices.dropFirst().first(where: {
                ThingKind.isAttribute(list[$0])
                    || list[$0].determiner == .indefinite && list[0].determiner != .indefinite
                    || list[$0].ownerIsPronoun
            })
        {
            var trial = clause
            trial.parts.append(Clause.Part(preposition: preposition, phrases: [list[0]]))
            if Self.listPart(trial, Array(list[cut...])) < trial.parts.count - 1 {
                rest = Array(list[cut...])
                list = Array(list[..<cut])
            }
        }
        clause.parts.append(Clause.Part(preposition: preposition, phrases: list))
        if !rest.isEmpty { clause.parts[Self.listPart(clause, rest)].phrases += rest }
    }

    /// "Where it stands", "that we need": a clause of its own that says nothing to record.
    private func skipsOwnClause(_ index: Int) -> Bool {
        index + 2 < words.count && words[index + 1].tag == .pronoun && words[index + 2].tag == .verb
            || index + 2 == words.count - 1 && words[index + 1].tag == .pronoun && words[index + 2].tag == .noun
    }

    /// "Parcels that drivers deliver have a weight": two finite verbs, of which the second is the parcels'.
    mutating func readsRelativeOfSubject(_ clause: inout Clause, _ index: inout Int) -> Bool {
        guard ["that", "which", "whom"].contains(words[index].lower), let whose = clause.subjects.last,
            clause.parts.isEmpty, index + 3 < words.count, words[index + 1].tag != .pronoun,
            let (doer, verb) = parser.phrase(at: index + 1), !doer.isPronoun, verb + 1 < words.count,
            words[verb].isFinite, words[verb].verbKind != .be,
            let main = words[(verb + 1)...].firstIndex(where: { $0.isFinite || $0.tag == .modal }),
            !words[index..<main].dropLast().contains(where: { $0.isComma || $0.tag == .coordinator })
        else { return false }
        let object = words.filter {
            $0.token.start >= whose.start && $0.token.start < words[index].token.start && !$0.isComma
        }
        let rest = words[(verb + 1)..<main].filter { !$0.isComma }
        var reader = ClauseReader(words: Array(words[(index + 1)...verb]) + object + rest, sentence: sentence)
        relatives += reader.read()
        index = main
        return true
    }

    /// "Seminars that our consultants hold for clients": consultants hold seminars for clients.
    private mutating func readsObjectRelative(_ clause: inout Clause, _ index: inout Int, isBare: Bool = false) -> Bool
    {
        let first = isBare ? index : index + 1
        guard isBare || ["that", "which", "whom"].contains(words[index].lower), first + 1 < words.count,
            words[first].tag != .pronoun, let (subject, verb) = parser.phrase(at: first), verb < words.count,
            !subject.isPronoun, words[verb].isFinite || words[verb].tag == .modal,
            let last = clause.parts.last?.phrases.last ?? clause.subjects.last,
            last.head.token.start < words[index].token.start
        else { return false }
        var main = verb
        while main < words.count, words[main].tag == .modal || words[main].tag == .adverb { main += 1 }
        guard main < words.count, words[main].tag == .verb, words[main].verbKind != .be else { return false }
        let end =
            words[main...].firstIndex { $0.isComma || $0.token.isMark(":") || $0.tag == .coordinator } ?? words.count
        let object = words.filter { $0.token.start >= last.start && $0.token.start < words[index].token.start }
        var reader = ClauseReader(
            words: Array(words[first...main]) + object + Array(words[(main + 1)..<end]), sentence: sentence)
        relatives += reader.read()
        index = end
        return true
    }

    /// "The day it leaves" is named after what happens on it.
    private func nameDay(_ clause: inout Clause, by verb: Word) {
        guard let part = clause.parts.indices.last, let phrase = clause.parts[part].phrases.indices.last,
            ["day", "date", "time"].contains(clause.parts[part].phrases[phrase].noun),
            clause.parts[part].phrases[phrase].modifiers.isEmpty
        else { return }
        var word = verb
        word.tag = .noun
        if verb.isParticiple { word.lemma = word.lower }
        clause.parts[part].phrases[phrase].modifiers = [word]
    }

    /// Where a relative clause ends because the list before it goes on: "the vet who saw the animal and a diagnosis".
    private func relativeEnd(from start: Int) -> Int? {
        guard let verb = words[start...].firstIndex(where: { $0.tag == .verb }),
            words[verb].verbKind != .have, words[verb].verbKind != .record
        else { return nil }
        var index = verb + 1
        while index < words.count {
            guard words[index].isComma || words[index].tag == .coordinator else {
                index += 1
                continue
            }
            var next = index
            while next < words.count, words[next].isComma || words[next].tag == .coordinator { next += 1 }
            guard next < words.count, words[next].tag == .determiner, let (_, after) = parser.phrase(at: next) else {
                return nil
            }
            if after < words.count, words[after].isFinite || words[after].tag == .modal { return nil }
            return index
        }
        return nil
    }

    /// Reads a relative clause inside a list as a clause of its own.
    private mutating func readRelative(_ clause: inout Clause, from index: Int, to end: Int) {
        guard let last = clause.parts.last?.phrases.last ?? clause.subjects.last else { return }
        let all = index > 0 && words[index - 1].lower == "of" ? clause.parts.last?.phrases ?? [last] : [last]
        var reader = ClauseReader(words: Array(words[(index + 1)..<end]), sentence: sentence)
        reader.read(subjects: all)
        relatives += reader.clauses
    }

    /// What the verb at an index is said of: "tours on fixed dates, led by guides" are led, the dates are not.
    private func antecedent(in clause: Clause, of index: Int) -> NounPhrase? {
        let last = clause.parts.last?.phrases.last ?? clause.subjects.last
        guard index > 0, words[index - 1].isComma, words[index].isParticiple, clause.parts.last?.preposition != nil,
            let last, ThingKind.isAttribute(last), let object = clause.objects.last, !ThingKind.isAttribute(object)
        else { return last }
        return object
    }
}
