import Foundation
import Testing

@testable import AgentWorker

@Suite("Diagrams")
struct DiagramTests {
    /// A data model of `count` objects, each with one to three parents, among them cycles, self relations and several
    /// relations to one parent. The same number gives the same model.
    static func model(_ count: Int, seed: UInt64) -> DataModelDesign {
        var state = seed
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        let source = SampleDesign.source
        var design = DataModelDesign(title: "Model \(seed)", requirement: "test")
        for number in 0..<count {
            var fields: [FieldDesign] = []
            for parent in 0..<random(4) {
                let target = random(5) == 0 ? "Account" : "Object_\(random(count))__c"
                fields.append(
                    .lookup(
                        "Parent \(parent)", to: target, children: "C\(number)_\(parent)", heading: "C", source: source))
            }
            for field in 0..<random(14) {
                fields.append(.plain("A field with quite a long label \(field)", .currency, source: source))
            }
            design.objects.append(
                ObjectDesign(
                    apiName: "Object_\(number)__c", label: "Object of a Long Name \(number)", pluralLabel: "Objects",
                    purpose: "", standard: false, nameField: NameFieldDesign(label: "Name"), sharing: .readWrite,
                    fields: fields, hasTab: true, source: source))
        }
        return design
    }

    /// Boxes do not overlap, lines go around boxes, texts stay inside theirs, everything is on the page.
    private func check(_ diagram: Diagram, boxes count: Int, _ comment: Comment) {
        let boxes = diagram.boxes.prefix(count).map(\.frame)
        for (index, box) in boxes.enumerated() {
            for other in boxes[(index + 1)...] { #expect(!box.overlaps(other), comment) }
        }
        let page = DiagramFrame(x: 0, y: 0, width: diagram.width, height: diagram.height)
        for text in diagram.texts {
            let isInside = boxes.contains { box in
                text.frame.x >= box.x && text.frame.right <= box.right + 0.1 && text.frame.y >= box.y
                    && text.frame.bottom <= box.bottom + 0.1
            }
            #expect(isInside, "\(text.text) \(comment)")
        }
        for (index, text) in diagram.texts.enumerated() {
            for other in diagram.texts[(index + 1)...] {
                #expect(!text.frame.overlaps(other.frame), "\(text.text) \(other.text)")
            }
        }
        for line in diagram.lines {
            for point in line.points {
                #expect((0...page.width).contains(point.x) && (0...page.height).contains(point.y), comment)
            }
            guard let joins = line.joins else { continue }
            for (start, end) in zip(line.points, line.points.dropFirst()) {
                #expect(start.x == end.x || start.y == end.y, comment)
                for box in boxes.indices {
                    #expect(!boxes[box].isCrossed(from: start, to: end), "\(joins) \(box) \(comment)")
                }
            }
            // It begins and ends at the edges of the boxes that it joins.
            for (point, box) in [(line.points.first, joins[0]), (line.points.last, joins[1])] {
                let frame = boxes[box]
                let touches = point.map {
                    $0.x >= frame.x - 0.1 && $0.x <= frame.right + 0.1 && $0.y >= frame.y - 0.1
                        && $0.y <= frame.bottom + 0.1
                }
                #expect(touches == true, comment)
            }
        }
    }

    @Test("data models up to 20 objects are drawn without overlaps", arguments: 0..<40)
    func entities(seed: Int) {
        let design = Self.model(1 + seed / 2, seed: UInt64(seed))
        let diagram = EntityDiagram.diagram(design)
        let names = Set(design.objects.flatMap(DeploymentOrder.parents)).union(design.objects.map(\.apiName))
        check(diagram, boxes: names.count, "\(seed)")
        #expect(diagram.lines.count(where: { $0.joins != nil }) == design.relationshipCount)
        // Among many lines there are circles of what should be above what, which only a further bend would undo.
        #expect(Self.alongside(diagram).count <= (design.objects.count > 12 ? 1 : 0), "\(seed)")
    }

    /// Regression: a line over several layers could come down right beside another's end, so that both looked like one.
    ///
    /// Pairs of lines that run along one another for a stretch, less than 4 points apart.
    private static func alongside(_ diagram: Diagram) -> [String] {
        let lines = diagram.lines.filter { $0.joins != nil }.map { Array(zip($0.points, $0.points.dropFirst())) }
        var found: [String] = []
        for (index, line) in lines.enumerated() {
            for other in lines[(index + 1)...] {
                for one in line {
                    for two in other where runsAlong(one, two) { found.append("\(one) and \(two)") }
                }
            }
        }
        return found
    }

    private static func runsAlong(
        _ one: (DiagramPoint, DiagramPoint), _ two: (DiagramPoint, DiagramPoint)
    ) -> Bool {
        func shared(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
            min(max(a, b), max(c, d)) - max(min(a, b), min(c, d))
        }
        if one.0.x == one.1.x, two.0.x == two.1.x, abs(one.0.x - two.0.x) < 4 {
            return shared(one.0.y, one.1.y, two.0.y, two.1.y) > 1
        }
        if one.0.y == one.1.y, two.0.y == two.1.y, abs(one.0.y - two.0.y) < 4 {
            return shared(one.0.x, one.1.x, two.0.x, two.1.x) > 1
        }
        return false
    }

    @Test("of two lines that touch, the one that crosses the other less is above, and none runs along another")
    func tracks() {
        func segment(_ chain: Int, _ upper: Double, _ lower: Double) -> LineEnds.Segment {
            LineEnds.Segment(chain: chain, channel: 0, upper: upper, lower: lower, start: chain)
        }
        // The first comes down where the second leaves: it has to turn below the second.
        let beside = LineTracks(
            segments: [segment(0, 604, 656), segment(1, 658, 731)], channels: 1, isShared: false)
        #expect(beside.tracks == [1, 0] && beside.counts == [2])
        // Nested ends: the inner one turns first.
        let nested = LineTracks(
            segments: [segment(0, 317, 461), segment(1, 441, 507)], channels: 1, isShared: false)
        #expect(nested.tracks == [1, 0])
        let apart = LineTracks(segments: [segment(0, 0, 10), segment(1, 100, 110)], channels: 1, isShared: false)
        #expect(apart.tracks == [0, 0] && apart.counts == [1])
    }

    @Test("twelve objects fit on a page that can be read")
    func twelve() {
        for seed in 0..<10 {
            let diagram = EntityDiagram.diagram(Self.model(12, seed: UInt64(100 + seed)))
            #expect(diagram.width <= 1700, "\(seed): \(diagram.width)")
            #expect(diagram.texts.allSatisfy { $0.size >= 10 })
        }
    }

    @Test("a crow's foot stands at the child, bars at the parent")
    func ends() throws {
        let diagram = EntityDiagram.diagram(SampleDesign.complete)
        let lines = diagram.lines.filter { $0.joins != nil }
        #expect(lines.count == SampleDesign.complete.relationshipCount)
        // Each relation: two strokes of the foot and one or two bars; circles for "many" and for "may be without".
        let required = SampleDesign.complete.objects.flatMap(\.relationships).count {
            $0.required || $0.type == .masterDetail
        }
        #expect(diagram.lines.count - lines.count == 3 * lines.count + required)
        #expect(diagram.circles.count == 2 * lines.count - required)
    }

    @Test("task graphs are drawn without overlaps, time to the right", arguments: 0..<20)
    func tasks(seed: Int) {
        let design = Self.model(1 + seed, seed: UInt64(seed))
        let plan = TaskPlanner.plan(design, order: DeploymentOrder(design))
        let diagram = TaskDiagram.diagram(plan, title: design.title)
        check(diagram, boxes: plan.tasks.count, "\(seed)")
        for (index, task) in plan.tasks.enumerated() {
            for id in task.dependencies {
                let before = plan.tasks.firstIndex { $0.id == id } ?? 0
                #expect(diagram.boxes[before].frame.right < diagram.boxes[index].frame.x)
            }
        }
    }

    @Test("SVG is well-formed, has its texts as text and is the same each time")
    func svg() throws {
        var design = SampleDesign.complete
        design.objects[0].label = "A < B & \"C\""
        let text = SVGWriter.text(EntityDiagram.diagram(design))
        #expect(text == SVGWriter.text(EntityDiagram.diagram(design)))
        #expect(text.contains("A &lt; B &amp; &quot;C&quot;</text>"))
        #expect(!text.contains("<style") && !text.contains("<script") && !text.contains("style="))
        let delegate = WellFormed()
        #expect(delegate.check(text))
    }

    @Test("an empty design has an empty picture")
    func empty() {
        let design = DataModelDesign(title: "Nothing", requirement: "test")
        #expect(EntityDiagram.diagram(design).boxes.isEmpty)
        #expect(SVGWriter.text(EntityDiagram.diagram(design)).hasSuffix("</svg>\n"))
    }
}

/// Whether a text is well-formed XML, by `xmllint`.
private struct WellFormed {
    func check(_ text: String) -> Bool {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).svg")
        defer { try? FileManager.default.removeItem(at: url) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xmllint", "--noout", url.path()]
        guard (try? Data(text.utf8).write(to: url)) != nil, (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
