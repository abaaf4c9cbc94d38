/// The base URL of a model's endpoint, or `auto` for the API's own.
///
/// A user name and password are refused: the value is shown, a key belongs in its file.
struct ModelURLType: ConfigurationValueType {
    static let automatic = "auto"

    let expected =
        "an http or https URL without user name, query or fragment, such as http://localhost:11434/v1, or auto"

    func parse(_ text: ConfigurationText) -> String? {
        guard case .scalar(let text) = text else { return nil }
        if text == Self.automatic { return text }
        for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            let isPlain = rest.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            return isPlain && !rest.isEmpty && rest.first != "/" && !rest.contains { "@?#\\\"<>".contains($0) }
                ? text : nil
        }
        return nil
    }

    func text(of value: String) -> String { value }
}

/// Text that may be empty, which stands for none.
struct OptionalTextType: ConfigurationValueType {
    let expected: String

    func parse(_ text: ConfigurationText) -> String? {
        text == .scalar("") ? "" : PlainTextType(expected: self.expected).parse(text)
    }

    func text(of value: String) -> String { value }
}

extension ConfigurationText {
    /// Without what stands before the `@` of a URL, which may be a password: for messages.
    var withoutUserInfo: String {
        let text = self.description
        guard let slashes = text.firstRange(of: "://"), let at = text.lastIndex(of: "@"), at >= slashes.upperBound
        else {
            return text
        }
        return text[..<slashes.upperBound] + "…" + text[at...]
    }
}
