import Testing

@testable import AgentWorker

/// Notes and user stories: chains of arrows, lists that ask, headings and remarks in brackets.
@Suite("Notes and stories")
struct StoriesTests {
    private func field(_ design: DataModelDesign, _ object: String, _ label: String) -> FieldDesign? {
        design.object(object)?.fields.first { $0.label == label }
    }

    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        design.object(object)?.relationships.compactMap(\.relationship?.object).sorted() ?? []
    }

    @Test("who asks for it is no part of it, and who does what to which is a record")
    func stories() throws {
        let design = try designed(
            "As a librarian I would like to know who borrows which device and since when. Each device has a label.")
        #expect(parents(design, "Loan__c") == ["Contact", "Device__c"])
        #expect(field(design, "Loan__c", "Start Date") != nil)
    }

    @Test("arrows say what has several of what")
    func arrows() throws {
        let design = try designed(
            "region -> depots -> lockers. Depot: address, phone. Locker: size (Small, Large). Count the lockers per depot."
        )
        #expect(parents(design, "Depot__c") == ["Region__c"])
        #expect(parents(design, "Locker__c") == ["Depot__c"])
    }

    @Test("one for each is a record of its own, and who handles it and where it stands are its values")
    func oneForEach() throws {
        let design = try designed(
            "One safety audit per site per year. Deadline, who in the team prepares it, and where it stands - Open, Done."
        )
        #expect(field(design, "Safety_Audit__c", "Status")?.picklist?.values == ["Open", "Done"])
        #expect(parents(design, "Safety_Audit__c").contains("User"))
    }

    @Test("a title over lines of parts names nothing, and what is handed out on a day is a date")
    func titles() throws {
        let design = try designed(
            "Badge register for the plants we run\n- badge: colour, door it opens\n"
                + "- issue: badge, employee, handed out on, due back on")
        #expect(design.customObjects.contains { $0.label.contains("Register") } == false)
        #expect(field(design, "Issue__c", "Due-back Date")?.type == .date)
    }

    @Test("what is kept as assets already is an asset")
    func keptAsAssets() throws {
        let design = try designed(
            "Lifts at client sites are stored as assets already. What is missing is the breakdowns: reported date, "
                + "mechanic, cause.")
        #expect(parents(design, "Breakdown__c") == ["Asset", "User"])
    }

    @Test("clients that are companies are accounts wherever they stand")
    func companies() throws {
        let design = try designed(
            "We work for client companies. A project is commissioned by a client, and each project has a budget.")
        #expect(design.reused.contains { $0.apiName == "Contact" } == false)
    }

    @Test("a list after a wish is of what the wish names, each item a record")
    func summaries() throws {
        let design = try designed(
            "Basically: boats we sell, the sea trials we do with customers (when, and their comments afterwards), plus the "
                + "bids customers make on a boat.")
        #expect(field(design, "Sea_Trial__c", "Comments") != nil)
        #expect(parents(design, "Bid__c") == ["Boat__c", "Contact"])
    }

    @Test("what must be refused without a value needs the value")
    func refused() throws {
        let design = try designed(
            "Each defect has a severity of Low or High and a repair plan. A High defect without a repair plan must be "
                + "rejected.")
        #expect(design.object("Defect__c")?.validationRules.count == 1)
    }

    @Test("the pay rate and the bill rate are of what joins both, and so is their difference")
    func margins() throws {
        let design = try designed(
            "A placement puts one nurse at one hospital. We have an hourly pay rate for her and an hourly bill rate for "
                + "the hospital, margin is the difference.")
        #expect(field(design, "Placement__c", "Margin")?.formula == "Hourly_Bill_Rate__c - Hourly_Pay_Rate__c")
    }

    @Test("what was paid so far and what is still open are worked out")
    func paidSoFar() throws {
        let design = try designed(
            "Invoices are often paid in parts, so there can be many payments for one invoice. On the invoice: amount, "
                + "paid so far, still open.")
        #expect(field(design, "Invoice__c", "Open Amount")?.formula != nil)
        #expect(design.object("Invoice_Part__c") == nil)
    }

    @Test("votes are given by somebody for something")
    func votes() throws {
        let design = try designed(
            "Members can cast votes for the topics they like. Each topic shows its number of votes and the speaker.")
        #expect(parents(design, "Vote__c").contains("Contact"))
        #expect(design.object("Casting__c") == nil)
    }
}
