import ArgumentParser
import CoreMetrics
import Foundation
import Logging
import ServiceLifecycle
import Shared
import UnixSignals

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// `roundhouse serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve until SIGTERM or Ctrl-C.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Listen on an address other than loopback although nobody has to authenticate.")
    var insecure = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration: GatewayConfiguration
        do {
            configuration = try self.options.load(environment: environment)
        } catch {
            throw CleanExit.failing(with: "\(error)", code: EX_CONFIG)
        }
        if !self.insecure, !LoopbackAddress.isLoopback(configuration.listen.host) {
            throw CleanExit.failing(
                with: "listen.host is \(configuration.listen.host), which others can reach, and nobody has to "
                    + "authenticate yet. Listen on 127.0.0.1, or say --insecure if the network is trusted.",
                code: EX_CONFIG)
        }
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let output = LogOutput(configuration.log, environment: environment)
        let logger = output.logger("roundhouse")
        let metrics = GatewayMetrics()
        MetricsSystem.bootstrap(metrics.registry)
        let host =
            configuration.listen.host.contains(":") ? "[\(configuration.listen.host)]" : configuration.listen.host
        let gateway = Gateway(
            configuration: configuration, logger: logger, notifier: .system, workerPath: try WorkerProgram.path(),
            environment: environment,
            reload: Reload(
                flags: self.options.assignments, file: self.options.file, environment: environment, output: output,
                notifier: .system, logger: logger), metrics: metrics, isInsecure: self.insecure
        ) { port in
            print("Roundhouse is serving on http://\(host):\(port)/")
            fflush(nil)
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: gateway, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch {
            throw CleanExit.failing(with: StartFailure.sentence(for: error, configuration), code: EX_UNAVAILABLE)
        }
    }
}

extension CleanExit {
    /// Prints a sentence and ends with an exit code of sysexits.h.
    static func failing(with sentence: String, code: Int32) -> ExitCode {
        FileHandle.standardError.write(Data("roundhouse: \(sentence)\n".utf8))
        return ExitCode(code)
    }
}
