import CProcess

/// What the host, or the cgroup that this process runs in, has left.
struct HostResources: Equatable, Sendable {
    /// Bytes that processes can get without swapping; nil where nothing tells them.
    var memory: Int?
    /// Tasks (processes and threads) that the cgroup may still have; nil where it has no limit.
    var tasks: Int?

    /// Reads the figures: the smaller of what the host has (`MemAvailable`, proc(5)) and of what each cgroup above this
    /// process leaves (cgroup v2: `memory.max` less `memory.current`). Files in the page cache count as available in both,
    /// since the kernel gives them up when somebody needs the room.
    ///
    /// - Parameters:
    ///   - root: What stands before `/proc` and `/sys`.
    ///   - freeMemory: Free bytes by sysinfo(2), for where `/proc/meminfo` is hidden, as a unit with `ProcSubset=pid` has
    ///     it, and sysfs tells nothing either; negative where unknown.
    static func read(root: String = "", freeMemory: Int = Int(rh_free_memory())) -> HostResources {
        let hierarchy = "\(root)/sys/fs/cgroup"
        var resources = HostResources(memory: Self.hostMemory(root, hierarchy, freeMemory))
        guard var path = Self.cgroup(root) else { return resources }
        while true {
            let folder = hierarchy + path
            resources.memory = Self.least(resources.memory, Self.cgroupMemory(folder))
            resources.tasks = Self.least(resources.tasks, Self.left("pids", folder))
            guard !path.isEmpty, let slash = path.lastIndex(of: "/") else { return resources }
            path = String(path[..<slash])
        }
    }

    private static func least(_ one: Int?, _ other: Int?) -> Int? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }

    private static func hostMemory(_ root: String, _ hierarchy: String, _ freeMemory: Int) -> Int? {
        if let text = SmallFile.text("\(root)/proc/meminfo") {
            for line in text.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
                return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
            }
        }
        if let memory = Self.nodesMemory(root) { return memory }
        // The root of the hierarchy knows the whole host's page cache.
        guard freeMemory >= 0, let cache = Self.pageCache(hierarchy) else { return nil }
        return freeMemory + cache
    }

    /// Free memory and the page cache of the host's nodes, as sysfs tells them where `/proc/meminfo` is hidden; nil where it
    /// does not.
    private static func nodesMemory(_ root: String) -> Int? {
        var memory: Int?
        for node in 0..<Self.mostNodes {
            guard let text = SmallFile.text("\(root)/sys/devices/system/node/node\(node)/meminfo") else { break }
            for line in text.split(separator: "\n") {
                // Node 0 MemFree:  17500000 kB
                let words = line.split(separator: " ")
                guard words.count >= 4, Self.availableOfNode.contains(words[2]), let kibibytes = Int(words[3]) else {
                    continue
                }
                memory = (memory ?? 0) + kibibytes << 10
            }
        }
        return memory
    }

    private static let mostNodes = 64
    private static let availableOfNode: Set<Substring> = ["MemFree:", "Active(file):", "Inactive(file):"]

    /// Path of this process's cgroup v2 below the hierarchy, empty for its root; nil where there is none.
    private static func cgroup(_ root: String) -> String? {
        for line in SmallFile.text("\(root)/proc/self/cgroup")?.split(separator: "\n") ?? []
        where line.hasPrefix("0::/") {
            let path = line.dropFirst("0::".count)
            return path == "/" ? "" : String(path)
        }
        return nil
    }

    private static func cgroupMemory(_ folder: String) -> Int? {
        guard let left = Self.left("memory", folder) else { return nil }
        return left + (Self.pageCache(folder) ?? 0)
    }

    /// `max` less `current`; nil where there is no limit.
    private static func left(_ controller: String, _ folder: String) -> Int? {
        guard let maximum = SmallFile.number("\(folder)/\(controller).max"),
            let current = SmallFile.number("\(folder)/\(controller).current")
        else { return nil }
        return max(0, maximum - current)
    }

    private static func pageCache(_ folder: String) -> Int? {
        guard let text = SmallFile.text("\(folder)/memory.stat") else { return nil }
        var bytes = 0
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, words[0] == "active_file" || words[0] == "inactive_file" else { continue }
            bytes += Int(words[1]) ?? 0
        }
        return bytes
    }
}
