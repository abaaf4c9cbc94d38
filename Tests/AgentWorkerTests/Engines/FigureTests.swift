import Testing

@testable import AgentWorker

/// Figures told in words that no clause pattern places, and nouns that are only counted.
@Suite("Figures over records")
struct FigureTests {
    @Test(
        "what a figure is shown over is part of what shows it",
        arguments: [
            (
                "Divers make dives at wrecks. A dive has a depth and a date. Each wreck needs the greatest depth.",
                "Dive__c", "Wreck__c"
            ),
            (
                "Lamp posts have a pole number. Log the bulb changes and their cost, with the total per post.",
                "Bulb_Change__c", "Lamp_Post__c"
            ),
            (
                "We sell prepaid cards to drivers. A card has a unique code; log every visit with a date and show the visits per card.",
                "Visit__c", "Prepaid_Card__c"
            ),
        ])
    func parts(_ text: String, child: String, parent: String) throws {
        let design = try designed(text)
        let masters = try #require(design.object(child)).masterDetails.compactMap(\.relationship?.object)
        #expect(masters.contains(parent))
        #expect(design.object(parent)?.fields.contains { $0.type == .summary } == true)
    }

    @Test("what is only counted is a number, no record")
    func counted() throws {
        let design = try designed("A protest has a place, a date and a number of posters, which cannot be negative.")
        #expect(design.customObjects.map(\.apiName) == ["Protest__c"])
        #expect(design.object("Protest__c")?.field("Number_of_Posters__c")?.type == .number)
    }

    @Test("several of something beside a number of others are records")
    func several() throws {
        let design = try designed(
            "Students enrol in courses; a course has a maximum number of students and several lessons.")
        #expect(design.object("Lesson__c")?.masterDetails.first?.relationship?.object == "Course__c")
        let joined = try designed("A song can be sung at many concerts and a concert has many songs in a given order.")
        #expect(joined.objects.flatMap(\.fields).allSatisfy { $0.type != .summary })
    }

    @Test("what people write down after what they do is a record")
    func written() throws {
        let design = try designed(
            "Inspectors visit farms and record violations with a severity and a fine; sum the fines per visit.")
        #expect(design.object("Violation__c")?.masterDetails.first?.relationship?.object == "Visit__c")
    }

    @Test("what is in the plural already gets no second one")
    func plural() throws {
        let design = try designed("A course has a trainer, a start date and max seats.")
        #expect(design.object("Course__c")?.fields.contains { $0.label == "Max Seats" } == true)
    }

    @Test("a second verb after a comma goes on with the subject of the first")
    func verbs() throws {
        let design = try designed(
            "A plan belongs to an account, covers one product and runs from a start to an end date.")
        #expect(design.customObjects.map(\.apiName) == ["Plan__c"])
    }

    @Test(
        "records just spoken of are closed to others",
        arguments: [
            "An Incident Report object with date, location and description; only the Compliance team may see the records.",
            "Keep incident reports with a date and a location; only safety officers may see or edit them.",
        ])
    func closed(_ text: String) throws {
        let report = try #require(designed(text).object("Incident_Report__c"))
        #expect(report.sharing == .private)
    }

    @Test("notes kept on people are records")
    func notes() throws {
        let design = try designed("Keep safeguarding notes on children; only the safeguarding lead may see them.")
        let note = try #require(design.object("Safeguarding_Note__c"))
        #expect(note.relationships.compactMap(\.relationship?.object) == ["Contact"])
    }
}
