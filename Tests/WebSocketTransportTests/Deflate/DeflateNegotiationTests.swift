import Testing

@testable import WebSocketTransport

/// RFC 7692, section 7.1.
@Suite struct DeflateNegotiationTests {
    private static func answer(_ fields: String..., keepsContext: Bool = true) -> String? {
        WebSocketOptions.Compression(keepsContext: keepsContext, memoryLimit: 1 << 40).agree(fields)?.header
    }

    @Test(arguments: [
        ("permessage-deflate", "permessage-deflate"),
        ("permessage-deflate; client_max_window_bits", "permessage-deflate"),
        ("permessage-deflate;client_max_window_bits=10", "permessage-deflate; client_max_window_bits=10"),
        ("permessage-deflate; client_max_window_bits=\"9\"", "permessage-deflate; client_max_window_bits=9"),
        ("permessage-deflate; server_max_window_bits=9", "permessage-deflate; server_max_window_bits=9"),
        ("permessage-deflate; server_max_window_bits=15", "permessage-deflate"),
        ("permessage-deflate ; server_no_context_takeover", "permessage-deflate; server_no_context_takeover"),
        (
            "permessage-deflate; client_no_context_takeover; server_no_context_takeover",
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        ),
        ("x-webkit-deflate-frame, permessage-deflate", "permessage-deflate"),
        (
            "permessage-deflate; server_max_window_bits=8, permessage-deflate; server_max_window_bits=11",
            "permessage-deflate; server_max_window_bits=11"
        ),
        (", ,permessage-deflate,", "permessage-deflate"),
    ])
    func anOfferThatIsMet(_ offer: String, _ answer: String) {
        #expect(Self.answer(offer) == answer)
    }

    @Test(arguments: [
        "", "permessage-bzip2", "Permessage-deflate", "permessage-deflate; unknown",
        "permessage-deflate; server_no_context_takeover=1", "permessage-deflate; client_no_context_takeover=\"\"",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; server_max_window_bits", "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=8", "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=09", "permessage-deflate; server_max_window_bits=+9",
        "permessage-deflate; client_max_window_bits=7", "permessage-deflate; client_max_window_bits=",
        "permessage-deflate; client_max_window_bits=\"9", "permessage-deflate; =", "permessage-deflate permessage",
        "permessage-deflate; server_max_window_bits=1 0",
    ])
    func anOfferThatIsDeclined(_ offer: String) {
        #expect(Self.answer(offer) == nil)
    }

    @Test func withoutContextBothSidesForget() {
        #expect(
            Self.answer("permessage-deflate", keepsContext: false)
                == "permessage-deflate; server_no_context_takeover; client_no_context_takeover")
    }

    @Test func severalFieldsAreOneList() {
        #expect(Self.answer("foo", "permessage-deflate") == "permessage-deflate")
    }

    @Test func whileZlibHoldsTooMuchNothingIsAgreedOn() {
        let compression = WebSocketOptions.Compression(keepsContext: false, memoryLimit: 0)
        #expect(compression.agree(["permessage-deflate"]) == nil)
    }
}
