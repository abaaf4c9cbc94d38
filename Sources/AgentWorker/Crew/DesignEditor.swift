/// Carries out one command on a design.
struct DesignEditor {
    var design: DataModelDesign
    let schema: any OrgSchema
    /// What "it" means; after a command, the field that it changed.
    var focus: FieldReference?
    /// Whether API names stay when a label changes, because an approved version has them.
    var keepsNames = false

    enum Outcome: Equatable {
        case done
        /// Understood, but it cannot be done; says why.
        case refused(String)
        /// Which field is meant must be asked: the question, and the words that mean several fields or none;
        /// with an offer, what is done when the user says yes.
        case unclear(question: String, words: String, offer: String?)
        /// Understood, but more than this editor does: what to say instead. A model may do it.
        case beyond(String)
        /// Read the sentence as a part of the requirement.
        case restated(String)
        case notACommand
    }

    /// What a command is led in with.
    private static let fillers: Set<String> = [
        "please", "also", "and", "actually", "then", "now", "can", "could", "would", "will", "you", "i", "want", "to",
        "we",
        "just", "like", "let", "us", "ok", "okay", "but", "instead", "so", "well", "hmm", "sorry", "rather", "pls",
        "plz",
    ]

    /// What may follow a command and says nothing.
    private static let trailers: Set<String> = ["please", "pls", "plz", "thanks", "thx", "too", "now", "then"]

    /// Whether nothing is said but that something follows.
    static func isFiller(_ tokens: [Token]) -> Bool {
        tokens.allSatisfy { $0.kind != .word && $0.kind != .quoted || fillers.contains($0.lower) }
    }

    mutating func apply(_ tokens: [Token]) -> Outcome {
        var words = tokens.filter { token in
            switch token.kind {
            case .word, .quoted, .number: true
            case .possessive, .mark: false
            }
        }
        while let first = words.first, first.kind == .word, Self.fillers.contains(first.lower) { words.removeFirst() }
        while let last = words.last, last.kind == .word, words.count > 1, Self.trailers.contains(last.lower) {
            words.removeLast()
        }
        guard let verb = words.first?.lower else { return .notACommand }
        if words.count == 1, ["required", "mandatory", "optional", "unique"].contains(verb), focus != nil {
            // "… and unique": what was spoken of last.
            return make([Token(text: "it", lower: "it", kind: .word, start: 0, end: 0)] + words, tokens)
        }
        let rest = Array(words.dropFirst())
        let next = rest.first?.lower ?? ""
        switch (verb, next) {
        case ("get", "rid"): return remove(Array(rest.dropFirst(2)))
        case ("take", "out"), ("leave", "out"), ("throw", "out"), ("take", "away"), ("throw", "away"):
            return remove(Array(rest.dropFirst()))
        case ("bring", "back"), ("put", "back"): return add(Array(rest.dropFirst()), tokens)
        case ("make", "sure"), ("ensure", _):
            return state(Array((verb == "ensure" ? words.dropFirst() : words.dropFirst(2)).drop { $0.lower == "that" }))
        case ("no", "keep"): return .refused("Nothing is removed: what there is stays.")
        case ("drop", _), ("remove", _), ("delete", _), ("no", _), ("without", _), ("exclude", _), ("omit", _):
            return remove(rest)
        case ("rename", _), ("call", _), ("relabel", _): return rename(rest)
        case ("make", _), ("set", _), ("change", _), ("turn", _), ("convert", _), ("increase", _), ("extend", _),
            ("limit", _), ("shorten", _), ("reduce", _), ("switch", _):
            return make(rest, tokens)
        case ("mark", _): return make(rest.filter { $0.lower != "as" }, tokens)
        case ("require", _):
            guard !rest.contains(where: { ["when", "if", "for", "with", "that"].contains($0.lower) }) else {
                return .notACommand
            }
            return require(rest, true)
        case ("use", _): return use(rest, tokens)
        case ("replace", _), ("swap", _), ("exchange", _):
            return .beyond(
                "To replace one field by another, say *rename <field> to <name>*, or *remove <field> and add <field>*.")
        case ("add", _): return add(rest, tokens)
        default: return state(words, tokens)
        }
    }

    // MARK: Targets

    /// A field meant by words such as `status of the invoice`.
    func target(_ words: [Token]) -> (object: Int, field: Int)? {
        let found = targets(words)
        if found.count < 2 { return found.first }
        return found.first { design.objects[$0.object].apiName == focus?.object }
    }

    /// All fields that the words can mean equally well.
    func targets(_ words: [Token]) -> [(object: Int, field: Int)] {
        if isPronoun(words) {
            guard let focus, let object = design.objectIndex(focus.object),
                let field = design.objects[object].fieldIndex(focus.field)
            else { return [] }
            return [(object, field)]
        }
        let plain = words.map(\.lower).filter {
            !["the", "a", "an", "field", "its", "my", "our", "this", "that"].contains($0)
        }
        let found = named(plain)
        guard found.isEmpty else { return found }
        // "the account lookup", "the relation to account".
        var shorter = plain
        while let last = shorter.last, Self.kindWords.contains(last), shorter.count > 1 { shorter.removeLast() }
        while let first = shorter.first, Self.kindWords.contains(first) || first == "to", shorter.count > 1 {
            shorter.removeFirst()
        }
        return shorter == plain ? [] : named(shorter)
    }

    /// Words that may stand beside a field's name and say what it is.
    static let kindWords: Set<String> = [
        "lookup", "relationship", "relation", "link", "reference", "picklist", "dropdown", "list", "master-detail",
        "flag",
        "checkbox", "column", "fields", "formula", "roll-up", "rollup",
    ]

    private func named(_ plain: [String]) -> [(object: Int, field: Int)] {
        var name = plain
        var objects = Array(design.objects.indices)
        if let split = plain.lastIndex(where: { ["of", "on", "from", "for", "in"].contains($0) }), split > 0,
            let owner = object(named: Array(plain[(split + 1)...]))
        {
            (objects, name) = ([owner], Array(plain[..<split]))
        }
        let wanted = name.joined(separator: " ")
        guard !wanted.isEmpty else { return [] }
        let singular = name.map(Inflection.singular).joined(separator: " ")
        let tests: [(String, String) -> Bool] = [
            { field, _ in field == wanted },
            { field, object in (" " + object + " " + field).hasSuffix(" " + wanted) && wanted.hasSuffix(" " + field) },
            { field, _ in field.hasSuffix(" " + wanted) },
            { field, _ in field.hasPrefix(wanted + " ") },
            { field, _ in
                field.split(separator: " ").map { Inflection.singular(String($0)) }.joined(separator: " ") == singular
            },
        ]
        for test in tests {
            let found = objects.compactMap { object -> (object: Int, field: Int)? in
                let label = design.objects[object].label.lowercased()
                let field = design.objects[object].fields.firstIndex { test($0.label.lowercased(), label) }
                return field.map { (object, $0) }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// "it", "that field": what was spoken of last.
    func isPronoun(_ words: [Token]) -> Bool {
        let said = words.map(\.lower).filter { !["the", "field", "one"].contains($0) }
        return ["it", "that", "this"].contains(said.joined(separator: " "))
    }

    /// Why no field is found: nothing is called so, or several are. Where nothing is, and `wish` says what it should be,
    /// it is offered to add it.
    func missing(_ words: [Token], wish: String? = nil) -> Outcome {
        if isPronoun(words) {
            return .unclear(question: "Which field do you mean by \"\(said(words))\"?", words: said(words), offer: nil)
        }
        let plain = words.filter { !["the", "a", "an"].contains($0.lower) }
        let names = targets(words).map { "\(design.objects[$0.object].label)" }
        guard names.count > 1 else { return absent(plain, wish) }
        let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        return .unclear(
            question: "Which \(said(plain)) do you mean: that of \(list)?", words: said(plain), offer: nil)
    }

    private func absent(_ words: [Token], _ wish: String?) -> Outcome {
        var name = words
        var owner = focus.flatMap { design.objectIndex($0.object) } ?? design.objects.firstIndex { !$0.standard } ?? 0
        if let split = words.lastIndex(where: { ["of", "on", "for", "in"].contains($0.lower) }), split > 0,
            let named = object(Array(words[(split + 1)...]))
        {
            (name, owner) = (Array(words[..<split]), named)
        }
        guard design.objects.indices.contains(owner) else { return .refused("The plan has no object.") }
        let object = design.objects[owner]
        let fields = object.fields.prefix(12).map(\.label).joined(separator: ", ")
        let there = "There is no field \"\(said(name))\" in the plan. \(object.label) has \(fields)."
        guard let wish, !name.isEmpty, name.count <= 4 else { return .refused(there) }
        let label = said(name).lowercased()
        return .unclear(
            question: there
                + " Shall I add \(Inflection.article(label)) \(label) to \(object.label) and make it \(wish)? "
                + "Say **yes**, **yes, with values …** where it is to be chosen from a list, or name the field you mean.",
            words: said(name), offer: "add \(Inflection.article(label)) \(label) to \(object.label)")
    }

    mutating func touch(_ object: Int, _ field: Int) {
        focus = FieldReference(
            object: design.objects[object].apiName, field: design.objects[object].fields[field].apiName)
    }

    func object(_ words: [Token]) -> Int? { object(named: words.map(\.lower)) }

    /// An object by its name, or by the end of it where no other ends so: "line" for Invoice Line.
    func object(named words: [String]) -> Int? {
        let name = words.filter {
            !["the", "a", "an", "object", "objects", "all", "each", "every", "record", "records"].contains($0)
        }
        .map(Inflection.singular).joined(separator: " ")
        guard !name.isEmpty else { return nil }
        if let exact = design.objects.firstIndex(where: {
            $0.label.lowercased() == name || $0.apiName.lowercased() == name
        }) {
            return exact
        }
        let ending = design.objects.indices.filter { design.objects[$0].label.lowercased().hasSuffix(" " + name) }
        return ending.count == 1 ? ending.first : nil
    }

    func said(_ words: [Token]) -> String { words.map(\.text).joined(separator: " ") }

    /// Items of a list: what stands between commas, "and" and "or".
    static func items(_ tokens: some Sequence<Token>) -> [String] {
        var items: [[String]] = [[]]
        for token in tokens {
            if token.isMark(",") || token.isMark("/") || token.isMark(";") || token.isWord("and", "or") {
                items.append([])
            } else if !token.isMark(":"), !token.isMark(".") {
                items[items.count - 1].append(token.text)
            }
        }
        return items.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }.map {
            $0.prefix(1).uppercased() + $0.dropFirst()
        }
    }
}
