/// A noun with what stands before it, and what "of" hangs on it.
struct NounPhrase: Equatable, Sendable {
    enum Determiner: Equatable, Sendable { case none, indefinite, definite, each }

    var determiner = Determiner.none
    /// Said to be several: many, several, multiple, two.
    var isMany = false
    /// Said to be that many: 15 places.
    var isCounted = false
    /// Adjectives and nouns before the head, in lower case, nouns in the singular.
    var modifiers: [Word] = []
    var head: Word
    var isPlural = false
    /// Whose it is: `each invoice's`, or `its` and `their`, which point back.
    var owner: [NounPhrase] = []
    var ownerIsPronoun = false
    /// `of` phrases: the date of the latest entry.
    var of: [NounPhrase] = []
    /// `per` phrases: the cost per unit.
    var per: [NounPhrase] = []
    /// `with` phrases: attributes.
    var with: [NounPhrase] = []
    /// What it is measured in: duration in minutes, margin in percent.
    var unit: String?
    /// "Whether they attended": yes or no.
    var isFlag = false
    /// Between which numbers it may be: a score from 1 to 10.
    var range: ValueRange?
    var isPronoun = false
    /// "Our clinic", "my team": whoever asks for the system.
    var isOurs = false
    var start: Int
    var end: Int

    /// The head in the singular and in lower case.
    var noun: String { head.lemma }
    /// Modifiers and head in the singular and in lower case.
    var name: String { (naming.map(\.lemma) + [noun]).joined(separator: " ") }

    /// The modifiers that are part of a name.
    var naming: [Word] { modifiers.filter { !Lexicon.shared.plainAdjectives.contains($0.lower) } }

    func hasModifier(_ words: String...) -> Bool { modifiers.contains { words.contains($0.lower) } }

    /// Title case with the acronyms kept: `national ID` → `National ID`.
    var label: String { Label.title(naming.map { Label.part($0, isHead: false) } + [Label.part(head, isHead: true)]) }

    /// The label of an object: always singular, without words such as "annual" that say how often.
    var objectLabel: String {
        let words = naming.filter { !Lexicon.shared.frequency.contains($0.lower) } + [head]
        return Label.title(words.map { Label.part($0, isHead: false) })
    }
}

/// The numbers a value may lie between, as they stand in a formula.
struct ValueRange: Equatable, Sendable {
    var least: String
    var greatest: String
}

/// Labels as Salesforce writes them: every word capitalised.
enum Label {
    static func title(_ words: [String]) -> String {
        words.map { word in
            guard let first = word.first, first.isLowercase else { return word }
            return first.uppercased() + word.dropFirst()
        }.joined(separator: " ")
    }

    static func title(_ text: String) -> String { title(text.split(separator: " ").map(String.init)) }

    /// A word as it stands in a label: acronyms as written, nouns in the singular.
    static func part(_ word: Word, isHead: Bool) -> String {
        let token = word.token
        if token.isAcronym || word.tag == .quoted { return token.text }
        let known = ["id": "ID", "sku": "SKU", "url": "URL", "vat": "VAT", "isbn": "ISBN", "hr": "HR", "vin": "VIN"]
        if let acronym = known[word.lemma] { return acronym }
        // Measures keep their plural: Hours, Minutes.
        if isHead, pluralMeasures.contains(word.lower) { return word.lower }
        return word.lemma
    }

    private static let pluralMeasures: Set<String> = [
        "hours", "minutes", "days", "points", "seats", "notes", "comments", "details", "instructions", "miles",
        "kilometres", "kilometers", "remarks", "findings", "observations", "symptoms", "weeks", "months", "litres",
        "liters",
    ]
}

extension NounPhrase {
    /// The same without what it is kept for each of.
    var withoutPlace: NounPhrase {
        var phrase = self
        phrase.per = []
        return phrase
    }
}
