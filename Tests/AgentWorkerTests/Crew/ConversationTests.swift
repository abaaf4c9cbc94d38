import Testing

@testable import AgentWorker

/// What people say beside requirements and commands: questions, thanks, slips of the fingers.
@Suite("Conversations as people have them")
struct ConversationTests {
    private final class Session {
        let crew: Crew
        let run = RecordingRun()

        init(_ requirement: String = ConversationTests.projects) throws {
            crew = try Crew(state: nil)
            try say(requirement)
        }

        @discardableResult
        func say(_ text: String) throws -> AgentAnswer {
            try crew.handle(text: text, attachments: [], run: run)
        }
    }

    private static let projects =
        "Track projects for accounts. Each project has a start date, an end date, a status of Open or Closed and a budget. "
        + "Projects have milestones with a due date and an amount. Show the total amount per project. A contact can work on "
        + "many projects and a project has many contacts."

    @Test(
        "a question is answered from the plan, which stays as it is",
        arguments: [
            ("what does it cost?", "multiply the hours by your rate"), ("how much is that?", "name no price"),
            ("how long will it take?", "working days"), ("who does what?", "**Tester**"),
            ("deploy it", "I deploy nothing"), ("how do I deploy this?", "--dry-run"),
            ("can you import our data?", "parents first: Projects →"), ("can you make it better?", "What I see open"),
            ("why is the milestone a master-detail?", "the platform rolls up over master-details only"),
            ("why is milestone a lookup?", "It is no lookup: "),
            ("why is the account a lookup?", "can stand by itself"),
            ("why is this master-detail?", "joins two objects"), ("why project?", "**Project** is a new object"),
            ("what is the budget for?", "**Project: Budget** is a currency"),
            ("where does the budget come from?", "From: \"a budget\""),
            ("why is the total amount a formula?", "sum of Amount__c over"), ("why contact?", "**Contact**"),
            ("why is there a banana?", "when you name it"),
            ("is it possible to fly?", "I did not understand the question"),
        ])
    func questions(text: String, expected: String) throws {
        let session = try Session()
        let answer = try session.say(text)
        #expect(answer.message.contains(expected), "\(answer.message)")
        #expect(answer.artifacts.isEmpty && session.crew.current.version == 1)
        #expect(answer.conversationState == "plan_review")
    }

    @Test(
        "what is where, and who sees what",
        arguments: [
            ("how many objects is that?", "| Project |"), ("can you draw it?", "data-model.svg"),
            ("send me the zip", "salesforce-project.zip"),
            ("which fields does the milestone have?", "### Project Milestone"),
            ("who can see the budget?", "may see it; others do not see it"),
            ("who can edit the project?", "**Project** records: "),
            ("how do I roll it back?", "rollback.zip"),
        ])
    func lookedUp(text: String, expected: String) throws {
        let session = try Session()
        let answer = try session.say(text)
        #expect(answer.message.contains(expected), "\(answer.message)")
        #expect(session.crew.current.version == 1)
    }

    @Test("a standard object that the words call otherwise is the answer to why there is none")
    func whyNone() throws {
        let session = try Session(
            "Each volunteer signs up for many shifts. A shift has a start date and many volunteers.")
        let answer = try session.say("why is there no volunteer object?")
        #expect(answer.message.hasPrefix("**Contact**"), "\(answer.message)")
    }

    @Test(
        "changes as people write them",
        arguments: [
            ("make budget mandatory pls", "Project.Budget: now required"),
            ("add phase Planned, Running, Done to projects", "Added Project.Phase (Picklist): Planned, Running, Done"),
            ("add a region and a risk level to projects", "Added Project.Region (Text)"),
            ("remove everything about milestones", "Removed the object Project Milestone"),
            ("add a reference number to projects", "Added Project.Reference Number"),
        ])
    func changes(text: String, expected: String) throws {
        let answer = try Session().say(text)
        #expect(answer.message.contains(expected), "\(answer.message)")
    }

    @Test("a relationship is looked for at the object that is named, before fields of that name")
    func whyRelationship() throws {
        let session = try Session(
            "Each event has shifts with a start date. Contacts sign up for many shifts and a shift has many contacts.")
        let answer = try session.say("why is the shift a lookup?")
        #expect(answer.message.hasPrefix("It is no lookup: **Shift: Event** is a master-detail"), "\(answer.message)")
    }

    @Test("no to an offer leaves it, and \"no, undo that\" goes back")
    func refusals() throws {
        let session = try Session()
        try session.say("make the colour required")
        #expect(try session.say("no").message.hasPrefix("Dropped."))
        #expect(session.crew.current.pending == nil)
        try session.say("make the budget required")
        #expect(try session.say("no, undo that").message.hasPrefix("Back to version 1"))
    }

    /// Regression: "Blue" was read as "value".
    @Test("words that are merely short of a known one are no slips")
    func values() throws {
        let session = try Session()
        try session.say("make the colour required")
        let answer = try session.say("yes, with values Red, Green and Blue")
        #expect(answer.message.contains("(Picklist, required): Red, Green, Blue"), "\(answer.message)")
    }

    @Test("an offer has the word that was meant")
    func offerMended() throws {
        let session = try Session("Each visit has a date and belongs to a contact.")
        let offer = try session.say("make the stauts required")
        #expect(offer.message.contains("Shall I add a status to Visit"), "\(offer.message)")
    }

    @Test("what changed since the approval is told from the approved version")
    func sinceApproval() throws {
        let session = try Session()
        try session.say("make the budget required")
        try session.say("approve")
        #expect(
            try session.say("what changed since approval?").message.hasPrefix("Nothing has changed since version 2"))
        try session.say("make the start date of the project required")
        try session.say("make the end date of the project required")
        #expect(try session.say("what changed since the approval?").message.contains("Version 2 and version 4"))
    }

    @Test("\"what do you mean?\" is answered, and does not become a part of the requirement")
    func explained() throws {
        let crew = try Crew(state: nil)
        let run = RecordingRun()
        _ = try crew.handle(text: "We need an equipment register.", attachments: [], run: run)
        let answer = try crew.handle(text: "what do you mean?", attachments: [], run: run)
        #expect(answer.message.contains("What is open:") && answer.conversationState == "clarifying")
        #expect(crew.current.requirement == "We need an equipment register.")
    }

    @Test("what is called after an object follows when it is renamed; after an approval only the labels do")
    func followers() throws {
        let session = try Session(
            "Each property has units with a floor. Each lease belongs to a unit and has a start date.")
        try session.say("rename unit to apartment")
        let design = try #require(session.crew.current.design)
        let lease = try #require(design.object("Lease__c")?.field("Apartment__c"))
        #expect(lease.label == "Apartment" && lease.relationship?.object == "Apartment__c")
        #expect(!design.title.contains("Unit") && !design.permissionSets.contains { $0.label.contains("Unit") })
        try session.say("approve")
        try session.say("rename apartment to flat")
        let kept = try #require(session.crew.current.design?.object("Lease__c")?.field("Apartment__c"))
        #expect(kept.label == "Flat" && kept.relationship?.object == "Apartment__c")
    }

    @Test("sets that open fields of standard objects alone do not claim to open records")
    func fieldsAlone() throws {
        let session = try Session("Add a VIP flag to accounts.")
        let sets = try #require(session.crew.current.design?.permissionSets)
        #expect(sets.map(\.description) == ["Edit the new fields of Account.", "See the new fields of Account."])
        let tasks = try session.say("show tasks").message
        #expect(tasks.contains("fills the new fields of records that the user may edit already"))
        #expect(try session.say("make it default to true").message.contains("default false → true"))
    }

    @Test("the kinds of lookups that cannot be masters are told by the platform's rule")
    func whyLookup() throws {
        let session = try Session(
            "Each inspection is done by a user and belongs to a product. Each task of ours has a parent task.")
        #expect(try session.say("why is the product a lookup?").message.contains("does not let Product be a master"))
        var design = SampleDesign.complete
        design.objects[3].fields = [
            .lookup(
                "Sponsor", to: "Project__c", children: "Sponsored", heading: "Sponsored", source: SampleDesign.source)
        ]
        let reasons = PlanReasons(design: design, schema: StandardCatalogue(), versions: [])
        let answer = reasons.answer(Tokenizer.tokens(of: "why is the sponsor a lookup?"))
        #expect(answer?.contains("A standard object is never the detail of another") == true)
    }

    @Test(
        "thanks and praise are answered and change nothing",
        arguments: ["thanks!", "thank you very much", "great", "ok thanks", "perfect, thanks a lot"])
    func thanks(text: String) throws {
        let session = try Session()
        let answer = try session.say(text)
        #expect(answer.message.hasPrefix("You are welcome"), "\(answer.message)")
        #expect(answer.conversationState == "plan_review" && answer.planApproved == false)
    }

    @Test("thanks without a plan are no requirement")
    func thanksFirst() throws {
        let crew = try Crew(state: nil)
        let answer = try crew.handle(text: "thanks", attachments: [], run: RecordingRun())
        #expect(answer.message.hasPrefix("You are welcome") && answer.conversationState == "initial")
    }

    /// Regression: "looks great, but add a due date" made an object Look Great, and the plan was gone.
    @Test("praise before a change is left out, and \"and unique\" goes on with what was changed")
    func praiseAndChange() throws {
        let session = try Session()
        let added = try session.say("looks great, but add a reference number to projects")
        #expect(added.message.contains("Added Project.Reference Number"), "\(added.message)")
        #expect(session.crew.current.design?.object("Look_Great__c") == nil)
        #expect(!added.message.contains("Not understood"))
        #expect(try session.say("make it mandatory").message.contains("Project.Reference Number: now required"))
        #expect(try session.say("and unique").message.contains("Project.Reference Number: now unique"))
    }

    @Test(
        "slips of the fingers are mended, and the answer says what was read",
        arguments: [
            ("make teh statsu requird", "Project.Status: now required"),
            ("mkae budget required", "Project.Budget: now required"),
            ("remove the bugdet", "Removed Project.Budget"), ("add a priorty", "Added Project.Priority (Picklist)"),
        ])
    func slips(text: String, expected: String) throws {
        let session = try Session()
        let answer = try session.say(text)
        #expect(answer.message.contains(expected), "\(answer.message)")
        #expect(answer.message.hasPrefix("I read \""), "\(answer.message)")
    }

    @Test(
        "a question with slips is understood too",
        arguments: [("shwo taks", "## Tasks"), ("list the riks", "## Risks"), ("comapre", "only version 1")])
    func slipsInQuestions(text: String, expected: String) throws {
        #expect(try Session().say(text).message.contains(expected))
    }

    @Test("a word that is a slip of nothing stays a word: what is approved or begun anew is never guessed")
    func noGuessing() throws {
        let session = try Session()
        #expect(try session.say("aprove").planApproved == false)
        #expect(Spelling(try #require(session.crew.current.design)).corrected("add a colour to the invoices") == nil)
    }

    /// Regression: a short new sentence took an open plan away for good.
    @Test("a requirement that takes the place of an open plan says how to get that back")
    func setAside() throws {
        let session = try Session()
        let next = try session.say("Each warranty claim has a number and a date of purchase.")
        #expect(next.message.contains("**go back to version 1** brings it back"), "\(next.message.suffix(300))")
        let back = try session.say("go back to version 1")
        #expect(back.conversationState == "plan_refinement")
        #expect(session.crew.current.design?.object("Project__c") != nil)
        #expect(session.crew.current.design?.object("Warranty_Claim__c") == nil)
    }

    @Test("after an approval a new requirement starts over, without versions of the old plan")
    func afterApproval() throws {
        let session = try Session()
        try session.say("approve")
        let next = try session.say("Each warranty claim has a number and a date of purchase.")
        #expect(!next.message.contains("set aside"))
        #expect(session.crew.current.versions.map(\.number) == [2])
    }

    @Test("distances count letters added, left out, changed and swapped")
    func distances() {
        #expect(Spelling.distance("requird", "required") == 1)
        #expect(Spelling.distance("statsu", "status") == 1)
        #expect(Spelling.distance("priorty", "priority") == 1)
        #expect(Spelling.distance("", "abc") == 3)
        #expect(Spelling.distance("same", "same") == 0)
    }
}
