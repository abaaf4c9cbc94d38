import FoundationEssentials

/// A piece of work for the model: what it is asked, and what its answer is held against.
struct ModelTask {
    /// What the model is asked, in words of ours around the user's.
    let question: String
    /// The words that the sources of elements are looked for in.
    let requirement: String
    /// The plan that is to be changed; nil where a new one is asked for.
    let plan: DataModelDesign?
    /// Whether API names of the plan stay, because an approved version has them.
    let keepsNames: Bool

    /// Designs a data model for a requirement.
    init(requirement: String) {
        question = ModelPrompt.user(requirement)
        self.requirement = requirement
        plan = nil
        keepsNames = false
    }

    /// Changes a plan.
    ///
    /// - Parameters:
    ///   - change: What the user asks for.
    ///   - requirement: All that the plan will have been made from, `change` included.
    /// - Throws: `EncodingError`; a design that was shown can be encoded.
    init(changing plan: DataModelDesign, by change: String, requirement: String, keepsNames: Bool) throws {
        question = ModelPrompt.change(change, of: try Self.json(plan))
        self.requirement = requirement
        self.plan = plan
        self.keepsNames = keepsNames
    }

    /// The plan as a model writes one: without what the platform's rules and the user's words decide.
    private static func json(_ plan: DataModelDesign) throws -> String {
        var given = plan
        (given.requirement, given.app) = ("", nil)
        given.permissionSets.removeAll { $0.kind != .special }
        let encoder = JSONEncoder()
        // Slashes stay escaped: so no text in it can close the tag around it.
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(given), as: UTF8.self)
    }

    /// What is wrong with a design as the answer to this task, for the model; nil where it is an answer.
    func objection(to design: DataModelDesign) -> String? {
        guard let plan else { return nil }
        guard !DesignDiff(from: plan, to: design).changes.isEmpty else {
            return
                "- the design is the same as before. Make the change that is asked for, or leave \"design\" out and ask "
                + "in \"question\" what is meant."
        }
        guard keepsNames else { return nil }
        for object in plan.objects {
            guard let now = design.object(object.apiName) else { continue }
            for field in object.fields where now.field(field.apiName) == nil {
                guard let other = now.fields.first(where: { $0.label == field.label }) else { continue }
                return "- \(object.apiName).\(field.apiName) was approved and keeps its apiName; it is "
                    + "\(other.apiName) in the answer."
            }
        }
        return nil
    }
}
