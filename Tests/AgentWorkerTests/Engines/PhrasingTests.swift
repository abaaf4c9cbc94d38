import Testing

@testable import AgentWorker

/// Constructions of English that a business text is made of, each with words of its own.
@Suite("Phrasings")
struct PhrasingTests {
    @Test("who and what takes part in a doing that the text has a record of are the record's")
    func participants() throws {
        let design = try designed(
            "Nurses administer drugs to residents. Each administration records the dose and the time.")
        #expect(parents(design, "Administration__c").isSuperset(of: ["User", "Contact"]))
        let referral = try designed(
            "Patients are referred to specialists. A referral has a reason and a referral date.")
        #expect(parents(referral, "Referral__c") == ["User", "Contact"])
    }

    @Test("another word for the same doing is the same record")
    func likeDoing() throws {
        let design = try designed("Companies rent halls. A reservation has a start date and an end date.")
        #expect(design.customObjects.map(\.label).sorted() == ["Hall", "Reservation"])
        #expect(parents(design, "Reservation__c") == ["Hall__c", "Account"])
    }

    @Test("a list after each of whom, and one after recording, is of what stands before it")
    func antecedents() throws {
        let scores = try designed("Entries are judged by several jurors, each of whom gives a score from 1 to 10.")
        #expect(scores.customObjects.contains { $0.fields.contains { $0.label.contains("Score") } })
        let check = try designed(
            "Each lift undergoes a safety check by a technician, recording the time and the wind speed.")
        #expect(check.object("Safety_Check__c")?.fields.contains { $0.label == "Wind Speed" } == true)
    }

    @Test("which of one are in which of the other makes both many")
    func whichOfWhich() throws {
        let design = try designed("Store which dishes are on which menu. A dish has a price and a menu has a season.")
        let junction = try #require(design.customObjects.first { $0.isJunction })
        #expect(Set(junction.masterDetails.compactMap(\.relationship?.object)) == ["Dish__c", "Menu__c"])
    }

    @Test("a participle after its noun is no verb of the list")
    func describedNouns() throws {
        let design = try designed("Spraying is documented per plot with date, product used, dose and the operator.")
        #expect(parents(design, "Spraying__c").isSuperset(of: ["Plot__c", "Product2", "User"]))
        let run = try designed("Every run logs the line, pieces produced and pieces rejected.")
        #expect(run.object("Run__c")?.fields.filter { $0.type == .number }.count == 2)
    }

    @Test("additions to a standard object are its fields, however the list is built")
    func additions() throws {
        let design = try designed(
            "Add to accounts a credit limit, a payment term of 14 days, 30 days or 60 days, and a fax.")
        #expect(design.customObjects.isEmpty)
        let term = design.object("Account")?.fields.first { $0.label == "Payment Term" }
        #expect(term?.picklist?.values == ["14 days", "30 days", "60 days"])
    }

    @Test("stages that differ by kind make record types")
    func recordTypes() throws {
        let design = try designed(
            """
            For commercial jobs the stages are Quoted, Scheduled and Invoiced; for private ones Requested, Done and Paid. \
            Every job has a customer and a price.
            """)
        let job = try #require(design.object("Job__c"))
        #expect(job.recordTypes.map(\.label) == ["Commercial Job", "Private Job"])
        #expect(job.recordTypes.first?.picklists.first?.values == ["Quoted", "Scheduled", "Invoiced"])
        let picklist = try #require(job.fields.first { $0.apiName == job.recordTypes.first?.picklists.first?.field })
        #expect(picklist.picklist?.values.count == 6)
    }

    @Test("a classification of a part says whose part it is")
    func classifiedParts() throws {
        let design = try designed("A policy has a premium; the policyholder is a contact and the broker an account.")
        #expect(parents(design, "Policy__c") == ["Contact", "Account"])
    }

    @Test("substances and whoever asks are no records")
    func noRecords() throws {
        let design = try designed("Farmers deliver milk to the dairy. Each delivery has a date and a volume.")
        #expect(design.customObjects.map(\.label) == ["Delivery"])
        #expect(parents(design, "Delivery__c") == ["Contact"])
    }

    @Test("notes without verbs are read as lists")
    func notes() throws {
        let design = try designed(
            "Vehicles (plate unique, make, mileage). Fuel stops per vehicle w/ litres, price, date.")
        #expect(design.customObjects.map(\.label).sorted() == ["Fuel Stop", "Vehicle"])
        #expect(parents(design, "Fuel_Stop__c") == ["Vehicle__c"])
        #expect(design.object("Vehicle__c")?.fields.contains { $0.unique } == true)
    }

    @Test("a heading over a list of values is a record, and a plural among them a number")
    func headings() throws {
        let design = try designed(
            "Caravan: beds, daily rate, length. Hire: which caravan, which customer, start date, end date.")
        #expect(design.customObjects.map(\.label).sorted() == ["Caravan", "Hire"])
        #expect(parents(design, "Hire__c") == ["Caravan__c", "Contact"])
        #expect(design.object("Caravan__c")?.fields.first { $0.label == "Beds" }?.type == .number)
    }

    @Test("who somebody is may stand in brackets or after a comma")
    func classifications() throws {
        let design = try designed(
            "A transfer has a giver and a taker, both are contacts, and an escort (a user). It has a date.")
        #expect(parents(design, "Transfer__c") == ["Contact", "User"])
    }

    @Test("a figure of the whole is asked for where its parts were spoken of last")
    func figuresOfTheWhole() throws {
        let design = try designed(
            """
            A renovation has a budget. For each renovation we keep invoices with an amount, and I want to see how much \
            of the budget is left.
            """)
        let renovation = try #require(design.object("Renovation__c"))
        #expect(renovation.fields.contains { $0.type == .summary })
        #expect(renovation.fields.contains { $0.formula?.contains("Budget__c - ") == true })
    }

    @Test("the total of both is of each of the two named before")
    func both() throws {
        let design = try designed(
            "A tour has legs with planned miles and driven miles. The tour shows the total of both.")
        #expect(design.object("Tour__c")?.fields.filter { $0.type == .summary }.count == 2)
    }

    @Test("what nobody else may have is unique, however it is said")
    func uniqueness() throws {
        for said in ["that is never repeated", "that no two crates may share", "(must be unique)"] {
            let design = try designed("A crate has a tag number \(said), a colour and a weight.")
            #expect(design.object("Crate__c")?.fields.contains { $0.unique } == true, "\(said)")
        }
    }

    @Test("where what somebody has happens is of the happening")
    func places() throws {
        let design = try designed("Patients have appointments at a branch with an arrival date. A branch has a city.")
        #expect(parents(design, "Appointment__c").isSuperset(of: ["Contact", "Branch__c"]))
        #expect(design.object("Appointment__c")?.fields.contains { $0.label == "Arrival Date" } == true)
    }

    @Test("nobody but some people may see is only they may")
    func nobodyBut() throws {
        let design = try designed(
            "The home keeps medical records about residents: date and finding. Nobody but the care team may see these records."
        )
        let record = try #require(design.customObjects.first { $0.label == "Medical Record" })
        #expect(record.sharing == .private)
    }

    @Test("kinds with layouts of their own are record types")
    func kinds() throws {
        let design = try designed(
            "A claim has a date and an amount. Use separate record types for Theft, Fire and Water claims.")
        #expect(design.object("Claim__c")?.recordTypes.map(\.label) == ["Theft Claim", "Fire Claim", "Water Claim"])
    }

    @Test("what somebody is wanted to do is what they do")
    func wantedDoing() throws {
        let design = try designed("I want pupils to book lessons. A lesson has a start time and max participants.")
        #expect(parents(design, "Booking__c") == ["Lesson__c", "Contact"])
    }

    @Test("a ticket of admission is no case")
    func tickets() throws {
        let design = try designed("Tickets for shows are sold to visitors. A ticket has a seat number and a price.")
        #expect(design.object("Ticket__c") != nil)
        #expect(!design.reused.contains { $0.apiName == "Case" })
    }

    @Test("what must be filled in when something is so is required then")
    func filledIn() throws {
        let design = try designed(
            """
            An audit has a result (Passed or Failed) and remarks; remarks must be filled in when the result is \
            Failed.
            """)
        let audit = try #require(design.object("Audit__c"))
        #expect(audit.validationRules.contains { $0.formula.contains("Failed") && $0.formula.contains("ISBLANK") })
    }

    @Test("items of a list that say whether, and bare bounds, are flags and dates")
    func listedFlags() throws {
        let stay = try designed(
            "Kennel stays: dog, from, until, daily price, deposit paid y/n. A stay belongs to a contact.")
        let types = stay.customObjects.flatMap(\.fields).map { "\($0.label) \($0.type.rawValue)" }
        #expect(types.contains("Deposit Paid Checkbox"))
        #expect(types.contains("Start Date Date") && types.contains("End Date Date"))
    }

    @Test("what is paid in parts, checked by somebody or listed after with has records of its own")
    func unnamedParts() throws {
        let loan = try designed("Customers take loans. Customers pay their loan in instalments: payment date, amount.")
        #expect(parents(loan, "Instalment__c") == ["Loan__c"])
        let check = try designed(
            "Each hall has several extinguishers. Every year somebody inspects the extinguisher: date, result.")
        #expect(check.customObjects.contains { $0.label.contains("Inspection") })
        let moves = try designed("A pallet move goes from one aisle to another, with a date.")
        #expect(moves.object("Pallet_Move__c")?.relationships.count == 2)
    }
}
