/// `recordTypes/*.recordType-meta.xml` and `businessProcesses/*.businessProcess-meta.xml` of one object.
enum RecordTypeMetadata {
    static func node(_ type: RecordTypeDesign, of object: ObjectDesign, in design: DataModelDesign) -> MetadataNode {
        var node = MetadataNode(.recordType)
        node.add("fullName", type.name)
        node.add("label", type.label)
        node.add("active", true)
        node.add("description", SourceText.description(type.description, type.source, limit: 255))
        if let process = type.process { node.add("businessProcess", process.name) }
        // A picklist that is not mentioned offers nothing, so all of the object's are written.
        for field in object.fields where field.picklist != nil {
            let chosen = type.picklists.first { $0.field == field.apiName }
            var values = MetadataNode(.recordTypePicklistValue)
            values.add("picklist", field.apiName)
            let offered = chosen?.values ?? design.values(of: field)
            let defaultValue = chosen.map(\.defaultValue) ?? field.picklist?.defaultValue
            values.add("values", offered.map { value($0, isDefault: $0 == defaultValue) })
            node.add("picklistValues", values)
        }
        return node
    }

    static func node(_ process: BusinessProcessDesign) -> MetadataNode {
        var node = MetadataNode(.businessProcess)
        node.add("fullName", process.name)
        node.add("isActive", true)
        node.add("values", process.values.map { value($0, isDefault: $0 == process.defaultValue) })
        return node
    }

    private static func value(_ name: String, isDefault: Bool) -> MetadataNode {
        var node = MetadataNode(.picklistValue)
        node.add("fullName", FileName.encoded(name))
        node.add("default", isDefault)
        return node
    }
}
