import Testing

@testable import AgentWorker

/// Values that a standard object must have once something is so.
@Suite("Values demanded of standard objects")
struct DemandedValueTests {
    @Test(
        "a value that is demanded under a condition is added with its rule",
        arguments: [
            (
                "When an opportunity is lost, a loss reason is required: Price, Timing or Competitor.", "Opportunity",
                "Loss_Reason__c", "IsWon"
            ),
            (
                "When an opportunity is lost the rep has to give a loss reason: Price or Timing.", "Opportunity",
                "Loss_Reason__c", "IsWon"
            ),
            (
                "If the priority of a case is High, the agent must enter a root cause of Hardware or Software.", "Case",
                "Root_Cause__c", "ISPICKVAL(Priority, \"High\")"
            ),
            ("Cases cannot be closed without a root cause.", "Case", "Root_Cause__c", "IsClosed"),
            (
                "A case may only be closed with a root cause of Heat, Dust or Other.", "Case", "Root_Cause__c",
                "IsClosed"
            ),
            (
                "Every closed case must have a resolution code of Fixed or Duplicate.", "Case", "Resolution_Code__c",
                "IsClosed"
            ),
            (
                "Require a rejection reason on leads when the status is Unqualified.", "Lead", "Rejection_Reason__c",
                "ISPICKVAL(Status, \"Unqualified\")"
            ),
            (
                "Flag contacts as VIP with a checkbox; when it is ticked, a reason is mandatory.", "Contact",
                "Reason__c",
                "VIP__c"
            ),
        ])
    func demanded(_ text: String, object: String, field: String, condition: String) throws {
        let design = try designed(text)
        #expect(design.customObjects.isEmpty)
        let standard = try #require(design.object(object))
        #expect(standard.field(field) != nil)
        let rule = try #require(standard.validationRules.first)
        #expect(rule.formula.contains(condition), "\(rule.formula)")
        #expect(rule.formula.contains(field))
    }

    @Test("a condition may speak of the object's own figure")
    func figure() throws {
        let design = try designed("When the amount of an opportunity is above 50,000, a risk rating is required.")
        #expect(design.object("Opportunity")?.validationRules.first?.formula.contains("Amount > 50000") == true)
    }

    /// It once made the long text required outright, which the platform does not let.
    @Test("what is required below a figure has a rule")
    func below() throws {
        let design = try designed(
            "An exam result holds the student, a score from 0 to 100 and a comment, which is required below 50.")
        let result = try #require(design.object("Exam_Result__c"))
        #expect(result.field("Comment__c")?.required == false)
        #expect(result.validationRules.contains { $0.formula == "AND(Score__c < 50, ISBLANK(Comment__c))" })
    }

    @Test("values before the verb are those of the subject")
    func withValues() throws {
        let design = try designed("Recipes with weight, oven temperature and yield must be visible to the bakers only.")
        #expect(design.object("Recipe__c")?.fields.map(\.apiName) == ["Weight__c", "Oven_Temperature__c", "Yield__c"])
    }
}
