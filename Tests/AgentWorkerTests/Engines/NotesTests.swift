import Testing

@testable import AgentWorker

/// Notes in shorthand: signs for verbs, values right after their noun, remarks in passing.
@Suite("Notes")
struct NotesTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    private func values(_ design: DataModelDesign, _ object: String, _ label: String) -> [String]? {
        field(design, object, label)?.picklist?.values
    }

    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        design.object(object)?.relationships.compactMap(\.relationship?.object) ?? []
    }

    @Test("values right after their noun are its values")
    func bareLists() throws {
        let design = try designed(
            "Each berth has a berth class A, B or C, a depth risk from None to Low to High, a zone group I to III and a "
                + "tide condition good, fair or poor.")
        #expect(design.customObjects.map(\.apiName) == ["Berth__c"])
        #expect(values(design, "Berth__c", "Berth Class") == ["A", "B", "C"])
        #expect(values(design, "Berth__c", "Depth Risk") == ["None", "Low", "High"])
        #expect(values(design, "Berth__c", "Zone Group") == ["I", "II", "III"])
        #expect(values(design, "Berth__c", "Tide Condition") == ["Good", "Fair", "Poor"])
    }

    @Test("a sign between a name and a list says what each has")
    func equations() throws {
        let design = try designed("One delivery = one driver, one van, date, weight and remark. Vans have a plate.")
        #expect(parents(design, "Delivery__c").sorted() == ["User", "Van__c"])
        #expect(field(design, "Delivery__c", "Weight")?.type == .number)
    }

    @Test("arrows lead from the whole to its parts")
    func arrows() throws {
        let design = try designed("Campus -> building -> room (number, area). A room has a priority 1, 2 or 3.")
        #expect(parents(design, "Building__c") == ["Campus__c"])
        #expect(parents(design, "Room__c") == ["Building__c"])
        #expect(values(design, "Room__c", "Priority") == ["1", "2", "3"])
    }

    @Test("semicolons part a list as commas do")
    func semicolons() throws {
        let design = try designed("Kiln: serial number; volume; purchase date; price. Firings have a kiln and a date.")
        #expect(field(design, "Kiln__c", "Volume") != nil)
        #expect(parents(design, "Firing__c") == ["Kiln__c"])
    }

    @Test("a catalogue of something keeps that")
    func collections() throws {
        let design = try designed("Create a wine catalogue: vintage, region and price.")
        #expect(design.customObjects.map(\.apiName) == ["Wine__c"])
    }

    @Test("states and results that a verb tells of")
    func states() throws {
        let design = try designed(
            "A heat takes place on a day, ended won or lost and moves through Draft, Running and Closed.")
        #expect(values(design, "Heat__c", "Result") == ["Won", "Lost"])
        #expect(values(design, "Heat__c", "Status") == ["Draft", "Running", "Closed"])
        #expect(field(design, "Heat__c", "Heat Date")?.type == .date)
    }

    @Test("what is said in passing to be an account is one")
    func stated() throws {
        let design = try designed(
            "Landlords are accounts, every landlord has flats, each flat has meters with a value.")
        #expect(parents(design, "Flat__c") == ["Account"])
        #expect(parents(design, "Meter__c") == ["Flat__c"])
    }

    @Test("what must be refused cannot be")
    func refused() throws {
        let design = try designed(
            "We track stays with a check-in and check-out time. A check-out before the check-in must be rejected.")
        #expect(design.object("Stay__c")?.validationRules.count == 1)
    }

    @Test("an office that enters values is whoever asks")
    func offices() throws {
        let design = try designed("For opportunities, purchasing must enter the quantity and the price per piece.")
        #expect(design.customObjects.isEmpty)
        #expect(field(design, "Opportunity", "Quantity") != nil)
    }
}
