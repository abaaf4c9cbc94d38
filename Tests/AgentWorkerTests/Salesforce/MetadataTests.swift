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
}
