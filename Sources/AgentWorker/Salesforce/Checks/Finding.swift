/// One thing a check found in a design or in a generated file.
struct Finding: Codable, Equatable, Sendable {
    enum Severity: String, Codable, Sendable { case error, warning, note }

    /// Stable code: group and rule, such as `relationship.too_many_masters` (``Rule``).
    var code: String
    var severity: Severity
    /// What it is about: `Invoice_Line__c.Invoice__c`, or a file's path.
    var element: String
    var message: String
    /// What to do about it.
    var fix: String
    /// The document that has the rule.
    var source: String

    init(_ rule: Rule, _ element: String, _ message: String, fix: String) {
        code = rule.rawValue
        severity = rule.severity
        self.element = element
        self.message = message
        self.fix = fix
        source = rule.source
    }
}

/// Where checks put what they find.
struct Findings {
    private(set) var all: [Finding] = []

    mutating func report(_ rule: Rule, _ element: String, _ message: String, fix: String) {
        all.append(Finding(rule, element, message, fix: fix))
    }
}
