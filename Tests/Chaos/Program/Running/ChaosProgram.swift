import Foundation
import TestSupport

/// `roundhouse-chaos [--seed N] [--seconds N] [--sessions N] [--clients N] [--streams N] [--keep]`.
@main
struct ChaosProgram {
    static func main() async {
        var seed: UInt64 = 1
        var numbers = ["--seconds": 120, "--sessions": 10, "--clients": 3, "--streams": 1]
        var keeps = false
        var words = CommandLine.arguments.dropFirst()
        while let word = words.popFirst() {
            let value = word == "--keep" ? "" : words.popFirst() ?? ""
            if word == "--keep" {
                keeps = true
            } else if word == "--seed", let number = UInt64(value) {
                seed = number
            } else if numbers[word] != nil, let number = Int(value), (1...280).contains(number) {
                numbers[word] = number
            } else {
                fail(
                    "usage: roundhouse-chaos [--seed N] [--seconds 1…280] [--sessions N] [--clients N] [--streams N] [--keep]",
                    2)
            }
        }
        let plan = Plan(
            seed: seed, seconds: numbers["--seconds"] ?? 120, sessions: numbers["--sessions"] ?? 10,
            clientsPerSession: numbers["--clients"] ?? 3, streamsPerSession: numbers["--streams"] ?? 1)
        do {
            try await self.run(plan, keeps: keeps)
        } catch {
            fail("no result: \(error)", 1)
        }
    }

    private static func fail(_ text: String, _ status: Int32) -> Never {
        FileHandle.standardError.write(Data((text + "\n").utf8))
        exit(status)
    }

    private static func run(_ plan: Plan, keeps: Bool) async throws {
        let directory = try TestDirectory()
        try Undertaker.start(for: directory)
        // Interrupted, it ends its server and leaves the rest to the undertaker.
        let signals = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Undertaker.endNow(directory)
                exit(128 + number)
            }
            source.resume()
            return source
        }
        defer { signals.forEach { $0.cancel() } }
        print(
            """
            seed \(plan.seed): \(plan.milliseconds / 1000) s, \(plan.sessions) sessions with \(plan.clientsPerSession) clients \
            and \(plan.streamsPerSession) event streams each, agents \(plan.agents.rawValue), \
            \(plan.keptEvents.map { "logs of \($0) events" } ?? "whole logs"), \(plan.schedule.faults.count) faults
            """)
        let kept = "/tmp/roundhouse-chaos-\(plan.seed)-\(getpid())"
        let run = ChaosRun(
            plan: plan, directory: directory, worker: ChaosWorker.path, keptFolder: keeps ? kept : nil)
        let result = try await run.run()
        print(ChaosReport.text(result))
        if keeps, !result.isGood { print("kept in \(kept)") }
        directory.remove()
        exit(result.isGood ? 0 : 1)
    }
}

/// Where `worker.py` is: beside this folder's sources.
enum ChaosWorker {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("worker.py").path
}
