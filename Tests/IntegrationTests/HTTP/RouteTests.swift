import TestSupport
import Testing

@Suite("HTTP routes")
struct RouteTests {
    @Test("health has its figures and checks; live and ready are 200")
    func health() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("a")
            _ = try await client.turn("hello")
            let reply = try await server.get("/health")
            #expect(reply.status == 200)
            #expect(reply.header("content-type")?.hasPrefix("application/json") == true)
            let health = try reply.json()
            #expect(health["status"].string == "healthy")
            #expect(health["active_connections"].integer == 1)
            #expect(health["active_sessions"].integer == 1)
            #expect(health["version"].string?.isEmpty == false)
            #expect((health["uptime_s"].number ?? -1) >= 0)
            for check in ["store", "spawner", "event_loops"] {
                #expect(health["checks"][check].string == "ok", "\(check)")
            }
            #expect(try await server.get("/health/live").status == 200)
            #expect(try await server.get("/health/ready").status == 200)
            await client.drop()
            try await eventually("the connection to be counted out") {
                try await server.get("/health").json()["active_connections"].integer == 0
            }
        }
    }

    @Test("sessions are listed in pages and by state, each with what the protocol says")
    func sessions() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            #expect(try await server.get("/sessions").json()["total"].integer == 0)
            for index in 0..<7 {
                let (client, _) = try await server.connect("list-\(index)")
                if index < 3 { _ = try await client.turn("hello") }
                await client.drop()
            }
            let all = try await server.get("/sessions").json()
            #expect(all["total"].integer == 7)
            #expect(all["next"].isNull)
            let names = (all["sessions"].array ?? []).compactMap { $0["session_id"].string }
            #expect(names == (0..<7).map { "list-\($0)" })
            let first = try #require(all["sessions"].array?.first)
            for name in ["state", "connected_at", "created_at", "last_activity"] {
                #expect(first[name].string != nil, "\(name)")
            }
            #expect(first["message_count"].integer == 1)
            #expect((first["pid"].integer ?? 0) > 0)
            #expect((first["memory_bytes"].integer ?? 0) > 0)

            var paged: [String] = []
            var after = ""
            repeat {
                let page = try await server.get("/sessions?limit=3" + (after.isEmpty ? "" : "&after=" + after)).json()
                let sessions = page["sessions"].array ?? []
                #expect(sessions.count <= 3)
                paged += sessions.compactMap { $0["session_id"].string }
                after = page["next"].string ?? ""
            } while !after.isEmpty && paged.count < 20
            #expect(paged == names)
            let idle = try await server.get("/sessions?state=idle").json()
            #expect(idle["sessions"].array?.count == 3)
            for bad in ["limit=0", "limit=x", "limit=100000", "after=a%20b"] {
                let reply = try await server.get("/sessions?" + bad)
                #expect(reply.status == 400 && reply.isProblem, "\(bad)")
            }
        }
    }

    @Test("one session, with limits and agents; unknown ones are 404, bad ids 400")
    func session() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("one")
            _ = try await client.turn("hello")
            let session = try await server.get("/sessions/one").json()
            #expect(session["session_id"].string == "one")
            #expect(session["agents"].array?.isEmpty == false)
            #expect(session["limits"].members?.isEmpty == false)
            for (target, status) in [
                ("/sessions/none", 404), ("/sessions/none/events", 404), ("/sessions/none/artifacts", 404),
                ("/sessions/none/export", 404), ("/sessions/a%20b", 400), ("/sessions/a%20b/events", 400),
            ] {
                let reply = try await server.get(target)
                #expect(reply.status == status && reply.isProblem, "\(target): \(reply.status)")
            }
            // Asking did not create it.
            #expect(try await server.get("/sessions").json()["total"].integer == 1)
        }
    }

    @Test("a message over HTTP is answered 202 and runs")
    func message() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let json = ["Content-Type": "application/json"]
            let reply = try await server.request(
                "POST", "/sessions/post/messages", headers: json,
                body: Array(#"{"message":"over HTTP","client_id":"c"}"#.utf8))
            #expect(reply.status == 202)
            let receipt = try reply.json()
            #expect(receipt["message_id"].string != nil && receipt["run_id"].string != nil)
            #expect(receipt["seq"].integer == 1)
            let (client, _) = try await server.connect("post", query: "after=0")
            let events = try await client.upTo(type: "run_finished")
            #expect(events.last?["run_id"] == receipt["run_id"])
            #expect(events.answer?.contains("over HTTP") == true)
            let again = try await server.request(
                "POST", "/sessions/post/messages", headers: json,
                body: Array(#"{"message":"over HTTP","client_id":"c"}"#.utf8))
            #expect(again.status == 202)
            #expect(try again.json()["message_id"] == receipt["message_id"])
            for (body, code) in [
                ("", 400), ("{", 400), ("[]", 400), (#"{"message":""}"#, 400), (#"{"message":7}"#, 400),
                ("{\"message\":\"" + String(repeating: "x", count: 40_000) + "\"}", 413),
                ("{\"message\":\"" + String(repeating: "x", count: 2_000_000) + "\"}", 413),
            ] {
                let bad = try await server.request(
                    "POST", "/sessions/post/messages", headers: json, body: Array(body.utf8))
                #expect(
                    bad.status == code && bad.isProblem, "\(body.prefix(40)): \(bad.status) \(bad.text.prefix(200))")
            }
        }
    }

    @Test("cancelling over HTTP; deleting closes the viewers with 4410 and leaves nothing")
    func cancelAndDelete() async throws {
        try await withServer(TestWorker.settings()) { server in
            let (client, _) = try await server.connect("gone")
            try await client.say("do wait")
            try await client.next(type: "agent_status") { $0["message"].string == "waiting" }
            #expect(try await server.request("POST", "/sessions/gone/cancel").status == 202)
            #expect(try await client.next(type: "run_finished")["outcome"].string == "cancelled")
            #expect((400..<500).contains(try await server.request("POST", "/sessions/gone/cancel").status))
            #expect(try await server.request("POST", "/sessions/none/cancel").status == 404)

            try await client.say("do wait")
            try await client.next(type: "agent_status") { $0["message"].string == "waiting" }
            let pid = try #require(try await server.get("/sessions/gone").json()["pid"].integer)
            #expect(try await server.request("DELETE", "/sessions/gone").status == 204)
            #expect(try await client.closed().code == 4410)
            #expect(try await server.get("/sessions/gone").status == 404)
            #expect(try await server.request("DELETE", "/sessions/gone").status == 404)
            try await eventually("the worker to end") { !ProcessTable.isAlive(Int32(pid)) }
            // The same id begins anew.
            let (again, greeting) = try await server.connect("gone")
            #expect(greeting["seq"].integer == 0)
            let events = try await again.turn("hello")
            #expect(events.answer == "echo: hello")
            expectConsecutive(events)
        }
    }

    @Test("the page and its assets, documents and metrics are there, offline")
    func documents() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, _) = try await server.connect("a")
            _ = try await client.turn("hello")
            let page = try await server.get("/")
            #expect(page.status == 200)
            #expect(page.header("content-type")?.hasPrefix("text/html") == true)
            let policy = page.header("content-security-policy") ?? ""
            #expect(
                policy.contains("default-src") && !policy.contains("unsafe-inline") && !policy.contains("unsafe-eval"))
            #expect(page.header("x-content-type-options") == "nosniff")
            // Everything that the page names is served, and nothing comes from elsewhere.
            let names = page.text.matches(of: /(?:src|href)="([^"#]+)"/).map { String($0.1) }
            #expect(names.contains { $0.hasSuffix(".js") } && names.contains { $0.hasSuffix(".css") })
            for name in names {
                #expect(!name.hasPrefix("http") && !name.hasPrefix("//"), "\(name)")
                let asset = try await server.get(name.hasPrefix("/") ? name : "/" + name)
                #expect(asset.status == 200 && !asset.body.isEmpty, "\(name)")
            }
            let openAPI = try await server.get("/openapi.json").json()
            #expect(openAPI["openapi"].string?.hasPrefix("3.") == true)
            let paths = openAPI["paths"].members ?? [:]
            for path in [
                "/health", "/sessions", "/sessions/{id}", "/sessions/{id}/events", "/sessions/{id}/messages",
                "/sessions/{id}/cancel", "/sessions/{id}/artifacts", "/sessions/{id}/artifacts/{name}",
                "/sessions/{id}/export", "/metrics",
            ] {
                #expect(paths[path] != nil, "\(path)")
            }
            let asyncAPI = try await server.get("/asyncapi.json").json()
            #expect(asyncAPI["asyncapi"].string != nil)
            let docs = try await server.get("/docs")
            #expect(docs.status == 200 && docs.header("content-type")?.hasPrefix("text/html") == true)
            #expect(!docs.text.contains("<script src=\"http"))
            let metrics = try await server.get("/metrics")
            #expect(metrics.status == 200)
            #expect(metrics.header("content-type")?.hasPrefix("text/plain") == true)
            let lines = metrics.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            #expect(lines.count >= 5)
            for line in lines {
                let pattern = /[a-zA-Z_:][a-zA-Z0-9_:]*(\{[^}]*\})? [-+0-9.eEInfNa]+( \d+)?/
                #expect(line.wholeMatch(of: pattern) != nil, "\(line)")
            }
        }
    }

    @Test("the log over HTTP, from a place and in parts; and the whole conversation as JSON and Markdown")
    func eventsAndExport() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let (client, greeting) = try await server.connect("log")
            for number in 1...2 { _ = try await client.turn("hello \(number)") }
            let log = await client.events.logged
            // What was published at once is committed in batches.
            try await eventually("the log to be committed") {
                try await server.get("/sessions/log/events").json()["events"].array?.count == log.count
            }
            let all = try await server.get("/sessions/log/events").json()
            #expect(all["events"].array == log)
            #expect(all["epoch"] == greeting["epoch"])
            for after in [0, 1, 11, 12, 13, log.count - 1, log.count, 1000] {
                for limit in [1, 5, 100] {
                    let part = try await server.get("/sessions/log/events?after=\(after)&limit=\(limit)").json()
                    #expect(
                        part["events"].array == Array(log.dropFirst(after).prefix(limit)),
                        "after \(after) limit \(limit)")
                }
            }
            for bad in ["after=x", "after=-1", "limit=0", "limit=x"] {
                #expect(try await server.get("/sessions/log/events?" + bad).status == 400, "\(bad)")
            }
            let json = try await server.get("/sessions/log/export?format=json")
            #expect(json.status == 200)
            #expect(try json.json()["session_id"].string == "log")
            let markdown = try await server.get("/sessions/log/export?format=markdown")
            #expect(markdown.header("content-type")?.hasPrefix("text/markdown") == true)
            #expect(markdown.text.contains("hello 1") && markdown.text.contains("hello 2"))
            #expect(try await server.get("/sessions/log/export?format=pdf").status == 400)
        }
    }
}
