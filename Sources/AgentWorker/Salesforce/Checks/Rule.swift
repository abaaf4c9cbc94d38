/// A rule of the platform that a design or a file can break. The raw value is its stable code: group and rule.
enum Rule: String, CaseIterable, Sendable {
    // Names and labels.
    case nameSuffix = "name.suffix"
    case nameInvalid = "name.invalid"
    case nameTooLong = "name.too_long"
    case nameReserved = "name.reserved"
    case nameDeveloper = "name.developer"
    case nameUnknownStandard = "name.unknown_standard"
    case nameDuplicateObject = "name.duplicate_object"
    case nameDuplicateField = "name.duplicate_field"
    case nameDuplicateRule = "name.duplicate_rule"
    case nameDuplicateRecordType = "name.duplicate_record_type"
    case nameDuplicateListView = "name.duplicate_list_view"
    case nameDuplicatePermissionSet = "name.duplicate_permission_set"
    case nameDuplicateFlow = "name.duplicate_flow"
    case nameDuplicateValueSet = "name.duplicate_value_set"
    case labelLength = "label.length"

    // Objects.
    case objectNameField = "object.name_field"
    case objectAutoNumberFormat = "object.auto_number_format"
    case objectDescription = "object.description_length"
    case objectStandardTab = "object.standard_tab"
    case objectSharing = "object.sharing"

    // Fields.
    case fieldTextLength = "field.text_length"
    case fieldLongTextLength = "field.long_text_length"
    case fieldLengthNotAllowed = "field.length_not_allowed"
    case fieldVisibleLines = "field.visible_lines"
    case fieldVisibleLinesNotAllowed = "field.visible_lines_not_allowed"
    case fieldPrecision = "field.precision"
    case fieldScale = "field.scale"
    case fieldPrecisionNotAllowed = "field.precision_not_allowed"
    case fieldCheckboxDefault = "field.checkbox_default"
    case fieldDefaultNotAllowed = "field.default_not_allowed"
    case fieldRequiredNotAllowed = "field.required_not_allowed"
    case fieldUniqueNotAllowed = "field.unique_not_allowed"
    case fieldExternalIdNotAllowed = "field.external_id_not_allowed"
    case fieldDisplayFormat = "field.display_format"
    case fieldDisplayFormatNotAllowed = "field.display_format_not_allowed"
    case fieldDescription = "field.description_length"
    case fieldHelpText = "field.help_length"
    case fieldNoValues = "field.no_values"
    case fieldValuesNotAllowed = "field.values_not_allowed"
    case fieldTooManyValues = "field.too_many_values"
    case fieldDuplicateValues = "field.duplicate_values"
    case fieldValueLength = "field.value_length"
    case fieldUnknownDefault = "field.unknown_default"
    case fieldUnknownValueSet = "field.unknown_value_set"
    case fieldFormulaType = "field.formula_type"
    case fieldRelationshipNotAllowed = "field.relationship_not_allowed"
    case fieldSummaryNotAllowed = "field.summary_not_allowed"

    // Relationships.
    case relationshipMissing = "relationship.missing"
    case relationshipUnknownParent = "relationship.unknown_parent"
    case relationshipLookupAttributes = "relationship.lookup_attributes"
    case relationshipDeleteConstraint = "relationship.delete_constraint"
    case relationshipRequiredSetNull = "relationship.required_set_null"
    case relationshipCascade = "relationship.cascade"
    case relationshipMasterDeleteConstraint = "relationship.master_delete_constraint"
    case relationshipStandardDetail = "relationship.standard_detail"
    case relationshipMasterSelf = "relationship.master_self"
    case relationshipNotAMaster = "relationship.not_a_master"
    case relationshipTooManyMasters = "relationship.too_many_masters"
    case relationshipOrder = "relationship.order"
    case relationshipCycle = "relationship.cycle"
    case relationshipDepth = "relationship.depth"
    case relationshipTooMany = "relationship.too_many"
    case relationshipNameInvalid = "relationship.name_invalid"
    case relationshipNameTaken = "relationship.name_taken"
    case relationshipLabel = "relationship.label"

    // Roll-ups.
    case summaryMissing = "summary.missing"
    case summaryNotADetail = "summary.not_a_detail"
    case summaryCountField = "summary.count_field"
    case summaryUnknownField = "summary.unknown_field"
    case summaryType = "summary.type"
    case summaryCrossObjectFormula = "summary.cross_object_formula"
    case summaryVolatileFormula = "summary.volatile_formula"
    case summaryFilter = "summary.filter"
    case summaryTooMany = "summary.too_many"

    // Formulas and validation rules.
    case formulaLength = "formula.length"
    case formulaSyntax = "formula.syntax"
    case formulaUnknownFunction = "formula.unknown_function"
    case formulaArguments = "formula.arguments"
    case formulaUnknownField = "formula.unknown_field"
    case formulaPicklist = "formula.picklist"
    case formulaLongText = "formula.long_text"
    case formulaType = "formula.type"
    case formulaResult = "formula.result"
    case formulaRuleFunction = "formula.rule_function"
    case formulaCycle = "formula.cycle"
    case ruleName = "rule.name"
    case ruleMessage = "rule.message_length"
    case ruleDescription = "rule.description_length"
    case ruleUnknownErrorField = "rule.unknown_error_field"

    // Record types, list views, value sets, app.
    case recordTypeLabel = "record_type.label"
    case recordTypeDescription = "record_type.description_length"
    case recordTypeField = "record_type.field"
    case recordTypeValues = "record_type.values"
    case recordTypeDefault = "record_type.default"
    case recordTypeProcess = "record_type.process"
    case recordTypeProcessNotAllowed = "record_type.process_not_allowed"
    case recordTypeProcessValues = "record_type.process_values"
    case recordTypeProcessUnknown = "record_type.process_unknown_value"
    case listViewUnknownField = "list_view.unknown_field"
    case listViewColumns = "list_view.columns"
    case listViewLongText = "list_view.long_text"
    case listViewFilters = "list_view.filters"
    case listViewMine = "list_view.mine"
    case valueSetValues = "value_set.values"
    case valueSetUnused = "value_set.unused"
    case appTabs = "app.tabs"
    case appDescription = "app.description_length"

    // Permission sets.
    case permissionLabel = "permission.label"
    case permissionDescription = "permission.description"
    case permissionUnknownObject = "permission.unknown_object"
    case permissionUnknownField = "permission.unknown_field"
    case permissionDuplicate = "permission.duplicate"
    case permissionAlwaysVisible = "permission.always_visible"
    case permissionSystemField = "permission.system_field"
    case permissionComputed = "permission.computed"
    case permissionNeedsRead = "permission.needs_read"
    case permissionDeleteNeedsEdit = "permission.delete_needs_edit"
    case permissionModifyAll = "permission.modify_all"
    case permissionViewAll = "permission.view_all"
    case permissionMasterMissing = "permission.master_missing"
    case permissionAllRecords = "permission.all_records"

    // Flows.
    case flowUnknownObject = "flow.unknown_object"
    case flowAssignments = "flow.assignments"
    case flowUnknownField = "flow.unknown_field"
    case flowReadOnlyField = "flow.read_only_field"
    case flowValue = "flow.value"
    case flowConditions = "flow.conditions"
    case flowChanged = "flow.changed"
    case flowDescription = "flow.description_length"

    // Limits.
    case limitObjects = "limit.objects"
    case limitFields = "limit.fields"
    case limitExternalIds = "limit.external_ids"
    case limitLongText = "limit.long_text"

    // Generated files.
    case fileTab = "file.tab"
    case fileLayoutName = "file.layout_name"
    case fileLayoutStyle = "file.layout_style"
    case fileLayoutRequired = "file.layout_required"
    case fileLayoutField = "file.layout_field"
    case fileObjectPermissions = "file.object_permissions"
    case fileFlow = "file.flow"
    case fileManifest = "file.manifest"
    case fileApiVersion = "file.api_version"

    /// What breaking it means: an error keeps the design from being shown as a plan.
    var severity: Finding.Severity {
        switch self {
        case .nameReserved, .relationshipCascade, .recordTypeProcessUnknown, .valueSetUnused, .permissionAllRecords:
            .warning
        case .limitObjects, .limitFields: .note
        default: .error
        }
    }

    /// The document that has the rule.
    var source: String {
        switch self {
        case .nameReserved: "SOQL and SOSL Reference, Reserved Keywords"
        case .nameUnknownStandard: "Object Reference, Standard Objects"
        case .permissionLabel, .permissionDescription, .permissionUnknownObject, .permissionUnknownField,
            .permissionDuplicate, .permissionAlwaysVisible, .permissionSystemField, .permissionComputed,
            .fileObjectPermissions:
            "Metadata API Developer Guide, PermissionSet"
        case .relationshipTooManyMasters, .relationshipDepth, .relationshipNotAMaster, .relationshipStandardDetail,
            .relationshipMasterSelf, .relationshipCycle, .relationshipTooMany:
            "Salesforce Help, Considerations for Object Relationships"
        case .objectSharing: "Metadata API Developer Guide, CustomObject (sharingModel)"
        case .listViewUnknownField, .listViewColumns, .listViewLongText, .listViewFilters, .listViewMine:
            "Metadata API Developer Guide, ListView"
        case .recordTypeProcess, .recordTypeProcessNotAllowed, .recordTypeProcessValues, .recordTypeProcessUnknown:
            "Metadata API Developer Guide, BusinessProcess"
        case .fileTab: "Metadata API Developer Guide, CustomTab"
        case .fileLayoutName, .fileLayoutStyle, .fileLayoutRequired, .fileLayoutField:
            "Metadata API Developer Guide, Layout"
        case .fileManifest, .fileApiVersion: "Metadata API Developer Guide, Sample package.xml Manifest Files"
        case .fileFlow: "Metadata API Developer Guide, Flow"
        default: groupSource
        }
    }

    /// The document that has the rules of the whole group.
    private var groupSource: String {
        switch rawValue.split(separator: ".").first {
        case "name", "label": "Salesforce Help, Naming Conventions for Custom Objects and Fields"
        case "object": "Metadata API Developer Guide, CustomObject"
        case "field", "relationship": "Metadata API Developer Guide, CustomField"
        case "summary": "Salesforce Help, Roll-Up Summary Field"
        case "formula": "Salesforce Help, Formula Operators and Functions"
        case "rule": "Metadata API Developer Guide, ValidationRule"
        case "record_type": "Metadata API Developer Guide, RecordType"
        case "value_set": "Metadata API Developer Guide, GlobalValueSet"
        case "app": "Metadata API Developer Guide, CustomApplication"
        case "permission": "Salesforce Help, Object Permissions"
        case "flow": "Metadata API Developer Guide, Flow"
        default: "Salesforce Help, Salesforce Features and Edition Allocations"
        }
    }
}
