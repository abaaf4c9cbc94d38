/// One element of a metadata file. Children are set in any order and written in the schema's.
struct MetadataNode: Equatable, Sendable {
    private enum Content: Equatable, Sendable {
        case text(String)
        case node(MetadataNode)
    }
    private struct Child: Equatable, Sendable {
        var name: String
        var content: Content
    }

    let type: MetadataType
    private var children: [Child] = []

    init(_ type: MetadataType) { self.type = type }

    mutating func add(_ name: String, _ text: String) { children.append(Child(name: name, content: .text(text))) }
    mutating func add(_ name: String, _ flag: Bool) { add(name, flag ? "true" : "false") }
    mutating func add(_ name: String, _ number: Int) { add(name, String(number)) }
    mutating func add(_ name: String, _ node: MetadataNode) { children.append(Child(name: name, content: .node(node))) }

    mutating func add(_ name: String, _ nodes: [MetadataNode]) { for node in nodes { add(name, node) } }

    /// Takes out all children of a name.
    mutating func remove(_ name: String) { children.removeAll { $0.name == name } }

    /// Texts of the children of a name.
    func texts(_ name: String) -> [String] {
        children.compactMap { child in
            if child.name == name, case .text(let text) = child.content { text } else { nil }
        }
    }

    func text(_ name: String) -> String? { texts(name).first }

    /// Elements that are children of a name.
    func nodes(_ name: String) -> [MetadataNode] {
        children.compactMap { child in
            if child.name == name, case .node(let node) = child.content { node } else { nil }
        }
    }

    /// The whole file, with this node as the root element.
    ///
    /// - Throws: ``MetadataError/unknownElement(_:type:)`` when a child is not an element of its type.
    func document(root: String) throws -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        try write(name: root, attributes: " xmlns=\"http://soap.sforce.com/2006/04/metadata\"", depth: 0, to: &text)
        return text
    }

    private func write(name: String, attributes: String, depth: Int, to text: inout String) throws {
        let order = type.elements
        for child in children where !order.contains(child.name) {
            throw MetadataError.unknownElement(child.name, type: type.rawValue)
        }
        let indent = String(repeating: "    ", count: depth)
        text += "\(indent)<\(name)\(attributes)>\n"
        for element in order {
            for child in children where child.name == element {
                switch child.content {
                case .text(let value):
                    text += "\(indent)    <\(element)>\(Self.escape(value))</\(element)>\n"
                case .node(let node):
                    try node.write(name: element, attributes: "", depth: depth + 1, to: &text)
                }
            }
        }
        text += "\(indent)</\(name)>\n"
    }

    /// Escapes what XML 1.0 reserves, and drops the control characters it does not allow at all.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// Why metadata could not be written: a fault of the generator, not of the design.
enum MetadataError: Error, Equatable {
    case unknownElement(String, type: String)
}
