/// The engine that needs neither a model nor a network: a grammar of business requirements.
///
/// It reads a text twice. The first reading finds the kinds of records it speaks of, the second takes each clause and
/// puts what it says into a draft. Then values to be worked out, conditions and usual parts are added, and the draft
/// becomes a ``DataModelDesign``. The same text always gives the same design.
struct BuiltinEngine: DesignEngine {
    let schema: any OrgSchema

    var kind: String { "builtin" }

    func read(_ requirement: String) throws -> EngineReading {
        let (clauses, roles) = RoleList.extract(from: ClauseParser.clauses(of: requirement))
        guard !clauses.isEmpty else { return .unclear(Clarification.nothingUnderstood) }
        let reading = read(requirement, clauses, roles)
        guard case .unclear(.nothingUnderstood) = reading, let restated = LastResort.restated(clauses),
            case .design(let design) = read(requirement, restated, roles)
        else { return reading }
        return .design(design)
    }

    private func read(_ requirement: String, _ clauses: [Clause], _ roles: [RoleList]) -> EngineReading {
        let draft = ModelDraft(requirement: requirement)
        ThingFinder(draft: draft, schema: schema, clauses: clauses).find(in: clauses, roles: roles)
        let interpreter = Interpreter(draft: draft, schema: schema, clauses: clauses)
        interpreter.interpret()
        interpreter.settleManies()
        interpreter.relateCounted()
        interpreter.linkNamedParts()
        let computation = Computation(interpreter: interpreter)
        Pairs(draft: draft).merge()
        Orphans(draft: draft).linkByName()
        Orphans(draft: draft).linkPeople(schema)
        Orphans(draft: draft).linkDoers()
        Orphans(draft: draft).linkOwners(schema)
        CoMentions(interpreter: interpreter).settle()
        computation.settle()
        Pairs(draft: draft).settle()
        interpreter.readPostponed()
        RequiredConditions(interpreter: interpreter).settle()
        FieldSettings(interpreter: interpreter).settle()
        Plausibility(draft: draft, clauses: clauses).settle()
        if let clarification = Clarification.needed(draft, clauses: clauses, schema: schema) {
            return .unclear(clarification)
        }
        Orphans(draft: draft).settle()
        Connections(interpreter: interpreter).settle()
        Figures(interpreter: interpreter, computation: computation).settle()
        Completion(draft: draft).complete()
        computation.settleThresholds()
        draft.discardUnused()
        UnreadPhrases(interpreter: interpreter, roles: roles).note()
        var assembler = DesignAssembler(draft: draft, schema: schema)
        return .design(assembler.design())
    }

    /// Builds the tables that all workers share; call it before forking.
    static func warmUp() { _ = Lexicon.shared }
}
