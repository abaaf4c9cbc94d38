import Configuration
import Glibc
import Shared

/// Reads the sources in the order of their strength, and gathers all that is wrong with any of them.
///
/// The strongest source that has a key gives its value; a wrong value is reported and the default stands in, so that
/// one reading finds every mistake.
struct ConfigurationLoader {
    private let environment: [String: String]
    /// From the strongest to the weakest.
    private var layers: [Layer] = []
    private var problems: [ConfigurationError.Problem] = []

    /// Variables with the prefix of keys that are not keys: what the product's own processes tell each other.
    static let otherVariables: Set<String> = [
        SpawnerProtocol.workerDescriptorVariable, SpawnerProtocol.controlDescriptorVariable, "ROUNDHOUSE_BIN_DIR",
    ]

    /// One source that has been read.
    private struct Layer {
        let source: (ConfigurationKey) -> ConfigurationSource
        let snapshot: any ConfigSnapshot
    }

    /// - Parameters:
    ///   - flags: Texts `key=value`; of several for one key the last counts.
    ///   - file: A file that must be there.
    ///   - defaultFile: A file that is read where `file` is nil and it exists.
    ///   - environment: The process's environment.
    init(flags: [String], file: String?, defaultFile: String, environment: [String: String]) {
        self.environment = environment
        self.addFlags(flags)
        self.addEnvironment()
        self.addFile(file, defaultFile: defaultFile)
    }

    /// Reads every key.
    func report() -> ConfigurationReport {
        var configuration = GatewayConfiguration()
        var problems = self.problems
        var sources: [ConfigurationSource] = []
        for key in ConfigurationKey.all {
            sources.append(self.read(key, into: &configuration, problems: &problems))
        }
        let entries = zip(ConfigurationKey.all, sources).map { key, source in
            ConfigurationReport.Entry(key: key, value: key.value(in: configuration), source: source)
        }
        // A wrong value has its default standing in, so only right ones can contradict each other.
        if problems.isEmpty { problems = ConfigurationContradiction.problems(in: configuration, entries: entries) }
        return ConfigurationReport(configuration: configuration, entries: entries, problems: problems)
    }

    // MARK: - Sources

    private mutating func addFlags(_ flags: [String]) {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for flag in flags {
            let parts = flag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard parts.count == 2 else {
                self.problems.append(
                    .init(key: name, source: .flag, reason: "has no value; expected --set \(name)=VALUE"))
                continue
            }
            guard self.check(name, source: .flag) else { continue }
            values[AbsoluteConfigKey(ConfigKey(name))] = ConfigValue(.string(String(parts[1])), isSecret: false)
        }
        let snapshot = InMemoryProvider(name: "flags", values: values).snapshot()
        self.layers.append(Layer(source: { _ in .flag }, snapshot: snapshot))
    }

    private mutating func addEnvironment() {
        let keys = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.variable, $0) })
        let prefix = ConfigurationKey.variablePrefix
        for variable in self.environment.keys.sorted() where variable.hasPrefix(prefix) {
            guard keys[variable] == nil, !Self.otherVariables.contains(variable) else { continue }
            let nearest = NearestKey.name(to: variable, among: keys.keys.sorted())
            let hint = nearest.map { "; did you mean \($0)?" } ?? ""
            self.problems.append(
                .init(key: nil, source: .environment(variable), reason: "is not the variable of any key\(hint)"))
        }
        let variables = self.environment.filter { keys[$0.key] != nil }
        let provider = EnvironmentVariablesProvider(environmentVariables: variables).prefixKeys(with: "roundhouse")
        self.layers.append(Layer(source: { .environment($0.variable) }, snapshot: provider.snapshot()))
    }

    private mutating func addFile(_ file: String?, defaultFile: String) {
        guard let path = file ?? (access(defaultFile, F_OK) == 0 ? defaultFile : nil) else { return }
        do {
            let file = try ConfigurationFile(path: path)
            for name in file.names where !Self.isEmptyGroup(name, in: file) {
                _ = self.check(name, source: .file(path))
            }
            self.layers.append(Layer(source: { _ in .file(path) }, snapshot: file.snapshot))
        } catch {
            self.problems.append(.init(key: nil, source: .file(path), reason: error.reason))
        }
    }

    /// Whether `name` is the head of a group all of whose keys are commented out: nothing is set, and nothing is wrong.
    private static func isEmptyGroup(_ name: String, in file: ConfigurationFile) -> Bool {
        guard ConfigurationKey.all.contains(where: { $0.name.hasPrefix("\(name).") }) else { return false }
        let value = try? file.snapshot.value(forKey: AbsoluteConfigKey(ConfigKey(name)), type: .string).value
        return value?.content == .string("")
    }

    /// Whether `name` is a key; a problem is noted where it is not.
    private mutating func check(_ name: String, source: ConfigurationSource) -> Bool {
        let names = ConfigurationKey.all.map(\.name)
        guard !names.contains(name) else { return true }
        let reason: String
        if names.contains(where: { $0.hasPrefix("\(name).") }) {
            let members = names.filter { $0.hasPrefix("\(name).") }.joined(separator: ", ")
            reason = "is a group of keys, not a key; its keys are \(members)"
        } else {
            let hint = NearestKey.name(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
            reason = "is not a key\(hint)"
        }
        self.problems.append(.init(key: name, source: source, reason: reason))
        return false
    }

    // MARK: - Values

    private func read(
        _ key: ConfigurationKey, into configuration: inout GatewayConfiguration,
        problems: inout [ConfigurationError.Problem]
    ) -> ConfigurationSource {
        for layer in self.layers {
            guard let text = Self.text(of: key, in: layer.snapshot) else { continue }
            let source = layer.source(key)
            if key.name == "store.path", text == .scalar("") { continue }
            if !key.set(text, in: &configuration) {
                let reason = "'\(text.withoutUserInfo)' is not a right value; expected \(key.expected)"
                problems.append(.init(key: key.name, source: source, reason: reason))
            }
            return source
        }
        return self.setStateDirectory(key, into: &configuration)
    }

    /// systemd names the unit's StateDirectory in a variable of its own (systemd.exec(5)); the first of several counts.
    private func setStateDirectory(
        _ key: ConfigurationKey, into configuration: inout GatewayConfiguration
    ) -> ConfigurationSource {
        guard key.name == "store.path", let directories = self.environment["STATE_DIRECTORY"],
            let first = directories.split(separator: ":").first,
            key.set(.scalar(String(first)), in: &configuration)
        else { return .builtIn }
        return .environment("STATE_DIRECTORY")
    }

    /// The key's text in one source; nil where it has none. A snapshot throws where a value is not of the type asked
    /// for, so a list is told from a scalar by asking for both.
    private static func text(of key: ConfigurationKey, in snapshot: any ConfigSnapshot) -> ConfigurationText? {
        let name = AbsoluteConfigKey(ConfigKey(key.name))
        if let value = try? snapshot.value(forKey: name, type: .string).value, case .string(let text) = value.content {
            return .scalar(text)
        }
        if let value = try? snapshot.value(forKey: name, type: .stringArray).value,
            case .stringArray(let elements) = value.content
        {
            return .list(elements)
        }
        return nil
    }
}
