import Testing

@testable import AgentWorker

/// Things and people that go together many times over, with what is kept of each pair, and doings told by the way.
@Suite("Many times over")
struct ManyTimesTests {
    private func parents(_ design: DataModelDesign, _ object: String) -> [String] {
        (design.object(object)?.relationships.compactMap(\.relationship?.object) ?? []).sorted()
    }

    private func has(_ design: DataModelDesign, _ object: String, _ label: String) -> Bool {
        design.object(object)?.fields.contains { $0.label == label } == true
    }

    @Test("the second half may leave out what there are many of")
    func leftOut() throws {
        let tractors = try designed(
            "Several farmers may use the same tractor and a farmer uses many; keep the fee of each.")
        #expect(parents(tractors, "Tractor_Farmer__c") == ["Contact", "Tractor__c"])
        #expect(has(tractors, "Tractor_Farmer__c", "Fee"))
        let courses = try designed(
            "A tutor can teach several courses and a course can have several; note the hours of each.")
        #expect(parents(courses, "Course_Tutor__c") == ["Course__c", "User"])
        #expect(has(courses, "Course_Tutor__c", "Hours"))
    }

    @Test("values told with one half, each time or as a moment are of the pair")
    func valuesOfPairs() throws {
        let rates = try designed("A site has many welders, and a welder works on many sites with a daily rate.")
        #expect(has(rates, "Site_Welder__c", "Daily Rate"))
        let wagons = try designed(
            "A menu has many dishes and a dish is on many menus; keep position and price each time.")
        #expect(has(wagons, "Menu_Dish__c", "Price"))
        let arrivals = try designed(
            "A fire may need several engines and an engine answers many fires; record when each arrived.")
        #expect(arrivals.customObjects.contains { $0.isJunction && $0.fields.contains { $0.label == "Arrival Time" } })
    }

    @Test("people who play parts in something have a record with the part")
    func parts() throws {
        let board = try designed("Contacts are members of a committee as Chair or Member.")
        #expect(parents(board, "Committee_Contact__c") == ["Committee__c", "Contact"])
        #expect(has(board, "Committee_Contact__c", "Role"))
    }

    @Test("what is done at intervals with a result is a record")
    func regularly() throws {
        let cranes = try designed("Cranes are inspected every six months with a result of Pass or Fail.")
        #expect(parents(cranes, "Inspection__c") == ["Crane__c"])
        let boilers = try designed("Boilers get checked by a technician; record check date and outcome.")
        #expect(parents(boilers, "Check__c") == ["Boiler__c", "User"])
    }

    @Test("each from one to another, each by somebody and where somebody does something")
    func each() throws {
        let tours = try designed("A tour has stages, each from a start hut to an end hut with a length.")
        #expect(parents(tours, "Tour_Stage__c") == ["Hut__c", "Hut__c", "Tour__c"])
        let houses = try designed("Houses are built in phases, each by one of our foremen with a start date.")
        #expect(parents(houses, "Phase__c") == ["House__c", "User"])
        let flights = try designed("Flights have inspections where mechanics note defects.")
        #expect(parents(flights, "Defect__c") == ["Inspection__c", "User"])
    }

    @Test("what a thing makes is the thing's, and what is measured of it a figure")
    func made() throws {
        let ferries = try designed("A ferry makes crossings. Show how many crossings each ferry made.")
        #expect(parents(ferries, "Crossing__c") == ["Ferry__c"])
        let fields = try designed("A plot has harvests in tonnes.")
        #expect(parents(fields, "Harvest__c") == ["Plot__c"])
    }
}
