/// Phrases that act as one word are made one before tagging.
enum Phrases {
    static func merge(_ tokens: [Token]) -> [Token] {
        var merged: [Token] = []
        var index = 0
        while index < tokens.count {
            if let (length, word) = match(tokens, at: index) {
                let last = tokens[index + length - 1]
                if !word.isEmpty {
                    merged.append(
                        Token(text: word, lower: word, kind: .word, start: tokens[index].start, end: last.end))
                }
                index += length
            } else {
                merged.append(tokens[index])
                index += 1
            }
        }
        return named(merged)
    }

    /// "An object called Grant" is a Grant object.
    private static func named(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            let noun = tokens[index]
            if index + 1 < tokens.count, noun.isWord("object", "entity", "table"), tokens[index + 1].kind == .quoted {
                // An object "Site Survey".
                result.append(tokens[index + 1])
                result.append(noun)
                index += 2
                continue
            }
            guard index + 2 < tokens.count, noun.isWord("object", "record", "entity", "table"),
                tokens[index + 1].isWord("called", "named"),
                tokens[index + 2].kind == .quoted || tokens[index + 2].isCapitalised
            else {
                result.append(noun)
                index += 1
                continue
            }
            var end = index + 2
            repeat {
                result.append(tokens[end])
                end += 1
            } while end < tokens.count && tokens[end].kind == .word && tokens[end].isCapitalised
            result.append(
                Token(text: "object", lower: "object", kind: .word, start: noun.start, end: tokens[end - 1].end))
            index = end
        }
        return result
    }

    private static func match(_ tokens: [Token], at index: Int) -> (Int, String)? {
        for (phrase, word) in table where tokens.count >= index + phrase.count {
            let window = tokens[index..<(index + phrase.count)]
            if zip(window, phrase).allSatisfy({ $0.lower == $1 }) { return (phrase.count, word) }
        }
        return nil
    }

    /// Phrase and what replaces it; an empty replacement drops it.
    private static let table: [([String], String)] = [
        ("keep track of", "track"), ("keeps track of", "tracks"), ("keep a log of", "record"),
        ("keep a list of", "record"), ("keep a record of", "record"),
        ("keep records of", "record"), ("be able to", ""), ("as well as", "and"), ("and / or", "and"),
        ("along with", "with"), ("together with", "with"), ("e . g .", "like"), ("i . e .", "like"),
        ("such as", "like"), ("including", "with"), ("sign up", "signup"), ("signs up", "signup"),
        ("signed up", "signup"),
        ("made up of", "comprise"), ("is made up of", "comprises"), ("are made up of", "comprise"),
        ("is made of", "comprises"), ("are made of", "comprise"), ("made of", "comprise"),
        ("is composed of", "comprises"), ("are composed of", "comprise"), ("consists of", "comprises"),
        ("consist of", "comprise"), ("is divided into", "comprises"), ("are divided into", "comprise"),
        ("is split into", "comprises"), ("are split into", "comprise"), ("broken down into", "comprise"),
        ("is part of", "belongs to"), ("are part of", "belong to"), ("forms part of", "belongs to"),
        ("for each", "per"), ("for every", "per"), ("of each", "per"), ("of every", "per"),
        ("in each", "per"), ("on each", "per"), ("a list of", "several"),
        ("any number of", "several"), ("a lot of", "many"), ("lots of", "many"), ("one or more", "several"),
        ("zero or more", "several"), ("at least one", "several"), ("more than one", "several"),
        ("a set of", "several"), ("a couple of", "several"), ("set of", "several"), ("a variety of", "several"),
        ("up to date", "current"), ("as soon as", "when"), ("in case", "if"), ("so that", "and"),
        ("in order to", "to"), ("due to", "for"), ("because of", "for"), ("based on", "for"),
        ("roll up", "total"), ("rolls up", "totals"), ("rolled up", "total"), ("add up", "total"),
        ("work out", "calculate"), ("how many", "count of"), ("how much", "amount of"), ("is called", "is"),
        ("check out", "borrow"), ("checks out", "borrows"), ("take out", "borrow"), ("no later than", "before"),
        ("in time", "punctually"), ("in real time", "immediately"), ("no two", "notwo"), ("make sure that", ""),
        ("make sure", ""), ("ensure that", ""),
        ("has to", "must"), ("have to", "must"), ("needs to", "must"), ("is able to", "can"),
    ].map { ($0.0.split(separator: " ").map(String.init), $0.1) }
        .sorted { $0.0.count > $1.0.count }
}
