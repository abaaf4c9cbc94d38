import Testing

@testable import AgentWorker

/// Where things come from, what becomes of them, and people who are told with the place they are in.
@Suite("Origins")
struct OriginsTests {
    @Test("people who are somewhere book what follows")
    func peopleSomewhere() throws {
        let design = try designed("Students in our music school book pianos with a start and an end time.")
        #expect(parents(design, "Booking__c") == ["Piano__c", "Contact"])
    }

    @Test("what comes from places and is cut into parts")
    func parts() throws {
        let design = try designed(
            "Soil cores come from boreholes and are cut into slices. Each slice has a depth; a core shows its greatest "
                + "depth.")
        #expect(parents(design, "Slice__c") == ["Soil_Core__c"])
        #expect(parents(design, "Soil_Core__c") == ["Borehole__c"])
    }

    @Test("what others send is theirs")
    func senders() throws {
        let design = try designed("Universities send samples to our lab. A sample has a type and a date.")
        #expect(parents(design, "Sample__c") == ["Account"])
    }

    @Test("what lies in a place is in one")
    func places() throws {
        let design = try designed("Hams mature in cellars. Each check of a ham is logged with date and weight.")
        #expect(parents(design, "Ham__c") == ["Cellar__c"])
    }
}
