/// The graph of tasks (`tasks.svg`): time runs to the right, the critical path is drawn strong.
enum TaskDiagram {
    private static let boxWidth = 216.0
    private static let boxHeight = 72.0
    private static let padding = 10.0

    static func diagram(_ plan: ImplementationPlan, title: String) -> Diagram {
        let tasks = plan.tasks
        let places = Dictionary(uniqueKeysWithValues: tasks.enumerated().map { ($1.id, $0) })
        var edges: [LayeredGraph.Edge] = []
        for (index, task) in tasks.enumerated() {
            for id in task.dependencies {
                if let from = places[id] { edges.append(LayeredGraph.Edge(from: from, to: index)) }
            }
        }
        // Laid out downwards and turned, so that time runs to the right.
        let node = LayeredGraph.Node(breadth: boxHeight, depth: boxWidth)
        let layout = LayeredLayout(
            LayeredGraph(nodes: tasks.map { _ in node }, edges: edges),
            spacing: LayeredLayout.Spacing(between: 20, margin: 22, track: 8, spreadsEnds: false))
        var diagram = Diagram(
            title: "Tasks of \(title)",
            description: tasks.map { task in
                let after = task.dependencies.isEmpty ? "" : " after \(task.dependencies.joined(separator: ", "))"
                return "\(task.id) \(task.title)\(after)"
            }.joined(separator: "; ") + ".", width: layout.height, height: layout.width)
        let critical = Set(plan.criticalPath)
        for (index, task) in tasks.enumerated() {
            draw(task, layout.frames[index].transposed, isCritical: critical.contains(task.id), &diagram)
        }
        for (index, edge) in edges.enumerated() {
            let from = plan.criticalPath.firstIndex(of: tasks[edge.from].id)
            let isCritical = from.map { plan.criticalPath.dropFirst($0 + 1).first == tasks[edge.to].id } ?? false
            let points = layout.lines[index].map(\.transposed)
            draw(points, joins: [edge.from, edge.to], isCritical: isCritical, &diagram)
        }
        return diagram
    }

    private static func draw(_ task: PlanTask, _ frame: DiagramFrame, isCritical: Bool, _ diagram: inout Diagram) {
        let fills: [PlanTask.Role: String] = [.admin: "#eff6ff", .developer: "#f5f3ff", .tester: "#ecfdf5"]
        diagram.boxes.append(
            Diagram.Box(
                frame: frame, fill: fills[task.role] ?? "#ffffff", stroke: isCritical ? "#b91c1c" : "#64748b",
                lineWidth: isCritical ? 2 : 1))
        let space = frame.width - 2 * padding
        for (index, line) in TextWidth.lines("\(task.id) \(task.title)", space, size: 12, bold: true, limit: 2)
            .enumerated()
        {
            diagram.texts.append(
                Diagram.Text(
                    origin: DiagramPoint(x: frame.x + padding, y: frame.y + 20 + Double(index) * 16), text: line,
                    size: 12, isBold: true))
        }
        diagram.texts.append(
            Diagram.Text(
                origin: DiagramPoint(x: frame.x + padding, y: frame.bottom - 10),
                text: "\(task.role.rawValue), \(task.effort)", size: 11, colour: "#475569"))
    }

    private static func draw(_ points: [DiagramPoint], joins: [Int], isCritical: Bool, _ diagram: inout Diagram) {
        guard let end = points.last else { return }
        let colour = isCritical ? "#b91c1c" : "#64748b"
        let width = isCritical ? 2.0 : 1.2
        diagram.lines.append(Diagram.Line(points: points, colour: colour, lineWidth: width, joins: joins))
        for side in [-4.0, 4.0] {
            diagram.lines.append(
                Diagram.Line(
                    points: [DiagramPoint(x: end.x - 8, y: end.y + side), end], colour: colour, lineWidth: width))
        }
    }
}
