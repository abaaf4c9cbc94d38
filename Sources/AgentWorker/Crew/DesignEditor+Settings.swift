/// Values, defaults, lengths and sharing, and statements such as "status should be required".
extension DesignEditor {
    /// "set the default of status to Sent", "make Sent the default status".
    mutating func setDefault(_ words: [Token]) -> Outcome {
        let words = words.filter {
            !["the", "a", "value", "as", "is", "be", "should", "by", "field"].contains($0.lower)
        }
        guard let place = words.firstIndex(where: { ["default", "defaults"].contains($0.lower) }) else {
            return .notACommand
        }
        var (name, value) = (Array(words[(place + 1)...]), Array(words[..<place]))
        if let first = name.first?.lower, ["of", "for", "in", "on"].contains(first) { name.removeFirst() }
        if let split = name.lastIndex(where: { $0.lower == "to" }) {
            // "default of status to Sent", "status default to Sent"
            let before = Array(name[..<split])
            (name, value) = (before.isEmpty ? value : before, Array(name[(split + 1)...]))
        }
        let wanted = said(value).lowercased()
        guard !wanted.isEmpty else { return .refused("Say which value: *set the default of <field> to <value>*.") }
        var place2 = name.isEmpty ? nil : target(name)
        if name.isEmpty {
            let holders = design.objects.indices.flatMap { object in
                design.objects[object].fields.indices.map { (object: object, field: $0) }
            }.filter { spot in
                design.objects[spot.object].fields[spot.field].picklist?.values.contains { $0.lowercased() == wanted }
                    == true
            }
            place2 = holders.count == 1 ? holders.first : nil
        }
        guard let (object, field) = place2 else {
            return name.isEmpty
                ? .refused("Say of which field: *set the default of <field> to <value>*.") : missing(name)
        }
        touch(object, field)
        let known = design.objects[object].fields[field]
        if let picklist = known.picklist {
            if ["none", "nothing", "empty", "blank"].contains(wanted) {
                design.objects[object].fields[field].picklist?.defaultValue = nil
                return .done
            }
            guard let match = picklist.values.first(where: { $0.lowercased() == wanted }) else {
                return .refused(
                    "\(known.label) has no value \(said(value)); it has \(picklist.values.joined(separator: ", ")).")
            }
            design.objects[object].fields[field].picklist?.defaultValue = match
            return .done
        }
        if known.type == .checkbox {
            let isOn = ["true", "yes", "checked", "on", "ticked"].contains(wanted)
            guard isOn || ["false", "no", "unchecked", "off"].contains(wanted) else {
                return .refused("\(known.label) is a checkbox: its default is checked or unchecked.")
            }
            design.objects[object].fields[field].defaultValue = isOn ? "true" : "false"
            return .done
        }
        if known.type == .date, wanted == "today" {
            design.objects[object].fields[field].defaultValue = "TODAY()"
            return .done
        }
        if known.type.isNumeric, known.formula == nil, case .number? = value.first?.kind, value.count == 1 {
            design.objects[object].fields[field].defaultValue = value[0].text.filter { $0 != "," }
            return .done
        }
        return .refused(
            "\(known.label) is \(PlanMarkdown.type(known)); I set defaults of picklists, checkboxes, numbers, and *today* for dates."
        )
    }

    /// "change the values of status to A, B and C", "make the reason a picklist with values A and B".
    mutating func setValues(_ words: [Token], _ tokens: [Token]) -> Outcome? {
        let lower = words.map(\.lower)
        guard let place = lower.lastIndex(where: { ["values", "options", "choices"].contains($0) }) else { return nil }
        let after = Array(words[(place + 1)...])
        if let first = after.first?.lower, ["of", "for"].contains(first) {
            guard let split = after.firstIndex(where: { ["to", "are", "be", "should"].contains($0.lower) }), split > 1,
                let (object, field) = target(Array(after[1..<split]))
            else { return nil }
            let start = after[split...].first { !["to", "are", "be", "should"].contains($0.lower) }?.start ?? Int.max
            return setValues(Self.items(tokens.filter { $0.start >= start }), object, field)
        }
        let head = words[..<place].filter {
            !["with", "the", "a", "an", "to", "into", "of", "have", "should", "has"].contains($0.lower)
        }
        guard let (object, field) = target(head), let start = after.first?.start else { return nil }
        return setValues(Self.items(tokens.filter { $0.start >= start }), object, field)
    }

    mutating func setValues(_ values: [String], _ object: Int, _ field: Int) -> Outcome {
        let known = design.objects[object].fields[field]
        touch(object, field)
        guard !values.isEmpty else { return .refused("Say the values, separated by commas.") }
        guard known.relationship == nil, !known.isComputed else {
            return .refused("\(known.label) is \(PlanMarkdown.type(known)) and cannot have values to choose from.")
        }
        guard known.picklist == nil else {
            design.objects[object].fields[field].picklist?.values = values
            if let value = known.picklist?.defaultValue, !values.contains(value) {
                design.objects[object].fields[field].picklist?.defaultValue = nil
            }
            return .done
        }
        var changed = FieldDesign.picklist(known.label, values: values, source: known.source)
        (changed.apiName, changed.required) = (known.apiName, known.required)
        (changed.description, changed.helpText) = (known.description, known.helpText)
        design.objects[object].fields[field] = changed
        return .done
    }

    /// "make the note 100 characters", "increase the length of the code to 40".
    mutating func setLength(_ words: [Token]) -> Outcome? {
        let about = ["characters", "character", "length", "long", "longer", "shorter", "letters"]
        guard words.contains(where: { about.contains($0.lower) }) else { return nil }
        let small =
            about + ["the", "of", "to", "at", "most", "up", "maximum", "max", "a", "with", "by", "text", "field"]
        let number = words.compactMap { token -> Int? in
            if case .number(let value) = token.kind { return Int(exactly: value) }
            return nil
        }.first
        let name = words.filter { !small.contains($0.lower) && Int($0.text) == nil }
        guard number != nil || words.contains(where: { ["longer", "shorter", "length"].contains($0.lower) }) else {
            return nil
        }
        guard let (object, field) = target(name) else { return missing(name) }
        touch(object, field)
        let known = design.objects[object].fields[field]
        guard let number else { return .refused("Say how long: *make \(known.label) 100 characters*.") }
        switch known.type {
        case .text where (1...255).contains(number), .longTextArea where (256...131_072).contains(number),
            .html where (256...131_072).contains(number):
            guard known.formula == nil else { fallthrough }
            design.objects[object].fields[field].length = number
            return .done
        case .text:
            return .refused("A text has 1 to 255 characters; for more, *make \(known.label) a long text*.")
        case .longTextArea, .html:
            return .refused("A long text has 256 to 131,072 characters; for fewer, *make \(known.label) a text*.")
        default: return .refused("\(known.label) is \(PlanMarkdown.type(known)), whose length cannot be chosen.")
        }
    }

    /// "make the invoices private": organisation-wide default of an object.
    mutating func share(_ words: [Token]) -> Outcome? {
        let lower = words.map(\.lower)
        let sharing: SharingModel
        switch lower.last {
        case "private": sharing = .private
        case "public": sharing = .readWrite
        case "read-only", "readonly": sharing = .read
        case "only" where lower.dropLast().last == "read": sharing = .read
        default: return nil
        }
        let name = words.filter { !["private", "public", "read-only", "readonly", "read", "only"].contains($0.lower) }
        guard let index = object(name) else { return nil }
        let object = design.objects[index]
        guard !object.standard else {
            return .refused("The sharing of \(object.label), a standard object, is set in Setup → Sharing Settings.")
        }
        guard object.masterDetails.isEmpty else {
            return .refused(
                "\(object.label) has a master, and who sees the master sees it: its sharing is controlled by the parent."
            )
        }
        design.objects[index].sharing = sharing
        return .done
    }

    /// "status should be required", "we do not need the tab", "the amount is per line".
    mutating func state(_ words: [Token], _ tokens: [Token] = []) -> Outcome {
        let lower = words.map(\.lower)
        if let index = lower.firstIndex(where: { ["need", "want"].contains($0) }),
            lower[..<index].contains(where: { ["don't", "dont", "not", "no", "don"].contains($0) }), index <= 3
        {
            return remove(words[(index + 1)...].filter { !["any", "to", "have"].contains($0.lower) })
        }
        if lower.starts(with: ["no", "need", "for"]) { return remove(Array(words.dropFirst(3))) }
        guard !lower.contains("when"), !lower.contains("if"), !lower.contains("unless") else { return .notACommand }
        if let place = lower.firstIndex(of: "per") ?? lower.firstIndex(of: "each"), place > 1,
            let be = lower[..<place].firstIndex(where: { ["is", "should", "must", "belongs"].contains($0) }), be > 0,
            let object = object(Array(words[(place + 1)...])), let found = target(Array(words[..<be]))
        {
            return move(found, to: object)
        }
        if lower.contains("default") || lower.contains("defaults"), lower.count <= 8 { return setDefault(words) }
        let verbs = ["should", "must", "is", "are", "shall", "needs", "has", "can", "may", "does", "doesn't"]
        guard let be = lower.firstIndex(where: verbs.contains), be > 0, let last = lower.last else {
            return .notACommand
        }
        let name = Array(words[..<be])
        let isNegated = lower[be...].contains { ["not", "doesn't", "cannot", "no"].contains($0) }
        if ["in", "out"].contains(last), lower.dropLast().last == "filled" { return require(name, !isNegated) }
        if ["required", "mandatory", "optional", "unique", "compulsory", "private"].contains(last) {
            var command = name
            if isNegated { command.append(Token(text: "not", lower: "not", kind: .word, start: 0, end: 0)) }
            if let word = words.last { command.append(word) }
            return make(command, tokens)
        }
        let rest = words[(be + 1)...].drop { ["be", "to", "always"].contains($0.lower) }
        guard ["should", "must", "is", "shall"].contains(lower[be]), let article = rest.first,
            ["a", "an"].contains(article.lower),
            FieldKindName.read(rest.map(\.lower)) != nil, !targets(name).isEmpty
        else { return .notACommand }
        return retype(name + rest)
    }

    /// "the amount is per line": the field belongs on another object than it is on.
    private mutating func move(_ found: (object: Int, field: Int), to object: Int) -> Outcome {
        guard found.object != object else {
            touch(found.object, found.field)
            return .done
        }
        let field = design.objects[found.object].fields[found.field]
        guard field.relationship == nil, !field.isComputed else {
            return .refused("\(field.label) is \(PlanMarkdown.type(field)), which cannot be moved to another object.")
        }
        guard !design.objects[object].fields.contains(where: { $0.label.lowercased() == field.label.lowercased() })
        else {
            return .refused("\(design.objects[object].label) has a field \(field.label) already.")
        }
        let owner = design.objects[object].apiName
        removeField(field.apiName, from: found.object)
        guard let index = design.objectIndex(owner) else { return .refused("\(owner) is not in the plan.") }
        design.objects[index].fields.append(field)
        touch(index, design.objects[index].fields.count - 1)
        return .done
    }
}
