/// Types of fields as people name them.
struct FieldKindName: Equatable {
    let type: FieldType
    /// Digits after the point that the name means: none for a whole number.
    var scale: Int?

    /// "whole number", "a text field"; nil where the words name no type.
    static func read(_ words: [String]) -> FieldKindName? {
        let small = ["a", "an", "the", "field", "type"]
        return names[words.filter { !small.contains($0) }.joined(separator: " ")]
    }

    private static let names: [String: FieldKindName] = {
        var names: [String: FieldKindName] = [
            "whole number": .init(type: .number, scale: 0), "integer": .init(type: .number, scale: 0),
            "count": .init(type: .number, scale: 0), "decimal": .init(type: .number, scale: 2),
            "decimal number": .init(type: .number, scale: 2),
        ]
        let plain: [(FieldType, [String])] = [
            (.text, ["text", "string", "short text", "free text"]), (.textArea, ["text area", "textarea"]),
            (.longTextArea, ["long text", "long text area", "memo"]), (.html, ["rich text", "html", "rich text area"]),
            (.number, ["number", "numeric"]), (.currency, ["currency", "money", "amount of money", "price"]),
            (.percent, ["percent", "percentage"]), (.date, ["date"]),
            (.dateTime, ["datetime", "date and time", "date/time", "date time", "timestamp"]), (.time, ["time"]),
            (.checkbox, ["checkbox", "check box", "flag", "boolean", "yes no", "yes or no", "tick box"]),
            (.email, ["email", "e-mail", "email address"]), (.phone, ["phone", "phone number", "telephone number"]),
            (.url, ["url", "link", "web address", "website"]),
            (.picklist, ["picklist", "dropdown", "drop-down", "list", "pick list"]),
            (.multiselectPicklist, ["multi-select picklist", "multiselect picklist", "multi-select", "multiselect"]),
        ]
        for (type, words) in plain { for word in words { names[word] = .init(type: type) } }
        return names
    }()
}
