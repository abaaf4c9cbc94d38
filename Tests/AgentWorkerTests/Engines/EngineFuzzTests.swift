import Testing

@testable import AgentWorker

/// Whatever a user writes, the engine ends, and what it designs can be deployed.
@Suite("Any text")
struct EngineFuzzTests {
    /// A small generator with a seed, so that a failure can be repeated.
    private struct Generator {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    private static let vocabulary = """
        each a the many several our customers contact account accounts orders order lines line project projects tasks \
        book books copy members visits visit has have belongs to of for with and or , . ; : per in on is are must cannot \
        be before after unique required when status type Low Medium High date amount price quantity total number hours \
        start end track record show store add create object field shows uses use can borrow attend sign up until above \
        10,000 need approval 's it its that which only HR see notify overlap product products latest average by from who \
        "In Stock" ( ) / name email phone percent between 0 100 not more than manager employee vendor items item
        """.split(separator: " ").map(String.init)

    @Test("a random text is read to its end and gives no design that breaks a rule", arguments: 0..<20)
    func random(seed: Int) throws {
        var generator = Generator(state: UInt64(seed) &* 7919 &+ 17)
        let engine = BuiltinEngine(schema: StandardCatalogue())
        let checker = DesignChecker(schema: StandardCatalogue())
        for _ in 0..<100 {
            let count = 2 + generator.next(28)
            let text = (0..<count).map { _ in Self.vocabulary[generator.next(Self.vocabulary.count)] }
                .joined(separator: " ")
            guard case .design(let design) = try engine.read(text) else { continue }
            let errors = checker.check(design).filter { $0.severity == .error }.map { "\($0.code) \($0.element)" }
            #expect(errors == [], "\(text)")
            _ = try MetadataProject(design)
        }
    }

    @Test("a long text takes no longer than its length", .timeLimit(.minutes(1)))
    func long() throws {
        let sentence = RequirementCase.all.map(\.text).joined(separator: " ")
        let text = String(repeating: sentence + " ", count: 12)
        _ = try BuiltinEngine(schema: StandardCatalogue()).read(String(text.prefix(32 * 1024)))
    }
}
