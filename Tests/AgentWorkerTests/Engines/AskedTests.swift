import Testing

@testable import AgentWorker

/// What somebody asks for in words of their own: questions, extras for a standard object, facts told on the way.
@Suite("Asked in own words")
struct AskedTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    @Test("more details of a standard object are its fields")
    func details() throws {
        let design = try designed(
            "Contacts need some extra information: loyalty tier, vegan yes or no, and a member code which must never "
                + "appear twice.")
        #expect(design.customObjects.isEmpty)
        #expect(field(design, "Contact", "Vegan Flag")?.type == .checkbox)
        #expect(field(design, "Contact", "Member Code")?.unique == true)
        let account = try designed(
            "Please put two more details on our customers' account records: debtor number (no two accounts share it) "
                + "and audit date.")
        #expect(field(account, "Account", "Debtor Number")?.unique == true)
    }

    @Test("a question who did what when asks for a record of each time")
    func questions() throws {
        let design = try designed(
            "Which boiler was serviced when, by which engineer, and did it pass? A boiler has a unique serial number.")
        #expect(parents(design, "Service_Visit__c") == ["Boiler__c", "User"])
        #expect(field(design, "Service_Visit__c", "Passed Flag")?.type == .checkbox)
    }

    @Test("a heading with what each is for is a record between them")
    func headedPlaces() throws {
        let design = try designed(
            "Price agreements: for a product with a supplier, the agreed price and the valid-until date.")
        #expect(parents(design, "Price_Agreement__c") == ["Product2", "Account"])
    }

    @Test("what happens on an occasion is a fact")
    func occasions() throws {
        let design = try designed("When a customer brings a device, it gets a ticket code and a date.")
        #expect(parents(design, "Device__c") == ["Contact"])
        #expect(field(design, "Device__c", "Ticket Code") != nil)
    }

    @Test("values that add up on the whole are summed there")
    func addedUp() throws {
        let design = try designed(
            "Painters write offers for a customer. An offer has positions; room name, area and price are noted per "
                + "position, and the prices add up on the offer.")
        #expect(field(design, "Offer__c", "Total Price")?.summary?.operation == .sum)
        #expect(design.customObjects.count == 2)
    }

    @Test("a state that is not accepted without something requires it")
    func without() throws {
        let design = try designed(
            "A ward round has a status of Open or Closed and a summary. Closed without summary is not accepted.")
        #expect(design.object("Ward_Round__c")?.validationRules.count == 1)
    }

    @Test("prospects who asked for something are leads as they are")
    func prospects() throws {
        let reading = try BuiltinEngine(schema: StandardCatalogue()).read(
            "We keep a list of prospects who enquired about a trial lesson, with email and how they found us.")
        guard case .unclear(let question) = reading else {
            Issue.record("designed")
            return
        }
        #expect(question.reused.contains { $0.apiName == "Lead" })
    }

    @Test("what depends on a record is its figure")
    func depends() throws {
        let design = try designed(
            "A menu includes many dishes, the same dish appears in many menus; portions and sides depend on the menu. "
                + "Dishes have a price and menus a date.")
        #expect(!design.customObjects.contains { $0.apiName == "Portion__c" || $0.apiName == "Side__c" })
    }
}
