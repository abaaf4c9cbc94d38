/// `applications/*.app-meta.xml`: a Lightning app with the tabs of the design.
enum AppMetadata {
    static func file(_ app: AppDesign) throws -> MetadataFile {
        var node = MetadataNode(.customApplication)
        node.add("label", app.label)
        node.add("description", app.description)
        node.add("uiType", "Lightning")
        node.add("navType", "Standard")
        for factor in ["Small", "Large"] { node.add("formFactors", factor) }
        node.add("isNavAutoTempTabsDisabled", false)
        node.add("isNavPersonalizationDisabled", false)
        for tab in app.tabs { node.add("tabs", tab.hasSuffix("__c") ? tab : "standard-\(tab)") }
        return try MetadataFile(
            path: "\(ObjectMetadata.root)/applications/\(app.apiName).app-meta.xml", root: "CustomApplication", node)
    }
}
