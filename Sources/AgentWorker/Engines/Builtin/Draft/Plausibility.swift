/// Takes back records that a text gives no ground for: a noun said once, of which it tells nothing, is a place, a word of
/// greeting or a value that was misread, and no kind of record.
struct Plausibility {
    let draft: ModelDraft
    let clauses: [Clause]

    /// How a text speaks of a noun.
    private struct Mentions {
        var all = 0
        /// In the singular and without an article.
        var bare = 0
        /// "Each visit", "a visit", "visits": as one of several.
        var asKind = 0
        /// "A visit has …".
        var asOwner = 0
    }

    func settle() {
        for thing in draft.things where isOnlyCounted(thing) { count(thing) }
        for thing in draft.things where isListedValue(thing) { value(thing) }
        for thing in draft.things where isDoingWord(thing) || !isPlausible(thing) {
            for other in draft.things { other.parents.removeAll { $0.parent === thing } }
            draft.remove(thing)
            draft.assume(
                "\(thing.label) has no records of its own, because the text names it once and says nothing about it.")
        }
    }

    // MARK: A number of leaflets

    private func hasNothing(_ thing: Thing) -> Bool {
        thing.standard == nil && !thing.isExplicit && thing.rules.isEmpty && thing.rollUps.isEmpty
            && thing.fields.allSatisfy(\.source.isAssumption) && draft.children(of: thing).isEmpty
    }

    /// "A number of leaflets", "exactly 6 digits": said as nothing but how many.
    private func isOnlyCounted(_ thing: Thing) -> Bool {
        guard hasNothing(thing), thing.doing == nil, !thing.isJunction, thing.parents.count < 2 else { return false }
        let tokens = Tokenizer.tokens(of: draft.requirement)
        let places = tokens.indices.filter {
            tokens[$0].kind == .word && Inflection.singular(tokens[$0].lower) == thing.noun
        }
        let counted = places.filter { isCount(tokens, before: $0) }
        return !counted.isEmpty
            && places.allSatisfy { place in
                counted.contains(place)
                    || place + 1 < tokens.count && tokens[place + 1].isWord("per", "of", "in")
                        && tokens[..<place].suffix(3).contains { $0.isWord("the", "total") }
            }
    }

    private func isCount(_ tokens: [Token], before place: Int) -> Bool {
        var index = place
        while index > 0, index > place - 3, Rewordings.isNominal(tokens[index - 1]) { index -= 1 }
        return index > 1 && tokens[index - 1].isWord("of") && tokens[index - 2].isWord("number", "count", "amount")
    }

    /// It becomes a number of what it was related to.
    private func count(_ thing: Thing) {
        for link in thing.parents {
            let label = String("Number of \(Inflection.plural(thing.label))".prefix(40))
            link.parent.rollUps.removeAll { $0.child === thing }
            draft.addField(.plain(label, .number, source: link.source), to: link.parent)
        }
        draft.remove(thing)
    }

    // MARK: The date, mite count and honey frames

    /// The last of a list of values, of which nothing else is told.
    private func isListedValue(_ thing: Thing) -> Bool {
        guard hasNothing(thing), thing.parents.count == 1, thing.doing == nil, !thing.isJunction,
            !Lexicon.shared.happens(thing.noun)
        else { return false }
        let places = Tokenizer.tokens(of: draft.requirement).filter { Inflection.singular($0.lower) == thing.noun }
        return places.count == 1
            && clauses.contains { clause in
                clause.verb?.verbKind == .record && clause.objects.count > 2
                    && clause.objects.filter(ThingKind.isAttribute).count > 1
                    && clause.objects.contains { $0.noun == thing.noun && $0.determiner == .none && !$0.naming.isEmpty }
            }
    }

    private func value(_ thing: Thing) {
        guard let link = thing.parents.first else { return }
        draft.addField(.plain(Inflection.plural(thing.label), .text, source: link.source), to: link.parent)
        draft.remove(thing)
    }

    // MARK: Served

    /// "The hours each one served": a form of a verb names no record.
    private func isDoingWord(_ thing: Thing) -> Bool {
        guard hasNothing(thing), thing.name == thing.noun, !thing.isWanted, !thing.isJunction else { return false }
        let lexicon = Lexicon.shared
        return (thing.noun.hasSuffix("ed") || thing.noun.hasSuffix("ing")) && lexicon.verb(thing.noun) != nil
            && !lexicon.canBeNoun(thing.noun) && !lexicon.isNominal(thing.noun)
    }

    // MARK: Said once

    private func isPlausible(_ thing: Thing) -> Bool {
        guard thing.standard == nil, !thing.isExplicit, !thing.isJunction, thing.rollUps.isEmpty, thing.rules.isEmpty,
            thing.recordTypes.isEmpty, thing.fields.allSatisfy(\.source.isAssumption)
        else { return true }
        let said = mentions(of: thing)
        if said.asKind > 0 || said.asOwner > 0 || said.all == 0 { return true }
        let links = draft.things.flatMap(\.parents).filter { $0.parent === thing }.count
        if links > 1 || links > 0 && !thing.parents.isEmpty { return true }
        if Lexicon.shared.happens(thing.noun), !thing.parents.isEmpty || thing.isWanted { return true }
        return said.all > 1 && said.bare < said.all
    }

    private func mentions(of thing: Thing) -> Mentions {
        let noun = thing.noun
        var found = Mentions()
        func add(_ phrase: NounPhrase, asKind: Bool) {
            guard phrase.noun == noun || thing.aliases.contains(phrase.noun) else { return }
            found.all += 1
            if asKind || phrase.isPlural || phrase.isMany || phrase.determiner == .each
                || phrase.determiner == .indefinite
                // "A customer's policy": one of several.
                || phrase.owner.contains(where: { $0.determiner == .indefinite || $0.determiner == .each })
            {
                found.asKind += 1
            } else if phrase.determiner == .none {
                found.bare += 1
            }
        }
        for clause in clauses {
            for phrase in clause.subjects {
                if clause.verb?.verbKind == .have, phrase.noun == noun { found.asOwner += 1 }
                add(phrase, asKind: false)
            }
            for part in clause.parts { for phrase in part.phrases { add(phrase, asKind: isListed(part, clause)) } }
            for phrase in clause.allPhrases {
                for whole in phrase.of { add(whole, asKind: isWhole(whole, of: phrase)) }
                for one in phrase.per + phrase.owner { add(one, asKind: phrase.per.contains(one)) }
                for value in phrase.with { add(value, asKind: true) }
            }
        }
        return found
    }

    /// "Sprayings per plot", "with the site where it stands": one of several, whatever its article.
    private func isListed(_ part: Clause.Part, _ clause: Clause) -> Bool {
        switch part.preposition {
        case "per": true
        case "with": part.phrases.contains { $0.determiner == .definite }
        default: false
        }
    }

    /// "A check of the pallet", "batches of medicine": what a record is of; the date of a conversation is of no record.
    private func isWhole(_ whole: NounPhrase, of phrase: NounPhrase) -> Bool {
        let lexicon = Lexicon.shared
        let isOwn =
            whole.determiner == .definite
            && (lexicon.places.contains(whole.noun) || lexicon.businesses.contains(whole.noun))
        return !ThingKind.isAttribute(phrase) && !isOwn
    }

}
