import FoundationEssentials

/// Before-save flows (Metadata API Developer Guide, "Flow").
enum FlowRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        for flow in context.design.flows {
            guard context.knows(flow.object) else {
                findings.report(
                    .flowUnknownObject, flow.apiName, "\(flow.object) does not exist.",
                    fix: "Start the flow from an object of the design or of the schema.")
                continue
            }
            if flow.description.count > 1000 {
                findings.report(
                    .flowDescription, flow.apiName, "The description is longer than 1,000 characters.",
                    fix: "Shorten it.")
            }
            checkStart(flow, context, &findings)
            if flow.assignments.isEmpty || Set(flow.assignments.map(\.field)).count != flow.assignments.count {
                findings.report(
                    .flowAssignments, flow.apiName, "A flow sets one or more fields, each once.",
                    fix: "Say what it sets.")
            }
            for assignment in flow.assignments { check(assignment, in: flow, context, &findings) }
        }
    }

    private static func checkStart(_ flow: FlowDesign, _ context: CheckContext, _ findings: inout Findings) {
        if flow.conditionFormula != nil, !flow.conditions.isEmpty {
            findings.report(
                .flowConditions, flow.apiName, "A flow starts by conditions or by a formula, not by both.",
                fix: "Keep one of them.")
        }
        let hasConditions = flow.conditionFormula != nil || !flow.conditions.isEmpty
        if flow.onlyWhenChangedToMeet, flow.trigger == .create || !hasConditions {
            findings.report(
                .flowChanged, flow.apiName, "Only an update with conditions can tell whether a record met them before.",
                fix: "Run at updates and name conditions, or run always.")
        }
        for condition in flow.conditions {
            guard let field = context.kind(of: condition.field, on: flow.object) else {
                findings.report(
                    .flowUnknownField, flow.apiName, "\(flow.object) has no field \(condition.field).",
                    fix: "Name a field that exists.")
                continue
            }
            if !fits(condition.value, field) {
                findings.report(
                    .flowValue, flow.apiName, "\(condition.value) is no \(field.rawValue) for \(condition.field).",
                    fix: "Compare with a value of the field's type.")
            }
        }
        if let formula = flow.conditionFormula {
            FormulaRules.check(formula, on: flow.object, .rule, gives: .boolean, context, flow.apiName, &findings)
        }
    }

    private static func check(
        _ assignment: FlowAssignment, in flow: FlowDesign, _ context: CheckContext, _ findings: inout Findings
    ) {
        guard let kind = context.kind(of: assignment.field, on: flow.object) else {
            return findings.report(
                .flowUnknownField, flow.apiName, "\(flow.object) has no field \(assignment.field).",
                fix: "Name a field that exists.")
        }
        let field = context.design.object(flow.object)?.field(assignment.field)
        if field?.isComputed == true || field?.type == .masterDetail
            || ["Id", "CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "IsDeleted"].contains(
                assignment.field)
        {
            return findings.report(
                .flowReadOnlyField, flow.apiName, "A flow cannot set \(assignment.field).",
                fix: "Set a field that can be edited.")
        }
        switch assignment.value {
        case .literal(let text):
            let values = field?.picklist?.valueSet == nil ? field?.picklist?.values : nil
            if !fits(text, kind) || field?.picklist?.restricted == true && values?.contains(text) == false {
                findings.report(
                    .flowValue, flow.apiName, "\(text) is no value of \(assignment.field).",
                    fix: "Use a value of the field's type.")
            }
        case .field(let path):
            guard let source = context.kind(ofPath: path, on: flow.object) else {
                return findings.report(
                    .flowUnknownField, flow.apiName, "\(flow.object) has no field \(path).",
                    fix: "Name a field that exists.")
            }
            if assigned(source) != assigned(kind) {
                findings.report(
                    .flowValue, flow.apiName, "A \(source.rawValue) cannot be put into \(assignment.field).",
                    fix: "Convert it by a formula.")
            }
        case .formula(let formula):
            if kind == .time {
                findings.report(
                    .flowValue, flow.apiName, "Flows have no formulas that give a time for \(assignment.field).",
                    fix: "Set it from another field.")
            }
            FormulaRules.check(
                formula, on: flow.object, .rule, gives: assigned(kind), context, flow.apiName, &findings)
        }
    }

    /// Picklists take texts.
    private static func assigned(_ kind: FormulaKind) -> FormulaKind {
        [.picklist, .multiselect, .longText].contains(kind) ? .text : kind
    }

    /// Whether a text is a value of a kind.
    private static func fits(_ text: String, _ kind: FormulaKind) -> Bool {
        switch kind {
        case .number: return Double(text) != nil
        case .boolean: return text == "true" || text == "false"
        case .date: return isDate(text)
        case .dateTime:
            let parts = text.split(separator: "T")
            return parts.count == 2 && isDate(String(parts[0])) && parts[1].count >= 8
        case .time: return false
        default: return text.count <= 255
        }
    }

    /// A day of the calendar as `2026-01-31`.
    private static func isDate(_ text: String) -> Bool {
        (try? Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().parse(text)) != nil && text.count == 10
    }
}
