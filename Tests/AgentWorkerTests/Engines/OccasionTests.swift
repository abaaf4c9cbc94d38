import Testing

@testable import AgentWorker

@Suite("Occasions and parts")
struct OccasionTests {
    private func design(_ text: String) throws -> DataModelDesign? {
        guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else { return nil }
        return design
    }

    @Test(
        "what is noted each time something is done is a record of it",
        arguments: [
            ("Whenever a boiler is serviced, record the engineer, the date and the cost.", "Service__c"),
            ("Weigh each wheel every week and note the weight and the date.", "Weighing__c"),
            ("When a nurse visits a patient, we log a visit with date and notes.", "Visit__c"),
            (
                "Sewers have manholes and every manhole gets inspected; keep the inspector, the depth and the condition.",
                "Inspection__c"
            ),
        ])
    func doings(text: String, record: String) throws {
        #expect(try design(text)?.object(record) != nil)
    }

    @Test(
        "parts told as something to see, to group or to add are of the whole",
        arguments: [
            "I want to see all the bunks of a cabin, with their width and price.",
            "Bunks are grouped by cabin and have a width.",
            "The bunks of each cabin are to be recorded with width and price.",
        ])
    func parts(text: String) throws {
        let names = try design(text)?.customObjects.map(\.apiName) ?? []
        #expect(Set(names) == ["Bunk__c", "Cabin__c"])
    }
}
