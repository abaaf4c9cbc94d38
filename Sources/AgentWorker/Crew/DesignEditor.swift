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
        /// Which field is meant must be asked: the question, and the words that mean several fields or none.
        case unclear(question: String, words: String)
        case notACommand
    }

    mutating func apply(_ tokens: [Token]) -> Outcome {
        var words = tokens.filter { $0.kind == .word || $0.kind == .quoted }
        while let first = words.first,
            ["please", "also", "and", "actually", "then", "now", "can", "you", "i", "want", "to", "we"].contains(
                first.lower)
        { words.removeFirst() }
        guard let verb = words.first?.lower else { return .notACommand }
        let rest = Array(words.dropFirst())
        switch verb {
        case "drop", "remove", "delete", "no", "without": return remove(rest)
        case "rename", "call": return rename(rest)
        case "make", "set", "change": return make(rest)
        case "add": return addValue(rest)
        default: return state(words)
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
        let plain = words.map(\.lower).filter { !["the", "a", "an", "field", "its", "my", "our"].contains($0) }
        var name = plain
        var objects = Array(design.objects.indices)
        if let split = plain.lastIndex(where: { ["of", "on", "from", "for", "in"].contains($0) }), split > 0 {
            let owner = plain[(split + 1)...].map(Inflection.singular).joined(separator: " ")
            let named = objects.filter { design.objects[$0].label.lowercased() == owner }
            if !named.isEmpty { (objects, name) = (named, Array(plain[..<split])) }
        }
        let wanted = name.joined(separator: " ")
        guard !wanted.isEmpty else { return [] }
        let tests: [(FieldDesign, ObjectDesign) -> Bool] = [
            { field, _ in field.label.lowercased() == wanted },
            { field, object in object.label.lowercased() + " " + field.label.lowercased() == wanted },
            { field, _ in field.label.lowercased().hasSuffix(" " + wanted) },
            { field, _ in field.label.lowercased().hasPrefix(wanted + " ") },
        ]
        for test in tests {
            let found = objects.compactMap { object -> (object: Int, field: Int)? in
                let field = design.objects[object].fields.firstIndex { test($0, design.objects[object]) }
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

    /// Why no field is found: nothing is called so, or several are.
    func missing(_ words: [Token]) -> Outcome {
        if isPronoun(words) {
            return .unclear(question: "Which field do you mean by \"\(said(words))\"?", words: said(words))
        }
        let names = targets(words).map { "\(design.objects[$0.object].label)" }
        guard names.count > 1 else { return .refused("There is no field \"\(said(words))\" in the plan.") }
        let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        let plain = words.filter { !["the", "a", "an"].contains($0.lower) }
        return .unclear(question: "Which \(said(plain)) do you mean: that of \(list)?", words: said(plain))
    }

    private mutating func touch(_ object: Int, _ field: Int) {
        focus = FieldReference(
            object: design.objects[object].apiName, field: design.objects[object].fields[field].apiName)
    }

    func object(_ words: [Token]) -> Int? {
        let name = words.map(\.lower).filter { !["the", "a", "an", "object", "all"].contains($0) }.map(
            Inflection.singular
        ).joined(separator: " ")
        return design.objects.firstIndex { $0.label.lowercased() == name || $0.apiName.lowercased() == name }
    }

    func said(_ words: [Token]) -> String { words.map(\.text).joined(separator: " ") }

    // MARK: Commands

    private mutating func rename(_ words: [Token]) -> Outcome {
        guard let split = words.lastIndex(where: { $0.lower == "to" || $0.lower == "as" }), split > 0,
            split + 1 < words.count
        else { return .notACommand }
        let label = Label.title(words[(split + 1)...].map(\.text))
        let old = Array(words[..<split])
        if let index = object(old) {
            guard !design.objects[index].standard else {
                return .refused("\(design.objects[index].label) is a standard object; its name stays.")
            }
            design.objects[index].label = label
            design.objects[index].pluralLabel = Inflection.plural(label)
            if !keepsNames { design.renameObject(design.objects[index].apiName, to: ApiName.custom(label)) }
            return .done
        }
        guard let (object, field) = target(old) else {
            guard case .unclear(let question, let words) = missing(old) else {
                return .refused("There is nothing called \"\(said(old))\" in the plan.")
            }
            return .unclear(question: question, words: words)
        }
        design.objects[object].fields[field].label = label
        // Once a version is approved its names may be in an org, and formulas, reports and imports go by them.
        if !keepsNames {
            design.renameField(
                design.objects[object].fields[field].apiName, to: ApiName.custom(label),
                on: design.objects[object].apiName)
        }
        touch(object, field)
        return .done
    }

    private mutating func make(_ words: [Token]) -> Outcome {
        var words = words
        let last = words.last?.lower ?? ""
        var isNegated = false
        if let index = words.lastIndex(where: { $0.lower == "not" || $0.lower == "no" }) {
            isNegated = true
            words.remove(at: index)
        }
        while ["longer", "be", "is"].contains(words.dropLast().last?.lower ?? "") { words.remove(at: words.count - 2) }
        let name = Array(words.dropLast())
        switch last {
        case "required", "mandatory", "compulsory": return require(name, !isNegated)
        case "optional": return require(name, isNegated)
        case "unique":
            guard let (object, field) = target(name) else { return missing(name) }
            let known = design.objects[object].fields[field]
            guard [.text, .email, .number].contains(known.type), known.formula == nil else {
                return .refused("\(known.label) is \(known.type.rawValue); only Text, Number and Email can be unique.")
            }
            design.objects[object].fields[field].unique = !isNegated
            touch(object, field)
            return .done
        default: return retype(words)
        }
    }

    private mutating func require(_ name: [Token], _ required: Bool) -> Outcome {
        guard let (object, field) = target(name) else { return missing(name) }
        let known = design.objects[object].fields[field]
        touch(object, field)
        if known.isComputed || known.type == .checkbox {
            return .refused(
                "\(known.label) is \(PlanMarkdown.type(known)), which cannot be required: it always has a value.")
        }
        if known.type == .masterDetail {
            return .refused("\(known.label) is a master-detail, which is always required.")
        }
        design.objects[object].fields[field].required = required
        if known.type == .lookup {
            design.objects[object].fields[field].relationship?.deleteConstraint = required ? .restrict : .setNull
        }
        return .done
    }

    /// "make the reason a long text", "change hours to currency".
    private mutating func retype(_ words: [Token]) -> Outcome {
        guard let split = words.lastIndex(where: { ["a", "an", "to", "into", "as"].contains($0.lower) }), split > 0,
            split + 1 < words.count
        else { return .notACommand }
        let kind = words[(split + 1)...].map(\.lower).joined(separator: " ")
        let kinds: [String: FieldType] = [
            "text": .text, "number": .number, "currency": .currency, "percent": .percent, "percentage": .percent,
            "date": .date,
            "datetime": .dateTime, "date and time": .dateTime, "checkbox": .checkbox, "email": .email, "phone": .phone,
            "url": .url,
            "long text": .longTextArea, "long text area": .longTextArea, "text area": .textArea, "time": .time,
        ]
        guard let (object, field) = target(Array(words[..<split])) else {
            let unclear = missing(Array(words[..<split]))
            if case .unclear = unclear, kinds[kind] != nil || ["master-detail", "lookup"].contains(kind) {
                return unclear
            }
            return .notACommand
        }
        touch(object, field)
        let known = design.objects[object].fields[field]
        if ["master-detail", "lookup"].contains(kind), known.relationship != nil {
            return relate(object, field, master: kind == "master-detail")
        }
        guard let type = kinds[kind], known.relationship == nil, !known.isComputed else { return .notACommand }
        var changed = FieldDesign.plain(known.label, type, source: known.source)
        changed.apiName = known.apiName
        changed.required = known.required && type != .checkbox
        design.objects[object].fields[field] = changed
        return .done
    }

    private mutating func relate(_ object: Int, _ field: Int, master: Bool) -> Outcome {
        let masters = design.objects[object].masterDetails.count
        let isMaster = design.objects[object].fields[field].type == .masterDetail
        guard master != isMaster else { return .refused("It is that already.") }
        design.objects[object].fields[field].type = master ? .masterDetail : .lookup
        design.objects[object].fields[field].required = false
        design.objects[object].fields[field].relationship?.order = master ? masters : nil
        design.objects[object].fields[field].relationship?.deleteConstraint = master ? nil : .setNull
        design.objects[object].settleSharing()
        return .done
    }

    /// "add the value Blocked to status".
    private mutating func addValue(_ words: [Token]) -> Outcome {
        guard let split = words.lastIndex(where: { $0.lower == "to" }), split > 0, split + 1 < words.count,
            let (object, field) = target(Array(words[(split + 1)...])),
            design.objects[object].fields[field].picklist != nil
        else { return .notACommand }
        let value = words[..<split].filter { !["the", "a", "an", "value", "option", "values"].contains($0.lower) }.map(
            \.text
        ).joined(separator: " ")
        guard !value.isEmpty else { return .notACommand }
        if design.objects[object].fields[field].picklist?.values.contains(where: {
            $0.lowercased() == value.lowercased()
        }) == true {
            return .refused("\(value) is among the values already.")
        }
        design.objects[object].fields[field].picklist?.values.append(value.prefix(1).uppercased() + value.dropFirst())
        return .done
    }

    /// "status should be required", "we do not need the tab".
    private mutating func state(_ words: [Token]) -> Outcome {
        let lower = words.map(\.lower)
        if let index = lower.firstIndex(of: "need"), lower[..<index].contains(where: { $0 == "don't" || $0 == "not" }) {
            return remove(Array(words[(index + 1)...]))
        }
        guard let be = lower.firstIndex(where: { ["should", "must", "is", "shall"].contains($0) }), be > 0,
            let last = lower.last, ["required", "mandatory", "optional", "unique"].contains(last),
            !lower.contains("when"), !lower.contains("if")
        else { return .notACommand }
        var command = Array(words[..<be])
        if lower[be...].contains("not") {
            command.append(Token(text: "not", lower: "not", kind: .word, start: 0, end: 0))
        }
        if let word = words.last { command.append(word) }
        return make(command)
    }
}
