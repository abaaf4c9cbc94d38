/// Decides what a noun phrase stands for before anything is made of it.
struct ThingKind {
    static let lexicon = Lexicon.shared

    /// The standard object a phrase means, or nil.
    static func standard(_ phrase: NounPhrase) -> String? {
        let nouns = phrase.naming.filter { $0.tag != .adjective }.map(\.lemma)
        // A ticket of admission is no case.
        // A case in a museum is none of support.
        if phrase.noun == "ticket" || phrase.noun == "case", phrase.head.isConcrete { return nil }
        if let stated = phrase.head.stated { return stated }
        // "Marketing mailings", "our spring mailing".
        if phrase.noun == "mailing" { return "Campaign" }
        if let last = nouns.last, lexicon.ownCompounds.contains(last + " " + phrase.noun) { return nil }
        if let whole = lexicon.standardObject((nouns + [phrase.noun]).joined(separator: " ")) { return whole }
        if phrase.noun == "user", phrase.naming.allSatisfy({ platform.contains($0.lower) }) { return "User" }
        if isMachine(phrase) { return "Asset" }
        // A compound is a thing of its own (purchase order), but people and companies stay what they are (gym member).
        if phrase.noun.hasPrefix("co-") {
            let rest = String(phrase.noun.dropFirst(3))
            if lexicon.internalPeople.contains(rest) { return "User" }
            if lexicon.externalPeople.contains(rest) { return "Contact" }
        }
        // "The household members, each with a birth date": kept with the household, not as contacts.
        if phrase.noun == "member", ["household", "family"].contains(phrase.naming.last?.lower ?? "") { return nil }
        if isOutsider(phrase) { return isBusinessCustomer(phrase) ? "Account" : "Contact" }
        if isStaff(phrase) || isInternalSponsor(phrase) { return "User" }
        if lexicon.externalPeople.contains(phrase.noun) { return isBusinessCustomer(phrase) ? "Account" : "Contact" }
        if ["sman", "swoman", "sperson"].contains(where: phrase.noun.hasSuffix) { return "User" }
        if lexicon.internalPeople.contains(phrase.noun) {
            // "Freelance translators" are none of the company's own.
            return phrase.hasModifier("freelance", "self-employed", "freelancing") ? "Contact" : "User"
        }
        if lexicon.organisations.contains(phrase.noun) { return phrase.head.isConcrete ? nil : "Account" }
        if lexicon.endsAsPerson(phrase.noun) {
            return ["holder", "goer"].contains(where: phrase.noun.hasSuffix) ? "Contact" : "User"
        }
        // "A family contact" is somebody.
        if phrase.noun == "contact", phrase.determiner == .indefinite || phrase.determiner == .definite,
            !phrase.isPlural
        {
            return "Contact"
        }
        // "Lab orders", "school events": of another kind than the company's orders.
        if !nouns.isEmpty, nouns.contains(where: OwnPlaces.institutions.contains),
            !["account", "contact"].contains(phrase.noun)
        {
            return nil
        }
        guard
            nouns.isEmpty
                || nouns.allSatisfy({ noun in
                    lexicon.organisations.contains(noun) || lexicon.externalPeople.contains(noun)
                        // "Complaint cases".
                        || phrase.noun == "case" && lexicon.standardObject(noun) == "Case"
                })
        else { return qualified(phrase, nouns) }
        return lexicon.standardObject(phrase.noun)
    }

    private static let platform: Set<String> = ["salesforce", "system", "crm", "org", "licensed", "active", "internal"]

    /// Volunteer firefighters, learner drivers: not of the company, whatever they do.
    private static func isOutsider(_ phrase: NounPhrase) -> Bool {
        let outside: Set<String> = [
            "volunteer", "learner", "student", "guest", "visiting", "hobby", "amateur", "freelance", "external", "poll",
            "election", "casual", "temp", "seasonal",
        ]
        return phrase.naming.contains { outside.contains($0.lower) } && isPerson(phrase)
    }

    /// Sales people, staff members: people of the company by the word before.
    private static func isStaff(_ phrase: NounPhrase) -> Bool {
        let inside: Set<String> = [
            "sale", "sales", "service", "support", "office", "delivery", "maintenance", "security", "it", "staff",
            "team",
            "crew", "warehouse", "kitchen", "key", "contact",
        ]
        // "Our people raise findings": those who work here.
        if phrase.noun == "person", phrase.isOurs, phrase.naming.last?.lower != "contact" { return true }
        guard ["person", "member"].contains(phrase.noun), let before = phrase.naming.last else { return false }
        return inside.contains(before.lower) && !(before.lower == "contact")
            && !(phrase.noun == "member" && before.lower == "support")
    }

    /// A machine that a customer has is an asset; one of our own is not.
    private static func isMachine(_ phrase: NounPhrase) -> Bool {
        guard lexicon.machines.contains(phrase.noun) else { return false }
        let owners = phrase.owner + phrase.of
        let customerNouns = lexicon.externalPeople.union(lexicon.organisations)
        return owners.contains {
            customerNouns.contains($0.noun) && !$0.head.isConcrete || ["account", "contact"].contains($0.noun)
        }
            || phrase.naming.contains {
                ["customer", "client", "account", "contact", "member", "tenant"].contains($0.lemma)
            }
    }

    static func isPerson(_ phrase: NounPhrase) -> Bool {
        lexicon.externalPeople.contains(phrase.noun) || lexicon.internalPeople.contains(phrase.noun)
            || lexicon.endsAsPerson(phrase.noun) || ["Contact", "User"].contains(phrase.head.stated)
    }

    /// Whether the phrase names a value that a record has, not a record.
    static func isAttribute(_ phrase: NounPhrase) -> Bool {
        if phrase.head.values != nil { return true }
        // "A manufacturer (account)", whatever the word is elsewhere.
        if phrase.head.stated != nil || phrase.head.isConcrete && phrase.noun == "note" { return false }
        // "Shading in percent": what is measured is a value, whatever it is.
        if phrase.unit != nil, !phrase.isMany {
            // "Monthly readings in kWh": each of them is so many.
            return !(phrase.isPlural && lexicon.eventNouns.contains(phrase.noun) && phrase.range == nil)
        }
        if isMoment(phrase) { return true }
        if phrase.isPlural, phrase.hasModifier("max", "min", "maximum", "minimum") { return true }
        if phrase.isCounted || phrase.determiner == .definite && !phrase.naming.isEmpty, phrase.isPlural,
            lexicon.units.contains(phrase.noun), phrase.isCounted || lexicon.attribute(phrase.noun) != nil
        {
            return true
        }
        // "A duration and notes": remarks without a number are one text.
        if ["note", "comment", "remark", "instruction"].contains(phrase.noun), phrase.isPlural, !phrase.isMany,
            phrase.determiner == .none || phrase.determiner == .definite && phrase.naming.isEmpty,
            phrase.naming.allSatisfy({ $0.tag == .noun || $0.tag == .adjective })
        {
            return true
        }
        // "Stock of products": a record for each product, if it has anything of its own.
        if ["stock", "inventory"].contains(phrase.noun), let what = phrase.of.first, what.isPlural, !isAttribute(what) {
            return false
        }
        guard lexicon.attribute(phrase.noun) != nil, !isConcreteKind(phrase) else { return false }
        // "At most 15 places": how many, not which.
        if phrase.isCounted, phrase.isPlural { return true }
        // "An organ consists of ranks": its parts, whatever one of them measures.
        if phrase.head.isConcrete { return false }
        // "Several paper stocks": kinds of them, no figure.
        if phrase.isMany, phrase.isPlural, phrase.noun == "stock", !phrase.naming.isEmpty { return false }
        // "several payments", "ratings": values of which there are many are records.
        return
            !(isRecordLike(phrase)
            && (phrase.isMany || phrase.isPlural
                || phrase.determiner == .each && !(phrase.naming.isEmpty && phrase.of.isEmpty))
            && phrase.range == nil)
    }

    /// "Each permit type has a fee", "lies in a survey area", "each day of a camp": a record here.
    private static func isConcreteKind(_ phrase: NounPhrase) -> Bool {
        phrase.head.isConcrete
            && (["day", "note", "stage"].contains(phrase.noun) || ConcreteKinds.names.contains(phrase.noun)
                || ConcreteKinds.places.contains(phrase.noun))
    }

    /// "The planned arrival", "actual completion": when it happens.
    static func isMoment(_ phrase: NounPhrase) -> Bool {
        !phrase.isPlural && !phrase.isMany && phrase.of.isEmpty && moments.contains(phrase.noun)
            && phrase.hasModifier(
                "planned", "actual", "scheduled", "estimated", "expected", "target", "agreed", "real", "latest",
                "earliest", "promised", "requested", "anticipated")
    }

    static let moments: Set<String> = [
        "arrival", "departure", "start", "end", "check-in", "check-out", "delivery", "completion", "return", "landing",
        "takeoff", "take-off", "pickup", "pick-up", "release", "launch", "opening", "closing", "admission", "discharge",
        "finish", "go-live", "handover", "collection", "dispatch", "harvest", "birth", "move-in", "move-out", "closure",
        "installation", "shipment", "graduation", "publication", "sowing", "planting", "hatching", "payout",
    ]

    /// "Total barrels", "max participants": how many, whatever they are.
    static func isBound(_ phrase: NounPhrase) -> Bool {
        phrase.isPlural
            && phrase.hasModifier(
                "total", "overall", "max", "min", "maximum", "minimum", "average", "remaining", "free", "available",
                "booked", "sold", "unsold", "outstanding")
    }

    /// Nouns for a value that are records where there are several of them.
    static func isRecordLike(_ phrase: NounPhrase) -> Bool {
        recordLike.contains(phrase.noun)
    }

    /// Whether nothing could be recorded under that name.
    static func isVague(_ phrase: NounPhrase) -> Bool {
        phrase.isPronoun || isOwnPlace(phrase) || isDepartment(phrase) || isStateOfSomething(phrase) || isDesk(phrase)
            || isFrequency(phrase)
            || (!isWork(phrase) && lexicon.vagueNouns.contains(phrase.noun)
                && phrase.naming.allSatisfy { praise.contains($0.lower) }
                && !phrase.head.isConcrete && !isCountable(phrase))
            || ["one", "ones"].contains(phrase.noun)
            || phrase.hasModifier("much", "less", "enough", "little")
            || ["salesforce", "hr", "everyone", "everything"].contains(phrase.noun) || isStateOnly(phrase)
    }

    /// "The front desk", "the back office": those who work there.
    private static func isDesk(_ phrase: NounPhrase) -> Bool {
        ["desk", "office"].contains(phrase.noun) && !phrase.isPlural && phrase.determiner != .each
            && phrase.hasModifier("front", "help", "service", "information", "back", "head", "main", "central")
    }

    /// "Procurement maintains the rates": those who work there.
    static func isDepartment(_ phrase: NounPhrase) -> Bool {
        phrase.determiner == .none && !phrase.isPlural && phrase.naming.isEmpty && phrase.of.isEmpty
            && (departments.contains(phrase.noun) || seasons.contains(phrase.noun))
    }

    private static let seasons: Set<String> = [
        "spring", "summer", "autumn", "winter", "dawn", "dusk", "noon", "midnight", "christmas", "easter",
    ]

    private static let departments: Set<String> = [
        "procurement", "purchasing", "accounting", "accountancy", "logistics", "controlling", "payroll", "housekeeping",
        "reception", "legal", "compliance", "dispatch", "marketing", "it", "hr", "finance", "administration",
        "front-desk",
        "facilities", "helpdesk", "backoffice", "catering", "engineering", "manufacturing", "bookkeeping", "management",
    ]

    /// "Is set to Closed Won": a stage of the platform, no record.
    private static func isStateOfSomething(_ phrase: NounPhrase) -> Bool {
        ["won", "lost"].contains(phrase.head.lower) && phrase.hasModifier("closed")
    }

    /// "Our clinic": whoever asks, not a record.
    private static func isOwnPlace(_ phrase: NounPhrase) -> Bool {
        // "The form on our website".
        if phrase.isOurs, ["website", "homepage", "webpage"].contains(phrase.noun) { return true }
        return phrase.isOurs && !phrase.isPlural && lexicon.attribute(phrase.noun) == nil
            && (lexicon.organisations.contains(phrase.noun) || lexicon.places.contains(phrase.noun)
                || lexicon.businesses.contains(phrase.noun) || occasions.contains(phrase.noun))
    }

    /// What may be run by those who ask, besides a business: our festival.
    private static let occasions: Set<String> = [
        "festival", "conference", "fair", "congress", "show", "league", "tournament", "region", "country", "market",
        "convention", "championship", "site", "village", "neighbourhood", "house", "property", "campus",
    ]

    /// "Each work", "teams": of art or of sport, not the work or the team of those who ask.
    private static func isWork(_ phrase: NounPhrase) -> Bool {
        ["work", "team", "job"].contains(phrase.noun) && !phrase.isOurs
            && (phrase.isPlural || phrase.determiner == .each || phrase.determiner == .indefinite)
    }

    /// Adjectives that wish for something and name nothing.
    private static let praise: Set<String> = [
        "better", "good", "best", "improved", "easy", "easier", "fast", "faster", "modern", "clear", "clearer",
        "proper",
        "real", "great", "smooth", "smarter", "smart", "seamless", "consistent", "closer", "close", "quick", "quicker",
    ]

    /// "Each performance", "several processes": of these there are several, so they are no mere talk.
    private static func isCountable(_ phrase: NounPhrase) -> Bool {
        [
            "performance", "operation", "process", "resource", "experience", "improvement", "portfolio", "period",
            "tool", "platform", "app", "control", "requirement",
        ]
        .contains(phrase.noun)
            && (phrase.isMany || phrase.determiner == .each || phrase.isPlural && !phrase.isOurs
                || phrase.noun == "performance" && phrase.determiner == .indefinite && phrase.naming.isEmpty)
            // "A control mitigates risks", "requirements of a spacecraft"; but "requirements:" heads what is wanted.
            || ["control", "requirement"].contains(phrase.noun)
                && (phrase.isMany || phrase.determiner == .each
                    || phrase.determiner == .indefinite && phrase.naming.isEmpty && !phrase.isPlural
                    || phrase.isPlural && !phrase.isOurs && !(phrase.of.isEmpty && phrase.noun == "requirement"))
    }

    /// "Every ten minutes", "each night".
    static func isFrequency(_ phrase: NounPhrase) -> Bool {
        phrase.determiner == .each && phrase.owner.isEmpty && !phrase.head.isConcrete && timeUnits.contains(phrase.noun)
    }

    private static let timeUnits: Set<String> = [
        "second", "minute", "hour", "day", "night", "morning", "evening", "week", "weekend", "month", "quarter", "year",
        "time",
    ]

    private static func isStateOnly(_ phrase: NounPhrase) -> Bool { phrase.head.tag == .adjective }

    /// Sums that are set for a period, so that each period has a record.
    static let periodic: Set<String> = ["budget", "quota", "target", "forecast", "allowance"]

    private static let recordLike: Set<String> = [
        "payment", "payout", "reimbursement", "compensation", "expense", "comment", "note", "fee", "rating", "charge",
        "score",
        "reading", "observation",
        "finding",
        "instruction", "deposit", "discount", "role", "phase", "stage", "position", "department", "language",
        "material",
        "venue", "key", "budget", "outcome", "cause", "link", "grade", "species", "breed", "premium", "feedback",
        "requirement", "objective", "address", "place", "location", "bonus", "brand", "model", "topic", "region",
        "attempt", "minute", "subject", "habitat", "vintage", "specification", "objection", "excerpt", "instrument",
        "balance", "point", "floor", "seat", "category", "country", "city", "symptom",
        "fine", "penalty", "royalty", "injury", "hazard", "recommendation", "restriction", "statement", "decision",
        "term", "variety", "district", "borough", "suburb", "diet", "habitat", "village", "town", "dose", "subsidy",
        "surcharge", "debt", "diagnosis", "payload", "commission",
        "allergy", "risk", "recipe", "message", "condition", "answer", "premium", "destination", "toll", "village",
        "bill", "estimate", "stipend", "retainer", "tariff", "levy", "bounty", "allowance", "dividend", "rebate",
        "overdraft", "quota", "takings", "phone", "mobile", "website",
        "reply", "response", "output", "rate", "method", "title", "edition", "class", "job",
    ]
}
