/// A drawing of boxes, texts and lines, independent of how it is written down.
struct Diagram: Equatable, Sendable {
    struct Box: Equatable, Sendable {
        var frame: DiagramFrame
        var fill: String
        var stroke: String
        var isDashed = false
        var lineWidth = 1.0
    }
    struct Text: Equatable, Sendable {
        /// The left end of the base line, or the right one where the text ends there.
        var origin: DiagramPoint
        var text: String
        /// In pixels.
        var size: Double
        var isBold = false
        var colour = "#1f2937"
        var endsAtOrigin = false

        /// Where it is drawn at most.
        var frame: DiagramFrame {
            let width = TextWidth.of(text, size: size, bold: isBold)
            return DiagramFrame(
                x: endsAtOrigin ? origin.x - width : origin.x, y: origin.y - size, width: width, height: size * 1.25)
        }
    }
    struct Line: Equatable, Sendable {
        var points: [DiagramPoint]
        var colour = "#475569"
        var lineWidth = 1.4
        var isDashed = false
        /// The boxes that it joins, by their index; nil for marks at its ends.
        var joins: [Int]?
    }
    struct Circle: Equatable, Sendable {
        var centre: DiagramPoint
        var radius: Double
        var colour = "#475569"
    }

    var title: String
    var description: String
    var width: Double
    var height: Double
    /// Boxes of objects or tasks first, so that ``Line/joins`` can name them.
    var boxes: [Box] = []
    var lines: [Line] = []
    var circles: [Circle] = []
    var texts: [Text] = []
}
