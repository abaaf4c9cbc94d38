/// Mends the faults of a design that have one safe answer, before it is checked.
///
/// Safe is what loses nothing the requirement asks for: an attribute that the type does not have is dropped, one that
/// it needs gets the platform's usual value, a relationship that cannot be a master-detail becomes a lookup. Anything
/// else stays a finding. The same design always gives the same repairs.
struct DesignRepair {
    /// What was mended: rule, element and what was done.
    struct Applied: Equatable, Sendable {
        var rule: Rule
        var element: String
        var what: String
    }

    var design: DataModelDesign
    var applied: [Applied] = []
    let schema: any OrgSchema

    /// The design with its safe repairs made.
    init(_ design: DataModelDesign, schema: any OrgSchema) {
        self.design = design
        self.schema = schema
        for index in design.objects.indices {
            repairObject(index)
            repairMasters(of: index)
            for field in self.design.objects[index].fields.indices { repairField(field, of: index) }
            renumberMasters(of: index)
            settleSharing(of: index)
            repairTexts(of: index)
        }
        breakMasterCycles()
        separateChildNames()
        repairPermissions()
    }

    mutating func note(_ rule: Rule, _ element: String, _ what: String) {
        applied.append(Applied(rule: rule, element: element, what: what))
    }

    /// Changes a part of the design and notes it where that made a difference.
    mutating func set<Value: Equatable>(
        _ path: WritableKeyPath<DataModelDesign, Value>, _ value: Value, _ rule: Rule, _ element: String, _ what: String
    ) {
        guard design[keyPath: path] != value else { return }
        design[keyPath: path] = value
        note(rule, element, what)
    }
}

extension DesignRepair {
    private mutating func repairObject(_ index: Int) {
        let object = design.objects[index]
        if object.standard {
            set(\.objects[index].hasTab, false, .objectStandardTab, object.apiName, "Left out the tab")
            return
        }
        if object.nameField == nil {
            design.objects[index].nameField = NameFieldDesign(label: String("\(object.label) Name".prefix(40)))
            note(.objectNameField, object.apiName, "Gave it a name field")
        }
    }

    private mutating func settleSharing(of index: Int) {
        var settled = design.objects[index]
        settled.settleSharing()
        set(
            \.objects[index].sharing, settled.sharing, .objectSharing, settled.apiName,
            "Sharing is \(settled.sharing.label) now")
    }

    private mutating func repairTexts(of index: Int) {
        let object = design.objects[index]
        set(
            \.objects[index].purpose, Self.cut(object.purpose, 1000), .objectDescription, object.apiName,
            "Shortened the description")
        for rule in object.validationRules.indices {
            let element = "\(object.apiName).\(object.validationRules[rule].name)"
            set(
                \.objects[index].validationRules[rule].message, Self.cut(object.validationRules[rule].message, 255),
                .ruleMessage, element, "Shortened the message")
            set(
                \.objects[index].validationRules[rule].description,
                Self.cut(object.validationRules[rule].description, 255), .ruleDescription, element,
                "Shortened the description")
        }
    }

    static func cut(_ text: String, _ limit: Int) -> String {
        text.count > limit ? String(text.prefix(limit - 3)) + "..." : text
    }
}
