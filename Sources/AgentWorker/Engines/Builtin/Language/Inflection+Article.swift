extension Inflection {
    /// `a` or `an`, as it stands before a noun.
    static func article(_ noun: String) -> String {
        guard let first = noun.lowercased().first else { return "a" }
        return "aeio".contains(first) || noun.lowercased().hasPrefix("un") && !noun.lowercased().hasPrefix("uni")
            ? "an" : "a"
    }
}
