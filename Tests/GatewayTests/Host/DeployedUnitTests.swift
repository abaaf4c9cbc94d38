import Foundation
import NIOCore
import Testing

@testable import Gateway

@Suite("Units and configuration agree")
struct DeployedUnitTests {
    private let defaults = GatewayConfiguration()

    /// The last value of a setting in a unit file of `deploy/systemd`.
    private func setting(_ name: String, in file: String) throws -> String {
        let lines = try SourceTree.text("deploy/systemd/\(file)").split(separator: "\n")
        let line = try #require(lines.last { $0.hasPrefix("\(name)=") }, "\(file) sets no \(name)")
        return String(line.dropFirst(name.count + 1))
    }

    @Test("The unit waits longer for the end than the drain takes")
    func stopTimeout() throws {
        let seconds = try #require(Int(try self.setting("TimeoutStopSec", in: "roundhouse.service")))
        #expect(.seconds(seconds) > self.defaults.drain.timeout + self.defaults.workers.stopTimeout)
    }

    @Test("The unit waits longer for the start than the fork server's may take")
    func startTimeout() throws {
        let seconds = try #require(Int(try self.setting("TimeoutStartSec", in: "roundhouse.service")))
        #expect(TimeAmount.seconds(Int64(seconds)) > Spawner.startTimeout)
    }

    @Test("The unit has room for every session's process and every connection")
    func room() throws {
        let tasks = try #require(Int(try self.setting("TasksMax", in: "roundhouse.service")))
        // A worker may have a thread for each of two cores besides its first.
        #expect(tasks >= 3 * self.defaults.limits.sessions)
        let descriptors = try #require(Int(try self.setting("LimitNOFILE", in: "roundhouse.service")))
        // A session has its socket, its stdout and its stderr.
        #expect(descriptors >= self.defaults.limits.connections + 3 * self.defaults.limits.sessions + 1_024)
    }

    @Test("The socket is the one that the server would make, under a name that it knows")
    func socket() throws {
        let listen = self.defaults.listen
        #expect(try self.setting("ListenStream", in: "roundhouse.socket") == "\(listen.host):\(listen.port)")
        #expect(try self.setting("Backlog", in: "roundhouse.socket") == "\(listen.backlog)")
        #expect(
            ActivatedSockets.acceptedNames.contains(try self.setting("FileDescriptorName", in: "roundhouse.socket")))
    }

    @Test("A wrong configuration is not tried again and again")
    func wrongConfiguration() throws {
        let status = try self.setting("RestartPreventExitStatus", in: "roundhouse.service")
        #expect(status == "\(CheckConfigCommand.exitStatus)")
    }

    @Test("The example file is what check-config --example prints")
    func exampleIsCurrent() throws {
        #expect(try SourceTree.text("deploy/systemd/roundhouse.yaml") == ExampleConfiguration.text)
    }

    @Test("The example file sets nothing as it is, and every key to its default where the # is taken away")
    func exampleIsRight() throws {
        let commented = try TemporaryFile(ExampleConfiguration.text)
        let untouched = GatewayConfiguration.report(flags: [], file: commented.path, environment: [:])
        #expect(untouched.problems.isEmpty)
        #expect(untouched.entries.allSatisfy { $0.source == .builtIn })

        let lines = ExampleConfiguration.text.split(separator: "\n", omittingEmptySubsequences: false)
        let uncommented = lines.map { line in
            line.hasPrefix("  #") && !line.hasPrefix("  # ") ? "  " + line.dropFirst(3) : String(line)
        }
        let file = try TemporaryFile(uncommented.joined(separator: "\n"))
        let report = GatewayConfiguration.report(flags: [], file: file.path, environment: [:])
        #expect(report.problems.isEmpty)
        for entry in report.entries {
            #expect(entry.source == .file(file.path), "\(entry.key.name)")
            #expect(entry.value == entry.key.defaultValue)
        }
    }

    @Test("systemd finds nothing wrong with the units", .enabled(if: Self.analyzer != nil, "no systemd-analyze here"))
    func verified() throws {
        let analyzer = try #require(Self.analyzer)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for name in ["roundhouse.service", "roundhouse.socket"] {
            // The program need not be installed here, but what a unit starts must be there.
            let text = try SourceTree.text("deploy/systemd/\(name)")
                .replacingOccurrences(of: "/usr/bin/roundhouse", with: "/bin/true")
            let file = folder.appendingPathComponent(name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            files.append(file.path)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: analyzer)
        process.arguments = ["verify"] + files
        process.environment = ["SYSTEMD_LOG_LEVEL": "warning", "PATH": "/usr/bin:/bin"]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        // Only what is said of these units: the machine's own may have faults.
        #expect(text.split(separator: "\n").filter { $0.contains(folder.path) }.isEmpty, "\(text)")
    }

    private static let analyzer = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
}
