import ArgumentParser
import Foundation

extension ChatCommand {
    /// Where a server is: the parts of a URL `http://host[:port][/path]`.
    struct Address: Equatable, Sendable, CustomStringConvertible {
        let host: String
        let port: Int
        /// Empty, or with a slash in front and none behind: for a server that a proxy puts under a path.
        let path: String

        /// - Throws: `ValidationError` where the text is no such URL.
        init(_ text: String) throws {
            let withScheme = text.contains("://") ? text : "http://\(text)"
            guard let url = URLComponents(string: withScheme), let host = url.host, !host.isEmpty,
                url.query == nil, url.user == nil
            else {
                throw ValidationError("'\(text)' is not a server's URL; expected one such as http://127.0.0.1:8000.")
            }
            guard url.scheme == "http" || url.scheme == "ws" else {
                throw ValidationError("'\(text)': only http:// can be used; put a TLS proxy or tunnel in between.")
            }
            // URLComponents keeps the brackets of an IPv6 address, which a resolver does not take.
            self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
            self.port = url.port ?? 80
            self.path = String(url.path.reversed().drop { $0 == "/" }.reversed())
        }

        /// The value of the request's `Host` header.
        var authority: String {
            let host = self.host.contains(":") ? "[\(self.host)]" : self.host
            return self.port == 80 ? host : "\(host):\(self.port)"
        }

        var description: String { "http://\(self.authority)\(self.path)" }

        /// A link that the server gave, such as an artifact's, as a whole URL.
        func resolve(_ link: String) -> String {
            link.hasPrefix("/") ? "http://\(self.authority)\(self.path)\(link)" : link
        }
    }
}
