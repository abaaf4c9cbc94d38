import NIOHTTP1
import Testing

@testable import WebSocketTransport

@Suite struct WebSocketHandshakeTests {
    /// RFC 6455, section 1.3.
    @Test func theAnswerToTheKeyIsThatOfTheStandardsExample() {
        #expect(WebSocketHandshake.accept("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    private static let key = "dGhlIHNhbXBsZSBub25jZQ=="

    private static func refusal(
        method: HTTPMethod = .GET, http: HTTPVersion = .http1_1, connection: [String] = ["Upgrade"],
        version: [String] = ["13"], keys: [String] = [Self.key], more: [(String, String)] = []
    ) -> WebSocketHandshake.Refusal? {
        var head = HTTPRequestHead(version: http, method: method, uri: "/ws/a")
        for connection in connection { head.headers.add(name: "Connection", value: connection) }
        for version in version { head.headers.add(name: "Sec-WebSocket-Version", value: version) }
        for key in keys { head.headers.add(name: "sec-websocket-key", value: key) }
        head.headers.add(contentsOf: more)
        do throws(WebSocketHandshake.Refusal) {
            let found = try WebSocketHandshake.key(of: head)
            #expect(found == keys.first)
            return nil
        } catch {
            return error
        }
    }

    @Test func aGoodHandshake() {
        #expect(Self.refusal() == nil)
    }

    @Test(arguments: [["upgrade"], ["keep-alive, Upgrade"], ["keep-alive", "UPGRADE"], ["Upgrade,keep-alive"]])
    func theConnectionFieldIsAList(_ connection: [String]) {
        #expect(Self.refusal(connection: connection) == nil)
    }

    /// Regression: the next request of a connection that HTTP did not take for an upgrade met handlers for frames and
    /// ended the process.
    @Test(arguments: [[], ["keep-alive"], ["close"], ["Upgraded"], ["Up grade"]])
    func aConnectionThatIsNotToBeUpgraded(_ connection: [String]) {
        let refusal = Self.refusal(connection: connection)
        #expect(refusal?.status == .badRequest)
        #expect(refusal?.code == "invalid_handshake")
    }

    @Test(arguments: [HTTPVersion.http1_0, .http2, HTTPVersion(major: 1, minor: 2)])
    func anotherVersionOfHTTP(_ version: HTTPVersion) {
        #expect(Self.refusal(http: version)?.status == .badRequest)
    }

    @Test func aHandshakeHasNoBody() {
        #expect(Self.refusal(more: [("Content-Length", "0")]) == nil)
        #expect(Self.refusal(more: [("Content-Length", "1")])?.status == .badRequest)
        #expect(Self.refusal(more: [("Transfer-Encoding", "chunked")])?.status == .badRequest)
    }

    @Test(arguments: [HTTPMethod.POST, .PUT, .HEAD, .OPTIONS])
    func anotherMethod(_ method: HTTPMethod) {
        #expect(Self.refusal(method: method)?.status == .badRequest)
    }

    @Test(arguments: [[], ["8"], ["13, 8"], ["12", "13"]])
    func anotherVersionIsToldWhichOneThereIs(_ version: [String]) {
        let refusal = Self.refusal(version: version)
        #expect(refusal?.status == .upgradeRequired)
        #expect(refusal?.code == "unsupported_version")
    }

    @Test(arguments: [
        [], [""], ["short"], [Self.key, Self.key], ["AAAA"], [Self.key + "AAAA"], ["!" + Self.key.dropFirst()],
    ])
    func aKeyThatIsNot16Bytes(_ keys: [String]) {
        let refusal = Self.refusal(keys: keys)
        #expect(refusal?.status == .badRequest)
        #expect(refusal?.code == "invalid_handshake")
    }
}
