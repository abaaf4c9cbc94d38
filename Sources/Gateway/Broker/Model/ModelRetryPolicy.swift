#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// When a call that failed is tried again. Pure: time left and chance are arguments.
struct ModelRetryPolicy: Sendable {
    /// Tries in all, at least 1.
    var attempts: Int
    /// Pause after the first failure, doubled after each further one.
    var firstPause = Duration.milliseconds(500)
    /// The longest pause of our own; the endpoint may ask for more.
    var longestPause = Duration.seconds(20)

    /// How long to wait before the next try; nil to give up.
    ///
    /// - Parameters:
    ///   - attempt: The try that failed, from 1.
    ///   - timeLeft: Until the call's own time is over: no pause is begun that would not end before.
    ///   - chance: From 0 to 1: callers that failed together must not come back together.
    func pause(after failure: ModelFailure, attempt: Int, timeLeft: Duration, chance: Double) -> Duration? {
        guard failure.isTransient, attempt < self.attempts else { return nil }
        let doubled = self.firstPause * (1 << min(attempt - 1, 10))
        let own = min(doubled, self.longestPause) * (0.5 + min(max(chance, 0), 1) / 2)
        let pause = max(own, failure.retryAfter ?? .zero)
        return pause < timeLeft ? pause : nil
    }

    /// A `Retry-After` header's value: seconds, or a date (RFC 9110, section 10.2.3).
    ///
    /// - Parameter now: Seconds since 1970.
    static func retryAfter(_ text: String, now: Int) -> Duration? {
        if let seconds = Double(text), seconds.isFinite, seconds >= 0 {
            return .milliseconds(Int(min(seconds, 86_400) * 1000))
        }
        // Sun, 06 Nov 1994 08:49:37 GMT
        let parts = text.split { " :".contains($0) }
        guard parts.count == 8, parts[7] == "GMT", let month = Self.months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let numbers = [1, 3, 4, 5, 6].compactMap { Int32(parts[$0]) }
        guard numbers.count == 5 else { return nil }
        var date = tm()
        (date.tm_mday, date.tm_mon, date.tm_year) = (numbers[0], Int32(month), numbers[1] &- 1900)
        (date.tm_hour, date.tm_min, date.tm_sec) = (numbers[2], numbers[3], numbers[4])
        return .seconds(min(max(0, timegm(&date) - now), 86_400))
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
