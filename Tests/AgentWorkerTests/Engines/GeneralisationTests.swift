import Testing

@testable import AgentWorker

/// Requirements beside the cases: the same constructions with other words.
@Suite("Requirements in other words")
struct GeneralisationTests {
    @Test("whoever does something to something makes a record of it")
    func transaction() throws {
        let design = try designed("Tenants rent bicycles from a start date until an end date.")
        let rental = try #require(design.object("Rental__c"))
        #expect(Set(rental.relationships.compactMap(\.relationship?.object)) == ["Bicycle__c", "Contact"])
    }

    @Test("two things with many of each other are joined")
    func manyToMany() throws {
        let design = try designed("A recipe uses many ingredients and an ingredient can be used in many recipes.")
        let junction = try #require(design.customObjects.first { $0.isJunction })
        #expect(Set(junction.masterDetails.compactMap(\.relationship?.object)) == ["Recipe__c", "Ingredient__c"])
        #expect(junction.masterDetails.compactMap(\.relationship?.order) == [0, 1])
    }

    @Test("a total needs a master-detail to what it sums")
    func total() throws {
        let design = try designed(
            "Each trip belongs to a campaign and has expenses with an amount. Show the total amount per trip.")
        let trip = try #require(design.object("Trip__c"))
        let summary = try #require(trip.fields.first { $0.type == .summary }?.summary)
        #expect(summary.operation == .sum)
        #expect(design.object(summary.childObject)?.field(summary.childRelationshipField)?.type == .masterDetail)
    }

    @Test("quantity times price, whatever the line is called")
    func product() throws {
        let design = try designed(
            "A quotation has positions with quantity and unit price. Show the position amount and the quotation total.")
        #expect(design.objects.flatMap(\.fields).contains { $0.formula == "Quantity__c * Unit_Price__c" })
        #expect(design.objects.flatMap(\.fields).contains { $0.type == .summary })
    }

    @Test("order between dates becomes a rule")
    func dateOrder() throws {
        let design = try designed(
            "Track leases with a signing date and a move-in date. The move-in date must be after the signing date.")
        let rule = try #require(design.object("Lease__c")?.validationRules.first)
        #expect(rule.formula.contains("Move_in_Date__c <= Signing_Date__c"))
    }

    @Test("a condition on a state becomes a rule")
    func conditional() throws {
        let design = try designed(
            "Each complaint object has a status of Open, Waiting or Closed. A resolution is required when the status is Closed."
        )
        let rules = design.objects.flatMap(\.validationRules)
        #expect(rules.contains { $0.formula.contains("ISPICKVAL(Status__c, \"Closed\")") })
    }

    @Test("what is unique is an external id")
    func unique() throws {
        let design = try designed("Parts are keyed by article number and have a weight.")
        let field = try #require(design.object("Part__c")?.fields.first { $0.unique })
        #expect(field.type == .text && field.externalId)
    }

    @Test("fields for a standard object make no new one")
    func extension_() throws {
        let design = try designed("Add a field for preferred language to contacts.")
        #expect(design.customObjects.isEmpty)
        #expect(design.object("Contact")?.fields.map(\.label) == ["Preferred Language"])
    }

    @Test(
        "what cannot be generated is named",
        arguments: [
            (
                "Invoices belong to an account and have a date. Sync invoices with SAP every night.",
                "Integration with another system"
            ),
            (
                "Each room has bookings with start and end dates. Bookings must not overlap.",
                "Check against overlapping records"
            ),
            (
                "Each visit belongs to a contact and has a date. Notify the owner when a visit is cancelled.",
                "Notification"
            ),
        ])
    func notGenerated(text: String, what: String) throws {
        #expect(try designed(text).notGenerated.contains { $0.what == what })
    }

    @Test("one part that a user plays stays beside another: a store's manager and its employees")
    func partsBeside() throws {
        let design = try designed("Each store has a manager and several employees. A store has an address.")
        let labels = design.object("Store__c")?.relationships.map(\.label)
        #expect(labels == ["Manager"])
    }

    @Test("a value that is set when a condition holds becomes a flow that runs before saving")
    func setting() throws {
        let design = try designed(
            """
            Each claim object has a status of Open or Closed and a closing date. When the status is Closed, the closing \
            date is set to today.
            """)
        let flow = try #require(design.flows.first)
        #expect(flow.conditionFormula == "ISPICKVAL(Status__c, \"Closed\")")
        #expect(flow.assignments == [FlowAssignment(field: "Closing_Date__c", value: .formula("TODAY()"))])
        #expect(flow.onlyWhenChangedToMeet && flow.object == "Claim__c")
    }

    @Test("records that are flagged have a list view of their own")
    func flaggedView() throws {
        let design = try designed("Each visit belongs to a contact and has a due date. Flag overdue visits.")
        let view = try #require(design.object("Visit__c")?.listViews.first)
        #expect(view.label == "Overdue Visits" && view.filters.map(\.field) == ["Overdue__c"])
    }

    @Test("of what nothing is made, that is said")
    func unread() throws {
        let design = try designed("Each visit belongs to a contact and has a date. Members pay a fee every year.")
        #expect(design.assumptions.contains { $0.contains("Members pay a fee") })
    }

    @Test(
        "vague wishes are asked about",
        arguments: [
            "We want to be more efficient.", "Improve our processes.", "Help", "I need something good for my team",
            "Make it faster", "blah blah blah",
            "We need an inventory management system.", "?",
        ])
    func vague(text: String) throws {
        guard case .unclear(let clarification) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else {
            Issue.record("designed")
            return
        }
        #expect(clarification.question.contains("?"))
    }
}

/// Longer requirements of several sentences, each with what it must come to.
@Suite("Requirements of several sentences")
struct LongerRequirementsTests {
    struct Expectation: Sendable, CustomTestStringConvertible {
        var text: String
        /// New objects.
        var new: [String]
        /// `Object.Field: type`, with `→ Parent` on relationships.
        var fields: [String]
        var testDescription: String { new.joined(separator: ", ") }
    }

    private static let expectations = [
        Expectation(
            text: """
                Students enrol in courses taught by a trainer. Each enrolment has a grade and a date. A course has a unique \
                code and a capacity.
                """,
            new: ["Course", "Enrolment"],
            fields: [
                "Course.Trainer: Lookup → User", "Course.Code: Text", "Course.Capacity: Number",
                "Enrolment.Course: MasterDetail → Course__c", "Enrolment.Student: MasterDetail → Contact",
                "Enrolment.Grade: Text",
            ]),
        Expectation(
            text: "Volunteers sign up for shifts at events; we want to see hours per event.",
            new: ["Shift", "Event", "Signup"],
            fields: [
                "Shift.Event: MasterDetail → Event__c", "Signup.Shift: MasterDetail → Shift__c",
                "Signup.Volunteer: MasterDetail → Contact", "Signup.Hours: Number", "Event.Total Hours: Summary",
            ]),
        Expectation(
            text: """
                Patients book appointments with doctors. An appointment has a date, a time and a status of Scheduled, \
                Completed or Cancelled.
                """,
            new: ["Appointment"],
            fields: [
                "Appointment.Patient: Lookup → Contact", "Appointment.Doctor: Lookup → User",
                "Appointment.Status: Picklist",
            ]),
        Expectation(
            text: """
                Inventory items are keyed by SKU, have a quantity on hand and a reorder level, and are stored in warehouses.
                """,
            new: ["Inventory Item", "Warehouse"],
            fields: [
                "Inventory Item.SKU: Text", "Inventory Item.Quantity: Number", "Inventory Item.Reorder Level: Number",
                "Inventory Item.Warehouse: Lookup → Warehouse__c",
            ]),
        Expectation(
            text: """
                Track machines owned by customers with a serial number, and record service visits with a date, a technician \
                and hours. Show total hours per machine.
                """,
            new: ["Service Visit"],
            fields: ["Service Visit.Asset: Lookup → Asset", "Service Visit.Technician: Lookup → User"]),
        Expectation(
            text:
                "Each project has tasks with an owner, a due date and a priority. Show the number of tasks per project.",
            new: ["Project", "Project Task"],
            fields: [
                "Project Task.Project: MasterDetail → Project__c", "Project Task.Due Date: Date",
                "Project.Number of Project Tasks: Summary",
            ]),
        Expectation(
            text: """
                We are a law firm. Each matter belongs to a client and has a matter number, an open date and a status of \
                Open, On Hold or Closed. Lawyers record time entries on matters with hours, an hourly rate and a \
                description. Show total hours and total fees per matter. A closing note is required when the status is \
                Closed.
                """,
            new: ["Matter", "Time Entry"],
            fields: [
                "Matter.Client: Lookup → Contact", "Matter.Status: Picklist", "Matter.Closing Note: LongTextArea",
                "Time Entry.Matter: MasterDetail → Matter__c", "Time Entry.Lawyer: Lookup → User",
                "Time Entry.Hours: Number", "Time Entry.Hourly Rate: Currency", "Matter.Total Hours: Summary",
                "Matter.Total Fee: Summary",
            ]),
        Expectation(
            text: """
                Keep warranty claims for assets, including claim date, description, claim amount and decision (Accepted, \
                Rejected).
                """,
            new: ["Warranty Claim"],
            fields: [
                "Warranty Claim.Asset: Lookup → Asset", "Warranty Claim.Claim Date: Date",
                "Warranty Claim.Claim Amount: Currency", "Warranty Claim.Decision: Picklist",
            ]),
        Expectation(
            text: """
                Our hotel has rooms. Guests reserve rooms from a check-in date to a check-out date. Show the number of nights \
                and the total price per reservation; a room has a price per night.
                """,
            new: ["Room", "Reservation"],
            fields: [
                "Reservation.Room: MasterDetail → Room__c", "Reservation.Guest: MasterDetail → Contact",
                "Reservation.Number of Nights: Number", "Room.Price: Currency", "Reservation.Total Price: Currency",
            ]),
        Expectation(
            text: """
                Every branch has a manager and many safety inspections; an inspection has a score between 0 and 100 and an \
                inspector. Show the average score per branch and the date of the last inspection.
                """,
            new: ["Branch", "Safety Inspection"],
            fields: [
                "Safety Inspection.Branch: MasterDetail → Branch__c", "Safety Inspection.Inspector: Lookup → User",
                "Branch.Average Score: Number", "Branch.Last Inspection Date: Summary",
            ]),
        Expectation(
            text: "A bundle contains several products with a quantity.", new: ["Bundle", "Bundle Product"],
            fields: [
                "Bundle Product.Bundle: MasterDetail → Bundle__c", "Bundle Product.Product: Lookup → Product2",
                "Bundle Product.Quantity: Number",
            ]),
        Expectation(
            text: """
                Suppliers deliver parts to our plants. Each delivery has a delivery date, a quantity and a condition of Good, \
                Damaged or Rejected. Parts have a unique part number.
                """,
            new: ["Part", "Plant", "Delivery"],
            fields: [
                "Delivery.Part: MasterDetail → Part__c", "Delivery.Supplier: MasterDetail → Account",
                "Delivery.Condition: Picklist", "Part.Part Number: Text",
            ]),
        Expectation(
            text: "Create an object called Grant with amount, award date, and a lookup to account.", new: ["Grant"],
            fields: ["Grant.Account: Lookup → Account", "Grant.Amount: Currency", "Grant.Award Date: Date"]),
        Expectation(
            text: """
                Complaints: track the product, the severity (Minor, Major, Critical), the date received and the root cause; a \
                root cause is required at closure.
                """,
            new: [], fields: ["Case.Severity: Picklist", "Case.Root Cause: TextArea"]),
    ]

    @Test("come to the objects and fields an architect would make", arguments: expectations)
    func meets(expected: Expectation) throws {
        guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(expected.text) else {
            Issue.record("asked a question")
            return
        }
        #expect(Set(design.customObjects.map(\.label)) == Set(expected.new))
        let fields = design.objects.flatMap { object in
            object.fields.map { field in
                "\(object.label).\(field.label): \(field.type.rawValue)"
                    + (field.relationship.map { " → \($0.object)" } ?? "")
            }
        }
        for field in expected.fields { #expect(fields.contains(field), "\(field) in \(fields)") }
        let errors = DesignChecker(schema: StandardCatalogue()).check(design).filter { $0.severity == .error }
        #expect(errors.map(\.message) == [])
    }
}
