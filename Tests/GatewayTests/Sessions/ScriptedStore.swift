import Logging
import NIOCore
import Shared

@testable import Gateway

/// A store in memory whose commits and reads happen when a test says so, in the order a store promises.
///
/// `@unchecked Sendable` is sound because a test uses it on the thread of its session's event loop only.
final class ScriptedStore: SessionStore, @unchecked Sendable {
    /// Submitted and not committed.
    private(set) var waiting: [StoreTransaction] = []
    /// Committed events.
    private(set) var log: [LogChunk] = []
    /// Other committed writes.
    private(set) var writes: [StoreWrite] = []
    /// `seq` of the last event that was submitted, committed or not.
    private(set) var submittedSeq = 0
    /// The same when the store was closed; nil before.
    private(set) var seqAtClose: Int?
    /// Reads of the log that nobody has answered yet.
    private(set) var reads: [Read] = []
    var health = StoreHealth.ok
    var queued = (transactions: 0, bytes: 0)
    var record: SessionRecord?
    private var files: [String: (ArtifactRecord, ByteBuffer)] = [:]
    /// Why no file can be stored; nil where they can.
    var artifactFailure: StoreError?
    /// Names of the session's artifacts.
    var artifactNames: [String] = []
    /// Answers to who asks for them that wait for ``answerArtifacts()``; nil where each is given at once.
    var artifactQuestions: [EventLoopPromise<[ArtifactRecord]>]?

    struct Read {
        var answer: () -> Void
        var promise: EventLoopPromise<[LogChunk]>
    }

    init(log: [LogChunk] = []) {
        self.log = log
    }

    var lastSeq: Int { self.log.last?.seqs.upperBound ?? 0 }
    var firstSeq: Int { self.log.first?.seqs.lowerBound ?? 1 }

    /// Commits the transaction that has waited longest.
    func commitNext() {
        guard !self.waiting.isEmpty else { return }
        let transaction = self.waiting.removeFirst()
        for write in transaction.writes {
            switch write {
            case .append(let chunk): self.log.append(chunk)
            // Whole chunks go, as rows do in the embedded store.
            case .trimmed(let seq): self.log.removeAll { $0.seqs.upperBound < seq }
            default: break
            }
            if case .append = write { continue }
            self.writes.append(write)
        }
        transaction.committed?()
    }

    func commitAll() {
        while !self.waiting.isEmpty { self.commitNext() }
    }

    /// Answers one read, any of those that wait.
    func answer(_ index: Int = 0) {
        guard self.reads.indices.contains(index) else { return }
        self.reads.remove(at: index).answer()
    }

    /// What a crash leaves: what was committed.
    func forgetUncommitted() {
        self.waiting = []
        let reads = self.reads
        self.reads = []
        for read in reads { read.promise.fail(Self.unavailable) }
    }

    /// Drops the oldest chunks.
    func trim(_ count: Int) {
        self.log.removeFirst(min(count, max(0, self.log.count - 1)))
    }

    private var artifacts: [ArtifactRecord] {
        self.artifactNames.map { name in
            ArtifactRecord(
                name: name, mediaType: "text/plain", bytes: 1, sha256: "", createdAt: Timestamp(milliseconds: 0))
        }
    }

    func answerArtifacts() {
        let questions = self.artifactQuestions ?? []
        self.artifactQuestions = []
        for question in questions { question.succeed(self.artifacts) }
    }

    func append(_ chunk: LogChunk) { self.log.append(chunk) }

    // MARK: SessionStore

    func submit(_ transaction: StoreTransaction) {
        for case .append(let chunk) in transaction.writes { self.submittedSeq = chunk.seqs.upperBound }
        self.waiting.append(transaction)
    }

    func readLog(
        _ id: SessionID, after seq: Int, maximumBytes: Int, on loop: any EventLoop
    ) -> EventLoopFuture<[LogChunk]> {
        let promise = loop.makePromise(of: [LogChunk].self)
        let answer = {
            var found: [LogChunk] = []
            var bytes = 0
            for chunk in self.log.compactMap({ $0.after(seq) }) {
                bytes += chunk.lines.readableBytes
                if !found.isEmpty, bytes > maximumBytes { break }
                found.append(chunk)
            }
            promise.succeed(found)
        }
        self.reads.append(Read(answer: answer, promise: promise))
        return promise.futureResult
    }

    func open(
        _ id: SessionID, creating: Bool, at now: Timestamp, on loop: any EventLoop
    ) -> EventLoopFuture<SessionRecord?> {
        loop.makeSucceededFuture(creating ? self.record ?? .new(id, now) : self.record)
    }

    func putArtifact(
        _ artifact: ArtifactRecord, contents: ByteBuffer, of id: SessionID, sessionLimit: Int, on loop: any EventLoop
    ) -> EventLoopFuture<Void> {
        if let artifactFailure { return loop.makeFailedFuture(artifactFailure) }
        self.files[artifact.name] = (artifact, contents)
        return loop.makeSucceededVoidFuture()
    }

    func artifact(
        _ name: String, of id: SessionID, on loop: any EventLoop
    ) -> EventLoopFuture<(ArtifactRecord, ByteBuffer)?> { loop.makeSucceededFuture(self.files[name]) }

    func artifacts(of id: SessionID, on loop: any EventLoop) -> EventLoopFuture<[ArtifactRecord]> {
        let promise = loop.makePromise(of: [ArtifactRecord].self)
        if self.artifactQuestions == nil { promise.succeed(self.artifacts) }
        self.artifactQuestions?.append(promise)
        return promise.futureResult
    }

    func list(after: SessionID?, limit: Int, on loop: any EventLoop) -> EventLoopFuture<[SessionSummary]> {
        loop.makeSucceededFuture([])
    }

    func count(on loop: any EventLoop) -> EventLoopFuture<Int> { loop.makeSucceededFuture(0) }
    func sessionsWithOpenRuns(on loop: any EventLoop) -> EventLoopFuture<[SessionID]> { loop.makeSucceededFuture([]) }
    func sessionsUnused(since time: Timestamp, limit: Int, on loop: any EventLoop) -> EventLoopFuture<[SessionID]> {
        loop.makeSucceededFuture([])
    }
    func delete(_ id: SessionID, on loop: any EventLoop) -> EventLoopFuture<Bool> { loop.makeSucceededFuture(true) }

    func close(timeout: Duration) throws {
        self.seqAtClose = self.submittedSeq
    }

    private static let unavailable = StoreError(code: .failed, message: "This store is a test's.")
}

extension SessionRecord {
    /// A session without a past.
    static func new(_ id: SessionID, _ now: Timestamp = Timestamp(milliseconds: 0)) -> SessionRecord {
        SessionRecord(
            id: id, createdAt: now, lastActivity: now, messageCount: 0, epoch: 1, epochStarts: [], lastSeq: 0,
            firstSeq: 1, openRuns: [], receipts: [], history: [])
    }
}
