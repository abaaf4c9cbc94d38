/// Replaces names in a formula, leaving its text values alone.
enum FormulaRenaming {
    /// The formula with each path of names, such as `Room__r.Price__c`, replaced by what `rename` gives for it.
    static func renamed(_ formula: String, _ rename: (String) -> String) -> String {
        var result = ""
        var name = ""
        var quote: Character?
        var isEscaped = false
        func isNamePart(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber) || character == "_" || character == "."
                || character == "$"
        }
        for character in formula {
            if let open = quote {
                result.append(character)
                if !isEscaped, character == open { quote = nil }
                isEscaped = !isEscaped && character == "\\"
            } else if isNamePart(character) {
                name.append(character)
            } else {
                result += rename(name)
                name = ""
                result.append(character)
                if character == "\"" || character == "'" { quote = character }
            }
        }
        return result + rename(name)
    }
}
