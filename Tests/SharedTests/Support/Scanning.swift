import Shared

/// What ``JSONScanner`` makes of one value: nil where it accepts it.
func scanError(_ bytes: [UInt8]) -> JSONSyntaxError? {
    bytes.withUnsafeBytes { raw in
        do throws(JSONSyntaxError) {
            try JSONScanner.validateValue(raw)
            return nil
        } catch {
            return error
        }
    }
}

func scanError(_ text: String) -> JSONSyntaxError? { scanError(Array(text.utf8)) }

/// The members of an object as text: key, kind, value.
func scannedMembers(_ text: String) throws -> [(key: String, kind: JSONMember.Kind, value: String)] {
    let object = try JSONObject(Array(text.utf8))
    return object.members.map {
        (
            String(decoding: object.bytes[$0.key], as: UTF8.self), $0.kind,
            String(decoding: object.bytes[$0.value], as: UTF8.self)
        )
    }
}
