/// What turns a requirement into a design. Every engine fills the same ``DataModelDesign``.
protocol DesignEngine {
    /// As the client protocol names it: `builtin` or `model`.
    var kind: String { get }
    /// Reads a requirement.
    ///
    /// - Throws: ``EngineError`` when the engine itself fails; a text it cannot use is no error but
    ///   ``EngineReading/unclear(_:)``.
    func read(_ requirement: String) throws -> EngineReading
}

/// What an engine made of a requirement.
enum EngineReading: Sendable {
    case design(DataModelDesign)
    /// Something must be asked first; nothing is designed.
    case unclear(Clarification)
}
