/// What a plan is delivered as: the project, the plan as JSON and the plan as a document.
struct Deliverables {
    let planned: PlannedDesign
    let project: MetadataProject

    /// Stores all three and returns them in the order in which they are listed.
    ///
    /// - Throws: ``EngineError`` when one cannot be made; ``AgentRunError`` when the Gateway refuses one.
    func store(json: [UInt8], desk: AgentDesk) throws -> [ArtifactReference] {
        let archive: [UInt8]
        do { archive = try project.zip() } catch {
            throw EngineError.failed("The project could not be packed as a zip archive.")
        }
        let files: [(String, String, [UInt8])] = [
            ("salesforce-project.zip", "application/zip", archive), ("plan.json", "application/json", json),
            ("plan.md", "text/markdown", Array(PlanMarkdown.text(planned.document).utf8)),
        ]
        return try files.map { name, mediaType, bytes in
            let reference = try desk.run.putArtifact(name: name, mediaType: mediaType, bytes: bytes)
            try desk.log("Stored \(name): \(reference.bytes) bytes.")
            return reference
        }
    }
}
