/// One extension that a client offers in `Sec-WebSocket-Extensions` (RFC 6455, section 9.1).
struct ExtensionOffer: Equatable, Sendable {
    var name: String
    /// In their order; nil where a parameter has no value.
    var parameters: [(name: String, value: String?)]

    static func == (left: ExtensionOffer, right: ExtensionOffer) -> Bool {
        left.name == right.name && left.parameters.elementsEqual(right.parameters, by: ==)
    }

    /// The offers in the order of preference; nil where a field does not follow the grammar.
    static func parse(_ fields: [String]) -> [ExtensionOffer]? {
        var offers: [ExtensionOffer] = []
        for field in fields {
            var scanner = FieldScanner(field)
            repeat {
                // RFC 9110, section 5.6.1: elements of a list may be empty.
                if scanner.isAtEnd || scanner.isNext(",") { continue }
                guard let offer = Self.parse(&scanner) else { return nil }
                offers.append(offer)
            } while scanner.skip(",")
            guard scanner.isAtEnd else { return nil }
        }
        return offers
    }

    private static func parse(_ scanner: inout FieldScanner) -> ExtensionOffer? {
        guard let name = scanner.token() else { return nil }
        var offer = ExtensionOffer(name: name, parameters: [])
        while scanner.skip(";") {
            guard let name = scanner.token() else { return nil }
            guard scanner.skip("=") else {
                offer.parameters.append((name, nil))
                continue
            }
            guard let value = scanner.token() ?? scanner.quotedToken() else { return nil }
            offer.parameters.append((name, value))
        }
        return offer
    }
}

/// Reads the pieces of a header field, and the blanks between them.
private struct FieldScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        self.rest = Substring(text).utf8
        self.skipBlanks()
    }

    var isAtEnd: Bool { self.rest.isEmpty }

    private mutating func skipBlanks() {
        self.rest = self.rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    func isNext(_ character: Unicode.Scalar) -> Bool { self.rest.first == UInt8(ascii: character) }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard self.isNext(character) else { return false }
        self.rest.removeFirst()
        self.skipBlanks()
        return true
    }

    /// RFC 9110, section 5.6.2.
    mutating func token() -> String? {
        let token = self.rest.prefix(while: Self.isToken)
        guard !token.isEmpty, let text = String(token) else { return nil }
        self.rest = self.rest.dropFirst(token.count)
        self.skipBlanks()
        return text
    }

    /// A token in quotes: RFC 6455 allows no other text there.
    mutating func quotedToken() -> String? {
        guard self.isNext("\"") else { return nil }
        self.rest.removeFirst()
        let token = self.rest.prefix(while: Self.isToken)
        self.rest = self.rest.dropFirst(token.count)
        guard !token.isEmpty, self.skip("\"") else { return nil }
        return String(token)
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
