/// What both sides agreed on for permessage-deflate (RFC 7692, section 7.1).
struct DeflateParameters: Equatable, Sendable {
    /// The server forgets what it sent before with each message.
    var serverNoContextTakeover: Bool
    var clientNoContextTakeover: Bool
    /// Base-2 logarithm of the window of what the server sends, 9 to 15.
    var serverWindowBits: Int
    /// The same for the client, 8 to 15.
    var clientWindowBits: Int

    /// The answer's `Sec-WebSocket-Extensions`. What is the default is not said.
    var header: String {
        var header = "permessage-deflate"
        if self.serverNoContextTakeover { header += "; server_no_context_takeover" }
        if self.clientNoContextTakeover { header += "; client_no_context_takeover" }
        if self.serverWindowBits < 15 { header += "; server_max_window_bits=\(self.serverWindowBits)" }
        if self.clientWindowBits < 15 { header += "; client_max_window_bits=\(self.clientWindowBits)" }
        return header
    }
}

extension DeflateParameters {
    /// Answers one offer; nil where it is not for this extension, breaks its rules, or asks for what zlib cannot do.
    ///
    /// - Parameter keepsContext: Whether contexts outlive their message unless the client wants otherwise.
    init?(answering offer: ExtensionOffer, keepsContext: Bool) {
        guard offer.name == "permessage-deflate" else { return nil }
        self.init(
            serverNoContextTakeover: !keepsContext, clientNoContextTakeover: !keepsContext, serverWindowBits: 15,
            clientWindowBits: 15)
        var seen: Set<String> = []
        for (name, value) in offer.parameters {
            guard seen.insert(name).inserted else { return nil }
            switch (name, value) {
            case ("server_no_context_takeover", nil): self.serverNoContextTakeover = true
            case ("client_no_context_takeover", nil): self.clientNoContextTakeover = true
            case ("server_max_window_bits", let value?):
                // zlib has no raw DEFLATE with a window of 256 bytes.
                guard let bits = Self.windowBits(value), bits > 8 else { return nil }
                self.serverWindowBits = bits
            case ("client_max_window_bits", let value):
                guard let value else { continue }
                guard let bits = Self.windowBits(value) else { return nil }
                self.clientWindowBits = bits
            default: return nil
            }
        }
    }

    /// A number from 8 to 15, without zeros before it (RFC 7692, section 7.1.2).
    private static func windowBits(_ text: String) -> Int? {
        guard let bits = Int(text), (8...15).contains(bits), String(bits) == text else { return nil }
        return bits
    }
}
