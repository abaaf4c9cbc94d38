/// The order in which objects can be deployed: parents before children.
struct DeploymentOrder: Equatable, Sendable {
    /// API names of all objects of the design, parents first; the members of a cycle follow one another.
    let objects: [String]
    /// Groups of objects that need one another, each in the design's order. Their lookups to one another are added
    /// once all of them are there.
    let cycles: [[String]]

    init(_ design: DataModelDesign) {
        var search = ComponentSearch(design)
        search.run()
        objects = search.components.flatMap(\.self)
        cycles = search.components.filter { $0.count > 1 }
    }

    /// Objects that an object points to.
    static func parents(of object: ObjectDesign) -> [String] {
        object.relationships.compactMap { $0.relationship?.object }
    }

    /// The fields of an object that close a cycle: they lead to another member of its group.
    func closingFields(of object: ObjectDesign) -> [FieldDesign] {
        guard let cycle = cycles.first(where: { $0.contains(object.apiName) }) else { return [] }
        return object.relationships.filter { field in
            field.type == .lookup
                && field.relationship.map { $0.object != object.apiName && cycle.contains($0.object) } ?? false
        }
    }
}

/// Tarjan's search for strongly connected components (1972), which gives them parents first.
private struct ComponentSearch {
    private(set) var components: [[String]] = []
    private let names: [String]
    private let parents: [[Int]]
    private var index: [Int?]
    private var low: [Int]
    private var stack: [Int] = []
    private var count = 0

    init(_ design: DataModelDesign) {
        names = design.objects.map(\.apiName)
        let names = names
        parents = design.objects.map { object in
            DeploymentOrder.parents(of: object).compactMap { parent in names.firstIndex(of: parent) }
        }
        index = Array(repeating: nil, count: names.count)
        low = Array(repeating: 0, count: names.count)
    }

    mutating func run() {
        for object in names.indices where index[object] == nil { visit(object) }
    }

    private mutating func visit(_ object: Int) {
        index[object] = count
        low[object] = count
        count += 1
        stack.append(object)
        for parent in parents[object] {
            if index[parent] == nil {
                visit(parent)
                low[object] = min(low[object], low[parent])
            } else if stack.contains(parent), let seen = index[parent] {
                low[object] = min(low[object], seen)
            }
        }
        guard low[object] == index[object], let start = stack.firstIndex(of: object) else { return }
        components.append(stack[start...].sorted().map { names[$0] })
        stack.removeSubrange(start...)
    }
}
