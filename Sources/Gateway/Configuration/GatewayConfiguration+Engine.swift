extension GatewayConfiguration {
    /// Keys `engine.*`: what reads requirements.
    struct Engine: Sendable {
        var kind = Kind.builtin
        var model = Model()

        enum Kind: String, CaseIterable, Sendable {
            case builtin, model
        }

        /// Which API the endpoint speaks.
        enum API: String, CaseIterable, Sendable {
            /// `/chat/completions`, as OpenAI, Azure, vLLM, llama.cpp, Ollama and LM Studio have it.
            case openai
            /// Anthropic's Messages API.
            case anthropic
        }

        /// How an OpenAI-compatible endpoint is asked for JSON.
        enum StructuredOutput: String, CaseIterable, Sendable {
            /// `response_format` with the schema.
            case schema
            /// `response_format` `json_object`.
            case json
            /// By the prompt alone.
            case none
        }

        /// Keys `model.*`.
        struct Model: Sendable {
            var api = API.openai
            var baseURL = ModelURLType.automatic
            var name = ""
            /// Empty for an endpoint that needs none.
            var keyFile = ""
            var structuredOutput = StructuredOutput.schema
            var maximumOutputTokens = 16_384
            var connectTimeout = Duration.seconds(10)
            var firstByteTimeout = Duration.seconds(60)
            var idleTimeout = Duration.seconds(30)
            var totalTimeout = Duration.seconds(5 * 60)
            var retries = 3
            /// Bytes.
            var responseLimit = 4 << 20
            var calls = 16
            var callsPerSession = 2
            /// 0 for no limit.
            var tokensPerHour = 0
            /// 0 for no limit.
            var tokensPerHourAndSession = 0
        }
    }
}
