import TestSupport
import Testing

@Suite("Artifacts over HTTP")
struct ArtifactTests {
    @Test("what is uploaded is what is downloaded, listed, and usable as an attachment")
    func roundTrip() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            var bytes = Array(UInt8.min...UInt8.max)
            for _ in 0..<10 { bytes += bytes }
            let put = try await server.request(
                "PUT", "/sessions/a/artifacts/data.bin", headers: ["Content-Type": "application/octet-stream"],
                body: bytes)
            #expect(put.status == 201 || put.status == 204 || put.status == 200)
            let got = try await server.get("/sessions/a/artifacts/data.bin")
            #expect(got.status == 200)
            #expect(got.body == bytes)
            #expect(got.header("content-type") == "application/octet-stream")
            #expect(got.header("x-content-type-options") == "nosniff")
            let list = try await server.get("/sessions/a/artifacts").json()
            let entry = try #require(list["artifacts"].array?.first)
            #expect(entry["name"].string == "data.bin")
            #expect(entry["bytes"].integer == bytes.count)
            #expect(entry["url"].string == "/sessions/a/artifacts/data.bin")
            // Replaced, not added.
            _ = try await server.request("PUT", "/sessions/a/artifacts/data.bin", body: [1])
            #expect(try await server.get("/sessions/a/artifacts/data.bin").body == [1])
            #expect(try await server.get("/sessions/a/artifacts").json()["artifacts"].array?.count == 1)
            let (client, _) = try await server.connect("a")
            let events = try await client.turn("look", more: #""attachments":["data.bin"]"#)
            #expect(events.ofType("user_message_echo").first?["attachments"].array == [.string("data.bin")])
            #expect(events.last?["outcome"].string == "completed")
        }
    }

    @Test("an uploaded page cannot run as part of the site")
    func html() async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            _ = try await server.request(
                "PUT", "/sessions/a/artifacts/evil.html", headers: ["Content-Type": "text/html"],
                body: Array("<script>alert(1)</script>".utf8))
            let got = try await server.get("/sessions/a/artifacts/evil.html")
            let isDownload = got.header("content-disposition")?.hasPrefix("attachment") == true
            let isSandboxed = got.header("content-security-policy")?.contains("sandbox") == true
            #expect(isDownload || isSandboxed)
        }
    }

    @Test(
        "names that are not names are refused",
        arguments: [
            "..", "%2e%2e", "a%2Fb", "..%2Fstore", ".hidden", "a%00b", "a%0Ab", "",
        ])
    func badNames(_ name: String) async throws {
        try await withServer(["agents.kind": "loopback"]) { server in
            let reply = try await server.request("PUT", "/sessions/a/artifacts/\(name)", body: [1])
            #expect((400..<500).contains(reply.status), "\(reply.status)")
            #expect(reply.isProblem)
        }
    }

    @Test("the limits of one and of all of a session's artifacts")
    func limits() async throws {
        try await withServer(
            ["agents.kind": "loopback", "limits.artifact": "10KiB", "limits.artifacts_per_session": "25KiB"]
        ) { server in
            let uploads: [(name: String, size: Int, session: String, status: Int)] = [
                ("exact.bin", 10 * 1024, "a", 201), ("over.bin", 10 * 1024 + 1, "a", 413),
                ("second.bin", 10 * 1024, "a", 201),
                ("third.bin", 10 * 1024, "a", 413), ("third.bin", 10 * 1024, "b", 201),
            ]
            for (name, size, session, expected) in uploads {
                let body = [UInt8](repeating: 1, count: size)
                let reply = try await server.request("PUT", "/sessions/\(session)/artifacts/\(name)", body: body)
                #expect(reply.status == expected, "\(name) in \(session)")
            }
            #expect(try await server.get("/sessions/a/artifacts").json()["artifacts"].array?.count == 2)
        }
    }
}
