import ArgumentParser
import Testing

@testable import Gateway

@Suite("chat: address, reconnection, screen, options")
struct ChatPartsTests {
    @Test(
        "Addresses",
        arguments: [
            ("http://127.0.0.1:8000", "127.0.0.1", 8000, "", "http://127.0.0.1:8000"),
            ("http://example.org/", "example.org", 80, "", "http://example.org"),
            ("ws://[::1]:9/base/", "::1", 9, "/base", "http://[::1]:9/base"),
            ("localhost:9", "localhost", 9, "", "http://localhost:9"),
        ])
    func addresses(text: String, host: String, port: Int, path: String, description: String) throws {
        let address = try ChatCommand.Address(text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.path == path)
        #expect(address.description == description)
    }

    @Test("Links of the server become whole URLs")
    func links() throws {
        let address = try ChatCommand.Address("http://h:1/base")
        #expect(address.resolve("/sessions/s/artifacts/a") == "http://h:1/base/sessions/s/artifacts/a")
        #expect(address.resolve("https://cdn/a") == "https://cdn/a")
    }

    @Test(
        "Wrong addresses", arguments: ["", "https://example.org", "ftp://x", "http://", "http://u@h", "http://h?x=1"])
    func wrongAddresses(text: String) {
        #expect(throws: ValidationError.self) { try ChatCommand.Address(text) }
    }

    @Test(
        "Wrong options are a usage error",
        arguments: [["--session", "a b"], ["--timeout", "soon"], ["--message", "  "], ["https://x"]])
    func options(arguments: [String]) {
        #expect(throws: (any Error).self) { try ChatCommand.parse(arguments) }
    }

    @Test("The first connection is tried once; one that was there is tried again with growing pauses")
    func reconnection() {
        var first = ChatCommand.Reconnection()
        #expect(first.ended(.lost("refused")) == .giveUp("Could not connect: refused"))
        var reconnection = ChatCommand.Reconnection()
        reconnection.connected()
        let pauses = (0..<13).map { _ in reconnection.ended(.lost("gone")) }
        #expect(pauses[0] == .again(after: .milliseconds(250)))
        #expect(pauses[1] == .again(after: .milliseconds(500)))
        #expect(pauses[11] == .again(after: .seconds(8)))
        #expect(pauses[12] == .giveUp("Could not connect again after 12 tries."))
        reconnection.connected()
        #expect(reconnection.ended(.lost("gone")) == .again(after: .milliseconds(250)))
    }

    @Test("A draining server's pause is kept, and codes that say so end it")
    func closeCodes() {
        var reconnection = ChatCommand.Reconnection()
        reconnection.connected()
        #expect(
            reconnection.ended(.closed(code: 1001, reason: "retry_after_ms=1234"))
                == .again(after: .milliseconds(1_234)))
        #expect(
            reconnection.ended(.closed(code: 1001, reason: "retry_after_ms=-5")) == .again(after: .milliseconds(500)))
        #expect(reconnection.ended(.refused(status: 503, detail: "")) == .again(after: .seconds(1)))
        for code in [4400, 4410, 4499, 1009] as [UInt16] {
            #expect(
                reconnection.ended(.closed(code: code, reason: "no"))
                    == .giveUp("The server closed the connection: \(code) no"))
        }
        #expect(
            reconnection.ended(.refused(status: 400, detail: "bad"))
                == .giveUp("The server refused the connection: 400 bad"))
    }

    @Test("What a server sends cannot steer the terminal")
    func plainText() {
        #expect(ChatCommand.Screen.plain("a\u{1B}]0;t\u{7}b\nc\u{9B}d") == "a]0;tb cd")
        #expect(ChatCommand.Screen.plain("a\nb\r\n\tc", keepingLines: true) == "a\nb\n\tc")
    }
}
