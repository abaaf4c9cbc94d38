/// One thing a check found in a design.
struct Finding: Codable, Equatable, Sendable {
    enum Severity: String, Codable, Sendable { case error, warning, note }

    /// Stable code: group and rule, such as `relationship.too_many_masters`.
    var code: String
    var severity: Severity
    /// What it is about: `Invoice_Line__c.Invoice__c`.
    var element: String
    var message: String
    /// What to do about it.
    var fix: String
}

/// Where checks put what they find.
struct Findings {
    private(set) var all: [Finding] = []

    var errors: [Finding] { all.filter { $0.severity == .error } }

    mutating func error(_ code: String, _ element: String, _ message: String, fix: String) {
        all.append(Finding(code: code, severity: .error, element: element, message: message, fix: fix))
    }
    mutating func warning(_ code: String, _ element: String, _ message: String, fix: String) {
        all.append(Finding(code: code, severity: .warning, element: element, message: message, fix: fix))
    }
    mutating func note(_ code: String, _ element: String, _ message: String, fix: String) {
        all.append(Finding(code: code, severity: .note, element: element, message: message, fix: fix))
    }
}
