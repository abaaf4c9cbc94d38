import Foundation

/// A file that lasts as long as the test that wrote it.
struct TemporaryFile: ~Copyable {
    let path: String

    init(_ text: String, name: String = "roundhouse.yaml") throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        self.path = file.path
    }

    deinit {
        try? FileManager.default.removeItem(at: URL(fileURLWithPath: self.path).deletingLastPathComponent())
    }
}
