import NIOCore
import Shared
import Testing

@testable import Gateway

@Suite("A row of the journal")
struct JournalRecordTests {
    private static let now = Timestamp(milliseconds: 1_753_805_795_123)

    private static let records: [JournalRecord] = [
        .write(session: 1, .append(LogChunk(seqs: 3...4, lines: ByteBuffer(string: "{}\n{}\n")))),
        .write(
            session: .max,
            .messageAccepted(
                MessageRecord(
                    runID: "run", messageID: "message", clientID: nil, text: "é\u{0}\n", attachments: ["a", ""], seq: 7,
                    acceptedAt: Self.now))),
        .write(
            session: 2,
            .messageAccepted(
                MessageRecord(
                    runID: "", messageID: "m", clientID: "", text: "", attachments: [], seq: 0, acceptedAt: Self.now))),
        .write(session: 3, .runStarted(runID: "run", at: Self.now)),
        .write(session: 4, .runFinished(runID: "run", outcome: .failed, errorCode: "e", answer: nil, at: Self.now)),
        .write(session: 4, .runFinished(runID: "run", outcome: .completed, errorCode: nil, answer: "", at: Self.now)),
        .write(session: 5, .checkpoint(runID: nil, stage: "s", state: ByteBuffer(string: "{}"), at: Self.now)),
        .write(session: 5, .checkpoint(runID: "run", stage: "s", state: ByteBuffer(string: "{}"), at: Self.now)),
        .write(session: 5, .runContinued(runID: "run", stage: "s")),
        .write(session: 6, .trimmed(before: 41)),
        .write(session: 6, .connected(at: Self.now)),
        .filed(session: 7),
    ]

    private static func decode(_ row: ByteBuffer) throws -> [JournalRecord] {
        var row = row
        var decoded: [JournalRecord] = []
        while let record = try JournalRecord(from: &row) { decoded.append(record) }
        return decoded
    }

    @Test func givesBackWhatWasWritten() throws {
        var row = ByteBuffer()
        for record in Self.records { record.encode(into: &row) }
        #expect(try Self.decode(row).map { "\($0)" } == Self.records.map { "\($0)" })
    }

    @Test(arguments: records.indices)
    func aCutRecordIsAFault(_ index: Int) throws {
        var row = ByteBuffer()
        Self.records[index].encode(into: &row)
        for length in 1..<row.readableBytes {
            let cut = try #require(row.getSlice(at: 0, length: length))
            #expect(throws: JournalFault.self, "cut at \(length)") { try Self.decode(cut) }
        }
    }

    @Test(arguments: [0, 8, 255] as [UInt8])
    func anUnknownKindIsAFault(_ kind: UInt8) {
        let row = ByteBuffer(bytes: [kind] + [UInt8](repeating: 0, count: 64))
        #expect(throws: JournalFault.self) { try Self.decode(row) }
    }

    @Test func aRangeThatEndsBeforeItBeginsIsAFault() {
        var row = ByteBuffer()
        row.writeInteger(UInt8(1))
        row.writeMultipleIntegers(Int64(1), Int64(5), Int64(4), UInt32(0))
        #expect(throws: JournalFault.self) { try Self.decode(row) }
    }
}
