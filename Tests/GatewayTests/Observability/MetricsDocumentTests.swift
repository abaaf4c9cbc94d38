import Foundation
import TestSupport
import Testing

@testable import Gateway

/// What is written of metrics elsewhere names those that there are.
@Suite struct MetricsDocumentTests {
    @Test func theTableOfTheDocumentationIsTheRegistry() throws {
        let text = try SourceTree.text("docs/operations.md")
        let rows = text.matches(of: /\| `(roundhouse_[a-z_]+)` \| (\w+) \| ([^|]+) \|/)
        #expect(rows.map { String($0.1) } == GatewayMetrics.definitions.map(\.name))
        #expect(rows.map { String($0.2) } == GatewayMetrics.definitions.map(\.kind.name))
        #expect(rows.map { String($0.3) } == GatewayMetrics.definitions.map(\.help))
    }

    @Test func everyQueryOfTheDashboardNamesAMetric() throws {
        let known = Set(
            GatewayMetrics.definitions.flatMap { definition -> [String] in
                if case .histogram = definition.kind {
                    ["_bucket", "_sum", "_count"].map { definition.name + $0 }
                } else {
                    [definition.name]
                }
            })
        let dashboard = try JSONValue(parsing: try SourceTree.text("deploy/grafana/roundhouse.json"))
        let panels = try #require(dashboard["panels"].array)
        let queries = panels.flatMap { $0["targets"].array ?? [] }.compactMap { $0["expr"].string }
        #expect(queries.count >= panels.count)
        for query in queries {
            let names = query.matches(of: /roundhouse_[a-z_]+/).map { String($0.0) }
            #expect(!names.isEmpty && names.allSatisfy(known.contains), "\(query)")
        }
        // Each metric is on the dashboard,.
        let shown = Set(queries.flatMap { $0.matches(of: /roundhouse_[a-z_]+/).map { String($0.0) } })
        for definition in GatewayMetrics.definitions {
            #expect(shown.contains { $0.hasPrefix(definition.name) }, "\(definition.name)")
        }
    }

    /// Prometheus' conventions: a counter ends in `_total`, nothing else does.
    @Test func namesSayWhatTheyAre() {
        for definition in GatewayMetrics.definitions {
            #expect(definition.name.hasPrefix("roundhouse_"))
            #expect(definition.name.hasSuffix("_total") == (definition.kind == .counter), "\(definition.name)")
            #expect(definition.help.hasSuffix("."))
        }
        #expect(Set(GatewayMetrics.definitions.map(\.name)).count == GatewayMetrics.definitions.count)
    }
}
