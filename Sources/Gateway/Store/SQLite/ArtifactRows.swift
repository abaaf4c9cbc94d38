import Foundation
import GRDB
import NIOCore
import Shared

/// Rows of the table `artifacts`.
enum ArtifactRows {
    /// Replaces an artifact of that name.
    /// - Throws: ``StoreError`` `sessionNotFound` where the session does not exist, `artifactTooLarge` where the session's total
    ///   would exceed `sessionLimit` bytes.
    static func put(
        _ artifact: ArtifactRecord, contents: ByteBuffer, of id: SessionID, sessionLimit: Int, writer: GroupWriter,
        _ db: Database
    ) throws {
        guard let session = try writer.session(id, db)?.key else {
            throw StoreError(code: .sessionNotFound, message: "The session does not exist.")
        }
        let others =
            try Int.fetchOne(
                db.cachedStatement(
                    sql: "SELECT sum(bytes) FROM artifacts WHERE session = ? AND name <> ?"),
                arguments: [session, artifact.name]) ?? 0
        let total = others + contents.readableBytes
        guard total <= sessionLimit else {
            throw StoreError(
                code: .artifactTooLarge,
                message: """
                    The session's artifacts would have \(total) bytes with this one of \(contents.readableBytes); \
                    the limit is \(sessionLimit).
                    """)
        }
        let data = contents.withUnsafeReadableBytes { Data($0) }
        try db.cachedStatement(
            sql: """
                INSERT INTO artifacts (session, name, media_type, bytes, sha256, created_at, contents)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (session, name) DO UPDATE
                SET media_type = excluded.media_type, bytes = excluded.bytes, sha256 = excluded.sha256,
                    created_at = excluded.created_at, contents = excluded.contents
                """
        )
        .execute(arguments: [
            session, artifact.name, artifact.mediaType, data.count, artifact.sha256,
            artifact.createdAt.milliseconds, data,
        ])
    }

    static func all(of id: SessionID, _ db: Database) throws -> [ArtifactRecord] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.columns) FROM artifacts
                    WHERE session = (SELECT key FROM sessions WHERE id = ?) ORDER BY name
                    """),
            arguments: [id.rawValue]
        )
        .map(self.record)
    }

    static func one(_ name: String, of id: SessionID, _ db: Database) throws -> (ArtifactRecord, ByteBuffer)? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.columns), contents FROM artifacts
                    WHERE session = (SELECT key FROM sessions WHERE id = ?) AND name = ?
                    """),
            arguments: [id.rawValue, name])
        guard let row else { return nil }
        let contents = try row.withUnsafeData(atIndex: 5) { ByteBuffer(bytes: $0 ?? Data()) }
        return (self.record(row), contents)
    }

    private static let columns = "name, media_type, bytes, sha256, created_at"

    private static func record(_ row: Row) -> ArtifactRecord {
        ArtifactRecord(
            name: row[0], mediaType: row[1], bytes: row[2], sha256: row[3],
            createdAt: Timestamp(milliseconds: row[4]))
    }
}
