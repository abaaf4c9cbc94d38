/// The first crew: turns a business requirement into a Salesforce plan and metadata.
///
/// The Master Orchestrator holds the conversation and calls the other three in turn. A run either finishes and changes
/// the session's state, or leaves it as it was.
final class Crew: Agents {
    static let orchestrator = "Master Orchestrator"

    let names = [orchestrator, SchemaExpert.name, TechnicalArchitect.name, DependencyResolver.name]
    let schema: any OrgSchema
    let engine: any DesignEngine
    var current: CrewState
    /// The model that reads requirements; nil for the builtin engine.
    let model: String?
    /// What read the requirement of the message at hand.
    var engineReport = EngineReport()

    /// - Parameter state: A checkpoint of ``state()``; nil for a new session.
    /// - Throws: ``EngineError`` when the checkpoint cannot be read.
    init(state: [UInt8]?, model: String? = nil) throws {
        self.model = model
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
        let planned = PlannedDesign(DesignRepair(design, schema: schema).design, version: 1, schema: schema)
        let document = planned.document
        if let project = try? MetadataProject(planned.design, schema: schema) {
            _ = ProjectChecker.check(project.files, of: planned.design)
            _ = try? project.zip()
        }
        _ = SVGWriter.text(EntityDiagram.diagram(planned.design))
        _ = SVGWriter.text(TaskDiagram.diagram(planned.plan, title: planned.design.title))
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
            engineReport = EngineReport()
            var answer = try answer(text, attachments, run)
            answer.engine = engineReport
            if let reason = engineReport.fallback { answer.message += CrewTexts.fallback(reason) }
            for (index, part) in Self.parts(of: answer.message).enumerated() {
                try run.responseDelta(agent: Self.orchestrator, index: index, text: part)
            }
            // What the model said of its work was shown while it wrote, before the rest.
            answer.message = engineReport.shown + answer.message
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
        if run.isContinued {
            try desk.log("Going on from the last checkpoint.")
            if current.design == nil, let requirement = current.requirement { return try design(requirement, desk) }
        }
        let intent = try understood(text, desk)
        try desk.debug("Conversation state \(current.conversation.rawValue), version \(current.version).")
        switch intent {
        case .greeting: return say(CrewTexts.greeting(current))
        case .help: return say(CrewTexts.help + (current.question.map { "\n\nWhat is open: \($0)" } ?? ""))
        case .startOver:
            try startOver(desk)
            return say(CrewTexts.startedOver)
        case .newRequirement(let requirement):
            try startOver(desk)
            return try design(requirement, desk)
        case .cancel: return try cancel(desk)
        case .approve: return try approve(desk)
        case .compare(let from, let to): return try compare(from, to, desk)
        case .restore(let number): return try restore(number, desk)
        case .thanks: return say(CrewTexts.thanks(current))
        case .question(let question): return try answer(question, desk)
        case .show(let topic, let about): return try show(topic, about, desk)
        case .statement(let statement): return try handleStatement(statement, desk)
        }
    }

    /// What a message wants. Where a plan is there and the message is a slip of the fingers away from a question or a
    /// command, it is taken for that.
    private func understood(_ text: String, _ desk: AgentDesk) throws -> MessageIntent {
        let intent = MessageIntent.of(text, state: current)
        guard case .statement = intent, let design = current.design, current.pending == nil,
            let mended = Spelling(design).corrected(text)
        else { return intent }
        let meant = MessageIntent.of(mended.text, state: current)
        switch meant {
        case .approve, .startOver, .newRequirement, .statement: return intent
        default:
            try log(mended.corrections, desk)
            return meant
        }
    }

    func log(_ corrections: [Spelling.Correction], _ desk: AgentDesk) throws {
        for correction in corrections { try desk.log("Read \"\(correction.written)\" as \"\(correction.read)\".") }
    }

    private func startOver(_ desk: AgentDesk) throws {
        // Versions count on, so that no two plans of a session have the same number.
        let version = current.version
        try current.move(.startedOver)
        current = CrewState(version: version)
        try desk.log("Started over: the plan of this session is cleared.")
        try desk.run.checkpoint(stage: "initial", state: try state())
    }

    /// Drops an open question or a change that waits for an answer; the plan stays.
    private func cancel(_ desk: AgentDesk) throws -> AgentAnswer {
        let dropped = current.pending?.question ?? current.question
        (current.pending, current.question) = (nil, nil)
        if current.design == nil { current.requirement = nil }
        try current.move(.cancelled)
        try desk.log(dropped == nil ? "Nothing was open to cancel." : "Dropped the open question.")
        return say(CrewTexts.cancelled(current, dropped: dropped))
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

    func say(_ message: String) -> AgentAnswer {
        var answer = AgentAnswer(message: message, conversationState: current.conversation.rawValue)
        if current.design != nil { answer.planApproved = current.isApproved }
        return answer
    }
}
