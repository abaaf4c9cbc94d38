@testable import AgentWorker

/// Compares a design with what a case expects and names what is missing.
struct CaseScorer {
    let design: DataModelDesign

    func missing(_ expected: RequirementCase) -> [String] {
        var missing: [String] = []
        var known: Set<String> = []
        for name in expected.new {
            guard let object = object(name) else {
                missing.append("no new object \(name)")
                continue
            }
            known.insert(object.apiName)
        }
        for object in design.customObjects where !known.contains(object.apiName) {
            missing.append("unexpected object \(object.label)")
        }
        for name in expected.reuse ?? [] where !design.reused.contains(where: { $0.apiName == name }) {
            missing.append("\(name) not reused")
        }
        for relation in expected.relations ?? [] { check(relation, expected, &missing) }
        for field in expected.fields ?? [] { check(field: field, expected, &missing) }
        for rule in expected.rules ?? [] where !design.objects.contains(where: { !$0.validationRules.isEmpty }) {
            missing.append("no rule: \(rule)")
        }
        return missing
    }

    /// The new object of that name, or the one that joins the two of `junction A/B`.
    private func object(_ name: String) -> ObjectDesign? {
        guard name.hasPrefix("junction") else { return design.customObjects.first { $0.label == name } }
        let parents = name.dropFirst("junction ".count).split(separator: "/").map(String.init)
        return design.customObjects.first { object in
            let masters = object.relationships.compactMap(\.relationship?.object)
            return object.isJunction
                && parents.allSatisfy { parent in masters.contains(parent) || masters.contains(ApiName.custom(parent)) }
        }
    }

    private func named(_ name: String, _ expected: RequirementCase) -> ObjectDesign? {
        if name == "junction" { return expected.new.first { $0.hasPrefix("junction ") }.flatMap(object) }
        return object(name) ?? design.objects.first { $0.apiName == name }
    }

    private func check(_ relation: [String], _ expected: RequirementCase, _ missing: inout [String]) {
        let kinds = relation[2].split(separator: "|").map { $0 == "md" ? FieldType.masterDetail : .lookup }
        let parents = [relation[1], ApiName.custom(relation[1])]
        let found = named(relation[0], expected)?.relationships.contains { field in
            kinds.contains(field.type) && parents.contains(field.relationship?.object ?? "")
        }
        if found != true { missing.append("no \(relation[2]) from \(relation[0]) to \(relation[1])") }
    }

    private func check(field expectation: [String], _ expected: RequirementCase, _ missing: inout [String]) {
        let words = expectation[1].lowercased().split(separator: " ").map(String.init)
        let candidates =
            named(expectation[0], expected)?.fields.filter { field in
                let label = field.label.lowercased().split(separator: " ").map(String.init)
                return words.allSatisfy(label.contains)
            } ?? []
        let kinds = expectation[2].split(separator: "|").map(String.init)
        if !candidates.contains(where: { field in kinds.contains { fits(field, $0) } }) {
            missing.append("no \(expectation[2]) field \(expectation[1]) on \(expectation[0])")
        }
    }

    private func fits(_ field: FieldDesign, _ kind: String) -> Bool {
        if kind == "formula" { return field.formula != nil }
        let parts = kind.split(separator: ":", maxSplits: 1).map(String.init)
        guard field.type.rawValue == parts[0] else { return false }
        guard parts.count == 2 else { return true }
        switch parts[0] {
        case "Picklist": return field.picklist?.values == parts[1].split(separator: ",").map(String.init)
        case "Summary": return field.summary?.operation.rawValue == parts[1]
        default: return parts[1] == "unique" && field.unique
        }
    }
}
