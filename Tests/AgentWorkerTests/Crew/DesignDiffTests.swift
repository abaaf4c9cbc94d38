import Testing

@testable import AgentWorker

/// A diff that left out kinds of elements called two different designs the same, and refused changes as not understood.
@Suite("Differences of designs")
struct DesignDiffTests {
    struct Change: CustomTestStringConvertible, Sendable {
        var expected: String
        var make: @Sendable (inout DataModelDesign) -> Void
        var testDescription: String { expected }

        init(_ expected: String, _ make: @escaping @Sendable (inout DataModelDesign) -> Void) {
            self.expected = expected
            self.make = make
        }
    }

    private static func object(_ design: DataModelDesign, _ holds: (ObjectDesign) -> Bool) -> Int {
        design.objects.firstIndex(where: holds) ?? 0
    }

    static let changes: [Change] = [
        .init("Renamed the plan") { $0.title = "Other" },
        .init("plural") { $0.objects[0].pluralLabel = "Projektoj" },
        .init("description changed") { $0.objects[0].purpose = "Another purpose" },
        .init("name field") { $0.objects[0].nameField = NameFieldDesign(label: "Project Title") },
        .init("sharing") { $0.objects[0].sharing = .read },
        .init("Removed the tab of") { $0.objects[0].hasTab = false },
        .init("Removed the list view") { design in
            design.objects[object(design) { !$0.listViews.isEmpty }].listViews.removeFirst()
        },
        .init("Changed the list view") { design in
            design.objects[object(design) { !$0.listViews.isEmpty }].listViews[0].columns = ["Code__c"]
        },
        .init("Removed the record type") { design in
            design.objects[object(design) { !$0.recordTypes.isEmpty }].recordTypes.removeLast()
        },
        .init("Changed the record type") { design in
            design.objects[object(design) { !$0.recordTypes.isEmpty }].recordTypes[0].label = "Otherwise"
        },
        .init("Removed the flow") { $0.flows.removeFirst() },
        .init("Changed the flow") { $0.flows[0].trigger = $0.flows[0].trigger == .create ? .update : .create },
        .init("Removed the value set") { $0.valueSets.removeFirst() },
        .init("Changed the value set") { $0.valueSets[0].values.append("Extreme") },
        .init("Removed the permission set") { $0.permissionSets.removeLast() },
        .init("Changed the permission set") { $0.permissionSets[0].objects[0].viewAllRecords.toggle() },
        .init("Removed the Lightning app") { $0.hasApp = false },
        .init("Noted as not generated") {
            $0.notGenerated.append(NotGenerated(what: "Telepathy", why: "", how: "", source: .words("telepathy")))
        },
        .init("Noted the automation") {
            $0.automation.append(
                AutomationDesign(type: "flow", name: "Wave", purpose: "", trigger: "", source: .words("wave")))
        },
        .init("help text") { $0.objects[0].fields[0].helpText = "What it is" },
        .init("external id") { $0.objects[0].fields[0].externalId.toggle() },
        .init("length") { $0.objects[0].fields[$0.objects[0].fieldIndex("Code__c") ?? 0].length = 77 },
        .init("Changed the rule") { design in
            design.objects[object(design) { !$0.validationRules.isEmpty }].validationRules[0].message = "Otherwise."
        },
    ]

    @Test("every kind of element is compared", arguments: changes)
    func kinds(change: Change) {
        let old = SampleDesign.complete
        var new = old
        change.make(&new)
        let lines = DesignDiff(from: old, to: new).changes
        #expect(lines.contains { $0.contains(change.expected) }, "\(lines)")
        #expect(DesignDiff(from: old, to: old).changes == [])
    }

    @Test("access to what is new follows from that and is not told again")
    func derivedAccess() {
        var new = SampleDesign.complete
        new.refreshPermissions()
        let old = new
        new.objects[0].fields.append(.plain("Colour", .text, source: .words("colour")))
        new.refreshPermissions()
        #expect(DesignDiff(from: old, to: new).changes == ["Added \(new.objects[0].label).Colour (Text)"])
    }
}
