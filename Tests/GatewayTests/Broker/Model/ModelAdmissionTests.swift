import NIOCore
import Shared
import Testing

@testable import Gateway

@Suite struct ModelAdmissionTests {
    private let now = NIODeadline.uptimeNanoseconds(1_000)

    private static func session(_ name: String) throws -> SessionID { try #require(SessionID(name)) }

    private static func code(_ verdict: ModelAdmission.Verdict) -> ModelFailure.Code? {
        if case .refused(let failure) = verdict { failure.code } else { nil }
    }

    @Test func moreCallsThanAllowedWaitInOrder() throws {
        var admission = ModelAdmission(
            limits: .init(calls: 1, callsPerSession: 2, tokensPerHour: 0, tokensPerHourAndSession: 0))
        let (a, b) = (try Self.session("a"), try Self.session("b"))
        #expect(admission.enter(1, session: a, now: self.now) == .begin)
        #expect(admission.enter(2, session: b, now: self.now) == .wait)
        #expect(admission.enter(3, session: a, now: self.now) == .wait)
        #expect(Self.code(admission.enter(4, session: a, now: self.now)) == .busy)
        // One that waits gives up.
        #expect(admission.leave(2, session: b, tokens: 0, now: self.now) == [])
        #expect(admission.leave(1, session: a, tokens: 0, now: self.now) == [3])
        #expect(admission.active == 1)
        #expect(admission.leave(3, session: a, tokens: 0, now: self.now) == [])
        #expect(admission.active == 0 && admission.waiting == 0)
    }

    @Test func tokensOfAnHour() throws {
        var admission = ModelAdmission(
            limits: .init(calls: 9, callsPerSession: 9, tokensPerHour: 150, tokensPerHourAndSession: 100))
        let (a, b) = (try Self.session("a"), try Self.session("b"))
        #expect(admission.enter(1, session: a, now: self.now) == .begin)
        _ = admission.leave(1, session: a, tokens: 100, now: self.now)
        #expect(Self.code(admission.enter(2, session: a, now: self.now + .minutes(59))) == .budget)
        #expect(admission.enter(3, session: b, now: self.now) == .begin)
        _ = admission.leave(3, session: b, tokens: 50, now: self.now)
        let all = admission.enter(4, session: b, now: self.now)
        #expect(Self.code(all) == .budget)
        #expect("\(all)".contains("token budget for this hour"))
        #expect(admission.enter(5, session: a, now: self.now + .hours(1)) == .begin)
    }
}
