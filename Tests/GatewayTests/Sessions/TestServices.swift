import Logging
import NIOCore
import Shared

@testable import Gateway

/// What sessions share, without a process behind it: every start of a worker is refused at once.
enum TestServices {
    private static let output = Result { try WorkerOutputCollector() }

    static func make(
        store: any SessionStore, configuration: GatewayConfiguration = Self.configuration
    ) throws -> SessionServices {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return SessionServices(
            configuration: configuration, store: store,
            spawner: Spawner(configuration: .init(path: "/nonexistent", environment: []), logger: logger),
            output: try self.output.get(), counters: GatewayCounters(), registry: SessionRegistry(),
            metrics: GatewayMetrics(), logger: logger)
    }

    /// No session may have a process.
    static let configuration: GatewayConfiguration = {
        var configuration = GatewayConfiguration()
        configuration.limits.sessions = 0
        return configuration
    }()
}
