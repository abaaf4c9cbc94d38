import Testing

@testable import AgentWorker

/// Every generated file against the official XML schema.
@Suite("Metadata against the official schema", .serialized)
struct MetadataSchemaTests {
    private static let further = [
        "Tenants rent bicycles from a start date until an end date. A bicycle has a unique frame number & a <color>.",
        "Each trip belongs to a campaign and has expenses with an amount. Show the total and the average amount per trip.",
        "Track site visits with an arrival time, a contact phone, a web link, a consent flag, notes and a success rate for each account.",
    ]

    /// The XML files of all three packages of a design.
    private func files(of design: DataModelDesign, _ prefix: String) throws -> [MetadataFile] {
        let project = try MetadataProject(design)
        let all = try project.files + project.metadataFiles() + project.rollbackFiles()
        return all.filter { $0.node != nil }.map {
            var file = $0
            file.path = "\(prefix) \(file.path)"
            return file
        }
    }

    @Test("every file of every case is valid, and the files keep to the platform's rules")
    func cases() throws {
        var files: [MetadataFile] = []
        for (index, text) in (RequirementCase.all.map(\.text) + Self.further).enumerated() {
            guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else { continue }
            files += try self.files(of: design, "\(index)")
            #expect(ProjectChecker.check(try MetadataProject(design).files, of: design) == [], "\(text)")
        }
        #expect(files.count > 200)
        #expect(try SchemaValidator.invalid(files) == [])
    }

    @Test("every kind of file and every type of field is valid")
    func everyKind() throws {
        let files = try files(of: SampleDesign.complete, "sample")
        let roots: Set<MetadataType> = [
            .businessProcess, .customApplication, .customField, .customObject, .customTab, .flow, .globalValueSet,
            .layout, .listView, .package, .permissionSet, .recordType, .validationRule,
        ]
        #expect(Set(files.compactMap(\.node?.type)) == roots)
        let fields = files.filter { $0.node?.type == .customField }.compactMap { $0.node?.text("type") }
        #expect(Set(fields) == Set(FieldType.allCases.map(\.rawValue)))
        #expect(try SchemaValidator.invalid(files) == [])
        #expect(ProjectChecker.check(try MetadataProject(SampleDesign.complete).files, of: SampleDesign.complete) == [])
    }

    @Test("the schema finds faults: a file with elements out of order is not valid")
    func schemaBites() throws {
        let text =
            "<CustomField xmlns=\"http://soap.sforce.com/2006/04/metadata\"><type>Text</type><fullName>A__c</fullName></CustomField>"
        #expect(try SchemaValidator.invalid([MetadataFile(path: "field", text: text)]).count == 1)
    }
}
