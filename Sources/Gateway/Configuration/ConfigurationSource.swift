/// Where a key's value came from, from the strongest to the weakest.
enum ConfigurationSource: Sendable, Equatable, CustomStringConvertible {
    /// `--set key=value`.
    case flag
    /// The environment variable of that name.
    case environment(String)
    /// The file at that path.
    case file(String)
    case builtIn

    var description: String {
        switch self {
        case .flag: "--set"
        case .environment(let variable): "environment \(variable)"
        case .file(let path): "file \(path)"
        case .builtIn: "default"
        }
    }
}
