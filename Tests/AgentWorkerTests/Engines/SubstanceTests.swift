import Testing

@testable import AgentWorker

/// What is answered with a question, because nothing to record is named or the platform has it all.
@Suite("What there is to design from")
struct SubstanceTests {
    @Test(
        "a wish without anything to record is asked about",
        arguments: [
            "The school board would like something modern and simpler, because the old tool is slow.",
            "Hi, our warehouse is a mess and everything is on paper, can you help us to get organised?",
            "The people in the depot hate the app they have. Could we get a nicer, faster one?",
        ])
    func wishes(text: String) throws {
        guard case .unclear(let asked) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else {
            Issue.record("designed: \(text)")
            return
        }
        #expect(asked.reused.isEmpty)
    }

    @Test(
        "what a standard object does already is said, and nothing is generated",
        arguments: [
            (
                "Visitors raise complaints at the front desk, and our staff work on each complaint until it is solved.",
                "Case"
            ),
            ("Somewhere to plan our marketing campaigns, with a budget and start and end dates, please.", "Campaign"),
            ("Our reps want to see their deals with amount, stage and expected close date.", "Opportunity"),
            ("We need a help desk where customers report problems.", "Case"),
            ("Keep our volunteers with their phone numbers and birthdays in one place.", "Contact"),
            ("We need somewhere to store our suppliers and their phone numbers.", "Account"),
        ])
    func platform(text: String, object: String) throws {
        guard case .unclear(let asked) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else {
            Issue.record("designed: \(text)")
            return
        }
        #expect(asked.reused.first?.apiName == object)
    }

    @Test("what is to be added to a standard object is designed")
    func additions() throws {
        let deal = try designed("On opportunities we need a renewal date and a risk of Low, Medium or High.")
        #expect(deal.object("Opportunity")?.fields.count == 2)
        let campaign = try designed("Campaigns have a fundraising goal.")
        #expect(campaign.object("Campaign")?.fields.map(\.label) == ["Fundraising Goal"])
        let complaint = try designed("Every complaint needs a root cause: Material, Labour or Method.")
        #expect(complaint.object("Case")?.fields.map(\.label) == ["Root Cause"])
    }
}
