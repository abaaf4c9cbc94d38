/// Showing, comparing, going back to and approving the versions of a plan.
extension Crew {
    func planned(_ design: DataModelDesign) -> PlannedDesign {
        PlannedDesign(design, version: current.version, schema: schema)
    }

    /// Freezes the current version under the digest of its design.
    func approve(_ desk: AgentDesk) throws -> AgentAnswer {
        guard let design = current.design else { return say(CrewTexts.help) }
        if current.versions.last?.number != current.version {
            // A session of an earlier release kept no versions.
            current.versions.append(
                PlanVersion(
                    number: current.version, design: design, requirement: current.requirement ?? design.requirement))
        }
        let wasApproved = current.isApproved
        try current.move(.approved)
        current.approvedVersion = current.version
        current.pending = nil
        let digest = try PlanVersion.digest(of: design)
        current.versions[current.versions.count - 1].digest = digest
        try desk.log(
            "Version \(current.version) of \(design.title) \(wasApproved ? "was approved already" : "approved by the user")"
                + "; SHA-256 of the design \(digest).")
        var answer = say(CrewTexts.approved(current, design, digest: digest))
        answer.implementationPlanJSON = try planned(design).document.json()
        return answer
    }

    func show(_ topic: PlanTopic, _ about: String?, _ desk: AgentDesk) throws -> AgentAnswer {
        guard let design = current.design else { return say(CrewTexts.help) }
        if let about, design.object(about) == nil, [.fields, .details, .relationships, .rules].contains(topic) {
            return say(CrewTexts.noSuchObject(about, design))
        }
        try desk.working("Looking up \(topic.rawValue)", 0.5)
        return say(CrewTexts.topic(topic, about: about, planned(design), stored: true))
    }

    /// What changed from one version to another; without numbers, from the one before to the current one.
    func compare(_ from: Int?, _ to: Int?, _ desk: AgentDesk) throws -> AgentAnswer {
        let kept = current.versions.map(\.number)
        if from == current.version, to == nil, current.isApproved {
            return say("Nothing has changed since version \(current.version) was approved.")
        }
        guard kept.count > 1 else { return say(CrewTexts.nothingToCompare(current)) }
        let numbers = [from, to].compactMap { $0 }.sorted()
        let second = numbers.count > 1 ? numbers[1] : current.version
        let first = numbers.first.flatMap { $0 == second ? nil : $0 } ?? kept.last { $0 < second } ?? second
        guard let old = current.versions.first(where: { $0.number == first }),
            let new = current.versions.first(where: { $0.number == second }), first != second
        else { return say(CrewTexts.noSuchVersion(current, numbers)) }
        try desk.working("Comparing versions \(first) and \(second)", 0.5)
        let changes = DesignDiff(from: old.design, to: new.design).changes
        try desk.log("Compared versions \(first) and \(second): \(counted(changes.count, "change")).")
        return say(CrewTexts.comparison(old, new, changes))
    }

    /// Makes an earlier version the current one again, as a version of its own.
    func restore(_ number: Int?, _ desk: AgentDesk) throws -> AgentAnswer {
        guard let design = current.design else { return say(CrewTexts.help) }
        let wanted = number ?? current.versions.last { $0.number < current.version }?.number
        guard let wanted, wanted != current.version, let old = current.versions.first(where: { $0.number == wanted })
        else { return say(CrewTexts.noSuchVersion(current, number.map { [$0] } ?? [])) }
        let changes = DesignDiff(from: design, to: old.design).changes
        try desk.log("Going back to version \(wanted): \(counted(changes.count, "change")).")
        current.focus = nil
        return try build(old.design, from: old.requirement, .planChanged, changes: changes, desk) { planned, stored in
            "Back to version \(wanted), as version \(planned.version).\n\n"
                + CrewTexts.refined(planned, changes: changes, notUnderstood: [], stored: stored)
        }
    }
}
