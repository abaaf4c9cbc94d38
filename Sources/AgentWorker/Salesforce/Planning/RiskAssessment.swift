/// Risks that follow from the design: each names the components that cause it.
struct RiskAssessment {
    let design: DataModelDesign
    let order: DeploymentOrder
    /// What the design was checked against.
    let origin: String

    var risks: [String] {
        var risks: [String] = []
        for object in design.objects { risks += dataRisks(of: object) }
        for object in design.extendedObjects { risks += standardRisks(of: object) }
        for cycle in order.cycles {
            risks.append(
                "\(cycle.joined(separator: ", ")) need one another: they deploy together or not at all, and records "
                    + "are loaded in two passes.")
        }
        for flow in design.flows {
            risks.append("The flow `\(flow.apiName)` is a draft: until somebody activates it, nothing sets its fields.")
        }
        let special = design.permissionSets.filter { $0.kind == .special }
        for set in special where !set.fields.isEmpty {
            risks.append(
                "Profiles that open \(names(set.fields.map { "\($0.object).\($0.field)" })) make `\(set.apiName)` "
                    + "useless: permissions add up.")
        }
        if !design.notGenerated.isEmpty {
            risks.append("Left to do by hand: \(design.notGenerated.map(\.what).joined(separator: ", ")).")
        }
        if !design.assumptions.isEmpty {
            let count = design.assumptions.count
            risks.append("\(count) assumption\(count == 1 ? " is" : "s are") not confirmed yet.")
        }
        if origin.contains("no org") {
            risks.append("Checked against the \(origin): custom fields and names of the org may clash.")
        }
        return risks
    }

    /// What happens to records later because of how the object is built.
    private func dataRisks(of object: ObjectDesign) -> [String] {
        var risks: [String] = []
        let masters = object.masterDetails.compactMap { $0.relationship?.object }
        if !masters.isEmpty {
            risks.append(
                "Deleting a record of \(names(masters)) deletes its \(object.pluralLabel), and who sees the master sees "
                    + "them: `\(object.apiName)` has no sharing of its own.")
        }
        let restricting = object.fields.filter { $0.relationship?.deleteConstraint == .restrict }
        if !restricting.isEmpty {
            risks.append(
                "A record that \(names(restricting.map { "\(object.apiName).\($0.apiName)" })) points to cannot be "
                    + "deleted.")
        }
        let summaries = object.fields.filter { $0.type == .summary }
        if !summaries.isEmpty {
            let children = summaries.compactMap { $0.summary?.childObject }.uniqued
            risks.append(
                "Saving \(names(children)) locks the \(object.label) to bring \(names(summaries.map(\.apiName))) up to "
                    + "date: load data for one \(object.label.lowercased()) in one batch.")
        }
        let timed = object.fields.filter { field in
            field.formula.map { !FormulaNames.functions(in: $0).isDisjoint(with: FormulaFunction.volatile) } ?? false
        }
        if !timed.isEmpty {
            risks.append(
                "\(names(timed.map { "\(object.apiName).\($0.apiName)" })) changes with time and not with a save: it "
                    + "starts no flow.")
        }
        return risks
    }

    /// What the changes do to records that the org has already.
    private func standardRisks(of object: ObjectDesign) -> [String] {
        var risks: [String] = []
        let required = object.fields.filter(\.required)
        if !required.isEmpty {
            risks.append(
                "\(names(required.map { "\(object.apiName).\($0.apiName)" })) is required: imports and integrations "
                    + "that create \(object.pluralLabel) today fail until they fill it.")
        }
        let unique = object.fields.filter(\.unique)
        if !unique.isEmpty {
            risks.append(
                "\(names(unique.map { "\(object.apiName).\($0.apiName)" })) is unique: existing \(object.pluralLabel) "
                    + "with the same value must be cleaned before it is filled.")
        }
        if !object.validationRules.isEmpty {
            risks.append(
                "The rules \(names(object.validationRules.map { "\(object.apiName).\($0.name)" })) also apply to "
                    + "integrations and imports that write \(object.pluralLabel) today.")
        }
        if !object.recordTypes.isEmpty {
            risks.append(
                "Existing \(object.pluralLabel) have none of the record types "
                    + "\(names(object.recordTypes.map(\.name))) until somebody sets one.")
        }
        return risks
    }

    private func names(_ names: [String]) -> String { names.uniqued.map { "`\($0)`" }.joined(separator: ", ") }
}
