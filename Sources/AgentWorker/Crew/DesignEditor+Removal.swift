/// Taking things out of a design, with what depends on them.
extension DesignEditor {
    mutating func remove(_ words: [Token]) -> Outcome {
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
        // "remove High from the churn risk"
        if let split = words.firstIndex(where: { ["from"].contains($0.lower) }),
            let (object, field) = target(Array(words[(split + 1)...])),
            let values = design.objects[object].fields[field].picklist?.values,
            let value = values.first(where: { $0.lowercased() == said(Array(words[..<split])).lowercased() })
        {
            guard values.count > 1 else { return .refused("\(value) is the only value.") }
            design.objects[object].fields[field].picklist?.values.removeAll { $0 == value }
            return .done
        }
        if let index = object(words) {
            removeObject(index)
            return .done
        }
        guard let (object, field) = target(words) else {
            return .refused("There is nothing called \"\(said(words))\" in the plan.")
        }
        removeField(design.objects[object].fields[field].apiName, from: object)
        return .done
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
    private mutating func removeField(_ name: String, from object: Int) {
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
