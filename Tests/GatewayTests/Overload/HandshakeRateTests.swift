import NIOCore
import Testing

@testable import Gateway

@Suite struct HandshakeRateTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    @Test func aBurstAndThenTheRate() throws {
        let rate = HandshakeRate(rate: 4, burst: 2)
        let address = try SocketAddress(ipAddress: "192.0.2.1", port: 5)
        #expect(rate.take(address, now: self.start) == nil)
        #expect(rate.take(address, now: self.start) == nil)
        #expect(rate.take(address, now: self.start) == .milliseconds(250))
        let wait = try #require(rate.take(address, now: self.start + .milliseconds(249)))
        #expect(wait > .zero && wait < .milliseconds(2))
        #expect(rate.take(address, now: self.start + .milliseconds(250)) == nil)
        #expect(rate.take(address, now: self.start + .milliseconds(250)) != nil)
    }

    @Test func zeroIsNoLimit() throws {
        let rate = HandshakeRate(rate: 0, burst: 1)
        let address = try SocketAddress(ipAddress: "192.0.2.1", port: 5)
        for _ in 0..<100 { #expect(rate.take(address, now: self.start) == nil) }
        #expect(rate.count == 0)
    }

    /// Ports differ, and a network has 64 bits of IPv6 to choose addresses from: they are one client all the same.
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("2001:db8::1", "2001:db8::ffff:2", true), ("2001:db8:0:1::1", "2001:db8:0:2::1", false),
        ("::ffff:192.0.2.1", "192.0.2.1", true), ("::ffff:192.0.2.1", "::ffff:192.0.2.2", false),
        ("::1", "::2", true), ("::c000:201", "192.0.2.1", false),
    ])
    func whoIsOneAddress(_ one: String, _ other: String, _ isSame: Bool) throws {
        let rate = HandshakeRate(rate: 1, burst: 1)
        #expect(rate.take(try SocketAddress(ipAddress: one, port: 1), now: self.start) == nil)
        #expect((rate.take(try SocketAddress(ipAddress: other, port: 2), now: self.start) != nil) == isSame)
    }

    @Test func aLocalSocketIsNotCounted() throws {
        let rate = HandshakeRate(rate: 1, burst: 1)
        let address = try SocketAddress(unixDomainSocketPath: "/run/x")
        for _ in 0..<3 { #expect(rate.take(address, now: self.start) == nil) }
        for _ in 0..<3 { #expect(rate.take(nil, now: self.start) == nil) }
    }

    @Test func theTableIsBoundedAndRemembersTheLatest() throws {
        let rate = HandshakeRate(rate: 1, burst: 1, capacity: 100)
        for number in 0..<100_000 {
            let text = "10.\(number >> 16).\(number >> 8 & 255).\(number & 255)"
            let address = try SocketAddress(ipAddress: text, port: 1)
            #expect(rate.take(address, now: self.start) == nil)
            #expect(rate.count <= 200)
        }
        let last = try SocketAddress(ipAddress: "10.1.134.159", port: 1)
        #expect(rate.take(last, now: self.start) != nil)
        // One that keeps coming stays, however many others come.
        for number in 0..<1000 {
            #expect(rate.take(last, now: self.start) != nil)
            _ = rate.take(try SocketAddress(ipAddress: "10.9.\(number >> 8).\(number & 255)", port: 1), now: self.start)
        }
    }
}
