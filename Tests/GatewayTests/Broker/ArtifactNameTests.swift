import Testing

@testable import Gateway

@Suite struct ArtifactNameTests {
    @Test(arguments: ["a", "plan.md", "A-Z_0.9", "a..b", "-", "_", "a.", String(repeating: "x", count: 128)])
    func aGoodName(_ name: String) {
        #expect(ArtifactName.isValid(name))
    }

    @Test(arguments: [
        "", ".", "..", ".hidden", "a/b", "../a", "a\\b", "a b", "a\0", "a\n", "ä", "a%2Fb", "a:b", "a\"b", "a;b", "а",
        String(repeating: "x", count: 129),
    ])
    func aBadName(_ name: String) {
        #expect(!ArtifactName.isValid(name))
    }

    @Test func exactlyTheCharactersOfTheRuleAreAllowed() {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")
        for scalar in (0..<0x250).compactMap(UnicodeScalar.init) {
            #expect(ArtifactName.isValid("x\(scalar)") == allowed.contains(Character(scalar)))
        }
    }
}
