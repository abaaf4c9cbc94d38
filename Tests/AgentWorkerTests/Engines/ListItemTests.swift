import Testing

@testable import AgentWorker

/// Items of lists and short sentences that say a date, a flag, a part or a doing in few words.
@Suite("List items")
struct ListItemTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test("dates told by a participle or by what happens next")
    func dates() throws {
        let design = try designed(
            "Each ladder has a serial no. (unique), last tested on, next inspection, when bought and a price.")
        #expect(field(design, "Ladder__c", "Tested Date")?.type == .date)
        #expect(field(design, "Ladder__c", "Next Inspection Date")?.type == .date)
        #expect(field(design, "Ladder__c", "Bought Date")?.type == .date)
        #expect(design.customObjects.count == 1)
    }

    @Test("a tick if something is so is a flag named after it")
    func ticks() throws {
        let design = try designed(
            "Please add to contacts: loyalty number, a tick box for people who are afraid of heights and a tick if "
                + "invoices go by post.")
        #expect(field(design, "Contact", "Afraid Flag")?.type == .checkbox)
        #expect(field(design, "Contact", "Post Flag")?.type == .checkbox)
        #expect(design.customObjects.isEmpty)
    }

    @Test("one of this and many of that is a whole with its parts")
    func oneMany() throws {
        let design = try designed("One survey, many answers; each answer has a date, a text and a score.")
        #expect(parents(design, "Answer__c") == ["Survey__c"])
    }

    @Test("who did it when is a record of each time")
    func doings() throws {
        let design = try designed(
            "Each tree has a tag and a height. Gardeners prune trees, and we want to know when and by whom, plus what it "
                + "cost.")
        #expect(parents(design, "Tree_Pruning__c") == ["Tree__c", "User"])
        #expect(field(design, "Tree_Pruning__c", "Cost")?.type == .currency)
    }

    @Test("what is paid in instalments has them")
    func instalments() throws {
        let design = try designed(
            "Parents book a place on a camp. A booking says if the deposit was paid and is paid in monthly instalments. "
                + "A camp has a price.")
        #expect(parents(design, "Instalment__c") == ["Booking__c"])
        #expect(field(design, "Instalment__c", "Amount")?.type == .currency)
    }

    @Test("a span of time is no record")
    func spans() throws {
        let design = try designed("A hut has beds with a number. Hikers reserve a bed for certain nights.")
        #expect(!design.customObjects.contains { $0.apiName == "Night__c" })
    }

    @Test("values in parentheses belong to the noun before of")
    func valuesOfThem() throws {
        let design = try designed(
            "For every hive inspection we note the date and the mood of the bees (calm, nervous or aggressive).")
        #expect(field(design, "Hive_Inspection__c", "Mood")?.picklist?.values == ["Calm", "Nervous", "Aggressive"])
    }
}
