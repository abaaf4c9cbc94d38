import Testing

@testable import AgentWorker

/// The builtin engine's design of a requirement, which has to break no rule.
func designed(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> DataModelDesign {
    guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else {
        Issue.record("asked a question", sourceLocation: sourceLocation)
        return DataModelDesign(title: "", requirement: text)
    }
    let errors = DesignChecker(schema: StandardCatalogue()).check(design).filter { $0.severity == .error }
    #expect(errors.map(\.message) == [], sourceLocation: sourceLocation)
    return design
}

/// API names of the objects that an object of a design points to.
func parents(_ design: DataModelDesign, _ object: String) -> Set<String> {
    Set(design.object(object)?.relationships.compactMap(\.relationship?.object) ?? [])
}
