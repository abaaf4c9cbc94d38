extension JSONObject {
    /// nil where the member is missing, not an array, or has an element that is not an object.
    public func objects(_ name: String) -> [JSONObject]? {
        guard let member = self.member(name), member.kind == .array else { return nil }
        return self.bytes.withUnsafeBytes { raw in
            let array = UnsafeRawBufferPointer(rebasing: raw[member.value])
            var elements: [Range<Int>] = []
            guard (try? JSONScanner.scanArray(array, into: &elements)) != nil else { return nil }
            var objects: [JSONObject] = []
            for element in elements {
                guard let object = try? JSONObject(Array(array[element])) else { return nil }
                objects.append(object)
            }
            return objects
        }
    }
}
