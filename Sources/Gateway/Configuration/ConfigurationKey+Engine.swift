extension ConfigurationKey {
    private static let longest = Duration.seconds(24 * 3600)

    static let engineKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "engine.kind", \.engine.kind, ChoiceType(),
            "What reads requirements: builtin, without model or network, or model, with builtin where that fails."),
        ConfigurationKey(
            "model.api", \.engine.model.api, ChoiceType(),
            "API of the model's endpoint: openai for any OpenAI-compatible one, anthropic for the Messages API."),
        ConfigurationKey(
            "model.base_url", \.engine.model.baseURL, ModelURLType(),
            "URL before /chat/completions or /messages, mostly ending with /v1; auto: that of OpenAI or Anthropic."),
        ConfigurationKey(
            "model.name", \.engine.model.name, OptionalTextType(expected: "the name of a model"),
            "The model, as the endpoint names it; needed where engine.kind = model."),
        ConfigurationKey(
            "model.key_file", \.engine.model.keyFile,
            OptionalTextType(expected: "a path, the name of a credential, or nothing"),
            "File with the endpoint's key; without a slash, a credential of the unit (LoadCredential=); empty: no key."),
        ConfigurationKey(
            "model.structured_output", \.engine.model.structuredOutput, ChoiceType(),
            "How an OpenAI-compatible endpoint is asked for JSON: with the schema, as any JSON, or by the prompt alone."
        ),
        ConfigurationKey(
            "model.max_output_tokens", \.engine.model.maximumOutputTokens, IntegerType(range: 16...1_000_000),
            "Tokens that one answer of the model may have."),
        ConfigurationKey(
            "model.connect_timeout", \.engine.model.connectTimeout,
            DurationType(range: .milliseconds(10)...longest),
            "Time to connect to the endpoint."),
        ConfigurationKey(
            "model.first_byte_timeout", \.engine.model.firstByteTimeout,
            DurationType(range: .milliseconds(10)...longest),
            "Time from the request to the first byte of the answer; local models load in it."),
        ConfigurationKey(
            "model.idle_timeout", \.engine.model.idleTimeout, DurationType(range: .milliseconds(10)...longest),
            "Time between two pieces of a streamed answer."),
        ConfigurationKey(
            "model.total_timeout", \.engine.model.totalTimeout,
            DurationType(range: .milliseconds(10)...longest),
            "Time for one call with all its retries and its wait for a turn; keep it below limits.run_timeout."),
        ConfigurationKey(
            "model.retries", \.engine.model.retries, IntegerType(range: 0...10),
            "Further tries after 408, 409, 429, 5xx, a broken connection or a time-out, with growing pauses."),
        ConfigurationKey(
            "model.response_limit", \.engine.model.responseLimit, ByteCountType(range: 1_024...1 << 30),
            "Largest answer of the endpoint, as it comes."),
        ConfigurationKey(
            "model.calls", \.engine.model.calls, IntegerType(range: 1...10_000),
            "Calls of the model at one time, of all sessions; more wait for their turn."),
        ConfigurationKey(
            "model.calls_per_session", \.engine.model.callsPerSession, IntegerType(range: 1...100),
            "Calls of the model at one time in one session; more are refused."),
        ConfigurationKey(
            "model.tokens_per_hour", \.engine.model.tokensPerHour, IntegerType(range: 0...1_000_000_000_000),
            "Tokens, in and out, of all sessions in an hour; then calls are refused until it is over; 0 = no limit."),
        ConfigurationKey(
            "model.session_tokens_per_hour", \.engine.model.tokensPerHourAndSession,
            IntegerType(range: 0...1_000_000_000_000),
            "Tokens, in and out, of one session in an hour; 0 = no limit."),
    ]
}
