import Testing

@testable import AgentWorker

/// Dealings told by a verb, values told of standard objects by the way, and second records of a sentence.
@Suite("Dealings, and what is told after them")
struct DealtTests {
    private func parents(_ text: String, of object: String) throws -> Set<String> {
        Set(try designed(text).object(object)?.relationships.compactMap(\.relationship?.object) ?? [])
    }

    private func labels(_ text: String, of object: String) throws -> Set<String> {
        Set(try designed(text).object(object)?.fields.map(\.label) ?? [])
    }

    @Test("what people do day by day is a record each time")
    func dayByDay() throws {
        let farmers = "Farmers deliver milk daily; store litres and fat percentage."
        #expect(try parents(farmers, of: "Milk_Delivery__c") == ["Contact"])
        #expect(try labels(farmers, of: "Milk_Delivery__c").isSuperset(of: ["Litres", "Fat Percentage"]))
        let leave = "Employees request leave with type, start date and end date."
        #expect(try parents(leave, of: "Leave_Request__c") == ["User"])
        let damage = "Rangers report damage on trails with a priority of Low or High."
        #expect(try parents(damage, of: "Damage_Report__c") == ["Trail__c", "User"])
        #expect(try labels(damage, of: "Damage_Report__c").contains("Priority"))
    }

    @Test("a referral is between a patient, who refers and to whom")
    func referral() throws {
        let text = "Patients are referred by a GP to a specialist. For the referral store date and reason."
        #expect(try parents(text, of: "Referral__c") == ["Contact", "User"])
        #expect(try labels(text, of: "Referral__c").isSuperset(of: ["Referral Date", "Reason"]))
    }

    @Test("who has which thing, and who completes or sponsors what with a value, is a record between the two")
    func between() throws {
        let laptops = "Track which employee has which laptop, with handover and return date."
        #expect(try parents(laptops, of: "Assignment__c") == ["Laptop__c", "User"])
        let modules = "Participants complete modules with a score."
        #expect(try parents(modules, of: "Completion__c") == ["Module__c", "Contact"])
        let sponsors = "A podcast has episodes. Accounts sponsor an episode with an amount."
        #expect(try parents(sponsors, of: "Sponsorship__c") == ["Episode__c", "Account"])
    }

    @Test("both ends of a way are lookups of their own")
    func ends() throws {
        let design = try designed("Stations have bikes. A rental starts at one station and ends at another.")
        let ends = design.object("Rental__c")?.relationships.filter { $0.relationship?.object == "Station__c" }
        #expect(Set(ends?.map(\.label) ?? []) == ["Start Station", "End Station"])
    }

    @Test("records told after the values of others are records, too")
    func secondRecords() throws {
        let wash = try designed("We want subscriptions with a plan and a fee, and inspections with date and location.")
        #expect(wash.object("Subscription__c") != nil)
        #expect(wash.object("Inspection__c")?.fields.contains { $0.label == "Location" } == true)
        let policies = "We want policies with a premium and a renewal date, and claims against them with an amount."
        #expect(try parents(policies, of: "Claim__c") == ["Policy__c"])
    }

    @Test("values noted after events are the events'")
    func ofEvents() throws {
        let text = "Construction sites get deliveries of concrete; note volume, time and the pump used."
        #expect(try labels(text, of: "Delivery__c").isSuperset(of: ["Volume", "Used Pump"]))
        let wells = "Every well has readings of level and temperature, taken by a technician."
        #expect(try labels(wells, of: "Reading__c").isSuperset(of: ["Level", "Temperature"]))
        #expect(try parents(wells, of: "Reading__c") == ["Well__c", "User"])
    }

    @Test(
        "a value of a standard object that is only bounded or restricted is a field of it",
        arguments: [
            ("Only HR may see the salary on contacts.", "Contact", "Salary"),
            ("The margin on opportunities is visible to the finance team only.", "Opportunity", "Margin"),
            ("The discount on an opportunity must not exceed 30 percent.", "Opportunity", "Discount"),
            ("The number of guests on campaigns cannot be negative.", "Campaign", "Number of Guests"),
            // A bug once: the command became a field, too.
            ("Store the passport number on contacts; it must not be empty.", "Contact", "Passport Number"),
        ])
    func onStandard(_ text: String, _ object: String, _ label: String) throws {
        let design = try designed(text)
        #expect(design.customObjects.isEmpty)
        #expect(design.object(object)?.fields.map(\.label) == [label])
        if text.hasPrefix("Store") { return }
        if text.contains("must not") || text.contains("cannot") {
            #expect(design.object(object)?.validationRules.count == 1)
        } else {
            #expect(design.permissionSets.count > 2)
        }
    }

    @Test(
        "plain sentences with verbs that could be nouns, or that no list had, make no object of the verb",
        arguments: [
            ("Each tender gets bids from suppliers; the lowest bid wins.", ["Tender__c", "Bid__c"]),
            ("Store managers approve budgets. A budget has an amount.", ["Budget__c"]),
            (
                "A gallery receives works from artists, runs tests on them and reports a result.",
                ["Work__c", "Test__c"]
            ),
            ("Shelters take in animals.", ["Shelter__c", "Animal__c"]),
        ] as [(String, Set<String>)])
    func verbs(_ text: String, _ objects: Set<String>) throws {
        let made = Set(try designed(text).customObjects.map(\.apiName))
        #expect(made.isSuperset(of: objects))
        #expect(made.allSatisfy { !$0.contains("Win") && !$0.contains("Manager") && !$0.contains("Run") })
    }

    @Test("a heading named by its whole, kinds of readings, and who has which key")
    func headings() throws {
        let bridges =
            "Bridge inspections: inspector, date, condition from 1 to 5; show the last condition on the bridge."
        #expect(try parents(bridges, of: "Bridge_Inspection__c") == ["Bridge__c", "User"])
        let readings = try designed("A landlord keeps meter readings of water, gas and power for each flat.")
        #expect(Set(readings.customObjects.map(\.apiName)) == ["Meter_Reading__c", "Flat__c"])
        let keys = "We want a register of keys: which employee got which key and when he gave it back."
        #expect(try parents(keys, of: "Assignment__c") == ["Key__c", "User"])
    }

    @Test("what leads, hosts or translates is said of the record, not of its dates; another is a second one")
    func saidOf() throws {
        let tours = "Museums have guided tours on fixed dates, led by guides."
        #expect(try parents(tours, of: "Guided_Tour__c") == ["Museum__c", "User"])
        let documents = try designed("Documents are translated by one translator and proofread by another.")
        #expect(documents.object("Document__c")?.relationships.count == 2)
        let decided = try designed(
            "Requests are made by employees with a reason, and decided by IT as Approved or Rejected.")
        #expect(decided.object("Request__c")?.relationships.count == 1)
        let tanks = "Tanks hold chemicals. Record fills and withdrawals with litres."
        #expect(try parents(tanks, of: "Withdrawal__c") == ["Chemical__c"])
    }

    @Test("what has parts is a record, what is put somewhere is there, and a second belonging needs no verb")
    func plainly() throws {
        let park = "A solar park has inverters, and each inverter has a serial number."
        #expect(try parents(park, of: "Inverter__c") == ["Solar_Park__c"])
        #expect(try parents("Pallets are put on a shelf.", of: "Pallet__c") == ["Shelf__c"])
        let claim = "A claim belongs to a policy and a policy to an account."
        #expect(try parents(claim, of: "Policy__c") == ["Account"])
        #expect(try parents(claim, of: "Claim__c") == ["Policy__c"])
        let met = "Every permit has conditions, each met or not met."
        #expect(try designed(met).object("Condition__c")?.fields.contains { $0.label == "Met" } == true)
        let sum = try designed("Each answer has points; the sum gives their score.")
        #expect(sum.customObjects.map(\.apiName) == ["Answer__c"])
    }

    @Test("choices are told behind what they are of, and a condition needs no comma")
    func choices() throws {
        let texts = [
            "Nobody should be able to close a case without a root cause. Values: Software, Hardware, User Error.",
            "A closed case needs a root cause; the choices are Software, Hardware or User Error.",
            "When a case is closed the root cause has to be filled in: Software, Hardware or User Error.",
        ]
        for text in texts {
            let design = try designed(text)
            #expect(design.customObjects.isEmpty)
            let cause = design.object("Case")?.fields.first { $0.label == "Root Cause" }
            #expect(cause?.picklist?.values == ["Software", "Hardware", "User Error"])
            #expect(design.object("Case")?.validationRules.count == 1)
        }
        let classes = try designed("Add a risk class of A, B or C to accounts. Class C needs a comment.")
        #expect(classes.customObjects.isEmpty)
        #expect(classes.object("Account")?.validationRules.count == 1)
    }

    /// A bug once: places that are booked by companies were taken for companies that book.
    @Test(
        "what is booked by companies is a record",
        arguments: ["Halls get booked", "Studios are rented", "Booths are leased"])
    func booked(_ booking: String) throws {
        let design = try designed("\(booking) by accounts with a start time and a price.")
        #expect(design.reused.map(\.apiName) == ["Account"])
        #expect(design.customObjects.count == 2)
        #expect(design.object("Account")?.fields.isEmpty ?? true)
    }
}
