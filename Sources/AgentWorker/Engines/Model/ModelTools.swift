import FoundationEssentials
import Shared

/// What the model may ask for while it designs. None of it changes anything.
struct ModelTools {
    let schema: any OrgSchema

    /// The tools as `model.chat` takes them.
    static let json: StaticString = #"""
        [{"name":"describe_object","description":"Fields and relationships of an object that the org has already.","parameters":{"type":"object","properties":{"api_name":{"type":"string","description":"Such as Contact"}},"required":["api_name"],"additionalProperties":false}},{"name":"find_objects","description":"Names of the objects that the org has already whose name or label contains one of the words.","parameters":{"type":"object","properties":{"query":{"type":"string"}},"required":["query"],"additionalProperties":false}},{"name":"check_design","description":"Checks a design against the rules of the platform and returns the findings. Errors must be mended.","parameters":{"type":"object","properties":{"design":{"type":"object","description":"As the design member of the answer"}},"required":["design"],"additionalProperties":false}}]
        """#

    /// The result of a call, for the model. A call that cannot be answered says why: the model may do better then.
    func answer(_ call: ModelToolCall, requirement: String) -> String {
        guard let arguments = try? JSONObject(Array(call.arguments.utf8)) else {
            return "The arguments are not a JSON object."
        }
        switch call.name {
        case "describe_object":
            guard let name = arguments.string("api_name") else { return "api_name is missing." }
            return describe(name)
        case "find_objects":
            guard let query = arguments.string("query") else { return "query is missing." }
            return find(query)
        case "check_design":
            guard let design = arguments.json("design") else { return "design is missing." }
            do {
                let design = try JSONDecoder().decode(DataModelDesign.self, from: Data(design))
                let findings = ModelDesign(design, requirement: requirement, schema: schema).findings
                return findings.isEmpty ? "No findings." : ModelDesign.list(findings)
            } catch {
                return "The design does not have the form of the schema: \(ModelOutput.reason(error))"
            }
        default: return "There is no tool of that name."
        }
    }

    private func describe(_ name: String) -> String {
        guard let object = schema.describe(name) else { return "The org has no object \(name.prefix(80))." }
        let fields = object.fields.map { field in
            var text = "\(field.apiName) (\(field.label)): \(field.kind.rawValue)"
            if !field.references.isEmpty { text += " to \(field.references.joined(separator: ", "))" }
            if !field.values.isEmpty { text += ", values such as \(field.values.joined(separator: "; "))" }
            return text
        }
        return "\(object.apiName) (\(object.label)); \(object.canBeMaster ? "can" : "cannot") be a master.\n"
            + "Fields:\n" + fields.joined(separator: "\n")
            + "\nNames of its child relationships that are taken: "
            + object.childRelationships.joined(separator: ", ")
    }

    private func find(_ query: String) -> String {
        let words = query.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 }
        let found = schema.objectNames.filter { name in
            let text = name.lowercased() + " " + (schema.describe(name)?.label.lowercased() ?? "")
            return words.contains { text.contains($0) }
        }
        return found.isEmpty
            ? "No object has one of these words. All: \(schema.objectNames.joined(separator: ", "))"
            : found.joined(separator: ", ")
    }
}
