import NIOHTTP1
import Shared

/// Where the model is, and how it is spoken to. Holds the key: never log or print one.
struct ModelEndpoint: Sendable {
    var api: GatewayConfiguration.Engine.API
    /// With the path of the method.
    var url: String
    var model: String
    var maximumOutputTokens: Int
    var structuredOutput: GatewayConfiguration.Engine.StructuredOutput
    private let key: ModelKey?

    init(_ configuration: GatewayConfiguration.Engine.Model, key: ModelKey?) {
        self.api = configuration.api
        let configured = configuration.baseURL == ModelURLType.automatic ? nil : configuration.baseURL
        var base = Substring(configured ?? Self.officialURL(configuration.api))
        while base.hasSuffix("/") { base = base.dropLast() }
        self.url = base + (configuration.api == .openai ? "/chat/completions" : "/messages")
        self.model = configuration.name
        self.maximumOutputTokens = configuration.maximumOutputTokens
        self.structuredOutput = configuration.structuredOutput
        self.key = key
    }

    private static func officialURL(_ api: GatewayConfiguration.Engine.API) -> String {
        switch api {
        case .openai: "https://api.openai.com/v1"
        case .anthropic: "https://api.anthropic.com/v1"
        }
    }

    /// Host and port, for the operator.
    var host: Substring {
        let rest = self.url.firstRange(of: "://").map { self.url[$0.upperBound...] } ?? self.url[...]
        return rest.prefix { $0 != "/" }
    }

    private var isAzure: Bool { self.host.hasSuffix(".azure.com") }
    var isHostedByOpenAI: Bool { self.host.hasSuffix("openai.com") || self.isAzure }

    func headers() -> HTTPHeaders {
        var headers = HTTPHeaders([
            ("content-type", "application/json"), ("accept", "text/event-stream"),
            ("user-agent", "\(ProductVersion.name)/\(ProductVersion.version)"),
        ])
        if self.api == .anthropic { headers.add(name: "anthropic-version", value: "2023-06-01") }
        guard let key = self.key else { return headers }
        if self.api == .anthropic {
            headers.add(name: "x-api-key", value: key.secret)
        } else if self.isAzure {
            headers.add(name: "api-key", value: key.secret)
        } else {
            headers.add(name: "authorization", value: "Bearer \(key.secret)")
        }
        return headers
    }

    func body(_ request: ModelRequest) -> [UInt8] {
        switch self.api {
        case .openai: OpenAIRequest.body(request, self)
        case .anthropic: AnthropicRequest.body(request, self)
        }
    }

    func stream(of request: ModelRequest) -> any ModelStream {
        switch self.api {
        case .openai: OpenAIStream()
        case .anthropic: AnthropicStream(output: request.output?.name)
        }
    }

    /// `text`, which the endpoint wrote, for the operator: one short line without the key.
    func redacted(_ text: String) -> String {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        let clean = self.key.map { line.replacing($0.secret, with: "[key]") } ?? line
        return String(clean.prefix(Self.longestDetail))
    }

    private static let longestDetail = 300
}
