/// Developer names made from labels.
///
/// Rules: starts with a letter, then letters, digits and single underscores, no trailing underscore, at most 40
/// characters before `__c` (Salesforce Help, "Naming conventions for custom objects and fields").
enum ApiName {
    /// Longest name before `__c`.
    static let maximumLength = 40

    /// `Life Event` → `Life_Event__c`.
    static func custom(_ label: String) -> String { developer(label) + "__c" }

    /// `Life Event` → `Life_Event`. A label without any letter or digit becomes `X`.
    static func developer(_ label: String, limit: Int = maximumLength) -> String {
        var name: [UInt8] = []
        var gap = false
        for byte in ascii(label) {
            if byte.isAsciiLetter || byte.isAsciiDigit {
                if gap, !name.isEmpty { name.append(UInt8(ascii: "_")) }
                gap = false
                name.append(byte)
            } else if byte != UInt8(ascii: "'") {
                gap = true
            }
        }
        if let first = name.first, !first.isAsciiLetter { name.insert(contentsOf: Array("X".utf8), at: 0) }
        if name.isEmpty { name = Array("X".utf8) }
        name = Array(name.prefix(limit))
        while name.last == UInt8(ascii: "_") { name.removeLast() }
        return String(decoding: name, as: UTF8.self)
    }

    /// Letters with the accents of Western European languages lose them; other characters become gaps.
    private static func ascii(_ label: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in label {
            if let value = character.asciiValue {
                bytes.append(value)
            } else if let plain = unaccented[character] {
                bytes.append(contentsOf: Array(plain.utf8))
            } else {
                bytes.append(UInt8(ascii: " "))
            }
        }
        return bytes
    }

    private static let unaccented: [Character: String] = {
        var table: [Character: String] = ["ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "’": "'"]
        let groups: [(String, String)] = [
            ("àáâãäå", "a"), ("ÀÁÂÃÄÅ", "A"), ("çč", "c"), ("ÇČ", "C"), ("èéêëě", "e"), ("ÈÉÊË", "E"),
            ("ìíîï", "i"), ("ÌÍÎÏ", "I"), ("ñň", "n"), ("Ñ", "N"), ("òóôõöő", "o"), ("ÒÓÔÕÖ", "O"), ("šś", "s"),
            ("ŠŚ", "S"), ("ùúûüű", "u"), ("ÙÚÛÜ", "U"), ("ýÿ", "y"), ("žźż", "z"), ("ŽŹŻ", "Z"), ("łŁ", "l"),
        ]
        for (accented, plain) in groups {
            for character in accented { table[character] = plain }
        }
        return table
    }()
}

extension UInt8 {
    var isAsciiLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
    var isAsciiDigit: Bool { (48...57).contains(self) }
}
