/// Names, requiredness, types and sizes of what there is.
extension DesignEditor {
    mutating func rename(_ words: [Token]) -> Outcome {
        var words = words
        // "the label of note to remark", "the value Sent to Issued"
        if let of = words.firstIndex(where: { $0.lower == "of" }), of > 0,
            words[..<of].allSatisfy({ ["the", "label", "name"].contains($0.lower) })
        {
            words = Array(words[(of + 1)...])
        }
        guard let split = words.lastIndex(where: { $0.lower == "to" || $0.lower == "as" || $0.lower == "into" }),
            split > 0,
            split + 1 < words.count
        else { return renameWithoutTo(words) }
        return rename(Array(words[..<split]), to: Array(words[(split + 1)...]))
    }

    /// "call the invoice bill": the longest beginning that names something.
    private mutating func renameWithoutTo(_ words: [Token]) -> Outcome {
        for split in stride(from: words.count - 1, to: 0, by: -1) {
            let old = Array(words[..<split])
            if object(old) != nil || targets(old).count == 1 { return rename(old, to: Array(words[split...])) }
        }
        return .notACommand
    }

    private mutating func rename(_ old: [Token], to new: [Token]) -> Outcome {
        let label = Label.title(new.filter { !["the", "a", "an"].contains($0.lower) || new.count == 1 }.map(\.text))
        guard !label.isEmpty, label.count <= ApiName.maximumLength else {
            return .refused("A name has 1 to \(ApiName.maximumLength) characters.")
        }
        if let index = object(old) {
            guard !design.objects[index].standard else {
                return .refused("\(design.objects[index].label) is a standard object; its name stays.")
            }
            let before = design.objects[index].label
            design.objects[index].label = label
            design.objects[index].pluralLabel = Inflection.plural(label)
            if !keepsNames { design.renameObject(design.objects[index].apiName, to: ApiName.custom(label)) }
            renameFollowers(of: index, from: before, to: label)
            return .done
        }
        guard let (object, field) = target(old) else {
            if let outcome = renameValue(old, to: new) { return outcome }
            guard case .unclear(let question, let words, _) = missing(old) else {
                return .refused("There is nothing called \"\(said(old))\" in the plan.")
            }
            return .unclear(question: question, words: words, offer: nil)
        }
        let owner = design.objects[object]
        if owner.fields.indices.contains(where: {
            $0 != field && owner.fields[$0].label.lowercased() == label.lowercased()
        }) {
            return .refused("\(owner.label) has a field \(label) already.")
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

    /// What is called after an object follows it: the fields that point to it, the plan and its permission sets.
    private mutating func renameFollowers(of index: Int, from before: String, to label: String) {
        let parent = design.objects[index].apiName
        for object in design.objects.indices {
            let owner = design.objects[object]
            guard !owner.fields.contains(where: { $0.label.lowercased() == label.lowercased() }),
                let field = owner.fields.firstIndex(where: { $0.relationship?.object == parent && $0.label == before })
            else { continue }
            design.objects[object].fields[field].label = label
            guard !keepsNames else { continue }
            design.renameField(owner.fields[field].apiName, to: ApiName.custom(label), on: owner.apiName)
        }
        guard !keepsNames, design.title.contains(before) else { return }
        design.title = String(design.title.replacing(before, with: label).prefix(80))
        for set in design.permissionSets.indices where design.permissionSets[set].kind != .special {
            let name = String(design.permissionSets[set].label.replacing(before, with: label).prefix(80))
            design.permissionSets[set].label = name
            design.permissionSets[set].apiName = ApiName.developer(name, limit: 80)
        }
    }

    /// "rename Sent to Issued in the status". A value that a formula names stays: the rule would no longer hold.
    private mutating func renameValue(_ old: [Token], to new: [Token]) -> Outcome? {
        var new = new
        var place: (object: Int, field: Int)?
        if let split = new.lastIndex(where: { ["in", "of", "on"].contains($0.lower) }), split > 0,
            let found = target(Array(new[(split + 1)...]))
        {
            (place, new) = (found, Array(new[..<split]))
        }
        let small = ["the", "value", "option"]
        let name = said(old.filter { !small.contains($0.lower) }).lowercased()
        let later = said(new.filter { !small.contains($0.lower) })
        let holders = design.objects.indices.flatMap { object in
            design.objects[object].fields.indices.map { (object: object, field: $0) }
        }.filter { spot in
            (place == nil || place.map { $0 == spot } == true)
                && design.objects[spot.object].fields[spot.field].picklist?.values.contains { $0.lowercased() == name }
                    == true
        }
        guard let spot = holders.first, holders.count == 1, !later.isEmpty,
            var picklist = design.objects[spot.object].fields[spot.field].picklist,
            let index = picklist.values.firstIndex(where: { $0.lowercased() == name })
        else { return nil }
        let value = picklist.values[index]
        let formulas = design.objects.flatMap { $0.validationRules.map(\.formula) + $0.fields.compactMap(\.formula) }
        if formulas.contains(where: { $0.contains("\"\(value)\"") })
            || design.flows.contains(where: { $0.names(value) })
        {
            return .refused("A rule, formula or flow goes by the value \(value); remove that first.")
        }
        picklist.values[index] = later.prefix(1).uppercased() + later.dropFirst()
        if picklist.defaultValue == value { picklist.defaultValue = picklist.values[index] }
        design.objects[spot.object].fields[spot.field].picklist = picklist
        touch(spot.object, spot.field)
        return .done
    }

    mutating func make(_ words: [Token], _ tokens: [Token] = []) -> Outcome {
        var words = words
        let lower = words.map(\.lower)
        if lower.contains("default") || lower.contains("defaults") { return setDefault(words) }
        if let outcome = setValues(words, tokens) ?? setLength(words) ?? share(words) { return outcome }
        if lower.contains("label") || lower.contains("name"), lower.contains("of") || lower.contains("value") {
            return rename(words)
        }
        let last = words.last?.lower ?? ""
        var isNegated = false
        if ["required", "mandatory", "compulsory", "optional", "unique", "obligatory"].contains(last) {
            if let index = words.lastIndex(where: { ["not", "no", "non"].contains($0.lower) }) {
                isNegated = true
                words.remove(at: index)
            }
            while ["longer", "be", "is", "a", "always"].contains(words.dropLast().last?.lower ?? "") {
                words.remove(at: words.count - 2)
            }
        }
        let name = Array(words.dropLast())
        switch last {
        case "required", "mandatory", "compulsory", "obligatory": return require(name, !isNegated)
        case "optional": return require(name, isNegated)
        case "unique":
            guard let (object, field) = target(name) else { return missing(name, wish: isNegated ? nil : "unique") }
            let known = design.objects[object].fields[field]
            touch(object, field)
            guard [.text, .email, .number].contains(known.type), known.formula == nil else {
                return .refused("\(known.label) is \(known.type.rawValue); only Text, Number and Email can be unique.")
            }
            design.objects[object].fields[field].unique = !isNegated
            return .done
        default: return retype(words)
        }
    }

    mutating func require(_ name: [Token], _ required: Bool) -> Outcome {
        guard let (object, field) = target(name) else { return missing(name, wish: required ? "required" : nil) }
        let known = design.objects[object].fields[field]
        touch(object, field)
        if known.isComputed || known.type == .checkbox {
            return .refused(
                "\(known.label) is \(PlanMarkdown.type(known)), which cannot be required: it always has a value.")
        }
        if known.type == .masterDetail {
            return .refused("\(known.label) is a master-detail, which is always required.")
        }
        if required, known.type == .longTextArea || known.type == .html || known.type == .multiselectPicklist {
            return .refused(
                "\(known.label) is \(PlanMarkdown.type(known)), which the platform cannot require. *Make \(known.label) a "
                    + "text* first, if 255 characters are enough.")
        }
        design.objects[object].fields[field].required = required
        if known.type == .lookup {
            design.objects[object].fields[field].relationship?.deleteConstraint = required ? .restrict : .setNull
        }
        return .done
    }

    /// "use a text for the status instead of a picklist".
    mutating func use(_ words: [Token], _ tokens: [Token]) -> Outcome {
        let said = Array(words.prefix { $0.lower != "instead" })
        guard let split = said.firstIndex(where: { $0.lower == "for" }), split > 0, split + 1 < said.count,
            FieldKindName.read(said[..<split].map(\.lower)) != nil, let article = said.first
        else { return .notACommand }
        var turned = Array(said[(split + 1)...])
        turned.append(Token(text: "to", lower: "to", kind: .word, start: article.start, end: article.end))
        turned += said[..<split]
        return retype(turned)
    }

    /// "make the reason a long text", "change hours to currency", "make hours a number with 2 decimals".
    mutating func retype(_ words: [Token]) -> Outcome {
        var words = words
        var decimals: Int?
        if let place = words.lastIndex(where: { ["decimal", "decimals"].contains($0.lower) }), place > 0,
            case .number(let value) = words[place - 1].kind, let count = Int(exactly: value)
        {
            decimals = count
            words = Array(words[..<(place - 1)])
            if let last = words.last?.lower, ["with", "of", "to"].contains(last) { words.removeLast() }
        }
        if let decimals, let (object, field) = target(words) { return setDecimals(decimals, object, field) }
        guard let split = words.lastIndex(where: { ["a", "an", "to", "into", "as"].contains($0.lower) }), split > 0,
            split + 1 < words.count
        else { return .notACommand }
        var name = Array(words[..<split])
        while let last = name.last?.lower, ["a", "an", "to", "into", "as", "be", "from"].contains(last) {
            name.removeLast()
        }
        let kindWords = words[(split + 1)...].map(\.lower)
        let kind = FieldKindName.read(kindWords)
        let isRelation = ["master-detail", "lookup", "master detail"].contains(kindWords.joined(separator: " "))
        guard let (object, field) = target(name) else {
            guard kind != nil || isRelation else { return .notACommand }
            return missing(name)
        }
        touch(object, field)
        let known = design.objects[object].fields[field]
        if isRelation, known.relationship != nil { return relate(object, field, master: kindWords[0] != "lookup") }
        guard let kind else {
            return .refused(
                "\"\(said(Array(words[(split + 1)...])))\" is no type of field. Types are text, long text, number, whole number, "
                    + "currency, percent, date, date and time, checkbox, email, phone, URL, and picklist with its values; for "
                    + "another name say *rename \(known.label) to …*.")
        }
        guard known.relationship == nil, !known.isComputed else {
            return .refused(
                "\(known.label) is \(PlanMarkdown.type(known)); its type cannot be changed. Remove it and add another.")
        }
        guard kind.type != .picklist, kind.type != .multiselectPicklist else {
            return known.type == kind.type
                ? .done : .refused("Say its values as well: *make \(known.label) a picklist with values …*.")
        }
        if known.type != kind.type {
            var changed = FieldDesign.plain(known.label, kind.type, source: known.source)
            (changed.apiName, changed.description, changed.helpText) = (
                known.apiName, known.description, known.helpText
            )
            changed.required = known.required && ![.checkbox, .longTextArea, .html].contains(kind.type)
            design.objects[object].fields[field] = changed
        }
        guard let scale = decimals ?? kind.scale else { return .done }
        return setDecimals(scale, object, field)
    }

    private mutating func setDecimals(_ decimals: Int, _ object: Int, _ field: Int) -> Outcome {
        touch(object, field)
        let known = design.objects[object].fields[field]
        guard known.type.isNumeric, known.type != .summary else {
            return .refused("\(known.label) is \(PlanMarkdown.type(known)) and has no decimals.")
        }
        guard (0...17).contains(decimals) else { return .refused("A number has 0 to 17 decimals.") }
        design.objects[object].fields[field].scale = decimals
        design.objects[object].fields[field].precision = max(known.precision ?? 18, decimals + 1)
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
}

extension FlowDesign {
    /// Whether a condition or an assignment goes by a value.
    fileprivate func names(_ value: String) -> Bool {
        conditions.contains { $0.value == value } || conditionFormula?.contains("\"\(value)\"") == true
            || assignments.contains { $0.value == .literal(value) }
    }
}
