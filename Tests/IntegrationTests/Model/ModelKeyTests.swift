import Foundation
import TestSupport
import Testing

@Suite("The key of the model's endpoint")
struct ModelKeyTests {
    static let key = "sk-secret-7c1f09be42ad5536"

    /// Reads all of a process's memory that can be read, piece by piece.
    ///
    /// - Returns: Which of `needles` are in it.
    private static func search(_ pid: Int32, for needles: [String]) throws -> Set<String> {
        let maps = try String(contentsOfFile: "/proc/\(pid)/maps", encoding: .utf8)
        let memory = open("/proc/\(pid)/mem", O_RDONLY | O_CLOEXEC)
        guard memory >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { close(memory) }
        var found: Set<String> = []
        for line in maps.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 1, words[1].hasPrefix("r"), !line.hasSuffix("[vvar]"), !line.hasSuffix("[vsyscall]")
            else { continue }
            let bounds = words[0].split(separator: "-").compactMap { UInt(String($0), radix: 16) }
            guard bounds.count == 2 else { continue }
            var position = bounds[0]
            var tail: [UInt8] = []
            while position < bounds[1] {
                var piece = [UInt8](repeating: 0, count: Int(min(bounds[1] - position, 1 << 20)))
                let count = pread(memory, &piece, piece.count, off_t(truncatingIfNeeded: position))
                guard count > 0 else { break }
                let bytes = Data(tail + piece[..<count])
                for needle in needles where bytes.range(of: Data(needle.utf8)) != nil { found.insert(needle) }
                tail = Array(piece[..<count].suffix(128))
                position += UInt(count)
            }
        }
        return found
    }

    @Test("is sent to the endpoint and is in no worker's memory or environment", arguments: ["openai", "anthropic"])
    func staysInTheServer(_ api: String) async throws {
        let marker = "Quibblefrotz7731"
        try await withModel(.text(ModelEngineTests.design)) { model in
            try await withTestDirectory { directory in
                try directory.write("model-key", Array("\(Self.key)\n".utf8))
                var options = ServerProcess.Options(
                    ModelEngineTests.settings(model, api, ["model.key_file": "model-key"]))
                options.environment["CREDENTIALS_DIRECTORY"] = directory.path
                try await withServer(options) { server in
                    let (client, _) = try await server.connect("secret")
                    let events = try await client.turn(
                        ModelEngineTests.requirement + " A \(marker) is a text.", within: .seconds(60))
                    #expect(events.ofType("agent_response").last?["engine"]["kind"].string == "model")
                    let headers = try #require(model.requests.first).headers
                    #expect(headers[api == "openai" ? "authorization" : "x-api-key"]?.hasSuffix(Self.key) == true)
                    // Its worker, the spawner, and whatever else the server started.
                    let others = server.descendants()
                    #expect(others.count >= 2)
                    for pid in others {
                        let found = try Self.search(pid, for: [Self.key])
                        #expect(found.isEmpty, "process \(pid)")
                        let environment = FileManager.default.contents(atPath: "/proc/\(pid)/environ") ?? Data()
                        #expect(environment.range(of: Data(Self.key.utf8)) == nil)
                        #expect(environment.range(of: Data("CREDENTIALS_DIRECTORY".utf8)) == nil)
                    }
                    // The search finds what is there: the session's own words in its worker, the key in the server.
                    let worker = try await server.workerPID("secret")
                    #expect(try Self.search(worker, for: [marker]) == [marker])
                    #expect(try Self.search(server.pid, for: [Self.key]) == [Self.key])
                    #expect(!"\(events)".contains(Self.key) && !server.standardError.contains(Self.key))
                }
            }
        }
    }

    private func probe(_ settings: [String: String], _ environment: [String: String] = [:]) async throws -> CommandRun {
        try await CommandRun.run(
            [BuiltProducts.server, "check-config", "--probe"]
                + settings.sorted { $0.key < $1.key }.flatMap { ["--set", "\($0.key)=\($0.value)"] },
            environment: environment)
    }

    @Test("check-config --probe says what works", arguments: ["openai", "anthropic"])
    func probes(_ api: String) async throws {
        try await withModel(.text("ready")) { model in
            let run = try await self.probe(ModelEngineTests.settings(model, api))
            #expect(run.end == .exited(0), "\(run)")
            #expect(run.standardOutput.contains("The model scripted-1 at 127.0.0.1:\(model.port) answered"), "\(run)")
        }
    }

    @Test(
        "check-config --probe says what is wrong, and never the key",
        arguments: [
            (
                .status(401, body: #"{"error":{"message":"Incorrect key sk-secret-7c1f09be42ad5536"}}"#),
                "model.key_file"
            ),
            (
                .status(404, body: #"{"error":"no model 'scripted' for sk-secret-7c1f09be42ad5536"}"#),
                "no model 'scripted' for [key]"
            ),
            (.notStreamed, "without streaming"), (.hangs, "first_byte_timeout"), (.closes, "model.api"),
        ] as [(ScriptedModelServer.Behaviour, String)])
    func probeFails(_ behaviour: ScriptedModelServer.Behaviour, _ words: String) async throws {
        try await withModel(behaviour) { model in
            try await withTestDirectory { directory in
                let file = try directory.write("key", Array(Self.key.utf8))
                // Short only where it is waited for: on a busy machine any answer may take a while.
                let patience = words == "first_byte_timeout" ? "300ms" : "60s"
                let run = try await self.probe(
                    ModelEngineTests.settings(
                        model, "openai", ["model.key_file": file, "model.first_byte_timeout": patience]))
                #expect(run.end == .exited(69), "\(run)")
                #expect(run.standardError.contains(words), "\(run)")
                #expect(!"\(run)".contains(Self.key))
            }
        }
    }

    @Test("check-config --probe says that nobody listens, and that a key's file is missing")
    func probeWithoutServer() async throws {
        try await withModel(.closes) { model in
            model.stop()
            try await eventually("the end of the listener") {
                let run = try await self.probe(ModelEngineTests.settings(model))
                return run.end == .exited(69) && run.standardError.contains("cannot be reached")
            }
            let run = try await self.probe(
                ModelEngineTests.settings(model, "openai", ["model.key_file": "model-key"]))
            #expect(run.end == .exited(69))
            #expect(run.standardError.contains("LoadCredential=model-key"), "\(run)")
        }
    }

    @Test("a URL with a password is refused without showing it")
    func userInfo() async throws {
        let run = try await self.probe([
            "engine.kind": "model", "model.name": "m", "model.base_url": "http://me:hunter22@host/v1",
        ])
        #expect(run.end == .exited(78))
        #expect(run.standardError.contains("model.base_url"))
        #expect(!"\(run)".contains("hunter22"), "\(run)")
    }
}
