import CWebAssets
import Crypto
import NIOCore

/// The web application's files, which are part of the program.
struct WebAssets: Sendable {
    struct Asset: Sendable {
        var contents: ByteBuffer
        var mediaType: String
        /// A strong validator, quotes included (RFC 9110, section 8.8.3).
        var entityTag: String
    }

    private let assets: [String: Asset]

    init() {
        var assets: [String: Asset] = [:]
        for index in 0..<rh_asset_count() {
            let asset = rh_asset_at(index)
            let name = String(cString: asset.name)
            let bytes = UnsafeBufferPointer(start: asset.bytes, count: asset.length)
            let digest = SHA256.hash(data: UnsafeRawBufferPointer(bytes))
            let tag = digest.prefix(12).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            assets[name] = Asset(
                contents: ByteBuffer(bytes: bytes), mediaType: Self.mediaType(of: name), entityTag: "\"\(tag)\"")
        }
        self.assets = assets
    }

    subscript(name: String) -> Asset? { self.assets[name] }

    var names: [String] { self.assets.keys.sorted() }

    private static func mediaType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }
}
