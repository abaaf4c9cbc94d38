import Testing

@testable import AgentWorker

/// Words that can be a noun or a verb: a clause has one finite verb, which agrees with its subject.
@Suite("Noun or verb")
struct NounOrVerbTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        design.object(object)?.relationships.compactMap(\.relationship?.object) ?? []
    }

    @Test(
        "a plural after a word that could open a command is the subject",
        arguments: [
            ("Archive shelves hold folders. Each folder has a code.", "Folder__c", "Archive_Shelf__c"),
            ("Storage racks carry drums. A drum has a weight.", "Drum__c", "Storage_Rack__c"),
            ("Design teams produce sketches. Each sketch has a date.", "Sketch__c", "Design_Team__c"),
        ])
    func opening(_ text: String, _ child: String, _ parent: String) throws {
        #expect(try parents(designed(text), child) == [parent])
    }

    @Test(
        "a thing that does something is a record, not whoever asks",
        arguments: [
            ("A loom weaves rolls. Each roll has a length.", "Roll__c", "Loom__c"),
            ("A crane lifts containers. A container has a weight.", "Container__c", "Crane__c"),
            ("A lesson covers topics. A topic has a title.", "Topic__c", "Lesson__c"),
            ("A stock room stores drums. A drum has a weight.", "Drum__c", "Stock_Room__c"),
        ])
    func doers(_ text: String, _ child: String, _ parent: String) throws {
        #expect(try parents(designed(text), child) == [parent])
    }

    @Test("whoever has a business asks, and is no record")
    func businesses() throws {
        let design = try designed("A bakery bakes loaves. Each loaf has a price.")
        #expect(design.customObjects.map(\.apiName) == ["Loaf__c"])
    }

    @Test(
        "the verb is that of the noun before its place or remark",
        arguments: [
            ("Boxes in a depot hold folders. Each folder has a number.", "Folder__c", "Box__c"),
            ("Vans, which are leased, make trips. Each trip has a distance.", "Trip__c", "Van__c"),
            ("Racks stand in halls, and halls hold drums. A drum has a code.", "Drum__c", "Hall__c"),
        ])
    func places(_ text: String, _ child: String, _ parent: String) throws {
        #expect(try parents(designed(text), child).contains(parent))
    }

    @Test("a second verb agrees with the first, so that a noun in the plural is a noun")
    func coordinated() throws {
        let design = try designed("Racks and shelves hold drums. A drum has a code.")
        #expect(Set(parents(design, "Drum__c")) == ["Rack__c", "Shelf__c"])
        let chain = try designed("Boxes hold files, and files hold letters. A letter has a date.")
        #expect(parents(chain, "Letter__c") == ["File__c"])
        #expect(parents(chain, "File__c") == ["Box__c"])
    }

    @Test("the parts of a part have its verb, though it is left out")
    func gaps() throws {
        let design = try designed("Estates consist of houses, and houses of rooms. A room has an area.")
        #expect(parents(design, "House__c") == ["Estate__c"])
        #expect(parents(design, "Room__c") == ["House__c"])
    }

    @Test("doings told with their values are records, though no noun names them")
    func occurrences() throws {
        let pruned = try designed("Each orchard has trees. Trees are pruned on a date with a cost.")
        #expect(parents(pruned, "Pruning__c") == ["Tree__c"])
        let delivered = try designed("Drivers deliver coal to the plant: tonnes, quality and date.")
        #expect(delivered.object("Delivery__c")?.fields.contains { $0.label == "Quality" } == true)
        let lent = try designed("Our depot rents tools to builders. Store the start date and the end date.")
        #expect(parents(lent, "Rental__c").contains("Tool__c"))
    }

    @Test("what people vote for is a choice of each vote")
    func votes() throws {
        let design = try designed("A meeting has motions. Members vote Yes or No on each motion.")
        #expect(Set(parents(design, "Vote__c")) == ["Motion__c", "Contact"])
        #expect(design.object("Vote__c")?.fields.contains { $0.picklist?.values == ["Yes", "No"] } == true)
    }

    @Test("what somebody has to give when something is so is required then")
    func given() throws {
        let design = try designed(
            "When an opportunity is lost the agent must enter a lost reason: Price, Timing or Rival.")
        #expect(design.object("Opportunity")?.validationRules.isEmpty == false)
    }

    @Test("what happens is of the one that lives somewhere, not of the place")
    func happenings() throws {
        let design = try designed("Horses live in stables. Log each feeding with kilograms and date.")
        #expect(parents(design, "Feeding__c") == ["Horse__c"])
    }
}
