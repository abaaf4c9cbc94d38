/// Who acts in a text, told by what they do: people and companies that no list knows.
extension ThingFinder {
    /// Who does something or is given something, by an ending of those who act: an astronomer, unless the text says what it has.
    static func agents(in clauses: [Clause]) -> [String: String] {
        let lexicon = Lexicon.shared
        var found: [String: String] = [:]
        var buyers: [String: String] = [:]
        var receivers: Set<String> = []
        var defined: Set<String> = []
        func add(_ phrases: [NounPhrase], _ standard: String) {
            for phrase in phrases
            where lexicon.mayBeAgent(phrase.noun) && ThingKind.standard(phrase) == nil && found[phrase.noun] == nil
                && !lexicon.eventNouns.contains(phrase.noun) && !lexicon.processNouns.contains(phrase.noun)
                && !lexicon.machines.contains(phrase.noun) && !lexicon.ownables.contains(phrase.noun)
            {
                found[phrase.noun] = standard
            }
        }
        for clause in clauses {
            guard let kind = clause.verb?.verbKind else { continue }
            for phrase in clause.allPhrases where phrase.determiner == .each { defined.insert(phrase.noun) }
            switch kind {
            case .have, .be, .show, .require, .want:
                if kind == .have, clause.phrases(after: "at", "with", "from").contains(where: \.isOurs),
                    let subject = clause.subjects.first, subject.isPlural, subject.determiner == .none,
                    lexicon.businesses.contains(subject.noun)
                {
                    // "Cafés have standing orders at our bakery": customers.
                    buyers[subject.noun] = "Account"
                } else {
                    defined.formUnion(clause.subjects.map(\.noun))
                }
            case .steward, .transact, .associate, .record, .belong, .automate:
                if clause.isPassive {
                    defined.formUnion(clause.subjects.map(\.noun))
                    add(clause.phrases(after: "by"), "User")
                } else {
                    add(clause.subjects, "Contact")
                }
                // "Cafés order cakes from us": companies that buy.
                for subject in clause.subjects
                where !clause.isPassive && subject.isPlural && subject.determiner == .none && !subject.isOurs
                    && !OwnPlaces.inner.contains(subject.noun)
                    && (subject.naming.isEmpty || subject.noun == "crew")
                    && (subject.noun == "crew" || lexicon.businesses.contains(subject.noun)
                        || lexicon.places.contains(subject.noun))
                    && (["order", "buy", "purchase", "hire", "rent", "lease", "book", "subscribe", "commission"]
                        .contains(
                            clause.verb?.lemma ?? "")
                        || clause.verb?.lemma == "place" && clause.objects.contains { $0.noun == "order" })
                {
                    buyers[subject.noun] = "Account"
                }
                // "Hotels send us laundry bags", "dental practices send jobs to our lab": our customers.
                let isToUs =
                    clause.words.contains { $0.lower == "us" }
                    || clause.verb?.lemma == "send" && clause.phrases(after: "to", "for").isEmpty
                    || clause.phrases(after: "to", "at").contains { $0.isOurs || $0.head.lower == "us" }
                if ["send", "deliver", "bring", "ship", "submit", "forward", "give", "supply"].contains(
                    clause.verb?.lemma ?? ""), isToUs
                {
                    for subject in clause.subjects
                    where subject.isPlural && subject.determiner == .none && !subject.isOurs
                        && (lexicon.businesses.contains(subject.noun) || lexicon.places.contains(subject.noun))
                    {
                        buyers[subject.noun] = "Account"
                    }
                }
                // "A family leases a grave", "film crews rent equipment": customers of those who ask.
                if !clause.isPassive,
                    ["order", "buy", "purchase", "hire", "rent", "lease", "book", "adopt", "foster", "sponsor"]
                        .contains(
                            clause.verb?.lemma ?? "")
                {
                    for subject in clause.subjects where Self.parties.contains(subject.noun) && !subject.isOurs {
                        found[subject.noun] = "Account"
                    }
                }
                if ["go", "deliver", "ship", "send", "sell", "supply", "lend", "rent", "distribute", "dispatch"]
                    .contains(clause.verb?.lemma ?? "")
                {
                    // "Kegs go out to pubs": those who buy.
                    for phrase in clause.phrases(after: "to")
                    where phrase.isPlural && phrase.determiner == .none && phrase.naming.isEmpty
                        && Self.shops.contains(phrase.noun)
                    {
                        receivers.insert(phrase.noun)
                    }
                }
                let giving: Set<String> = [
                    "lend", "rent", "give", "sell", "let", "loan", "supply", "issue", "award", "teach", "offer",
                    "deliver",
                    "lease", "hire",
                ]
                if giving.contains(clause.verb?.lemma ?? "") { add(clause.phrases(after: "to"), "Contact") }
            default: break
            }
        }
        for noun in receivers where !defined.contains(noun) { buyers[noun] = "Account" }
        return found.filter { !defined.contains($0.key) }.merging(buyers) { first, _ in first }
    }

    /// Several people who buy or rent together.
    private static let parties: Set<String> = [
        "family", "crew", "couple", "troupe", "band", "group", "team", "choir", "ensemble",
    ]

    /// "Plots are leased to gardeners", "bakers buy flour from us": those who pay for something do not work here.
    static func tradesmen(in clauses: [Clause]) -> Set<String> {
        let letting: Set<String> = ["lease", "rent", "sell", "let"]
        let own: Set<String> = [
            "employee", "staff", "colleague", "manager", "agent", "rep", "worker", "officer", "technician", "engineer",
            "member", "user", "team",
        ]
        var found: Set<String> = []
        for clause in clauses where clause.verb != nil {
            let verb = clause.verb?.lemma ?? ""
            if letting.contains(verb) { found.formUnion(clause.phrases(after: "to").map(\.noun)) }
            let states = clause.condition.flatMap(\.words).map(\.lower)
            if states.contains(where: { ["rented", "leased", "let"].contains($0) }) {
                // "When Rented, it needs a gardener".
                found.formUnion(clause.objects.map(\.noun))
            }
            if ["lease", "rent"].contains(verb), !clause.isPassive { found.formUnion(clause.subjects.map(\.noun)) }
            if ["buy", "purchase", "order"].contains(verb), !clause.isPassive,
                clause.phrases(after: "from").contains(where: { $0.head.lower == "us" || $0.isOurs })
            {
                found.formUnion(clause.subjects.map(\.noun))
            }
        }
        return found.intersection(Lexicon.shared.internalPeople).subtracting(own)
    }

    /// Businesses that goods go to.
    private static let shops: Set<String> = [
        "pub", "bar", "cafe", "café", "restaurant", "hotel", "shop", "supermarket", "bakery", "salon", "pharmacy",
        "hospital", "clinic", "bookshop", "bookstore", "canteen", "spa", "caterer", "florist", "dealership", "inn",
        "hostel", "retailer", "butcher", "grocer",
    ]
}
