import CoreMetrics
import NIOConcurrencyHelpers

/// Keeps all metrics of the process and writes them for Prometheus: a backend of swift-metrics.
///
/// Instruments are made once, where they are used often; making one takes a lock, using one does not.
final class PrometheusRegistry: MetricsFactory {
    private struct Family {
        var definition: MetricDefinition
        var series: [(labels: [(String, String)], values: any PrometheusSeries)] = []
    }

    private let families: NIOLockedValueBox<[String: Family]>

    /// - Parameter definitions: What is known of metrics. Libraries' own are shown with the name as their help.
    init(definitions: [MetricDefinition]) {
        self.families = NIOLockedValueBox(
            Dictionary(uniqueKeysWithValues: definitions.map { ($0.name, Family(definition: $0)) }))
    }

    /// Everything as Prometheus reads it, families in the order of their names.
    func exposition() -> String {
        let families = self.families.withLockedValue { Array($0.values) }
        var text = PrometheusText()
        for family in families.sorted(by: { $0.definition.name < $1.definition.name }) where !family.series.isEmpty {
            text.begin(family.definition)
            for series in family.series { series.values.write(family.definition.name, series.labels, to: &text) }
        }
        return text.text
    }

    // MARK: swift-metrics

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        self.series(label, dimensions, else: .counter) { _ in PrometheusCounter() }
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        self.series(label, dimensions, else: .gauge) { _ in PrometheusGauge() }
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        guard aggregate else { return self.series(label, dimensions, else: .gauge) { _ in PrometheusGauge() } }
        return self.series(label, dimensions, else: .histogram([1, 10, 100, 1000, 10_000])) {
            PrometheusHistogram(bounds: $0, scale: 1)
        }
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        self.series(label, dimensions, else: .histogram([0.001, 0.01, 0.1, 1, 10, 100])) {
            PrometheusHistogram(bounds: $0, scale: 1_000_000_000)
        }
    }

    func destroyCounter(_ handler: any CounterHandler) { self.remove(handler) }
    func destroyMeter(_ handler: any MeterHandler) { self.remove(handler) }
    func destroyRecorder(_ handler: any RecorderHandler) { self.remove(handler) }
    func destroyTimer(_ handler: any TimerHandler) { self.remove(handler) }

    /// The series with that name and those labels: the one that is there, or a new one.
    private func series<Series: PrometheusSeries>(
        _ label: String, _ labels: [(String, String)], else kind: MetricDefinition.Kind,
        make: ([Double]) -> Series
    ) -> Series {
        let name = PrometheusText.metricName(label)
        let labels = labels.sorted { $0.0 < $1.0 }
        return self.families.withLockedValue { families in
            var family =
                families[name] ?? Family(definition: MetricDefinition(name: name, kind: kind, help: "\(label)."))
            if let known = family.series.first(where: { $0.labels.elementsEqual(labels, by: ==) }) {
                guard let values = known.values as? Series else {
                    preconditionFailure("\(name) is made as two kinds of metric")
                }
                return values
            }
            var bounds: [Double] = []
            if case .histogram(let defined) = family.definition.kind { bounds = defined }
            let values = make(bounds)
            family.series.append((labels, values))
            families[name] = family
            return values
        }
    }

    private func remove(_ handler: AnyObject) {
        self.families.withLockedValue { families in
            for name in families.keys { families[name]?.series.removeAll { $0.values === handler } }
        }
    }
}
