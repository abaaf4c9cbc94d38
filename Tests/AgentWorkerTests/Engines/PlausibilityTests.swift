import Testing

@testable import AgentWorker

/// Nouns that a text names once and says nothing of are no records.
@Suite("Plausible records")
struct PlausibilityTests {
    @Test("a place of those who ask, a topic and a word of greeting are no records")
    func mentionedOnce() throws {
        #expect(
            try labels(
                "Hello, tenants report defects at the service centre. A defect has a description and a report date.")
                == ["Defect"])
        let review = try designed("A review has the date of the conversation, a rating and a long comment.")
        #expect(review.customObjects.map(\.label) == ["Review"])
        #expect(review.assumptions.contains { $0.hasPrefix("Conversation has no records") })
    }

    @Test("what each of, one of or several of is said stays, and so does what a record is of")
    func saidAsKind() throws {
        #expect(
            try labels("Spraying is documented per vineyard with the dose and the date.") == ["Spraying", "Vineyard"])
        #expect(
            try labels("An inspector does a check of the crane. A check has a date and a result.")
                == ["Check", "Crane"])
    }

    private func labels(_ text: String) throws -> [String] { try designed(text).customObjects.map(\.label).sorted() }
}
