import Shared

/// What agents may do while they handle one message.
///
/// The session loop implements it over the session socket; tests implement it by recording. Every method may throw
/// ``AgentRunError/cancelled`` or an error of the transport, and agents let both pass.
protocol AgentRun: AnyObject {
    /// The run this message belongs to.
    var runID: String { get }

    /// The run was begun by another worker: the session's state is that of the run's last checkpoint.
    var isContinued: Bool { get }

    /// Tells the viewers what an agent does now. `progress` is 0 to 1, or nil where there is no measure.
    func status(_ agent: String, _ status: AgentStatus, _ message: String, progress: Double?) throws

    /// Writes one line of the session's log. The logger is the agent's name, or `crew` without one.
    func log(_ level: LogLevel, agent: String?, _ message: String) throws

    /// Shows a part of the answer before the whole of it is there. `index` counts the parts from 0.
    func responseDelta(agent: String, index: Int, text: String) throws

    /// Stores an artifact through the Gateway and returns when it is stored.
    ///
    /// - Throws: ``AgentRunError/requestFailed(code:message:)`` when the Gateway refuses it.
    func putArtifact(name: String, mediaType: String, bytes: [UInt8]) throws -> ArtifactReference

    /// Asks the model through the Gateway and returns its whole answer; `onChunk` gets the pieces as they come.
    ///
    /// - Throws: ``AgentRunError/requestFailed(code:message:)`` where the model gave none, or whatever `onChunk` throws.
    func chat(_ chat: ModelChat, onChunk: (ModelChunk) throws -> Void) throws -> ModelAnswer

    /// Hands the session's state to the Gateway, so that the run can go on from here after a crash: the agents then get
    /// the same message again, with that state. The state after the run need not be handed over.
    /// `state` is UTF-8 JSON of at most 1 MiB.
    func checkpoint(stage: String, state: [UInt8]) throws

    /// - Throws: ``AgentRunError/cancelled`` once the user has cancelled the run.
    func checkCancelled() throws

    /// Pauses for one step, so that a person can follow (`agents.pace_ms`, default 0), and checks for cancellation.
    func pace() throws
}

/// What an agent is doing, as viewers see it.
enum AgentStatus: String, Sendable { case idle, starting, working, completed, error }

/// Severity of a log line.
enum LogLevel: String, Sendable { case debug = "DEBUG", info = "INFO", warning = "WARNING", error = "ERROR" }

/// An artifact that the Gateway has stored.
struct ArtifactReference: Sendable, Equatable {
    let name: String
    let mediaType: String
    /// Size in bytes.
    let bytes: Int
    /// Where a client downloads it.
    let url: String
}

/// Why a run ended before its answer.
enum AgentRunError: Error, Equatable {
    /// The user, or a deadline, cancelled the run.
    case cancelled
    /// The Gateway refused a request of the worker.
    case requestFailed(code: String, message: String)
}

/// One kind of agents behind a session (`crew`, `loopback`).
protocol Agents: AnyObject {
    /// Names in display order, for `ready`.
    var names: [String] { get }

    /// Handles one user message and returns the answer.
    ///
    /// - Throws: ``AgentRunError/cancelled``, or an ``EngineError`` with a code and a sentence for the user.
    func handle(text: String, attachments: [String], run: any AgentRun) throws -> AgentAnswer

    /// The session's state as UTF-8 JSON, for a checkpoint or a suspend.
    func state() throws -> [UInt8]
}
