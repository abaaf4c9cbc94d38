import NIOCore
import NIOPosix
import Shared

/// Tries the configured endpoint with the smallest of calls, for `check-config --probe`.
struct ModelProbe {
    let configuration: GatewayConfiguration.Engine.Model
    let environment: [String: String]

    /// What came of it: a sentence with what to do where it did not work.
    struct Report {
        var isGood: Bool
        var sentence: String
    }

    func run() async -> Report {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let report = await self.report(group)
        try? await group.shutdownGracefully()
        return report
    }

    private func report(_ group: MultiThreadedEventLoopGroup) async -> Report {
        var configuration = self.configuration
        configuration.retries = 0
        let broker: ModelBroker
        do throws(ModelKey.ReadError) {
            broker = try ModelBroker(
                configuration, environment: self.environment, group: group)
        } catch {
            return Report(isGood: false, sentence: error.message)
        }
        guard let session = SessionID("probe") else { preconditionFailure("'probe' is a session id") }
        let began = NIODeadline.now()
        let loop = group.next()
        let promise = loop.makePromise(of: (Result<ModelAnswer, ModelFailure>).self)
        loop.execute {
            let callbacks = ModelCall.Callbacks(
                text: { _ in }, restart: {}, end: { result, _ in promise.succeed(result) })
            _ = broker.call(
                ModelRequest(messages: [.user("Answer with the one word: ready")]), session: session, loop: loop,
                callbacks: callbacks)
        }
        let result = try? await promise.futureResult.get()
        await broker.shutdown()
        switch result {
        case .success(let answer)?:
            let milliseconds = (NIODeadline.now() - began).nanoseconds / 1_000_000
            return Report(
                isGood: true,
                sentence:
                    "The model \(answer.model.isEmpty ? configuration.name : broker.endpoint.redacted(answer.model)) "
                    + "at \(broker.endpoint.host) answered in \(milliseconds) ms "
                    + "(\(answer.usage.inputTokens) tokens in, \(answer.usage.outputTokens) out).")
        case .failure(let failure)?:
            return Report(isGood: false, sentence: Self.sentence(failure, broker.endpoint))
        case nil:
            return Report(isGood: false, sentence: "The call of the model ended without an answer.")
        }
    }

    private static func sentence(_ failure: ModelFailure, _ endpoint: ModelEndpoint) -> String {
        let advice =
            switch failure.code {
            case .unreachable: "Check model.base_url, the network, and that the endpoint runs."
            case .timeout: "Check that the endpoint works, or give it longer (model.first_byte_timeout)."
            case .unauthorized: "Check the key in the file that model.key_file names."
            case .rejected: "Check model.base_url, model.api and model.name."
            case .rateLimited: "Wait, or raise the account's limits."
            case .badAnswer, .interrupted: "Check that model.api fits the endpoint, and that it streams."
            case .tooLarge: "Check that the address is a model's endpoint."
            case .unavailable, .busy, .budget, .cancelled: "Try again later."
            }
        let detail = failure.detail.isEmpty ? "" : " It said: \(failure.detail)"
        return "\(failure.message) The endpoint is \(endpoint.host), API \(endpoint.api.rawValue).\(detail) \(advice)"
    }
}
