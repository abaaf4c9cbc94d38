import CoreMetrics
import Synchronization

/// The values behind one name and one set of labels. Changing them takes relaxed atomic operations only: no lock, no
/// lookup and no allocation, so that the relay path may.
protocol PrometheusSeries: AnyObject, Sendable {
    func write(_ name: String, _ labels: [(String, String)], to text: inout PrometheusText)
}

/// A number that only grows.
final class PrometheusCounter: CounterHandler, PrometheusSeries {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) { self.value.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { self.value.store(0, ordering: .relaxed) }

    func write(_ name: String, _ labels: [(String, String)], to text: inout PrometheusText) {
        text.sample(name, labels, Double(self.value.load(ordering: .relaxed)))
    }
}

/// A number that goes up and down.
final class PrometheusGauge: MeterHandler, RecorderHandler, PrometheusSeries {
    private let bits = Atomic<UInt64>((0.0).bitPattern)

    func set(_ value: Int64) { self.set(Double(value)) }
    func set(_ value: Double) { self.bits.store(value.bitPattern, ordering: .relaxed) }
    func record(_ value: Int64) { self.set(value) }
    func record(_ value: Double) { self.set(value) }
    func decrement(by amount: Double) { self.increment(by: -amount) }

    func increment(by amount: Double) {
        var old = self.bits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + amount).bitPattern
            let (exchanged, current) = self.bits.weakCompareExchange(
                expected: old, desired: new, ordering: .relaxed)
            if exchanged { return }
            old = current
        }
    }

    func write(_ name: String, _ labels: [(String, String)], to text: inout PrometheusText) {
        text.sample(name, labels, Double(bitPattern: self.bits.load(ordering: .relaxed)))
    }
}

/// How often values fell into which range.
final class PrometheusHistogram: TimerHandler, RecorderHandler, PrometheusSeries {
    private final class Bucket: Sendable {
        let count = Atomic<Int64>(0)
    }

    private let bounds: [Double]
    /// `bounds` in what is recorded.
    private let recordedBounds: [Int64]
    /// Recorded units in one of those that are shown: nanoseconds in a second, or 1.
    private let scale: Double
    /// One more than there are bounds.
    private let buckets: [Bucket]
    private let sum = Atomic<Int64>(0)

    init(bounds: [Double], scale: Double) {
        self.bounds = bounds
        self.scale = scale
        self.recordedBounds = bounds.map { Int64(($0 * scale).rounded()) }
        self.buckets = (0...bounds.count).map { _ in Bucket() }
    }

    func record(_ value: Int64) {
        let index = self.recordedBounds.firstIndex { value <= $0 } ?? self.recordedBounds.count
        self.buckets[index].count.wrappingAdd(1, ordering: .relaxed)
        self.sum.wrappingAdd(value, ordering: .relaxed)
    }

    func record(_ value: Double) { self.record(Int64(value.rounded())) }
    func recordNanoseconds(_ duration: Int64) { self.record(duration) }

    func write(_ name: String, _ labels: [(String, String)], to text: inout PrometheusText) {
        var count: Int64 = 0
        for (bound, bucket) in zip(self.bounds + [.infinity], self.buckets) {
            count += bucket.count.load(ordering: .relaxed)
            text.sample("\(name)_bucket", labels + [("le", PrometheusText.number(bound))], Double(count))
        }
        text.sample("\(name)_sum", labels, Double(self.sum.load(ordering: .relaxed)) / self.scale)
        text.sample("\(name)_count", labels, Double(count))
    }
}
