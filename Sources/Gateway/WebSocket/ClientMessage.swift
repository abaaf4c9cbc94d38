import NIOCore
import Shared

/// What a client says, decoded once.
enum ClientMessage: Equatable, Sendable {
    case userMessage(UserMessage)
    case ping
    case getStatus
    case resume(after: Int, epoch: Int?)
    case cancel(runID: String?)
    case decision(id: String, choice: String, comment: String?)
    case feedback(runID: String, rating: Int, comment: String?)

    struct UserMessage: Equatable, Sendable {
        var text: String
        var clientID: String?
        var attachments: [String] = []
        var whenBusy = Submission.WhenBusy.queue
    }

    static let longestClientID = 64
    static let mostAttachments = 32
    private static let longestRunID = 64
    private static let types =
        "user_message, ping, get_status, resume, cancel, decision, feedback"

    /// - Parameter longestText: Bytes of a user message's text at most.
    static func decode(_ bytes: [UInt8], longestText: Int) throws(Refusal) -> ClientMessage {
        let object: JSONObject
        do throws(JSONSyntaxError) {
            object = try JSONObject(bytes)
        } catch {
            throw Refusal(.invalidJSON, "The message is not a JSON object: \(error).")
        }
        guard let type = object.string("type") else {
            throw Refusal(.invalidMessage, "The message has no string member 'type'; it must be one of \(Self.types).")
        }
        switch type {
        case "user_message": return .userMessage(try Self.userMessage(object, longestText: longestText))
        case "ping": return .ping
        case "get_status": return .getStatus
        case "resume":
            guard let after = object.integer("after"), after >= 0 else {
                throw Refusal(
                    .invalidMessage, "'resume' needs a whole number 'after', the last seq you have (0 for none).")
            }
            if object.json("epoch") != nil, object.integer("epoch") == nil {
                throw Refusal(.invalidMessage, "'epoch' must be the number that 'system connected' gave.")
            }
            return .resume(after: after, epoch: object.integer("epoch"))
        case "cancel": return .cancel(runID: try Self.optionalString("run_id", object))
        case "decision":
            guard let id = object.string("decision_id"), let choice = object.string("choice") else {
                throw Refusal(.invalidMessage, "'decision' needs the strings 'decision_id' and 'choice'.")
            }
            return .decision(id: id, choice: choice, comment: try Self.optionalString("comment", object))
        case "feedback":
            guard let runID = object.string("run_id"), let rating = object.integer("rating"), [-1, 1].contains(rating)
            else {
                throw Refusal(.invalidMessage, "'feedback' needs the string 'run_id' and a 'rating' of -1 or 1.")
            }
            let comment = try Self.optionalString("comment", object)
            guard (1...Self.longestRunID).contains(runID.utf8.count), comment?.utf8.count ?? 0 <= longestText else {
                throw Refusal(
                    .invalidMessage,
                    "'run_id' must have 1 to \(Self.longestRunID) bytes, 'comment' at most \(longestText).")
            }
            return .feedback(runID: runID, rating: rating, comment: comment)
        default:
            throw Refusal(.unknownType, "There is no message of that type; it must be one of \(Self.types).")
        }
    }

    /// The body of a `user_message`, whose `type` is not looked at.
    static func userMessage(_ object: JSONObject, longestText: Int) throws(Refusal) -> UserMessage {
        guard let text = object.string("message") else {
            throw Refusal(.invalidMessage, "'user_message' needs the string 'message'.")
        }
        guard text.utf8.contains(where: { $0 > 0x20 }) else {
            throw Refusal(.emptyMessage, "The message is empty; write what you need.")
        }
        guard text.utf8.count <= longestText else {
            throw Refusal(
                .messageTooLarge, "The message has \(text.utf8.count) bytes; at most \(longestText) are allowed.")
        }
        let clientID = try Self.optionalString("client_id", object)
        if let clientID, !(1...Self.longestClientID).contains(clientID.utf8.count) {
            throw Refusal(.invalidMessage, "'client_id' must have 1 to \(Self.longestClientID) bytes.")
        }
        var message = UserMessage(text: text, clientID: clientID)
        if object.json("attachments") != nil {
            guard let names = object.strings("attachments"), names.count <= Self.mostAttachments,
                names.allSatisfy(ArtifactName.isValid)
            else {
                throw Refusal(
                    .invalidMessage,
                    "'attachments' must be an array of at most \(Self.mostAttachments) names of uploaded artifacts.")
            }
            message.attachments = names
        }
        if let whenBusy = try Self.optionalString("when_busy", object) {
            guard let choice = Submission.WhenBusy(rawValue: whenBusy) else {
                throw Refusal(.invalidMessage, "'when_busy' must be queue, reject or interrupt.")
            }
            message.whenBusy = choice
        }
        return message
    }

    private static func optionalString(_ name: String, _ object: JSONObject) throws(Refusal) -> String? {
        guard object.json(name) != nil else { return nil }
        guard let text = object.string(name) else { throw Refusal(.invalidMessage, "'\(name)' must be a string.") }
        return text
    }
}
