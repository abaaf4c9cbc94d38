import Testing

@testable import AgentWorker

@Suite("The implementation plan")
struct PlanTests {
    private func plan(_ design: DataModelDesign) -> ImplementationPlan {
        TaskPlanner.plan(design, order: DeploymentOrder(design))
    }

    private func object(_ label: String, pointsTo parents: [String]) -> ObjectDesign {
        ObjectDesign(
            apiName: "\(label)__c", label: label, pluralLabel: "\(label)s", purpose: "", standard: false,
            nameField: NameFieldDesign(label: "Name"), sharing: .readWrite,
            fields: parents.map {
                .lookup($0, to: "\($0)__c", children: "\(label)s", heading: "\(label)s", source: SampleDesign.source)
            }, hasTab: true, source: SampleDesign.source)
    }

    private func design(_ objects: [ObjectDesign]) -> DataModelDesign {
        DataModelDesign(title: "Test", requirement: "test", objects: objects)
    }

    @Test("every part of the design is in exactly one task")
    func components() {
        let design = SampleDesign.complete
        let components = plan(design).tasks.flatMap(\.components)
        #expect(Set(components).count == components.count)
        var wanted = design.customObjects.map(\.apiName) + design.valueSets.map(\.apiName) + design.flows.map(\.apiName)
        wanted += design.permissionSets.map(\.apiName)
        for object in design.objects {
            wanted += object.fields.map { "\(object.apiName).\($0.apiName)" }
            wanted += object.validationRules.map { "\(object.apiName).\($0.name)" }
            wanted += object.recordTypes.map { "\(object.apiName).\($0.name)" }
        }
        #expect(Set(wanted).subtracting(components) == [])
    }

    @Test("tasks come after what they depend on, and name components in their criteria")
    func order() throws {
        let plan = plan(SampleDesign.complete)
        var done: Set<String> = []
        for task in plan.tasks {
            #expect(done.isSuperset(of: task.dependencies))
            #expect(task.hours > 0 && (task.hours * 4).rounded() == task.hours * 4)
            #expect(!task.acceptanceCriteria.isEmpty)
            done.insert(task.id)
        }
        let building = plan.tasks.filter { !$0.components.isEmpty }
        #expect(building.allSatisfy { $0.acceptanceCriteria.contains { $0.contains("`") } })
        #expect(plan.implementationOrder == plan.tasks.map(\.id))
    }

    @Test("a roll-up comes after the fields of its detail, a rule after the formula it reads")
    func dependencies() throws {
        var design = SampleDesign.complete
        design.objects[0].validationRules[0].formula = "Remaining__c < 0"
        let plan = plan(design)
        func task(_ component: String) throws -> PlanTask {
            try #require(plan.tasks.first { $0.components.contains(component) }, "\(component)")
        }
        #expect(try task("Project__c.Spent__c").dependencies.contains(task("Item__c.Amount__c").id))
        #expect(
            try task("Project__c.End_Not_Before_Start").dependencies.contains(task("Project__c.Remaining__c").id))
        #expect(try task("Project__c").dependencies.contains(task("Level").id))
        #expect(try task("Projects_Editor").dependencies.contains(task("Case.Complaint").id))
        #expect(try task("Project_Defaults").dependencies.contains(task("Project__c").id))
    }

    @Test("the critical path is the longest chain of dependent tasks")
    func criticalPath() throws {
        let plan = plan(SampleDesign.complete)
        let tasks = Dictionary(uniqueKeysWithValues: plan.tasks.map { ($0.id, $0) })
        for (before, after) in zip(plan.criticalPath, plan.criticalPath.dropFirst()) {
            #expect(tasks[after]?.dependencies.contains(before) == true)
        }
        // Compared with all chains, each followed back from its end.
        func longest(_ id: String) -> Double {
            let task = tasks[id]
            return (task?.hours ?? 0) + ((task?.dependencies.map(longest).max()) ?? 0)
        }
        let hours = plan.criticalPath.reduce(0) { $0 + (tasks[$1]?.hours ?? 0) }
        #expect(hours == plan.tasks.map { longest($0.id) }.max())
        #expect(plan.criticalPath.last == plan.tasks.last?.id)
    }

    @Test("one person for each role does one task at a time")
    func schedule() {
        let admin = { (id: String, after: [String]) in
            PlanTask(
                id: id, title: id, description: "", hours: 4, dependencies: after, role: .admin, acceptanceCriteria: [],
                components: [])
        }
        let schedule = Schedule([admin("T1", []), admin("T2", []), admin("T3", ["T1"])])
        #expect(schedule.hours == 12)
        #expect(schedule.duration == "2 working days")
        #expect(schedule.criticalPath == ["T1", "T3"])
        #expect(Schedule([]).duration == "0 working days")
    }

    @Test("cycles are named with their members, and no others")
    func cycles() throws {
        let order = DeploymentOrder(
            design([
                object("Child", pointsTo: ["B"]), object("A", pointsTo: ["B", "Root"]), object("B", pointsTo: ["C"]),
                object("C", pointsTo: ["A", "C"]), object("Root", pointsTo: []), object("Own", pointsTo: ["Own"]),
            ]))
        #expect(order.cycles == [["A__c", "B__c", "C__c"]])
        let place = { (name: String) in order.objects.firstIndex(of: name) ?? -1 }
        #expect(order.objects.count == 6)
        #expect(place("Root__c") < place("A__c") && place("C__c") < place("Child__c"))
    }

    @Test("the lookups of a cycle are added after all its objects")
    func closing() throws {
        let design = design([object("A", pointsTo: ["B"]), object("B", pointsTo: ["A"])])
        let plan = plan(design)
        let join = try #require(plan.tasks.first { $0.components == ["A__c.B__c", "B__c.A__c"] })
        let objects = plan.tasks.filter { $0.components.contains("A__c") || $0.components.contains("B__c") }.map(\.id)
        #expect(Set(join.dependencies).isSuperset(of: objects.filter { $0 != "T\(plan.tasks.count)" }.prefix(2)))
        #expect(plan.keyRisks.contains { $0.contains("A__c, B__c need one another") })
    }

    @Test("risks follow from the design: another design has others")
    func risks() {
        let plain = plan(design([object("A", pointsTo: [])])).keyRisks
        let full = plan(SampleDesign.complete).keyRisks
        #expect(plain.count == 1, "\(plain)")
        #expect(plain.first?.contains("no org connected") == true)
        for part in [
            "Deleting a record of `Project__c`", "`Item__c.Approver__c`", "locks the Project",
            "`Project__c.Is_Late__c`",
            "`Complaint`", "`Project_Defaults`", "`Finance_Only`", "Approval of budgets", "1 assumption is",
        ] { #expect(full.contains { $0.contains(part) }, "\(part)") }
        #expect(Set(full).count == full.count)
    }

    @Test("the document has the tasks, their criteria, the table of effort and nothing unfinished")
    func document() {
        let planned = PlannedDesign(SampleDesign.complete, version: 3, schema: StandardCatalogue())
        let text = PlanMarkdown.text(planned.document)
        #expect(text.hasPrefix("# Projects\n\nVersion 3."))
        for task in planned.plan.tasks { #expect(text.contains("**\(task.id) \(task.title)** is done when:")) }
        for row in Effort.table { #expect(text.contains("| \(row.component) | ")) }
        for part in [
            "## Data model", "## Security", "## Risks", "## How the effort is estimated", "Record types:",
            "## Automation",
            "data-model.svg",
        ] { #expect(text.contains(part), "\(part)") }
        // A fault of the replaced system: the code of a template was shown to users.
        #expect(!text.contains("{self.") && !text.contains("Optional(") && !text.contains("nil"))
    }

    @Test("the technical design names flows, list views, record types, the app and every right")
    func technicalDesign() {
        let technical = TechnicalDesign(SampleDesign.complete)
        #expect(technical.automationNeeded.map(\.name) == ["Project Defaults"])
        #expect(technical.automationNeeded.first?.generated == true)
        #expect(
            technical.automationNeeded.first?.trigger == "before a Project__c is saved, when Status__c equals Done")
        let parts = technical.uiComponents.map { "\($0.type) \($0.description)" }
        for part in [
            "layout Project__c-Project Layout", "list view Projects: My Projects", "list view Projects: Open Projects",
            "record type Case: Complaint", "tab Items", "app Projects: Project__c, Item__c",
        ] { #expect(parts.contains(part), "\(part)") }
        let rights = technical.securitySettings.flatMap(\.permissions)
        #expect(rights.contains("Project__c: create, read, edit, delete") && rights.contains("Project__c: read"))
        #expect(rights.contains("Project__c.Budget__c: edit"))
    }

    @Test("the plan as JSON has its findings, each with its rule's source")
    func findings() throws {
        var design = SampleDesign.complete
        design.objects[0].recordTypes[0].label = ""
        let bytes = try PlannedDesign(design, version: 1, schema: StandardCatalogue()).document.json()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("\"code\":\"record_type.label\""))
        #expect(text.contains("\"source\":\"Metadata API Developer Guide, RecordType\""))
        #expect(text.contains("\"findings\":["))
    }
}
