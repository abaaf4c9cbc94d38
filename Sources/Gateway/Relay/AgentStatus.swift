/// The five states of an agent, as clients see them.
enum AgentStatus: String, Sendable, CaseIterable {
    case idle, starting, working, completed, error

    @inline(__always)
    init?(raw: UnsafeRawBufferPointer) {
        guard let status = Self.allCases.first(where: { raw.elementsEqual($0.rawValue.utf8) }) else { return nil }
        self = status
    }
}
