/// A kind of record the requirement speaks of, while it is being understood.
final class Thing {
    /// Singular, lower case: what the text calls it.
    var name: String
    /// Other names the text has for it: "line" for "invoice line", "customer" for Contact.
    var aliases: Set<String> = []
    /// Words for the part it plays for another record: origin and destination, sender and recipient.
    var roles: Set<String> = []
    /// Singular, as on the screen.
    var label: String
    /// The standard object that already is this thing; nil for a new object.
    var standard: String?
    /// The part of the requirement that brings it in.
    var words: String
    /// "an object for X": to be made whatever the catalogue has.
    var isExplicit = false
    /// What is done when a record is made: Loan, Booking.
    var doing: String?
    /// Joins two others.
    var isJunction = false
    /// A junction that the text has no word for.
    var isAnonymous = false
    var fields: [FieldDesign] = []
    var parents: [ParentLink] = []
    var rules: [ValidationRuleDesign] = []
    var rollUps: [RollUp] = []
    var listViews: [ListViewDesign] = []
    /// Kinds of records whose stages differ.
    var recordTypes: [RecordTypeDesign] = []
    /// "annual": a period that each record is for.
    var frequency: String?
    /// Label of the Name field where the text names one.
    var nameLabel: String?
    var nameIsNumber = false
    /// Whether the text asks for records of it, more than mentioning it.
    var isWanted = false

    init(name: String, label: String, standard: String?, words: String) {
        self.name = name
        self.label = label
        self.standard = standard
        self.words = words
    }

    /// The last word of its name: "order" of a purchase order.
    var noun: String { name.split(separator: " ").last.map(String.init) ?? name }

    var apiName: String { standard ?? ApiName.custom(label) }
    var canBeMaster: Bool { standard.map(SchemaObject.standardMasters.contains) ?? true }

    /// A field of that name, or a roll-up as the field it will be.
    func value(named words: String) -> FieldDesign? {
        if let rollUp = rollUps.first(where: { $0.label.lowercased() == words.lowercased() }) {
            return .plain(rollUp.label, .number, source: rollUp.source)
        }
        return field(named: words)
    }

    /// A field whose label ends with the words, the whole label first.
    func field(named words: String) -> FieldDesign? {
        let wanted = words.lowercased()
        return fields.first { $0.label.lowercased() == wanted }
            ?? fields.first { $0.label.lowercased().hasSuffix(" " + wanted) }
            ?? fields.first { $0.label.lowercased().hasPrefix(wanted + " ") }
    }
}

/// A relationship of a thing to its parent.
struct ParentLink {
    let parent: Thing
    /// The field's label: the parent's name, or the role it plays.
    var label: String
    /// The child cannot be without the parent.
    var isComposition: Bool
    var isRequired: Bool
    var source: Source
}

/// A roll-up asked for, made once the relationships are settled.
struct RollUp {
    let label: String
    let operation: SummaryOperation
    let child: Thing
    /// API name of the child's field; nil for count.
    let field: String?
    let source: Source
}
