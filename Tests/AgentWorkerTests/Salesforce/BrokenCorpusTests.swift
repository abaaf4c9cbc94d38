import Foundation
import Testing

@testable import AgentWorker

/// Broken designs and files: each is refused by the design's checks, by the files' checks or by the schema.
@Suite("Broken designs and files", .serialized)
struct BrokenCorpusTests {
    /// A fault in the text of one file of the sample project, which the schema finds.
    private struct BrokenText {
        var name: String
        /// The end of the path of the file that is changed.
        var ending: String
        /// What is replaced; the whole line where `new` is nil.
        var old: String
        var new: String?

        func text(_ file: MetadataFile) -> String {
            guard let new else {
                return file.text.split(separator: "\n", omittingEmptySubsequences: false)
                    .filter { !$0.contains(old) }.joined(separator: "\n")
            }
            return file.text.replacingOccurrences(of: old, with: new)
        }
    }

    private static let field = "Code__c.field-meta.xml"
    private static let object = "Project__c.object-meta.xml"
    private static let rule = "End_Not_Before_Start.validationRule-meta.xml"
    private static let layout = "Project Layout.layout-meta.xml"
    private static let flow = "Project_Defaults.flow-meta.xml"
    private static let editor = "Projects_Editor.permissionset-meta.xml"

    private static let texts: [BrokenText] = [
        .init(name: "unknown type", ending: field, old: ">Text<", new: ">Word<"),
        .init(name: "length is no number", ending: field, old: "<length>20<", new: "<length>twenty<"),
        .init(name: "order of elements", ending: field, old: "<fullName>", new: "<type>Text</type><fullName>"),
        .init(name: "not closed", ending: field, old: "</CustomField>", new: ""),
        .init(name: "unescaped ampersand", ending: field, old: "<label>Code", new: "<label>Code & Co"),
        .init(name: "unescaped tag", ending: field, old: "<label>Code", new: "<label>Code <b"),
        .init(name: "unknown element", ending: object, old: "<label>Project<", new: "<colour/><label>Project<"),
        .init(name: "unknown sharing", ending: object, old: ">Private<", new: ">Secret<"),
        .init(name: "another root", ending: object, old: "CustomObject", new: "Object"),
        .init(name: "no namespace", ending: object, old: " xmlns=\"http://soap.sforce.com/2006/04/metadata\"", new: ""),
        .init(name: "rule without formula", ending: rule, old: "<errorConditionFormula>"),
        .init(name: "rule neither active nor not", ending: rule, old: "<active>true<", new: "<active>maybe<"),
        .init(name: "section without style", ending: layout, old: "<style>"),
        .init(name: "unknown behaviour", ending: layout, old: ">Required<", new: ">Forced<"),
        .init(name: "five rights", ending: editor, old: "<viewAllRecords>"),
        .init(name: "set without label", ending: editor, old: "<label>"),
        .init(name: "field neither editable nor not", ending: editor, old: "<editable>"),
        .init(name: "view without scope", ending: "Open_Projects.listView-meta.xml", old: "<filterScope>"),
        .init(name: "unknown filter", ending: "Open_Projects.listView-meta.xml", old: ">equals<", new: ">is<"),
        .init(name: "type neither active nor not", ending: "Internal.recordType-meta.xml", old: "<active>"),
        .init(name: "value set without label", ending: "Level.globalValueSet-meta.xml", old: "<masterLabel>"),
        .init(name: "unknown trigger", ending: flow, old: ">RecordBeforeSave<", new: ">BeforeSave<"),
        .init(name: "flow without place", ending: flow, old: "<locationX>"),
        .init(name: "package without version", ending: "manifest/package.xml", old: "<version>"),
        .init(name: "unknown navigation", ending: "Projects.app-meta.xml", old: ">Standard<", new: ">Tabs<"),
    ]

    /// A fault that the schema allows and the platform does not.
    struct BrokenFile {
        var rule: Rule
        var ending: String
        var change: @Sendable (inout MetadataFile) -> Void
    }

    static let files: [BrokenFile] = [
        .init(rule: .fileTab, ending: "Project__c.tab-meta.xml") { $0.node?.remove("motif") },
        .init(rule: .fileTab, ending: "Project__c.tab-meta.xml") { $0.node?.add("label", "Projects") },
        .init(rule: .fileLayoutName, ending: layout) { $0.path = "layouts/Project Layout.layout-meta.xml" },
        .init(rule: .fileLayoutRequired, ending: layout) { $0.node?.remove("layoutSections") },
        .init(rule: .fileLayoutStyle, ending: layout) { $0.node?.add("layoutSections", MetadataNode(.layoutSection)) },
        .init(rule: .fileLayoutField, ending: layout) { file in
            let sections = file.node?.nodes("layoutSections") ?? []
            file.node?.add("layoutSections", sections)
        },
        .init(rule: .fileObjectPermissions, ending: editor) {
            $0.node?.add("objectPermissions", MetadataNode(.permissionSetObjectPermissions))
        },
        .init(rule: .fileFlow, ending: flow) {
            $0.node?.remove("status")
            $0.node?.add("status", "Active")
        },
        .init(rule: .fileApiVersion, ending: "manifest/package.xml") { $0.node?.remove("version") },
        .init(rule: .fileManifest, ending: "manifest/package.xml") { $0.node?.remove("types") },
        .init(rule: .fileManifest, ending: "manifest/package.xml") { $0.path = "package.xml" },
    ]

    @Test("more than 40 broken designs and files are refused by one of the two layers")
    func corpus() throws {
        let checker = DesignChecker(schema: StandardCatalogue())
        let designs = RuleExample.all.filter { $0.rule.severity == .error }
        for example in designs {
            #expect(checker.check(example.design).contains { $0.severity == .error }, "\(example.rule.rawValue)")
        }
        let project = try MetadataProject(SampleDesign.complete)
        for fault in Self.files {
            var files = project.files
            let index = try #require(files.firstIndex { $0.path.hasSuffix(fault.ending) }, "\(fault.ending)")
            fault.change(&files[index])
            let codes = ProjectChecker.check(files, of: project.design).map(\.code)
            #expect(codes.contains(fault.rule.rawValue), "\(fault.rule.rawValue)")
        }
        let broken = try Self.texts.map { fault in
            let file = try #require(project.files.first { $0.path.hasSuffix(fault.ending) }, "\(fault.ending)")
            let text = fault.text(file)
            #expect(text != file.text, "\(fault.name)")
            return MetadataFile(path: fault.name, text: text)
        }
        let invalid = try SchemaValidator.invalid(broken)
        for file in broken { #expect(invalid.contains { $0.hasPrefix("\(file.path):") }, "\(file.path)") }
        #expect(designs.count + Self.files.count + broken.count >= 40)
    }

    @Test("every rule of files has a file that breaks it")
    func fileRules() {
        let rules = Set(Rule.allCases.filter { $0.rawValue.hasPrefix("file.") })
        #expect(rules.subtracting(Self.files.map(\.rule)) == [])
    }
}
