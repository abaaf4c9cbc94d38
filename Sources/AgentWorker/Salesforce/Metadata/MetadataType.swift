/// Types of the Metadata API that are written, each with its elements in the order of the official schema.
///
/// The order is that of the `xsd:sequence`s in `metadata.wsdl`, API version 63.0, `fullName` of the base type first.
/// Only the elements that are used are listed; writing any other fails.
enum MetadataType: String, Sendable {
    case customField, customObject, customTab, customValue, layout, layoutColumn, layoutItem, layoutSection
    case listView, package, packageTypeMembers, permissionSet, permissionSetFieldPermissions
    case permissionSetObjectPermissions, permissionSetTabSetting, relatedListItem, validationRule, valueSet
    case valueSetValuesDefinition

    /// The API version of the schema above.
    static let apiVersion = "63.0"

    /// Element names in schema order.
    var elements: [String] {
        switch self {
        case .customField:
            [
                "fullName", "caseSensitive", "defaultValue", "deleteConstraint", "description", "displayFormat",
                "externalId", "formula", "formulaTreatBlanksAs", "inlineHelpText", "label", "length", "precision",
                "referenceTo", "relationshipLabel", "relationshipName", "relationshipOrder",
                "reparentableMasterDetail", "required", "scale", "startingNumber", "summarizedField",
                "summaryForeignKey", "summaryOperation", "trackHistory", "type", "unique", "valueSet", "visibleLines",
                "writeRequiresMasterRead",
            ]
        case .customObject:
            [
                "fullName", "deploymentStatus", "description", "enableActivities", "enableHistory", "enableReports",
                "enableSearch", "label", "nameField", "pluralLabel", "sharingModel", "visibility",
            ]
        case .customTab: ["fullName", "customObject", "description", "motif"]
        case .customValue: ["fullName", "default", "label"]
        case .layout: ["fullName", "layoutSections", "relatedLists", "showHighlightsPanel"]
        case .layoutColumn: ["layoutItems"]
        case .layoutItem: ["behavior", "field"]
        case .layoutSection: ["customLabel", "detailHeading", "editHeading", "label", "layoutColumns", "style"]
        case .listView: ["fullName", "columns", "filterScope", "label"]
        case .package: ["fullName", "description", "types", "version"]
        case .packageTypeMembers: ["members", "name"]
        case .permissionSet:
            [
                "fullName", "description", "fieldPermissions", "hasActivationRequired", "label", "objectPermissions",
                "tabSettings",
            ]
        case .permissionSetFieldPermissions: ["editable", "field", "readable"]
        case .permissionSetObjectPermissions:
            [
                "allowCreate", "allowDelete", "allowEdit", "allowRead", "modifyAllRecords", "object",
                "viewAllRecords",
            ]
        case .permissionSetTabSetting: ["tab", "visibility"]
        case .relatedListItem: ["fields", "relatedList"]
        case .validationRule:
            ["fullName", "active", "description", "errorConditionFormula", "errorDisplayField", "errorMessage"]
        case .valueSet: ["restricted", "valueSetDefinition", "valueSetName"]
        case .valueSetValuesDefinition: ["sorted", "value"]
        }
    }
}
