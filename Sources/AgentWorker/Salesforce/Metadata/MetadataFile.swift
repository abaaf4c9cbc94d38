/// One file of the generated project.
struct MetadataFile: Equatable, Sendable {
    /// Relative to the project's root, with `/` between folders.
    var path: String
    var text: String
}
