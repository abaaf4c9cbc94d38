import Shared

extension JSONObject {
    /// The objects of a member that is an array; elements of other kinds are left out.
    func objects(_ name: String) -> [JSONObject] {
        guard let array = self.json(name) else { return [] }
        var elements: [Range<Int>] = []
        array.withUnsafeBytes { bytes in
            do throws(JSONSyntaxError) {
                try JSONScanner.scanArray(bytes, into: &elements)
            } catch {
                elements = []
            }
        }
        return elements.compactMap { try? JSONObject(Array(array[$0])) }
    }
}
