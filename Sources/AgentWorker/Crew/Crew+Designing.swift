/// From a requirement or a change to a plan.
extension Crew {
    func handleStatement(_ text: String, _ desk: AgentDesk) throws -> AgentAnswer {
        if let design = current.design, let pending = current.pending {
            // The answer to "which field?", unless it is about something else.
            current.pending = nil
            if pending.isContinued == true {
                try desk.log("The answer goes on with the change that was asked about.")
                return try refine(Self.joined(pending.command, text), design, desk)
            }
            let refiner = Refiner(design: design, requirement: "", engine: engine, schema: schema)
            if let command = pending.accepted(by: text) {
                try desk.log("The offer is accepted: \(command).")
                return try refine(command, design, desk)
            }
            if let command = refiner.completed(pending, by: text) {
                try desk.log("The answer names the field: \(command).")
                return try refine(command, design, desk)
            }
        }
        if let design = current.design {
            if isChange(text, of: design) { return try refine(text, design, desk) }
            if let mended = Spelling(design).corrected(text), text.split(separator: " ").count <= Self.remarkLength,
                isChange(mended.text, of: design)
            {
                return try refine(text, design, desk)
            }
        }
        var requirement = text
        if current.conversation == .clarifying, let earlier = current.requirement {
            // An answer completes the requirement; a new requirement stands for itself.
            requirement = Self.joined(earlier, text)
            if case .unclear = try engine.read(requirement), case .design = try engine.read(text) { requirement = text }
        }
        return try design(requirement, desk)
    }

    /// Words up to which a message about nothing of the plan may still be a change for the model to make.
    private static let remarkLength = 14

    /// Whether a message is to change the plan; otherwise it is something new.
    private func isChange(_ text: String, of design: DataModelDesign) -> Bool {
        let refiner = Refiner(
            design: design, requirement: "", engine: engine, schema: schema, focus: current.focus)
        if refiner.isAbout(text, isApproved: current.isApproved) { return true }
        return model != nil && !current.isApproved && text.split(separator: " ").count <= Self.remarkLength
    }

    static func joined(_ earlier: String, _ text: String) -> String {
        let end = earlier.last { !$0.isWhitespace }
        return earlier + (end == "." || end == "!" || end == "?" ? " " : ". ") + text
    }

    func design(_ requirement: String, _ desk: AgentDesk) throws -> AgentAnswer {
        let run = desk.run
        for name in names.dropFirst() { try AgentDesk(agent: name, run: run).idle("Waiting") }
        try desk.working("Handing the requirement to the \(SchemaExpert.name)", 0.1)
        try desk.log(
            "Requirement of \(counted(requirement.split(separator: " ").count, "word")); engine "
                + "\(model == nil ? engine.kind : ModelEngine.kind); "
                + "\(schema.origin)."
        )
        let reading = try read(requirement, run: run)
        guard case .design(let design) = reading else {
            guard case .unclear(let clarification) = reading else { return say(CrewTexts.help) }
            return try ask(clarification, requirement, desk)
        }
        try current.move(.requirementRead)
        // A plan that is still open is not given up for good: what was meant as a change may have been read as new.
        let before = current.isApproved ? nil : current.design
        current = CrewState(
            conversation: current.conversation, requirement: requirement, design: nil, version: current.version,
            versions: current.isApproved ? [] : current.versions, firstVersion: current.version + 1)
        if let before { try desk.log("The plan for \(before.title), version \(current.version), is set aside.") }
        try run.checkpoint(stage: "requirements_validated", state: try state())
        return try build(design, from: requirement, .planMade, desk) { planned, stored in
            CrewTexts.plan(planned, stored: stored)
                + (before.map { CrewTexts.setAside($0, version: planned.version - 1) } ?? "")
        }
    }

    func ask(_ clarification: Clarification, _ requirement: String, _ desk: AgentDesk) throws -> AgentAnswer {
        if current.design != nil {
            // A plan is not given up for a message that nothing can be made of.
            try desk.log("Nothing was understood; the plan stays as it is.")
            let isQuestion = requirement.last { !$0.isWhitespace } == "?"
            return say(
                isQuestion
                    ? CrewTexts.questionNotUnderstood(current)
                    : CrewTexts.notUnderstood(current, clarification.question))
        }
        try current.move(.asked)
        current = CrewState(
            conversation: current.conversation, requirement: requirement, question: clarification.question,
            version: current.version)
        try desk.log("Asking one question; nothing is generated.")
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
    func build(
        _ design: DataModelDesign, from requirement: String, _ event: ConversationEvent, changes: [String] = [],
        _ desk: AgentDesk, text: (PlannedDesign, [ArtifactReference]) -> String
    ) throws -> AgentAnswer {
        let run = desk.run
        try current.move(.workBegun)
        try desk.working("\(TechnicalArchitect.name) checks and generates", 0.4)
        let version = current.version + 1
        let (planned, project) = try TechnicalArchitect(schema: schema).work(design, version: version, run: run)
        try run.checkpoint(stage: "technical_design", state: try state())
        try desk.working("\(DependencyResolver.name) plans the work", 0.7)
        try DependencyResolver().work(planned, run: run)
        try desk.working("Packing and storing the plan", 0.9)
        let json = try planned.document.json()
        let stored = try Deliverables(planned: planned, project: project).store(json: json, desk: desk)
        current.add(PlanVersion(number: version, design: planned.design, requirement: requirement, changes: changes))
        try current.move(event)
        (current.question, current.pending) = (nil, nil)
        if event == .planMade { current.focus = Self.onlyField(of: planned.design) }
        var answer = say(text(planned, stored))
        answer.implementationPlanJSON = json
        answer.artifacts = stored
        return answer
    }

    /// What "it" means in a plan with one field.
    private static func onlyField(of design: DataModelDesign) -> FieldReference? {
        let fields = design.objects.flatMap { object in
            object.fields.map { FieldReference(object: object.apiName, field: $0.apiName) }
        }
        return fields.count == 1 ? fields.first : nil
    }

    // MARK: Changing a plan

    /// The change as it is once slips of the fingers are mended, where it could not be made as it was written.
    private func mended(
        _ refinement: Refinement, of text: String, by refiner: Refiner
    ) throws -> (refinement: Refinement, corrections: [Spelling.Correction])? {
        guard let mended = Spelling(refiner.design).corrected(text) else { return nil }
        let isOpen = refinement.pending?.offer != nil || !refinement.notDone.isEmpty || !refinement.left.isEmpty
        var again = try refiner.refine(mended.text)
        let changes = DesignDiff(from: refiner.design, to: again.design).changes
        if refinement.pending?.offer != nil, changes.isEmpty, again.pending?.offer != nil {
            // Nothing is there by either name: what is offered is the right word.
            again.corrections = mended.corrections
            return (again, mended.corrections)
        }
        guard !changes.isEmpty, again.pending == nil, again.notDone.count <= refinement.notDone.count else {
            return nil
        }
        // A name that holds the slip was no wish: "mkae budget" is no field.
        let made = DesignDiff(from: refiner.design, to: refinement.design).changes.joined(separator: " ").lowercased()
        let isKept = mended.corrections.contains { slip in
            slip.written.count > 3 && made.contains(slip.written.lowercased())
        }
        guard isOpen || isKept || again.done > refinement.done else { return nil }
        again.corrections = mended.corrections
        return (again, mended.corrections)
    }

    func refine(_ text: String, _ design: DataModelDesign, _ desk: AgentDesk) throws -> AgentAnswer {
        try desk.working("Looking for the change in the plan", 0.2)
        let base = current.requirement ?? design.requirement
        let refiner = Refiner(
            design: design, requirement: base, engine: engine, schema: schema, focus: current.focus,
            keepsNames: current.wasApproved, leavesSentences: model != nil)
        var refinement = try refiner.refine(text)
        if let mended = try mended(refinement, of: text, by: refiner) {
            try log(mended.corrections, desk)
            refinement = mended.refinement
        }
        refinement = try completed(refinement, of: refiner, run: desk.run)
        let changes = DesignDiff(from: design, to: refinement.design).changes
        current.focus = refinement.focus
        guard !changes.isEmpty else {
            if let pending = refinement.pending {
                current.pending = pending
                try desk.log("Asking which field is meant; the plan stays as it is.")
                return say(CrewTexts.read(refinement.corrections) + pending.question)
            }
            if refinement.done > 0, refinement.notDone.isEmpty {
                try desk.log("The plan is like that already.")
                return say(
                    CrewTexts.read(refinement.corrections)
                        + "It is like that already, so the plan stays at version \(current.version).")
            }
            try desk.log("No change understood.")
            return say(CrewTexts.notRefined(current, refinement.notDone))
        }
        for change in changes { try desk.log("Change: \(change)") }
        let repaired = DesignRepair(refinement.design, schema: schema).design
        let broken = DesignChecker(schema: schema).check(repaired).filter { $0.severity == .error }
        guard broken.isEmpty else {
            try desk.warn(
                "The change breaks \(counted(broken.count, "rule")) of the platform; the plan stays as it is.")
            return say(CrewTexts.notRefined(current, broken.map { "\($0.element): \($0.message) \($0.fix)" }))
        }
        let answer = try build(
            refinement.design, from: refinement.requirement, .planChanged, changes: changes, desk
        ) { planned, stored in
            CrewTexts.refined(
                planned, changes: changes, notUnderstood: refinement.notDone, stored: stored,
                corrections: refinement.corrections)
        }
        guard let pending = refinement.pending else { return answer }
        current.pending = pending
        var both = answer
        both.message += "\n" + pending.question + "\n"
        return both
    }
}
