/// `flows/*.flow-meta.xml`: a record-triggered flow that sets fields before the record is saved. Always a draft.
enum FlowMetadata {
    private static let step = "Set_Fields"

    /// - Throws: ``MetadataError``, or ``FormulaSyntaxError`` for a formula that the checker has refused.
    static func file(_ flow: FlowDesign, in context: CheckContext) throws -> MetadataFile {
        var node = MetadataNode(.flow)
        node.add("apiVersion", MetadataType.apiVersion)
        node.add("label", flow.label)
        node.add("description", SourceText.description(flow.description, flow.source, limit: 1000))
        node.add("environments", "Default")
        node.add("interviewLabel", "\(flow.label) {!$Flow.CurrentDateTime}")
        node.add("processMetadataValues", setting("BuilderType", "LightningFlowBuilder"))
        node.add("processMetadataValues", setting("CanvasMode", "AUTO_LAYOUT_CANVAS"))
        node.add("processMetadataValues", setting("OriginBuilderType", "LightningFlowBuilder"))
        node.add("processType", "AutoLaunchedFlow")
        node.add("status", "Draft")
        node.add("start", try start(flow, context))
        var assignment = MetadataNode(.flowAssignment)
        assignment.add("name", step)
        assignment.add("label", "Set Fields")
        assignment.add("locationX", 176)
        assignment.add("locationY", 287)
        for item in flow.assignments {
            let kind = context.kind(of: item.field, on: flow.object) ?? .text
            var set = MetadataNode(.flowAssignmentItem)
            set.add("assignToReference", "$Record.\(item.field)")
            set.add("operator", "Assign")
            switch item.value {
            case .literal(let text): set.add("value", value(text, kind))
            case .field(let path): set.add("value", reference("$Record.\(path)"))
            case .formula(let formula):
                let name = "Value_for_\(item.field.hasSuffix("__c") ? String(item.field.dropLast(3)) : item.field)"
                node.add("formulas", try self.formula(name, formula, kind))
                set.add("value", reference(name))
            }
            assignment.add("assignmentItems", set)
        }
        node.add("assignments", assignment)
        return try MetadataFile(
            path: "\(ObjectMetadata.root)/flows/\(flow.apiName).flow-meta.xml", root: "Flow", node)
    }

    private static func start(_ flow: FlowDesign, _ context: CheckContext) throws -> MetadataNode {
        var node = MetadataNode(.flowStart)
        node.add("locationX", 50)
        node.add("locationY", 0)
        var connector = MetadataNode(.flowConnector)
        connector.add("targetReference", step)
        node.add("connector", connector)
        if flow.onlyWhenChangedToMeet { node.add("doesRequireRecordChangedToMeetCriteria", true) }
        if let formula = flow.conditionFormula {
            node.add("filterFormula", FlowFormulaText.text(try FormulaParser.parse(formula)))
        } else if !flow.conditions.isEmpty {
            node.add("filterLogic", "and")
            for condition in flow.conditions {
                var filter = MetadataNode(.flowRecordFilter)
                filter.add("field", condition.field)
                filter.add("operator", operators[condition.operation] ?? "EqualTo")
                filter.add("value", value(condition.value, context.kind(of: condition.field, on: flow.object) ?? .text))
                node.add("filters", filter)
            }
        }
        node.add("object", flow.object)
        node.add("recordTriggerType", flow.trigger.rawValue)
        node.add("triggerType", "RecordBeforeSave")
        return node
    }

    private static let operators: [FilterOperation: String] = [
        .equals: "EqualTo", .notEqual: "NotEqualTo", .lessThan: "LessThan", .greaterThan: "GreaterThan",
        .lessOrEqual: "LessThanOrEqualTo", .greaterOrEqual: "GreaterThanOrEqualTo", .contains: "Contains",
        .startsWith: "StartsWith",
    ]

    private static func formula(_ name: String, _ formula: String, _ kind: FormulaKind) throws -> MetadataNode {
        var node = MetadataNode(.flowFormula)
        node.add("name", name)
        switch kind {
        case .number:
            node.add("dataType", "Number")
            node.add("scale", 2)
        case .date: node.add("dataType", "Date")
        case .dateTime: node.add("dataType", "DateTime")
        case .boolean: node.add("dataType", "Boolean")
        default: node.add("dataType", "String")
        }
        node.add("expression", FlowFormulaText.text(try FormulaParser.parse(formula)))
        return node
    }

    private static func value(_ text: String, _ kind: FormulaKind) -> MetadataNode {
        var node = MetadataNode(.flowElementReferenceOrValue)
        switch kind {
        case .number: node.add("numberValue", text)
        case .boolean: node.add("booleanValue", text)
        case .date: node.add("dateValue", text)
        case .dateTime: node.add("dateTimeValue", text)
        default: node.add("stringValue", text)
        }
        return node
    }

    private static func reference(_ name: String) -> MetadataNode {
        var node = MetadataNode(.flowElementReferenceOrValue)
        node.add("elementReference", name)
        return node
    }

    private static func setting(_ name: String, _ text: String) -> MetadataNode {
        var node = MetadataNode(.flowMetadataValue)
        node.add("name", name)
        node.add("value", value(text, .text))
        return node
    }
}
