/// A span of time as a whole number with a unit: `250ms`, `10s`, `5m`, `1h`; `0` needs none.
struct DurationType: ConfigurationValueType {
    let range: ClosedRange<Duration>

    /// Units from the largest to the smallest, each in milliseconds.
    private static let units: [(name: String, milliseconds: Int)] = [
        ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]

    var expected: String {
        "a duration such as 250ms, 10s, 5m or 1h, from \(self.text(of: self.range.lowerBound)) to "
            + self.text(of: self.range.upperBound)
    }

    func parse(_ text: ConfigurationText) -> Duration? {
        guard case .scalar(let text) = text else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count)
        guard let count = Int(digits) else { return nil }
        let milliseconds: Int
        if let known = Self.units.first(where: { $0.name == unit }) {
            let (product, overflow) = count.multipliedReportingOverflow(by: known.milliseconds)
            guard !overflow else { return nil }
            milliseconds = product
        } else if unit.isEmpty, count == 0 {
            milliseconds = 0
        } else {
            return nil
        }
        let value = Duration.milliseconds(milliseconds)
        return self.range.contains(value) ? value : nil
    }

    /// In the largest unit that divides it; parts of a millisecond, which no key takes, are dropped.
    func text(of value: Duration) -> String {
        let (seconds, attoseconds) = value.components
        let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
        guard milliseconds != 0 else { return "0s" }
        for unit in Self.units where milliseconds.isMultiple(of: unit.milliseconds) {
            return "\(milliseconds / unit.milliseconds)\(unit.name)"
        }
        return "\(milliseconds)ms"
    }
}
