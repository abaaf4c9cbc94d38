/// A moment in UTC to the millisecond, written as RFC 3339 has it: `2025-07-29T16:28:15.123Z`.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The 24 bytes of the text form, appended to `bytes`.
    public func append(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: Self.length, alignment: 1) { text in
            self.write(to: text)
            bytes.append(contentsOf: UnsafeRawBufferPointer(text))
        }
    }

    /// Bytes of the text form.
    private static let length = 24

    private func write(to text: UnsafeMutableRawBufferPointer) {
        let (days, inDay) = self.milliseconds.quotientAndRemainder(flooringBy: 86_400_000)
        let (year, month, day) = Self.civil(fromDays: days)
        func two(_ value: Int64, at index: Int) {
            let value = UInt32(truncatingIfNeeded: value)
            text[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10 % 10)
            text[index + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
        }
        two(year / 100, at: 0)
        two(year % 100, at: 2)
        text[4] = UInt8(ascii: "-")
        two(month, at: 5)
        text[7] = UInt8(ascii: "-")
        two(day, at: 8)
        text[10] = UInt8(ascii: "T")
        two(inDay / 3_600_000, at: 11)
        text[13] = UInt8(ascii: ":")
        two(inDay / 60_000 % 60, at: 14)
        text[16] = UInt8(ascii: ":")
        two(inDay / 1000 % 60, at: 17)
        text[19] = UInt8(ascii: ".")
        text[20] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: inDay / 100 % 10)
        two(inDay % 100, at: 21)
        text[23] = UInt8(ascii: "Z")
    }

    /// Year, month and day of a number of days since 1970-01-01 in the proleptic Gregorian calendar
    /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let (era, dayOfEra) = shifted.quotientAndRemainder(flooringBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Timestamp: CustomStringConvertible {
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.length)
        self.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Int64 {
    fileprivate func quotientAndRemainder(flooringBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = self.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
