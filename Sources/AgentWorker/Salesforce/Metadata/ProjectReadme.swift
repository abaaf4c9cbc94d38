/// The `README.md` inside the project.
enum ProjectReadme {
    static func text(_ design: DataModelDesign) -> String {
        var text = """
            # \(design.title)

            A Salesforce DX project, API version \(MetadataType.apiVersion), made from this requirement:

            > \(design.requirement.split(separator: "\n").joined(separator: "\n> "))

            Nothing in it has been deployed.

            ## What is in it


            """
        for object in design.objects {
            let what = object.standard ? "standard object, extended" : "new object"
            text += "- `\(object.apiName)` (\(what)): \(count(object.fields.count, "field")), "
            text += "\(count(object.validationRules.count, "validation rule"))\n"
        }
        for set in design.permissionSets { text += "- Permission set `\(set.apiName)`: \(set.description)\n" }
        text += """

            ## Try it in a sandbox

                sf org login web --alias sandbox --instance-url https://test.salesforce.com
                sf project deploy start --manifest manifest/package.xml --target-org sandbox --dry-run
                sf project deploy start --manifest manifest/package.xml --target-org sandbox

            """
        for set in design.permissionSets {
            text += "    sf org assign permset --name \(set.apiName) --target-org sandbox\n"
        }
        text += """

            ## Take it back

                sf project deploy start --manifest manifest/rollback/package.xml \\
                    --post-destructive-changes manifest/rollback/destructiveChanges.xml --target-org sandbox

            This deletes the objects and fields above with all the data in them.

            """
        if !design.notGenerated.isEmpty {
            text += "\n## Left to do by hand\n\n"
            for item in design.notGenerated { text += "- **\(item.what).** \(item.why) \(item.how)\n" }
        }
        return text
    }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
