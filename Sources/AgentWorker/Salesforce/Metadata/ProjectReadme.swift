/// The `README.md` inside the project.
enum ProjectReadme {
    static func text(_ design: DataModelDesign) -> String {
        var text = """
            # \(design.title)

            A Salesforce DX project, API version \(MetadataType.apiVersion), made from this requirement:

            > \(design.requirement.split(separator: "\n").joined(separator: "\n> "))

            Nothing in it has been deployed.

            ## What is in it

            \(contents(design))

            ## Deploy it

            You need the Salesforce CLI (`sf`). Start with a sandbox: the first deployment is a dry run, which checks
            everything and changes nothing.

                sf org login web --alias sandbox --instance-url https://test.salesforce.com
                sf project deploy start --manifest manifest/package.xml --target-org sandbox --dry-run
                sf project deploy start --manifest manifest/package.xml --target-org sandbox

            """
        if !design.permissionSets.isEmpty {
            text += """

                Then give people access; each set is for the group that its description names:


                """
            for set in design.permissionSets {
                text += "    sf org assign permset --name \(set.apiName) --target-org sandbox --on-behalf-of USERNAME\n"
            }
        }
        let steps = manualSteps(design)
        if !steps.isEmpty { text += "\n## After the deployment\n\n" + steps.map { "- \($0)\n" }.joined() }
        text += """

            ## Take it back

                sf project deploy start --manifest manifest/rollback/package.xml \\
                    --post-destructive-changes manifest/rollback/destructiveChanges.xml --target-org sandbox

            \(rollbackWarning(design))

            ## Without the source format

            `metadata-api.zip` and `rollback.zip` hold the same as the Metadata API takes it, for other tools:

                sf project deploy start --metadata-dir metadata-api.zip --target-org sandbox --dry-run

            """
        if !design.notGenerated.isEmpty {
            text += "\n## Left to do by hand\n\n"
            for item in design.notGenerated { text += "- **\(item.what).** \(item.why) \(item.how)\n" }
        }
        return text
    }

    private static func rollbackWarning(_ design: DataModelDesign) -> String {
        var text = "This deletes the objects and fields above with all the data in them. Export the data first."
        if design.extendedObjects.contains(where: { !$0.recordTypes.isEmpty }) {
            text += " Record types of\nstandard objects must be inactive and unused before they can be deleted."
        }
        if !design.flows.isEmpty {
            text +=
                "\nDeactivate the flows in Setup first; of each, version 1 is deleted, and further versions by hand."
        }
        return text
    }

    private static func contents(_ design: DataModelDesign) -> String {
        var lines = design.objects.map { object in
            let what = object.standard ? "standard object, extended" : "new object"
            var parts = [count(object.fields.count, "field")]
            if !object.validationRules.isEmpty { parts.append(count(object.validationRules.count, "validation rule")) }
            if !object.recordTypes.isEmpty { parts.append(count(object.recordTypes.count, "record type")) }
            return "- `\(object.apiName)` (\(what)): \(parts.joined(separator: ", "))"
        }
        lines += design.valueSets.map { "- Value set `\($0.apiName)`: \($0.values.joined(separator: ", "))" }
        if let app = design.lightningApp { lines.append("- App `\(app.apiName)` with \(count(app.tabs.count, "tab"))") }
        lines += design.permissionSets.map { "- Permission set `\($0.apiName)`: \($0.description)" }
        lines += design.flows.map { "- Flow `\($0.apiName)` (draft): \($0.description)" }
        return lines.joined(separator: "\n")
    }

    /// What a package cannot do for its administrator.
    private static func manualSteps(_ design: DataModelDesign) -> [String] {
        var steps = design.extendedObjects.filter { !$0.fields.isEmpty }.map { object in
            "Add \(object.fields.map(\.label).joined(separator: ", ")) to the page layouts of \(object.label): "
                + "layouts of standard objects belong to the org and are not in the package."
        }
        for object in design.objects where !object.recordTypes.isEmpty {
            steps.append(
                "Assign the record types of \(object.label) and their page layouts to profiles; the permission sets "
                    + "make them available.")
        }
        steps += design.flows.map { "Test the flow \($0.label) in Flow Builder and activate it." }
        return steps
    }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
