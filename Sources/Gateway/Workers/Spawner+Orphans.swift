import CProcess
import NIOConcurrencyHelpers
import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Workers whose spawner is gone: this process reaps them.
extension Spawner {
    var hasOrphans: Bool { self.state.withLockedValue { !$0.orphans.isEmpty } }

    func reapOrphans() {
        for pid in self.state.withLockedValue(\.orphans) {
            var exit = rh_exit()
            let reaped = self.state.withLockedValue { _ in rh_reap(pid_t(pid), &exit) }
            switch reaped {
            case 0: continue
            case 1:
                self.exited(
                    pid, exit.signal != 0 ? .signalled(Int(exit.signal)) : .exited(status: Int(exit.status)),
                    maximumResidentKiB: Int(exit.max_rss_kb))
            default:
                self.exited(pid, .exited(status: 0), maximumResidentKiB: 0)
            }
        }
    }
}
