import Testing

@testable import AgentWorker

/// What people and companies get, give, earn and do with others, told by a verb.
@Suite("Dealings of people")
struct DealingTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        (design.object(object)?.relationships.compactMap(\.relationship?.object) ?? []).sorted()
    }

    private func has(_ design: DataModelDesign, _ object: String, _ label: String) -> Bool {
        design.object(object)?.fields.contains { $0.label == label } == true
    }

    @Test("what is lent or given to somebody outside is a record of each time")
    func lent() throws {
        let tools = try designed("Tools are lent to neighbours for a deposit. Show the number of loans per tool.")
        #expect(parents(tools, "Loan__c") == ["Contact", "Tool__c"])
        #expect(has(tools, "Loan__c", "Deposit") && has(tools, "Tool__c", "Number of Loans"))
        let skis = try designed("Members are lent skis with a return date.")
        #expect(has(skis, "Loan__c", "Return Date"))
        let grants = try designed("Foundations award us grants, each with an amount.")
        #expect(parents(grants, "Grant__c") == ["Account"])
    }

    @Test("sponsors give something to each of several with an amount or a level")
    func sponsored() throws {
        let races = try designed("Firms sponsor our races with an amount; show the total amount per race.")
        #expect(parents(races, "Sponsorship__c") == ["Account", "Race__c"])
        let children = try designed("Donors sponsor children with a monthly amount.")
        #expect(parents(children, "Sponsorship__c") == ["Contact", "Contact"])
        let fairs = try designed("Shops sponsor our fairs at Gold, Silver or Bronze level.")
        #expect(
            fairs.customObjects.contains { $0.fields.contains { $0.picklist?.values == ["Gold", "Silver", "Bronze"] } })
    }

    @Test("a mark or a time that people get is of each of them in each")
    func earned() throws {
        let tests = try designed("Pupils take tests and receive a grade from 1 to 6.")
        #expect(parents(tests, "Test_Pupil__c") == ["Contact", "Test__c"])
        #expect(has(tests, "Test_Pupil__c", "Grade"))
        let races = try designed("Runners finish races in a time.")
        #expect(parents(races, "Race_Runner__c") == ["Contact", "Race__c"])
        let routines = try designed("Judges score each routine from 0 to 10 and a routine has a title.")
        #expect(parents(routines, "Evaluation__c") == ["Routine__c", "User"])
    }

    @Test("people are people, though a list does not know them")
    func people() throws {
        let temps = try designed("Temps have many skills and a skill is shared by many temps; keep the level.")
        #expect(parents(temps, "Skill_Temp__c") == ["Contact", "Skill__c"])
        let workers = try designed(
            "Poll workers can serve at several booths and a booth has several workers; note the shift.")
        #expect(workers.customObjects.contains { $0.isJunction && $0.fields.contains { $0.label == "Shift" } })
        let favours = try designed(
            "Neighbours do favours for each other. A favour has a giver, a receiver and a date.")
        #expect(parents(favours, "Favour__c") == ["Contact", "Contact"])
        let strikes = try designed("A strike hits one employer and has a start date.")
        #expect(parents(strikes, "Strike__c") == ["Account"])
    }

    @Test("one contact and another are both of the record between them")
    func referred() throws {
        let advice = try designed("Record which member recommended which other member, with a date.")
        #expect(parents(advice, "Recommendation__c") == ["Contact", "Contact"])
        #expect(has(advice, "Recommendation__c", "Recommendation Date"))
    }

    @Test("a heading names what the clause after it tells of")
    func headed() throws {
        let gigs = try designed("Festival gigs: a band plays on a podium at a start time for a fee.")
        #expect(parents(gigs, "Festival_Gig__c") == ["Band__c", "Podium__c"])
        let talks = try designed("A speaker talks in a hall at a start time for a fee.")
        #expect(parents(talks, "Talk__c") == ["Contact", "Hall__c"])
    }

    @Test("notes on people are records of them")
    func notes() throws {
        let notes = try designed("Keep progress notes on each patient, with a date and the text.")
        #expect(parents(notes, "Progress_Note__c") == ["Contact"])
        #expect(has(notes, "Progress_Note__c", "Text"))
    }
}
