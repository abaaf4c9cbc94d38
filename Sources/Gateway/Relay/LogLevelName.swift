import Shared

/// The levels of `log` events.
enum LogLevelName {
    /// Whether a JSON literal, quotes included, is one of the four levels.
    static func isKnown(_ literal: UnsafeRawBufferPointer) -> Bool {
        literal.holds(#""INFO""#) || literal.holds(#""DEBUG""#) || literal.holds(#""WARNING""#)
            || literal.holds(#""ERROR""#)
    }
}
