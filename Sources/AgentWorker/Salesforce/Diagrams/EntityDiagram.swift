/// The entity-relationship diagram of a design (`data-model.svg`): parents above children, crow's feet at the ends.
///
/// Ends: a crow's foot at the child, "many"; at the parent two bars where every child needs one (master-detail or
/// required), a circle and a bar where it may be without.
struct EntityDiagram {
    private let design: DataModelDesign
    private var diagram: Diagram
    private var entities: [Entity] = []

    private struct Entity {
        var apiName: String
        var label: String
        /// What stands under the label.
        var kind: String
        var isStandard: Bool
        var rows: [(name: String, type: String)]
        var width: Double
        var height: Double
    }

    private static let headerHeight = 40.0
    private static let rowHeight = 18.0
    private static let maximumRows = 9
    private static let padding = 10.0
    private static let widths = 176.0...232.0

    static func diagram(_ design: DataModelDesign) -> Diagram {
        var drawing = EntityDiagram(design)
        drawing.draw()
        return drawing.diagram
    }

    private init(_ design: DataModelDesign) {
        self.design = design
        diagram = Diagram(
            title: "Data model of \(design.title)", description: Self.description(design), width: 0, height: 0)
        entities = design.objects.map(Self.entity)
        // Standard objects that are pointed to and used as they are.
        let parents = design.objects.flatMap(\.relationships).compactMap { $0.relationship?.object }.uniqued
        for name in parents where design.object(name) == nil {
            let label = design.reused.first { $0.apiName == name }?.label ?? name
            entities.append(
                Entity(
                    apiName: name, label: label, kind: "standard object", isStandard: true, rows: [],
                    width: Self.widths.lowerBound, height: Self.headerHeight))
        }
    }

    private static func description(_ design: DataModelDesign) -> String {
        let lines = design.objects.flatMap { object in
            object.relationships.map { field in
                "\(object.label) points to \(field.relationship?.object ?? "") by \(field.label)"
            }
        }
        return lines.isEmpty ? "Objects without relationships." : lines.joined(separator: "; ") + "."
    }

    private static func entity(_ object: ObjectDesign) -> Entity {
        // Relationships first: they are what the lines mean.
        let fields = object.relationships + object.fields.filter { $0.relationship == nil }
        var rows = fields.prefix(maximumRows).map { ($0.label + ($0.required ? " *" : ""), type($0)) }
        if fields.count > maximumRows { rows.append(("and \(fields.count - maximumRows) more fields", "")) }
        let widest = rows.map { TextWidth.of($0.0, size: 11) + TextWidth.of($0.1, size: 10) + 12 }.max() ?? 0
        let header = max(TextWidth.of(object.label, size: 13, bold: true), TextWidth.of(object.apiName, size: 10))
        let width = min(max(max(widest, header) + 2 * padding, widths.lowerBound), widths.upperBound)
        return Entity(
            apiName: object.apiName, label: object.label, kind: object.apiName, isStandard: object.standard, rows: rows,
            width: (width / 8).rounded(.up) * 8,
            height: headerHeight + Double(rows.count) * rowHeight + (rows.isEmpty ? 0 : 8))
    }

    private static func type(_ field: FieldDesign) -> String {
        if let relationship = field.relationship { return "→ \(relationship.object)" }
        return PlanMarkdown.type(field)
    }

    private mutating func draw() {
        var edges: [LayeredGraph.Edge] = []
        var fields: [(field: FieldDesign, child: Int, parent: Int)] = []
        for (child, object) in design.objects.enumerated() {
            for field in object.relationships {
                guard let parent = entities.firstIndex(where: { $0.apiName == field.relationship?.object }) else {
                    continue
                }
                edges.append(LayeredGraph.Edge(from: parent, to: child))
                fields.append((field, child, parent))
            }
        }
        // A line from a box to itself needs room at its right.
        let selfLoops = entities.indices.map { index in fields.count { $0.child == index && $0.parent == index } }
        let graph = LayeredGraph(
            nodes: entities.enumerated().map { index, entity in
                LayeredGraph.Node(breadth: entity.width + Double(selfLoops[index]) * 14, depth: entity.height)
            }, edges: edges, widest: 5)
        let layout = LayeredLayout(graph)
        (diagram.width, diagram.height) = (layout.width, layout.height)
        let frames = layout.frames.enumerated().map { index, frame in
            DiagramFrame(x: frame.x, y: frame.y, width: entities[index].width, height: frame.height)
        }
        for (index, entity) in entities.enumerated() { draw(entity, frames[index]) }
        for (index, entity) in entities.enumerated() { drawHeader(entity, frames[index]) }
        var loops = Array(repeating: 0, count: entities.count)
        for (index, relation) in fields.enumerated() {
            var points = layout.lines[index]
            if relation.child == relation.parent {
                points = Self.loop(frames[relation.child], loops[relation.child])
                loops[relation.child] += 1
            }
            guard points.count > 1 else { continue }
            diagram.lines.append(Diagram.Line(points: points, joins: [relation.parent, relation.child]))
            drawEnds(of: relation.field, points)
        }
    }

    private mutating func draw(_ entity: Entity, _ frame: DiagramFrame) {
        diagram.boxes.append(
            Diagram.Box(
                frame: frame, fill: "#ffffff", stroke: entity.isStandard ? "#64748b" : "#1d4ed8",
                isDashed: entity.isStandard, lineWidth: 1.4))
        for (index, row) in entity.rows.enumerated() {
            let y = frame.y + Self.headerHeight + 16 + Double(index) * Self.rowHeight
            let space = entity.width - 2 * Self.padding
            let type = TextWidth.fitted(row.type, space * 0.55, size: 10)
            let typeWidth = TextWidth.of(type, size: 10)
            let name = TextWidth.fitted(row.name, space - typeWidth - (type.isEmpty ? 0 : 8), size: 11)
            diagram.texts.append(
                Diagram.Text(origin: DiagramPoint(x: frame.x + Self.padding, y: y), text: name, size: 11))
            guard !type.isEmpty else { continue }
            diagram.texts.append(
                Diagram.Text(
                    origin: DiagramPoint(x: frame.right - Self.padding, y: y), text: type, size: 10, colour: "#64748b",
                    endsAtOrigin: true))
        }
    }

    private mutating func drawHeader(_ entity: Entity, _ frame: DiagramFrame) {
        diagram.boxes.append(
            Diagram.Box(
                frame: DiagramFrame(x: frame.x, y: frame.y, width: frame.width, height: Self.headerHeight),
                fill: entity.isStandard ? "#f1f5f9" : "#dbeafe", stroke: entity.isStandard ? "#64748b" : "#1d4ed8",
                isDashed: entity.isStandard, lineWidth: 1.4))
        let space = entity.width - 2 * Self.padding
        diagram.texts.append(
            Diagram.Text(
                origin: DiagramPoint(x: frame.x + Self.padding, y: frame.y + 17),
                text: TextWidth.fitted(entity.label, space, size: 13, bold: true), size: 13, isBold: true))
        diagram.texts.append(
            Diagram.Text(
                origin: DiagramPoint(x: frame.x + Self.padding, y: frame.y + 32),
                text: TextWidth.fitted(entity.kind, space, size: 10), size: 10, colour: "#475569"))
    }

    /// A line out of the right side and back, for an object that points to itself.
    private static func loop(_ frame: DiagramFrame, _ number: Int) -> [DiagramPoint] {
        let reach = frame.right + 18 + Double(number) * 10
        let middle = frame.y + 12 + Double(number) * 8
        let lower = frame.bottom - 12 - Double(number) * 8
        return [
            DiagramPoint(x: frame.right, y: min(middle, lower - 6)), DiagramPoint(x: reach, y: min(middle, lower - 6)),
            DiagramPoint(x: reach, y: lower), DiagramPoint(x: frame.right, y: lower),
        ]
    }

    // MARK: Ends

    private mutating func drawEnds(of field: FieldDesign, _ points: [DiagramPoint]) {
        let parent = End(at: points[0], towards: points[1])
        let child = End(at: points[points.count - 1], towards: points[points.count - 2])
        mark(child.point(0, -5), child.point(10, 0))
        mark(child.point(0, 5), child.point(10, 0))
        diagram.circles.append(Diagram.Circle(centre: child.point(14, 0), radius: 3.5))
        mark(parent.point(6, -5), parent.point(6, 5))
        if field.required || field.type == .masterDetail {
            mark(parent.point(10, -5), parent.point(10, 5))
        } else {
            diagram.circles.append(Diagram.Circle(centre: parent.point(12, 0), radius: 3.5))
        }
    }

    private mutating func mark(_ start: DiagramPoint, _ end: DiagramPoint) {
        diagram.lines.append(Diagram.Line(points: [start, end]))
    }

    /// An end of a line, by which marks are placed: along the line away from the box, and to its side.
    private struct End {
        let at: DiagramPoint
        let towards: DiagramPoint

        func point(_ along: Double, _ aside: Double) -> DiagramPoint {
            if at.x == towards.x {
                let sign = towards.y < at.y ? -1.0 : 1
                return DiagramPoint(x: at.x + aside, y: at.y + sign * along)
            }
            let sign = towards.x < at.x ? -1.0 : 1
            return DiagramPoint(x: at.x + sign * along, y: at.y + aside)
        }
    }
}
