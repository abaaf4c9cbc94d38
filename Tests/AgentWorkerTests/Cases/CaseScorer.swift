@testable import AgentWorker

/// Compares a design with what a case expects and names what is missing.
struct CaseScorer {
    let design: DataModelDesign
    let expected: RequirementCase

    /// Everything that is missing or too much.
    var missing: [String] { structure + details }

    /// Objects and relationships.
    var structure: [String] {
        var missing: [String] = []
        var known: Set<String> = []
        for name in expected.new {
            guard let object = object(name) else {
                missing.append("no new object \(name)")
                continue
            }
            known.insert(object.apiName)
        }
        for name in expected.may ?? [] { known.formUnion([object(name)?.apiName].compactMap(\.self)) }
        for object in design.customObjects where !known.contains(object.apiName) {
            missing.append("unexpected object \(object.label)")
        }
        for name in expected.reuse ?? []
        where !design.reused.contains(where: { Self.alternatives(name).contains($0.apiName) }) {
            missing.append("\(name) not reused")
        }
        for relation in expected.relations ?? [] where !holds(relation) {
            missing.append("no \(relation[2]) from \(relation[0]) to \(relation[1])")
        }
        return missing
    }

    /// Fields, rules and what must be named as not generated.
    var details: [String] {
        var missing: [String] = []
        for field in expected.fields ?? [] where !holds(field: field) {
            missing.append("no \(field[2]) field \(field[1]) on \(field[0])")
        }
        for rule in expected.rules ?? [] where !design.objects.contains(where: { !$0.validationRules.isEmpty }) {
            missing.append("no rule: \(rule)")
        }
        for what in expected.notGenerated ?? [] where !design.notGenerated.contains(where: { names($0, what) }) {
            missing.append("not named as not generated: \(what)")
        }
        for type in expected.recordTypes ?? [] where !holds(recordType: type) {
            missing.append("no record type \(type[1]) on \(type[0])")
        }
        for name in expected.closed ?? [] where !isClosed(name) { missing.append("\(name) is open to others") }
        return missing
    }

    /// Whether what is not generated is what a case names, in the crew's words or in those of the requirement.
    private func names(_ entry: NotGenerated, _ word: String) -> Bool {
        "\(entry.what) \(entry.how) \(entry.source.description)".lowercased().contains(word.lowercased())
    }

    /// The new object of that name, or the one that joins the two of `junction A/B`.
    private func object(_ name: String) -> ObjectDesign? {
        guard name.hasPrefix("junction") else {
            return design.customObjects.first { NameMeaning.equals(name, $0.label) }
                ?? design.customObjects.first { NameMeaning.matches(name, $0.label) }
        }
        let parents = name.dropFirst("junction ".count).split(separator: "/").map(String.init)
        let joining = design.customObjects.filter { object in
            let masters = object.masterDetails.compactMap(\.relationship?.object)
            // What the platform allows no details of is looked up.
            let looked = object.relationships.compactMap(\.relationship?.object).filter {
                !$0.hasSuffix("__c") && !SchemaObject.standardMasters.contains($0)
            }
            let joined = parents.filter { parent in looked.contains { means($0, parent) } }
            return (object.isJunction || !joined.isEmpty && !masters.isEmpty)
                && parents.allSatisfy { parent in (masters + looked).contains { means($0, parent) } }
        }
        // A hearing of a case with its judge is none between cases and lawyers.
        let unnamed = joining.first { object in
            !expected.new.contains { !$0.hasPrefix("junction") && NameMeaning.equals($0, object.label) }
        }
        return joining.first(where: \.isJunction) ?? unnamed ?? joining.first ?? lookedUp(name, parents)
    }

    /// What joins the two by a master and a lookup, where the case lets either be one.
    private func lookedUp(_ name: String, _ parents: [String]) -> ObjectDesign? {
        let lets = (expected.relations ?? []).contains {
            ($0[0] == name || $0[0] == "junction") && $0[2].contains("lu")
        }
        guard lets else { return nil }
        return design.customObjects.first { object in
            let related = object.relationships.compactMap(\.relationship?.object)
            return !object.masterDetails.isEmpty
                && parents.allSatisfy { parent in related.contains { means($0, parent) } }
                && !expected.new.contains { !$0.hasPrefix("junction") && NameMeaning.equals($0, object.label) }
        }
    }

    /// Whether the object of an API name is the one that a case names.
    private func means(_ apiName: String, _ name: String) -> Bool {
        Self.alternatives(name).contains(apiName) || named(name)?.apiName == apiName
    }

    private static func alternatives(_ name: String) -> [String] { name.split(separator: "|").map(String.init) }

    private func named(_ name: String) -> ObjectDesign? {
        if name == "junction" { return expected.new.first { $0.hasPrefix("junction ") }.flatMap(object) }
        // A relation may name one of the names that the new object may have.
        let names = Set(Self.alternatives(name))
        if let entry = (expected.new + (expected.may ?? [])).first(where: {
            !$0.hasPrefix("junction ") && !names.isDisjoint(with: Self.alternatives($0))
        }), let found = object(entry) {
            return found
        }
        return object(name) ?? design.objects.first { Self.alternatives(name).contains($0.apiName) }
    }

    private func holds(_ relation: [String]) -> Bool {
        let kinds = relation[2].split(separator: "|").map { $0 == "md" ? FieldType.masterDetail : .lookup }
        return named(relation[0])?.relationships.contains { field in
            kinds.contains(field.type) && means(field.relationship?.object ?? "", relation[1])
        } ?? false
    }

    private func holds(field expectation: [String]) -> Bool {
        let object = named(expectation[0])
        let kinds = expectation[2].split(separator: "|").map(String.init)
        // A text that names the Name field gets no second one.
        if let name = object?.nameField, kinds.contains(where: { $0 == "Text" || $0 == "Text:unique" }),
            NameMeaning.equals(expectation[1], name.label) || NameMeaning.holds(expectation[1], name.label)
        {
            return name.autoNumberFormat != nil || kinds.contains("Text")
        }
        return object?.fields.contains { field in
            NameMeaning.holds(expectation[1], field.label) && kinds.contains { fits(field, $0) }
        } ?? false
    }

    private func holds(recordType expectation: [String]) -> Bool {
        named(expectation[0])?.recordTypes.contains { NameMeaning.holds(expectation[1], $0.label) } ?? false
    }

    /// Whether records of an object are private and one permission set alone opens it.
    private func isClosed(_ name: String) -> Bool {
        guard let object = named(name) else { return false }
        let openers = design.permissionSets.filter { set in
            set.objects.contains { $0.object == object.apiName && $0.read }
        }
        return object.sharing == SharingModel.private && openers.count == 1
    }

    private func fits(_ field: FieldDesign, _ kind: String) -> Bool {
        if kind == "formula" { return field.formula != nil }
        let parts = kind.split(separator: ":", maxSplits: 1).map(String.init)
        guard field.type.rawValue == parts[0] else { return false }
        guard parts.count == 2 else { return true }
        switch parts[0] {
        case "Picklist": return field.picklist?.values == parts[1].split(separator: ",").map(String.init)
        case "Summary": return field.summary?.operation.rawValue == parts[1]
        case "Lookup", "MasterDetail": return means(field.relationship?.object ?? "", parts[1])
        default: return parts[1] == "unique" && field.unique
        }
    }
}
