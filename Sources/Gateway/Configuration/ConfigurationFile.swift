import Configuration
import Glibc
import Synchronization

/// A YAML file of configuration values, read once.
struct ConfigurationFile: Sendable {
    let path: String
    /// The full names of the values in it, such as `listen.port`, in the file's order.
    let names: [String]
    let snapshot: any ConfigSnapshot

    /// Why a file cannot be used; the reason follows the path in a sentence.
    struct ReadError: Error {
        let reason: String
    }

    /// Largest file read, in bytes: an endless device named by mistake must not fill the memory.
    private static let maximumSize = 1 << 20

    /// - Throws: ``ReadError`` where the file cannot be read or is not a YAML mapping.
    init(path: String) throws(ReadError) {
        let data = try Self.contents(of: path)
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ReadError(reason: "is not UTF-8 text")
        }
        self.path = path
        guard !Self.isEmptyDocument(text) else {
            self.names = []
            self.snapshot = InMemoryProvider(values: [:]).snapshot()
            return
        }
        // The snapshot does not tell its keys, but asks of each whether it is secret: none is, and each is noted.
        let recorder = NameRecorder()
        let options = YAMLSnapshot.ParsingOptions(
            secretsSpecifier: .dynamic { name, _ in
                recorder.names.withLock { $0.append(name) }
                return false
            })
        do {
            self.snapshot = try YAMLSnapshot(data: data.span.bytes, providerName: path, parsingOptions: options)
        } catch {
            throw ReadError(reason: "is not a YAML mapping of keys to values: \(error)")
        }
        self.names = recorder.names.withLock { $0 }
    }

    private final class NameRecorder: Sendable {
        let names = Mutex<[String]>([])
    }

    /// Whether nothing but comments and blank lines is in the text: not a mapping, but what the example file is.
    private static func isEmptyDocument(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).allSatisfy { line in
            let first = line.first { !$0.isWhitespace }
            return first == nil || first == "#" || line == "---"
        }
    }

    private static func contents(of path: String) throws(ReadError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure() }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure() }
            if count == 0 { return contents }
            contents += chunk[..<count]
            guard contents.count <= Self.maximumSize else {
                throw ReadError(reason: "is larger than \(Self.maximumSize) bytes, the most a configuration may have")
            }
        }
    }

    private static func failure() -> ReadError {
        ReadError(reason: "cannot be read: \(String(cString: strerror(errno)))")
    }
}
