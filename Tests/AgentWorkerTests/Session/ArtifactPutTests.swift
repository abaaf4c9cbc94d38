import Foundation
import Shared
import Testing

@testable import AgentWorker

@Suite struct ArtifactPutTests {
    private func frame(_ bytes: [UInt8], artifact: Int = 16 << 20, frame: Int = 4 << 20) throws -> JSONObject {
        try JSONObject(
            ArtifactPut(name: "a.bin", mediaType: "application/zip", bytes: bytes)
                .frame(id: "9", maximumArtifact: artifact, maximumFrame: frame))
    }

    @Test func bytesThatAreNotTextGoAsBase64() throws {
        let bytes: [UInt8] = [0x50, 0x4B, 3, 4, 0xFF]
        let request = try self.frame(bytes)
        let params = try #require(request.object("params"))
        #expect(params.string("encoding") == "base64")
        #expect(params.string("data").flatMap { Data(base64Encoded: $0) }.map(Array.init) == bytes)
    }

    @Test func textThatEscapingWouldInflateGoesAsBase64() throws {
        let request = try self.frame([UInt8](repeating: 1, count: 100))
        #expect(request.object("params")?.string("encoding") == "base64")
    }

    @Test func whatFitsNoFrameIsRefusedWithFigures() throws {
        for bytes in [[UInt8](repeating: 0xFF, count: 4 << 20), [UInt8](repeating: 0x41, count: 4 << 20)] {
            let error = #expect(throws: AgentRunError.self) { try self.frame(bytes) }
            guard case .requestFailed(let code, let message) = error else { continue }
            #expect(code == "message_too_large")
            #expect(message.contains("4194304 bytes"))
        }
    }

    @Test func whatIsOverTheArtifactLimitIsRefused() throws {
        #expect(throws: AgentRunError.self) { try self.frame([1, 2, 3], artifact: 2) }
        #expect(throws: Never.self) { try self.frame([1, 2, 3], artifact: 3) }
    }

    @Test func theLargestThatIsAcceptedFitsItsFrame() throws {
        let bytes = [UInt8](repeating: 0xFE, count: (1 << 20) / 4 * 3 - 3072)
        #expect(try self.frame(bytes, frame: 1 << 20).bytes.count <= 1 << 20)
    }
}

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func vectors(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
    }

    @Test func allBytesAgreeWithFoundation() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 167) }
        for count in 990...1000 {
            #expect(Base64.encode(Array(bytes[..<count])) == Data(bytes[..<count]).base64EncodedString())
        }
    }
}
