/// What must be true of a component when its task is done. Every criterion names the component.
enum AcceptanceCriteria {
    static func object(_ object: ObjectDesign, fields: [FieldDesign]) -> [String] {
        var criteria: [String] = []
        for field in fields {
            let name = "`\(object.apiName).\(field.apiName)`"
            if field.unique {
                criteria.append("\(name): two \(object.pluralLabel) with the same \(field.label) cannot be saved.")
            }
            if field.required || field.type == .masterDetail {
                criteria.append("\(name): \(article(object.label)) without it cannot be saved.")
            }
            if let picklist = field.picklist, !picklist.values.isEmpty {
                criteria.append("\(name) offers \(picklist.values.joined(separator: ", ")).")
            }
        }
        guard criteria.isEmpty else { return criteria }
        let first = fields.first.map { "`\(object.apiName).\($0.apiName)`" } ?? "its name"
        return ["`\(object.apiName)`: \(article(object.label)) can be saved with \(first)."]
    }

    static func computed(_ field: FieldDesign, on object: ObjectDesign) -> String {
        let name = "`\(object.apiName).\(field.apiName)`"
        guard let summary = field.summary else {
            return "\(name) shows the result of `\(field.formula ?? "")` for a test record."
        }
        let summed = summary.summarizedField.map { "`\(summary.childObject).\($0)`" } ?? "`\(summary.childObject)`"
        return
            "\(name) is the \(summary.operation.rawValue) of \(summed), and follows when one is added, changed or deleted."
    }

    static func recordType(_ type: RecordTypeDesign, on object: ObjectDesign) -> String {
        let values = type.picklists.map { "`\($0.field)` offers \($0.values.joined(separator: ", "))" }
        let process = type.process.map { "the stages are \($0.values.joined(separator: ", "))" }
        let said = values + [process].compactMap { $0 }
        return "`\(object.apiName).\(type.name)`: \(said.isEmpty ? "it can be picked" : said.joined(separator: "; "))."
    }

    static func permissionSet(_ set: PermissionSetDesign) -> String {
        switch set.kind {
        case .editor where !set.objects.contains(where: \.write):
            "A user with `\(set.apiName)` fills the new fields of records that the user may edit already; without any set "
                + "nobody sees them."
        case .reader where !set.objects.contains(where: { $0.object.hasSuffix("__c") }):
            "A user with `\(set.apiName)` sees the new fields and cannot change them."
        case .editor:
            "A user with `\(set.apiName)` can create, edit and delete the records; one without any set sees none."
        case .reader: "A user with `\(set.apiName)` sees the records and cannot change them."
        case .special:
            "Only users with `\(set.apiName)` \(set.fields.allSatisfy(\.othersRead) ? "change" : "see") "
                + "\(set.fields.map { "`\($0.object).\($0.field)`" }.joined(separator: ", "))."
        }
    }

    /// When the whole project has done what it is for.
    static func success(_ design: DataModelDesign) -> [String] {
        var criteria = design.customObjects.filter(\.hasTab).map {
            "Users record \($0.pluralLabel.lowercased()) in Salesforce (`\($0.apiName)`)."
        }
        for object in design.objects {
            for field in object.fields where field.isComputed && field.type != .autoNumber {
                criteria.append(
                    "\(object.label) shows the right \(field.label) (`\(object.apiName).\(field.apiName)`).")
            }
            criteria += object.validationRules.map(\.message)
        }
        return criteria.isEmpty ? design.objects.map { "Users fill the new fields of \($0.label)." } : criteria
    }

    private static func article(_ noun: String) -> String {
        ("AEIOU".contains(noun.first ?? "x") ? "an " : "a ") + noun.lowercased()
    }
}
