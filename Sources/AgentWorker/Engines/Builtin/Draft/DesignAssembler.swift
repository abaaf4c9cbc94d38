/// Makes the design of what has been understood: relationships get their kind, names their form.
struct DesignAssembler {
    let draft: ModelDraft
    let schema: any OrgSchema
    /// Relationship names taken, by parent.
    private var childNames: [String: Set<String>] = [:]

    init(draft: ModelDraft, schema: any OrgSchema) {
        self.draft = draft
        self.schema = schema
    }

    mutating func design() -> DataModelDesign {
        var design = DataModelDesign(title: title, requirement: draft.requirement)
        breakCycles()
        separateNames()
        let changed = draft.things.filter {
            $0.standard == nil || !$0.fields.isEmpty || !$0.parents.isEmpty || !$0.rules.isEmpty || !$0.rollUps.isEmpty
        }
        design.objects = changed.map { object($0) }
        addRollUps(to: &design)
        design.objects.removeAll { $0.standard && $0.fields.isEmpty && $0.validationRules.isEmpty }
        for index in design.objects.indices {
            if let closed = restriction(on: design.objects[index]) {
                design.objects[index].sharing = closed.othersRead ? .read : .private
            }
            design.objects[index].settleSharing()
        }
        design.reused = draft.things.filter { $0.standard != nil }.map(reuse)
        design.assumptions = draft.assumptions
        design.openQuestions = Array(draft.questions.prefix(3))
        design.notGenerated = draft.notGenerated
        design.automation = draft.automation
        design.flows = draft.flows.filter { design.object($0.object) != nil }
        design.permissionSets = PermissionDesigner(draft: draft, design: design).sets()
        design.refreshPermissions()
        return design
    }

    private func restriction(
        on object: ObjectDesign
    ) -> (people: String, object: Thing, othersRead: Bool, source: Source)? {
        draft.restrictedObjects.first { $0.object.apiName == object.apiName }
    }

    private var title: String {
        let new = draft.things.filter { $0.standard == nil }
        let main = new.filter { !$0.isJunction }
        let named = !main.isEmpty ? main : !new.isEmpty ? new : draft.things
        let labels = named.prefix(2).map(\.label)
        return labels.isEmpty ? "Data model" : labels.joined(separator: " and ")
    }

    // MARK: Objects

    private mutating func object(_ thing: Thing) -> ObjectDesign {
        var object = ObjectDesign(
            apiName: thing.apiName, label: thing.label, pluralLabel: plural(thing), purpose: purpose(thing),
            standard: thing.standard != nil, nameField: thing.standard == nil ? nameField(thing) : nil,
            sharing: .readWrite,
            hasTab: thing.standard == nil && !thing.isJunction && !isPart(thing), source: .words(thing.words))
        var masters = 0
        // A master-detail decides ownership, so it comes first.
        let parents = thing.parents.sorted { $0.isComposition && !$1.isComposition }
        for link in parents {
            let field = relationship(link, of: thing, masters: masters)
            if field.type == .masterDetail { masters += 1 }
            object.fields.append(unique(field, in: object))
        }
        for field in thing.fields { object.fields.append(unique(field, in: object)) }
        object.validationRules = thing.rules
        object.listViews = thing.standard == nil ? thing.listViews : []
        object.recordTypes = thing.recordTypes
        return object
    }

    private func plural(_ thing: Thing) -> String {
        if let standard = thing.standard, let description = schema.describe(standard) { return description.pluralLabel }
        var words = thing.label.split(separator: " ").map(String.init)
        if let last = words.popLast() { words.append(Inflection.plural(last)) }
        return String(words.joined(separator: " ").prefix(40))
    }

    private func purpose(_ thing: Thing) -> String {
        if thing.isJunction, thing.parents.count >= 2 {
            return "Joins \(thing.parents[0].label) and \(thing.parents[1].label): one record for each pair."
        }
        let parents = thing.parents.map(\.label)
        let of = parents.isEmpty ? "" : " of a \(parents.joined(separator: " and a "))"
        return thing.standard == nil
            ? "One record for each \(thing.label.lowercased())\(of)." : "Extended with fields of this requirement."
    }

    private func isPart(_ thing: Thing) -> Bool {
        guard let last = thing.name.split(separator: " ").last.map(String.init) else { return false }
        return Lexicon.shared.genericParts.contains(last) && thing.parents.contains(where: \.isComposition)
    }

    /// Things get a name, happenings a number.
    private func nameField(_ thing: Thing) -> NameFieldDesign {
        let last = thing.noun
        let isUsuallyNumbered =
            Lexicon.shared.numberedParts.contains(last) || Lexicon.shared.numberedNouns.contains(last)
        let numbered = thing.nameIsNumber || thing.isJunction || thing.nameLabel == nil && isUsuallyNumbered
        guard numbered else {
            return NameFieldDesign(label: String((thing.nameLabel ?? thing.label + " Name").prefix(40)))
        }
        let initials = thing.label.split(separator: " ").compactMap(\.first).map { $0.uppercased() }.joined()
        let prefix = initials.count > 1 ? initials : String(thing.label.prefix(3)).uppercased()
        let format = ApiName.developer(prefix, limit: 10) + "-{00000}"
        return NameFieldDesign(
            label: String((thing.nameLabel ?? thing.label + " Number").prefix(40)), autoNumberFormat: format)
    }

    private mutating func relationship(_ link: ParentLink, of thing: Thing, masters: Int) -> FieldDesign {
        let parent = link.parent
        // A closed object has a sharing model of its own, which a detail has not.
        let isClosed = draft.restrictedObjects.contains { $0.object === thing }
        let isMaster = link.isComposition && !isClosed && thing.standard == nil && parent.canBeMaster && masters < 2
        let heading = plural(thing)
        let name = childName(heading, label: link.label, parent: parent.apiName)
        if isMaster {
            return .masterDetail(
                link.label, to: parent.apiName, children: name, heading: heading, order: masters, source: link.source)
        }
        return .lookup(
            link.label, to: parent.apiName, children: name, heading: heading,
            required: link.isRequired && thing.standard == nil, source: link.source)
    }

    /// The plural of the child, unless the parent has children of that name.
    private mutating func childName(_ heading: String, label: String, parent: String) -> String {
        let taken = Set((schema.describe(parent)?.childRelationships ?? []).map { $0.lowercased() }).union(
            childNames[parent] ?? [])
        var name = ApiName.developer(heading)
        if taken.contains(name.lowercased()) { name = ApiName.developer("\(label) \(heading)") }
        var number = 2
        while taken.contains(name.lowercased()) {
            name = ApiName.developer(heading, limit: 36) + "_\(number)"
            number += 1
        }
        childNames[parent, default: []].insert(name.lowercased())
        return name
    }

    /// Two new objects never share a name: long labels may be cut to the same.
    private func separateNames() {
        var taken: Set<String> = []
        for thing in draft.things where thing.standard == nil {
            var number = 2
            while !taken.insert(thing.apiName.lowercased()).inserted {
                thing.label = String(thing.label.prefix(37)) + " \(number)"
                number += 1
            }
        }
    }

    /// Two fields of one object never share a name.
    private func unique(_ field: FieldDesign, in object: ObjectDesign) -> FieldDesign {
        var field = field
        field.label = String(field.label.prefix(40))
        var number = 2
        while object.fields.contains(where: { $0.apiName.lowercased() == field.apiName.lowercased() }) {
            field.label = String(field.label.prefix(37)) + " \(number)"
            field.apiName = ApiName.custom(field.label)
            number += 1
        }
        return field
    }

    private func addRollUps(to design: inout DataModelDesign) {
        for thing in draft.things {
            guard let index = design.objectIndex(thing.apiName) else { continue }
            for rollUp in thing.rollUps {
                guard
                    let link = design.object(rollUp.child.apiName)?.masterDetails.first(where: {
                        $0.relationship?.object == thing.apiName
                    })
                else { continue }
                let summary = SummaryDesign(
                    operation: rollUp.operation, childObject: rollUp.child.apiName,
                    childRelationshipField: link.apiName,
                    summarizedField: rollUp.field)
                let field = FieldDesign.summary(String(rollUp.label.prefix(40)), summary, source: rollUp.source)
                if design.objects[index].field(field.apiName) == nil { design.objects[index].fields.append(field) }
            }
        }
    }

    /// A chain of masters that comes back to its start loses a link: the later one becomes a lookup.
    private func breakCycles() {
        func reaches(_ from: Thing, _ target: Thing, _ seen: [Thing]) -> Bool {
            from.parents.contains { link in
                guard link.isComposition else { return false }
                if link.parent === target { return true }
                return !seen.contains { $0 === link.parent } && reaches(link.parent, target, seen + [link.parent])
            }
        }
        for thing in draft.things.reversed() where reaches(thing, thing, [thing]) {
            for index in thing.parents.indices where thing.parents[index].isComposition {
                let parent = thing.parents[index].parent
                if parent === thing || reaches(parent, thing, [parent]) { thing.parents[index].isComposition = false }
            }
        }
    }

    // MARK: Reuse

    private func reuse(_ thing: Thing) -> ReusedObject {
        let names = thing.aliases.filter { $0 != thing.name && $0.count > 2 }.sorted()
        let said = names.isEmpty ? "" : " What the text calls \(names.joined(separator: ", ")) is \(thing.label)."
        return ReusedObject(
            apiName: thing.apiName, label: thing.label,
            reason: "Salesforce has \(thing.label) already.\(said)", source: .words(thing.words))
    }
}
