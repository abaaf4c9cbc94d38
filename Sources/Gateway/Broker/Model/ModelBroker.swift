import AsyncHTTPClient
import Logging
import NIOConcurrencyHelpers
import NIOCore
import Shared

/// The way to the model for all sessions: one HTTP client, one key, one set of budgets.
final class ModelBroker: Sendable {
    let client: HTTPClient
    let endpoint: ModelEndpoint
    let attemptLimits: ModelAttempt.Limits
    let retryPolicy: ModelRetryPolicy
    let totalTimeout: TimeAmount

    private struct State {
        var admission: ModelAdmission
        var waiting: [Int: ModelCall] = [:]
        var lastTicket = 0
    }

    private let state: NIOLockedValueBox<State>

    /// - Throws: ``ModelKey/ReadError``
    init(
        _ configuration: GatewayConfiguration.Engine.Model, environment: [String: String], group: any EventLoopGroup
    ) throws(ModelKey.ReadError) {
        let key = try ModelKey.read(file: configuration.keyFile, environment: environment)
        self.endpoint = ModelEndpoint(configuration, key: key)
        self.attemptLimits = ModelAttempt.Limits(
            firstByte: TimeAmount(configuration.firstByteTimeout), idle: TimeAmount(configuration.idleTimeout),
            answer: configuration.responseLimit)
        self.retryPolicy = ModelRetryPolicy(attempts: configuration.retries + 1)
        self.totalTimeout = TimeAmount(configuration.totalTimeout)
        self.state = NIOLockedValueBox(
            State(
                admission: ModelAdmission(
                    limits: ModelAdmission.Limits(
                        calls: configuration.calls, callsPerSession: configuration.callsPerSession,
                        tokensPerHour: configuration.tokensPerHour,
                        tokensPerHourAndSession: configuration.tokensPerHourAndSession))))
        var client = HTTPClient.Configuration(
            // Followed, a redirect would take the key to another place.
            redirectConfiguration: .disallow,
            timeout: .init(
                connect: TimeAmount(configuration.connectTimeout),
                // A connection whose answer is complete but does not end.
                read: TimeAmount(configuration.firstByteTimeout) + TimeAmount(configuration.idleTimeout)))
        // Closing the connection is how the endpoint learns of a cancellation.
        client.httpVersion = .http1Only
        // A refused connection is told at once; trying again is the retry policy's.
        client.connectionPool.retryConnectionEstablishment = false
        self.client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: client)
    }

    /// Closes what is open.
    func shutdown() async { try? await self.client.shutdown() }

    /// Calls the model for a session.
    ///
    /// - Parameter callbacks: Called on `loop`. `end` comes exactly once, unless the call is cancelled.
    /// - Returns: What ``cancel(_:)`` takes; nil where the call was refused, which `end` has said.
    func call(
        _ request: ModelRequest, session: SessionID, loop: any EventLoop, callbacks: ModelCall.Callbacks
    ) -> Ticket? {
        let number = self.state.withLockedValue { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        var callbacks = callbacks
        let end = callbacks.end
        callbacks.end = { [weak self] result, usage in
            self?.leave(number, session, usage)
            end(result, usage)
        }
        let call = ModelCall(loop: loop, broker: self, request: request, callbacks: callbacks)
        let verdict = self.state.withLockedValue { state in
            let verdict = state.admission.enter(number, session: session, now: .now())
            if verdict == .wait { state.waiting[number] = call }
            return verdict
        }
        switch verdict {
        // Not at once: whatever becomes of it, the caller has its ticket first.
        case .begin: loop.execute { call.start() }
        case .wait: break
        case .refused(let failure):
            call.cancel()
            end(.failure(failure), ModelUsage())
            return nil
        }
        return Ticket(number: number, session: session, call: call)
    }

    /// A call that was admitted.
    struct Ticket {
        fileprivate let number: Int
        fileprivate let session: SessionID
        fileprivate let call: ModelCall
        /// When it was asked for.
        let began = NIODeadline.now()
    }

    /// Ends a call; its callbacks are not called any more.
    ///
    /// - Returns: What it used.
    @discardableResult
    func cancel(_ ticket: Ticket) -> ModelUsage {
        let usage = ticket.call.usage
        ticket.call.cancel()
        self.leave(ticket.number, ticket.session, usage)
        return usage
    }

    private func leave(_ number: Int, _ session: SessionID, _ usage: ModelUsage) {
        let next = self.state.withLockedValue { state in
            state.waiting[number] = nil
            return state.admission.leave(
                number, session: session, tokens: usage.inputTokens + usage.outputTokens, now: .now()
            ).compactMap { state.waiting.removeValue(forKey: $0) }
        }
        for call in next { call.loop.execute { call.start() } }
    }
}
