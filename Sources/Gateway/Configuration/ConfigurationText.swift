/// A value as a source wrote it, not yet understood.
enum ConfigurationText: Sendable, Equatable {
    case scalar(String)
    /// Only a file can write a list as a list.
    case list([String])
}

extension ConfigurationText: CustomStringConvertible {
    var description: String {
        switch self {
        case .scalar(let text): text
        case .list(let elements): "[" + elements.joined(separator: ", ") + "]"
        }
    }
}
