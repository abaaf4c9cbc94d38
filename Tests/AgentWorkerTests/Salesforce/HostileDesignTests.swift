import Testing

@testable import AgentWorker

/// What a model may answer: designs nobody would draw, which must neither hang nor crash a worker.
@Suite("Hostile designs")
struct HostileDesignTests {
    private let schema = StandardCatalogue()

    private func object(_ number: Int, _ fields: [FieldDesign]) -> ObjectDesign {
        ObjectDesign(
            apiName: "O\(number)__c", label: "O\(number)", pluralLabel: "O\(number)s", purpose: "", standard: false,
            nameField: NameFieldDesign(label: "Name"), sharing: .readWrite, fields: fields, hasTab: true,
            source: SampleDesign.source)
    }

    private func master(_ number: Int, of child: Int) -> FieldDesign {
        .masterDetail(
            "M\(number)", to: "O\(number)__c", children: "C\(child)_\(number)", heading: "C", order: 0,
            source: SampleDesign.source)
    }

    /// Repairs, checks and, where nothing is left to say, plans, draws and generates.
    private func carryOut(_ design: DataModelDesign) throws -> [Finding] {
        let repair = DesignRepair(design, schema: schema)
        let planned = PlannedDesign(repair.design, version: 1, schema: schema)
        _ = PlanMarkdown.text(planned.document)
        _ = SVGWriter.text(EntityDiagram.diagram(repair.design))
        _ = SVGWriter.text(TaskDiagram.diagram(planned.plan, title: "T"))
        if planned.errors.isEmpty {
            let project = try MetadataProject(repair.design, schema: schema)
            #expect(ProjectChecker.check(project.files, of: repair.design) == [])
        }
        return planned.errors
    }

    @Test("a lattice in which every object is the master of all later ones ends at once")
    func lattice() throws {
        let objects = (0..<40).map { number in object(number, (0..<number).map { master($0, of: number) }) }
        let design = DataModelDesign(title: "Lattice", requirement: "test", objects: objects)
        #expect(DesignChecker(schema: schema).check(design).contains { $0.code == "relationship.depth" })
        #expect(try carryOut(design) == [])
    }

    @Test("a ring of masters becomes a chain that the platform takes")
    func ring() throws {
        let objects = (0..<40).map { number in object(number, [master((number + 1) % 40, of: number)]) }
        #expect(try carryOut(DataModelDesign(title: "Ring", requirement: "test", objects: objects)) == [])
    }

    @Test("formulas that use one another in every way end at once")
    func formulas() throws {
        let names = (0..<60).map { "F\($0)__c" }
        let fields = (0..<60).map { number in
            FieldDesign.formula(
                "F\(number)", .number, names.filter { $0 != "F\(number)__c" }.joined(separator: " + "),
                source: SampleDesign.source)
        }
        let design = DataModelDesign(title: "Formulas", requirement: "test", objects: [object(0, fields)])
        #expect(Set(try carryOut(design).map(\.code)) == ["formula.cycle"])
    }

    @Test("roll-ups over one another end at once")
    func summaries() throws {
        var one = object(1, [master(2, of: 1)])
        var other = object(2, [master(1, of: 2)])
        for (child, label) in [("O2__c", "A"), ("O1__c", "B")] {
            let field = FieldDesign.summary(
                label,
                SummaryDesign(
                    operation: .sum, childObject: child, childRelationshipField: child == "O2__c" ? "M1__c" : "M2__c",
                    summarizedField: child == "O2__c" ? "B__c" : "A__c"), source: SampleDesign.source)
            if child == "O2__c" { one.fields.append(field) } else { other.fields.append(field) }
        }
        #expect(try !carryOut(DataModelDesign(title: "Sums", requirement: "test", objects: [one, other])).isEmpty)
    }

    @Test("the longest formulas are read")
    func longFormulas() throws {
        var field = FieldDesign.formula("F", .number, "1", source: SampleDesign.source)
        field.formula = "1" + String(repeating: "+1", count: 1_900)
        #expect(try carryOut(DataModelDesign(title: "Long", requirement: "test", objects: [object(0, [field])])) == [])
        field.formula = String(repeating: "IF(TRUE,", count: 80) + "1" + String(repeating: ",2)", count: 80)
        #expect(try carryOut(DataModelDesign(title: "Deep", requirement: "test", objects: [object(0, [field])])) == [])
    }

    @Test("names and texts of any characters give files that stay in their folders")
    func characters() throws {
        var design = SampleDesign.complete
        for text in ["../../etc", "a\u{0}b", "\u{202E}x", "<script>", "🙂", String(repeating: "é", count: 40)] {
            design.objects[0].label = text
            design.objects[0].fields[1].label = text
            design.requirement = text
            let repair = DesignRepair(design, schema: schema)
            for file in try MetadataProject(repair.design).files + MetadataProject(repair.design).metadataFiles() {
                #expect(!file.path.split(separator: "/").contains(".."), "\(file.path)")
                #expect(!file.path.unicodeScalars.contains { $0.value < 0x20 }, "\(text)")
            }
        }
    }
}
