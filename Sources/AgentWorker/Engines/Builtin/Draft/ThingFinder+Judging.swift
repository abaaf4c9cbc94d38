/// Whether a phrase names a kind of record, a value or a substance.
extension ThingFinder {
    /// "Nurses administer medication", "donors give blood": of a substance there are no records.
    func isSubstance(_ phrase: NounPhrase) -> Bool {
        guard phrase.determiner == .none, !phrase.isPlural, !phrase.isMany, ThingKind.standard(phrase) == nil,
            phrase.of.isEmpty, phrase.owner.isEmpty
        else { return false }
        return lexicon.massNouns.contains(phrase.noun) && !counted.contains(phrase.noun)
            || phrase.naming.isEmpty && !counted.contains(phrase.noun)
    }

    /// "The vet notes the complaint, the diagnosis and the cost": what is written down there is no case.
    func isNotedDown(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        ThingKind.standard(phrase) == "Case" && !phrase.isPlural && !phrase.isMany
            && !["case", "ticket"].contains(phrase.noun) && clause.objects.count > 1
            && clause.objects.contains(where: ThingKind.isAttribute)
    }

    /// "Add to accounts a credit limit": what a standard object is given is a field, unless there are several of it.
    func isAddedValue(_ phrase: NounPhrase, _ preposition: String?, _ clause: Clause, _ kind: VerbKind?) -> Bool {
        guard preposition == nil, kind == .record || kind == .want, clause.isCommand,
            ["add", "extend", "put", "create", "introduce", "need", "want"].contains(clause.verb?.lemma ?? ""),
            !phrase.isMany, !phrase.isPlural || clause.objects.count > 1, ThingKind.standard(phrase) == nil,
            draft.thing(for: phrase) == nil, let target = clause.phrases(after: "to", "on").first
        else { return false }
        return ThingKind.standard(target) != nil
            && clause.objects.contains { $0.head.values != nil || ThingKind.isAttribute($0) }
    }

    /// What something is made after, of which there are records.
    static let patterns: Set<String> = [
        "recipe", "blend", "design", "pattern", "template", "mould", "mold", "formula", "blueprint", "drawing", "lot",
    ]

    /// How something comes from where it was.
    private static let taking: Set<String> = [
        "take", "draw", "collect", "obtain", "extract", "gather", "harvest", "source", "cut", "recover", "pump", "pick",
        "excavate", "retrieve", "lift", "mine", "dig", "catch", "award", "grant", "fund", "finance", "disburse",
        "withdraw", "allocate", "supply",
    ]

    /// "Batches of medicine": a bare singular says what it is made of.
    func isMaterial(_ phrase: NounPhrase) -> Bool {
        phrase.determiner == .none && !phrase.isPlural && !phrase.isMany && phrase.modifiers.isEmpty
            && ThingKind.standard(phrase) == nil && draft.thing(for: phrase) == nil
    }

    /// "For each call we keep arrival and departure": when it comes and goes.
    func isBareMoment(_ phrase: NounPhrase, _ clause: Clause, _ kind: VerbKind?) -> Bool {
        [.record, .have, .want, .require].contains(kind) && phrase.determiner == .none && !phrase.isPlural
            && phrase.naming.isEmpty && phrase.of.isEmpty
            && [
                "arrival", "departure", "start", "end", "check-in", "check-out", "take-off", "takeoff", "landing",
                "touchdown", "lift-off", "drop-off", "pick-up", "pickup",
            ].contains(phrase.noun)
            && !defined.contains(phrase.noun)
            && (clause.objects.count > 1 || !clause.places.isEmpty)
    }

    func hasWith(_ clause: Clause) -> Bool { clause.parts.contains { $0.preposition == "with" } }

    /// "Record downtimes of the machines": what they are of is there as well.
    func isRecordedOf(_ phrase: NounPhrase, _ whole: NounPhrase, _ clause: Clause) -> Bool {
        clause.isCommand && clause.verb?.verbKind == .record && clause.objects.contains(phrase) && phrase.isPlural
            && !Self.collective.contains(phrase.noun) && whole.head.tag == .noun
            && (whole.isPlural || whole.determiner != .none) && !isMaterial(whole)
    }

    /// Whether the object of a clause is a record of its own.
    func isRecord(
        _ phrase: NounPhrase, _ preposition: String?, _ clause: Clause, _ kind: VerbKind?, commanded: Bool
    ) -> Bool {
        if ThingKind.isVague(phrase) || phrase.isFlag || ThingKind.isBound(phrase) { return false }
        if phrase.noun.count == 1, states.contains(phrase.noun) { return false }
        if Self.isExplicit(phrase) { return true }
        if preposition == nil, ofPairs.contains(clause.start), !phrase.isPlural, !phrase.isMany,
            ThingKind.standard(phrase) == nil, phrase.determiner != .indefinite
        {
            return false
        }
        if preposition == nil, ["version", "revision"].contains(phrase.noun), phrase.naming.isEmpty, !phrase.isPlural,
            phrase.determiner != .each, clause.objects.contains(where: ThingKind.isAttribute)
        {
            // "Hold the part number, the revision and the weight".
            return false
        }
        if ["reminder", "notification", "alert", "email", "e-mail", "sms"].contains(phrase.noun), preposition == nil,
            !phrase.isMany, !hasWith(clause), clause.isCommand || kind == .have || kind == .want
        {
            // "I need a reminder before they end": what the system does.
            return false
        }
        if preposition == nil, isSummedRecord(phrase, clause) { return true }
        if isKeptIn(phrase, preposition, clause, kind) { return true }
        if isBookedOn(phrase, preposition, clause) || isGotFor(phrase, preposition, clause) { return true }
        if PhraseParser.units.contains(phrase.head.lower), phrase.naming.isEmpty, preposition != nil,
            !phrase.head.isConcrete
        {
            return false
        }
        if kind == .transact, preposition == nil, phrase.isMany, lexicon.units.contains(phrase.noun),
            lexicon.attribute(phrase.noun) != nil
        {
            // "Guests book several places on a departure": how many.
            return false
        }
        if Self.collective.contains(phrase.noun), !phrase.of.isEmpty { return false }
        if preposition == nil, isSubstance(phrase), !commanded || kind == .steward {
            // "Wardens record damage on benches with a date": each time it is one.
            return kind == .record && hasWith(clause)
                && ["damage", "vandalism", "wear", "pollution"].contains(phrase.noun)
        }
        if preposition == nil, isNotedDown(phrase, clause) { return false }
        // "At home", "in production": how or where, not which.
        if let preposition, ["at", "in", "on", "by", "through"].contains(preposition), phrase.naming.isEmpty,
            isSubstance(phrase)
        {
            return false
        }
        if commanded, let first = clause.objects.first, first.isPronoun, first != phrase, kind == .record {
            return false
        }
        if isAddedValue(phrase, preposition, clause, kind) { return false }
        if preposition == "during", !ThingKind.isAttribute(phrase), !phrase.isMany { return !clause.isNegated }
        if preposition == "per" || clause.places.contains(phrase), ThingKind.isRecordLike(phrase),
            phrase.of.contains(where: { ThingKind.standard($0) != nil && !$0.isPlural })
        {
            // "For each location of an account".
            return true
        }
        if preposition == "per" || clause.places.contains(phrase), !ThingKind.isAttribute(phrase) {
            return !Self.units.contains(phrase.noun)
        }
        if preposition != nil, commanded, kind == .record || kind == .want, clause.places.first != nil,
            phrase.start < clause.verb?.token.start ?? 0, !ThingKind.isAttribute(phrase)
        {
            // "For every incident on a site": the site comes with the incident.
            return true
        }
        if preposition == "for", !phrase.isPlural, phrase.determiner == .none, phrase.naming.isEmpty, kind == .steward {
            // "Bring it in for repair": why, not what.
            return false
        }
        if clause.verb == nil, preposition == "for" || preposition == "of", phrase.isPlural, phrase.determiner == .none,
            ["Account", "Contact"].contains(ThingKind.standard(phrase)), let heading = clause.subjects.first,
            clause.subjects.count == 1, heading.isPlural, !ThingKind.isAttribute(heading),
            ThingKind.standard(heading) == nil, !Self.collective.contains(heading.noun)
        {
            // "Accreditation certificates for laboratories: …": each is of one.
            return true
        }
        if preposition == nil, isBareMoment(phrase, clause, kind) { return false }
        if preposition == nil, isValueOfPlace(phrase, clause, kind) { return false }
        if preposition == nil, lexicon.units.contains(phrase.noun), phrase.naming.isEmpty, !phrase.isMany,
            !clause.places.isEmpty, clause.objects.contains(where: ThingKind.isAttribute)
        {
            // "For each dish we enter portions and a price."
            return false
        }
        if preposition == nil, phrase.isPlural, phrase.head.values != nil, lexicon.attribute(phrase.noun) == nil,
            kind == .transact || kind == .steward || kind == .have && lexicon.happens(phrase.noun),
            ThingKind.standard(phrase) == nil, !commanded
        {
            // "Sponsors buy slots (Early or Late)": slots of these kinds.
            return true
        }
        if ThingKind.isAttribute(phrase) {
            // "Animals belong to a species."
            if clause.verb?.lemma == "belong", preposition == "to", phrase.determiner == .indefinite,
                ThingKind.isRecordLike(phrase), phrase.head.values == nil
            {
                return true
            }
            // "Each matter has deadlines with a due date and a flag."
            if kind == .have, preposition == nil, phrase.isPlural, phrase.head.values == nil, hasWith(clause),
                clause.objects.last == phrase, phrase.of.isEmpty, phrase.unit == nil,
                !lexicon.units.contains(phrase.noun) || !phrase.naming.isEmpty && phrase.naming.last?.tag == .noun,
                !["date", "time", "number", "amount", "detail", "description"].contains(phrase.noun)
            {
                return true
            }
            // "Log markdowns of a product with a reason": sums of money that something has again and again.
            if kind == .record || kind == .want, commanded, preposition == nil, phrase.isPlural,
                lexicon.attribute(phrase.noun) == .currency, hasWith(clause), clause.objects.count == 1,
                phrase.of.contains(where: { !ThingKind.isAttribute($0) })
            {
                return true
            }
            // "Record feedback with a rating": what has values of its own is a record.
            return kind == .record && commanded && preposition == nil && phrase.owner.isEmpty && phrase.of.isEmpty
                && phrase.per.isEmpty && phrase.head.values == nil && ThingKind.isRecordLike(phrase) && hasWith(clause)
                && clause.objects.first == phrase
        }
        if ThingKind.standard(phrase) != nil {
            // A machine or a product may be a plain word; people and companies are always records.
            return kind != .show && kind != .require || preposition == nil || preposition == "per" || !commanded
        }
        if lexicon.systemNouns.contains(phrase.noun), phrase.noun != "portal", !phrase.isPlural,
            phrase.determiner != .each, preposition == nil || commanded || phrase.determiner != .indefinite
        {
            return false
        }
        switch preposition {
        case nil:
            switch kind {
            case .have:
                if ["stock", "inventory"].contains(phrase.noun), hasWith(clause) { return true }
                if isLogOf(phrase, clause) { return true }
                if ["get", "receive"].contains(clause.verb?.lemma ?? ""), phrase.determiner == .indefinite,
                    clause.subjects.contains(where: ThingKind.isPerson) || phrase.naming.isEmpty,
                    lexicon.happens(phrase.noun), ThingKind.standard(phrase) == nil
                {
                    // "Kids get one enrolment".
                    return true
                }
                if phrase.naming.isEmpty, phrase.determiner == .indefinite,
                    lexicon.ownables.contains(phrase.noun) || lexicon.places.contains(phrase.noun)
                {
                    // "A tenancy has a tenant and a flat."
                    return true
                }
                // "Home goals and away goals" are two figures.
                if phrase.isPlural, !phrase.isMany, !phrase.naming.isEmpty, !lexicon.genericParts.contains(phrase.noun),
                    clause.objects.contains(where: {
                        $0 != phrase && $0.noun == phrase.noun && $0.isPlural && !$0.naming.isEmpty
                    })
                {
                    return false
                }
                return phrase.isPlural || phrase.isMany || isWhole(phrase, clause)
            case .record: return !isNotedValue(phrase, clause) && !isNotedText(phrase, clause)
            case .want:
                // "Lifts need yearly inspections": they have them.
                return commanded
                    || phrase.isPlural
                        && (lexicon.eventNouns.contains(phrase.noun) || lexicon.processNouns.contains(phrase.noun))
            case .steward where clause.objects.count > 1 && ["give", "award", "grant"].contains(clause.verb?.lemma):
                // "Reviewers give it a score and a recommendation."
                return phrase.isPlural
            case .show
            where clause.isCommand && phrase.isPlural && phrase.of.isEmpty && phrase.per.isEmpty
                && !phrase.naming.isEmpty && lexicon.processNouns.contains(phrase.noun)
                && !toldDoings.contains(phrase.noun)
                && phrase.naming.allSatisfy({ StateFlag.isState($0.lower) }):
                // "Mark late hires": what the text calls the doing.
                return true
            case .show
            where clause.isCommand && phrase.isPlural && phrase.ownerIsPronoun && phrase.naming.isEmpty
                && clause.verb?.lemma == "count" && lexicon.happens(phrase.noun)
                && !toldDoings.contains(phrase.noun):
                // "Count its registrations": it has them.
                return true
            case .show where !clause.isCommand && !clause.subjects.allSatisfy(\.isPronoun):
                // "An exhibition shows works", but "a project shows its total".
                return phrase.isPlural && !phrase.modifiers.contains { Computation.word($0.lower) != nil }
            case .associate where phrase.range != nil, .steward where phrase.range != nil:
                // "Judges give marks between 0 and 10", of which the highest is shown.
                return phrase.isPlural && summed.contains(phrase.noun)
            case .associate where !phrase.isPlural && clause.objects.contains(where: ThingKind.isAttribute):
                // "A test yields a value, a unit and a flag."
                return false
            case .transact, .steward, .associate: return true
            case .belong: return commanded || (phrase.isPlural || phrase.determiner == .each) && !clause.isPassive
            default: return false
            }
        case "with"
        where phrase.isPlural && phrase.isOurs && [.transact, .steward, .associate].contains(kind) && !commanded
            && (lexicon.ownables.contains(phrase.noun) || lexicon.machines.contains(phrase.noun)):
            // "Employees fly missions with our drones": each with one of them.
            return true
        case "with"
        where lexicon.places.contains(phrase.noun) && phrase.determiner == .definite && phrase.naming.isEmpty:
            // "With the site where it stands": the text points at a record.
            return true
        case "with"
        where phrase.isPlural && phrase.head.values == nil && phrase.naming.isEmpty
            && clause.objects.contains(where: { $0.isPlural && !ThingKind.isAttribute($0) })
            && told.contains(phrase.noun):
            // "A shoot has galleries with photos; count the photos of each gallery": it has them.
            return true
        case "with"
        where phrase.isPlural && phrase.head.values == nil && spokenOf.contains(phrase.noun)
            && !(lexicon.countables.contains(phrase.noun) && !defined.contains(phrase.noun)
                && clause.allPhrases.contains { $0.per.contains { $0.noun == phrase.noun } }):
            // "Productions with performances", of each of which more is said.
            return true
        case "with"
        where [.steward, .associate, .transact].contains(kind) && !clause.isPassive && phrase.isPlural
            && phrase.naming.isEmpty && phrase.head.values == nil
            && (lexicon.machines.contains(phrase.noun) || lexicon.ownables.contains(phrase.noun))
            && clause.objects.contains(where: { lexicon.happens($0.noun) && !ThingKind.isAttribute($0) })
            && clause.subjects.contains(where: ThingKind.isPerson):
            // "Pilots fly missions with drones".
            return true
        case "under"
        where kind == .transact && phrase.determiner == .indefinite && lexicon.processNouns.contains(phrase.noun):
            // "A tenant rents a flat under a tenancy".
            return true
        case "by" where clause.isPassive, "between" where !clause.isCommand:
            return kind == .steward || kind == .associate || kind == .transact || kind == .belong
        case "from"
        where kind == .belong && ["come", "originate", "stem"].contains(clause.verb?.lemma ?? "") && !commanded
            && (phrase.isPlural || phrase.determiner == .indefinite):
            // "Cores come from drill sites".
            return true
        case "from"
        where clause.isPassive && Self.taking.contains(clause.verb?.lemma ?? "") && !commanded
            && (phrase.isPlural || phrase.determiner == .indefinite || phrase.determiner == .each):
            // "Samples are taken from wells".
            return true
        case "with" where kind == .belong && Interpreter.dwelling.contains(clause.verb?.lemma ?? ""): return true
        case "from"
        where phrase.isPlural && Self.patterns.contains(phrase.noun) && !clause.isPassive && !clause.objects.isEmpty:
            // "A brewery brews batches from recipes."
            return true
        case "from" where isTakenFrom(phrase, clause): return true
        case "from"
        where clause.isPassive && clause.verb?.lemma == "pay" && !phrase.isMany
            && ["fund", "grant", "scheme", "program", "programme", "pot", "pool"].contains(phrase.noun):
            // "Scholarships are paid from funds".
            return true
        case "with", "like", "as", "by", "than", "before", "after", "until", "from", "above", "below", "over", "under":
            return false
        case "through", "between", "among", "beside":
            return [.belong, .transact, .associate, .steward].contains(kind)
                && (phrase.isPlural || preposition != "through")
        case let place?
        where ["on", "in", "at"].contains(place) && kind == .record && clause.isCommand && phrase.isPlural
            && lexicon.places.contains(phrase.noun)
            && phrase.determiner == .definite
            && clause.objects.contains(where: { lexicon.eventNouns.contains($0.noun) }):
            // "Log near misses on our sites": where each was.
            return true
        case let place? where ["for", "in", "at", "on"].contains(place) && kind == .be && !clause.isPassive:
            // "Each rental is for one kayak."
            return clause.subjects.first.map { ThingFinder.isToldOf($0, clause) } == true
                && phrase.determiner == .indefinite
                && (preposition == "for" || lexicon.places.contains(phrase.noun)
                    || lexicon.containers.contains(phrase.noun)
                    || lexicon.ownables.contains(phrase.noun)
                    || defined.contains(phrase.noun)
                    // "Each at one work center".
                    || clause.words.contains { $0.lower == "one" && $0.token.start == phrase.start })
        case "of", "to", "into", "against", "for", "in", "per", "on", "at", "across", "along", "inside":
            if kind == .record, commanded, ["in", "on"].contains(preposition), phrase.isPlural,
                !clause.isCommand
                    || preposition == "on" && phrase.determiner == .none && clause.objects.contains(where: \.isPlural)
            {
                // "The cemetery keeps graves in sections."
                return true
            }
            if kind == .have, commanded, ["in", "on", "at"].contains(preposition), phrase.isPlural, !clause.isPassive,
                lexicon.attribute(phrase.noun) == nil, lexicon.attribute(phrase.name) == nil,
                clause.objects.contains(where: { $0.isPlural && !ThingKind.isAttribute($0) })
            {
                // "Our archive has boxes on shelves."
                return true
            }
            if kind == .have, !clause.isPassive, isPlaceOfDoing(phrase, clause) { return true }
            if kind == .be, ["for", "of"].contains(preposition), phrase.determiner == .indefinite,
                clause.subjects.contains(where: { isOfSomething($0, clause) })
            {
                return true
            }
            return kind == .belong || kind == .transact || kind == .associate || kind == .steward
                || (kind == .show && clause.isPassive && !phrase.isCounted)
                || (kind == .record && phrase.determiner == .each && preposition == "per")
                || (kind == .record && !commanded)
        default: return false
        }
    }
}
