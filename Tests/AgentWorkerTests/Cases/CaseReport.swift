@testable import AgentWorker

/// The score of a set of cases: how many have the right objects and relationships, all that is expected, no broken
/// rule, and no noun passed over.
struct CaseReport {
    private(set) var lines: [String] = []
    private(set) var structureRight = 0
    private(set) var allRight = 0
    private(set) var clean = 0
    private(set) var nouns = 0
    private(set) var nounsDropped = 0
    let count: Int

    init(_ cases: [RequirementCase]) throws {
        count = cases.count
        let schema = StandardCatalogue()
        let engine = BuiltinEngine(schema: schema)
        for one in cases {
            switch try engine.read(one.text) {
            case .unclear(let clarification):
                let known = Set(clarification.reused.map(\.apiName))
                let isKnown = { (names: String) in names.split(separator: "|").contains { known.contains(String($0)) } }
                let isRight = one.isAsked && (one.reuse ?? []).allSatisfy(isKnown)
                add(one, isRight ? [] : ["answered with a question"], [], [], nil)
            case .design(let design):
                let scorer = CaseScorer(design: design, expected: one)
                let errors = DesignChecker(schema: schema).check(design).filter { $0.severity == .error }
                let structure = one.isAsked ? ["designed instead of asked"] : scorer.structure
                add(
                    one, structure, one.isAsked ? [] : scorer.details, errors.map { "rule \($0.code)" },
                    WordCoverage(one.text, design))
            }
        }
    }

    private mutating func add(
        _ one: RequirementCase, _ structure: [String], _ details: [String], _ errors: [String],
        _ coverage: WordCoverage?
    ) {
        structureRight += structure.isEmpty ? 1 : 0
        allRight += structure.isEmpty && details.isEmpty ? 1 : 0
        clean += errors.isEmpty ? 1 : 0
        nouns += coverage?.total ?? 0
        nounsDropped += coverage?.dropped.count ?? 0
        let dropped = (coverage?.dropped ?? []).map { "dropped \"\($0)\"" }
        for line in structure + details + errors + dropped { lines.append("\(one.id): \(line)") }
    }

    var summary: String {
        """
        objects and relationships \(structureRight) of \(count), everything \(allRight) of \(count), rule-clean \
        \(clean) of \(count), nouns passed over \(nounsDropped) of \(nouns)
        """
    }
}
