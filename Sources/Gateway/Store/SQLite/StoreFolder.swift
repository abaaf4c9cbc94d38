import NIOConcurrencyHelpers

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The folder with the store's files, held by one Gateway at a time.
final class StoreFolder: Sendable {
    static let databaseName = "roundhouse.db"
    static let lockName = "roundhouse.lock"

    let path: String
    /// The descriptor that holds the lock; nil once it was released.
    private let lock: NIOLockedValueBox<CInt?>

    var databasePath: String { "\(self.path)/\(Self.databaseName)" }

    /// Makes the folder where it is missing (mode 0700), takes the lock in it (flock(2)), and makes the database file
    /// where it is missing (mode 0600; SQLite gives its other files the mode of that one).
    /// - Throws: ``StoreError`` `cannotOpen` or `inUse`.
    init(path: String) throws(StoreError) {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard !path.isEmpty else {
            throw StoreError(
                code: .cannotOpen,
                message: """
                    The store has no folder: the configured path is empty. \
                    Configure the folder to keep sessions in.
                    """)
        }
        self.path = path
        try Self.makeFolder(path)
        self.lock = NIOLockedValueBox(try Self.takeLock(in: path))
        do {
            close(try Self.openFile("\(path)/\(Self.databaseName)", in: path))
        } catch {
            self.release()
            throw error
        }
    }

    deinit { self.release() }

    /// Lets another Gateway have the folder.
    func release() {
        self.lock.withLockedValue { descriptor in
            if let open = descriptor { close(open) }
            descriptor = nil
        }
    }

    private static func makeFolder(_ path: String) throws(StoreError) {
        var prefixes = path.indices.filter { path[$0] == "/" && $0 != path.startIndex }.map { String(path[..<$0]) }
        prefixes.append(path)
        for prefix in prefixes where mkdir(prefix, 0o700) != 0 && errno != EEXIST {
            let reason = errno
            // A parent on a read-only file system that exists all the same is none of our business.
            if access(prefix, F_OK) == 0 { continue }
            throw StoreError(
                code: .cannotOpen,
                message: """
                    The folder for sessions, \(path), does not exist and cannot be made: \(describe(reason)). \
                    Create it for the user that runs Roundhouse, or configure another folder.
                    """)
        }
    }

    private static func takeLock(in path: String) throws(StoreError) -> CInt {
        let descriptor = try self.openFile("\(path)/\(self.lockName)", in: path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return descriptor }
        let reason = errno
        close(descriptor)
        if reason == EWOULDBLOCK {
            throw StoreError(
                code: .inUse,
                message: """
                    Another Roundhouse is running on the folder for sessions, \(path). \
                    Stop that one first, or configure another folder for this one.
                    """)
        }
        throw StoreError(
            code: .cannotOpen,
            message: """
                The folder for sessions, \(path), cannot be locked: \(describe(reason)). \
                It has to be on a local file system.
                """)
    }

    /// Opens or creates a file for its owner only; closed on exec, so that no worker inherits it.
    private static func openFile(_ file: String, in path: String) throws(StoreError) -> CInt {
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor < 0 else { return descriptor }
        throw StoreError(
            code: .cannotOpen,
            message: """
                The folder for sessions, \(path), cannot be written: \(describe(errno)). \
                It has to belong to the user that runs Roundhouse; correct that, or configure another folder.
                """)
    }
}

private func describe(_ number: CInt) -> String {
    String(cString: strerror(number))
}
