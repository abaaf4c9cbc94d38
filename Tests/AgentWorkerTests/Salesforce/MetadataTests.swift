import Foundation
import Testing

@testable import AgentWorker

@Suite("Metadata files")
struct MetadataTests {
    private func project(_ text: String) throws -> MetadataProject {
        guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(text) else {
            throw EngineError.failed("asked")
        }
        return try MetadataProject(design)
    }

    private let invoices =
        "Each invoice belongs to an account and has lines with quantity and unit price. Show the line amount and the invoice total."

    @Test("children are written in the schema's order, whatever the order they were set in")
    func order() throws {
        var node = MetadataNode(.customTab)
        node.add("motif", "Custom18: Form")
        node.add("customObject", true)
        let text = try node.document(root: "CustomTab")
        let first = try #require(text.range(of: "customObject")), second = try #require(text.range(of: "motif"))
        #expect(first.lowerBound < second.lowerBound)
    }

    @Test("an element the schema does not have is refused")
    func unknownElement() {
        var node = MetadataNode(.customTab)
        node.add("colour", "red")
        #expect(throws: MetadataError.unknownElement("colour", type: "customTab")) {
            try node.document(root: "CustomTab")
        }
    }

    @Test("text is escaped and control characters are dropped")
    func escaping() { #expect(MetadataNode.escape("a<b>&\"'\u{1}\nc") == "a&lt;b&gt;&amp;&quot;&apos;\nc") }

    @Test("a project has the layout of Salesforce DX")
    func layout() throws {
        let paths = Set(try project(invoices).files.map(\.path))
        let root = "force-app/main/default"
        for path in [
            "\(root)/objects/Invoice__c/Invoice__c.object-meta.xml",
            "\(root)/objects/Invoice__c/fields/Total_Amount__c.field-meta.xml",
            "\(root)/objects/Invoice_Line__c/fields/Invoice__c.field-meta.xml",
            "\(root)/objects/Invoice__c/listViews/All.listView-meta.xml",
            "\(root)/layouts/Invoice__c-Invoice Layout.layout-meta.xml", "\(root)/tabs/Invoice__c.tab-meta.xml",
            "\(root)/permissionsets/Invoice_and_Invoice_Line_Editor.permissionset-meta.xml", "manifest/package.xml",
            "manifest/rollback/destructiveChanges.xml", "sfdx-project.json", "README.md",
        ] { #expect(paths.contains(path), "\(path)") }
    }

    @Test("required and master-detail fields have no field permission; computed ones are read-only")
    func permissions() throws {
        let text = try #require(try project(invoices).files.first { $0.path.hasSuffix("permissionset-meta.xml") }).text
        #expect(!text.contains("<field>Invoice_Line__c.Invoice__c</field>"))
        #expect(!text.contains("<field>Invoice__c.Account__c</field>"))
        #expect(text.contains("<editable>false</editable>\n        <field>Invoice__c.Total_Amount__c</field>"))
    }

    @Test("fields on standard objects are listed in the package")
    func package() throws {
        let text = try #require(
            try project("Store a unique national ID for each contact.").files.first {
                $0.path == "manifest/package.xml"
            }
        ).text
        #expect(text.contains("<members>Contact.National_ID__c</members>"))
        #expect(!text.contains("<name>CustomObject</name>"))
    }

    @Test("an archive is read by another program, and is the same each time")
    func zip() throws {
        let project = try project(invoices)
        let bytes = try project.zip()
        #expect(bytes == (try project.zip()))
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(bytes).write(to: url)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(len(z.namelist()))",
            url.path(),
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(output == "\(project.files.count)\n")
    }

    @Test("parents are deployed before children, and cycles are named")
    func deploymentOrder() throws {
        guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(invoices) else { return }
        #expect(DeploymentOrder(design).objects == ["Invoice__c", "Invoice_Line__c"])
        var cyclic = design
        let lookup = FieldDesign.lookup(
            "Main Line", to: "Invoice_Line__c", children: "Mains", heading: "Mains", source: .assumption("test"))
        cyclic.objects[0].fields.append(lookup)
        #expect(DeploymentOrder(cyclic).cycles.count == 1)
    }

    @Test("tasks follow their dependencies and make a critical path")
    func tasks() throws {
        guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(invoices) else { return }
        let plan = TaskPlanner.plan(design, order: DeploymentOrder(design))
        var done: Set<String> = []
        for id in plan.implementationOrder {
            let task = try #require(plan.tasks.first { $0.id == id })
            #expect(done.isSuperset(of: task.dependencies))
            done.insert(id)
        }
        #expect(plan.criticalPath.last == plan.tasks.last?.id)
        #expect(!plan.tasks.contains { $0.acceptanceCriteria.isEmpty })
    }

    // MARK: The sample with every kind of element

    private func file(_ ending: String, _ design: DataModelDesign = SampleDesign.complete) throws -> MetadataFile {
        try #require(try MetadataProject(design).files.first { $0.path.hasSuffix(ending) }, "\(ending)")
    }

    private func types(_ file: MetadataFile?) -> [String] {
        file?.node?.nodes("types").compactMap { $0.text("name") } ?? []
    }

    @Test("the package lists types in the order in which they need one another, the rollback the other way round")
    func packageOrder() throws {
        let project = try MetadataProject(SampleDesign.complete)
        let order = [
            "GlobalValueSet", "CustomObject", "CustomField", "BusinessProcess", "RecordType", "ListView", "Layout",
            "CustomTab", "CustomApplication", "PermissionSet", "Flow",
        ]
        #expect(types(project.files.first { $0.path == "manifest/package.xml" }) == order)
        let rollback = try project.rollbackFiles()
        #expect(rollback.map(\.path) == ["package.xml", "destructiveChanges.xml"])
        #expect(types(rollback[0]) == [])
        #expect(types(rollback[1]) == order.reversed().filter { !["ListView", "Layout"].contains($0) })
        #expect(rollback[1].text.contains("<members>Project_Defaults-1</members>"))
    }

    @Test("the Metadata API's package has one file for each object, with all that belongs to it")
    func metadataFormat() throws {
        let files = try MetadataProject(SampleDesign.complete).metadataFiles()
        #expect(files.first?.path == "package.xml")
        let project = try #require(files.first { $0.path == "objects/Project__c.object" }?.node)
        let sample = SampleDesign.complete.objects[0]
        #expect(project.nodes("fields").count == sample.fields.count)
        #expect(project.nodes("listViews").compactMap { $0.text("fullName") } == ["All", "Mine", "Open_Projects"])
        #expect(project.nodes("recordTypes").count == 2 && project.nodes("validationRules").count == 1)
        // A standard object brings what is new and nothing else.
        let standard = try #require(files.first { $0.path == "objects/Case.object" }?.node)
        #expect(standard.text("label") == nil && standard.nodes("fields").count == 1)
        #expect(standard.nodes("businessProcesses").count == 1)
        #expect(files.contains { $0.path == "flows/Project_Defaults.flow" })
        #expect(files.allSatisfy { !$0.path.hasSuffix("-meta.xml") })
    }

    @Test("editors write, readers read, and only the special set opens its fields")
    func leastPrivilege() throws {
        let editor = try file("Projects_Editor.permissionset-meta.xml").node
        let reader = try file("Projects_Reader.permissionset-meta.xml").node
        let special = try file("Finance_Only.permissionset-meta.xml").node
        func fields(_ node: MetadataNode?) -> [String] {
            node?.nodes("fieldPermissions").compactMap { $0.text("field") } ?? []
        }
        #expect(fields(special) == ["Project__c.Budget__c"])
        #expect(!fields(editor).contains("Project__c.Budget__c") && !fields(reader).contains("Project__c.Budget__c"))
        #expect(reader?.nodes("fieldPermissions").allSatisfy { $0.text("editable") == "false" } == true)
        for right in ["allowCreate", "allowEdit", "allowDelete", "viewAllRecords", "modifyAllRecords"] {
            #expect(reader?.nodes("objectPermissions").allSatisfy { $0.text(right) == "false" } == true, "\(right)")
        }
        #expect(editor?.nodes("objectPermissions").contains { $0.text("viewAllRecords") == "true" } == false)
        #expect(
            editor?.nodes("recordTypeVisibilities").count == 3
                && reader?.nodes("recordTypeVisibilities").isEmpty == true)
        #expect(editor?.nodes("applicationVisibilities").first?.text("application") == "Projects")
        // Details of contacts need reading contacts, and those accounts; nobody may change them by this set.
        let opened = editor?.nodes("objectPermissions").filter { $0.text("allowEdit") == "false" }
        #expect(opened?.compactMap { $0.text("object") } == ["Account", "Contact"])
    }

    @Test("formulas of flows name fields of the record")
    func flowFormulas() throws {
        let text = try FlowFormulaText.text(
            FormulaParser.parse(
                "IF(Paid__c && $User.IsActive, -Amount__c * (2 + A__c), LEN(\"a\\\"b\")) > TODAY() - Day__c"))
        #expect(
            text == "IF({!$Record.Paid__c} && {!$User.IsActive}, -{!$Record.Amount__c} * (2 + {!$Record.A__c}), "
                + "LEN(\"a\\\"b\")) > (TODAY() - {!$Record.Day__c})")
        #expect(try FormulaParser.parse("1 + 2 > 3") == FormulaParser.parse("(1 + 2) > 3"))
    }

    @Test("names with characters of paths stay inside their folder")
    func fileNames() throws {
        var design = SampleDesign.complete
        design.objects[0].label = "R&D / (Lab)"
        let layout = try file(".layout-meta.xml", design)
        #expect(layout.path.hasSuffix("/layouts/Project__c-R%26D %2F %28Lab%29 Layout.layout-meta.xml"))
        #expect(ProjectChecker.check(try MetadataProject(design).files, of: design) == [])
    }

    @Test("a record type offers values for each picklist, its own or all")
    func recordTypes() throws {
        let type = try #require(try file("Internal.recordType-meta.xml").node)
        let offered = type.nodes("picklistValues").map { picklist in
            "\(picklist.text("picklist") ?? ""): "
                + picklist.nodes("values").compactMap { $0.text("fullName") }.joined(separator: ",")
        }
        #expect(offered == ["Status__c: Open,Done", "Level__c: Low,High", "Topics__c: Research,Sales"])
    }

    @Test("without a tab there is no app, and the app can be left out")
    func app() throws {
        var design = SampleDesign.complete
        #expect(design.lightningApp?.tabs == ["Project__c", "Item__c"])
        design.hasApp = false
        #expect(try !MetadataProject(design).files.contains { $0.path.contains("/applications/") })
        for index in design.objects.indices { design.objects[index].hasTab = false }
        design.hasApp = true
        #expect(design.lightningApp == nil)
    }

    @Test("the README says how to deploy, what is left to do and how to take it back")
    func readme() throws {
        let text = try file("README.md").text
        for part in [
            "--dry-run", "sf org assign permset --name Projects_Reader", "Add Risk to the page layouts of Case",
            "activate it", "--post-destructive-changes", "Approval of budgets", "rollback.zip",
        ] { #expect(text.contains(part), "\(part)") }
    }

    @Test("a design of the first version, and one with members missing, can be read")
    func decoding() throws {
        let text = """
            {"title":"T","requirement":"r","objects":[{"apiName":"A__c","label":"A","pluralLabel":"As","purpose":"","standard":
            false,"sharing":"Private","hasTab":true,"source":"a","fields":[{"apiName":"B__c","label":"B","type":"Text"}]}],
            "permissionSets":[{"apiName":"P","label":"P","description":"","source":"p","objects":[{"object":"A__c",
            "write":true}],"fields":[]}]}
            """
        let design = try JSONDecoder().decode(DataModelDesign.self, from: Data(text.utf8))
        #expect(design.objects[0].fields[0].source == .unstated)
        #expect(design.permissionSets[0].kind == .editor && design.permissionSets[0].objects[0].delete)
        #expect(design.hasApp && design.flows.isEmpty)
        let whole = try JSONEncoder().encode(SampleDesign.complete)
        #expect(try JSONDecoder().decode(DataModelDesign.self, from: whole) == SampleDesign.complete)
    }
}
