import NIOCore
import Shared

/// Where sessions, their logs, runs, checkpoints and artifacts are kept.
///
/// Writes go through ``submit(_:)``: ordered per session, committed in groups, never lost while the process lives. Reads
/// answer on the event loop they are asked from. An implementation assumes nothing about being the only Gateway, except
/// the embedded SQLite one.
protocol SessionStore: AnyObject, Sendable {
    /// Loads a session, creating it where `creating` is true and it does not exist.
    ///
    /// A session that was last open in a process that did not end cleanly may have lost the end of its log: it gets a
    /// new epoch, which starts after the last event that was kept.
    /// - Returns: nil where the session does not exist and `creating` is false.
    func open(
        _ id: SessionID, creating: Bool, at now: Timestamp, on loop: any EventLoop
    ) -> EventLoopFuture<SessionRecord?>

    /// Queues writes that are committed together, after all that were submitted before them.
    ///
    /// While the disk refuses, the store keeps them in order and tries again; see ``health``.
    func submit(_ transaction: StoreTransaction)

    /// Events of the session's log after `seq`, oldest first, whole chunks, at least one where there is one.
    ///
    /// - Parameter maximumBytes: Stops before the chunk that would exceed it, unless it is the first.
    func readLog(
        _ id: SessionID, after seq: Int, maximumBytes: Int, on loop: any EventLoop
    ) -> EventLoopFuture<[LogChunk]>

    /// Stores an artifact, replacing one of that name; returns when it is committed.
    ///
    /// Fails with ``StoreError`` `artifactTooLarge` where the session's total would exceed `sessionLimit` bytes.
    func putArtifact(
        _ artifact: ArtifactRecord, contents: ByteBuffer, of id: SessionID, sessionLimit: Int, on loop: any EventLoop
    ) -> EventLoopFuture<Void>
    func artifact(
        _ name: String, of id: SessionID, on loop: any EventLoop
    ) -> EventLoopFuture<(ArtifactRecord, ByteBuffer)?>
    func artifacts(of id: SessionID, on loop: any EventLoop) -> EventLoopFuture<[ArtifactRecord]>

    /// Sessions in the order of their ids, from the one after `after`.
    func list(after: SessionID?, limit: Int, on loop: any EventLoop) -> EventLoopFuture<[SessionSummary]>
    /// How many sessions there are.
    func count(on loop: any EventLoop) -> EventLoopFuture<Int>
    /// Sessions with a message that was accepted and whose run has not ended.
    func sessionsWithOpenRuns(on loop: any EventLoop) -> EventLoopFuture<[SessionID]>
    /// Sessions without activity and without a new viewer since `time`, those that wait longest first.
    func sessionsUnused(since time: Timestamp, limit: Int, on loop: any EventLoop) -> EventLoopFuture<[SessionID]>
    /// Deletes a session and everything of it; false where there was none.
    func delete(_ id: SessionID, on loop: any EventLoop) -> EventLoopFuture<Bool>

    /// From memory; never blocks.
    var health: StoreHealth { get }
    /// What waits for a commit, and about how many bytes that is. From memory; never blocks.
    var queued: (transactions: Int, bytes: Int) { get }
    /// Commits what is queued, marks the end as clean and closes. Gives up on what cannot be committed in `timeout`.
    func close(timeout: Duration) throws
}
