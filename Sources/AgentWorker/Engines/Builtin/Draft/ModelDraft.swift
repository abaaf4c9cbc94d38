/// What has been understood of a requirement so far.
final class ModelDraft {
    let requirement: String
    private let characters: [Character]
    fileprivate(set) var things: [Thing] = []
    var assumptions: [String] = []
    var questions: [String] = []
    var notGenerated: [NotGenerated] = []
    var automation: [AutomationDesign] = []
    var flows: [FlowDesign] = []
    /// Fields that only some people may see: label of the people, API names.
    var restrictedFields: [(people: String, object: Thing, field: String, othersRead: Bool, source: Source)] = []

    /// Objects whose records only some people may see, or only they may change while others read.
    var restrictedObjects: [(people: String, object: Thing, othersRead: Bool, source: Source)] = []

    init(requirement: String) {
        self.requirement = requirement
        characters = Array(requirement)
    }

    /// The requirement's own words between two offsets.
    func words(_ start: Int, _ end: Int) -> String {
        guard start < end, end <= characters.count else { return "" }
        let text = characters[start..<end].map { $0.isNewline ? " " : $0 }
        return String(text)
    }
    func words(of phrase: NounPhrase) -> String { words(phrase.start, phrase.end) }
    func words(of clause: Clause) -> String { words(clause.start, clause.end) }

    func add(_ thing: Thing) { things.append(thing) }
    func remove(_ thing: Thing) { things.removeAll { $0 === thing } }

    /// The thing a name means: the same name, or the only one that ends with it ("order" for "purchase order").
    func thing(named name: String) -> Thing? {
        if let exact = things.first(where: { $0.name == name }) { return exact }
        if let alias = things.first(where: { $0.aliases.contains(name) }) { return alias }
        let ending = things.filter { $0.name.hasSuffix(" " + name) }
        if ending.count == 1 { return ending.first }
        // Sign-up and signup.
        let plain = name.filter { $0 != "-" }
        return things.first { $0.name.contains("-") && $0.name.filter { $0 != "-" } == plain }
    }

    /// The thing a phrase means; adjectives such as "overdue" and "latest" do not count.
    func thing(for phrase: NounPhrase) -> Thing? {
        guard !phrase.isPronoun else { return nil }
        var words = phrase.naming.filter { $0.tag != .adjective || $0.token.isCapitalised }.map(\.lemma)
        let full = phrase.naming.map(\.lemma)
        for name in [full, words] {
            if let found = things.first(where: { $0.name == (name + [phrase.noun]).joined(separator: " ") }) {
                return found
            }
        }
        // "Material lines" are not the labour lines.
        let isPart = Lexicon.shared.genericParts.contains(phrase.noun) && !words.isEmpty
        while true {
            if let found = thing(named: (words + [phrase.noun]).joined(separator: " ")),
                !isPart || !words.isEmpty || !found.name.hasSuffix(" " + phrase.noun)
            {
                return found
            }
            guard !words.isEmpty else { return phrase.naming.isEmpty ? narrower(than: phrase) : nil }
            words.removeFirst()
        }
    }

    /// "The animal" is the only animal the text speaks of.
    private func narrower(than phrase: NounPhrase) -> Thing? {
        guard phrase.determiner == .definite else { return nil }
        let found = things.filter { thing in
            let last = thing.noun
            return Lexicon.shared.isWider(phrase.noun, than: last)
        }
        return found.count == 1 ? found.first : nil
    }

    /// Children of a thing.
    func children(of parent: Thing) -> [Thing] { things.filter { $0.parents.contains { $0.parent === parent } } }

    /// The thing that joins two others.
    func junction(_ one: Thing, _ other: Thing) -> Thing? {
        things.first { thing in
            thing !== one && thing !== other && thing.parents.count >= 2
                && thing.parents.contains { $0.parent === one && $0.isRequired }
                && thing.parents.contains { $0.parent === other && $0.isRequired }
        }
    }

    func assume(_ text: String) {
        if !assumptions.contains(text) { assumptions.append(text) }
    }
    func ask(_ text: String) {
        if !questions.contains(text) { questions.append(text) }
    }

    /// Adds a field unless the thing, or the standard object it is, has one of that meaning.
    @discardableResult
    func addField(_ field: FieldDesign, to thing: Thing) -> FieldDesign {
        if let index = thing.fields.firstIndex(where: { $0.label.lowercased() == field.label.lowercased() }) {
            // The second mention may bring the values or the uniqueness.
            if thing.fields[index].picklist == nil || field.picklist != nil && !field.source.isAssumption,
                field.type == .picklist, thing.fields[index].type != .picklist || field.picklist != nil,
                thing.fields[index].source.isAssumption || thing.fields[index].type == .picklist
            {
                thing.fields[index] = field
            }
            if thing.fields[index].source.isAssumption, thing.fields[index].type == field.type {
                thing.fields[index].source = field.source
            }
            if field.unique {
                thing.fields[index].unique = true
                thing.fields[index].externalId = field.externalId
            }
            if field.required, !thing.fields[index].isComputed { thing.fields[index].required = true }
            return thing.fields[index]
        }
        thing.fields.append(field)
        return field
    }
}

extension ModelDraft {
    /// Drops things that came up by the way: nothing is recorded about them and nothing leads to them.
    func discardUnused() {
        keep { thing in
            thing.standard != nil || thing.isExplicit || thing.isWanted || !thing.parents.isEmpty
                || !children(of: thing).isEmpty
                || thing.fields.contains { !$0.source.isAssumption }
        }
    }

    private func keep(_ isKept: (Thing) -> Bool) { things = things.filter(isKept) }
}
