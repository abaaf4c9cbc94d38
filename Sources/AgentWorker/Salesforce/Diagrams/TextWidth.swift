/// How wide a text is drawn. Viewers choose the font, so this is an upper estimate for common sans-serif fonts.
enum TextWidth {
    /// Width in pixels at a font size in pixels.
    static func of(_ text: String, size: Double, bold: Bool = false) -> Double {
        let ems = text.reduce(0.0) { $0 + width($1) }
        return ems * size * (bold ? 1.08 : 1)
    }

    /// The text, or its beginning with an ellipsis, within a width.
    static func fitted(_ text: String, _ width: Double, size: Double, bold: Bool = false) -> String {
        guard of(text, size: size, bold: bold) > width else { return text }
        var short = text
        while !short.isEmpty, of(short + "…", size: size, bold: bold) > width { short.removeLast() }
        while short.last == " " { short.removeLast() }
        return short + "…"
    }

    /// The words in lines within a width; what does not fit into the last line ends with an ellipsis.
    static func lines(_ text: String, _ width: Double, size: Double, bold: Bool = false, limit: Int) -> [String] {
        var lines: [String] = []
        var words = text.split(separator: " ").map(String.init)
        while !words.isEmpty, lines.count < limit {
            if lines.count == limit - 1 {
                lines.append(fitted(words.joined(separator: " "), width, size: size, bold: bold))
                break
            }
            var line = words.removeFirst()
            while let next = words.first, of(line + " " + next, size: size, bold: bold) <= width {
                line += " " + next
                words.removeFirst()
            }
            lines.append(fitted(line, width, size: size, bold: bold))
        }
        return lines
    }

    /// In ems, by the shape of the character.
    private static func width(_ character: Character) -> Double {
        guard character.isASCII else {
            return character == "…" || character.isLetter && character.utf8.count == 2 ? 0.8 : 1.1
        }
        if "iljtfrI.,:;|!'()[]- ".contains(character) { return 0.4 }
        if "mwMW@%".contains(character) { return 0.95 }
        return character.isUppercase ? 0.74 : 0.6
    }
}
