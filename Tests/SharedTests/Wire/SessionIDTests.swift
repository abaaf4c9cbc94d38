import Shared
import Testing

@Suite("Session ids")
struct SessionIDTests {
    @Test("the allowed characters, each alone")
    func allowed() {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-".utf8)
        for byte in UInt8(0)..<0x80 {
            let text = String(decoding: [byte], as: UTF8.self)
            #expect((SessionID(text) != nil) == allowed.contains(byte), "byte \(byte)")
        }
    }

    @Test("1 to 64 characters")
    func length() {
        #expect(SessionID("") == nil)
        #expect(SessionID("a")?.rawValue == "a")
        #expect(SessionID(String(repeating: "a", count: 64)) != nil)
        #expect(SessionID(String(repeating: "a", count: 65)) == nil)
    }

    @Test("nothing else", arguments: ["a b", "a/b", "é", "ａ", "a\n", "\0", "a%20b", "🚂", " a", "a:b", "a\u{301}"])
    func refused(_ text: String) {
        #expect(SessionID(text) == nil)
    }

    @Test("takes part of a string, and reads back")
    func substring() {
        let path = "/ws/chat-1.b_C"
        #expect(SessionID(path.dropFirst(4))?.description == "chat-1.b_C")
    }
}
