/// A Salesforce DX project made from a design: the same design always gives the same bytes.
struct MetadataProject: Equatable, Sendable {
    /// In the order of their paths' first appearance: objects, then layouts and tabs, permission sets, manifests.
    let files: [MetadataFile]

    /// - Throws: ``MetadataError`` when the generator itself is at fault.
    init(_ design: DataModelDesign) throws {
        var files: [MetadataFile] = []
        for object in design.objects { files += try ObjectMetadata.files(for: object, in: design) }
        for set in design.permissionSets { files.append(try PermissionSetMetadata.file(set, in: design)) }
        files.append(MetadataFile(path: "manifest/package.xml", text: try Manifest.package(design)))
        files.append(MetadataFile(path: "manifest/rollback/package.xml", text: try Manifest.emptyPackage()))
        files.append(
            MetadataFile(
                path: "manifest/rollback/destructiveChanges.xml", text: try Manifest.destructiveChanges(design)))
        files.append(MetadataFile(path: "sfdx-project.json", text: Self.projectFile))
        files.append(MetadataFile(path: "README.md", text: ProjectReadme.text(design)))
        self.files = files
    }

    /// The project as a zip archive.
    ///
    /// - Throws: ``ZipError`` when a file cannot be compressed.
    func zip() throws -> [UInt8] {
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
