import Testing

@testable import AgentWorker

/// What is made, taken, measured, stored and booked: both ends are records, and a total proves master-detail.
@Suite("Made, taken, measured and booked")
struct ProducedTests {
    @Test(
        "what a thing is made into is a part of it",
        arguments: [
            ("Logs are sawn into planks. A plank has a length; total the length per log.", "Plank__c", "Log__c"),
            (
                "Dough sheets are rolled into wafers with a weight; total the weight per dough sheet.", "Wafer__c",
                "Dough_Sheet__c"
            ),
            ("Wells are documented as rock cores with a depth and a colour.", "Rock_Core__c", "Well__c"),
            (
                "Hoppers are filled with grain lots with a weight; total weight per hopper.", "Grain_Lot__c",
                "Hopper__c"
            ),
        ])
    func madeInto(_ text: String, _ part: String, _ whole: String) throws {
        let design = try designed(text)
        let child = try #require(design.object(part))
        #expect(child.masterDetails.compactMap(\.relationship?.object) == [whole])
    }

    @Test(
        "what is done again and again is a record with its values",
        arguments: [
            ("Lakes are tested twice a year with an acidity.", "Test__c", "Lake__c"),
            ("Hedges are trimmed every autumn with a cost and a date.", "Trimming__c", "Hedge__c"),
            ("Gauges are read every week with a level in mm.", "Reading__c", "Gauge__c"),
        ])
    func doneOften(_ text: String, _ doing: String, _ whole: String) throws {
        let design = try designed(text)
        let record = try #require(design.object(doing))
        #expect(record.relationships.contains { $0.relationship?.object == whole })
    }

    @Test(
        "a figure that is added belongs to what adds it",
        arguments: [
            ("Flights add hours to an airframe; show the total hours per airframe.", "Flight__c", "Airframe__c"),
            ("Press runs add strokes to a punch; show the total strokes per punch.", "Press_Run__c", "Punch__c"),
        ])
    func added(_ text: String, _ doing: String, _ whole: String) throws {
        let design = try designed(text)
        #expect(design.customObjects.count == 2)
        let summary = try #require(design.object(whole)?.fields.first { $0.type == .summary }?.summary)
        #expect(summary.operation == .sum)
        #expect(summary.childObject == doing)
    }

    @Test(
        "a total said of the place, whatever the words",
        arguments: [
            ("Cost items are charged to a grant with an amount; show the total spent there.", "Grant__c"),
            ("Fees are booked on a file, which shows their total.", "File__c"),
        ])
    func totals(_ text: String, _ whole: String) throws {
        let design = try designed(text)
        #expect(design.object(whole)?.fields.contains { $0.type == .summary } == true)
    }

    @Test("what is taken from something refers to it")
    func taken() throws {
        let design = try designed("We take swabs from the boilers our customers own. Save the result and the date.")
        let swab = try #require(design.object("Swab__c"))
        #expect(swab.relationships.contains { $0.relationship?.object == "Asset" })
        #expect(swab.fields.contains { $0.label == "Result" })
    }

    @Test("many of each other, told in the passive")
    func passivePair() throws {
        let design = try designed("A valve can be supplied by many depots and a depot supplies many valves.")
        let junction = try #require(design.customObjects.first { $0.isJunction })
        #expect(Set(junction.masterDetails.compactMap(\.relationship?.object)) == ["Valve__c", "Depot__c"])
    }

    @Test("who pays for a record is no payment of its own")
    func paidBy() throws {
        let design = try designed("Issues have advert spots paid by an account, with a price.")
        #expect(design.object("Payment__c") == nil)
        let spot = try #require(design.object("Advert_Spot__c"))
        #expect(Set(spot.relationships.compactMap(\.relationship?.object)) == ["Issue__c", "Account"])
    }

    @Test("values before their noun are a list")
    func valuesBefore() throws {
        let design = try designed("Each boat has surveys with a Sound or Faulty verdict.")
        let verdict = try #require(design.object("Survey__c")?.fields.first { $0.label == "Verdict" })
        #expect(verdict.picklist?.values == ["Sound", "Faulty"])
    }
}
