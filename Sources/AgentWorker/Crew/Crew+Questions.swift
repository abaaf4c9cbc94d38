/// Questions about the plan, which change nothing.
extension Crew {
    func answer(_ question: PlanQuestion, _ desk: AgentDesk) throws -> AgentAnswer {
        guard let design = current.design else { return say(CrewTexts.help) }
        try desk.working("Looking it up in version \(current.version)", 0.5)
        switch question {
        case .cost: return say(CrewTexts.cost(planned(design)))
        case .duration: return say(CrewTexts.duration(planned(design)))
        case .roles: return say(CrewTexts.roles(planned(design)))
        case .size: return say(CrewTexts.size(planned(design)))
        case .access(let words):
            let reasons = PlanReasons(design: design, schema: schema, versions: [], focus: current.focus)
            return say(reasons.access(words) ?? CrewTexts.topic(.security, about: nil, planned(design), stored: true))
        case .rollback: return say(CrewTexts.rollback)
        case .deployment: return say(CrewTexts.deployment(current))
        case .dataLoad: return say(CrewTexts.dataLoad(planned(design)))
        case .improvement: return say(CrewTexts.improvement(planned(design)))
        case .reason(let words):
            let reasons = PlanReasons(
                design: design, schema: schema, versions: current.versions, focus: current.focus)
            return say(reasons.answer(words).map { $0 + "\n" } ?? CrewTexts.reasonUnknown(design))
        }
    }
}
