/// A token with what the tagger made of it.
struct Word: Equatable, Sendable {
    var token: Token
    var tag: Tag
    /// The base form of a verb; the singular of a noun.
    var lemma: String
    var verbKind: VerbKind?
    /// How a verb is inflected.
    var form = VerbForm.base
    /// The values that a list in the text gives to this noun: a status of New or Done.
    var values: [String]?
    /// The standard object that the text says the noun is.
    var stated: String?
    /// A field that is sown, not one that is filled in; a school with rooms of its own, not one that buys.
    var isConcrete = false

    var lower: String { token.lower }

    /// A verb that can be the verb of a clause, without an auxiliary.
    var isFinite: Bool { tag == .verb && (form == .base || form == .third) }
    var isParticiple: Bool { tag == .verb && form == .participle }
    var isGerund: Bool { tag == .verb && form == .gerund }
    var isObjectPronoun: Bool { ["us", "me", "them", "him", "her"].contains(lower) }
    var isComma: Bool { token.isMark(",") }
}

enum VerbForm: Equatable, Sendable { case base, third, participle, gerund }
