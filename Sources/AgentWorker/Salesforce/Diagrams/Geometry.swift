/// A point in pixels, from the top left.
struct DiagramPoint: Equatable, Sendable {
    var x: Double
    var y: Double

    var transposed: DiagramPoint { DiagramPoint(x: y, y: x) }
}

/// A rectangle in pixels.
struct DiagramFrame: Equatable, Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }
    var middle: DiagramPoint { DiagramPoint(x: x + width / 2, y: y + height / 2) }
    var transposed: DiagramFrame { DiagramFrame(x: y, y: x, width: height, height: width) }

    /// Whether the insides have a point in common; frames that touch do not.
    func overlaps(_ other: DiagramFrame) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether a horizontal or vertical line goes through the inside.
    func isCrossed(from start: DiagramPoint, to end: DiagramPoint) -> Bool {
        let left = min(start.x, end.x)
        let top = min(start.y, end.y)
        return left < right && max(start.x, end.x) > x && top < bottom && max(start.y, end.y) > y
    }
}
