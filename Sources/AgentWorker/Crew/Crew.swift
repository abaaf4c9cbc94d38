/// The first crew: turns a business requirement into a Salesforce plan and metadata.
///
/// The Master Orchestrator holds the conversation and calls the other three in turn. A run either finishes and changes
/// the session's state, or leaves it as it was.
final class Crew: Agents {
    static let orchestrator = "Master Orchestrator"

    let names = [orchestrator, SchemaExpert.name, TechnicalArchitect.name, DependencyResolver.name]
    private let schema: any OrgSchema
    private let engine: any DesignEngine
    private var current: CrewState

    /// - Parameter state: A checkpoint of ``state()``; nil for a new session.
    /// - Throws: ``EngineError`` when the checkpoint cannot be read.
    init(state: [UInt8]?) throws {
        schema = StandardCatalogue()
        engine = BuiltinEngine(schema: schema)
        current = try CrewState.restored(from: state)
    }

    /// Builds what all sessions share, so that a worker forked afterwards need not: tables, encoders, code pages.
    ///
    /// It plans a small design and throws it away; that touches all there is.
    static func warmUp() {
        BuiltinEngine.warmUp()
        let schema = StandardCatalogue()
        let sample = "Each visit belongs to a contact and has a date, hours and a status of Planned or Done."
        guard case .design(let design)? = try? BuiltinEngine(schema: schema).read(sample) else { return }
        let document = PlannedDesign(design, version: 1, schema: schema).document
        _ = try? MetadataProject(design).zip()
        _ = try? document.json()
        _ = PlanMarkdown.text(document)
        if let state = try? CrewState(conversation: .planReview, requirement: sample, design: design).encoded() {
            _ = try? CrewState.restored(from: state)
        }
    }

    func state() throws -> [UInt8] { try current.encoded() }

    func handle(text: String, attachments: [String], run: any AgentRun) throws -> AgentAnswer {
        let before = current
        let run = TrackedRun(run)
        do {
            let answer = try answer(text, attachments, run)
            for (index, part) in Self.parts(of: answer.message).enumerated() {
                try run.responseDelta(agent: Self.orchestrator, index: index, text: part)
            }
            try AgentDesk(agent: Self.orchestrator, run: run).completed("Answered")
            return answer
        } catch {
            current = before
            run.settle(after: error)
            throw error
        }
    }

    private func answer(_ text: String, _ attachments: [String], _ run: any AgentRun) throws -> AgentAnswer {
        let desk = AgentDesk(agent: Self.orchestrator, run: run)
        try desk.starting("Reading the message")
        for name in attachments { try desk.warn("The attachment \(name) is not read: only the message's text is.") }
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
            try desk.failed("The message is empty")
            throw EngineError.emptyMessage
        }
        let intent = MessageIntent.of(text, state: current)
        try desk.debug("Conversation state \(current.conversation.rawValue), version \(current.version).")
        switch intent {
        case .greeting: return say(CrewTexts.greeting(current))
        case .help: return say(CrewTexts.help)
        case .startOver:
            current = CrewState()
            try desk.log("Started over: the plan of this session is cleared.")
            return say(CrewTexts.startedOver)
        case .approve: return try approve(desk)
        case .show(let topic, let about): return try show(topic, about, desk)
        case .statement(let statement): return try handleStatement(statement, desk)
        }
    }

    /// Paragraphs, so that a viewer sees the answer grow.
    private static func parts(of message: String) -> [String] {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        var parts: [String] = []
        var current = ""
        for (index, line) in lines.enumerated() {
            current += line
            if index < lines.count - 1 { current += "\n" }
            if line.isEmpty, current.count > 80 {
                parts.append(current)
                current = ""
            }
        }
        return current.isEmpty ? parts : parts + [current]
    }

    private func say(_ message: String) -> AgentAnswer {
        var answer = AgentAnswer(message: message, conversationState: current.conversation.rawValue)
        if current.design != nil { answer.planApproved = current.isApproved }
        return answer
    }

    // MARK: A plan that is there

    private func planned(_ design: DataModelDesign) -> PlannedDesign {
        PlannedDesign(design, version: current.version, schema: schema)
    }

    private func approve(_ desk: AgentDesk) throws -> AgentAnswer {
        guard let design = current.design else { return say(CrewTexts.help) }
        current.approvedVersion = current.version
        current.conversation = .completed
        try desk.log("Version \(current.version) of \(design.title) approved by the user.")
        try desk.run.checkpoint(stage: "approved", state: try state())
        var answer = say(CrewTexts.approved(current, design))
        answer.implementationPlanJSON = try planned(design).document.json()
        return answer
    }

    private func show(_ topic: PlanTopic, _ about: String?, _ desk: AgentDesk) throws -> AgentAnswer {
        guard let design = current.design else { return say(CrewTexts.help) }
        try desk.working("Looking up \(topic.rawValue)", 0.5)
        return say(CrewTexts.topic(topic, about: about, planned(design), stored: true))
    }

    // MARK: Something to design from

    private func handleStatement(_ text: String, _ desk: AgentDesk) throws -> AgentAnswer {
        if let design = current.design, Refiner.isAbout(text, design, isApproved: current.isApproved) {
            return try refine(text, design, desk)
        }
        var requirement = text
        if current.conversation == .clarifying, let earlier = current.requirement {
            // An answer completes the requirement; a new requirement stands for itself.
            requirement = Self.joined(earlier, text)
            if case .unclear = try engine.read(requirement), case .design = try engine.read(text) { requirement = text }
        }
        return try design(requirement, desk)
    }

    static func joined(_ earlier: String, _ text: String) -> String {
        let end = earlier.last { !$0.isWhitespace }
        return earlier + (end == "." || end == "!" || end == "?" ? " " : ". ") + text
    }

    private func design(_ requirement: String, _ desk: AgentDesk) throws -> AgentAnswer {
        let run = desk.run
        for name in names.dropFirst() { try AgentDesk(agent: name, run: run).idle("Waiting") }
        try desk.working("Handing the requirement to the \(SchemaExpert.name)", 0.1)
        try desk.log(
            "Requirement of \(counted(requirement.split(separator: " ").count, "word")); engine \(engine.kind); "
                + "\(schema.origin)."
        )
        let reading = try SchemaExpert(engine: engine, schema: schema).work(requirement, run: run)
        guard case .design(let design) = reading else {
            guard case .unclear(let clarification) = reading else { return say(CrewTexts.help) }
            return try ask(clarification, requirement, desk)
        }
        current = CrewState(
            conversation: .requirementsValidated, requirement: requirement, design: nil, version: current.version)
        try run.checkpoint(stage: "requirements_validated", state: try state())
        return try build(design, conversation: .planReview, desk) { planned, stored in
            CrewTexts.plan(planned, stored: stored)
        }
    }

    private func ask(_ clarification: Clarification, _ requirement: String, _ desk: AgentDesk) throws -> AgentAnswer {
        current = CrewState(
            conversation: .clarifying, requirement: requirement, question: clarification.question,
            version: current.version)
        try desk.log("Asking one question; nothing is generated.")
        try desk.run.checkpoint(stage: "clarifying", state: try state())
        var answer = say(clarification.question)
        guard !clarification.reused.isEmpty else { return answer }
        // What was found so far, for programs: which standard objects do the job.
        var found = DataModelDesign(title: clarification.reused[0].label, requirement: requirement)
        found.reused = clarification.reused
        found.openQuestions = [clarification.question]
        let plan = ImplementationPlan(
            projectSummary: .init(totalEffort: PlanTask.effort(0), teamSize: 0, duration: "0 working days"), tasks: [],
            implementationOrder: [], criticalPath: [], keyRisks: [], successCriteria: [])
        answer.implementationPlanJSON = try PlanDocument(found, plan: plan, findings: [], version: current.version)
            .json()
        return answer
    }

    /// Has the other agents check, generate and plan a design, stores it and makes it the session's.
    private func build(
        _ design: DataModelDesign, conversation: ConversationState, _ desk: AgentDesk,
        text: (PlannedDesign, [ArtifactReference]) -> String
    ) throws -> AgentAnswer {
        let run = desk.run
        current.conversation = .crewProcessing
        try desk.working("\(TechnicalArchitect.name) checks and generates", 0.4)
        let version = current.version + 1
        let (planned, project) = try TechnicalArchitect(schema: schema).work(design, version: version, run: run)
        try run.checkpoint(stage: "technical_design", state: try state())
        try desk.working("\(DependencyResolver.name) plans the work", 0.7)
        try DependencyResolver().work(planned, run: run)
        try desk.working("Packing and storing the plan", 0.9)
        let json = try planned.document.json()
        let stored = try Deliverables(planned: planned, project: project).store(json: json, desk: desk)
        current.design = planned.design
        current.version = version
        current.conversation = conversation
        current.question = nil
        try run.checkpoint(stage: conversation.rawValue, state: try state())
        var answer = say(text(planned, stored))
        answer.implementationPlanJSON = json
        answer.artifacts = stored
        return answer
    }

    // MARK: Changing a plan

    private func refine(_ text: String, _ design: DataModelDesign, _ desk: AgentDesk) throws -> AgentAnswer {
        try desk.working("Looking for the change in the plan", 0.2)
        let base = current.requirement ?? design.requirement
        let refinement = try Refiner(design: design, requirement: base, engine: engine, schema: schema).refine(text)
        let changes = DesignDiff(from: design, to: refinement.design).changes
        guard !changes.isEmpty else {
            try desk.log("No change understood.")
            return say(CrewTexts.notRefined(current, refinement.notDone))
        }
        for change in changes { try desk.log("Change: \(change)") }
        let broken = DesignChecker(schema: schema).check(refinement.design).filter { $0.severity == .error }
        guard broken.isEmpty else {
            try desk.warn(
                "The change breaks \(counted(broken.count, "rule")) of the platform; the plan stays as it is.")
            return say(CrewTexts.notRefined(current, broken.map { "\($0.element): \($0.message) \($0.fix)" }))
        }
        current.requirement = refinement.requirement
        return try build(refinement.design, conversation: .planRefinement, desk) { planned, stored in
            CrewTexts.refined(planned, changes: changes, notUnderstood: refinement.notDone, stored: stored)
        }
    }
}
