/// Values of picklists, and `globalValueSets/*.globalValueSet-meta.xml`.
enum PicklistMetadata {
    static func valueSet(_ picklist: PicklistDesign) -> MetadataNode {
        var set = MetadataNode(.valueSet)
        if let name = picklist.valueSet {
            // Picklists of a shared value set are always restricted.
            set.add("restricted", true)
            set.add("valueSetName", name)
            return set
        }
        var definition = MetadataNode(.valueSetValuesDefinition)
        definition.add("sorted", false)
        definition.add("value", values(picklist.values, default: picklist.defaultValue))
        set.add("restricted", picklist.restricted)
        set.add("valueSetDefinition", definition)
        return set
    }

    static func files(for sets: [ValueSetDesign]) throws -> [MetadataFile] {
        try sets.map { set in
            var node = MetadataNode(.globalValueSet)
            node.add("masterLabel", set.label)
            node.add("description", SourceText.description("", set.source, limit: 255))
            node.add("sorted", false)
            node.add("customValue", values(set.values, default: set.defaultValue))
            return try MetadataFile(
                path: "\(ObjectMetadata.root)/globalValueSets/\(set.apiName).globalValueSet-meta.xml",
                root: "GlobalValueSet", node)
        }
    }

    private static func values(_ values: [String], default defaultValue: String?) -> [MetadataNode] {
        values.map { value in
            var entry = MetadataNode(.customValue)
            entry.add("fullName", value)
            entry.add("default", value == defaultValue)
            entry.add("label", value)
            return entry
        }
    }
}
