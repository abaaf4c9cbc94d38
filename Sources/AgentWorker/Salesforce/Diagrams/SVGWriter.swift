/// Writes a diagram as SVG 1.1. Presentation attributes only, no styles or scripts, so that a page with a strict
/// content policy can show it; text stays text.
enum SVGWriter {
    static func text(_ diagram: Diagram) -> String {
        let (width, height) = (number(diagram.width), number(diagram.height))
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
            role="img" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif">
            <title>\(MetadataNode.escape(diagram.title))</title>
            <desc>\(MetadataNode.escape(diagram.description))</desc>
            <rect width="\(width)" height="\(height)" fill="#ffffff"/>

            """
        for line in diagram.lines { text += Self.line(line) }
        for box in diagram.boxes { text += Self.box(box) }
        for circle in diagram.circles {
            text +=
                "<circle cx=\"\(number(circle.centre.x))\" cy=\"\(number(circle.centre.y))\" "
                + "r=\"\(number(circle.radius))\" fill=\"#ffffff\" stroke=\"\(circle.colour)\" stroke-width=\"1.4\"/>\n"
        }
        for item in diagram.texts {
            text +=
                "<text x=\"\(number(item.origin.x))\" y=\"\(number(item.origin.y))\" font-size=\"\(number(item.size))\" "
                + "\(item.isBold ? "font-weight=\"600\" " : "")\(item.endsAtOrigin ? "text-anchor=\"end\" " : "")fill=\"\(item.colour)\">"
                + "\(MetadataNode.escape(item.text))</text>\n"
        }
        return text + "</svg>\n"
    }

    private static func line(_ line: Diagram.Line) -> String {
        let points = line.points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
        return "<polyline points=\"\(points)\" fill=\"none\" stroke=\"\(line.colour)\" "
            + "stroke-width=\"\(number(line.lineWidth))\"\(line.isDashed ? " stroke-dasharray=\"5 4\"" : "")/>\n"
    }

    private static func box(_ box: Diagram.Box) -> String {
        let frame = box.frame
        return "<rect x=\"\(number(frame.x))\" y=\"\(number(frame.y))\" width=\"\(number(frame.width))\" "
            + "height=\"\(number(frame.height))\" rx=\"4\" fill=\"\(box.fill)\" stroke=\"\(box.stroke)\" "
            + "stroke-width=\"\(number(box.lineWidth))\"\(box.isDashed ? " stroke-dasharray=\"5 4\"" : "")/>\n"
    }

    /// At most one digit after the point, so that the same layout gives the same bytes.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
