import Foundation
import NIOCore
import Testing

@testable import Gateway

/// What the program serves is what is in the source tree.
@Suite struct WebAssetsTests {
    private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Gateway/Web/assets")

    private let assets = WebAssets()

    @Test func everyFileIsServedAndNoOther() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
        #expect(files.count > 20)
        #expect(self.assets.names == files.sorted())
    }

    @Test func everyFileIsServedAsItIs() throws {
        for name in self.assets.names {
            let file = try Data(contentsOf: Self.folder.appendingPathComponent(name))
            let asset = try #require(self.assets[name])
            #expect(Array(asset.contents.readableBytesView) == Array(file), "\(name) is not the one in the source tree")
        }
    }

    @Test func everyTypeIsKnown() throws {
        for name in self.assets.names {
            let type = try #require(self.assets[name]).mediaType
            #expect(type != "application/octet-stream", "\(name)")
        }
        #expect(self.assets["index.html"]?.mediaType == "text/html; charset=utf-8")
        #expect(self.assets["theme.css"]?.mediaType == "text/css; charset=utf-8")
        #expect(self.assets["favicon.svg"]?.mediaType == "image/svg+xml")
    }

    @Test func everyContentHasItsOwnTag() throws {
        let tags = try self.assets.names.map { try #require(self.assets[$0]).entityTag }
        #expect(Set(tags).count == tags.count)
        for tag in tags { #expect(tag.wholeMatch(of: /"[0-9a-f]{24}"/) != nil) }
    }

    @Test func aNameThatThereIsNot() {
        for name in ["", "/", "../WebAssets.swift", "app.js/", "APP.JS", "app"] { #expect(self.assets[name] == nil) }
    }
}
