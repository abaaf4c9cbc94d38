import TestSupport

/// What the checker needs of one event of a session's log.
struct LogEntry: Equatable, Sendable {
    var seq: Int
    var type: String
    var runID: String?
    var messageID: String?
    var clientID: String?
    /// Of messages and answers; nil for the rest. A plan's requirement belongs to its answer's.
    var text: String?
    var outcome: String?
    /// Names of the files that an answer offers.
    var files: [String] = []
    /// Stands for all of the event: two with the same one are the same.
    var digest: UInt64
}

extension LogEntry {
    /// nil where the event is not part of a log.
    init?(_ event: JSONValue) {
        guard let seq = event["seq"].integer, let type = event["type"].string else { return nil }
        // A receipt has the `seq` of its message's echo and is no event itself.
        guard type != "acknowledged", type != "system", type != "session_status" else { return nil }
        self.init(
            seq: seq, type: type, runID: event["run_id"].string, messageID: event["message_id"].string,
            clientID: event["client_id"].string,
            text: Self.text(event, type), outcome: event["outcome"].string,
            files: (event["artifacts"].array ?? []).compactMap { $0["name"].string }, digest: Self.digest(event))
    }

    private static func text(_ event: JSONValue, _ type: String) -> String? {
        guard type == "user_message_echo" || type == "agent_response" else { return nil }
        let message = event["message"].string
        guard let requirement = event["implementation_plan"]["requirement"].string else { return message }
        return (message ?? "") + "\n" + requirement
    }

    /// FNV-1a over the value, members in the order of their names.
    private static func digest(_ value: JSONValue) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        func walk(_ value: JSONValue) {
            switch value {
            case .null: add("null")
            case .bool(let bool): add("\(bool)")
            case .integer(let number): add("\(number)")
            case .double(let number): add("\(number)")
            case .string(let text): add("\"" + text)
            case .array(let values):
                add("[\(values.count)")
                values.forEach(walk)
            case .object(let members):
                add("{\(members.count)")
                for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                    add(name)
                    walk(value)
                }
            }
        }
        walk(value)
        return hash
    }
}
