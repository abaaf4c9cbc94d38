import Testing

@testable import Gateway

@Suite struct ModelRetryPolicyTests {
    private let policy = ModelRetryPolicy(attempts: 4)
    private let transient = ModelFailure.status(503, detail: "", retryAfter: nil)

    @Test func pausesDoubleAndAreSpread() {
        func pause(_ attempt: Int, _ chance: Double) -> Duration? {
            self.policy.pause(after: self.transient, attempt: attempt, timeLeft: .seconds(100), chance: chance)
        }
        #expect(pause(1, 1) == .milliseconds(500))
        #expect(pause(1, 0) == .milliseconds(250))
        #expect(pause(2, 1) == .seconds(1))
        #expect(pause(3, 1) == .seconds(2))
        #expect(pause(4, 1) == nil)
        let patient = ModelRetryPolicy(attempts: 100)
        #expect(
            patient.pause(after: self.transient, attempt: 50, timeLeft: .seconds(100), chance: 1) == .seconds(20))
    }

    @Test func theEndpointMayAskForMore() {
        let failure = ModelFailure.status(429, detail: "", retryAfter: .seconds(7))
        #expect(self.policy.pause(after: failure, attempt: 1, timeLeft: .seconds(60), chance: 1) == .seconds(7))
        #expect(self.policy.pause(after: failure, attempt: 1, timeLeft: .seconds(6), chance: 1) == nil)
    }

    @Test(arguments: [
        (400, false), (401, false), (404, false), (408, true), (409, true), (413, false), (429, true),
        (500, true), (502, true), (529, true), (301, false),
    ])
    func whatIsRetried(_ status: Int, _ isRetried: Bool) {
        let failure = ModelFailure.status(status, detail: "", retryAfter: nil)
        let pause = self.policy.pause(after: failure, attempt: 1, timeLeft: .seconds(60), chance: 0)
        #expect((pause != nil) == isRetried)
    }

    @Test(
        arguments: [
            ("3", 3.0), ("0.5", 0.5), ("-1", nil), ("soon", nil), ("", nil),
            ("Sun, 06 Nov 1994 08:49:40 GMT", 3), ("Sun, 06 Nov 1994 08:49:30 GMT", 0),
            ("Sun, 06 Foo 1994 08:49:30 GMT", nil),
            ("99999999999", 86_400),
        ] as [(String, Double?)])
    func retryAfter(_ text: String, _ seconds: Double?) {
        // 784111777 is Sun, 06 Nov 1994 08:49:37 GMT.
        #expect(ModelRetryPolicy.retryAfter(text, now: 784_111_777) == seconds.map { .seconds($0) })
    }
}
