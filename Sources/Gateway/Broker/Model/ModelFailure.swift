/// Why a call of a model came to nothing.
struct ModelFailure: Error, Equatable, Sendable {
    /// Stable codes, as workers get them.
    enum Code: String, Sendable, CaseIterable {
        /// No connection to the endpoint.
        case unreachable = "model_unreachable"
        /// It took longer than one of the configured times.
        case timeout = "model_timeout"
        /// The endpoint did not accept the key.
        case unauthorized = "model_unauthorized"
        /// The endpoint refused the request: its model, its size, its form.
        case rejected = "model_rejected"
        case rateLimited = "model_rate_limited"
        /// The endpoint failed or is overloaded.
        case unavailable = "model_unavailable"
        /// The answer was cut off.
        case interrupted = "model_interrupted"
        /// The answer is not what the API promises.
        case badAnswer = "model_bad_answer"
        case tooLarge = "model_answer_too_large"
        /// Too many calls at one time.
        case busy = "model_busy"
        /// The token budget is used up.
        case budget = "model_budget_exhausted"
        case cancelled
    }

    var code: Code
    /// For the session's user: no key, no address, nothing that the endpoint wrote.
    var message: String
    /// For the operator: what the endpoint said, without the key.
    var detail = ""
    /// Whether the same request may succeed if sent again.
    var isTransient = false
    /// How long the endpoint asked to wait.
    var retryAfter: Duration?

    init(_ code: Code, _ message: String, detail: String = "", isTransient: Bool = false, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.detail = detail
        self.isTransient = isTransient
        self.retryAfter = retryAfter
    }

    static let cancelled = ModelFailure(.cancelled, "The call of the model was cancelled.")

    /// What a status other than 200 means.
    ///
    /// - Parameter detail: What the endpoint wrote, without the key.
    static func status(_ status: Int, detail: String, retryAfter: Duration?) -> ModelFailure {
        let isTransient = status == 408 || status == 409 || status == 429 || status >= 500
        let (code, message): (Code, String) =
            switch status {
            case 401, 403: (.unauthorized, "The model's endpoint refused the server's key (HTTP \(status)).")
            case 429: (.rateLimited, "The model's endpoint allows no more requests now (HTTP 429).")
            case 300..<400:
                (
                    .rejected,
                    "The model's endpoint redirects (HTTP \(status)), which is not followed because of the key."
                )
            case _ where isTransient: (.unavailable, "The model's endpoint failed (HTTP \(status)).")
            default: (.rejected, "The model's endpoint refused the request (HTTP \(status)).")
            }
        return ModelFailure(code, message, detail: detail, isTransient: isTransient, retryAfter: retryAfter)
    }
}
