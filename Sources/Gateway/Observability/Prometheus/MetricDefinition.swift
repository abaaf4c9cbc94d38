/// What `/metrics`, the documentation and the dashboard say of one metric.
struct MetricDefinition: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case counter, gauge
        /// Upper bounds of the buckets, ascending, without infinity.
        case histogram([Double])

        /// As a TYPE line has it.
        var name: String {
            switch self {
            case .counter: "counter"
            case .gauge: "gauge"
            case .histogram: "histogram"
            }
        }
    }

    var name: String
    var kind: Kind
    /// One sentence.
    var help: String
}
