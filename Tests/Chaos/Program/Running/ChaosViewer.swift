/// Somebody who watches a session during a run, and keeps a record of it.
protocol ChaosViewer: Actor {
    var record: ClientRecord { get }
    var connections: Int { get }
    /// Does what it does until `deadline`.
    func run(from start: ContinuousClock.Instant, until deadline: ContinuousClock.Instant) async
    /// Reads until it has everything up to `seq`, or `deadline`.
    func catchUp(to seq: Int, until deadline: ContinuousClock.Instant) async
}

extension Duration {
    var milliseconds: Int { Int(self / .milliseconds(1)) }
}
