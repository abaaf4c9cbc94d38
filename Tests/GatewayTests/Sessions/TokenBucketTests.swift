import NIOCore
import TestSupport
import Testing

@testable import Gateway

@Suite struct TokenBucketTests {
    private let start = NIODeadline.uptimeNanoseconds(5_000_000_000)

    @Test func aBurstIsLetThroughAndNoMore() {
        var bucket = TokenBucket(rate: 10, burst: 3, now: self.start)
        for _ in 0..<3 { #expect(bucket.take(now: self.start) == true) }
        #expect(bucket.take(now: self.start) == false)
    }

    @Test func tokensComeBackAtTheRate() {
        var bucket = TokenBucket(rate: 10, burst: 1, now: self.start)
        #expect(bucket.take(now: self.start) == true)
        #expect(bucket.take(now: self.start + .milliseconds(99)) == false)
        #expect(bucket.take(now: self.start + .milliseconds(100)) == true)
    }

    @Test func aLongPauseGivesNoMoreThanTheBurst() {
        var bucket = TokenBucket(rate: 1000, burst: 4, now: self.start)
        let later = self.start + .hours(10)
        #expect(bucket.take(4, now: later) == true)
        #expect(bucket.take(now: later) == false)
    }

    @Test func whatIsNotThereIsNotTaken() {
        var bucket = TokenBucket(rate: 10, burst: 5, now: self.start)
        #expect(bucket.take(6, now: self.start) == false)
        #expect(bucket.take(5, now: self.start) == true)
    }

    @Test func theWaitIsExactlyHowLongItTakes() {
        var bucket = TokenBucket(rate: 20, burst: 40, now: self.start)
        #expect(bucket.wait() == .zero)
        #expect(bucket.take(40, now: self.start) == true)
        let wait = bucket.wait()
        #expect(wait == .milliseconds(50))
        var early = bucket
        #expect(early.take(now: self.start + wait - .microseconds(1)) == false)
        #expect(bucket.take(now: self.start + wait) == true)
    }

    @Test func aChargeMakesADebtThatIsPaidFirst() {
        var bucket = TokenBucket(rate: 5000, burst: 20_000, now: self.start)
        #expect(bucket.charge(20_000, now: self.start) == nil)
        #expect(bucket.charge(2500, now: self.start) == .milliseconds(500))
        #expect(bucket.take(now: self.start + .milliseconds(500)) == false)
        #expect(bucket.take(now: self.start + .milliseconds(501)) == true)
    }

    @Test func aClockThatDoesNotMoveGivesNothing() {
        var bucket = TokenBucket(rate: 1, burst: 1, now: self.start)
        #expect(bucket.take(now: self.start) == true)
        #expect(bucket.take(now: self.start - .seconds(10)) == false)
        #expect(bucket.take(now: self.start) == false)
    }

    /// However the time is cut up, the tokens are the same.
    @Test(arguments: 0..<8)
    func noTokenIsLostOrWonBetweenLooks(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let rate = Int.random(in: 1...10_000, using: &random)
        var bucket = TokenBucket(rate: rate, burst: rate, now: self.start)
        #expect(bucket.take(rate, now: self.start) == true)
        var now = self.start
        var taken = 0
        while now < self.start + .seconds(20) {
            now = now + .nanoseconds(Int64.random(in: 0...300_000_000, using: &random))
            while bucket.take(now: now) { taken += 1 }
        }
        let expected = Double((now - self.start).nanoseconds) / 1e9 * Double(rate)
        #expect(abs(Double(taken) - expected) <= 1)
    }
}
