import Dispatch
import Glibc

/// SIGHUP, by which `systemctl reload` and habit ask a server to read its configuration anew.
enum HangupSignal {
    /// One element per signal; signals that come while one is being handled count as one. Until the stream ends,
    /// SIGHUP does not end the process.
    static func received() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            signal(SIGHUP, SIG_IGN)
            // Dispatch does not declare its sources Sendable, but cancel() may be called from any thread
            // (dispatch_source_cancel(3)), and nothing else is done with it after resume().
            nonisolated(unsafe) let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
            source.setEventHandler { continuation.yield() }
            continuation.onTermination = { _ in source.cancel() }
            // A signal that comes before the source is in place would be lost.
            let isInPlace = DispatchSemaphore(value: 0)
            source.setRegistrationHandler { isInPlace.signal() }
            source.resume()
            isInPlace.wait()
        }
    }
}
