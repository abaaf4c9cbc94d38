import AsyncHTTPClient
import NIOCore
import Shared

/// One `model.chat`: tries until an attempt succeeds, retrying is of no use, or the time is over.
///
/// `@unchecked Sendable` is sound because everything is touched on `loop` only.
final class ModelCall: @unchecked Sendable {
    /// What a call tells its owner, all on the loop.
    struct Callbacks {
        /// A piece of text came.
        var text: (String) -> Void
        /// The answer begins anew: what came so far does not count.
        var restart: () -> Void
        /// Called once, unless the call is cancelled. The usage is that of all attempts.
        var end: (Result<ModelAnswer, ModelFailure>, ModelUsage) -> Void
    }

    let loop: any EventLoop
    private let client: HTTPClient
    private let endpoint: ModelEndpoint
    private let request: ModelRequest
    private let body: [UInt8]
    private let limits: ModelAttempt.Limits
    private let policy: ModelRetryPolicy
    private let deadline: NIODeadline
    private let callbacks: Callbacks

    private var attempt: ModelAttempt?
    private var attempts = 0
    private var hasText = false
    private var timers: [Scheduled<Void>] = []
    private var used = ModelUsage()
    private var isOver = false

    init(
        loop: any EventLoop, broker: ModelBroker, request: ModelRequest, callbacks: Callbacks
    ) {
        self.loop = loop
        self.client = broker.client
        self.endpoint = broker.endpoint
        self.request = request
        self.body = broker.endpoint.body(request)
        self.limits = broker.attemptLimits
        self.policy = broker.retryPolicy
        self.deadline = .now() + broker.totalTimeout
        self.callbacks = callbacks
        self.timers.append(
            // Holds the call until it is over, whoever else does.
            loop.scheduleTask(deadline: self.deadline) {
                self.finish(
                    .failure(ModelFailure(.timeout, "The model took longer than a call may take, with all retries.")))
            })
    }

    /// What was used so far.
    var usage: ModelUsage {
        var usage = self.used
        if let attempt = self.attempt { usage += attempt.usage }
        return usage
    }

    /// Begins the first attempt, or the next one.
    func start() {
        self.loop.assertInEventLoop()
        guard !self.isOver else { return }
        self.attempts += 1
        self.used.calls += 1
        if self.hasText {
            self.hasText = false
            self.callbacks.restart()
        }
        let attempt = ModelAttempt(
            loop: self.loop, endpoint: self.endpoint, limits: self.limits,
            stream: self.endpoint.stream(of: self.request),
            onText: { [weak self] text in
                self?.hasText = true
                self?.callbacks.text(text)
            },
            onEnd: { [weak self] result in self?.attemptEnded(result) })
        self.attempt = attempt
        attempt.start(self.client, body: self.body)
    }

    /// Closes the request; no callback is called afterwards.
    func cancel() {
        self.loop.assertInEventLoop()
        guard !self.isOver else { return }
        self.isOver = true
        self.attempt?.cancel()
        self.timers.forEach { $0.cancel() }
    }

    private func attemptEnded(_ result: Result<ModelAnswer, ModelFailure>) {
        if let attempt = self.attempt { self.used += attempt.usage }
        self.attempt = nil
        guard case .failure(let failure) = result else { return self.finish(result) }
        let left = Duration.nanoseconds((self.deadline - .now()).nanoseconds)
        let pause = self.policy.pause(
            after: failure, attempt: self.attempts, timeLeft: left, chance: .random(in: 0...1))
        guard let pause else { return self.finish(result) }
        self.timers.append(self.loop.scheduleTask(in: TimeAmount(pause)) { [weak self] in self?.start() })
    }

    private func finish(_ result: Result<ModelAnswer, ModelFailure>) {
        guard !self.isOver else { return }
        let usage = self.usage
        self.cancel()
        self.callbacks.end(result, usage)
    }
}
