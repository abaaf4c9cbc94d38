/// What a Prometheus server reads from `/metrics` (text format 0.0.4), line by line, or why it would not.
public struct PrometheusSamples: Sendable {
    public struct Malformed: Error, CustomStringConvertible {
        public let description: String
    }

    /// Types by name of metric.
    public private(set) var types: [String: String] = [:]
    public private(set) var helps: [String: String] = [:]
    /// Values by the text before them: `name` or `name{label="value"}`.
    public private(set) var values: [String: Double] = [:]

    public init(parsing text: String) throws {
        guard text.hasSuffix("\n") else { throw Malformed(description: "the last line does not end") }
        var family: String?
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            if line.hasPrefix("# HELP ") {
                guard words.count == 4, !words[3].isEmpty, self.helps[words[2]] == nil else {
                    throw Malformed(description: "\(line)")
                }
                self.helps[words[2]] = words[3]
            } else if line.hasPrefix("# TYPE ") {
                guard words.count == 4, ["counter", "gauge", "histogram"].contains(words[3]),
                    self.types[words[2]] == nil, self.helps[words[2]] != nil
                else { throw Malformed(description: "\(line)") }
                self.types[words[2]] = words[3]
                family = words[2]
            } else {
                try self.add(line, of: family)
            }
        }
        try self.checkHistograms()
    }

    private mutating func add(_ line: Substring, of family: String?) throws {
        let pattern =
            /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\[\\"n])*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\[\\"n])*")*\})? (\S+)/
        guard let match = line.wholeMatch(of: pattern), let family else { throw Malformed(description: "\(line)") }
        let names =
            self.types[family] == "histogram" ? ["_bucket", "_sum", "_count"].map { family + $0 } : [family]
        guard names.contains(String(match.1)), let value = Double(match.3) else {
            throw Malformed(description: "\(line)")
        }
        let key = String(match.1) + (match.2 ?? "")
        guard self.values.updateValue(value, forKey: key) == nil else { throw Malformed(description: "twice: \(key)") }
    }

    /// Buckets are cumulative, and the last is the count.
    private func checkHistograms() throws {
        for (name, type) in self.types where type == "histogram" {
            let buckets = self.values.filter { $0.key.hasPrefix("\(name)_bucket{") }
            var byBound: [Double: Double] = [:]
            for (key, value) in buckets {
                guard let bound = key.firstMatch(of: /le="([^"]*)"/).flatMap({ Double($0.1) }) else {
                    throw Malformed(description: key)
                }
                byBound[bound] = value
            }
            let counts = byBound.sorted { $0.key < $1.key }.map(\.value)
            guard counts == counts.sorted(), byBound[.infinity] == self.values["\(name)_count"] else {
                throw Malformed(description: "the buckets of \(name)")
            }
        }
    }

    /// The sum of a metric over all its labels; of a histogram, how many values it has.
    public func total(_ name: String) -> Double {
        let name = self.types[name] == "histogram" ? name + "_count" : name
        return self.values.filter { $0.key == name || $0.key.hasPrefix(name + "{") }.values.reduce(0, +)
    }
}
