/// `tabs/*.tab-meta.xml`: the tab of a custom object. Its label is the object's.
enum TabMetadata {
    static func node(_ object: ObjectDesign, in design: DataModelDesign) -> MetadataNode {
        var node = MetadataNode(.customTab)
        node.add("customObject", true)
        let position = design.customObjects.firstIndex { $0.apiName == object.apiName } ?? 0
        node.add("motif", motifs[position % motifs.count])
        return node
    }

    /// Tab styles of the platform, one after another so that the tabs of one project differ.
    private static let motifs = [
        "Custom18: Form", "Custom11: Star", "Custom13: Box", "Custom15: People", "Custom53: Bell", "Custom19: Wrench",
        "Custom16: Bank", "Custom14: Hands", "Custom1: Heart", "Custom9: Lightning", "Custom20: Airplane",
        "Custom24: Building",
    ]
}
