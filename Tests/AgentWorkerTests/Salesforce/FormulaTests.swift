import Testing

@testable import AgentWorker

@Suite("The formula language")
struct FormulaTests {
    private func faults(_ formula: String) -> [String] {
        let kinds: [String: FormulaKind] = [
            "Amount__c": .number, "Day__c": .date, "Moment__c": .dateTime, "Open__c": .boolean, "Title__c": .text,
            "Status__c": .picklist, "Topics__c": .multiselect, "Owner.Email": .text,
        ]
        var typer = FormulaTyper { kinds[$0] }
        do { _ = typer.type(try FormulaParser.parse(formula)) } catch { return ["formula.syntax"] }
        return typer.faults.map(\.rule.rawValue)
    }

    @Test("operators bind as in the platform")
    func precedence() throws {
        #expect(try FormulaParser.parse("1 + 2 * 3 ^ 2") == FormulaParser.parse("1 + (2 * (3 ^ 2))"))
        #expect(try FormulaParser.parse("A || B && C = 1 + 2") == FormulaParser.parse("A || (B && (C = (1 + 2)))"))
        #expect(try FormulaParser.parse("1 - 2 - 3") == FormulaParser.parse("(1 - 2) - 3"))
        #expect(try FormulaParser.parse("-Amount__c * 2") == FormulaParser.parse("(-Amount__c) * 2"))
    }

    @Test(
        "formulas that the platform takes",
        arguments: [
            "AND(Amount__c > 50, ISBLANK(Title__c))", "Day__c + 30 > TODAY()", "Day__c - TODAY() > 3",
            "IF(Open__c, \"yes\", 'no') & Title__c", "ISPICKVAL(Status__c, \"Open\") || NOT(Open__c)",
            "TEXT(Status__c) = \"Open\"", "INCLUDES(Topics__c, \"A\")", "CASE(Status__c, \"A\", 1, \"B\", 2, 0) * 2",
            "ISCHANGED(Status__c) && PRIORVALUE(Amount__c) < Amount__c", "$User.Id = \"005\"",
            "LEFT(Owner.Email, 3) = \"abc\"",
            "/* why */ Amount__c <> 0", "DATEVALUE(Moment__c) = Day__c", "BLANKVALUE(Amount__c, 0) + 1.5",
            "Title__c = \"a \\\" b\"",
        ])
    func valid(formula: String) { #expect(faults(formula) == []) }

    @Test(
        "formulas that it refuses",
        arguments: [
            ("Amount__c >", "formula.syntax"), ("(Amount__c", "formula.syntax"), ("Amount__c)", "formula.syntax"),
            ("\"open", "formula.syntax"), ("Amount__c # 2", "formula.syntax"), ("", "formula.syntax"),
            ("AND(TRUE,)", "formula.syntax"), ("/* open", "formula.syntax"), ("Amount__c Day__c", "formula.syntax"),
            ("Nothing__c = 1", "formula.unknown_field"), ("SQUARE(2)", "formula.unknown_function"),
            ("LEFT(Title__c)", "formula.arguments"), ("Status__c = \"Open\"", "formula.picklist"),
            ("ISBLANK(Topics__c)", "formula.picklist"), ("Title__c > 5", "formula.type"),
            ("Day__c = Moment__c", "formula.type"), ("Day__c + Day__c", "formula.type"),
            ("Amount__c & Title__c", "formula.type"), ("IF(Amount__c, 1, 2)", "formula.type"),
            ("IF(Open__c, 1, \"2\")", "formula.type"), ("AND(Open__c, 1)", "formula.type"),
        ])
    func refused(formula: String, rule: String) { #expect(faults(formula).first == rule) }

    @Test("deep nesting ends in a fault, not in a crash")
    func nesting() {
        #expect(faults(String(repeating: "(", count: 100_000)) == ["formula.syntax"])
        #expect(faults(String(repeating: "-", count: 3_000) + "1") == ["formula.syntax"])
    }
}
