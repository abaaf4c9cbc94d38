/// The bundled catalogue of standard objects.
///
/// The tables stay text in the binary's read-only pages: an object is parsed when it is asked for, so that an idle
/// worker owns no memory for it.
struct StandardCatalogue: OrgSchema {
    var origin: String { "standard catalogue (no org connected)" }

    var objectNames: [String] {
        Self.lines(StandardCatalogueData.table).compactMap { line in
            line.split(separator: UInt8(ascii: "|"), maxSplits: 1).first.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    func describe(_ apiName: String) -> SchemaObject? {
        // Custom objects are asked for often, and the catalogue has none.
        guard !apiName.hasSuffix("__c") else { return nil }
        let prefix = Array(apiName.utf8) + [UInt8(ascii: "|")]
        guard let line = Self.lines(StandardCatalogueData.table).first(where: { $0.starts(with: prefix) }) else {
            return nil
        }
        let parts = Self.parts(line)
        guard parts.count == 5 else { return nil }
        var facts: [String: Facts] = [:]
        for line in Self.lines(StandardFieldFacts.table) where line.starts(with: prefix) {
            if let fact = Facts(Self.parts(line)) { facts[fact.field] = fact }
        }
        return SchemaObject(
            apiName: parts[0], label: parts[1], pluralLabel: parts[2],
            fields: parts[3].split(separator: " ").map { Self.field($0, facts) },
            childRelationships: parts[4].split(separator: " ").map(String.init))
    }

    /// One line of ``StandardFieldFacts``.
    private struct Facts {
        var field: String
        var kind: SchemaField.Kind
        var length: Int?
        var label: String
        var values: [String]

        init?(_ parts: [String]) {
            guard parts.count == 5 else { return nil }
            let type = parts[2].split(separator: " ")
            guard let kind = type.first.flatMap({ SchemaField.Kind(rawValue: String($0)) }) else { return nil }
            field = parts[1]
            self.kind = kind
            length = type.count > 1 ? Int(type[1]) : nil
            label = parts[3]
            values = parts[4].split(separator: ";").map(String.init)
        }
    }

    private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    private static func lines(_ table: StaticString) -> [Line] {
        let bytes = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
        return bytes.split(separator: UInt8(ascii: "\n"))
    }

    private static func parts(_ line: Line) -> [String] {
        line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static func field(_ text: Substring, _ facts: [String: Facts]) -> SchemaField {
        let halves = text.split(separator: ">", maxSplits: 1)
        var name = halves.first ?? text
        let references = halves.count == 2 ? halves[1].split(separator: "/").map(String.init) : []
        let kinds: [Character: SchemaField.Kind] = ["#": .number, "@": .date, "?": .checkbox, "!": .address]
        var kind: SchemaField.Kind = references.isEmpty ? .text : .reference
        if let last = name.last, let marked = kinds[last] {
            kind = marked
            name = name.dropLast()
        }
        let known = facts[String(name)]
        let label = known?.label ?? ""
        return SchemaField(
            apiName: String(name),
            label: label.isEmpty ? SchemaField.label(of: String(name), isReference: !references.isEmpty) : label,
            kind: known?.kind ?? kind, length: known?.length, values: known?.values ?? [], references: references)
    }
}
