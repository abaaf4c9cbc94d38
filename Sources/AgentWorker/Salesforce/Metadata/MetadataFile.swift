/// One file of the generated project.
struct MetadataFile: Equatable, Sendable {
    /// Relative to the project's root, with `/` between folders.
    var path: String
    var text: String
    /// What the text was written from; nil for files that are not metadata.
    var node: MetadataNode?

    init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// A metadata file.
    ///
    /// - Throws: ``MetadataError`` when the node has an element that its type does not have.
    init(path: String, root: String, _ node: MetadataNode) throws {
        self.path = path
        text = try node.document(root: root)
        self.node = node
    }

    /// The file's name without folders and endings: `All` of `objects/A__c/listViews/All.listView-meta.xml`.
    var name: String {
        let last = path.split(separator: "/").last ?? ""
        let endings = last.hasSuffix("-meta.xml") ? last.dropLast("-meta.xml".count) : last
        return String(endings[..<(endings.lastIndex(of: ".") ?? endings.endIndex)])
    }
}
