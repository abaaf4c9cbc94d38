import Testing

@testable import AgentWorker

@Suite("Checks of a design")
struct DesignCheckerTests {
    private let source = Source.assumption("test")

    private func object(_ label: String, _ fields: [FieldDesign], standard: Bool = false) -> ObjectDesign {
        var object = ObjectDesign(
            apiName: standard ? label : ApiName.custom(label), label: label, pluralLabel: label + "s", purpose: "",
            standard: standard,
            nameField: NameFieldDesign(label: label + " Name"), sharing: .readWrite, fields: fields, hasTab: true,
            source: source)
        object.settleSharing()
        return object
    }

    private func codes(_ objects: [ObjectDesign]) -> [String] {
        let design = DataModelDesign(title: "Test", requirement: "test", objects: objects)
        return DesignChecker(schema: StandardCatalogue()).check(design).filter { $0.severity == .error }.map(\.code)
    }

    private func master(_ label: String, _ parent: String, _ order: Int) -> FieldDesign {
        .masterDetail(label, to: parent, children: "Kids\(order)", heading: "Kids", order: order, source: source)
    }

    @Test("a design without faults has no errors")
    func faultless() {
        #expect(
            codes([
                object("Parent", [.plain("Size", .number, source: source)]),
                object("Child", [master("Parent", "Parent__c", 0)]),
            ]) == [])
    }

    @Test("each rule of the platform has its code")
    func rules() {
        var text = FieldDesign.plain("Note", .text, source: source)
        text.length = 300
        #expect(codes([object("A", [text])]) == ["field.text_length"])
        var precise = FieldDesign.plain("Sum", .number, source: source)
        precise.scale = 19
        #expect(codes([object("A", [precise])]) == ["field.scale"])
        #expect(codes([object("A", [.picklist("Kind", values: [], source: source)])]) == ["field.no_values"])
        var formula = FieldDesign.formula("Twice", .number, "Missing__c * 2", source: source)
        #expect(codes([object("A", [formula])]) == ["formula.unknown_field"])
        formula.required = true
        #expect(codes([object("A", [formula])]).contains("field.required_not_allowed"))
        var date = FieldDesign.plain("Day", .date, source: source)
        date.unique = true
        #expect(codes([object("A", [date])]) == ["field.unique_not_allowed"])
    }

    @Test("relationships keep to the platform's limits")
    func relationships() {
        let three = [master("One", "P__c", 0), master("Two", "Account", 1), master("Three", "Contact", 2)]
        #expect(codes([object("P", []), object("A", three)]).contains("relationship.too_many_masters"))
        #expect(codes([object("A", [master("Self", "A__c", 0)])]).contains("relationship.master_self"))
        #expect(codes([object("A", [master("Person", "User", 0)])]).contains("relationship.not_a_master"))
        #expect(codes([object("A", [master("Other", "Nowhere__c", 0)])]).contains("relationship.unknown_parent"))
        #expect(
            codes([object("Contact", [master("Parent", "Account", 0)], standard: true)]).contains(
                "relationship.standard_detail"))
        let deep = [
            object("A", []), object("B", [master("A", "A__c", 0)]), object("C", [master("B", "B__c", 0)]),
            object("D", [master("C", "C__c", 0)]), object("E", [master("D", "D__c", 0)]),
        ]
        #expect(codes(deep) == ["relationship.depth"])
        let cycle = [object("A", [master("B", "B__c", 0)]), object("B", [master("A", "A__c", 0)])]
        #expect(codes(cycle).contains("relationship.cycle"))
        var taken = FieldDesign.lookup("Account", to: "Account", children: "Cases", heading: "Cases", source: source)
        #expect(codes([object("A", [taken])]) == ["relationship.name_taken"])
        taken.required = true
        taken.relationship?.name = "Ours"
        #expect(codes([object("A", [taken])]) == ["relationship.required_set_null"])
    }

    @Test("a roll-up needs a master-detail and a field that fits")
    func summaries() {
        let lookup = FieldDesign.lookup("P", to: "P__c", children: "As", heading: "As", source: source)
        let summary = SummaryDesign(
            operation: .sum, childObject: "A__c", childRelationshipField: "P__c", summarizedField: "Day__c")
        let parent = object("P", [.summary("Sum", summary, source: source)])
        #expect(
            codes([parent, object("A", [lookup, .plain("Day", .date, source: source)])]) == ["summary.not_a_detail"])
        #expect(
            codes([parent, object("A", [master("P", "P__c", 0), .plain("Day", .date, source: source)])]) == [
                "summary.type"
            ])
    }

    @Test("a rule compares picklists through ISPICKVAL or TEXT")
    func picklistFormula() {
        var object = object("A", [.picklist("Kind", values: ["X"], source: source)])
        object.validationRules = [
            ValidationRuleDesign(name: "R", formula: "Kind__c = \"X\"", message: "No.", source: source)
        ]
        #expect(codes([object]) == ["formula.picklist"])
        object.validationRules[0].formula = "ISPICKVAL(Kind__c, \"X\")"
        #expect(codes([object]) == [])
    }

    @Test(
        "names",
        arguments: [
            ("1st Visit", "X1st_Visit__c"), ("Café Löwe", "Cafe_Lowe__c"), ("A  --  B", "A_B__c"), ("日本", "X__c"),
        ])
    func names(label: String, name: String) { #expect(ApiName.custom(label) == name) }

    @Test("invalid names are found", arguments: ["Two__Lines__c", "1st__c", "Ends___c", "NoSuffix", "Spa ce__c"])
    func invalidNames(name: String) {
        var object = object("A", [])
        object.apiName = name
        #expect(codes([object]).contains { $0.hasPrefix("name.") })
    }

    @Test("the fields of a formula are found, its functions and strings are not")
    func formulaNames() {
        #expect(
            FormulaNames.paths(in: "IF(A__c > 5, \"B__c\", Parent__r.C__c) & $User.Id & TEXT( D__c )") == [
                "A__c", "Parent__r.C__c", "D__c",
            ])
    }
}
