@testable import AgentWorker

/// A design without faults that has every kind of element.
enum SampleDesign {
    static let source = Source.words("the test asks for it")

    static let complete: DataModelDesign = {
        var design = DataModelDesign(title: "Projects", requirement: "Projects have items and people.")
        design.objects = [project, item, assignment, extendedCase]
        design.reused = [ReusedObject(apiName: "Case", label: "Case", reason: "Tickets.", source: source)]
        design.valueSets = [
            ValueSetDesign(
                apiName: "Level", label: "Level", values: ["Low", "High"], defaultValue: "Low", source: source)
        ]
        design.flows = [flow]
        design.assumptions = ["A project has one account."]
        design.notGenerated = [
            NotGenerated(
                what: "Approval of budgets", why: "Approval processes depend on people of the org.",
                how: "Set up an approval process.", source: source)
        ]
        design.permissionSets = [
            PermissionSetDesign(
                apiName: "Finance_Only", label: "Finance Only", description: "Opens budgets.", kind: .special,
                fields: [FieldAccess(object: "Project__c", field: "Budget__c", editable: true)], source: source)
        ]
        design.refreshPermissions()
        return design
    }()

    private static func object(_ label: String, _ plural: String, _ fields: [FieldDesign]) -> ObjectDesign {
        var object = ObjectDesign(
            apiName: ApiName.custom(label), label: label, pluralLabel: plural, purpose: "One for each \(label).",
            standard: false, nameField: NameFieldDesign(label: "\(label) Name"), sharing: .private, fields: fields,
            hasTab: true, source: source)
        object.settleSharing()
        return object
    }

    private static var project: ObjectDesign {
        var level = FieldDesign.plain("Level", .picklist, source: source)
        level.picklist = PicklistDesign(values: [], valueSet: "Level")
        var topics = FieldDesign.picklist("Topics", values: ["Research", "Sales"], source: source)
        (topics.type, topics.visibleLines) = (.multiselectPicklist, 4)
        var number = FieldDesign.plain("Ticket Number", .autoNumber, source: source)
        number.displayFormat = "T-{0000}"
        var code = FieldDesign.plain("Code", .text, source: source)
        (code.length, code.unique, code.externalId, code.helpText) = (20, true, true, "As on the contract")
        var start = FieldDesign.plain("Start Date", .date, source: source)
        (start.required, start.defaultValue) = (true, "TODAY()")
        let spent = SummaryDesign(
            operation: .sum, childObject: "Item__c", childRelationshipField: "Project__c", summarizedField: "Amount__c",
            filters: [FilterDesign(field: "Paid__c", operation: .equals, value: "true")])
        let count = SummaryDesign(operation: .count, childObject: "Item__c", childRelationshipField: "Project__c")
        var object = object(
            "Project", "Projects",
            [
                .lookup("Account", to: "Account", children: "Projects", heading: "Projects", source: source),
                .picklist("Status", values: ["Open", "Waiting", "Done"], default: "Open", source: source), level,
                topics,
                number, code, start, .plain("End Date", .date, source: source),
                .plain("Kick-off", .dateTime, source: source), .plain("Opens At", .time, source: source),
                .plain("Budget", .currency, source: source), .plain("Margin", .percent, source: source),
                .plain("People", .number, source: source), .plain("Active", .checkbox, source: source),
                .plain("Contact Email", .email, source: source), .plain("Contact Phone", .phone, source: source),
                .plain("Web Page", .url, source: source), .plain("Remark", .textArea, source: source),
                .plain("Notes", .longTextArea, source: source), .plain("Report", .html, source: source),
                .summary("Spent", spent, source: source), .summary("Number of Items", count, source: source),
                .formula("Remaining", .currency, "Budget__c - Spent__c", source: source),
                .formula("Days", .number, "End_Date__c - Start_Date__c", scale: 0, source: source),
                .formula(
                    "Is Late", .checkbox, "AND(ISPICKVAL(Status__c, \"Open\"), End_Date__c < TODAY())", source: source),
            ])
        object.validationRules = [
            ValidationRuleDesign(
                name: "End_Not_Before_Start", formula: "End_Date__c < Start_Date__c",
                message: "The end must not be before the start.", errorField: "End_Date__c", source: source)
        ]
        object.recordTypes = [
            RecordTypeDesign(
                name: "Internal", label: "Internal",
                picklists: [RecordTypeValues(field: "Status__c", values: ["Open", "Done"], defaultValue: "Open")],
                source: source),
            RecordTypeDesign(
                name: "Customer", label: "Customer",
                picklists: [RecordTypeValues(field: "Status__c", values: ["Open", "Waiting", "Done"])], source: source),
        ]
        object.listViews = [
            ListViewDesign(
                name: "Open_Projects", label: "Open Projects",
                filters: [FilterDesign(field: "Status__c", operation: .equals, value: "Open")],
                columns: ["Status__c", "End_Date__c"], source: source)
        ]
        return object
    }

    private static var item: ObjectDesign {
        var object = object(
            "Item", "Items",
            [
                .masterDetail(
                    "Project", to: "Project__c", children: "Items", heading: "Items", order: 0, source: source),
                .lookup(
                    "Approver", to: "User", children: "Approved_Items", heading: "Approved Items", required: true,
                    source: source),
                .lookup("Previous", to: "Item__c", children: "Next_Items", heading: "Next Items", source: source),
                .plain("Amount", .currency, source: source), .plain("Due Date", .date, source: source),
                .plain("Paid", .checkbox, source: source), .plain("Label", .text, source: source),
            ])
        object.nameField = NameFieldDesign(label: "Item Number", autoNumberFormat: "I-{00000}")
        return object
    }

    private static var assignment: ObjectDesign {
        var object = object(
            "Assignment", "Assignments",
            [
                .masterDetail(
                    "Project", to: "Project__c", children: "Assignments", heading: "Assignments", order: 0,
                    source: source),
                .masterDetail(
                    "Contact", to: "Contact", children: "Assignments", heading: "Assignments", order: 1, source: source),
            ])
        object.hasTab = false
        return object
    }

    private static var extendedCase: ObjectDesign {
        ObjectDesign(
            apiName: "Case", label: "Case", pluralLabel: "Cases", purpose: "", standard: true, sharing: .readWrite,
            fields: [.picklist("Risk", values: ["Low", "High"], source: source)],
            recordTypes: [
                RecordTypeDesign(
                    name: "Complaint", label: "Complaint",
                    process: BusinessProcessDesign(
                        name: "Complaint Process", values: ["New", "Closed"], defaultValue: "New"), source: source)
            ], hasTab: false, source: source)
    }

    private static var flow: FlowDesign {
        FlowDesign(
            apiName: "Project_Defaults", label: "Project Defaults", object: "Project__c", trigger: .createOrUpdate,
            conditions: [FilterDesign(field: "Status__c", operation: .equals, value: "Done")],
            onlyWhenChangedToMeet: true,
            assignments: [
                FlowAssignment(field: "End_Date__c", value: .formula("TODAY() + People__c")),
                FlowAssignment(field: "Active__c", value: .literal("false")),
                FlowAssignment(field: "Level__c", value: .literal("High")),
                FlowAssignment(field: "People__c", value: .literal("3")),
                FlowAssignment(field: "Remark__c", value: .field("Code__c")),
            ], description: "Sets what follows from the status.", source: source)
    }
}
