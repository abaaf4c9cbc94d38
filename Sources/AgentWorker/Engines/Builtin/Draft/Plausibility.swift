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
        for thing in draft.things where !isPlausible(thing) {
            for other in draft.things { other.parents.removeAll { $0.parent === thing } }
            draft.remove(thing)
            draft.assume(
                "\(thing.label) has no records of its own, because the text names it once and says nothing about it.")
        }
    }

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
