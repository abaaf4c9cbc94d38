import TestSupport

/// The faults of a run: the same for the same seed and length.
struct Schedule: Sendable {
    let faults: [Fault]

    /// - Parameter milliseconds: How long the run is. Every fault begins and ends within it.
    init(seed: UInt64, milliseconds: Int) {
        var random = SeededGenerator(seed: seed)
        var faults: [Fault] = []
        var now = Int.random(in: 300...900, using: &random)
        while true {
            let kind = Self.kinds[Int.random(in: 0..<Self.kinds.count, using: &random)]
            let lasting =
                switch kind {
                case .pauseWorker, .pauseSpawner: Int.random(in: 100...2500, using: &random)
                case .pauseGateway: Int.random(in: 100...1500, using: &random)
                case .limitFiles, .fillDisk: Int.random(in: 300...2500, using: &random)
                case .killWorker, .killSpawner, .killAllWorkers, .killGateway, .restartGateway: 0
                }
            let pick = random.next()
            guard now + lasting < milliseconds else { break }
            faults.append(Fault(at: now, kind: kind, lasting: lasting, pick: pick))
            // Sometimes a fault hits the recovery from the one before.
            now +=
                random.next() % 4 == 0
                ? Int.random(in: 1...60, using: &random)
                : Int.random(in: 200...1600, using: &random)
        }
        self.faults = faults
    }

    /// What hurts a whole server is rarer than what hurts one session.
    private static let kinds: [Fault.Kind] = [
        .killWorker, .killWorker, .killWorker, .killWorker, .killSpawner, .killAllWorkers, .killGateway, .killGateway,
        .restartGateway, .pauseWorker, .pauseWorker, .pauseSpawner, .pauseGateway, .limitFiles, .fillDisk,
    ]
}
