import CoreMetrics
import NIOCore
import Shared
import TestSupport
import Testing

@testable import Gateway

@Suite struct PrometheusTests {
    @Test func labelsAndHelpsAreEscaped() throws {
        let registry = PrometheusRegistry(definitions: [
            MetricDefinition(name: "lines_total", kind: .counter, help: "A \\ and a\nline \"break\".")
        ])
        Counter(label: "lines_total", dimensions: [("b", "x\\\"\n"), ("a-1", "ü")], factory: registry).increment(by: 3)
        #expect(
            registry.exposition() == """
                # HELP lines_total A \\\\ and a\\nline "break".
                # TYPE lines_total counter
                lines_total{a_1="ü",b="x\\\\\\"\\n"} 3

                """)
        _ = try PrometheusSamples(parsing: registry.exposition())
    }

    @Test func aHistogramHasCumulativeBuckets() throws {
        let registry = PrometheusRegistry(definitions: [
            MetricDefinition(name: "wait_seconds", kind: .histogram([0.5, 1]), help: "Waits.")
        ])
        let timer = Timer(label: "wait_seconds", factory: registry)
        for milliseconds in [100, 500, 501, 1000, 7000] { timer.recordMilliseconds(milliseconds) }
        #expect(
            registry.exposition() == """
                # HELP wait_seconds Waits.
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.5"} 2
                wait_seconds_bucket{le="1"} 4
                wait_seconds_bucket{le="+Inf"} 5
                wait_seconds_sum 9.101
                wait_seconds_count 5

                """)
    }

    @Test func aNameAndLabelsAreOneSeriesHoweverOftenTheyAreMade() {
        let registry = PrometheusRegistry(definitions: [])
        Counter(label: "a.b", dimensions: [("x", "1"), ("y", "2")], factory: registry).increment()
        Counter(label: "a.b", dimensions: [("y", "2"), ("x", "1")], factory: registry).increment()
        #expect(registry.exposition().hasSuffix("a_b{x=\"1\",y=\"2\"} 2\n"))
    }

    @Test func aDestroyedMetricIsGone() {
        let registry = PrometheusRegistry(definitions: [])
        let counter = Counter(label: "gone", factory: registry)
        counter.destroy()
        #expect(registry.exposition().isEmpty)
    }

    @Test func concurrentCountsAreNotLost() async {
        let registry = PrometheusRegistry(definitions: [])
        let meter = Meter(label: "meter", factory: registry)
        let counter = Counter(label: "counter", factory: registry)
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<1000 {
                        meter.increment()
                        counter.increment()
                    }
                }
            }
        }
        #expect(registry.exposition().contains("\nmeter 4000\n"))
        #expect(registry.exposition().contains("\ncounter 4000\n"))
    }

    @Test func callsOfModelsAreCounted() throws {
        let metrics = GatewayMetrics()
        metrics.models.ended(.completed, took: .milliseconds(20), inputTokens: 10, outputTokens: 5)
        metrics.models.ended(.refused, took: nil, inputTokens: 0, outputTokens: 0)
        let samples = try PrometheusSamples(parsing: metrics.registry.exposition())
        #expect(samples.values["roundhouse_model_calls_total{outcome=\"completed\"}"] == 1)
        #expect(samples.values["roundhouse_model_calls_total{outcome=\"refused\"}"] == 1)
        #expect(samples.values["roundhouse_model_tokens_total{direction=\"input\"}"] == 10)
        #expect(samples.values["roundhouse_model_tokens_total{direction=\"output\"}"] == 5)
        #expect(samples.total("roundhouse_model_call_seconds") == 1)
    }
}
