/// A design that a model gave, made safe: what only the user or the platform may say is theirs again, and what can be
/// mended without doubt is mended. The rest are findings.
struct ModelDesign {
    private(set) var design: DataModelDesign
    private(set) var findings: [Finding]

    /// - Parameter plan: What the design is a change of; what a model cannot state is taken over from it.
    init(
        _ given: DataModelDesign, requirement: String, plan: DataModelDesign? = nil, schema: any OrgSchema
    ) {
        var design = given
        design.requirement = requirement
        design.title = String(design.title.prefix(Self.longestTitle))
        // An org's objects are never invented.
        design.reused.removeAll { schema.describe($0.apiName) == nil }
        // Nothing is generated for these; only metadata that is there may say that it is.
        for index in design.automation.indices {
            let item = design.automation[index]
            design.automation[index].generated = plan?.automation.contains(item) == true && item.generated
        }
        if let plan {
            (design.hasApp, design.app) = (plan.hasApp, plan.app)
            let objects = design.objects
            design.app?.tabs.removeAll { tab in
                plan.object(tab) != nil && !objects.contains { $0.apiName == tab && ($0.standard || $0.hasTab) }
            }
        }
        design.permissionSets.removeAll { $0.kind != .special }
        for set in design.permissionSets.indices {
            for object in design.permissionSets[set].objects.indices {
                design.permissionSets[set].objects[object].viewAllRecords = false
                design.permissionSets[set].objects[object].modifyAllRecords = false
            }
        }
        SourceCheck(requirement: requirement, plan: plan).settle(&design)
        design.refreshPermissions()
        self.design = design
        let mended = DesignRepair(design, schema: schema).design
        findings = DesignChecker(schema: schema).check(mended).filter { $0.severity == .error }
    }

    private static let longestTitle = 80

    /// For the model.
    static func list(_ findings: [Finding]) -> String {
        findings.prefix(40).map { "- \($0.code) at \($0.element): \($0.message) \($0.fix)" }.joined(separator: "\n")
    }
}

/// Whether the words that elements of a design come from stand in the requirement: where not, they are assumptions.
struct SourceCheck {
    private let requirement: String
    /// Words that elements of the plan come from: they were found before.
    private var known: Set<String> = []

    init(requirement: String, plan: DataModelDesign? = nil) {
        self.requirement = Self.plain(requirement)
        guard var plan else { return }
        var found: Set<String> = []
        Self.each(of: &plan) { if case .words(let words) = $0 { found.insert(words) } }
        known = found
    }

    func settle(_ design: inout DataModelDesign) {
        Self.each(of: &design) { settle(&$0) }
        if design.app != nil { design.app?.source = .assumption("one place for the new tabs") }
    }

    /// Visits the source of each element.
    private static func each(of design: inout DataModelDesign, _ settle: (inout Source) -> Void) {
        for index in design.objects.indices {
            settle(&design.objects[index].source)
            for field in design.objects[index].fields.indices { settle(&design.objects[index].fields[field].source) }
            for rule in design.objects[index].validationRules.indices {
                settle(&design.objects[index].validationRules[rule].source)
            }
            for type in design.objects[index].recordTypes.indices {
                settle(&design.objects[index].recordTypes[type].source)
            }
            for view in design.objects[index].listViews.indices {
                settle(&design.objects[index].listViews[view].source)
            }
        }
        for index in design.reused.indices { settle(&design.reused[index].source) }
        for index in design.permissionSets.indices { settle(&design.permissionSets[index].source) }
        for index in design.valueSets.indices { settle(&design.valueSets[index].source) }
        for index in design.flows.indices { settle(&design.flows[index].source) }
        for index in design.automation.indices { settle(&design.automation[index].source) }
        for index in design.notGenerated.indices { settle(&design.notGenerated[index].source) }
    }

    private func settle(_ source: inout Source) {
        guard case .words(let words) = source, !known.contains(words) else { return }
        let plain = Self.plain(words)
        if plain.isEmpty || !requirement.contains(plain) { source = .assumption("the model's, not in these words") }
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
