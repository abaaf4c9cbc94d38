import Glibc
import Logging
import Synchronization
import Testing

@testable import Gateway

@Suite("Reload")
struct ReloadTests {
    private final class Scene: Sendable {
        let notifications = Mutex<[String]>([])
        let applied = Mutex<[GatewayConfiguration]>([])
        let results: Mutex<[Result<GatewayConfiguration, ConfigurationError>]>
        let log = CollectedLog()

        init(_ results: [Result<GatewayConfiguration, ConfigurationError>]) {
            self.results = Mutex(results)
        }

        /// One reload for each result.
        func run() async {
            let count = self.results.withLock { $0.count }
            let requests = AsyncStream<Void> { continuation in
                for _ in 0..<count { continuation.yield() }
                continuation.finish()
            }
            await Reload(
                load: { self.results.withLock { $0.removeFirst() } },
                apply: { new in self.applied.withLock { $0.append(new) } },
                notifier: ServiceNotifier { text in self.notifications.withLock { $0.append(text) } },
                logger: self.log.logger()
            ).run(on: requests, current: GatewayConfiguration(), status: { "3 sessions" })
        }
    }

    @Test("What can change is applied, what cannot waits for a restart and is named")
    func applies() async {
        var new = GatewayConfiguration()
        new.log.level = .debug
        new.listen.port = 9
        let scene = Scene([.success(new)])
        await scene.run()
        let applied = scene.applied.withLock { $0 }
        #expect(applied.map(\.log.level) == [.debug])
        #expect(applied.map(\.listen.port) == [8000])
        let notifications = scene.notifications.withLock { $0 }
        #expect(notifications.count == 2)
        #expect(notifications.first?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true)
        #expect(notifications.last == "READY=1\nSTATUS=3 sessions")
        let facts = scene.log.records.withLock { $0.first?.metadata.map { "\($0.key)=\($0.value.text)" } }
        #expect(facts == ["event=reloaded", "log.level=info → debug", "needs_restart=listen.port"])
    }

    @Test("A wrong configuration changes nothing and says why; the next right one is taken")
    func wrong() async {
        let problem = ConfigurationError.Problem(key: "listen.port", source: .flag, reason: "is wrong")
        var new = GatewayConfiguration()
        new.log.level = .error
        let scene = Scene([.failure(ConfigurationError(problems: [problem])), .success(new)])
        await scene.run()
        #expect(scene.applied.withLock { $0.map(\.log.level) } == [.error])
        let notifications = scene.notifications.withLock { $0 }
        #expect(notifications.count == 4)
        #expect(notifications[1] == "READY=1\nSTATUS=3 sessions; reload failed: listen.port (--set): is wrong")
        #expect(scene.log.messages == ["Configuration not reloaded", "Configuration reloaded"])
    }

    @Test("The sources of the start are read again, and the level of the log follows the file")
    func sources() async throws {
        let file = try TemporaryFile("log:\n  level: error\n")
        let log = CollectedLog()
        let output = LogOutput(sink: log, level: .info)
        let reload = Reload(
            flags: ["listen.port=9"], file: file.path, environment: [:], output: output,
            notifier: ServiceNotifier { _ in }, logger: log.logger())
        let requests = AsyncStream<Void> { continuation in
            continuation.yield()
            continuation.finish()
        }
        let logger = output.logger("test")
        logger.warning("before")
        await reload.run(on: requests, current: GatewayConfiguration(), status: { "" })
        logger.warning("after")
        #expect(log.messages == ["before", "Configuration reloaded"])
    }

    @Test("SIGHUP asks for a reload and ends nothing")
    func hangup() async {
        await #expect(processExitsWith: .success) {
            var signals = HangupSignal.received().makeAsyncIterator()
            kill(getpid(), SIGHUP)
            await signals.next()
        }
    }
}
