import GRDB
import NIOCore
import Shared

extension SQLiteSessionStore {
    func putArtifact(
        _ artifact: ArtifactRecord, contents: ByteBuffer, of id: SessionID, sessionLimit: Int, on loop: any EventLoop
    ) -> EventLoopFuture<Void> {
        self.request(size: contents.readableBytes, on: loop) { writer, db in
            try ArtifactRows.put(
                artifact, contents: contents, of: id, sessionLimit: sessionLimit, writer: writer, db)
        }
    }

    func artifact(
        _ name: String, of id: SessionID, on loop: any EventLoop
    ) -> EventLoopFuture<(ArtifactRecord, ByteBuffer)?> {
        self.read(on: loop) { db in try ArtifactRows.one(name, of: id, db) }
    }

    func artifacts(of id: SessionID, on loop: any EventLoop) -> EventLoopFuture<[ArtifactRecord]> {
        self.read(on: loop) { db in try ArtifactRows.all(of: id, db) }
    }
}
