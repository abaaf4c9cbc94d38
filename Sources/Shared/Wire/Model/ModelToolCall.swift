/// The model asks for a tool.
public struct ModelToolCall: Equatable, Sendable {
    public var id: String
    public var name: String
    /// JSON text as the model wrote it, which need not be right.
    public var arguments: String

    public init(id: String, name: String, arguments: String) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }

    /// nil where a member is missing or the name is none that the model APIs take.
    init?(_ object: JSONObject) {
        guard let id = object.string("id"), let name = object.string("name"), Self.isName(name),
            let arguments = object.string("arguments")
        else { return nil }
        self.init(id: id, name: name, arguments: arguments)
    }

    func write(to writer: inout JSONWriter) {
        writer.member("id", self.id)
        writer.member("name", self.name)
        writer.member("arguments", self.arguments)
    }

    /// Whether both model APIs take the name for a tool: 1 to 64 of A-Z a-z 0-9 _ -.
    public static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
