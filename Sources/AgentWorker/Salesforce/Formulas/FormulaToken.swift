/// A piece of a formula's text.
struct FormulaToken: Equatable {
    enum Kind { case number, text, name, symbol }

    var kind: Kind
    /// Without the quotation marks of a text.
    var text: String

    /// - Throws: ``FormulaSyntaxError`` at a text without end or a character that formulas do not have.
    static func tokens(of formula: String) throws -> [FormulaToken] {
        let bytes = Array(formula.utf8)
        var tokens: [FormulaToken] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                index += 1
            } else if bytes[index...].starts(with: "/*".utf8) {
                index = try endOfComment(bytes, from: index)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                tokens.append(try text(bytes, &index))
            } else if byte.isAsciiDigit || byte == UInt8(ascii: ".") {
                let start = index
                while index < bytes.count, bytes[index].isAsciiDigit || bytes[index] == UInt8(ascii: ".") { index += 1 }
                tokens.append(FormulaToken(kind: .number, text: String(decoding: bytes[start..<index], as: UTF8.self)))
            } else if byte.isAsciiLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") {
                let start = index
                while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
                tokens.append(FormulaToken(kind: .name, text: String(decoding: bytes[start..<index], as: UTF8.self)))
            } else {
                tokens.append(try symbol(bytes, &index))
            }
        }
        return tokens
    }

    private static func text(_ bytes: [UInt8], _ index: inout Int) throws -> FormulaToken {
        let quote = bytes[index]
        var value: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != quote {
            if bytes[index] == UInt8(ascii: "\\") { index += 1 }
            if index < bytes.count { value.append(bytes[index]) }
            index += 1
        }
        guard index < bytes.count else { throw FormulaSyntaxError(message: "a text has no closing quotation mark") }
        index += 1
        return FormulaToken(kind: .text, text: String(decoding: value, as: UTF8.self))
    }

    private static func symbol(_ bytes: [UInt8], _ index: inout Int) throws -> FormulaToken {
        for symbol in ["&&", "||", "==", "<>", "!=", "<=", ">="] where bytes[index...].starts(with: symbol.utf8) {
            index += 2
            return FormulaToken(kind: .symbol, text: symbol)
        }
        let symbol = String(decoding: bytes[index..<index + 1], as: UTF8.self)
        guard "()+-*/^&=<>,!".contains(symbol) else {
            throw FormulaSyntaxError(message: "it has a character that formulas do not have")
        }
        index += 1
        return FormulaToken(kind: .symbol, text: symbol)
    }

    private static func endOfComment(_ bytes: [UInt8], from start: Int) throws -> Int {
        var index = start + 2
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        throw FormulaSyntaxError(message: "a comment has no end")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isAsciiLetter || byte.isAsciiDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "$")
    }
}
