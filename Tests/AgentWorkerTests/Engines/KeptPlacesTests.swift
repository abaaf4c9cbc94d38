import Testing

@testable import AgentWorker

/// Where something is or is kept, what kind it is of, and what is within another of its own kind.
@Suite("Where things are")
struct KeptPlacesTests {
    private func parents(_ object: String, in text: String) throws -> Set<String> {
        let design = try designed(text)
        return Set(try #require(design.object(object)).relationships.compactMap(\.relationship?.object))
    }

    @Test(
        "what things are in or on is a record, named once",
        arguments: [
            ("Our library keeps manuscripts in vaults; a manuscript has a shelfmark.", "Manuscript__c", "Vault__c"),
            ("The museum has coins on trays. A coin has a year.", "Coin__c", "Tray__c"),
            ("Burrows lie in a dune section and have a depth.", "Burrow__c", "Dune_Section__c"),
            ("Traps are set in zones of a forest. Each trap has a bait.", "Zone__c", "Forest__c"),
            ("Films are archived as reels on shelves. A reel has a length.", "Reel__c", "Film__c"),
            ("City council records potholes on bridges with a date.", "Pothole__c", "Bridge__c"),
            ("Wardens record damage on benches with a date.", "Damage__c", "Bench__c"),
            ("Pilots fly surveys with our helicopters. A survey has a date.", "Survey__c", "Helicopter__c"),
        ])
    func places(text: String, object: String, place: String) throws {
        #expect(try parents(object, in: text).contains(place))
    }

    @Test(
        "a kind with values of its own is a record that others refer to",
        arguments: [
            ("Members hold passes of a pass type that sets the price.", "Pass__c", "Pass_Type__c"),
            (
                "Drivers file toll declarations; each toll category has its own rate.", "Toll_Declaration__c",
                "Toll_Category__c"
            ),
            ("Each hut lies in one fire zone that sets the maximum height.", "Hut__c", "Fire_Zone__c"),
        ])
    func kinds(text: String, object: String, kind: String) throws {
        #expect(try parents(object, in: text).contains(kind))
    }

    @Test(
        "another of the same kind is a relationship to itself",
        arguments: [
            ("A ledger can sit under another one and has a code.", "Ledger__c"),
            ("A module may require another module first. Modules have a level.", "Module__c"),
            ("A wine region can contain smaller regions and has a name.", "Wine_Region__c"),
            ("Requirements of a bridge can have a parent requirement.", "Requirement__c"),
            ("A team can have sub-teams. Each team has a code.", "Team__c"),
        ])
    func itself(text: String, object: String) throws {
        #expect(try parents(object, in: text).contains(object))
    }

    @Test("what recurs is a record, and the list after it is of that record")
    func recurring() throws {
        let design = try designed("Fire doors are checked every month. Log the date, the inspector and the result.")
        let check = try #require(design.object("Check__c"))
        #expect(check.relationships.contains { $0.relationship?.object == "Fire_Door__c" })
        #expect(check.fields.contains { $0.label == "Result" })
        #expect(try designed("Applications are reviewed. An application has a date.").object("Review__c") == nil)
    }

    @Test("who owns an animal or a boat is a contact")
    func owners() throws {
        let text = "Dog owners book stays; a stay is for one dog and has a start date."
        #expect(try parents("Dog__c", in: text) == ["Contact"])
        #expect(try parents("Subsidy__c", in: "Ministries grant us subsidies. A subsidy has an amount.") == ["Account"])
    }

    @Test("what is lent, and what is asked for on a date, makes a record each time")
    func lentAndRequested() throws {
        let lent = "Kites are lent to members for a deposit. Count the loans of each kite."
        #expect(try parents("Loan__c", in: lent) == ["Kite__c", "Contact"])
        let asked = "Visitors request a map; the return date cannot be before the request date."
        #expect(try parents("Request__c", in: asked) == ["Map__c", "Contact"])
    }
}
