import TestSupport
import Testing

@testable import AgentWorker

@Suite struct SummaryStreamTests {
    @Test(arguments: [
        (#"{"summary":"One. Two","design":{"summary":"no"}}"#, "One. Two"),
        (#" { "summary" : "a\"b\\c\nd\u00e9\ud83d\ude00\/" "#, "a\"b\\c\ndé😀/"),
        (#"{"design":{"summary":"no"}}"#, ""), ("", ""), (#"{"summary":null}"#, ""), (#"{"summary":"half é"#, "half é"),
        (#"{"summary":"\uZZZZ no"}"#, ""),
    ])
    func theSummaryIsReadAsItComes(_ json: String, _ text: String) {
        var whole = SummaryStream()
        #expect(whole.take(json) == text)
        var piecemeal = SummaryStream()
        #expect(json.map { piecemeal.take(String($0)) }.joined() == text)
    }

    @Test func onlyPlainSentencesAreShown() {
        var shown = ShownSummary()
        let all = "See [this](http://evil.example) <b>now</b>\n\n# `x`  ok".map { shown.take(String($0)) }.joined()
        #expect(all == shown.text)
        #expect(all == "See thishttp:evil.example bnow/b x ok")
        #expect(shown.take(String(repeating: "y", count: 5000)).count == ShownSummary.limit - all.count)
        shown.close()
        #expect(shown.take("more") == "")
    }
}
