/// The model's own words about its work, as far as they are shown: a few plain sentences.
///
/// They are data from outside: without the characters that Markdown or HTML would take for links, pictures or markup,
/// and not longer than a paragraph.
struct ShownSummary {
    /// Characters at most.
    static let limit = 600
    private static let markup: Set<Character> = [
        "<", ">", "[", "]", "(", ")", "`", "#", "*", "_", "|", "!", "~", "\\", "@",
    ]

    private(set) var text = ""
    /// Another try of the model is not shown: what is on the screen cannot be taken back.
    private var isClosed = false

    /// Takes more of the summary and returns what may be shown of it.
    mutating func take(_ more: String) -> String {
        guard !isClosed else { return "" }
        var shown = ""
        for character in more where text.count + shown.count < Self.limit {
            if Self.markup.contains(character) { continue }
            // A colon and slashes would make an address of it.
            if character == "/", (shown.last ?? text.last) == ":" { continue }
            let isSpace = character.isWhitespace || character.isNewline
            if isSpace, (shown.last ?? text.last ?? " ") == " " { continue }
            if isSpace {
                shown.append(" ")
            } else if character.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) {
                shown.append(character)
            }
        }
        text += shown
        return shown
    }

    mutating func close() { isClosed = isClosed || !text.isEmpty }
}
