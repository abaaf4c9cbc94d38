import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Shared

/// One HTTP request to the model's endpoint, from sending it to the end of its stream.
///
/// `@unchecked Sendable` is sound because everything is touched on `loop` only, where the client also calls the delegate.
final class ModelAttempt: HTTPClientResponseDelegate, @unchecked Sendable {
    typealias Response = Void

    struct Limits: Sendable {
        /// From sending the request to the first byte of the answer.
        var firstByte: TimeAmount
        /// Between two pieces of the answer.
        var idle: TimeAmount
        /// Bytes of the answer, as they come.
        var answer: Int
    }

    private let loop: any EventLoop
    private let endpoint: ModelEndpoint
    private let limits: Limits
    private var stream: any ModelStream
    private var events: ServerSentEvents
    private let onText: (String) -> Void
    private var onEnd: ((Result<ModelAnswer, ModelFailure>) -> Void)?
    private var task: HTTPClient.Task<Void>?
    private var timer: Scheduled<Void>?
    /// Of an answer that is not 200.
    private var refusal: (status: Int, retryAfter: Duration?)?
    private var refusalText: [UInt8] = []
    private var received = 0
    /// The endpoint has begun to answer.
    private var hasHead = false

    /// Bytes of an error's text that are read.
    private static let longestRefusal = 8 << 10

    /// - Parameters:
    ///   - onText: Called with each piece of text as it comes.
    ///   - onEnd: Called once, on the loop.
    init(
        loop: any EventLoop, endpoint: ModelEndpoint, limits: Limits, stream: any ModelStream,
        onText: @escaping (String) -> Void, onEnd: @escaping (Result<ModelAnswer, ModelFailure>) -> Void
    ) {
        self.loop = loop
        self.endpoint = endpoint
        self.limits = limits
        self.stream = stream
        self.events = ServerSentEvents(limit: limits.answer)
        self.onText = onText
        self.onEnd = onEnd
    }

    /// What the endpoint said of usage so far.
    var usage: ModelUsage { self.stream.answer.usage }

    func start(_ client: HTTPClient, body: [UInt8]) {
        self.loop.assertInEventLoop()
        self.restartTimer(self.limits.firstByte, "did not begin to answer")
        do {
            let request = try HTTPClient.Request(
                url: self.endpoint.url, method: .POST, headers: self.endpoint.headers(), body: .bytes(body))
            self.task = client.execute(request: request, delegate: self, eventLoop: .delegate(on: self.loop))
            if self.onEnd == nil { self.task?.cancel() }
        } catch {
            self.end(.failure(Self.failure(error)))
        }
    }

    /// Closes the request. Nothing is called afterwards.
    func cancel() {
        self.loop.assertInEventLoop()
        self.onEnd = nil
        self.timer?.cancel()
        self.task?.cancel()
    }

    private func end(_ result: Result<ModelAnswer, ModelFailure>) {
        guard let onEnd = self.onEnd else { return }
        self.onEnd = nil
        self.timer?.cancel()
        if case .failure = result { self.task?.cancel() }
        onEnd(result)
    }

    private func restartTimer(_ time: TimeAmount, _ what: String) {
        self.timer?.cancel()
        self.timer = self.loop.scheduleTask(in: time) {
            let seconds = Double(time.nanoseconds / 1_000_000) / 1000
            self.end(
                .failure(
                    ModelFailure(.timeout, "The model's endpoint \(what) within \(seconds) s.", isTransient: true)))
        }
    }

    // MARK: The client's calls

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        self.hasHead = true
        if head.status.code != 200 {
            let now = Int(Date().timeIntervalSince1970)
            let after = head.headers.first(name: "retry-after").flatMap { ModelRetryPolicy.retryAfter($0, now: now) }
            self.refusal = (Int(head.status.code), after)
            self.restartTimer(self.limits.idle, "did not go on answering")
        } else if let type = head.headers.first(name: "content-type"), !type.hasPrefix("text/event-stream") {
            self.end(
                .failure(
                    ModelFailure(
                        .badAnswer, "The model's endpoint answers without streaming, which is needed.",
                        detail: "content-type \(self.endpoint.redacted(type))")))
        }
        return self.loop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        guard self.onEnd != nil else { return self.loop.makeSucceededVoidFuture() }
        self.restartTimer(self.limits.idle, "did not go on answering")
        if self.refusal != nil {
            self.refusalText += buffer.readableBytesView.prefix(Self.longestRefusal - self.refusalText.count)
            if self.refusalText.count >= Self.longestRefusal { self.endRefused() }
        } else {
            self.take(buffer)
        }
        return self.loop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) throws {
        if self.refusal != nil {
            self.endRefused()
        } else {
            self.end(.failure(Self.interrupted))
        }
    }

    func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
        let failure = Self.failure(error)
        // A connection that is reset in the middle of an answer was no unreachable endpoint.
        self.end(.failure(self.hasHead && failure.code == .unreachable ? Self.interrupted : failure))
    }

    // MARK: What they mean

    private func take(_ buffer: ByteBuffer) {
        self.received += buffer.readableBytes
        guard self.received <= self.limits.answer else { return self.end(.failure(self.tooLarge)) }
        var text = ""
        do {
            for event in try self.events.append(buffer.readableBytesView) where !self.stream.isComplete {
                text += try self.stream.take(event)
            }
        } catch let failure as ModelFailure {
            var failure = failure
            failure.detail = self.endpoint.redacted(failure.detail)
            return self.end(.failure(failure))
        } catch {
            return self.end(.failure(self.tooLarge))
        }
        if !text.isEmpty { self.onText(text) }
        // The rest of the response only frees the connection for the next request.
        if self.stream.isComplete { self.end(.success(self.stream.answer)) }
    }

    private func endRefused() {
        guard let refusal = self.refusal else { return }
        let text = String(decoding: self.refusalText, as: UTF8.self)
        // What is said of a key may quote it, in parts too.
        let detail = refusal.status == 401 || refusal.status == 403 ? "" : self.endpoint.redacted(text)
        self.end(.failure(.status(refusal.status, detail: detail, retryAfter: refusal.retryAfter)))
    }

    private var tooLarge: ModelFailure {
        ModelFailure(.tooLarge, "The model's answer is larger than \(self.limits.answer) bytes, the most it may have.")
    }

    private static let interrupted = ModelFailure(
        .interrupted, "The model's endpoint ended its answer before the end.", isTransient: true)

    private static func failure(_ error: any Error) -> ModelFailure {
        switch error as? HTTPClientError {
        case .connectTimeout, .tlsHandshakeTimeout:
            ModelFailure(
                .unreachable, "The model's endpoint did not take the connection in time.", detail: "\(error)",
                isTransient: true)
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            ModelFailure(.timeout, "The model's endpoint took too long.", detail: "\(error)", isTransient: true)
        case .remoteConnectionClosed, .uncleanShutdown: Self.interrupted
        case .invalidURL, .emptyHost, .emptyScheme:
            ModelFailure(.rejected, "The address of the model's endpoint cannot be used.", detail: "\(error)")
        case .some, .none:
            // Names that do not resolve, ports that refuse, certificates that are wrong.
            ModelFailure(
                .unreachable, "The model's endpoint cannot be reached.", detail: String("\(error)".prefix(300)),
                isTransient: true)
        }
    }
}
