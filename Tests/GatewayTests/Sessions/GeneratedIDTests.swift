import Testing

@testable import Gateway

@Suite struct GeneratedIDTests {
    @Test func theShapeIsThePrefixAndTwentyBase32Digits() {
        for _ in 0..<1000 {
            let id = GeneratedID.make("run_")
            #expect(id.wholeMatch(of: /run_[0-9a-v]{20}/) != nil, "\(id)")
        }
    }

    @Test func everyDigitOccursEverywhere() {
        var seen = [Set<Character>](repeating: [], count: 20)
        for _ in 0..<2000 {
            for (index, digit) in GeneratedID.make("").enumerated() { seen[index].insert(digit) }
        }
        #expect(seen.allSatisfy { $0.count == 32 })
    }

    @Test func noneComesTwice() {
        let ids = (0..<20_000).map { _ in GeneratedID.make("msg_") }
        #expect(Set(ids).count == ids.count)
    }
}
