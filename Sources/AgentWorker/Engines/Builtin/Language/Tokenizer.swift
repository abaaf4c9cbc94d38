/// Cuts a text into tokens.
enum Tokenizer {
    static func tokens(of text: String) -> [Token] {
        var scanner = Scanner(characters: text.map { $0 == "’" || $0 == "‘" ? "'" : $0 })
        return scanner.scan()
    }

    private struct Scanner {
        let characters: [Character]
        var index = 0
        var tokens: [Token] = []

        mutating func scan() -> [Token] {
            while index < characters.count {
                let character = characters[index]
                if character.isWhitespace {
                    // An empty line ends a sentence as a full stop does; so does a list's bullet.
                    if character.isNewline { addLineBreak() }
                    index += 1
                } else if character == "\"" || character == "“" {
                    scanQuotation()
                } else if character.isNumber {
                    scanNumber()
                } else if character.isLetter {
                    scanWord()
                } else if let length = emoticon() {
                    // :) ends what was said as a full stop does.
                    add(.mark("."), from: index, to: index + length)
                    index += length
                } else if character == "'", let end = singleQuotation() {
                    add(.quoted, from: index + 1, to: end)
                    index = end + 1
                } else if character == "'", tokens.last?.kind == .word {
                    scanApostrophe()
                } else {
                    add(.mark(character == "–" || character == "—" ? "-" : character), from: index, to: index + 1)
                    index += 1
                }
            }
            return tokens
        }

        private mutating func add(_ kind: Token.Kind, from start: Int, to end: Int) {
            let text = String(characters[start..<end])
            tokens.append(Token(text: text, lower: text.lowercased(), kind: kind, start: start, end: end))
        }

        /// The length of a smiley at this place.
        private func emoticon() -> Int? {
            for text in [":-)", ";-)", ":-(", ":)", ";)", ":(", ":D"] {
                let length = text.count
                if characters[index...].prefix(length).elementsEqual(text),
                    index + length == characters.count || characters[index + length].isWhitespace
                {
                    return length
                }
            }
            return nil
        }

        private mutating func addLineBreak() {
            guard let last = tokens.last, last.kind != .mark("."), last.kind != .mark(":"), last.kind != .mark(";")
            else { return }
            tokens.append(Token(text: ";", lower: ";", kind: .mark(";"), start: index, end: index))
        }

        private mutating func scanQuotation() {
            let start = index + 1
            var end = start
            while end < characters.count, characters[end] != "\"", characters[end] != "”" { end += 1 }
            if end > start, end < characters.count { add(.quoted, from: start, to: end) }
            index = end < characters.count ? end + 1 : start
        }

        /// Where a name in single quotes ends: 'do not visit'. After a letter the mark is an apostrophe.
        private func singleQuotation() -> Int? {
            guard index == 0 || characters[index - 1].isWhitespace || characters[index - 1] == "(",
                index + 1 < characters.count, characters[index + 1].isLetter
            else { return nil }
            let end = characters[(index + 1)...].prefix(40).indices.first { place in
                characters[place] == "'" && (place + 1 == characters.count || !characters[place + 1].isLetter)
            }
            return end
        }

        private mutating func scanNumber() {
            let start = index
            var digits = ""
            while index < characters.count {
                let character = characters[index]
                let next = index + 1 < characters.count ? characters[index + 1] : " "
                if character.isNumber {
                    digits.append(character)
                } else if character == ".", next.isNumber {
                    digits.append(".")
                } else if character != "," || !next.isNumber || !isThousands(after: index) {
                    break
                }
                index += 1
            }
            // `2nd`, `24x7`: a word that starts with a digit.
            if index < characters.count, characters[index].isLetter {
                while index < characters.count, characters[index].isLetter || characters[index].isNumber { index += 1 }
                if digits.isEmpty || characters[index - 1].lowercased() != "k" || index - start != digits.count + 1 {
                    return add(.word, from: start, to: index)
                }
                return add(.number((Double(digits) ?? 0) * 1000), from: start, to: index)
            }
            add(.number(Double(digits) ?? 0), from: start, to: index)
        }

        /// Whether three digits follow the comma at `comma`, as in `10,000`.
        private func isThousands(after comma: Int) -> Bool {
            let group = characters[(comma + 1)...].prefix(4)
            return group.prefix(3).count == 3 && group.prefix(3).allSatisfy(\.isNumber)
                && !(group.count == 4 && group.last?.isNumber == true)
        }

        private mutating func scanWord() {
            let start = index
            while index < characters.count {
                let character = characters[index]
                let next = index + 1 < characters.count ? characters[index + 1] : " "
                if character.isLetter || character.isNumber || character == "_" {
                    index += 1
                } else if character == "-" || character == "&", next.isLetter || next.isNumber {
                    index += 1
                } else if character == "'", next == "t" {
                    // can't, don't: the word keeps its apostrophe.
                    index += 1
                } else {
                    break
                }
            }
            add(.word, from: start, to: index)
        }

        /// "We're", "I'd", "they've", "it's": the verb is a word of its own.
        private mutating func scanContraction() -> Bool {
            guard let before = tokens.last?.lower, Self.contracting.contains(before) else { return false }
            var end = index + 1
            while end < characters.count, characters[end].isLetter { end += 1 }
            var verbs = ["re": "are", "d": "would", "ve": "have", "ll": "will", "m": "am"]
            verbs["s"] = "is"
            guard let verb = verbs[String(characters[(index + 1)..<end]).lowercased()] else { return false }
            tokens.append(Token(text: verb, lower: verb, kind: .word, start: index, end: end))
            index = end
            return true
        }

        private static let contracting: Set<String> = [
            "i", "we", "you", "they", "he", "she", "it", "that", "there", "what", "who", "here", "how", "where",
        ]

        private mutating func scanApostrophe() {
            if scanContraction() { return }
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let afterNext = index + 2 < characters.count ? characters[index + 2] : " "
            let isPossessive = next == "s" && !afterNext.isLetter
            let end = isPossessive ? index + 2 : index + 1
            if isPossessive || tokens.last?.lower.hasSuffix("s") == true { add(.possessive, from: index, to: end) }
            index = end
        }
    }
}
