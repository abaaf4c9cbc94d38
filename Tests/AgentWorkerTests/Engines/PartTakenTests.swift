import Testing

@testable import AgentWorker

/// Who takes part in what, what is paid each time, and figures told by a word for them.
@Suite("Parts taken and figures told")
struct PartTakenTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test("groups that people join are records, not companies, and the part each plays is of the pair")
    func groups() throws {
        let design = try designed(
            "Players can play in many crews and a crew has many players. Note whether they play defence, midfield or "
                + "attack in that crew.")
        #expect(design.object("Crew__c") != nil)
        let pair = design.customObjects.first { $0.isJunction }
        #expect(pair?.fields.first { $0.label == "Role" }?.picklist?.values == ["Defence", "Midfield", "Attack"])
    }

    @Test("a role that somebody is assigned in belongs to the assignment, and so does the fee")
    func roles() throws {
        let design = try designed(
            "Umpires are assigned to games as Head, Line or Reserve umpire for a fee. Show the total fees of each game."
        )
        #expect(field(design, "Assignment__c", "Role")?.picklist?.values == ["Head", "Line", "Reserve"])
        #expect(field(design, "Game__c", "Total Fee")?.summary?.operation == .sum)
    }

    @Test("what several sources give and several take goes together many times")
    func sources() throws {
        let design = try designed(
            "A hose feeds several tanks and a tank gets oil from several hoses; record the pressure of each connection."
        )
        #expect(design.customObjects.contains { $0.isJunction && $0.fields.contains { $0.label == "Pressure" } })
    }

    @Test("who comes for something has several of it, and each value goes with the next owner named")
    func visits() throws {
        let design = try designed(
            "Lorries belong to a haulier and come for washes. Record the price and duration per wash.")
        #expect(field(design, "Wash__c", "Price") != nil)
        #expect(field(design, "Wash__c", "Duration") != nil)
        #expect(design.object("Wash__c")?.relationships.map(\.label) == ["Lorry"])
    }

    @Test("a score is of each person in each test")
    func scores() throws {
        let design = try designed(
            "Pupils take tests and get a score from 0 to 20. Show the highest score of every test.")
        #expect(field(design, "Test__c", "Highest Score")?.summary?.operation == .max)
    }

    @Test("what is totalled per something is a record with an amount")
    func paidEachTime() throws {
        let design = try designed("Track cars with a plate. Total the parking fines per car.")
        #expect(field(design, "Parking_Fine__c", "Amount") != nil)
        #expect(field(design, "Car__c", "Total Amount")?.summary?.operation == .sum)
    }

    @Test("the heaviest one is the highest weight, a rating told by a participle a picklist")
    func told() throws {
        let design = try designed("Farms keep pigs with a weight. Show the heaviest pig per farm.")
        #expect(field(design, "Farm__c", "Highest Weight")?.summary?.operation == .max)
        let reviews = try designed("Guests write reviews rated Good, Fair or Bad.")
        #expect(field(reviews, "Review__c", "Rating")?.picklist?.values == ["Good", "Fair", "Bad"])
    }

    @Test("a business without an article is who asks")
    func asking() throws {
        let design = try designed("Museum logs guided tours: guide, date, language and number of visitors.")
        #expect(design.customObjects.map(\.apiName) == ["Guided_Tour__c"])
    }
}
