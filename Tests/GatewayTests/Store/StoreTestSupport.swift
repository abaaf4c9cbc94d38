import Foundation
import Logging
import NIOCore
import NIOPosix
import Shared
import TestSupport
import Testing

@testable import Gateway

/// A folder of its own for a test, removed with the value.
final class TemporaryStoreFolder: Sendable {
    let path: String

    init() {
        self.path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("roundhouse-store-\(UUID().uuidString)").path
    }

    deinit { try? FileManager.default.removeItem(atPath: self.path) }
}

/// Moments and values that tests write.
enum StoreSample {
    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    /// An event loop for tests that do not care which.
    static var loop: any EventLoop { MultiThreadedEventLoopGroup.singleton.any() }

    static let now = Timestamp(milliseconds: 1_753_805_795_123)

    static func session(_ name: String = "s-1") throws -> SessionID { try #require(SessionID(name)) }

    /// Events `seqs`, each a line that tells its `seq` and holds `padding` bytes more, which the store cannot compress.
    /// - Parameter padding: At most 1 MiB.
    static func chunk(_ seqs: ClosedRange<Int>, padding: Int = 0) -> LogChunk {
        var lines = ByteBuffer()
        for seq in seqs {
            lines.writeString("{\"seq\":\(seq),\"text\":\"")
            let start = seq * padding % (1 << 20)
            lines.writeBytes(self.noise[start..<start + padding])
            lines.writeString("\"}\n")
        }
        return LogChunk(seqs: seqs, lines: lines)
    }

    /// 2 MiB of letters in no order: LZ4 finds nothing in them that repeats.
    private static let noise: [UInt8] = {
        var random = SeededGenerator(seed: 1)
        var noise: [UInt8] = []
        noise.reserveCapacity(2 << 20)
        while noise.count < 2 << 20 {
            withUnsafeBytes(of: random.next()) { for byte in $0 { noise.append(UInt8(ascii: "A") + byte & 15) } }
        }
        return noise
    }()

    static func message(_ number: Int, seq: Int, clientID: String? = nil, text: String? = nil) -> MessageRecord {
        MessageRecord(
            runID: "run-\(number)", messageID: "message-\(number)", clientID: clientID,
            text: text ?? "question \(number)", attachments: [], seq: seq,
            acceptedAt: Timestamp(milliseconds: self.now.milliseconds + Int64(number)))
    }

    static func artifact(_ name: String, bytes: Int) -> (ArtifactRecord, ByteBuffer) {
        let record = ArtifactRecord(
            name: name, mediaType: "text/plain", bytes: bytes, sha256: String(repeating: "0", count: 64),
            createdAt: self.now)
        return (record, ByteBuffer(repeating: UInt8(ascii: "a"), count: bytes))
    }
}

extension SessionStore {
    private var loop: any EventLoop { StoreSample.loop }

    /// Submits writes and returns when they are committed.
    func commit(_ writes: [StoreWrite], to session: SessionID, isUrgent: Bool = true) async throws {
        let promise = self.loop.makePromise(of: Void.self)
        self.submit(
            StoreTransaction(
                session: session, writes: writes, isUrgent: isUrgent, eventLoop: self.loop,
                committed: { promise.succeed() }))
        try await promise.futureResult.get()
    }

    func opened(
        _ session: SessionID, creating: Bool = true, at now: Timestamp = StoreSample.now
    ) async throws -> SessionRecord? {
        try await self.open(session, creating: creating, at: now, on: self.loop).get()
    }

    /// The log's lines after `seq`, in one buffer, with the ranges of the chunks that they came in.
    func log(
        _ session: SessionID, after seq: Int = 0, maximumBytes: Int = .max
    ) async throws -> (text: String, seqs: [ClosedRange<Int>]) {
        let chunks = try await self.readLog(session, after: seq, maximumBytes: maximumBytes, on: self.loop).get()
        return (chunks.map { String(buffer: $0.lines) }.joined(), chunks.map(\.seqs))
    }

    func put(_ name: String, bytes: Int, of session: SessionID, limit: Int = 1 << 26) async throws {
        let (record, contents) = StoreSample.artifact(name, bytes: bytes)
        try await self.putArtifact(record, contents: contents, of: session, sessionLimit: limit, on: self.loop).get()
    }

    func got(_ name: String, of session: SessionID) async throws -> (ArtifactRecord, ByteBuffer)? {
        try await self.artifact(name, of: session, on: self.loop).get()
    }

    func artifactList(of session: SessionID) async throws -> [ArtifactRecord] {
        try await self.artifacts(of: session, on: self.loop).get()
    }

    func listed(after: SessionID? = nil, limit: Int = 100) async throws -> [SessionSummary] {
        try await self.list(after: after, limit: limit, on: self.loop).get()
    }

    func counted() async throws -> Int { try await self.count(on: self.loop).get() }

    func openRunSessions() async throws -> [SessionID] { try await self.sessionsWithOpenRuns(on: self.loop).get() }

    func deleted(_ session: SessionID) async throws -> Bool { try await self.delete(session, on: self.loop).get() }
}

/// Waits until `condition` holds; fails the test after ten seconds.
func waitUntil(_ what: String, _ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try await !condition() {
        try #require(ContinuousClock.now < deadline, "not within 10 s: \(what)")
        try await Task.sleep(for: .milliseconds(5))
    }
}

/// Opens a store in `folder`, and closes it after `body`.
func withStore<Result>(
    in folder: TemporaryStoreFolder = TemporaryStoreFolder(), synchronous: StoreSynchronous = .normal,
    pace: CommitQueue.Pace = .init(), logger: Logger = StoreSample.logger,
    _ body: (SQLiteSessionStore) async throws -> Result
) async throws -> Result {
    let store = try SQLiteSessionStore(path: folder.path, synchronous: synchronous, pace: pace, logger: logger)
    do {
        let result = try await body(store)
        try store.close(timeout: .seconds(60))
        return result
    } catch {
        try? store.close(timeout: .zero)
        throw error
    }
}
