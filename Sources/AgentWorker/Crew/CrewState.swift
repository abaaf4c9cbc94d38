import FoundationEssentials

/// All that a session of the crew remembers: the state of a checkpoint.
struct CrewState: Codable, Equatable, Sendable {
    var conversation = ConversationState.initial
    /// What the engine read: the requirement, with the answers and statements added to it since.
    var requirement: String?
    /// Standard objects that an open question rests on.
    var question: String?
    var design: DataModelDesign?
    /// Counts the plans shown, from 1; 0 before the first.
    var version = 0
    /// The version the user approved.
    var approvedVersion: Int?

    var isApproved: Bool { approvedVersion == version && version > 0 }

    /// UTF-8 JSON with sorted keys.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(try encoder.encode(self))
    }

    /// The state of a checkpoint, or a new one where there is none.
    ///
    /// - Throws: ``EngineError`` when the checkpoint cannot be read.
    static func restored(from bytes: [UInt8]?) throws -> CrewState {
        guard let bytes, !bytes.isEmpty else { return CrewState() }
        do {
            var state = try JSONDecoder().decode(CrewState.self, from: Data(bytes))
            // A run that was cut short left its work undone.
            if state.conversation == .crewProcessing || state.conversation == .requirementsValidated {
                state.conversation = state.design == nil ? .initial : .planReview
            }
            return state
        } catch {
            throw EngineError(code: "internal", message: "The session's saved state could not be read. Start over.")
        }
    }
}
