import Logging
import Synchronization
import Testing

@testable import Gateway

@Suite("Watchdog service", .timeLimit(.minutes(1)))
struct WatchdogServiceTests {
    @Test("It tells the manager again and again while the checks answer")
    func answers() async {
        let (notifications, continuation) = AsyncStream.makeStream(of: String.self)
        let service = WatchdogService(
            checks: [("loop", {}), ("store", { await Task.yield() })], interval: .milliseconds(30),
            notifier: ServiceNotifier { continuation.yield($0) }, logger: CollectedLog().logger(),
            clock: ContinuousClock())
        await withTaskGroup { group in
            group.addTask { await service.run() }
            var count = 0
            for await text in notifications {
                #expect(text == "WATCHDOG=1")
                count += 1
                if count == 3 { break }
            }
            group.cancelAll()
        }
    }

    @Test("It stays silent and says why while one check does not answer")
    func silence() async {
        let (lines, continuation) = AsyncStream.makeStream(of: LogRecord.self)
        struct Sink: LogSink {
            let continuation: AsyncStream<LogRecord>.Continuation
            func write(_ record: LogRecord) { self.continuation.yield(record) }
        }
        let counter = Counter()
        let service = WatchdogService(
            checks: [("loop", {}), ("store", { try? await Task.sleep(for: .seconds(3_600)) })],
            interval: .milliseconds(30), notifier: ServiceNotifier { _ in counter.value.withLock { $0 += 1 } },
            logger: LogOutput(sink: Sink(continuation: continuation), level: .info).logger("test"),
            clock: ContinuousClock())
        await withTaskGroup { group in
            group.addTask { await service.run() }
            for await line in lines {
                #expect(line.metadata.first?.value.text == "store")
                break
            }
            group.cancelAll()
        }
        #expect(counter.value.withLock { $0 } == 0)
    }

    private final class Counter: Sendable {
        let value = Mutex(0)
    }
}
