import FoundationEssentials

/// All that a session of the crew remembers: the state of a checkpoint.
struct CrewState: Codable, Equatable, Sendable {
    var conversation = ConversationState.initial
    /// What the engine read: the requirement, with the answers and statements added to it since.
    var requirement: String?
    /// The open question, in the words in which it was asked.
    var question: String?
    var design: DataModelDesign?
    /// Counts the plans shown, from 1; 0 before the first.
    var version = 0
    /// The version the user approved last.
    var approvedVersion: Int?
    /// The versions shown of this plan, the newest last; old ones go where there are many.
    var versions: [PlanVersion] = []
    /// The number of the plan's first version: earlier ones are of a plan that it took the place of.
    var firstVersion: Int?
    /// The field that was changed or asked about last: what "it" means.
    var focus: FieldReference?
    /// A change that waits for the answer to which field is meant.
    var pending: PendingChange?

    /// Versions kept; a design is some tens of kilobytes and a checkpoint at most 1 MiB.
    static let keptVersions = 8
    /// Size in bytes up to which old versions are kept.
    static let keptBytes = 600_000

    var isApproved: Bool { approvedVersion == version && version > 0 }

    /// Whether a version of this plan was ever approved: its names may be in an org by now.
    var wasApproved: Bool {
        versions.contains { $0.digest != nil && $0.number >= firstVersion ?? 0 } || approvedVersion != nil
    }

    /// The current version's digest, where it is approved.
    var digest: String? { versions.last { $0.number == version }?.digest }

    /// Moves to the state that an event leads to.
    ///
    /// - Throws: ``EngineError`` where the event cannot happen here, which is a fault of the crew.
    mutating func move(_ event: ConversationEvent) throws {
        guard let next = conversation.after(event) else {
            throw EngineError(code: "internal", message: "The conversation cannot go on from here. Start over.")
        }
        conversation = next
    }

    /// Takes over a new version of the plan.
    mutating func add(_ version: PlanVersion) {
        (design, requirement, self.version) = (version.design, version.requirement, version.number)
        versions.append(version)
        versions.removeFirst(max(0, versions.count - Self.keptVersions))
    }

    /// UTF-8 JSON with sorted keys; leaves out the oldest versions where it would be large.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var kept = self
        var bytes = Array(try encoder.encode(kept))
        while bytes.count > Self.keptBytes, kept.versions.count > 1 {
            kept.versions.removeFirst()
            bytes = Array(try encoder.encode(kept))
        }
        return bytes
    }

    enum CodingKeys: String, CodingKey {
        case conversation, requirement, question, design, version, approvedVersion, versions, firstVersion, focus,
            pending
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

extension CrewState {
    /// Reads a checkpoint, also one of a version that kept less.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        conversation = try container.decode(ConversationState.self, forKey: .conversation)
        requirement = try container.decodeIfPresent(String.self, forKey: .requirement)
        question = try container.decodeIfPresent(String.self, forKey: .question)
        design = try container.decodeIfPresent(DataModelDesign.self, forKey: .design)
        version = try container.decodeIfPresent(Int.self, forKey: .version) ?? 0
        approvedVersion = try container.decodeIfPresent(Int.self, forKey: .approvedVersion)
        versions = try container.decodeIfPresent([PlanVersion].self, forKey: .versions) ?? []
        firstVersion = try container.decodeIfPresent(Int.self, forKey: .firstVersion)
        focus = try container.decodeIfPresent(FieldReference.self, forKey: .focus)
        pending = try container.decodeIfPresent(PendingChange.self, forKey: .pending)
    }
}
