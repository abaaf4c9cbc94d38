import Testing

@testable import AgentWorker

/// Changes as people say them, each on a fresh plan.
@Suite("Phrases of a refinement")
struct RefinementPhrasesTests {
    private static let requirement = """
        Each invoice belongs to an account and has lines with quantity and unit price. Show the line amount and the \
        invoice total. An invoice has a status of Draft, Sent or Paid and a note.
        """

    private func crew() throws -> Crew {
        let crew = try Crew(state: nil)
        _ = try crew.handle(text: Self.requirement, attachments: [], run: RecordingRun())
        return crew
    }

    @Test(
        "is understood",
        arguments: [
            ("make quantity a whole number", "Invoice Line.Quantity: decimals 2 → 0"),
            ("quantity should be a whole number", "Invoice Line.Quantity: decimals 2 → 0"),
            ("make the unit price a number with 3 decimals", "Invoice Line.Unit Price: Currency → Number"),
            ("turn the note into a text", "Invoice.Note: Long Text Area → Text"),
            ("use a text for the status instead of a picklist", "Invoice.Status: Picklist → Text, values removed"),
            ("make the note 1000 characters", "Invoice.Note: length 32768 → 1000"),
            ("increase the length of note to 40000", "Invoice.Note: length 32768 → 40000"),
            ("add a picklist priority with values Low, Medium, High to invoices", "Added Invoice.Priority (Picklist)"),
            (
                "add a picklist field called Urgency with values Now and Later to invoice",
                "Added Invoice.Urgency (Picklist)"
            ),
            ("add a status with values Planned, Open, Closed to invoice lines", "Added Invoice Line.Status (Picklist)"),
            (
                "add the values Cancelled and Disputed to status",
                "Invoice.Status: values Draft, Sent, Paid, Cancelled, Disputed"
            ),
            ("change the values of status to Open and Closed", "Invoice.Status: values Open, Closed"),
            ("remove Draft from status", "Invoice.Status: values Sent, Paid"),
            ("remove the value Draft", "Invoice.Status: values Sent, Paid"),
            ("rename Sent to Issued in status", "Invoice.Status: values Draft, Issued, Paid"),
            ("rename invoice line to line item", "Renamed Invoice Line to Line Item"),
            ("change the label of note to remark", "Invoice.Note: renamed to Remark"),
            ("call the invoice bill", "Renamed Invoice to Bill"),
            ("remove the relation to account", "Removed Invoice.Account"),
            ("drop the relationship between invoice and account", "Removed Invoice.Account"),
            ("the account should be optional", "Invoice.Account: no longer required"),
            ("account lookup should be optional", "Invoice.Account: no longer required"),
            ("make account a master-detail", "Invoice.Account: Lookup → Master-detail"),
            ("remove the app", "Removed the Lightning app"),
            ("please drop the tab", "Removed the tab of Invoice"),
            ("we don't need the tab", "Removed the tab of Invoice"),
            ("add a checkbox approved to invoices", "Added Invoice.Approved (Checkbox)"),
            ("add a date field called Sent On", "Added Invoice.Sent On (Date)"),
            ("add a lookup to contact on invoices", "Added Invoice.Contact (Lookup"),
            ("link invoices to opportunities", "Added Invoice.Opportunity (Lookup"),
            ("set the default of status to Sent", "Invoice.Status: default none → Sent"),
            ("make Paid the default status", "Invoice.Status: default none → Paid"),
            ("make the invoices private", "Invoice: sharing Public Read/Write → Private"),
            ("add a help text to status: where it stands", "Invoice.Status: help text \"where it stands\""),
            ("delete the status field", "Removed Invoice.Status"),
            ("can you remove the note?", "Removed Invoice.Note"),
            ("I don't need the note", "Removed Invoice.Note"),
            ("get rid of the note", "Removed Invoice.Note"),
            ("mark quantity as required", "Invoice Line.Quantity: now required"),
            ("require the quantity", "Invoice Line.Quantity: now required"),
            ("quantity must be filled in", "Invoice Line.Quantity: now required"),
            ("make sure the quantity is required", "Invoice Line.Quantity: now required"),
            ("make the line quantity required", "Invoice Line.Quantity: now required"),
            ("the note is per line", "Added Invoice Line.Note (Long Text Area)"),
        ])
    func understood(text: String, expected: String) throws {
        let answer = try crew().handle(text: text, attachments: [], run: RecordingRun())
        #expect(answer.message.contains("- \(expected)"), "\(answer.message.prefix(400))")
        #expect(answer.conversationState == "plan_refinement")
    }

    @Test(
        "is answered, and the plan stays",
        arguments: [
            ("the amount is per line", "like that already"), ("make unit price a currency", "like that already"),
            ("make note required", "cannot require"), ("make the note longer", "Say how long"),
            ("make the note a picklist", "Say its values"), ("make the status shinier", "did not change"),
            ("change status to banana", "no type of field"), ("make the amount a text", "cannot be changed"),
            ("remove the permission set", "nobody could open"), ("make the lines private", "controlled by the parent"),
            ("set the default of status to Banana", "has no value"), ("add the tab", "like that already"),
            ("no, keep the note", "stays"), ("swap note for a comment", "To replace one field"),
            ("show fields of banana", "no object \"banana\""), ("how long will it take", "## How long it takes"),
            ("who does what", "## Who does what"), ("what did you assume?", "## Assumptions"),
            ("add a checkbox done to bananas", "no object \"bananas\""),
            ("rename the note to status", "has a field Status already"),
        ])
    func answered(text: String, expected: String) throws {
        let crew = try crew()
        let answer = try crew.handle(text: text, attachments: [], run: RecordingRun())
        #expect(answer.message.contains(expected), "\(answer.message.prefix(400))")
        #expect(answer.artifacts.isEmpty && crew.current.version == 1)
        #expect(answer.conversationState == "plan_review")
    }

    @Test(
        "a field that is not there is offered, and an acceptance adds it and makes the change",
        arguments: [
            ("yes", ["New"]), ("yes, with values Planned, Open, Closed", ["Planned", "Open", "Closed"]),
            ("yes: Planned, Open and Closed", ["Planned", "Open", "Closed"]),
            ("add a status with values Planned, Open, Closed to life events", ["Planned", "Open", "Closed"]),
        ])
    func offered(answer: String, values: [String]) throws {
        let crew = try Crew(state: nil), run = RecordingRun()
        _ = try crew.handle(text: "Create an object for capturing Contact's life events", attachments: [], run: run)
        let offer = try crew.handle(text: "make the status required", attachments: [], run: run)
        #expect(offer.message.contains("There is no field \"status\"") && offer.message.contains("Event Type"))
        #expect(offer.message.contains("Shall I add") && offer.artifacts.isEmpty)
        // The offer outlives the process.
        let again = try Crew(state: try crew.state())
        let added = try again.handle(text: answer, attachments: [], run: run)
        #expect(added.conversationState == "plan_refinement" && added.planApproved == false)
        let status = try #require(again.current.design?.object("Life_Event__c")?.field("Status__c"))
        #expect(status.required && status.picklist?.values.starts(with: values) == true)
        #expect(
            try again.handle(text: "make it optional", attachments: [], run: run).message.contains("no longer required")
        )
    }

    @Test("an offer can be declined, or answered with the field that was meant")
    func declined() throws {
        for (answer, expected) in [("no thanks", "Dropped"), ("the type", "Life Event.Event Type: now required")] {
            let crew = try Crew(state: nil), run = RecordingRun()
            _ = try crew.handle(text: "Create an object for capturing Contact's life events", attachments: [], run: run)
            _ = try crew.handle(text: "make the status required", attachments: [], run: run)
            let said = try crew.handle(text: answer, attachments: [], run: run)
            #expect(said.message.contains(expected), "\(said.message)")
            #expect(crew.current.pending == nil)
        }
    }
}
