/// A function of the formula language: how many arguments it takes, of which kinds, and what it gives.
struct FormulaFunction {
    let arguments: ClosedRange<Int>
    /// Kinds of the arguments in order; the last one stands for all that follow.
    let kinds: [FormulaKind]
    let result: FormulaKind

    /// Functions that read a picklist field itself.
    static let takingPicklists: Set<String> = ["ISPICKVAL", "TEXT", "CASE", "ISCHANGED", "PRIORVALUE", "INCLUDES"]

    /// Functions of validation rules and flows that formula fields do not have.
    static let ofRulesOnly: Set<String> = ["ISCHANGED", "ISNEW", "PRIORVALUE", "REGEX", "VLOOKUP", "ISCLONE"]

    /// Functions whose value changes without the record being saved; roll-ups cannot read formulas that use them.
    static let volatile: Set<String> = ["TODAY", "NOW", "TIMENOW"]

    static func named(_ name: String) -> FormulaFunction? { table[name] }

    private static let many = 255

    private init(_ arguments: ClosedRange<Int>, _ kinds: [FormulaKind], _ result: FormulaKind) {
        self.arguments = arguments
        self.kinds = kinds
        self.result = result
    }

    private static let table: [String: FormulaFunction] = [
        // Logic.
        "AND": .init(1...many, [.boolean], .boolean), "OR": .init(1...many, [.boolean], .boolean),
        "NOT": .init(1...1, [.boolean], .boolean), "IF": .init(3...3, [.boolean, .any], .any),
        "CASE": .init(4...many, [.any], .any), "ISBLANK": .init(1...1, [.any], .boolean),
        "ISNULL": .init(1...1, [.any], .boolean), "BLANKVALUE": .init(2...2, [.any], .any),
        "NULLVALUE": .init(2...2, [.any], .any), "ISNUMBER": .init(1...1, [.text], .boolean),
        "ISCHANGED": .init(1...1, [.any], .boolean), "ISNEW": .init(0...0, [], .boolean),
        "ISCLONE": .init(0...0, [], .boolean), "PRIORVALUE": .init(1...1, [.any], .any),
        // Numbers.
        "ABS": .init(1...1, [.number], .number), "CEILING": .init(1...1, [.number], .number),
        "EXP": .init(1...1, [.number], .number), "FLOOR": .init(1...1, [.number], .number),
        "LN": .init(1...1, [.number], .number), "LOG": .init(1...1, [.number], .number),
        "MAX": .init(1...many, [.any], .any), "MIN": .init(1...many, [.any], .any),
        "MCEILING": .init(1...1, [.number], .number), "MFLOOR": .init(1...1, [.number], .number),
        "MOD": .init(2...2, [.number], .number), "ROUND": .init(2...2, [.number], .number),
        "SQRT": .init(1...1, [.number], .number), "TRUNC": .init(1...2, [.number], .number),
        // Text.
        "BEGINS": .init(2...2, [.text], .boolean), "BR": .init(0...0, [], .text),
        "CASESAFEID": .init(1...1, [.text], .text), "CONTAINS": .init(2...2, [.text], .boolean),
        "FIND": .init(2...3, [.text, .text, .number], .number), "HYPERLINK": .init(2...3, [.text], .text),
        "IMAGE": .init(2...4, [.text, .text, .number], .text), "INCLUDES": .init(2...2, [.any, .text], .boolean),
        "ISPICKVAL": .init(2...2, [.any, .text], .boolean), "LEFT": .init(2...2, [.text, .number], .text),
        "LEN": .init(1...1, [.text], .number), "LOWER": .init(1...2, [.text], .text),
        "LPAD": .init(2...3, [.text, .number, .text], .text), "MID": .init(3...3, [.text, .number], .text),
        "REGEX": .init(2...2, [.text], .boolean), "RIGHT": .init(2...2, [.text, .number], .text),
        "RPAD": .init(2...3, [.text, .number, .text], .text), "SUBSTITUTE": .init(3...3, [.text], .text),
        "TEXT": .init(1...1, [.any], .text), "TRIM": .init(1...1, [.text], .text),
        "UPPER": .init(1...2, [.text], .text), "VALUE": .init(1...1, [.text], .number),
        "VLOOKUP": .init(3...3, [.any], .any),
        // Dates and times.
        "ADDMONTHS": .init(2...2, [.any, .number], .any), "DATE": .init(3...3, [.number], .date),
        "DATETIMEVALUE": .init(1...1, [.any], .dateTime), "DATEVALUE": .init(1...1, [.any], .date),
        "DAY": .init(1...1, [.date], .number), "DAYOFYEAR": .init(1...1, [.date], .number),
        "HOUR": .init(1...1, [.time], .number), "ISOWEEK": .init(1...1, [.date], .number),
        "ISOYEAR": .init(1...1, [.date], .number), "MINUTE": .init(1...1, [.time], .number),
        "MONTH": .init(1...1, [.date], .number), "NOW": .init(0...0, [], .dateTime),
        "SECOND": .init(1...1, [.time], .number), "TIMENOW": .init(0...0, [], .time),
        "TIMEVALUE": .init(1...1, [.any], .time), "TODAY": .init(0...0, [], .date),
        "WEEKDAY": .init(1...1, [.date], .number), "YEAR": .init(1...1, [.date], .number),
    ]
}
