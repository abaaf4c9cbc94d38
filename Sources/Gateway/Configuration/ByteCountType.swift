/// A number of bytes, plain or with a binary unit: `65536`, `32KiB`, `1MiB`.
struct ByteCountType: ConfigurationValueType {
    let range: ClosedRange<Int>

    /// Units from the largest to the smallest, each in bytes. Decimal ones (kB, MB) are left out: what they mean
    /// differs from program to program.
    private static let units: [(name: String, bytes: Int)] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]

    var expected: String {
        "a size in bytes such as 65536, 32KiB or 1MiB, from \(self.text(of: self.range.lowerBound)) to "
            + self.text(of: self.range.upperBound)
    }

    func parse(_ text: ConfigurationText) -> Int? {
        guard case .scalar(let text) = text else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count)
        guard let count = Int(digits) else { return nil }
        let scale = unit.isEmpty || unit == "B" ? 1 : Self.units.first { $0.name == unit }?.bytes
        guard let scale else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: scale)
        return !overflow && self.range.contains(bytes) ? bytes : nil
    }

    /// In the largest unit that divides it.
    func text(of value: Int) -> String {
        for unit in Self.units where value != 0 && value.isMultiple(of: unit.bytes) {
            return "\(value / unit.bytes)\(unit.name)"
        }
        return String(value)
    }
}
