import Foundation
import TestSupport

/// Ends what a run started when this program cannot do it any more, even where it was killed.
enum Undertaker {
    /// Starts a shell that waits for this process to end and then kills everything with the folder in its environment
    /// or on its command line. It ends by itself.
    static func start(for directory: TestDirectory) throws {
        let script = """
            while [ -d /proc/$1 ]; do sleep 1; done
            for process in /proc/[0-9]*; do
                pid=${process#/proc/}
                [ "$pid" = $$ ] && continue
                if grep -qsF "$0" "$process/environ" "$process/cmdline"; then kill -9 "$pid"; fi
            done
            umount -l "$0/store" 2>/dev/null
            rm -rf "$0"
            """
        _ = try ChildProcess(["sh", "-c", script, directory.path, "\(getpid())"])
    }

    /// The same now, for an interrupted run: the rest is the shell's.
    static func endNow(_ directory: TestDirectory) { ServerProcess.killAll(in: directory) }
}
