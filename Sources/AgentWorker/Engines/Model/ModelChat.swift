import Shared

/// A conversation with the model, as `model.chat` takes it.
struct ModelChat: Equatable, Sendable {
    var system: String
    var messages: [ModelMessage]

    /// The request's `params`. The tools and the schema of the answer are the same for all.
    func write(to writer: inout JSONWriter) {
        writer.member("system", system)
        writer.array("messages") { array in
            for message in messages { array.object { message.write(to: &$0) } }
        }
        writer.member("tools", json: ModelTools.json.bytes)
        writer.member("output") {
            $0.member("name", "give_design")
            $0.member("schema", json: DesignSchema.json.bytes)
        }
    }
}

/// A piece of the model's answer, while it writes.
enum ModelChunk: Equatable, Sendable {
    case text(String)
    /// The answer begins anew: what came before does not count.
    case restart

    /// nil for what a later version may send.
    init?(_ object: JSONObject?) {
        if let text = object?.string("text") {
            self = .text(text)
        } else if object?.bool("restart") == true {
            self = .restart
        } else {
            return nil
        }
    }
}

extension StaticString {
    /// The text's bytes, copied from the program's read-only pages for as long as they are used.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
