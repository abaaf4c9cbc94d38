import Foundation
import TestSupport
import Testing

@testable import Gateway

@Suite struct HostResourcesTests {
    /// A tree of files such as the kernel shows, and what is read from it.
    private func read(_ files: [String: String], freeMemory: Int = -1) async throws -> HostResources {
        try await withTestDirectory { directory in
            for (path, text) in files {
                let folder = directory.path + "/" + path.split(separator: "/").dropLast().joined(separator: "/")
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try directory.write(path, Array(text.utf8))
            }
            return HostResources.read(root: directory.path, freeMemory: freeMemory)
        }
    }

    private static let meminfo = "MemTotal:       1000 kB\nMemFree:         100 kB\nMemAvailable:    600 kB\n"

    @Test func withoutCgroupsItIsTheHosts() async throws {
        let read = try await self.read(["proc/meminfo": Self.meminfo, "proc/self/cgroup": "4:memory:/x\n0::/\n"])
        #expect(read == HostResources(memory: 600 << 10, tasks: nil))
    }

    @Test func theTightestCgroupAboveDecides() async throws {
        let files = [
            "proc/meminfo": Self.meminfo, "proc/self/cgroup": "0::/system.slice/roundhouse.service\n",
            "sys/fs/cgroup/system.slice/roundhouse.service/memory.max": "max\n",
            "sys/fs/cgroup/system.slice/roundhouse.service/memory.current": "5000\n",
            "sys/fs/cgroup/system.slice/roundhouse.service/pids.max": "100\n",
            "sys/fs/cgroup/system.slice/roundhouse.service/pids.current": "30\n",
            "sys/fs/cgroup/system.slice/memory.max": "100000\n",
            "sys/fs/cgroup/system.slice/memory.current": "60000\n",
            // What the page cache holds can be given up.
            "sys/fs/cgroup/system.slice/memory.stat":
                "anon 30000\nfile 25000\nactive_file 5000\ninactive_file 15000\nslab 100\n",
            "sys/fs/cgroup/system.slice/pids.max": "max\n", "sys/fs/cgroup/system.slice/pids.current": "90\n",
        ]
        #expect(try await self.read(files) == HostResources(memory: 60_000, tasks: 70))
        var full = files
        full["sys/fs/cgroup/system.slice/memory.current"] = "130000\n"
        full["sys/fs/cgroup/system.slice/roundhouse.service/pids.current"] = "101\n"
        #expect(try await self.read(full) == HostResources(memory: 20_000, tasks: 0))
        var roomy = files
        roomy["sys/fs/cgroup/system.slice/memory.max"] = "10000000\n"
        #expect(try await self.read(roomy).memory == 600 << 10)
    }

    @Test func aContainersRootMayHaveALimitItself() async throws {
        let read = try await self.read([
            "proc/meminfo": Self.meminfo, "proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "5000\n",
            "sys/fs/cgroup/memory.current": "4000\n",
        ])
        #expect(read.memory == 1000)
    }

    /// systemd's `ProcSubset=pid` hides `/proc/meminfo`: free memory and the whole host's page cache stand for it.
    @Test func whereMeminfoIsHiddenFreeMemoryAndPageCacheStandForIt() async throws {
        let files = [
            "proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/memory.stat": "active_file 20\ninactive_file 30\n",
        ]
        #expect(try await self.read(files, freeMemory: 100).memory == 150)
        #expect(try await self.read(files).memory == nil)
        #expect(try await self.read([:], freeMemory: 100).memory == nil)
    }

    @Test func orWhatTheNodesHave() async throws {
        func node(_ number: Int, _ free: Int) -> String {
            """
            Node \(number) MemTotal:       99999 kB
            Node \(number) MemFree:        \(free) kB
            Node \(number) Active:         5000 kB
            Node \(number) Active(file):   20 kB
            Node \(number) Inactive(file): 3 kB
            Node \(number) Unevictable:    7 kB

            """
        }
        let files = [
            "proc/self/cgroup": "0::/a\n", "sys/devices/system/node/node0/meminfo": node(0, 100),
            "sys/devices/system/node/node1/meminfo": node(1, 1000),
        ]
        #expect(try await self.read(files).memory == (100 + 1000 + 2 * 23) << 10)
    }

    @Test func thisHostTellsWhatItHas() throws {
        let memory = try #require(HostResources.read().memory)
        #expect(memory > 0)
    }
}
