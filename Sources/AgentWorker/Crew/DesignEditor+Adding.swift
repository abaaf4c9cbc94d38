/// Adding what the words say in full: values, fields of a named type, tabs. All else is read as a requirement.
extension DesignEditor {
    mutating func add(_ words: [Token], _ tokens: [Token]) -> Outcome {
        let lower = words.map(\.lower)
        if lower.contains("tab") || lower.contains("tabs") {
            let name = words.filter {
                !["the", "a", "tab", "tabs", "to", "for", "of", "on", "back", "again"].contains($0.lower)
            }
            // Details have none unless they are named: their records are seen on their masters.
            let usual = design.objects.indices.filter { index in
                !design.objects[index].standard && design.objects[index].masterDetails.isEmpty
            }
            let chosen = name.isEmpty ? usual : object(name).map { [$0] } ?? []
            guard !chosen.isEmpty else { return .refused("There is no object \"\(said(name))\" in the plan.") }
            for index in chosen where !design.objects[index].standard { design.objects[index].hasTab = true }
            return .done
        }
        if lower.last == "app" || lower.starts(with: ["app"]), lower.count <= 4 {
            design.hasApp = true
            return .done
        }
        if let help = lower.firstIndex(of: "help"), help <= 1, lower.count > help + 1 { return addHelp(words, tokens) }
        let listed = lower.firstIndex { ["values", "options", "choices"].contains($0) }
        if let listed, listed > 1, ["with", "the", "having", "of"].contains(lower[listed - 1]),
            lower[..<listed].contains(where: { !["the", "with", "a", "an", "these"].contains($0) })
        {
            return addPicklist(Array(words[..<listed]), Array(words[(listed + 1)...]), tokens)
        }
        if let outcome = addRelationship(words) ?? addTyped(words) ?? addListed(words, tokens) { return outcome }
        let outcome = addValue(words, tokens)
        return outcome == .notACommand ? attribute(words, tokens) : outcome
    }

    /// "add status Planned, Running, Done to events": names with a capital after one without are values.
    private mutating func addListed(_ words: [Token], _ tokens: [Token]) -> Outcome? {
        let (phrase, owner) = placed(words)
        guard let first = phrase.first, let last = phrase.last, let object = owner ?? usualObject else { return nil }
        let said = tokens.filter { $0.start >= first.start && $0.end <= last.end }
        guard let start = said.firstIndex(where: \.isCapitalised), start > 0, said.contains(where: { $0.isMark(",") })
        else {
            return nil
        }
        let name = said[..<start].filter { $0.kind == .word && !Self.noise.contains($0.lower) }
        let values = said[start...]
        let isList = values.allSatisfy { token in
            token.kind != .word || token.isCapitalised || token.isWord("and", "or") || values.first == token
        }
        guard isList, !name.isEmpty, name.count <= 3, said[..<start].allSatisfy({ $0.kind == .word }) else {
            return nil
        }
        let label = Label.title(name.map(\.text))
        guard !design.objects[object].fields.contains(where: { $0.label.lowercased() == label.lowercased() }) else {
            return nil
        }
        return append(
            .picklist(label, values: Self.items(values), source: .words(self.said(Array(said)))), object)
    }

    /// "add a region to invoices": as a requirement says it, "each invoice has a region".
    private func attribute(_ words: [Token], _ tokens: [Token]) -> Outcome {
        let (phrase, owner) = placed(words)
        guard let first = phrase.first, let last = phrase.last, let object = owner ?? usualObject,
            !words.contains(where: { Self.notAttributes.contains($0.lower) }), !Self.isMore(words.map(\.lower))
        else { return .notACommand }
        if owner == nil, words.contains(where: { ["to", "for", "on", "of", "from"].contains($0.lower) }) {
            return .notACommand
        }
        let said = tokens.filter { $0.start >= first.start && $0.end <= last.end }
            .map { $0.kind == .quoted ? "\"\($0.text)\"" : $0.text }
        return .restated("Each \(design.objects[object].label.lowercased()) has \(said.joined(separator: " ")).")
    }

    /// "number of seats", "record type": what is no field of that name.
    private static func isMore(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains {
            ["number", "record"].contains($0) && ["of", "type", "types"].contains($1)
        }
    }

    /// Words of phrases that are more than fields of an object, and are read as they stand.
    private static let notAttributes: Set<String> = [
        "view", "views", "rule", "rules", "validation", "flow", "process", "approval", "total",
        "totals",
        "sum", "count", "average", "roll-up", "rollup", "when", "if", "that", "which", "who", "unless", "per",
        "permission", "permissions", "object", "relationship", "between", "only", "everyone", "nobody",
        "must", "should", "can", "may", "cannot", "one", "each", "every", "has", "have",
    ]

    /// "add the values Blocked and Late to status".
    private mutating func addValue(_ words: [Token], _ tokens: [Token]) -> Outcome {
        guard let split = words.lastIndex(where: { ["to", "for"].contains($0.lower) }), split > 0,
            split + 1 < words.count,
            let (object, field) = target(Array(words[(split + 1)...])),
            let picklist = design.objects[object].fields[field].picklist
        else { return .notACommand }
        let small = ["the", "a", "an", "value", "option", "values", "options", "another", "new"]
        let said = tokens.filter { token in
            token.start >= words[0].start && token.end <= words[split].start && !small.contains(token.lower)
        }
        let values = Self.items(said)
        guard !values.isEmpty else { return .notACommand }
        for value in values {
            if picklist.values.contains(where: { $0.lowercased() == value.lowercased() }) {
                return .refused("\(value) is among the values already.")
            }
        }
        design.objects[object].fields[field].picklist?.values += values
        touch(object, field)
        return .done
    }

    /// The object that a phrase ends with, "to invoices", and the words before it.
    private func placed(_ words: [Token]) -> (rest: [Token], object: Int?) {
        guard let split = words.lastIndex(where: { ["to", "on", "for", "of", "in"].contains($0.lower) }), split > 0,
            let object = object(Array(words[(split + 1)...]))
        else { return (words, nil) }
        return (Array(words[..<split]), object)
    }

    private static let noise: Set<String> = [
        "a", "an", "the", "new", "field", "called", "named", "with", "having", "of", "another", "its", "these",
    ]

    /// Where a field goes that names no object: to the object spoken of last, or the one that the plan is mainly about.
    private var usualObject: Int? {
        focus.flatMap { design.objectIndex($0.object) } ?? (design.objects.isEmpty ? nil : 0)
    }

    /// "add a status with values Planned, Open and Closed to invoices".
    private mutating func addPicklist(_ head: [Token], _ tail: [Token], _ tokens: [Token]) -> Outcome {
        var head = Array(head.reversed().drop { ["with", "the", "having", "of"].contains($0.lower) }.reversed())
        var (values, owner) = placed(tail)
        if owner == nil { (head, owner) = placed(head) }
        guard let first = values.first, let last = values.last else {
            return .refused("Say the values, separated by commas.")
        }
        if ["of", "are"].contains(first.lower) { values.removeFirst() }
        let items = Self.items(tokens.filter { $0.start >= values.first?.start ?? first.start && $0.end <= last.end })
        let isMany = head.contains { ["multi-select", "multiselect"].contains($0.lower) }
        let isRequired = head.contains { ["required", "mandatory"].contains($0.lower) }
        let types: Set<String> = [
            "picklist", "dropdown", "multi-select", "multiselect", "list", "required", "mandatory", "optional",
        ]
        var name = head.filter { !Self.noise.contains($0.lower) }
        while let word = name.first, types.contains(word.lower), name.count > 1 { name.removeFirst() }
        while let word = name.last, types.contains(word.lower), name.count > 1 { name.removeLast() }
        guard !name.isEmpty, !items.isEmpty else { return .notACommand }
        let label = Label.title(name.map(\.text))
        if owner == nil, let (object, field) = target(name) { return setValues(items, object, field) }
        guard let object = owner ?? usualObject else { return .notACommand }
        if let field = design.objects[object].fields.firstIndex(where: { $0.label.lowercased() == label.lowercased() })
        {
            return setValues(items, object, field)
        }
        var field = FieldDesign.picklist(label, values: items, source: .words(said(head)))
        if isMany { (field.type, field.visibleLines) = (.multiselectPicklist, 4) }
        field.required = isRequired && !isMany
        return append(field, object)
    }

    /// "add a checkbox approved to invoices", "add a date field called Sent On".
    private mutating func addTyped(_ words: [Token]) -> Outcome? {
        let (phrase, owner) = placed(words)
        var rest = phrase.filter { !["a", "an", "the", "new"].contains($0.lower) }
        var kind: FieldKindName?
        if let split = rest.firstIndex(where: { $0.lower == "type" }), split > 1, split + 1 < rest.count,
            let read = FieldKindName.read(rest[(split + 1)...].map(\.lower))
        {
            // "a field Weight of type number"
            kind = read
            rest = rest[..<split].filter { !Self.noise.contains($0.lower) }
        } else {
            for count in stride(from: min(3, rest.count), to: 0, by: -1) {
                guard let read = FieldKindName.read(rest[..<count].map(\.lower)) else { continue }
                let next = rest.count > count ? rest[count].lower : ""
                let isNamed =
                    ["field", "called", "named"].contains(next) || rest[..<count].contains { $0.lower == "field" }
                // "a number of seats", "a phone": the word is a name as well.
                guard isNamed || Self.plainTypes.contains(rest[count - 1].lower) && (count > 1 || read.type != .text)
                else { continue }
                kind = read
                rest = rest[count...].filter { !Self.noise.contains($0.lower) }
                break
            }
        }
        guard let kind else { return nil }
        if owner == nil, let split = rest.lastIndex(where: { ["to", "on", "for"].contains($0.lower) }),
            split + 1 < rest.count
        {
            return .refused("There is no object \"\(said(Array(rest[(split + 1)...])))\" in the plan.")
        }
        guard !rest.isEmpty else {
            return .refused(
                "Say what the field is called: *add a \(said(phrase.filter { !Self.noise.contains($0.lower) })) field called <name>*."
            )
        }
        let label = Label.title(rest.map(\.text))
        guard kind.type != .picklist, kind.type != .multiselectPicklist else {
            return .refused("Say its values as well: *add a picklist \(label) with values Low, Medium, High*.")
        }
        guard let object = owner ?? usualObject else { return nil }
        var field = FieldDesign.plain(label, kind.type, source: .words(said(words)))
        if let scale = kind.scale { field.scale = scale }
        return append(field, object)
    }

    /// Types that are seldom the name of something.
    private static let plainTypes: Set<String> = [
        "checkbox", "text", "picklist", "dropdown", "currency", "percent", "percentage", "boolean", "multi-select",
        "url",
    ]

    private mutating func append(_ field: FieldDesign, _ object: Int) -> Outcome {
        guard field.label.count <= ApiName.maximumLength else {
            return .refused("A label has at most \(ApiName.maximumLength) characters.")
        }
        let names = design.objects[object].fields
        guard
            !names.contains(where: {
                $0.label.lowercased() == field.label.lowercased()
                    || $0.apiName.lowercased() == field.apiName.lowercased()
            })
        else { return .refused("\(design.objects[object].label) has a field \(field.label) already.") }
        design.objects[object].fields.append(field)
        touch(object, design.objects[object].fields.count - 1)
        return .done
    }

    /// "add a lookup to contact on invoices".
    private func addRelationship(_ words: [Token]) -> Outcome? {
        let (phrase, owner) = placed(words)
        let rest = phrase.filter { !["a", "an", "the", "new", "field"].contains($0.lower) }
        guard let first = rest.first?.lower,
            ["lookup", "relation", "relationship", "link", "reference", "master-detail"].contains(first),
            rest.count > 2, ["to", "with"].contains(rest[1].lower), let object = owner ?? usualObject
        else { return nil }
        let parent = rest[2...].map(\.text).joined(separator: " ").lowercased()
        return .restated(
            "Each \(design.objects[object].label.lowercased()) belongs to \(Inflection.article(parent)) \(parent).")
    }

    /// "add a help text to status: what stands now".
    private mutating func addHelp(_ words: [Token], _ tokens: [Token]) -> Outcome {
        guard let colon = tokens.firstIndex(where: { $0.isMark(":") }), colon + 1 < tokens.count else {
            return .refused("Say it after a colon: *add a help text to <field>: <text>*.")
        }
        let small = ["the", "a", "help", "text", "to", "for", "on", "of"]
        let name = words.filter { $0.end <= tokens[colon].start && !small.contains($0.lower) }
        guard let (object, field) = target(name) else { return missing(name) }
        var text = ""
        for token in tokens[(colon + 1)...] {
            if case .mark = token.kind { text += token.text } else { text += (text.isEmpty ? "" : " ") + token.text }
        }
        guard text.count <= 510 else { return .refused("A help text has at most 510 characters.") }
        design.objects[object].fields[field].helpText = text
        touch(object, field)
        return .done
    }
}
