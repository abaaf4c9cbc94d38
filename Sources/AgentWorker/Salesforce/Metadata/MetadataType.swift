/// Types of the Metadata API that are written, each with its elements in the order of the official schema.
///
/// The order is that of the `xsd:sequence`s in `metadata.wsdl`, API version 63.0, those of the base types first.
/// Only the elements that are used are listed; writing any other fails.
enum MetadataType: String, CaseIterable, Sendable {
    case businessProcess, customApplication, customField, customObject, customTab, customValue, filterItem, flow
    case flowAssignment, flowAssignmentItem, flowConnector, flowElementReferenceOrValue, flowFormula, flowMetadataValue
    case flowRecordFilter, flowStart, globalValueSet, layout, layoutColumn, layoutItem, layoutSection, listView
    case listViewFilter, package, packageTypeMembers, permissionSet, permissionSetApplicationVisibility
    case permissionSetFieldPermissions, permissionSetObjectPermissions, permissionSetRecordTypeVisibility
    case permissionSetTabSetting, picklistValue, recordType, recordTypePicklistValue, relatedListItem, validationRule
    case valueSet, valueSetValuesDefinition

    /// The API version of the schema above.
    static let apiVersion = "63.0"

    /// Element names in schema order.
    var elements: [String] { Self.table[self] ?? [] }

    private static let table: [MetadataType: [String]] = [
        .businessProcess: ["fullName", "description", "isActive", "values"],
        .customApplication: [
            "fullName", "description", "formFactors", "isNavAutoTempTabsDisabled", "isNavPersonalizationDisabled",
            "label", "navType", "tabs", "uiType",
        ],
        .customField: [
            "fullName", "caseSensitive", "defaultValue", "deleteConstraint", "description", "displayFormat",
            "externalId", "formula", "formulaTreatBlanksAs", "inlineHelpText", "label", "length", "precision",
            "referenceTo", "relationshipLabel", "relationshipName", "relationshipOrder", "reparentableMasterDetail",
            "required", "scale", "startingNumber", "summarizedField", "summaryFilterItems", "summaryForeignKey",
            "summaryOperation", "trackHistory", "type", "unique", "valueSet", "visibleLines", "writeRequiresMasterRead",
        ],
        .customObject: [
            "fullName", "businessProcesses", "deploymentStatus", "description", "enableActivities", "enableHistory",
            "enableReports", "enableSearch", "fields", "label", "listViews", "nameField", "pluralLabel", "recordTypes",
            "sharingModel", "validationRules", "visibility",
        ],
        .customTab: ["fullName", "customObject", "description", "label", "motif"],
        .customValue: ["fullName", "default", "label"],
        .filterItem: ["field", "operation", "value"],
        .flow: [
            "fullName", "apiVersion", "assignments", "description", "environments", "formulas", "interviewLabel",
            "label", "processMetadataValues", "processType", "start", "status",
        ],
        .flowAssignment: ["name", "label", "locationX", "locationY", "assignmentItems"],
        .flowAssignmentItem: ["assignToReference", "operator", "value"],
        .flowConnector: ["targetReference"],
        .flowElementReferenceOrValue: [
            "booleanValue", "dateTimeValue", "dateValue", "elementReference", "numberValue", "stringValue",
        ],
        .flowFormula: ["name", "dataType", "expression", "scale"],
        .flowMetadataValue: ["name", "value"],
        .flowRecordFilter: ["field", "operator", "value"],
        .flowStart: [
            "locationX", "locationY", "connector", "doesRequireRecordChangedToMeetCriteria", "filterFormula",
            "filterLogic", "filters", "object", "recordTriggerType", "triggerType",
        ],
        .globalValueSet: ["fullName", "customValue", "description", "masterLabel", "sorted"],
        .layout: ["fullName", "layoutSections", "relatedLists", "showHighlightsPanel"],
        .layoutColumn: ["layoutItems"],
        .layoutItem: ["behavior", "field"],
        .layoutSection: ["customLabel", "detailHeading", "editHeading", "label", "layoutColumns", "style"],
        .listView: ["fullName", "columns", "filterScope", "filters", "label"],
        .listViewFilter: ["field", "operation", "value"],
        .package: ["fullName", "description", "types", "version"],
        .packageTypeMembers: ["members", "name"],
        .permissionSet: [
            "fullName", "applicationVisibilities", "description", "fieldPermissions", "hasActivationRequired", "label",
            "objectPermissions", "recordTypeVisibilities", "tabSettings",
        ],
        .permissionSetApplicationVisibility: ["application", "visible"],
        .permissionSetFieldPermissions: ["editable", "field", "readable"],
        .permissionSetObjectPermissions: [
            "allowCreate", "allowDelete", "allowEdit", "allowRead", "modifyAllRecords", "object", "viewAllRecords",
        ],
        .permissionSetRecordTypeVisibility: ["recordType", "visible"],
        .permissionSetTabSetting: ["tab", "visibility"],
        .picklistValue: ["fullName", "default"],
        .recordType: ["fullName", "active", "businessProcess", "description", "label", "picklistValues"],
        .recordTypePicklistValue: ["picklist", "values"],
        .relatedListItem: ["fields", "relatedList"],
        .validationRule: [
            "fullName", "active", "description", "errorConditionFormula", "errorDisplayField", "errorMessage",
        ],
        .valueSet: ["restricted", "valueSetDefinition", "valueSetName"],
        .valueSetValuesDefinition: ["sorted", "value"],
    ]
}
