import NIOCore
import Shared

/// One entry of a journal row.
enum JournalRecord: Sendable {
    case write(session: Int64, StoreWrite)
    /// The tables have everything of this session that was written before.
    case filed(session: Int64)
}

/// A journal row is not one that this version writes.
struct JournalFault: Error, Equatable {}

extension JournalRecord {
    /// The first byte of every row.
    static let version: UInt8 = 1

    private enum Kind: UInt8 {
        case append = 1
        case messageAccepted, runStarted, runFinished, checkpoint, connected, filed, runCheckpoint, runContinued,
            trimmed
    }

    /// Appends the record to a row: kind, session's key, then the members in order. Integers are big-endian, strings and
    /// blobs have their length before them.
    func encode(into row: inout ByteBuffer) {
        switch self {
        case .filed(let session):
            row.writeHead(Kind.filed.rawValue, session)
        case .write(let session, .append(let chunk)):
            row.writeHead(Kind.append.rawValue, session)
            row.writeMultipleIntegers(Int64(chunk.seqs.lowerBound), Int64(chunk.seqs.upperBound))
            row.writeBlob(chunk.lines)
        case .write(let session, .messageAccepted(let message)):
            row.writeHead(Kind.messageAccepted.rawValue, session)
            row.writeMultipleIntegers(Int64(message.seq), message.acceptedAt.milliseconds)
            row.writeText(message.runID)
            row.writeText(message.messageID)
            row.writeText(message.clientID)
            row.writeText(message.text)
            row.writeInteger(UInt32(message.attachments.count))
            for attachment in message.attachments { row.writeText(attachment) }
        case .write(let session, .runStarted(let runID, let time)):
            row.writeHead(Kind.runStarted.rawValue, session)
            row.writeInteger(time.milliseconds)
            row.writeText(runID)
        case .write(let session, .runFinished(let runID, let outcome, let errorCode, let answer, let time)):
            row.writeHead(Kind.runFinished.rawValue, session)
            row.writeInteger(time.milliseconds)
            row.writeText(runID)
            row.writeText(outcome.rawValue)
            row.writeText(errorCode)
            row.writeText(answer)
        case .write(let session, .checkpoint(let runID, let stage, let state, let time)):
            row.writeHead(runID == nil ? Kind.checkpoint.rawValue : Kind.runCheckpoint.rawValue, session)
            row.writeInteger(time.milliseconds)
            if let runID { row.writeText(runID) }
            row.writeText(stage)
            row.writeBlob(state)
        case .write(let session, .runContinued(let runID, let stage)):
            row.writeHead(Kind.runContinued.rawValue, session)
            row.writeText(runID)
            row.writeText(stage)
        case .write(let session, .trimmed(let seq)):
            row.writeHead(Kind.trimmed.rawValue, session)
            row.writeInteger(Int64(seq))
        case .write(let session, .connected(let time)):
            row.writeHead(Kind.connected.rawValue, session)
            row.writeInteger(time.milliseconds)
        }
    }

    /// Reads the next record of a row; nil at its end.
    init?(from row: inout ByteBuffer) throws(JournalFault) {
        guard let number = row.readInteger(as: UInt8.self) else { return nil }
        guard let kind = Kind(rawValue: number) else { throw JournalFault() }
        let session = try row.integer()
        switch kind {
        case .filed:
            self = .filed(session: session)
        case .append:
            let first = try row.integer()
            let last = try row.integer()
            guard first >= 0, first <= last else { throw JournalFault() }
            self = .write(session: session, .append(LogChunk(seqs: Int(first)...Int(last), lines: try row.blob())))
        case .messageAccepted:
            let seq = try row.integer()
            let acceptedAt = Timestamp(milliseconds: try row.integer())
            let runID = try row.text()
            let messageID = try row.text()
            let clientID = try row.optionalText()
            let text = try row.text()
            guard let count = row.readInteger(as: UInt32.self) else { throw JournalFault() }
            var attachments: [String] = []
            for _ in 0..<count { attachments.append(try row.text()) }
            self = .write(
                session: session,
                .messageAccepted(
                    MessageRecord(
                        runID: runID, messageID: messageID, clientID: clientID, text: text, attachments: attachments,
                        seq: Int(seq), acceptedAt: acceptedAt)))
        case .runStarted:
            let time = Timestamp(milliseconds: try row.integer())
            self = .write(session: session, .runStarted(runID: try row.text(), at: time))
        case .runFinished:
            let time = Timestamp(milliseconds: try row.integer())
            let runID = try row.text()
            guard let outcome = RunOutcome(rawValue: try row.text()) else { throw JournalFault() }
            let errorCode = try row.optionalText()
            let answer = try row.optionalText()
            self = .write(
                session: session,
                .runFinished(runID: runID, outcome: outcome, errorCode: errorCode, answer: answer, at: time))
        case .checkpoint, .runCheckpoint:
            let time = Timestamp(milliseconds: try row.integer())
            let runID = kind == .runCheckpoint ? try row.text() : nil
            let stage = try row.text()
            self = .write(session: session, .checkpoint(runID: runID, stage: stage, state: try row.blob(), at: time))
        case .runContinued:
            let runID = try row.text()
            self = .write(session: session, .runContinued(runID: runID, stage: try row.text()))
        case .trimmed:
            self = .write(session: session, .trimmed(before: Int(try row.integer())))
        case .connected:
            self = .write(session: session, .connected(at: Timestamp(milliseconds: try row.integer())))
        }
    }
}

/// In place of the length of a string that is not there.
private let absent = UInt32.max

extension ByteBuffer {
    fileprivate mutating func writeHead(_ kind: UInt8, _ session: Int64) {
        self.writeMultipleIntegers(kind, session)
    }

    fileprivate mutating func writeBlob(_ blob: ByteBuffer) {
        self.writeInteger(UInt32(blob.readableBytes))
        self.writeImmutableBuffer(blob)
    }

    fileprivate mutating func writeText(_ text: String) {
        self.writeInteger(UInt32(text.utf8.count))
        self.writeString(text)
    }

    fileprivate mutating func writeText(_ text: String?) {
        if let text { self.writeText(text) } else { self.writeInteger(absent) }
    }

    fileprivate mutating func integer() throws(JournalFault) -> Int64 {
        guard let integer = self.readInteger(as: Int64.self) else { throw JournalFault() }
        return integer
    }

    fileprivate mutating func blob() throws(JournalFault) -> ByteBuffer {
        guard let length = self.readInteger(as: UInt32.self), let blob = self.readSlice(length: Int(length)) else {
            throw JournalFault()
        }
        return blob
    }

    fileprivate mutating func text() throws(JournalFault) -> String {
        guard let text = try self.optionalText() else { throw JournalFault() }
        return text
    }

    fileprivate mutating func optionalText() throws(JournalFault) -> String? {
        guard let length = self.readInteger(as: UInt32.self) else { throw JournalFault() }
        if length == absent { return nil }
        guard let text = self.readString(length: Int(length)) else { throw JournalFault() }
        return text
    }
}
