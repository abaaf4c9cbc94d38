/// A Salesforce DX project made from a design: the same design always gives the same bytes.
struct MetadataProject: Equatable, Sendable {
    let design: DataModelDesign
    /// In the order in which they are deployed; manifests and the files for people last.
    let files: [MetadataFile]

    /// - Throws: ``MetadataError`` when the generator itself is at fault, ``FormulaSyntaxError`` for a formula of a
    ///   flow that the checker refuses.
    init(_ design: DataModelDesign, schema: any OrgSchema = StandardCatalogue()) throws {
        self.design = design
        let context = CheckContext(design: design, schema: schema)
        var files = try PicklistMetadata.files(for: design.valueSets)
        for object in design.objects { files += try ObjectMetadata.files(for: object, in: design) }
        if let app = design.lightningApp { files.append(try AppMetadata.file(app)) }
        for set in design.permissionSets { files.append(try PermissionSetMetadata.file(set, in: design)) }
        for flow in design.flows { files.append(try FlowMetadata.file(flow, in: context)) }
        files += try Self.manifests(design, in: "manifest/", rollback: "manifest/rollback/")
        files.append(MetadataFile(path: "sfdx-project.json", text: Self.projectFile))
        files.append(MetadataFile(path: "README.md", text: ProjectReadme.text(design)))
        self.files = files
    }

    /// The project as a zip archive of the source format, for `sf project deploy start`.
    ///
    /// - Throws: ``ZipError`` when a file cannot be compressed.
    func zip() throws -> [UInt8] { try Self.zip(files) }

    /// The same components as the Metadata API takes them: `package.xml` beside one file for each object.
    ///
    /// - Throws: ``MetadataError``, ``ZipError``.
    func metadataZip() throws -> [UInt8] { try Self.zip(try metadataFiles()) }

    /// The package that removes again what the project deploys.
    ///
    /// - Throws: ``MetadataError``, ``ZipError``.
    func rollbackZip() throws -> [UInt8] { try Self.zip(try rollbackFiles()) }

    /// - Throws: ``MetadataError``.
    func rollbackFiles() throws -> [MetadataFile] { try Self.manifests(design, in: nil, rollback: "") }

    /// - Throws: ``MetadataError``.
    func metadataFiles() throws -> [MetadataFile] {
        let objects = try design.objects.map { object in
            var node = object.standard ? MetadataNode(.customObject) : ObjectMetadata.node(object)
            for part in ObjectMetadata.parts(of: object, in: design) { node.add(part.element, part.nodes) }
            return try MetadataFile(path: "objects/\(object.apiName).object", root: "CustomObject", node)
        }
        // All other components are the same files under a shorter name.
        let others = files.filter { $0.path.hasPrefix(ObjectMetadata.root) && !$0.path.contains("/objects/") }.map {
            var file = $0
            file.path = String(file.path.dropFirst(ObjectMetadata.root.count + 1).dropLast("-meta.xml".count))
            return file
        }
        return try Self.manifests(design, in: "", rollback: nil) + objects + others
    }

    private static func manifests(
        _ design: DataModelDesign, in folder: String?, rollback: String?
    ) throws -> [MetadataFile] {
        var files: [MetadataFile] = []
        if let folder {
            files.append(
                try MetadataFile(path: "\(folder)package.xml", root: "Package", Manifest.package(design)))
        }
        if let rollback {
            files.append(try MetadataFile(path: "\(rollback)package.xml", root: "Package", Manifest.emptyPackage))
            files.append(
                try MetadataFile(
                    path: "\(rollback)destructiveChanges.xml", root: "Package", Manifest.destructiveChanges(design)))
        }
        return files
    }

    private static func zip(_ files: [MetadataFile]) throws -> [UInt8] {
        var archive = ZipArchive()
        for file in files { try archive.add(file.path, Array(file.text.utf8)) }
        return archive.finish()
    }

    private static let projectFile = """
        {
          "packageDirectories": [
            {
              "path": "force-app",
              "default": true
            }
          ],
          "namespace": "",
          "sfdcLoginUrl": "https://login.salesforce.com",
          "sourceApiVersion": "\(MetadataType.apiVersion)"
        }

        """
}
