@testable import AgentWorker

/// For each rule of a design a change to ``SampleDesign`` that breaks it.
struct RuleExample {
    var rule: Rule
    /// Whether ``DesignRepair`` mends it.
    var isRepaired: Bool
    var breakIt: @Sendable (inout DataModelDesign) -> Void

    var design: DataModelDesign {
        var design = SampleDesign.complete
        breakIt(&design)
        return design
    }

    init(_ rule: Rule, repaired: Bool = false, _ breakIt: @escaping @Sendable (inout DataModelDesign) -> Void) {
        self.rule = rule
        isRepaired = repaired
        self.breakIt = breakIt
    }

    static let long = String(repeating: "x", count: 1001)

    static let all: [RuleExample] =
        names + objects + fields + picklists + relationships + masters + summaries
        + formulas + recordTypes + listViews + permissions + flows + limits

    private static let names: [RuleExample] = [
        .init(.nameSuffix) { $0.objects[0][code: "Code__c"].apiName = "Code" },
        .init(.nameInvalid) { $0.objects[2].apiName = "1_Assignment__c" },
        .init(.nameTooLong) { $0.objects[0][code: "Code__c"].apiName = String(repeating: "C", count: 41) + "__c" },
        .init(.nameReserved) { $0.objects[0][code: "Code__c"].apiName = "Select__c" },
        .init(.nameDeveloper) { $0.flows[0].apiName = "Has__Two" },
        .init(.nameUnknownStandard) { $0.objects[3].apiName = "Shipment" },
        .init(.nameDuplicateObject) { $0.objects[2].apiName = "PROJECT__c" },
        .init(.nameDuplicateField) { $0.objects[0][code: "Remark__c"].apiName = "NOTES__c" },
        .init(.nameDuplicateRule) { $0.objects[0].validationRules.append($0.objects[0].validationRules[0]) },
        .init(.nameDuplicateRecordType) { $0.objects[0].recordTypes[1].name = "internal" },
        .init(.nameDuplicateListView) { $0.objects[0].listViews[0].name = "All" },
        .init(.nameDuplicatePermissionSet) { $0.permissionSets[1].apiName = $0.permissionSets[0].apiName },
        .init(.nameDuplicateFlow) { $0.flows.append($0.flows[0]) },
        .init(.nameDuplicateValueSet) { $0.valueSets.append($0.valueSets[0]) },
        .init(.labelLength) { $0.objects[0].label = String(repeating: "L", count: 41) },
    ]

    private static let objects: [RuleExample] = [
        .init(.objectNameField, repaired: true) { $0.objects[0].nameField = nil },
        .init(.objectAutoNumberFormat) { $0.objects[1].nameField?.autoNumberFormat = "I-{1}" },
        .init(.objectDescription, repaired: true) { $0.objects[0].purpose = long },
        .init(.objectStandardTab, repaired: true) { $0.objects[3].hasTab = true },
        .init(.objectSharing, repaired: true) { $0.objects[1].sharing = .private },
    ]

    private static let fields: [RuleExample] = [
        .init(.fieldTextLength) { $0.objects[0][code: "Code__c"].length = 256 },
        .init(.fieldLongTextLength) { $0.objects[0][code: "Notes__c"].length = 255 },
        .init(.fieldLengthNotAllowed, repaired: true) { $0.objects[0][code: "Remark__c"].length = 255 },
        .init(.fieldVisibleLines, repaired: true) { $0.objects[0][code: "Topics__c"].visibleLines = nil },
        .init(.fieldVisibleLinesNotAllowed, repaired: true) { $0.objects[0][code: "Code__c"].visibleLines = 3 },
        .init(.fieldPrecision) { $0.objects[0][code: "Budget__c"].precision = 19 },
        .init(.fieldScale) { $0.objects[0][code: "Budget__c"].scale = 19 },
        .init(.fieldPrecisionNotAllowed, repaired: true) { $0.objects[0][code: "Spent__c"].precision = 18 },
        .init(.fieldCheckboxDefault, repaired: true) { $0.objects[0][code: "Active__c"].defaultValue = nil },
        .init(.fieldDefaultNotAllowed) { $0.objects[0][code: "Status__c"].defaultValue = "Open" },
        .init(.fieldRequiredNotAllowed, repaired: true) { $0.objects[0][code: "Remaining__c"].required = true },
        .init(.fieldUniqueNotAllowed) { $0.objects[0][code: "End_Date__c"].unique = true },
        .init(.fieldExternalIdNotAllowed) { $0.objects[0][code: "Web_Page__c"].externalId = true },
        .init(.fieldDisplayFormat) { $0.objects[0][code: "Ticket_Number__c"].displayFormat = "T-{9}" },
        .init(.fieldDisplayFormatNotAllowed, repaired: true) { $0.objects[0][code: "Code__c"].displayFormat = "{0}" },
        .init(.fieldDescription, repaired: true) { $0.objects[0][code: "Code__c"].description = long },
        .init(.fieldHelpText, repaired: true) { $0.objects[0][code: "Code__c"].helpText = long },
        .init(.fieldFormulaType) { $0.objects[0][code: "Remaining__c"].type = .email },
        .init(.fieldRelationshipNotAllowed, repaired: true) {
            $0.objects[0][code: "Code__c"].relationship = RelationshipDesign(
                object: "Account", name: "Codes", label: "C")
        },
        .init(.fieldSummaryNotAllowed, repaired: true) {
            $0.objects[0][code: "Code__c"].summary = $0.objects[0][code: "Spent__c"].summary
        },
    ]

    private static let picklists: [RuleExample] = [
        .init(.fieldNoValues) { $0.objects[0][code: "Topics__c"].picklist = nil },
        .init(.fieldValuesNotAllowed, repaired: true) {
            $0.objects[0][code: "Code__c"].picklist = PicklistDesign(values: ["A"])
        },
        .init(.fieldTooManyValues) {
            $0.objects[0][code: "Topics__c"].picklist?.values = (0...1000).map { "Value \($0)" }
        },
        .init(.fieldDuplicateValues, repaired: true) {
            $0.objects[0][code: "Topics__c"].picklist?.values = ["A", "a"]
        },
        .init(.fieldValueLength) { $0.objects[0][code: "Topics__c"].picklist?.values = ["A;B"] },
        .init(.fieldUnknownDefault, repaired: true) {
            $0.objects[0][code: "Topics__c"].picklist?.defaultValue = "Other"
        },
        .init(.fieldUnknownValueSet) { $0.objects[0][code: "Level__c"].picklist?.valueSet = "Nothing" },
        .init(.valueSetValues) { $0.valueSets[0].defaultValue = "Medium" },
        .init(.valueSetUnused) {
            $0.objects[0][code: "Level__c"].picklist = PicklistDesign(values: ["Low", "High"])
        },
    ]

    private static let relationships: [RuleExample] = [
        .init(.relationshipMissing) { $0.objects[0][code: "Account__c"].relationship = nil },
        .init(.relationshipUnknownParent) { $0.objects[0][code: "Account__c"].relationship?.object = "Firm__c" },
        .init(.relationshipLookupAttributes, repaired: true) {
            $0.objects[0][code: "Account__c"].relationship?.order = 0
        },
        .init(.relationshipDeleteConstraint, repaired: true) {
            $0.objects[0][code: "Account__c"].relationship?.deleteConstraint = nil
        },
        .init(.relationshipRequiredSetNull, repaired: true) { $0.objects[0][code: "Account__c"].required = true },
        .init(.relationshipCascade) { $0.objects[0][code: "Account__c"].relationship?.deleteConstraint = .cascade },
        .init(.relationshipTooMany) { design in
            for number in 0...40 {
                design.objects[0].fields.append(
                    .lookup(
                        "L\(number)", to: "Account", children: "L\(number)", heading: "L", source: SampleDesign.source))
            }
        },
        .init(.relationshipNameInvalid, repaired: true) {
            $0.objects[0][code: "Account__c"].relationship?.name = "Our Projects"
        },
        .init(.relationshipNameTaken, repaired: true) {
            $0.objects[0][code: "Account__c"].relationship?.name = "contacts"
        },
        .init(.relationshipLabel) { $0.objects[0][code: "Account__c"].relationship?.label = "" },
    ]

    private static let masters: [RuleExample] = [
        .init(.relationshipMasterDeleteConstraint, repaired: true) {
            $0.objects[1][code: "Project__c"].relationship?.deleteConstraint = .cascade
        },
        .init(.relationshipStandardDetail, repaired: true) {
            $0.objects[3].fields.append(master("Project", "Project__c", 0))
        },
        .init(.relationshipMasterSelf, repaired: true) { $0.objects[1].fields.append(master("Whole", "Item__c", 1)) },
        .init(.relationshipNotAMaster, repaired: true) { $0.objects[1].fields.append(master("Person", "User", 1)) },
        .init(.relationshipTooManyMasters, repaired: true) {
            $0.objects[2].fields.append(master("Campaign", "Campaign", 2))
        },
        .init(.relationshipOrder, repaired: true) { $0.objects[2][code: "Contact__c"].relationship?.order = 0 },
        .init(.relationshipCycle, repaired: true) {
            $0.objects[0].fields.append(master("Item", "Item__c", 0))
            $0.objects[0].sharing = .controlledByParent
        },
        .init(.relationshipDepth, repaired: true) { design in
            var above = "Item__c"
            for label in ["Second", "Third", "Fourth"] {
                var object = design.objects[1]
                (object.apiName, object.label, object.fields) = (label + "__c", label, [master("Above", above, 0)])
                design.objects.append(object)
                above = object.apiName
            }
        },
    ]

    private static func master(_ label: String, _ parent: String, _ order: Int) -> FieldDesign {
        .masterDetail(
            label, to: parent, children: "Kids_\(label)", heading: "Kids", order: order, source: SampleDesign.source)
    }

    private static let summaries: [RuleExample] = [
        .init(.summaryMissing) { $0.objects[0][code: "Spent__c"].summary = nil },
        .init(.summaryNotADetail) { $0.objects[0][code: "Spent__c"].summary?.childRelationshipField = "Previous__c" },
        .init(.summaryCountField) { $0.objects[0][code: "Number_of_Items__c"].summary?.summarizedField = "Amount__c" },
        .init(.summaryUnknownField) { $0.objects[0][code: "Spent__c"].summary?.summarizedField = "Price__c" },
        .init(.summaryType) { $0.objects[0][code: "Spent__c"].summary?.summarizedField = "Due_Date__c" },
        .init(.summaryCrossObjectFormula) {
            $0.objects[1][code: "Amount__c"].formula = "Project__r.Budget__c"
        },
        .init(.summaryVolatileFormula) { $0.objects[1][code: "Amount__c"].formula = "DAY(TODAY())" },
        .init(.summaryFilter) { $0.objects[0][code: "Spent__c"].summary?.filters[0].field = "Open__c" },
        .init(.summaryTooMany) { design in
            for number in 0..<24 {
                var field = design.objects[0][code: "Number_of_Items__c"]
                field.apiName = "Count_\(number)__c"
                design.objects[0].fields.append(field)
            }
        },
    ]

    private static let formulas: [RuleExample] = [
        .init(.formulaLength) { $0.objects[0].validationRules[0].formula = String(repeating: "1 = 1 || ", count: 500) },
        .init(.formulaSyntax) { $0.objects[0].validationRules[0].formula = "AND(TRUE" },
        .init(.formulaUnknownFunction) { $0.objects[0].validationRules[0].formula = "ISEMPTY(Code__c)" },
        .init(.formulaArguments) { $0.objects[0].validationRules[0].formula = "NOT(TRUE, FALSE)" },
        .init(.formulaUnknownField) { $0.objects[0].validationRules[0].formula = "Project__r.Code__c = \"A\"" },
        .init(.formulaPicklist) { $0.objects[0].validationRules[0].formula = "Status__c = \"Open\"" },
        .init(.formulaLongText) { $0.objects[0][code: "Is_Late__c"].formula = "ISBLANK(Notes__c)" },
        .init(.formulaType) { $0.objects[0].validationRules[0].formula = "Budget__c > \"100\"" },
        .init(.formulaResult) { $0.objects[0].validationRules[0].formula = "Budget__c + 1" },
        .init(.formulaRuleFunction) { $0.objects[0][code: "Is_Late__c"].formula = "ISNEW()" },
        .init(.formulaCycle) {
            $0.objects[0][code: "Days__c"].formula = "Remaining__c"
            $0.objects[0][code: "Remaining__c"].formula = "Days__c * 2"
        },
        .init(.ruleName) { $0.objects[0].validationRules[0].name = "End not before start" },
        .init(.ruleMessage, repaired: true) { $0.objects[0].validationRules[0].message = long },
        .init(.ruleDescription, repaired: true) { $0.objects[0].validationRules[0].description = long },
        .init(.ruleUnknownErrorField) { $0.objects[0].validationRules[0].errorField = "Finish__c" },
    ]
}

extension ObjectDesign {
    /// The field of that name; the sample has it.
    subscript(code name: String) -> FieldDesign {
        get { fields[fieldIndex(name) ?? 0] }
        set { fields[fieldIndex(name) ?? 0] = newValue }
    }
}
