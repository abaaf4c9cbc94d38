/// The levels of `log` events.
enum LogLevelName {
    /// Whether a JSON literal, quotes included, is one of the four levels.
    static func isKnown(_ literal: UnsafeRawBufferPointer) -> Bool {
        literal.elementsEqual(#""INFO""#.utf8) || literal.elementsEqual(#""DEBUG""#.utf8)
            || literal.elementsEqual(#""WARNING""#.utf8) || literal.elementsEqual(#""ERROR""#.utf8)
    }
}
