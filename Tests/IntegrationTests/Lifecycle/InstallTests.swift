import Foundation
import TestSupport
import Testing

@Suite("make install")
struct InstallTests {
    @Test("the installed server starts from its link and finds its worker")
    func install() async throws {
        try await withServerDirectory { directory in
            let make = try await CommandRun.run(
                [
                    "make", "install", "DESTDIR=\(directory.path)/root", "PREFIX=/usr",
                    "BIN_DIR=\(BuiltProducts.directory)",
                ],
                workingDirectory: Repository.path)
            #expect(make.succeeded, "\(make)")
            let root = directory.file("root")
            for file in ["/usr/bin/roundhouse", "/usr/lib/roundhouse/roundhouse-worker"] {
                #expect(FileManager.default.isExecutableFile(atPath: root + file), "\(file)")
            }
            for unit in ["roundhouse.service", "roundhouse.socket"] {
                #expect(FileManager.default.fileExists(atPath: root + "/usr/lib/systemd/system/" + unit), "\(unit)")
            }
            let process = try ChildProcess(
                [
                    root + "/usr/bin/roundhouse", "serve", "--set", "listen.port=0", "--set",
                    "store.path=\(directory.file("store"))", "--set", "agents.kind=loopback",
                ], standardOutput: directory.file("stdout"), standardError: directory.file("stderr"))
            do {
                let port = try await eventually("the address", within: .seconds(30)) {
                    directory.text("stdout").firstMatch(of: /127\.0\.0\.1:(\d+)\//).flatMap { UInt16($0.1) }
                }
                let client = try await WebSocketTestClient.connect(port: port, path: "/ws/installed")
                #expect(try await client.turn("hello").last?["outcome"].string == "completed")
                process.signal(SIGTERM)
                #expect(try await process.wait(within: .seconds(20)) == .exited(0))
            } catch {
                await process.destroy()
                throw error
            }
        }
    }

    @Test("without a build it says what to do")
    func withoutBuild() async throws {
        let make = try await CommandRun.run(
            ["make", "install", "DESTDIR=/nonexistent", "BIN_DIR=/nonexistent"], workingDirectory: Repository.path)
        #expect(!make.succeeded)
        #expect(make.standardError.contains("make build"))
    }
}
