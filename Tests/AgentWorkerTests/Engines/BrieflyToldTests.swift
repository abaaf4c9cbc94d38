import Testing

@testable import AgentWorker

/// What short notes leave out: whose entry it is, what shows a total, where something is kept.
@Suite("Briefly told")
struct BrieflyToldTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        design.object(object)?.relationships.compactMap(\.relationship?.object) ?? []
    }

    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test("an entry is one of the time that people log")
    func entries() throws {
        let design = try designed("Nurses log hours on a ward. Show the cost of every entry.")
        #expect(design.object("Entry__c") == nil)
        #expect(field(design, "Time_Entry__c", "Cost") != nil)
    }

    @Test("customers who take something out have it, and businesses are companies")
    func takenOut() throws {
        let design = try designed("Corporate clients take out policies and pay them in instalments.")
        #expect(parents(design, "Policy__c") == ["Account"])
        #expect(parents(design, "Instalment__c") == ["Policy__c"])
        #expect(design.object("Loan__c") == nil)
    }

    @Test("notes that end with totals per whole show them there")
    func totals() throws {
        let design = try designed(
            "Boat log: trips with skipper, date and catch weight; per boat the total catch weight.")
        #expect(parents(design, "Trip__c").contains("Boat__c"))
        #expect(field(design, "Boat__c", "Total Catch Weight")?.summary?.operation == .sum)
    }

    @Test("what is kept in several places is in one of them")
    func kept() throws {
        let design = try designed("I grow vines in three vineyards and note every harvest in tonnes.")
        #expect(parents(design, "Vine__c") == ["Vineyard__c"])
        #expect(design.object("Harvest__c") != nil)
    }

    @Test("what is rated in each of something is its part")
    func rated() throws {
        let design = try designed("Judges note infringements, graded Light or Heavy, in each race of a cup.")
        #expect(parents(design, "Infringement__c").contains("Race__c"))
        #expect(field(design, "Infringement__c", "Grade") != nil)
    }

    @Test("the one thing that several are for shows its figure")
    func its() throws {
        let design = try designed("Concert tickets with seat and price are sold for a concert; show its revenue.")
        #expect(field(design, "Concert__c", "Revenue")?.summary?.operation == .sum)
    }

    @Test("each on a day has the day, and what is done to things may be followed by what they do")
    func days() throws {
        let lessons = try designed("A course has lessons, each on a date and in a room.")
        #expect(parents(lessons, "Lesson__c").contains("Course__c"))
        let wells = try designed("Wells are drilled in a field and yield water samples with a depth.")
        #expect(parents(wells, "Water_Sample__c") == ["Well__c"])
    }
}
