/// The bundled catalogue of standard objects.
///
/// The table stays text in the binary's read-only pages: an object is parsed when it is asked for, so that an idle
/// worker owns no memory for it.
struct StandardCatalogue: OrgSchema {
    var origin: String { "standard catalogue (no org connected)" }

    var objectNames: [String] {
        Self.lines().compactMap { line in
            line.split(separator: UInt8(ascii: "|"), maxSplits: 1).first.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    func describe(_ apiName: String) -> SchemaObject? {
        let prefix = Array(apiName.utf8) + [UInt8(ascii: "|")]
        return Self.lines().first { $0.starts(with: prefix) }.flatMap(Self.parse)
    }

    private static func lines() -> [Slice<UnsafeBufferPointer<UInt8>>] {
        let table = StandardCatalogueData.table
        let bytes = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
        return bytes.split(separator: UInt8(ascii: "\n"))
    }

    private static func parse(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> SchemaObject? {
        let parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 5 else { return nil }
        return SchemaObject(
            apiName: parts[0], label: parts[1], pluralLabel: parts[2],
            fields: parts[3].split(separator: " ").map(parseField),
            childRelationships: parts[4].split(separator: " ").map(String.init))
    }

    private static func parseField(_ text: Substring) -> SchemaField {
        let halves = text.split(separator: ">", maxSplits: 1)
        var name = halves.first ?? text
        let references = halves.count == 2 ? halves[1].split(separator: "/").map(String.init) : []
        let kinds: [Character: SchemaField.Kind] = ["#": .number, "@": .date, "?": .checkbox, "!": .address]
        guard let last = name.last, let kind = kinds[last] else {
            return SchemaField(apiName: String(name), kind: .text, references: references)
        }
        name = name.dropLast()
        return SchemaField(apiName: String(name), kind: kind, references: references)
    }
}
