import Testing

@testable import Gateway

@Suite struct MediaTypeTests {
    @Test(arguments: [
        "text/plain", "application/zip", "application/vnd.api+json", "image/svg+xml", "x/y", "a_b/c-d.e",
        "application/" + String(repeating: "x", count: 115),
    ])
    func aGoodType(_ type: String) {
        #expect(MediaType.isValid(type))
    }

    @Test(arguments: [
        "", "/", "text", "text/", "/plain", "text/plain/x", "text/plain; charset=utf-8", "text /plain",
        "text/plain\r\n",
        "text/plain\r\nX-Evil: 1", "text/\"x\"", "text/ä", "application/" + String(repeating: "x", count: 116),
    ])
    func aBadType(_ type: String) {
        #expect(!MediaType.isValid(type))
    }
}
