extension KeyedDecodingContainer {
    /// The member, or `value` where it is missing or null: checkpoints of earlier versions and answers of models do
    /// not have every member.
    ///
    /// - Throws: `DecodingError` when the member is there and is something else.
    func decode<Value: Decodable>(_ key: Key, default value: Value) throws -> Value {
        try decodeIfPresent(Value.self, forKey: key) ?? value
    }
}
