/// `package.xml`, and the rollback package that removes again what it deploys.
enum Manifest {
    /// What the project deploys. Fields and rules of a new object deploy with it; those of standard objects are listed.
    static func package(_ design: DataModelDesign) throws -> String {
        var node = MetadataNode(.package)
        for (name, members) in members(of: design) where !members.isEmpty { node.add("types", types(name, members)) }
        node.add("version", MetadataType.apiVersion)
        return try node.document(root: "Package")
    }

    /// A package with nothing in it, which a destructive deployment needs beside it.
    static func emptyPackage() throws -> String {
        var node = MetadataNode(.package)
        node.add("version", MetadataType.apiVersion)
        return try node.document(root: "Package")
    }

    /// What a rollback deletes. Layouts and list views go with their object.
    static func destructiveChanges(_ design: DataModelDesign) throws -> String {
        var node = MetadataNode(.package)
        let goesAlone: Set<String> = ["Layout", "ListView"]
        for (name, members) in members(of: design).reversed() where !members.isEmpty && !goesAlone.contains(name) {
            node.add("types", types(name, members))
        }
        // The schema requires a version; the platform reads a destructive manifest with or without it.
        node.add("version", MetadataType.apiVersion)
        return try node.document(root: "Package")
    }

    /// Members by metadata type, in the order in which they depend on one another.
    static func members(of design: DataModelDesign) -> [(name: String, members: [String])] {
        let custom = design.customObjects
        let extended = design.extendedObjects
        return [
            ("CustomObject", custom.map(\.apiName)),
            ("CustomField", extended.flatMap { object in object.fields.map { "\(object.apiName).\($0.apiName)" } }),
            (
                "ValidationRule",
                extended.flatMap { object in object.validationRules.map { "\(object.apiName).\($0.name)" } }
            ),
            ("ListView", custom.map { "\($0.apiName).All" }),
            ("Layout", custom.map(LayoutMetadata.fullName)),
            ("CustomTab", custom.filter(\.hasTab).map(\.apiName)),
            ("PermissionSet", design.permissionSets.map(\.apiName)),
        ]
    }

    private static func types(_ name: String, _ members: [String]) -> MetadataNode {
        var node = MetadataNode(.packageTypeMembers)
        for member in members { node.add("members", member) }
        node.add("name", name)
        return node
    }
}
