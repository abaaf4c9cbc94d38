/// Kinds of values in formulas.
enum FormulaKind: String, Equatable, Sendable {
    case number, text, date, dateTime, time, boolean, picklist, multiselect
    /// Text that formulas cannot read: long and rich text areas, addresses.
    case longText
    /// Nothing is known: `NULL`, or an expression that has a fault already.
    case any

    init(_ field: FieldDesign, in design: DataModelDesign) {
        if field.type == .summary, let summary = field.summary, summary.operation != .count {
            let child = design.object(summary.childObject)
            // A roll-up of a roll-up is followed once; the checker refuses one that goes round.
            if let summed = summary.summarizedField.flatMap({ child?.field($0) }), summed.type != .summary {
                self = FormulaKind(summed.type)
                return
            }
        }
        self = FormulaKind(field.type)
    }

    init(_ type: FieldType) {
        switch type {
        case .number, .currency, .percent, .summary: self = .number
        case .text, .textArea, .email, .phone, .url, .autoNumber, .lookup, .masterDetail: self = .text
        case .longTextArea, .html: self = .longText
        case .checkbox: self = .boolean
        case .date: self = .date
        case .dateTime: self = .dateTime
        case .time: self = .time
        case .picklist: self = .picklist
        case .multiselectPicklist: self = .multiselect
        }
    }

    init(_ field: SchemaField) {
        switch field.kind {
        case .text, .email, .phone, .url, .reference: self = .text
        case .longText, .address: self = .longText
        case .number, .currency, .percent: self = .number
        case .date: self = .date
        case .dateTime: self = .dateTime
        case .checkbox: self = .boolean
        case .picklist: self = .picklist
        }
    }
}
