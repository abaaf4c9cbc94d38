/// Taking things out of a design, with what depends on them.
extension DesignEditor {
    mutating func remove(_ words: [Token]) -> Outcome {
        // "everything about leases"
        if words.count > 2, ["everything", "all", "anything"].contains(words[0].lower),
            ["about", "of", "on"].contains(words[1].lower)
        {
            return remove(Array(words.dropFirst(2)))
        }
        guard !words.isEmpty else { return .notACommand }
        if words.contains(where: { ["tab", "tabs"].contains($0.lower) }) {
            let named = design.objects.indices.filter { index in
                let label = design.objects[index].label.lowercased()
                return words.map(\.lower).map(Inflection.singular).joined(separator: " ").contains(label)
            }
            let chosen = named.isEmpty ? Array(design.objects.indices) : named
            guard chosen.contains(where: { design.objects[$0].hasTab }) else {
                return .refused("There is no such tab in the plan.")
            }
            for index in chosen { design.objects[index].hasTab = false }
            return .done
        }
        if words.contains(where: { ["rule", "rules", "validation", "validations"].contains($0.lower) }) {
            let meant = words.map(\.lower).filter {
                !["the", "rule", "rules", "validation", "validations", "on", "of", "for", "about", "all"].contains($0)
            }
            var removed = false
            for index in design.objects.indices {
                let object = design.objects[index]
                let kept = object.validationRules.filter { rule in
                    let text = (rule.name + " " + rule.message + " " + object.label).lowercased()
                    return !meant.allSatisfy { text.contains(Inflection.singular($0)) }
                }
                removed = removed || kept.count < object.validationRules.count
                design.objects[index].validationRules = kept
            }
            return removed ? .done : .refused("There is no such validation rule in the plan.")
        }
        if let outcome = removePart(words) { return outcome }
        // "remove High from the churn risk", "remove the value High"
        let isValue = words.contains { ["value", "values", "option", "options"].contains($0.lower) }
        let plain = words.filter { !["the", "value", "values", "option", "options"].contains($0.lower) }
        let split = plain.firstIndex { $0.lower == "from" }
        if split != nil || isValue, let outcome = removeValues(plain, split, isValue) { return outcome }
        let name = words.filter { !["field", "fields", "object", "plan"].contains($0.lower) }
        if let index = object(name) {
            removeObject(index)
            return .done
        }
        if let between = relation(words) {
            removeField(design.objects[between.object].fields[between.field].apiName, from: between.object)
            return .done
        }
        guard let (object, field) = target(words) else {
            if case .unclear(let question, let words, _) = missing(words) {
                return .unclear(question: question, words: words, offer: nil)
            }
            return .refused("There is nothing called \"\(said(words))\" in the plan.")
        }
        removeField(design.objects[object].fields[field].apiName, from: object)
        return .done
    }

    private mutating func removeValues(_ words: [Token], _ split: Int?, _ isValue: Bool) -> Outcome? {
        let names = Self.items(words[..<(split ?? words.count)]).map { $0.lowercased() }
        let fields: [(object: Int, field: Int)]
        if let split {
            fields = target(Array(words[(split + 1)...])).map { [$0] } ?? []
        } else {
            fields = design.objects.indices.flatMap { object in
                design.objects[object].fields.indices.map { (object, $0) }
            }.filter { place in
                design.objects[place.0].fields[place.1].picklist?.values.contains { names.contains($0.lowercased()) }
                    == true
            }
        }
        guard let (object, field) = fields.first, fields.count == 1,
            let values = design.objects[object].fields[field].picklist?.values
        else {
            return isValue
                ? .refused("There is no such value in the plan, or several fields have it; say from which field.") : nil
        }
        let label = design.objects[object].fields[field].label
        let gone = values.filter { names.contains($0.lowercased()) }
        guard !gone.isEmpty else {
            return .refused("\(label) has no such value; it has \(values.joined(separator: ", ")).")
        }
        guard gone.count < values.count else {
            return .refused("\(gone.joined(separator: " and ")) is all that \(label) offers.")
        }
        design.objects[object].fields[field].picklist?.values.removeAll { gone.contains($0) }
        if let value = design.objects[object].fields[field].picklist?.defaultValue, gone.contains(value) {
            design.objects[object].fields[field].picklist?.defaultValue = nil
        }
        touch(object, field)
        return .done
    }

    /// The relationship between two named objects, in either direction.
    private func relation(_ words: [Token]) -> (object: Int, field: Int)? {
        guard words.contains(where: { Self.kindWords.contains($0.lower) }) else { return nil }
        let lower = words.map(\.lower)
        guard let split = lower.lastIndex(where: { ["and", "to", "with", "from", "of"].contains($0) }), split > 0,
            let start = lower.firstIndex(where: { ["between", "from", "of"].contains($0) }), start < split
        else { return nil }
        func names(_ words: ArraySlice<String>, _ object: ObjectDesign) -> Bool {
            words.filter { !["the", "a", "an"].contains($0) }.map(Inflection.singular).joined(separator: " ")
                == object.label.lowercased()
        }
        func isParent(_ words: ArraySlice<String>, _ field: FieldDesign) -> Bool {
            let name = words.filter { !["the", "a", "an"].contains($0) }.map(Inflection.singular).joined(separator: " ")
            let parent = field.relationship?.object ?? ""
            return name == field.label.lowercased() || name == parent.lowercased()
                || name == design.object(parent)?.label.lowercased()
        }
        let (one, other) = (lower[(start + 1)..<split], lower[(split + 1)...])
        for (index, object) in design.objects.enumerated() {
            for (position, field) in object.fields.enumerated() where field.relationship != nil {
                if names(one, object) && isParent(other, field) || names(other, object) && isParent(one, field) {
                    return (index, position)
                }
            }
        }
        return nil
    }

    /// Apps, list views, flows, record types and permission sets.
    private mutating func removePart(_ words: [Token]) -> Outcome? {
        let lower = words.map(\.lower)
        func has(_ names: String...) -> Bool { lower.contains { names.contains($0) } }
        func isMeant(_ label: String) -> Bool {
            let small = [
                "the", "list", "view", "views", "flow", "flows", "record", "type", "types", "permission", "set", "sets",
                "of", "on", "for", "all", "field",
            ]
            let meant = lower.filter { !small.contains($0) }.map(Inflection.singular)
            return meant.allSatisfy { label.lowercased().contains($0) }
        }
        if has("app", "apps"), lower.count <= 3 {
            guard design.hasApp else { return .refused("The plan has no Lightning app.") }
            (design.hasApp, design.app) = (false, nil)
            return .done
        }
        if has("view", "views") {
            var removed = false
            for index in design.objects.indices {
                let count = design.objects[index].listViews.count
                let label = design.objects[index].label
                design.objects[index].listViews.removeAll { isMeant($0.label + " " + label) }
                removed = removed || count > design.objects[index].listViews.count
            }
            return removed
                ? .done : .refused("The plan has no such list view beside *All* and *My*, which every new object gets.")
        }
        if has("flow", "flows") {
            let count = design.flows.count
            design.flows.removeAll { isMeant($0.label + " " + $0.object) }
            return design.flows.count < count ? .done : .refused("There is no such flow in the plan.")
        }
        if has("record"), has("type", "types") {
            var removed = false
            for index in design.objects.indices {
                let count = design.objects[index].recordTypes.count
                let label = design.objects[index].label
                design.objects[index].recordTypes.removeAll { isMeant($0.label + " " + label) }
                removed = removed || count > design.objects[index].recordTypes.count
            }
            return removed ? .done : .refused("There is no such record type in the plan.")
        }
        if has("permission", "permissions") {
            let count = design.permissionSets.count
            design.permissionSets.removeAll { $0.kind == .special && isMeant($0.label) }
            return design.permissionSets.count < count
                ? .done
                : .refused(
                    "The sets for editors and readers are made from the plan: without them nobody could open its records."
                )
        }
        return nil
    }

    private mutating func removeObject(_ index: Int) {
        let name = design.objects[index].apiName
        design.objects.remove(at: index)
        design.flows.removeAll { $0.object == name }
        for other in design.objects.indices {
            for field in design.objects[other].fields
            where field.relationship?.object == name || field.summary?.childObject == name {
                removeField(field.apiName, from: other)
            }
        }
        design.objects.removeAll { $0.standard && $0.fields.isEmpty && $0.validationRules.isEmpty }
    }

    /// What depends on the field goes with it.
    mutating func removeField(_ name: String, from object: Int) {
        let owner = design.objects[object].apiName
        design.objects[object].fields.removeAll { $0.apiName == name }
        design.objects[object].validationRules.removeAll {
            FormulaNames.paths(in: $0.formula).contains(name) || $0.errorField == name
        }
        design.objects[object].listViews.removeAll { $0.filters.contains { $0.field == name } }
        for index in design.objects[object].listViews.indices {
            design.objects[object].listViews[index].columns.removeAll { $0 == name }
        }
        for index in design.objects[object].recordTypes.indices {
            design.objects[object].recordTypes[index].picklists.removeAll { $0.field == name }
        }
        design.flows.removeAll { $0.object == owner && $0.uses(name) }
        for field in design.objects[object].fields
        where field.formula.map({ FormulaNames.paths(in: $0).contains(name) }) == true {
            removeField(field.apiName, from: object)
        }
        for other in design.objects.indices {
            for field in design.objects[other].fields {
                guard let summary = field.summary, summary.childObject == owner,
                    summary.summarizedField == name || summary.childRelationshipField == name
                else { continue }
                removeField(field.apiName, from: other)
            }
        }
        // Masters are numbered from 0 again.
        var number = 0
        for index in design.objects[object].fields.indices
        where design.objects[object].fields[index].type == .masterDetail {
            design.objects[object].fields[index].relationship?.order = number
            number += 1
        }
        design.objects[object].settleSharing()
    }
}

extension FlowDesign {
    /// Whether the flow reads or sets a field of its object.
    fileprivate func uses(_ field: String) -> Bool {
        conditions.contains { $0.field == field }
            || conditionFormula.map { FormulaNames.paths(in: $0).contains(field) } ?? false
            || assignments.contains { assignment in
                switch assignment.value {
                case .field(let name): name == field || assignment.field == field
                case .formula(let formula):
                    assignment.field == field || FormulaNames.paths(in: formula).contains(field)
                case .literal: assignment.field == field
                }
            }
    }
}
