/// One key of the configuration: its name, what it takes, what it does, and where its value lies.
///
/// The keys' table, ``all``, is the only place that knows them: reading, `check-config`, the example file and the
/// documentation all go by it, so they cannot differ.
struct ConfigurationKey: Sendable {
    /// Components with dots between, such as `listen.port`.
    let name: String
    /// What the key does, in one sentence.
    let help: String
    /// What a right value looks like, to follow "expected".
    let expected: String
    /// Whether a reload applies a changed value, or only a restart.
    let isReloadable: Bool
    /// Whether the value is a list, which a file may write as one.
    let isList: Bool
    private let parse: @Sendable (ConfigurationText, inout GatewayConfiguration) -> Bool
    private let render: @Sendable (GatewayConfiguration) -> String
    private let copy: @Sendable (GatewayConfiguration, inout GatewayConfiguration) -> Void

    init<Type: ConfigurationValueType>(
        _ name: String, _ path: any WritableKeyPath<GatewayConfiguration, Type.Value> & Sendable, _ type: Type,
        reloadable: Bool = false, _ help: String
    ) {
        self.name = name
        self.help = help
        self.expected = type.expected
        self.isReloadable = reloadable
        self.isList = Type.Value.self == [String].self
        self.parse = { text, configuration in
            guard let value = type.parse(text) else { return false }
            configuration[keyPath: path] = value
            return true
        }
        self.render = { type.text(of: $0[keyPath: path]) }
        self.copy = { $1[keyPath: path] = $0[keyPath: path] }
    }

    /// The environment variable that sets this key.
    var variable: String {
        Self.variablePrefix + self.name.replacing(".", with: "_").uppercased()
    }

    /// What every variable that sets a key begins with.
    static let variablePrefix = "ROUNDHOUSE_"

    /// The value's text in `configuration`, in the form that reads back as the same value.
    func value(in configuration: GatewayConfiguration) -> String { self.render(configuration) }

    /// The default's text.
    var defaultValue: String { self.value(in: GatewayConfiguration()) }

    /// Sets the key in `configuration`; false where `text` is not a right value, which changes nothing.
    func set(_ text: ConfigurationText, in configuration: inout GatewayConfiguration) -> Bool {
        self.parse(text, &configuration)
    }

    /// Gives this key in `target` the value that it has in `source`, and changes nothing else.
    func copy(from source: GatewayConfiguration, to target: inout GatewayConfiguration) {
        self.copy(source, &target)
    }
}
