/// `package.xml`, and the rollback package that removes again what it deploys.
enum Manifest {
    /// What the project deploys. Fields and rules of a new object deploy with it; those of standard objects are listed.
    static func package(_ design: DataModelDesign) -> MetadataNode {
        var node = MetadataNode(.package)
        for (name, members) in members(of: design) where !members.isEmpty { node.add("types", types(name, members)) }
        node.add("version", MetadataType.apiVersion)
        return node
    }

    /// A package with nothing in it, which a destructive deployment needs beside it.
    static var emptyPackage: MetadataNode {
        var node = MetadataNode(.package)
        node.add("version", MetadataType.apiVersion)
        return node
    }

    /// What a rollback deletes, the last deployed first. Layouts and list views of new objects go with their object.
    static func destructiveChanges(_ design: DataModelDesign) -> MetadataNode {
        var node = MetadataNode(.package)
        for (name, members) in members(of: design).reversed() where name != "Layout" {
            var members = members
            switch name {
            case "ListView": members.removeAll { $0.contains("__c.") }
            // A version of a flow is deleted by its number; a new one has the first.
            case "Flow": members = members.map { "\($0)-1" }
            default: break
            }
            if !members.isEmpty { node.add("types", types(name, members)) }
        }
        // The schema requires a version; the platform reads a destructive manifest with or without it.
        node.add("version", MetadataType.apiVersion)
        return node
    }

    /// Members by metadata type, in the order in which they depend on one another.
    static func members(of design: DataModelDesign) -> [(name: String, members: [String])] {
        let custom = design.customObjects
        let extended = design.extendedObjects
        func listed(_ names: (ObjectDesign) -> [String]) -> [String] {
            extended.flatMap { object in names(object).map { "\(object.apiName).\($0)" } }
        }
        return [
            ("GlobalValueSet", design.valueSets.map(\.apiName)),
            ("CustomObject", custom.map(\.apiName)),
            ("CustomField", listed { $0.fields.map(\.apiName) }),
            ("BusinessProcess", listed { $0.processes.map { FileName.encoded($0.name) } }),
            ("RecordType", listed { $0.recordTypes.map(\.name) }),
            ("ValidationRule", listed { $0.validationRules.map(\.name) }),
            (
                "ListView",
                design.objects.flatMap { object in
                    ListViewMetadata.nodes(object, in: design).compactMap { $0.text("fullName") }
                        .map { "\(object.apiName).\($0)" }
                }
            ),
            ("Layout", custom.map(LayoutMetadata.fullName)),
            ("CustomTab", custom.filter(\.hasTab).map(\.apiName)),
            ("CustomApplication", design.lightningApp.map { [$0.apiName] } ?? []),
            ("PermissionSet", design.permissionSets.map(\.apiName)),
            ("Flow", design.flows.map(\.apiName)),
        ]
    }

    private static func types(_ name: String, _ members: [String]) -> MetadataNode {
        var node = MetadataNode(.packageTypeMembers)
        for member in members { node.add("members", member) }
        node.add("name", name)
        return node
    }
}
