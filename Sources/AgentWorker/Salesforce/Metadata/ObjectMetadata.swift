/// The files of one object: the object itself, its fields, rules, record types, list views, tab and layout.
enum ObjectMetadata {
    static let root = "force-app/main/default"

    static func files(for object: ObjectDesign, in design: DataModelDesign) throws -> [MetadataFile] {
        let folder = "\(root)/objects/\(object.apiName)"
        var files: [MetadataFile] = []
        if !object.standard {
            files.append(
                try MetadataFile(
                    path: "\(folder)/\(object.apiName).object-meta.xml", root: "CustomObject", node(object)))
        }
        for part in parts(of: object, in: design) {
            for node in part.nodes {
                let name = FileName.encoded(node.text("fullName") ?? "")
                files.append(
                    try MetadataFile(
                        path: "\(folder)/\(part.folder)/\(name).\(part.ending)-meta.xml", root: part.root, node))
            }
        }
        guard !object.standard else { return files }
        files.append(
            try MetadataFile(
                path: "\(root)/layouts/\(LayoutMetadata.fullName(object)).layout-meta.xml", root: "Layout",
                LayoutMetadata.node(object, in: design)))
        if object.hasTab {
            files.append(
                try MetadataFile(
                    path: "\(root)/tabs/\(object.apiName).tab-meta.xml", root: "CustomTab",
                    TabMetadata.node(object, in: design)))
        }
        return files
    }

    /// What an object consists of beside itself.
    struct Part {
        /// Folder of the source format.
        var folder: String
        var ending: String
        var root: String
        /// Element of `CustomObject` in the Metadata API's format.
        var element: String
        var nodes: [MetadataNode]
    }

    static func parts(of object: ObjectDesign, in design: DataModelDesign) -> [Part] {
        [
            Part(
                folder: "fields", ending: "field", root: "CustomField", element: "fields",
                nodes: object.fields.map(FieldMetadata.node)),
            Part(
                folder: "businessProcesses", ending: "businessProcess", root: "BusinessProcess",
                element: "businessProcesses",
                nodes: object.processes.map(RecordTypeMetadata.node)),
            Part(
                folder: "recordTypes", ending: "recordType", root: "RecordType", element: "recordTypes",
                nodes: object.recordTypes.map { RecordTypeMetadata.node($0, of: object, in: design) }),
            Part(
                folder: "validationRules", ending: "validationRule", root: "ValidationRule", element: "validationRules",
                nodes: object.validationRules.map(node)),
            Part(
                folder: "listViews", ending: "listView", root: "ListView", element: "listViews",
                nodes: ListViewMetadata.nodes(object, in: design)),
        ]
    }

    static func node(_ object: ObjectDesign) -> MetadataNode {
        var node = MetadataNode(.customObject)
        node.add("label", object.label)
        node.add("pluralLabel", object.pluralLabel)
        node.add("description", SourceText.description(object.purpose, object.source, limit: 1000))
        node.add("deploymentStatus", "Deployed")
        node.add("sharingModel", object.sharing.rawValue)
        node.add("visibility", "Public")
        node.add("enableActivities", true)
        node.add("enableHistory", false)
        node.add("enableReports", true)
        node.add("enableSearch", true)
        var name = MetadataNode(.customField)
        name.add("label", object.nameField?.label ?? "\(object.label) Name")
        if let format = object.nameField?.autoNumberFormat {
            name.add("type", FieldType.autoNumber.rawValue)
            name.add("displayFormat", format)
        } else {
            name.add("type", FieldType.text.rawValue)
        }
        node.add("nameField", name)
        return node
    }

    private static func node(_ rule: ValidationRuleDesign) -> MetadataNode {
        var node = MetadataNode(.validationRule)
        node.add("fullName", rule.name)
        node.add("active", true)
        node.add("description", SourceText.description(rule.description, rule.source, limit: 255))
        node.add("errorConditionFormula", rule.formula)
        if let field = rule.errorField { node.add("errorDisplayField", field) }
        node.add("errorMessage", rule.message)
        return node
    }
}

extension ObjectDesign {
    /// Business processes of the record types; several may share one.
    var processes: [BusinessProcessDesign] {
        var seen: Set<String> = []
        return recordTypes.compactMap(\.process).filter { seen.insert($0.name).inserted }
    }
}

extension DataModelDesign {
    /// The values that a picklist offers, its own or those of its value set.
    func values(of field: FieldDesign) -> [String] {
        guard let picklist = field.picklist else { return [] }
        guard let name = picklist.valueSet else { return picklist.values }
        return valueSets.first { $0.apiName == name }?.values ?? []
    }
}
