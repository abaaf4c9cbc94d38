/// What the Master Orchestrator says of versions, approval and what was dropped.
extension CrewTexts {
    static func approved(_ state: CrewState, _ design: DataModelDesign, digest: String) -> String {
        """
        Version \(state.version) of **\(design.title)** is approved and frozen. SHA-256 of the design: `\(digest)`. \
        Nothing has been deployed: no org is connected. To deploy it, unpack `salesforce-project.zip` and follow its \
        README, in a sandbox first. A change from here on makes version \(state.version + 1), which needs an approval of \
        its own; for something else, say what the business has to record.
        """
    }

    static func cancelled(_ state: CrewState, dropped: String?) -> String {
        guard dropped != nil else {
            return state.design == nil
                ? "There is nothing to cancel. What should Salesforce record?"
                : "There is nothing to cancel. The plan stays at version \(state.version); say **start over** to clear it."
        }
        return state.design == nil
            ? "Dropped. What should Salesforce record?" : "Dropped. The plan stays at version \(state.version)."
    }

    static func notUnderstood(_ state: CrewState, _ question: String) -> String {
        """
        I could make nothing of that, so the plan stays at version \(state.version). If it is a change, name the field or \
        the object it is about. If it is something new: \(question)
        """
    }

    static func nothingToCompare(_ state: CrewState) -> String {
        state.design == nil
            ? "There is no plan yet, so there is nothing to compare."
            : "There is only version \(state.version) so far, so there is nothing to compare it with."
    }

    static func noSuchVersion(_ state: CrewState, _ numbers: [Int]) -> String {
        let kept = state.versions.map { "\($0.number)" }.joined(separator: ", ")
        let missing = numbers.filter { number in !state.versions.contains { $0.number == number } }
        let said =
            missing.isEmpty
            ? "There is no other version."
            : "I do not have version \(missing.map { "\($0)" }.joined(separator: " or "))."
        return said + " Kept: \(kept.isEmpty ? "none" : kept). The plan stays at version \(state.version)."
    }

    static func noSuchObject(_ name: String, _ design: DataModelDesign) -> String {
        "There is no object \"\(name)\" in the plan. It has \(design.objects.map(\.label).joined(separator: ", "))."
    }

    static func comparison(_ old: PlanVersion, _ new: PlanVersion, _ changes: [String]) -> String {
        var text = "## Version \(old.number) and version \(new.number)\n\n"
        text += "| | version \(old.number) | version \(new.number) |\n|---|---|---|\n"
        let figures: [(String, (DataModelDesign) -> Int)] = [
            ("Objects", { $0.objects.count }), ("Fields", { $0.fieldCount }),
            ("Relationships", { $0.relationshipCount }), ("Validation rules", { $0.ruleCount }),
        ]
        for (name, count) in figures { text += "| \(name) | \(count(old.design)) | \(count(new.design)) |\n" }
        text += "| Approved | \(old.digest == nil ? "no" : "yes") | \(new.digest == nil ? "no" : "yes") |\n\n"
        guard !changes.isEmpty else { return text + "The designs are the same.\n" }
        return text + changes.map { "- \($0)\n" }.joined()
    }
}
