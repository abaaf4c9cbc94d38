/// One instrument for each value of a label, all made at the start: a metric whose events are rare shows 0 until then.
struct Labelled<Value, Instrument: Sendable>: Sendable
where Value: CaseIterable & RawRepresentable & Equatable, Value.RawValue == String {
    private let instruments: [Instrument]

    /// - Parameter make: Called with the label and one of its values.
    init(_ label: String, make: ([(String, String)]) -> Instrument) {
        self.instruments = Value.allCases.map { make([(label, $0.rawValue)]) }
    }

    subscript(_ value: Value) -> Instrument {
        // A case of the enumeration is always among all its cases.
        var index = 0
        for other in Value.allCases {
            if other == value { break }
            index += 1
        }
        return self.instruments[index]
    }
}
