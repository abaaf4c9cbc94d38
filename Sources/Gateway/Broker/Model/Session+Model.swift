import Logging
import NIOCore
import Shared

/// `model.chat`: the answer's pieces go to the worker as they come, the whole of it at the end.
extension Session {
    func chat(_ parameters: JSONObject?, _ requestID: String) {
        guard let broker = self.services.model else {
            return self.respond(requestID, failing: "unknown_method", "The server has no model (engine.kind).")
        }
        guard let run = self.machine.run, run.ending == nil else {
            return self.respond(requestID, failing: ModelFailure.cancelled)
        }
        guard self.modelCalls[requestID] == nil else {
            return self.respond(requestID, failing: "invalid_params", "A request of that id is going on.")
        }
        let request: ModelRequest
        do throws(ModelRequest.Invalid) {
            request = try ModelRequest(parameters)
        } catch {
            return self.respond(requestID, failing: "invalid_params", error.message)
        }
        let callbacks = ModelCall.Callbacks(
            text: { [weak self] text in
                self?.worker?.send(WorkerMessage.chunk(of: requestID) { $0.member("text", text) })
            },
            restart: { [weak self] in
                self?.worker?.send(WorkerMessage.chunk(of: requestID) { $0.member("restart", true) })
            },
            end: { [weak self] result, usage in self?.chatEnded(requestID, result, usage) })
        // Where it was refused the answer is sent already, and there is nothing to keep.
        self.modelCalls[requestID] = broker.call(request, session: self.id, loop: self.loop, callbacks: callbacks)
    }

    private func chatEnded(_ requestID: String, _ result: Result<ModelAnswer, ModelFailure>, _ usage: ModelUsage) {
        let took = self.modelCalls.removeValue(forKey: requestID).map { NIODeadline.now() - $0.began }
        self.runUsage += usage
        let outcome: ModelMetrics.Outcome =
            if case .success = result { .completed } else if took == nil { .refused } else { .failed }
        self.services.metrics.models.ended(
            outcome, took: took, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens)
        switch result {
        case .success(var answer):
            answer.usage = usage
            let frame = WorkerMessage.result(of: requestID, answer.json)
            guard frame.count <= self.services.configuration.limits.workerFrame else {
                return self.respond(
                    requestID,
                    failing: ModelFailure(.tooLarge, "The model's answer does not fit into a frame to the worker."))
            }
            self.worker?.send(frame)
        case .failure(let failure):
            self.logger.warning(
                "call of the model failed",
                metadata: [
                    "code": "\(failure.code.rawValue)", "reason": "\(failure.message)", "detail": "\(failure.detail)",
                    "model_calls": "\(usage.calls)",
                ])
            self.respond(requestID, failing: failure)
        }
    }

    /// The run is cancelled, or its worker is gone: the requests are closed.
    func cancelModelCalls() {
        guard !self.modelCalls.isEmpty else { return }
        for (requestID, ticket) in self.modelCalls {
            let usage = self.services.model?.cancel(ticket) ?? ModelUsage()
            self.runUsage += usage
            self.services.metrics.models.ended(
                .cancelled, took: NIODeadline.now() - ticket.began, inputTokens: usage.inputTokens,
                outputTokens: usage.outputTokens)
            self.respond(requestID, failing: ModelFailure.cancelled)
        }
        self.modelCalls = [:]
    }

    private func respond(_ requestID: String, failing failure: ModelFailure) {
        self.respond(requestID, failing: failure.code.rawValue, failure.message)
    }
}
