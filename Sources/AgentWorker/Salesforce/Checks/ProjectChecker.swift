/// Checks the generated files against rules that the XML schema does not know, such as that a layout shows every
/// required field. It reads the files, not the generator's intentions.
struct ProjectChecker {
    let design: DataModelDesign
    private var findings = Findings()

    private init(_ design: DataModelDesign) { self.design = design }

    /// Findings of a project in the source format.
    static func check(_ files: [MetadataFile], of design: DataModelDesign) -> [Finding] {
        var checker = ProjectChecker(design)
        for file in files { checker.check(file) }
        checker.checkManifest(files)
        return checker.findings.all
    }

    private mutating func check(_ file: MetadataFile) {
        guard let node = file.node else { return }
        switch node.type {
        case .customTab: checkTab(node, file)
        case .layout: checkLayout(node, file)
        case .permissionSet: checkPermissionSet(node, file)
        case .flow: checkFlow(node, file)
        case .package: checkVersion(node.text("version"), file)
        default: break
        }
    }

    private mutating func checkTab(_ node: MetadataNode, _ file: MetadataFile) {
        let motif = node.text("motif") ?? ""
        guard node.text("customObject") != "true" || !motif.hasPrefix("Custom") || !node.texts("label").isEmpty else {
            return
        }
        findings.report(
            .fileTab, file.path, "A tab of a custom object says so, has a style and no label of its own.",
            fix: "Write customObject and motif only.")
    }

    // MARK: Layouts

    private mutating func checkLayout(_ node: MetadataNode, _ file: MetadataFile) {
        guard let object = design.customObjects.first(where: { LayoutMetadata.fullName($0) == file.name }) else {
            return findings.report(
                .fileLayoutName, file.path, "The layout is of no object of the design.",
                fix: "Name it after the object and its label: Object__c-Label Layout.")
        }
        let sections = node.nodes("layoutSections")
        if sections.isEmpty || sections.contains(where: { $0.text("style") == nil }) {
            findings.report(
                .fileLayoutStyle, file.path, "A section of the layout has no style.", fix: "Give it one.")
        }
        let items = sections.flatMap { $0.nodes("layoutColumns") }.flatMap { $0.nodes("layoutItems") }
        var behaviors: [String: String] = [:]
        for item in items {
            guard let field = item.text("field") else { continue }
            if behaviors.updateValue(item.text("behavior") ?? "", forKey: field) != nil || !isShown(field, object) {
                findings.report(
                    .fileLayoutField, file.path, "The layout shows \(field) twice, or the object does not have it.",
                    fix: "Show each field of the object once.")
            }
        }
        checkRequired(behaviors, of: object, file)
    }

    private func isShown(_ field: String, _ object: ObjectDesign) -> Bool {
        object.field(field) != nil || ["Name", "OwnerId", "CreatedById", "LastModifiedById"].contains(field)
    }

    private mutating func checkRequired(_ behaviors: [String: String], of object: ObjectDesign, _ file: MetadataFile) {
        var required = object.fields.filter { $0.required || $0.type == .masterDetail }.map(\.apiName)
        if object.nameField?.autoNumberFormat == nil { required.append("Name") }
        for field in required where behaviors[field] != "Required" {
            findings.report(
                .fileLayoutRequired, file.path, "The layout does not ask for \(field), which is required.",
                fix: "Show it with the behavior Required.")
        }
        for field in object.fields where field.isComputed {
            guard let behavior = behaviors[field.apiName], behavior != "Readonly" else { continue }
            findings.report(
                .fileLayoutRequired, file.path, "The layout lets users edit \(field.apiName), which is computed.",
                fix: "Show it with the behavior Readonly.")
        }
    }

    // MARK: Permission sets and flows

    private mutating func checkPermissionSet(_ node: MetadataNode, _ file: MetadataFile) {
        let rights = ["allowCreate", "allowDelete", "allowEdit", "allowRead", "modifyAllRecords", "viewAllRecords"]
        for permission in node.nodes("objectPermissions") where !rights.allSatisfy({ permission.texts($0).count == 1 })
        {
            findings.report(
                .fileObjectPermissions, file.path, "An object permission does not state all six rights.",
                fix: "State each once.")
        }
    }

    private mutating func checkFlow(_ node: MetadataNode, _ file: MetadataFile) {
        checkVersion(node.text("apiVersion"), file)
        let start = node.nodes("start").first
        let steps = Set(node.nodes("assignments").compactMap { $0.text("name") })
        let target = start?.nodes("connector").first?.text("targetReference")
        let isValid =
            node.text("processType") == "AutoLaunchedFlow" && node.text("status") == "Draft"
            && start?.text("triggerType") == "RecordBeforeSave" && target.map(steps.contains) == true
        guard !isValid else { return }
        findings.report(
            .fileFlow, file.path, "A flow is an auto-launched draft that starts before a record is saved.",
            fix: "Correct its type, status, trigger or connector.")
    }

    // MARK: Manifest

    private mutating func checkVersion(_ version: String?, _ file: MetadataFile) {
        guard version != MetadataType.apiVersion else { return }
        findings.report(
            .fileApiVersion, file.path, "The file is of API version \(version ?? "none").",
            fix: "Use \(MetadataType.apiVersion), the version the files are written for.")
    }

    /// The manifest names what there are files for, and nothing else.
    private mutating func checkManifest(_ files: [MetadataFile]) {
        guard let manifest = files.first(where: { $0.path == "manifest/package.xml" }) else {
            return findings.report(
                .fileManifest, "manifest/package.xml", "The project has no manifest.", fix: "Write one.")
        }
        var listed: Set<String> = []
        for type in manifest.node?.nodes("types") ?? [] {
            for member in type.texts("members") { listed.insert("\(type.text("name") ?? "") \(member)") }
        }
        let there = Set(files.compactMap(Self.component))
        for component in there.symmetricDifference(listed).sorted() {
            findings.report(
                .fileManifest, manifest.path,
                there.contains(component)
                    ? "\(component) is in the project and not listed."
                    : "\(component) is listed and not in the project.",
                fix: "List what the project has.")
        }
    }

    /// Type and member of the component that a file defines; nil where it deploys with its object.
    private static func component(_ file: MetadataFile) -> String? {
        guard let type = file.node?.type, file.path.hasPrefix(ObjectMetadata.root) else { return nil }
        let folders = file.path.split(separator: "/")
        let object = folders.count > 4 ? String(folders[4]) : ""
        switch type {
        case .customField, .recordType, .businessProcess, .validationRule:
            if object.hasSuffix("__c") { return nil }
            return "\(listedAs[type] ?? "") \(object).\(file.name)"
        case .listView: return "ListView \(object).\(file.name)"
        default: return "\(listedAs[type] ?? "") \(file.name)"
        }
    }

    private static let listedAs: [MetadataType: String] = [
        .customField: "CustomField", .recordType: "RecordType", .businessProcess: "BusinessProcess",
        .validationRule: "ValidationRule", .customObject: "CustomObject", .globalValueSet: "GlobalValueSet",
        .layout: "Layout", .customTab: "CustomTab", .customApplication: "CustomApplication",
        .permissionSet: "PermissionSet", .flow: "Flow",
    ]
}
