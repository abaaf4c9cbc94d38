import Testing

@testable import AgentWorker

/// Cases in many industries and phrasings; `swift test` prints the score of each set and what is missing.
@Suite("Further requirements")
struct RequirementScoreTests {
    private static let sets = [
        ("requirements", RequirementCase.all), ("further", RequirementCase.further), ("unseen", RequirementCase.unseen),
        ("fresh", RequirementCase.fresh), ("study", RequirementCase.study), ("held", RequirementCase.held),
        ("blind", RequirementCase.blind), ("blind2", RequirementCase.blind2), ("blind3", RequirementCase.blind3),
        ("blind4", RequirementCase.blind4), ("blind5", RequirementCase.blind5), ("blind6", RequirementCase.blind6),
        ("blind7", RequirementCase.blind7), ("blind8", RequirementCase.blind8), ("blind9", RequirementCase.blind9),
        ("blind10", RequirementCase.blind10), ("blind11", RequirementCase.blind11),
        ("blind12", RequirementCase.blind12), ("blind13", RequirementCase.blind13),
        ("long", RequirementCase.long), ("long-blind", RequirementCase.longBlind), ("short", RequirementCase.short),
        ("short-blind", RequirementCase.shortBlind), ("short2", RequirementCase.short2),
        ("short3", RequirementCase.short3), ("short4", RequirementCase.short4), ("short5", RequirementCase.short5),
    ]
    /// How many cases of the sets written blind have the right objects and relationships; it may only grow.
    private static let floors = [
        "study": 20, "held": 20, "blind": 15, "blind2": 20, "blind3": 20, "blind4": 20, "blind5": 20,
        "blind6": 40, "blind7": 40, "blind8": 40, "blind9": 40, "blind10": 37, "blind11": 36,
        "blind12": 40, "blind13": 38, "long": 191, "long-blind": 120, "short": 306, "short-blind": 157,
        "short2": 540, "short3": 276, "short4": 342, "short5": 89,
    ]

    @Test("the cases are there")
    func casesAreThere() {
        #expect(RequirementCase.further.count == 34)
        #expect(RequirementCase.unseen.count >= 18)
        let ids = Self.sets.flatMap { $0.1.map(\.id) }
        #expect(Set(ids).count == ids.count)
    }

    @Test("each set is scored, breaks no rule and passes over no noun", arguments: sets)
    func score(name: String, cases: [RequirementCase]) throws {
        let report = try CaseReport(cases)
        for line in report.lines { print(line) }
        print("\(name): \(report.summary)")
        #expect(report.clean == report.count)
        #expect(report.nounsDropped == 0)
        #expect(report.structureRight >= Self.floors[name] ?? 0)
    }

    @Test(
        "the design has what the case expects",
        arguments: RequirementCase.further + RequirementCase.unseen + RequirementCase.fresh)
    func meetsExpectations(expected: RequirementCase) throws {
        #expect(try CaseReport([expected]).lines == [])
    }

    @Test(
        "every element carries words of the requirement or says that it is assumed",
        arguments: RequirementCase.all + RequirementCase.further + RequirementCase.unseen + RequirementCase.fresh)
    func traces(expected: RequirementCase) throws {
        guard case .design(let design) = try BuiltinEngine(schema: StandardCatalogue()).read(expected.text) else {
            return
        }
        let text = expected.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        for (element, source) in Self.sources(of: design) {
            #expect(source != .unstated, "\(element)")
            guard case .words(let words) = source else { continue }
            #expect(!words.isEmpty && text.contains(words), "\(element): \(words)")
        }
    }

    private static func sources(of design: DataModelDesign) -> [(String, Source)] {
        var sources = design.reused.map { ($0.apiName, $0.source) }
        sources += design.notGenerated.map { ($0.what, $0.source) } + design.automation.map { ($0.name, $0.source) }
        sources += design.permissionSets.map { ($0.apiName, $0.source) } + design.flows.map { ($0.apiName, $0.source) }
        for object in design.objects {
            sources.append((object.apiName, object.source))
            sources += object.fields.map { (object.apiName + "." + $0.apiName, $0.source) }
            sources += object.validationRules.map { (object.apiName + "." + $0.name, $0.source) }
            sources += object.recordTypes.map { (object.apiName + "." + $0.name, $0.source) }
            sources += object.listViews.map { (object.apiName + "." + $0.name, $0.source) }
        }
        return sources
    }
}
