import Glibc

/// The key of the model's endpoint. Its text is never printed: descriptions and dumps have none.
struct ModelKey: Sendable {
    /// For the request's header and nothing else.
    let secret: String

    /// Why there is no key, for the operator.
    struct ReadError: Error, Equatable {
        let message: String
    }

    /// Bytes of a key file at most: a longer one is not a key.
    private static let longest = 8 << 10

    /// Reads the key that the configuration names; nil where it names none.
    ///
    /// - Parameters:
    ///   - file: A path; a name without a slash is a credential of the service (systemd.exec(5), `LoadCredential=`).
    ///   - environment: Has `CREDENTIALS_DIRECTORY` under systemd.
    /// - Throws: ``ReadError``
    static func read(file: String, environment: [String: String]) throws(ReadError) -> ModelKey? {
        guard !file.isEmpty else { return nil }
        var path = file
        if !file.contains("/") {
            guard let directory = environment["CREDENTIALS_DIRECTORY"] else {
                throw ReadError(
                    message:
                        "model.key_file is '\(file)', a credential's name, but the service manager passed no "
                        + "credentials. Add LoadCredential=\(file):/path/of/the/key to the unit, or give a path.")
            }
            path = "\(directory)/\(file)"
        }
        return try ModelKey(contents: try Self.contents(of: path, named: file))
    }

    /// - Throws: ``ReadError`` where the contents cannot be a key: then nothing of them is shown.
    init(contents: [UInt8]) throws(ReadError) {
        var bytes = contents[...]
        while let last = bytes.last, last == 0x0A || last == 0x0D || last == 0x20 || last == 0x09 { bytes.removeLast() }
        guard !bytes.isEmpty else { throw ReadError(message: "The file of model.key_file is empty.") }
        // Whatever could end a header's line, or begin another.
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ReadError(
                message: "The file of model.key_file holds more than a key: expected one line without spaces.")
        }
        self.secret = String(decoding: bytes, as: UTF8.self)
    }

    private static func contents(of path: String, named name: String) throws(ReadError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ReadError(
                message:
                    "The key file \(name) of model.key_file cannot be read: \(String(cString: strerror(errno)))."
            )
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.longest + 1)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0, count <= Self.longest else {
            throw ReadError(message: "The key file \(name) of model.key_file is not a key's file.")
        }
        return Array(bytes[..<count])
    }
}

extension ModelKey: CustomStringConvertible, CustomReflectable {
    var description: String { "[key]" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
