/// The files of one object: the object itself, its fields, rules, list view, tab and layout.
enum ObjectMetadata {
    static let root = "force-app/main/default"

    static func files(for object: ObjectDesign, in design: DataModelDesign) throws -> [MetadataFile] {
        let folder = "\(root)/objects/\(object.apiName)"
        var files: [MetadataFile] = []
        if !object.standard {
            files.append(
                MetadataFile(
                    path: "\(folder)/\(object.apiName).object-meta.xml",
                    text: try node(object).document(root: "CustomObject")))
        }
        for field in object.fields {
            files.append(
                MetadataFile(
                    path: "\(folder)/fields/\(field.apiName).field-meta.xml",
                    text: try FieldMetadata.node(field).document(root: "CustomField")))
        }
        for rule in object.validationRules {
            files.append(
                MetadataFile(
                    path: "\(folder)/validationRules/\(rule.name).validationRule-meta.xml",
                    text: try node(rule).document(root: "ValidationRule")))
        }
        guard !object.standard else { return files }
        files.append(
            MetadataFile(
                path: "\(folder)/listViews/All.listView-meta.xml",
                text: try listView(object).document(root: "ListView")))
        files.append(
            MetadataFile(
                path: "\(root)/layouts/\(LayoutMetadata.fullName(object)).layout-meta.xml",
                text: try LayoutMetadata.node(object, in: design).document(root: "Layout")))
        if object.hasTab {
            files.append(
                MetadataFile(
                    path: "\(root)/tabs/\(object.apiName).tab-meta.xml",
                    text: try tab(object, in: design).document(root: "CustomTab")))
        }
        return files
    }

    private static func node(_ object: ObjectDesign) -> MetadataNode {
        var node = MetadataNode(.customObject)
        node.add("label", object.label)
        node.add("pluralLabel", object.pluralLabel)
        node.add("description", String(object.purpose.prefix(1000)))
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
        if case .words(let words) = rule.source {
            node.add("description", String("From the requirement: \"\(words)\".".prefix(255)))
        }
        node.add("errorConditionFormula", rule.formula)
        if let field = rule.errorField { node.add("errorDisplayField", field) }
        node.add("errorMessage", rule.message)
        return node
    }

    private static func listView(_ object: ObjectDesign) -> MetadataNode {
        var node = MetadataNode(.listView)
        node.add("fullName", "All")
        node.add("label", "All")
        node.add("filterScope", "Everything")
        node.add("columns", "NAME")
        // A list view shows at most 15 columns; long text cannot be one.
        let shown = object.fields.filter { $0.type != .longTextArea && $0.type != .html }
        for field in shown.prefix(10) { node.add("columns", field.apiName) }
        return node
    }

    private static func tab(_ object: ObjectDesign, in design: DataModelDesign) -> MetadataNode {
        var node = MetadataNode(.customTab)
        node.add("customObject", true)
        let position = design.customObjects.firstIndex { $0.apiName == object.apiName } ?? 0
        node.add("motif", motifs[position % motifs.count])
        return node
    }

    /// Tab styles of the platform, one after another so that the tabs of one project differ.
    private static let motifs = [
        "Custom18: Form", "Custom11: Star", "Custom13: Box", "Custom15: People", "Custom53: Bell",
    ]
}
