import NIOCore

/// How long the machine waits for what.
extension SessionMachine {
    static let exitReportTimeout = TimeAmount.milliseconds(500)

    /// From finding no room for a process to looking again.
    static let roomWait = TimeAmount.seconds(1)

    /// 100 ms, doubled with each attempt.
    static func backOff(_ attempt: Int) -> TimeAmount {
        .milliseconds(100 << Int64(min(attempt - 1, 6)))
    }

    /// 1 s, doubled with each round of attempts that failed, at most a minute.
    static func breakerTime(_ rounds: Int) -> TimeAmount {
        .seconds(min(60, 1 << Int64(min(max(rounds - 1, 0), 6))))
    }
}
