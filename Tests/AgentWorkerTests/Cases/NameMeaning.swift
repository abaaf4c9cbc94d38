@testable import AgentWorker

/// Whether two names mean the same: spelling, number, order of words and near-synonyms aside.
enum NameMeaning {
    /// Whether `label` is a name for what `expected` asks for; alternatives are joined by `|`.
    static func matches(_ expected: String, _ label: String) -> Bool {
        alternatives(expected).contains { one in
            let (wanted, found) = (words(one), words(label))
            guard let head = wanted.last, head == found.last else { return wanted.sorted() == found.sorted() }
            return Set(wanted).isSubset(of: found) || Set(found).isSubset(of: wanted)
        }
    }

    /// Whether the two are the same words, not more and not fewer.
    static func equals(_ expected: String, _ label: String) -> Bool {
        alternatives(expected).contains { words($0).sorted() == words(label).sorted() }
    }

    /// Whether all words of `expected` are in `label`.
    static func holds(_ expected: String, _ label: String) -> Bool {
        alternatives(expected).contains { Set(words($0)).isSubset(of: words(label)) }
    }

    static func words(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.map { Inflection.singular(String($0)) }
            .filter { !small.contains($0) }.map { synonyms[$0] ?? $0 }
    }

    private static func alternatives(_ expected: String) -> [String] {
        expected.split(separator: "|").map(String.init)
    }

    private static let small: Set<String> = ["of", "the", "a", "an", "for", "in", "on", "and", "to", "c"]

    private static let synonyms: [String: String] = [
        "reservation": "booking", "enrollment": "enrolment", "program": "programme", "center": "centre",
        "license": "licence", "organization": "organisation", "count": "number", "last": "latest", "newest": "latest",
        "earliest": "first", "begin": "start", "finish": "end", "mean": "average", "sum": "total", "signup": "sign-up",
        "vet": "veterinarian", "fax": "facsimile", "colour": "color", "labour": "labor", "mum": "mother",
    ]
}
