/// What the engine knows of words: classes of function words, kinds of verbs, and what nouns stand for.
///
/// All of it is data (``LexiconData``), parsed once and shared by all workers.
struct Lexicon: Sendable {
    static let shared = Lexicon()

    private let functionWords: [String: Tag]
    private let verbs: [String: VerbKind]
    private let nominals: [String: String]
    private let nominalNouns: Set<String>
    private let nounsAndVerbs: Set<String>
    private let adjectives: Set<String>
    private let adverbs: Set<String>
    private let attributes: [String: AttributeKind]
    private let standard: [String: String]
    let internalPeople: Set<String>
    let externalPeople: Set<String>
    let organisations: Set<String>
    let frequency: Set<String>
    let plainAdjectives: Set<String>
    private let nounsInLy: Set<String>
    let vagueNouns: Set<String>
    let genericParts: Set<String>
    let eventNouns: Set<String>
    /// Rows, shelves and herds: what other things are in.
    let containers: Set<String>
    let processNouns: Set<String>
    let machines: Set<String>
    let numberedNouns: Set<String>
    let numberedParts: Set<String>
    let elidable: Set<String>
    let recordNouns: Set<String>
    let systemNouns: Set<String>
    let places: Set<String>
    let ownables: Set<String>
    let pairNouns: Set<String>
    let relational: Set<String>
    let massNouns: Set<String>
    let kin: Set<String>
    private let personEndings: [String]
    private let notPeople: Set<String>
    private let notAgents: Set<String>
    private let doings: [Set<String>]
    private let doers: [String: [String]]
    /// Verbs whose participle is their base: cast, set.
    let unchangedParticiples: Set<String>
    let units: Set<String>
    let businesses: Set<String>
    let countables: Set<String>
    let groupings: Set<String>
    let papers: Set<String>
    let ownCompounds: Set<String>
    private let hypernyms: [String: Set<String>]

    private init() {
        var functionWords: [String: Tag] = [:]
        for (tag, words) in LexiconData.functionWords { for word in words.words { functionWords[word] = tag } }
        self.functionWords = functionWords
        var verbs: [String: VerbKind] = [:]
        for word in LexiconVerbs.plain.words + LexiconVerbs.oftenVerbs.words { verbs[word] = .associate }
        for (kind, words) in LexiconVerbs.verbs { for word in words.words { verbs[word] = kind } }
        var nominals: [String: String] = [:]
        for pair in LexiconVerbs.nominals.words {
            let halves = pair.split(separator: "=").map(String.init)
            guard halves.count == 2 else { continue }
            nominals[halves[0]] = halves[1].split(separator: "_").joined(separator: " ")
            if verbs[halves[0]] == nil || verbs[halves[0]] == .associate { verbs[halves[0]] = .transact }
        }
        self.verbs = verbs
        self.nominals = nominals
        nominalNouns = Set(nominals.values.map { $0.lowercased() })
        nounsAndVerbs = LexiconVerbs.nounsAndVerbs.wordSet.union(LexiconVerbs.oftenVerbs.words)
        adjectives = LexiconData.adjectives.wordSet.union(LexiconAdjectives.plain.words)
        adverbs = LexiconData.adverbs.wordSet
        var attributes: [String: AttributeKind] = [:]
        for (kind, words) in LexiconNouns.attributes { for word in words.words { attributes[word] = kind } }
        self.attributes = attributes
        var standard: [String: String] = [:]
        for (object, words) in LexiconNouns.standardObjects {
            for word in words.words { standard[word.split(separator: "_").joined(separator: " ")] = object }
        }
        self.standard = standard
        internalPeople = LexiconPeople.inside.wordSet
        externalPeople = LexiconPeople.outside.wordSet
        organisations = LexiconPeople.organisations.wordSet
        frequency = LexiconData.frequency.wordSet
        plainAdjectives = LexiconData.plainAdjectives.wordSet
        nounsInLy = LexiconData.nounsInLy.wordSet
        vagueNouns = LexiconNouns.vague.wordSet
        genericParts = LexiconNouns.genericParts.wordSet
        eventNouns = LexiconNouns.events.wordSet
        containers = LexiconNouns.containers.wordSet
        processNouns = LexiconNouns.processes.wordSet
        machines = LexiconNouns.machines.wordSet
        numberedNouns = LexiconNouns.numbered.wordSet
        numberedParts = LexiconNouns.numberedParts.wordSet
        elidable = LexiconData.elidable.wordSet
        recordNouns = LexiconNouns.records.wordSet
        systemNouns = LexiconNouns.systems.wordSet
        places = LexiconNouns.places.wordSet
        ownables = LexiconNouns.ownables.wordSet
        pairNouns = LexiconNouns.pairs.wordSet
        relational = LexiconNouns.relational.wordSet
        massNouns = LexiconNouns.mass.wordSet
        kin = LexiconNouns.kin.wordSet
        personEndings = LexiconPeople.endings.words
        notPeople = LexiconPeople.notPeople.wordSet
        notAgents = LexiconPeople.notAgents.wordSet
        doings = LexiconVerbs.doings.words.map { Set($0.split(separator: ",").map(String.init)) }
        var doers: [String: [String]] = [:]
        for pair in LexiconVerbs.doers.words {
            let halves = pair.split(separator: "=").map(String.init)
            if halves.count == 2 { doers[halves[0], default: []].append(halves[1]) }
        }
        self.doers = doers
        unchangedParticiples = LexiconVerbs.unchangedParticiples.wordSet
        units = LexiconNouns.units.wordSet
        businesses = LexiconNouns.businesses.wordSet
        countables = LexiconNouns.countables.wordSet
        groupings = LexiconNouns.groupings.wordSet
        papers = LexiconNouns.papers.wordSet
        ownCompounds = Set(LexiconNouns.ownCompounds.words.map { $0.split(separator: "_").joined(separator: " ") })
        var hypernyms: [String: Set<String>] = [:]
        for pair in LexiconNouns.hypernyms.words {
            let halves = pair.split(separator: "=").map(String.init)
            if halves.count == 2 { hypernyms[halves[0]] = Set(halves[1].split(separator: ",").map(String.init)) }
        }
        self.hypernyms = hypernyms
    }

    /// The tag of a function word.
    func functionWord(_ word: String) -> Tag? { functionWords[word] }

    /// The base form and the kind of a word that can be a verb.
    func verb(_ word: String) -> (base: String, kind: VerbKind)? {
        for base in Inflection.verbBases(word) {
            if let kind = verbs[base] { return (base, kind) }
        }
        return nil
    }

    /// Whether a word that can be a verb is as often a noun.
    func canBeNoun(_ word: String) -> Bool {
        nounsAndVerbs.contains(word) || nounsAndVerbs.contains(Inflection.singular(word)) || word.hasSuffix("ing")
    }

    func isAdjective(_ word: String) -> Bool {
        adjectives.contains(word) || plainAdjectives.contains(word) || frequency.contains(word)
    }
    func isAdverb(_ word: String) -> Bool {
        adverbs.contains(word)
            || (word.hasSuffix("ly") && word.count > 5 && !isAdjective(word) && attributes[word] == nil
                && !nounsInLy.contains(word))
    }

    /// Whether an unknown word is an adjective in its second degree: shinier.
    func isComparative(_ word: String) -> Bool {
        word.hasSuffix("ier") && word.count > 5 && !notAgents.contains(word) && !organisations.contains(word)
            && !internalPeople.contains(word) && attributes[word] == nil
    }

    /// Whether a noun names somebody who acts, whatever its ending: a cooperative, a representative.
    func isActor(_ noun: String) -> Bool {
        let singular = Inflection.singular(noun)
        return organisations.contains(singular) || internalPeople.contains(singular)
            || externalPeople.contains(singular) || businesses.contains(singular)
    }

    /// The noun for what a verb does: borrow → Loan.
    func nominal(of verb: String) -> String? { nominals[verb] }

    /// Whether a noun is what a verb brings about: a vote, a rating.
    func isNominal(_ noun: String) -> Bool { nominalNouns.contains(noun) }

    /// Whether the ending of a noun that no list has says that it is a person: a viticulturist, a bookmaker.
    func endsAsPerson(_ noun: String) -> Bool {
        noun.count > 5 && !notPeople.contains(noun) && attributes[noun] == nil
            && personEndings.contains(where: noun.hasSuffix)
    }

    /// Whether the ending of a noun that no list has may be that of somebody who does something: an astronomer.
    func mayBeAgent(_ noun: String) -> Bool {
        noun.count > 4 && attributes[noun] == nil && !notAgents.contains(noun) && standard[noun] == nil
            && !organisations.contains(noun) && !businesses.contains(noun) && !places.contains(noun)
            && ["er", "or", "ist", "ian"].contains(where: noun.hasSuffix)
    }

    /// Nouns for the same kind of doing, and those for what a verb brings about that are other words.
    func nounsLike(_ noun: String?, _ verb: String) -> Set<String> {
        var found = Set(doers[verb] ?? [])
        if let noun { for group in doings where group.contains(noun) { found.formUnion(group) } }
        return found
    }

    /// Whether a noun is a wider word for another: animal for dog.
    func isWider(_ noun: String, than other: String) -> Bool { hypernyms[noun]?.contains(other) ?? false }

    /// Whether a noun names something that happens or is done: a visit, an order, a tuning.
    func happens(_ noun: String) -> Bool {
        eventNouns.contains(noun) || processNouns.contains(noun)
            || noun.hasSuffix("ing") && verb(noun) != nil && !products.contains(noun) && attributes[noun] == nil
                && !elidable.contains(noun)
    }

    /// Whether a word in -ing is a noun more than a doing: from funding programs.
    func isProduct(_ noun: String) -> Bool { products.contains(noun) }

    /// Nouns in -ing for what a doing leaves behind.
    private let products: Set<String> = [
        "building", "painting", "drawing", "housing", "clothing", "setting", "listing", "posting", "packing", "wiring",
        "bedding", "flooring", "seating", "parking", "catering", "marketing", "advertising", "engineering", "funding",
        "earning", "saving", "belonging", "offering", "planning", "consulting", "mailing", "coating", "casting",
        "holding", "living", "being", "training", "nursing", "banking", "shipping", "printing", "pairing", "rating",
    ]

    /// What kind of value a noun in the singular names, if it names one.
    func attribute(_ noun: String) -> AttributeKind? {
        if let kind = attributes[noun] { return kind }
        // "Depth-from", "depth-to".
        guard noun.hasSuffix("-from") || noun.hasSuffix("-to") else { return nil }
        return noun.split(separator: "-").first.flatMap { attributes[String($0)] }
    }

    /// The standard object a phrase in the singular names, people and organisations aside.
    func standardObject(_ phrase: String) -> String? { standard[phrase] }
}

extension String {
    fileprivate var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
    fileprivate var wordSet: Set<String> { Set(words) }
}

/// Part of speech, as far as the grammar of requirements needs it.
enum Tag: Equatable, Sendable {
    case determiner, each, quantifier, number, preposition, coordinator, pronoun, modal, negation
    case relative, condition, infinitive, verb, noun, adjective, adverb, quoted, possessive, mark
}

/// What a verb says of its subject and object.
enum VerbKind: Equatable, Sendable {
    case be
    /// A has B.
    case have
    /// B belongs to A.
    case belong
    /// The user tells the system to keep something.
    case record
    /// The user tells the system to work something out.
    case show
    /// Something must be there.
    case require
    /// The user wants something.
    case want
    /// Somebody may see or change something.
    case access
    /// Something is brought about, which is a record of its own: borrow, book, enrol.
    case transact
    /// A stands over B or takes care of it: teach, lead, supply.
    case steward
    /// A and B go together: use, match, appear.
    case associate
    /// One value stands against another, or one record against another: exceed, overlap.
    case compare
    /// Automation or another thing that metadata cannot do.
    case automate
}

/// What kind of value a noun names.
enum AttributeKind: Equatable, Sendable {
    case date, dateTime, time, currency, decimal, integer, percent, checkbox, email, phone, url, longText, textArea
    case text, picklist, code
}
