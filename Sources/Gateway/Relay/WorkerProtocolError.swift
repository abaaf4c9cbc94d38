import Shared

/// What a worker sent that it may not send. It ends the worker.
enum WorkerProtocolError: Error, Equatable, Sendable {
    case length(Framing.LengthError)
    case json(JSONSyntaxError)
    /// A member's name is written with an escape.
    case escapedKey
    case missingType
    case unknownType
    case notAllowed(WorkerEventType, in: WorkerEventType.Phase)
    case badMember(WorkerEventType, StaticName)

    /// A member's name, known at compile time, so that no worker's text gets into an error.
    struct StaticName: Equatable, Sendable, ExpressibleByStringLiteral {
        let text: String
        init(stringLiteral value: StaticString) { self.text = value.description }
    }
}

extension WorkerProtocolError: CustomStringConvertible {
    var description: String {
        switch self {
        case .length(.empty): "a frame of length 0"
        case .length(.tooLong(let length, let maximum)): "a frame of \(length) bytes, more than the \(maximum) allowed"
        case .json(let error): "a frame that is not valid JSON: \(error)"
        case .escapedKey: "a member whose name has an escape"
        case .missingType: "a frame without a type"
        case .unknownType: "a frame of an unknown type"
        case .notAllowed(let type, .starting): "'\(type.rawValue)' before 'ready'"
        case .notAllowed(let type, .idle): "'\(type.rawValue)' outside of a run"
        case .notAllowed(let type, .running): "'\(type.rawValue)' during a run"
        case .badMember(let type, let name): "'\(type.rawValue)' whose member '\(name.text)' is missing or malformed"
        }
    }
}
