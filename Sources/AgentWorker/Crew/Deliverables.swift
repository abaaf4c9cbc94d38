/// What a plan is delivered as: the project, the plan as JSON and as a document, its pictures and the packages of the
/// Metadata API.
struct Deliverables {
    let planned: PlannedDesign
    let project: MetadataProject

    /// Stores all and returns them in the order in which they are listed.
    ///
    /// - Throws: ``EngineError`` when one cannot be made; ``AgentRunError`` when the Gateway refuses one.
    func store(json: [UInt8], desk: AgentDesk) throws -> [ArtifactReference] {
        try files(json: json).map { name, mediaType, bytes in
            let reference = try desk.run.putArtifact(name: name, mediaType: mediaType, bytes: bytes)
            try desk.log("Stored \(name): \(reference.bytes) bytes.")
            return reference
        }
    }

    private func files(json: [UInt8]) throws -> [(name: String, mediaType: String, bytes: [UInt8])] {
        let design = planned.design
        let markdown = PlanMarkdown.text(planned.document)
        let model = SVGWriter.text(EntityDiagram.diagram(design))
        let tasks = SVGWriter.text(TaskDiagram.diagram(planned.plan, title: design.title))
        do {
            return [
                ("salesforce-project.zip", "application/zip", try project.zip()),
                ("plan.json", "application/json", json),
                ("plan.md", "text/markdown", Array(markdown.utf8)),
                ("data-model.svg", "image/svg+xml", Array(model.utf8)),
                ("tasks.svg", "image/svg+xml", Array(tasks.utf8)),
                ("metadata-api.zip", "application/zip", try project.metadataZip()),
                ("rollback.zip", "application/zip", try project.rollbackZip()),
            ]
        } catch {
            throw EngineError.failed("The project could not be packed as a zip archive.")
        }
    }
}
