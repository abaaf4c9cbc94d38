import Testing

@testable import AgentWorker

/// How a text says that kinds of records go together, and what it notes of each pair.
@Suite("Records that go together")
struct TogetherTests {
    @Test(
        "two kinds go together many times, in whatever words",
        arguments: [
            "Recipes and ingredients are many-to-many, with a quantity.",
            "Recipe <-> ingredient, many to many, with a quantity.",
            "A recipe has several ingredients and vice versa.",
            "Many ingredients per recipe, many recipes per ingredient.",
            "Recipes contain ingredients, and the same ingredient may be used by several recipes.",
            "We want to link recipes to ingredients (n to n).",
        ])
    func manyToMany(text: String) throws {
        let design = try designed(text)
        let junction = try #require(design.customObjects.first { $0.isJunction })
        #expect(parents(design, junction.apiName) == ["Recipe__c", "Ingredient__c"])
    }

    @Test(
        "what is noted after it is the pair's",
        arguments: [
            "A supplier delivers many parts and a part comes from many suppliers; note the price and the lead time in days.",
            "Guides work on many trails and a trail has many guides; keep their role and daily rate for that trail.",
        ])
    func valuesOfPair(text: String) throws {
        let design = try designed(text)
        let junction = try #require(design.customObjects.first { $0.isJunction || $0.relationships.count == 2 })
        #expect(junction.fields.filter { $0.relationship == nil && !$0.source.isAssumption }.count == 2)
    }

    @Test("things are in a place, of which each has one")
    func places() throws {
        let design = try designed("Cheeses ripen in caves. Each cheese has a weight. A cave has a temperature.")
        #expect(design.customObjects.count == 2)
        #expect(parents(design, "Cheese__c") == ["Cave__c"])
    }

    @Test("another of the same kind is a lookup to itself")
    func another() throws {
        let design = try designed("A sample has a barcode and can be taken from another sample.")
        #expect(parents(design, "Sample__c") == ["Sample__c"])
    }

    @Test("a record tied to nothing refers to what the text names before it, as an assumption")
    func leftApart() throws {
        let design = try designed(
            "Each legacy has an expected value. Money arrives in payments with an amount and a date.")
        #expect(parents(design, "Payment__c") == ["Legacy__c"])
    }

    @Test("an object that is asked for is made, also where nothing else is said")
    func askedFor() throws {
        for text in [
            "Please set up an object for our site surveys.", "Create a custom object to hold parking permits.",
        ] {
            #expect(try designed(text).customObjects.count == 1)
        }
    }

    @Test("choirs and clubs that people join are records; those who send us something are accounts")
    func groups() throws {
        let choir = try designed("A singer can be in several choirs and a choir has many singers.")
        #expect(choir.customObjects.contains { $0.label == "Choir" })
        let sent = try designed("Hotels send us laundry bags. A bag has a weight and a date.")
        #expect(parents(sent, "Laundry_Bag__c") == ["Account"])
    }

    @Test("figures asked for in other words are roll-ups")
    func figures() throws {
        let base = "A lesson is for one horse and has a date and a price. "
        for (text, label) in [
            ("I'd like to know what a horse has cost altogether.", "Total Cost"),
            ("Show per horse the number of lessons.", "Number of Lessons"),
            ("Show on the horse the number of lessons and the date of the last one.", "Number of Lessons"),
        ] {
            let design = try designed(base + text)
            #expect(design.object("Horse__c")?.fields.contains { $0.label == label && $0.summary != nil } == true)
        }
        let hours = try designed(
            "Volunteers log the hours they work in each garden. On the garden I see how many hours it got.")
        #expect(hours.object("Garden__c")?.fields.contains { $0.summary?.operation == .sum } == true)
    }
}
