import Testing

@testable import AgentWorker

@Suite("Reading English")
struct LanguageTests {
    @Test(
        "plurals lead back to their singular",
        arguments: [
            ("copies", "copy"), ("classes", "class"), ("boxes", "box"), ("statuses", "status"), ("status", "status"),
            ("people", "person"),
            ("addresses", "address"), ("invoices", "invoice"), ("expenses", "expense"), ("courses", "course"),
            ("analyses", "analysis"),
            ("warehouses", "warehouse"), ("business", "business"), ("buses", "bus"), ("shelves", "shelf"),
            ("ties", "tie"),
        ])
    func singular(plural: String, singular: String) { #expect(Inflection.singular(plural) == singular) }

    @Test(
        "singulars make their plural",
        arguments: [("Copy", "Copies"), ("Class", "Classes"), ("Day", "Days"), ("Person", "People"), ("Box", "Boxes")])
    func plural(singular: String, plural: String) { #expect(Inflection.plural(singular) == plural) }

    @Test("numbers, possessives and quotations are single tokens")
    func tokens() {
        let kinds = Tokenizer.tokens(of: "Orders above 10,000 or 2.5k: customers' and Contact's \"In Stock\"").map(
            \.kind)
        #expect(kinds.contains(.number(10000)))
        #expect(kinds.filter { $0 == .possessive }.count == 2)
        #expect(kinds.last == .quoted)
    }

    @Test(
        "a tokenizer survives any text",
        arguments: ["", "'", "\"", "\"open", "10,", "1,0000", "'s", "—", "🚀 ok", "a\u{0}b", "…", "((", "e.g."])
    func anyText(text: String) throws {
        _ = ClauseParser.clauses(of: text)
        _ = try BuiltinEngine(schema: StandardCatalogue()).read(text)
    }

    @Test(
        "lists of values hang on their noun",
        arguments: [
            ("Each order has a status of New, In Progress or Done and a date.", ["New", "In Progress", "Done"]),
            ("Track the severity (minor, major, critical) of complaints.", ["Minor", "Major", "Critical"]),
            ("A room can be small, medium or large.", ["Small", "Medium", "Large"]),
            ("The priority is High or Low.", ["High", "Low"]),
            ("A ticket moves from Draft to Sent to Closed.", ["Draft", "Sent", "Closed"]),
        ])
    func values(text: String, values: [String]) {
        let clauses = ClauseParser.clauses(of: text)
        let found = clauses.flatMap(\.words).compactMap(\.values)
        #expect(found == [values])
    }

    @Test("words of both kinds are settled by their place")
    func nounsAndVerbs() throws {
        let book = try #require(ClauseParser.clauses(of: "Members book a class.").first)
        #expect(book.verb?.lemma == "book")
        let books = try #require(ClauseParser.clauses(of: "Each book has several copies.").first)
        #expect(books.verb?.lemma == "have")
        #expect(books.subjects.first?.noun == "book")
    }

    @Test("a shared noun is given to all that lean on it")
    func elision() throws {
        let clause = try #require(ClauseParser.clauses(of: "Track contracts with start and end dates.").first)
        #expect(clause.phrases(after: "with").map(\.label) == ["Start Date", "End Date"])
    }
}
