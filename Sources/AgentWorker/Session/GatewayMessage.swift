import Shared

/// A frame of the Gateway, by its type.
enum GatewayMessage {
    case start(JSONObject)
    case message(JSONObject)
    case response(JSONObject)
    /// A piece of the response to a streaming request.
    case responseChunk(JSONObject)
    /// Of the run with that id, or of the one that is running.
    case cancel(runID: String?)
    case decision(JSONObject)
    case suspend
    case ping
    /// A type of a later version of the protocol.
    case unknown(String)

    /// - Throws: ``SessionEnd/protocolViolation(_:)`` where the frame is not a JSON object with a `type`.
    init(frame: [UInt8]) throws(SessionEnd) {
        let object: JSONObject
        do throws(JSONSyntaxError) {
            object = try JSONObject(frame)
        } catch {
            throw .protocolViolation("a frame from the server is not JSON: \(error)")
        }
        guard let type = object.string("type") else {
            throw .protocolViolation("a frame from the server has no type")
        }
        switch type {
        case "message": self = .message(object)
        case "start": self = .start(object)
        case "response": self = .response(object)
        case "response_chunk": self = .responseChunk(object)
        case "cancel": self = .cancel(runID: object.string("run_id"))
        case "decision": self = .decision(object)
        case "suspend": self = .suspend
        case "ping": self = .ping
        default: self = .unknown(type)
        }
    }
}
