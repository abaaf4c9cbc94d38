extension [Token] {
    /// The tokens with other words in the place of some.
    ///
    /// - Parameter reading: What stands for the tokens that begin at an index, given all before it as rewritten, and how
    ///   many they are, at least one; nil where the token stays.
    func rewritten(_ reading: (_ index: Int, _ before: [Token]) -> ([Token], Int)?) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < count {
            if let (words, length) = reading(index, result) {
                result += words
                index += length
            } else {
                result.append(self[index])
                index += 1
            }
        }
        return result
    }
}
