/// The outcome of a change asked for in plain words.
struct Refinement: Sendable {
    var design: DataModelDesign
    /// The requirement with the statements that were added to it.
    var requirement: String
    /// Parts that were not understood or cannot be done, each in a sentence or in the user's words.
    var notDone: [String] = []
    /// Words that were taken for slips of the fingers.
    var corrections: [Spelling.Correction] = []
    /// Commands that were carried out; one that asks for what is so already changes nothing.
    var done = 0
    /// Parts that are no commands, in the user's words, where they are left to a model.
    var left: [String] = []
    /// The field that was changed last.
    var focus: FieldReference?
    /// A change that cannot be done before the user says which field is meant.
    var pending: PendingChange?
}
