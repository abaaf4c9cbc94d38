import HTTPTypes
import Hummingbird
import Shared

/// The routes as OpenAPI 3.1 describes them.
enum OpenAPIDocument {
    static func json(_ routes: [Route]) -> [UInt8] {
        JSONWriter.object { writer in
            writer.member("openapi", "3.1.0")
            writer.member("info") { info in
                info.member("title", ProductVersion.name)
                info.member("version", ProductVersion.version)
                info.member(
                    "description", "Serves AI-agent sessions in real time. The WebSocket side is in /asyncapi.json.")
            }
            writer.member("paths") { paths in
                for path in Set(routes.map(\.path)).sorted() {
                    paths.member(path) { item in
                        for route in routes where route.path == path {
                            item.member(route.method.rawValue.lowercased()) { Self.operation(route, &$0) }
                        }
                    }
                }
            }
        }
    }

    private static func operation(_ route: Route, _ writer: inout JSONWriter) {
        writer.member("summary", route.summary)
        if !route.parameters.isEmpty {
            writer.array("parameters") { array in
                for parameter in route.parameters {
                    array.object { item in
                        item.member("name", parameter.name)
                        item.member("in", parameter.place.rawValue)
                        item.member("required", parameter.place == .path)
                        item.member("description", parameter.description)
                        item.member("schema") { $0.member("type", parameter.type) }
                    }
                }
            }
        }
        if let body = route.body {
            writer.member("requestBody") { item in
                item.member("required", true)
                item.member("description", body.description)
                item.member("content") { $0.member(body.mediaType) { _ in } }
            }
        }
        writer.member("responses") { responses in
            for answer in route.answers {
                responses.member("\(answer.status.code)") { item in
                    item.member("description", answer.description)
                    if let mediaType = answer.mediaType { item.member("content") { $0.member(mediaType) { _ in } } }
                }
            }
        }
    }
}
