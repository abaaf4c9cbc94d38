import Foundation
import Shared
import TestSupport
import Testing

@Suite("Timestamps (RFC 3339)")
struct TimestampTests {
    @Test(
        "known moments",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1, "1970-01-01T00:00:00.001Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (999, "1970-01-01T00:00:00.999Z"), (86_399_999, "1970-01-01T23:59:59.999Z"),
            (86_400_000, "1970-01-02T00:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (951_868_800_000, "2000-03-01T00:00:00.000Z"),
            (1_709_164_800_000, "2024-02-29T00:00:00.000Z"), (1_740_787_199_999, "2025-02-28T23:59:59.999Z"),
            (1_740_787_200_000, "2025-03-01T00:00:00.000Z"), (1_753_806_495_123, "2025-07-29T16:28:15.123Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"), (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func known(_ milliseconds: Int64, _ text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    @Test("every day from 1600 to 2400 follows from the one before")
    func everyDay() {
        var (year, month, day) = (1600, 1, 1)
        // 1600-01-01 is 135,140 days before 1970-01-01.
        for number in Int64(-135_140)..<157_054 {
            let text = Timestamp(milliseconds: number * 86_400_000 + 43_200_000).description
            let expected = String(format: "%04d-%02d-%02dT12:00:00.000Z", year, month, day)
            if text != expected { Issue.record("day \(number): \(text), not \(expected)") }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(year == 2400)
    }

    @Test("random moments as Foundation writes them", arguments: UInt64(1)...4)
    func random(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let seconds = Int64.random(in: -5_000_000_000...200_000_000_000, using: &random)
            let date = Date(timeIntervalSince1970: Double(seconds))
            let expected = date.formatted(.iso8601).dropLast() + ".000Z"
            #expect(Timestamp(milliseconds: seconds * 1000).description == expected)
        }
    }

    @Test("now is between two readings of another clock")
    func now() {
        let before = Date().timeIntervalSince1970 * 1000 - 1
        let now = Double(Timestamp.now().milliseconds)
        #expect(now >= before.rounded(.down) && now <= Date().timeIntervalSince1970 * 1000 + 1)
    }

    @Test("appends exactly 24 bytes, and orders by time")
    func appendAndOrder() {
        var bytes: [UInt8] = [1]
        Timestamp(milliseconds: 5).append(to: &bytes)
        #expect(bytes.count == 25 && bytes[0] == 1)
        #expect(Timestamp(milliseconds: -1) < Timestamp(milliseconds: 0))
    }
}
