import Foundation
import TestSupport
import Testing

@Suite("Stores that cannot be used")
struct StoreFailureTests {
    /// 30,000 letters in no order: the store cannot compress them, so a disk fills soon.
    private func filler(_ random: inout SeededGenerator) -> String {
        var letters: [UInt8] = []
        while letters.count < 30_000 {
            withUnsafeBytes(of: random.next()) { for byte in $0 { letters.append(UInt8(ascii: "A") + byte & 15) } }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Starts a server that must not start, on a store, and returns its sentence.
    private func refusal(store: String) async throws -> String {
        try await withTestDirectory { directory in
            var options = ServerProcess.Options(["agents.kind": "loopback"])
            options.storePath = store
            let error = await #expect(throws: ServerProcess.StartError.self) {
                _ = try await ServerProcess.start(options, in: directory).stop()
            }
            guard case .exited(let code)? = error?.end else {
                Issue.record("\(String(describing: error))")
                return ""
            }
            #expect(code != 0)
            #expect(error?.standardOutput == "")
            return error?.standardError ?? ""
        }
    }

    @Test("a path that is a file, a database that is none, a folder that cannot be made: exit with a sentence")
    func cannotOpen() async throws {
        try await withServerDirectory { directory in
            try directory.write("file", Array("text".utf8))
            for path in [directory.file("file"), directory.file("file") + "/below", "/proc/no/such/place"] {
                let sentence = try await self.refusal(store: path)
                #expect(sentence.contains("store") || sentence.contains(path), "\(sentence)")
                #expect(!sentence.contains("Fatal error"), "\(sentence)")
            }
            // What stands where the database should is not one.
            let good = try await ServerProcess.start(.init(["agents.kind": "loopback"]), in: directory)
            await good.stop()
            let files = try FileManager.default.contentsOfDirectory(atPath: directory.file("store"))
            let database = try #require(files.first { $0.contains("sqlite") || $0.hasSuffix(".db") })
            for file in files where file != database {
                try? FileManager.default.removeItem(atPath: directory.file("store/" + file))
            }
            try directory.write("store/" + database, [UInt8](repeating: 0x55, count: 8192))
            let sentence = try await self.refusal(store: directory.file("store"))
            #expect(!sentence.isEmpty && !sentence.contains("Fatal error"), "\(sentence)")
        }
    }

    @Test("a second server on the same store is refused with a sentence")
    func inUse() async throws {
        try await withServerDirectory { directory in
            let first = try await ServerProcess.start(.init(["agents.kind": "loopback"]), in: directory)
            let sentence = try await self.refusal(store: directory.file("store"))
            #expect(sentence.contains("use") || sentence.contains("lock"), "\(sentence)")
            let (client, _) = try await first.connect("still-there")
            #expect(try await client.turn("hello").last?["outcome"].string == "completed")
            await first.stop()
        }
    }

    /// The kernel refuses to let the database grow, as on a full disk; the server says so, keeps serving what it can, and
    /// recovers when there is room again.
    @Test("a disk that is full: health names the store, nothing unsaved is acknowledged, and it recovers")
    func full() async throws {
        var options = ServerProcess.Options(["agents.kind": "loopback", "limits.messages_burst": "100000"])
        options.launcher = ["prlimit", "--fsize=1048576:unlimited", "--"]
        try await withServer(options) { server in
            let (other, _) = try await server.connect("other")
            let (client, _) = try await server.connect("full")
            var random = SeededGenerator(seed: 1)
            var receipts: [JSONValue] = []
            var refusal: JSONValue?
            // Something of each message is kept, so this ends.
            for _ in 0..<400 {
                try await client.say(self.filler(&random))
                do {
                    let event = try await client.next("a receipt or a refusal", within: .seconds(2))
                    var current = event
                    while !["acknowledged", "error"].contains(current["type"].string) {
                        current = try await client.next("a receipt or a refusal", within: .seconds(2))
                    }
                    if current["type"].string == "error" { refusal = current } else { receipts.append(current) }
                } catch is TimeoutError {
                    // Not acknowledged: it is not saved.
                }
                if try await server.get("/health").status == 503 { break }
            }
            try await eventually("health to name the store") {
                let reply = try await server.get("/health")
                return try reply.status == 503 && reply.json()["checks"]["store"].string != "ok"
            }
            #expect(try await server.get("/health/live").status == 200)
            if let refusal { expectError(refusal, code: "store_unavailable") }
            try await other.send(#"{"type":"ping"}"#)
            try await other.next(type: "pong")
            try await other.say("while it is full")
            expectError(try await other.next(type: "error"), code: "store_unavailable")

            let relief = try await CommandRun.run(["prlimit", "--pid", "\(server.pid)", "--fsize=unlimited"])
            #expect(relief.succeeded, "\(relief)")
            try await eventually("health to be good again", within: .seconds(30)) {
                try await server.get("/health").status == 200
            }
            #expect(try await other.turn("there is room").last?["outcome"].string == "completed")
            // Every receipt that was given is in the log.
            let (late, _) = try await server.connect("full", query: "after=0")
            let wanted = Set(receipts.compactMap { $0["message_id"].string })
            var found: Set<String> = []
            while !wanted.isSubset(of: found) {
                let echo = try await late.next(type: "user_message_echo")
                found.insert(echo["message_id"].string ?? "")
            }
        }
    }

    /// Needs a mount of its own, so it runs as root only.
    @Test("a file system without space left: the same", .enabled(if: getuid() == 0, "a mount needs root"))
    func noSpace() async throws {
        try await withServerDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory.file("store"), withIntermediateDirectories: true)
            var options = ServerProcess.Options(["agents.kind": "loopback", "limits.messages_burst": "100000"])
            // The mount is seen by the server alone and goes with it.
            options.launcher = [
                "unshare", "--mount", "sh", "-c",
                #"mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@""#, directory.file("store"),
            ]
            let server = try await ServerProcess.start(options, in: directory)
            let (client, _) = try await server.connect("full")
            var random = SeededGenerator(seed: 1)
            var sent = 0
            var health = try await server.get("/health")
            while health.status == 200, sent < 400 {
                try await client.say(self.filler(&random))
                sent += 1
                health = try await server.get("/health")
            }
            try await eventually("health to name the store") {
                let reply = try await server.get("/health")
                return try reply.status == 503 && reply.json()["checks"]["store"].string != "ok"
            }
            let relief = try await CommandRun.run([
                "nsenter", "--target", "\(server.pid)", "--mount", "mount", "-o", "remount,size=64m",
                directory.file("store"),
            ])
            #expect(relief.succeeded, "\(relief)")
            try await eventually("health to be good again", within: .seconds(30)) {
                try await server.get("/health").status == 200
            }
            // What waited was kept in order, and all that has a receipt is there.
            let (late, _) = try await server.connect("full", query: "after=0")
            try await late.say("there is room")
            let receipt = try await late.next(type: "acknowledged")
            let ended = try await late.next(type: "run_finished", within: .seconds(30)) {
                $0["run_id"] == receipt["run_id"]
            }
            #expect(ended["outcome"].string == "completed")
            _ = try await client.drain()
            let receipts = Set(await client.events.ofType("acknowledged").compactMap { $0["message_id"].string })
            let echoes = Set(await late.events.ofType("user_message_echo").compactMap { $0["message_id"].string })
            #expect(!receipts.isEmpty && receipts.isSubset(of: echoes))
            expectConsecutive(await late.events)
            #expect(await server.stop() == .exited(0))
        }
    }
}
