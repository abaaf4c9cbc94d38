import HTTPTypes
import Hummingbird
import NIOCore
import Shared

/// The interface's own description, made from the routes and the messages.
struct DocumentRoutes: Sendable {
    /// All routes but these.
    let others: [Route]

    var routes: [Route] {
        var own = [
            Route(
                method: .get, path: "/docs", summary: "This interface, for people",
                answers: [.init(status: .ok, description: "A page.", mediaType: "text/html")]
            ) { _, _ in Response(status: .ok) },
            Route(
                method: .get, path: "/openapi.json", summary: "The HTTP side, as OpenAPI 3.1",
                answers: [.init(status: .ok, description: "The document.", mediaType: "application/json")]
            ) { _, _ in Response(status: .ok) },
            Route(
                method: .get, path: "/asyncapi.json", summary: "The WebSocket side, as AsyncAPI 3.0",
                answers: [.init(status: .ok, description: "The document.", mediaType: "application/json")]
            ) { _, _ in Response(status: .ok) },
        ]
        let all = (self.others + own).filter { $0.path != "/assets/{name}" }
        let page = ByteBuffer(string: Self.page(all))
        let openAPI = OpenAPIDocument.json(all)
        let asyncAPI = AsyncAPIDocument.json()
        own[0].handler = { _, _ in
            .bytes(
                page, mediaType: "text/html; charset=utf-8",
                headers: [
                    .contentSecurityPolicy:
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
                ])
        }
        own[1].handler = { _, _ in .json(openAPI) }
        own[2].handler = { _, _ in .json(asyncAPI) }
        return own
    }

    private static func page(_ routes: [Route]) -> String {
        var html = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(ProductVersion.name) interface</title>
            <link rel="stylesheet" href="/assets/theme.css"><link rel="stylesheet" href="/assets/docs.css"></head>
            <body class="docs">
            <h1>\(ProductVersion.name) \(ProductVersion.version)</h1>
            <p>HTTP routes (<a href="/openapi.json">OpenAPI</a>) and WebSocket messages
            (<a href="/asyncapi.json">AsyncAPI</a>) of this server. <a href="/">Back to the application</a>.</p>
            <h2>HTTP</h2>

            """
        for route in routes.sorted(by: { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }) {
            html += "<section><h3><code>\(route.method.rawValue) \(escape(route.path))</code></h3>"
            html += "<p>\(escape(route.summary))</p><dl>"
            for parameter in route.parameters {
                html +=
                    "<dt><code>\(escape(parameter.name))</code> (\(parameter.place.rawValue), \(parameter.type))</dt>"
                html += "<dd>\(escape(parameter.description))</dd>"
            }
            if let body = route.body {
                html += "<dt>Body: \(escape(body.mediaType))</dt><dd>\(escape(body.description))</dd>"
            }
            for answer in route.answers {
                html += "<dt>\(answer.status.code)</dt><dd>\(escape(answer.description))</dd>"
            }
            html += "</dl></section>\n"
        }
        html += "<h2>WebSocket <code>/ws/{session_id}</code></h2>\n"
        html += "<p>Text frames, one JSON object each. A session id has \(escape(SessionID.rule)).</p>"
        for (title, messages) in [
            ("From the client", AsyncAPIDocument.fromClient), ("From the server", AsyncAPIDocument.fromServer),
        ] {
            html += "<h3>\(title)</h3><dl>"
            for message in messages {
                let members = message.members.map(\.name).joined(separator: ", ")
                html += "<dt><code>\(message.type)</code></dt><dd>\(escape(message.summary))"
                html += members.isEmpty ? "</dd>" : " <code>\(escape(members))</code></dd>"
            }
            html += "</dl>\n"
        }
        return html + "</body></html>\n"
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
