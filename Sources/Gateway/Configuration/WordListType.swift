import Shared

/// A list of words: a list in a file; in a flag or a variable a JSON array of strings, or words with spaces between.
struct WordListType: ConfigurationValueType {
    let expected: String
    /// What each word must be.
    let isValid: @Sendable (String) -> Bool

    /// Any words but empty ones, to run as a program with its arguments.
    static let command = WordListType(
        expected: "a list of words: a program and its arguments, as a YAML list, a JSON array, or with spaces between"
    ) { !$0.isEmpty && !$0.utf8.contains(0) }

    /// Origins as browsers send them in the `Origin` header (RFC 6454, section 6.2), or `*`.
    static let origins = WordListType(
        expected: "a list of origins such as https://example.org or http://localhost:3000, without a path, or *"
    ) { $0 == "*" || Self.isOrigin($0) }

    func parse(_ text: ConfigurationText) -> [String]? {
        let words: [String]
        switch text {
        case .list(let elements): words = elements
        case .scalar(let text):
            guard let elements = Self.words(in: text) else { return nil }
            words = elements
        }
        return words.allSatisfy(self.isValid) ? words : nil
    }

    /// As a JSON array, the one form that every source can write.
    func text(of value: [String]) -> String {
        var writer = JSONWriter()
        writer.array { array in
            for word in value { array.value(word) }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func words(in text: String) -> [String]? {
        guard text.first == "[" else {
            return text.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        let object = Array(#"{"words":"#.utf8) + Array(text.utf8) + Array("}".utf8)
        return try? JSONObject(object).strings("words")
    }

    private static func isOrigin(_ text: String) -> Bool {
        for scheme in ["http://", "https://"] where text.hasPrefix(scheme) {
            let host = text.dropFirst(scheme.count)
            return !host.isEmpty
                && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._:[]".contains($0)) }
        }
        return false
    }
}
