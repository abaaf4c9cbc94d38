/// One type of configuration value: how its text is read and written, and what to say where it is wrong.
protocol ConfigurationValueType<Value>: Sendable {
    associatedtype Value: Sendable

    /// What a right value looks like, to follow "expected".
    var expected: String { get }

    /// nil where the text is not a value of this type, or is out of its range.
    func parse(_ text: ConfigurationText) -> Value?

    /// The text that reads back as `value`.
    func text(of value: Value) -> String
}

/// A whole number in a range.
struct IntegerType: ConfigurationValueType {
    let range: ClosedRange<Int>

    var expected: String { "a whole number from \(self.range.lowerBound) to \(self.range.upperBound)" }

    func parse(_ text: ConfigurationText) -> Int? {
        guard case .scalar(let text) = text, let value = Int(text), self.range.contains(value) else { return nil }
        return value
    }

    func text(of value: Int) -> String { String(value) }
}

/// One of the names of an enumeration.
struct ChoiceType<Value: RawRepresentable<String> & CaseIterable & Sendable>: ConfigurationValueType {
    var expected: String {
        let names = Value.allCases.map(\.rawValue)
        return "one of " + names.joined(separator: ", ")
    }

    func parse(_ text: ConfigurationText) -> Value? {
        guard case .scalar(let text) = text else { return nil }
        return Value(rawValue: text)
    }

    func text(of value: Value) -> String { value.rawValue }
}

/// Text that is neither empty nor has characters that no path or address has.
struct PlainTextType: ConfigurationValueType {
    let expected: String

    func parse(_ text: ConfigurationText) -> String? {
        guard case .scalar(let text) = text, !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            return nil
        }
        return text
    }

    func text(of value: String) -> String { value }
}
