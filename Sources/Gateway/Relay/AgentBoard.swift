import Shared

/// The latest status of each of a session's agents, for `session_status` and for what to say when the worker dies.
struct AgentBoard: Sendable {
    /// Bytes of an agent's name.
    static let longestName = 64
    /// Agents that are kept; what a worker says of further ones is relayed, not kept.
    static let maximumCount = 32
    /// Bytes of a status message that are kept.
    static let longestMessage = 512

    struct Entry: Sendable {
        /// JSON string text without quotes.
        fileprivate(set) var agent: [UInt8]
        fileprivate(set) var status: AgentStatus
        /// JSON string text without quotes.
        fileprivate(set) var message: [UInt8]
    }

    private(set) var entries: [Entry] = []

    /// Shows these agents as idle, in this order, keeping what is known of them.
    mutating func announce(_ names: [[UInt8]]) {
        let known = self.entries
        self.entries = names.prefix(Self.maximumCount).map { name in
            known.first { $0.agent == name } ?? Entry(agent: name, status: .idle, message: [])
        }
    }

    mutating func note(agent: UnsafeRawBufferPointer, status: AgentStatus, message: UnsafeRawBufferPointer) {
        // A message that would be cut could be cut inside an escape: it is not kept.
        let kept = message.count <= Self.longestMessage ? message : UnsafeRawBufferPointer(start: nil, count: 0)
        if agent.has(UInt8(ascii: "\\")), let name = Self.canonical(agent), !name.elementsEqual(agent) {
            name.withUnsafeBytes { self.note(agent: $0, status: status, message: message) }
            return
        }
        for index in self.entries.indices
        where self.entries[index].agent.withUnsafeBytes({ UnsafeRawBufferPointer($0).holds(agent) }) {
            self.entries[index].status = status
            self.entries[index].message.removeAll(keepingCapacity: true)
            self.entries[index].message.append(contentsOf: kept)
            return
        }
        guard self.entries.count < Self.maximumCount else { return }
        self.entries.append(Entry(agent: Array(agent), status: status, message: Array(kept)))
    }

    /// The name in the one form in which names are compared, whatever escapes a worker's JSON writer uses.
    private static func canonical(_ name: UnsafeRawBufferPointer) -> [UInt8]? {
        let literal = [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\"")]
        return literal.withUnsafeBytes { JSONText.string($0) }.map(JSONText.escaped)
    }

    /// The agents that had begun and not ended, set to `status`; the first of all where there is none and `orFirst`.
    mutating func settle(to status: AgentStatus, message: String, orFirst: Bool) -> [[UInt8]] {
        var settled: [[UInt8]] = []
        for index in self.entries.indices {
            guard self.entries[index].status == .starting || self.entries[index].status == .working else { continue }
            settled.append(self.set(index, status, message))
        }
        if settled.isEmpty, orFirst, !self.entries.isEmpty { settled.append(self.set(0, status, message)) }
        return settled
    }

    private mutating func set(_ index: Int, _ status: AgentStatus, _ message: String) -> [UInt8] {
        self.entries[index].status = status
        self.entries[index].message = Array(message.utf8)
        return self.entries[index].agent
    }
}
