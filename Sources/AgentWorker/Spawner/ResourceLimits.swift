import CProcess
import Shared

/// What a session's process may use of the host, applied in it before it reads a byte of its session.
struct ResourceLimits: Equatable {
    /// Bytes of private memory; nil for no limit.
    var memory: Int?
    /// Descriptors that a command may have at one time; nil for no limit.
    var files: Int?
    /// Whether a command may start processes.
    var mayStartProcesses = true

    /// Descriptors of a worker of our own: 0 to 2, and its session socket.
    private static let ownDescriptors: Int64 = 4

    init(memory: Int? = nil, files: Int? = nil, mayStartProcesses: Bool = true) {
        self.memory = memory
        self.files = files
        self.mayStartProcesses = mayStartProcesses
    }

    /// - Parameter object: `limits` of a spawn packet; nil for none.
    init(_ object: JSONObject?, id: Int) throws(SpawnerRequest.Invalid) {
        guard let object else { return }
        self.memory = try Self.number("memory", object, id)
        self.files = try Self.number("files", object, id)
        self.mayStartProcesses = object.bool("processes") ?? true
    }

    private static func number(
        _ name: String, _ object: JSONObject, _ id: Int
    ) throws(SpawnerRequest.Invalid) -> Int? {
        guard object.member(name) != nil else { return nil }
        guard let number = object.integer(name), number > 0 else {
            throw SpawnerRequest.Invalid(id: id, reason: "the limit '\(name)' must be a number above 0")
        }
        return number
    }

    /// Limits the calling process, which is about to become a session's. False with `errno` where that is impossible.
    ///
    /// A program that is executed needs files to begin with, so a worker of our own in an image of its own gets the rest
    /// of its limits there (``applyToOwnImage()``).
    func apply(to mode: SpawnMode) -> Bool {
        var limits = rh_limits()
        limits.memory = UInt64(self.memory ?? 0)
        switch mode {
        case .fork:
            limits.bounds_address_space = true
            limits.descriptors = Self.ownDescriptors
        case .exec:
            limits.descriptors = -1
            limits.starts_threads = true
            limits.starts_processes = true
        case .command:
            limits.descriptors = self.files.map(Int64.init) ?? -1
            limits.writes_files = true
            limits.starts_threads = true
            limits.starts_processes = self.mayStartProcesses
        }
        return rh_limit(&limits) == 0
    }

    /// Limits the calling process, which a spawner executed as a worker of our own and gave its memory's limit already.
    static func applyToOwnImage() -> Bool {
        var limits = rh_limits()
        limits.memory = UInt64(clamping: rh_memory_limit())
        limits.bounds_address_space = limits.memory > 0
        limits.descriptors = Self.ownDescriptors
        return rh_limit(&limits) == 0
    }
}
