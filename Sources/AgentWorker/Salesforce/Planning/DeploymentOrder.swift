/// The order in which objects can be deployed: parents before children.
struct DeploymentOrder: Equatable, Sendable {
    /// API names of all objects of the design, parents first; objects of a cycle come last, in their given order.
    let objects: [String]
    /// Groups of objects that need one another. Lookups of a cycle are added once all its objects are there.
    let cycles: [[String]]

    init(_ design: DataModelDesign) {
        var remaining = design.objects
        var done: [String] = []
        var cycles: [[String]] = []
        while !remaining.isEmpty {
            let ready = remaining.filter { object in
                Self.parents(of: object).allSatisfy { parent in
                    parent == object.apiName || done.contains(parent) || !remaining.contains { $0.apiName == parent }
                }
            }
            if ready.isEmpty {
                cycles.append(remaining.map(\.apiName))
                done += remaining.map(\.apiName)
                break
            }
            done += ready.map(\.apiName)
            remaining.removeAll { object in ready.contains { $0.apiName == object.apiName } }
        }
        objects = done
        self.cycles = cycles
    }

    /// Objects that an object points to.
    static func parents(of object: ObjectDesign) -> [String] {
        object.relationships.compactMap { $0.relationship?.object }
    }
}
