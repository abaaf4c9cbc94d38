import HTTPTypes
import NIOCore
import NIOEmbedded
import Shared
import TestSupport
import Testing

@testable import Gateway

/// The documents that describe the interface are made from what serves it; here they are read by another reader of JSON
/// and held against what is decoded and sent.
@Suite struct DocumentTests {
    private static func routes() throws -> [Route] {
        let services = try TestServices.make(store: ScriptedStore())
        let loop = EmbeddedEventLoop()
        return Gateway.routes(
            services, HealthMonitor(services: services, group: loop), Admission(services), loop)
    }

    // MARK: OpenAPI

    @Test func everyRouteIsInTheDocument() throws {
        let routes = try Self.routes()
        let bytes = OpenAPIDocument.json(routes)
        try Self.expectNoKeyTwice(bytes)
        let document = try JSONValue(parsing: bytes)
        #expect(document["openapi"].string == "3.1.0")
        var found = 0
        for (path, item) in try #require(document["paths"].members) {
            for (method, operation) in try #require(item.members) {
                found += 1
                let route = routes.first { $0.path == path && $0.method.rawValue.lowercased() == method }
                try Self.check(operation, try #require(route, "\(method) \(path)"))
            }
        }
        #expect(found == routes.count)
    }

    private static func check(_ operation: JSONValue, _ route: Route) throws {
        #expect(operation["summary"].string == route.summary)
        #expect(operation["responses"].members?.count == route.answers.count)
        #expect(operation["requestBody"].isNull == (route.body == nil))
        let parameters = operation["parameters"].array ?? []
        let inPath = parameters.filter { $0["in"].string == "path" }
        #expect(inPath.allSatisfy { $0["required"].bool == true })
        let wanted = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            String($0.dropFirst().dropLast())
        }
        #expect(inPath.compactMap { $0["name"].string } == wanted, "\(route.path)")
    }

    @Test func theServedDocumentsAreTheOnesOfTheRoutes() async throws {
        let router = try RouterUnderTest(try Self.routes())
        let openAPI = try await router.ask(.get, "/openapi.json")
        #expect(openAPI.headers[.contentType] == "application/json")
        let paths = try #require(try openAPI.json()["paths"].members).keys
        for path in [
            "/", "/health", "/sessions", "/sessions/{id}/events", "/ws/{id}", "/docs", "/openapi.json", "/metrics",
        ] {
            #expect(paths.contains(path))
        }
        #expect(
            try await router.ask(.get, "/asyncapi.json").body
                == String(decoding: AsyncAPIDocument.json(), as: UTF8.self))
    }

    @Test func thePageForPeopleNamesEverything() async throws {
        let routes = try Self.routes()
        let page = try await RouterUnderTest(routes).ask(.get, "/docs")
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        for route in routes where route.path != "/assets/{name}" {
            #expect(page.body.contains("<code>\(route.method.rawValue) \(route.path)</code>"))
        }
        for message in AsyncAPIDocument.fromClient + AsyncAPIDocument.fromServer {
            #expect(page.body.contains("<dt><code>\(message.type)</code></dt>"))
        }
        #expect(!page.body.contains("<script"))
    }

    // MARK: AsyncAPI

    @Test func everyReferenceLeadsSomewhere() throws {
        let bytes = AsyncAPIDocument.json()
        try Self.expectNoKeyTwice(bytes)
        let document = try JSONValue(parsing: bytes)
        #expect(document["asyncapi"].string == "3.0.0")
        let references = Self.references(document)
        #expect(references.count > 40)
        for reference in references {
            var place = document
            for part in reference.dropFirst(2).split(separator: "/") { place = place[String(part)] }
            #expect(!place.isNull, "\(reference)")
        }
    }

    private static func references(_ value: JSONValue) -> [String] {
        switch value {
        case .object(let members):
            members.flatMap { name, value in name == "$ref" ? [value.string ?? ""] : Self.references(value) }
        case .array(let elements): elements.flatMap(Self.references)
        default: []
        }
    }

    /// What the document says a client may send is what is decoded: with all needed members and with none left out.
    @Test(arguments: AsyncAPIDocument.fromClient.map(\.type))
    func aClientsMessageIsAsDescribed(_ type: String) throws {
        let message = try #require(AsyncAPIDocument.fromClient.first { $0.type == type })
        let values = ["string": "\"a\"", "integer": "1", "array": "[]"]
        let needed = message.members.filter { !$0.name.hasSuffix("?") }
        func text(_ members: [(name: String, type: String)]) -> [UInt8] {
            var texts = ["\"type\":\"\(type)\""]
            for member in members {
                let name = member.name.replacing("?", with: "")
                texts.append("\"\(name)\":" + (name == "when_busy" ? "\"queue\"" : values[member.type] ?? "null"))
            }
            return Array("{\(texts.joined(separator: ","))}".utf8)
        }
        _ = try ClientMessage.decode(text(needed), longestText: 10)
        _ = try ClientMessage.decode(text(message.members), longestText: 10)
        for member in needed {
            #expect(throws: Refusal.self, "without \(member.name)") {
                try ClientMessage.decode(text(needed.filter { $0.name != member.name }), longestText: 10)
            }
        }
    }

    @Test func everyTypeThatIsDecodedIsDescribed() throws {
        // The refusal of an unknown type lists them all.
        let refusal = #expect(throws: Refusal.self) {
            try ClientMessage.decode(Array(#"{"type":"?"}"#.utf8), longestText: 10)
        }
        let types = try #require(refusal?.message.split(separator: "one of ").last)
        #expect(types == AsyncAPIDocument.fromClient.map(\.type).joined(separator: ", ") + ".")
    }

    @Test func everyEventThatIsRelayedIsDescribed() {
        let described = Set(AsyncAPIDocument.fromServer.map(\.type))
        #expect(described.count == AsyncAPIDocument.fromServer.count)
        for type in RelayedFrame.relayed + [.agentResponseDelta] { #expect(described.contains(type.rawValue)) }
        for type in WorkerEventType.allCases where !RelayedFrame.relayed.contains(type) && type != .agentResponseDelta {
            #expect(!described.contains(type.rawValue) || type == .pong)
        }
    }

    @Test func theFramesBesideTheLogAreAsDescribed() throws {
        let session = try #require(SessionID("s"))
        let record = MachineUnderTest.message("m1")
        for frame in [
            ServerMessage.draining(session), ServerMessage.pong(session),
            ServerMessage.error(session, Refusal(.busy, "x", retryAfter: .seconds(1))),
            ServerMessage.acknowledged(session, record, ahead: 0, isDuplicate: true),
            ServerMessage.acknowledgedFeedback(session, runID: "r"),
            ServerMessage.resumed(session: session, epoch: 1, from: 0, to: 1, .exact),
            ServerMessage.resumed(session: session, epoch: 1, from: 0, to: 1, .reset(first: 1)),
        ] {
            for payload in EventBatchBuilderTests.payloads(frame) { try Self.expectDescribed(payload) }
        }
    }

    /// That a frame of the server has the members that its description needs, and no other.
    static func expectDescribed(_ payload: String) throws {
        let event = try JSONValue(parsing: payload)
        let type = try #require(event["type"].string)
        let message = try #require(AsyncAPIDocument.fromServer.first { $0.type == type }, "\(type) is not described")
        let known = Set(message.members.map { $0.name.replacing("?", with: "") } + ["type", "timestamp", "session_id"])
        for name in try #require(event.members).keys { #expect(known.contains(name), "\(name) of \(type)") }
        for member in message.members {
            let value = event[member.name.replacing("?", with: "")]
            if value.isNull {
                #expect(member.name.hasSuffix("?"), "\(type) without \(member.name)")
            } else {
                #expect(Self.kind(value) == member.type || (member.type == "number" && value.number != nil))
            }
        }
    }

    private static func kind(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// JSON readers differ in what they make of a name that stands twice.
    private static func expectNoKeyTwice(_ bytes: [UInt8]) throws {
        let object = try JSONObject(bytes)
        let keys = object.members.map { String(decoding: object.bytes[$0.key], as: UTF8.self) }
        #expect(Set(keys).count == keys.count, "\(keys)")
        for member in object.members where member.kind == .object {
            try Self.expectNoKeyTwice(Array(object.bytes[member.value]))
        }
    }
}
