/// Something bad that happens to the processes of a server, or to its disk.
struct Fault: Equatable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// SIGKILL to one session's worker.
        case killWorker = "worker killed"
        case killSpawner = "spawner killed"
        /// SIGKILL to the spawner and to every worker.
        case killAllWorkers = "spawner and all workers killed"
        /// SIGKILL to the Gateway, then a new one on the same store.
        case killGateway = "Gateway killed"
        /// SIGTERM to the Gateway, then a new one.
        case restartGateway = "Gateway restarted"
        /// SIGSTOP, and SIGCONT after ``Fault/lasting``.
        case pauseWorker = "worker stopped for a while"
        case pauseSpawner = "spawner stopped for a while"
        case pauseGateway = "Gateway stopped for a while"
        /// No file of the Gateway may grow (RLIMIT_FSIZE), for ``Fault/lasting``: its writes fail with EFBIG.
        case limitFiles = "files limited for a while"
        /// The store's file system has no byte left (ENOSPC), for ``Fault/lasting``. Where there is none of its own that
        /// can be filled, files are limited instead, and counted as that.
        case fillDisk = "disk full for a while"
    }

    /// Milliseconds after the start of the run.
    var at: Int
    var kind: Kind
    /// Milliseconds; 0 for what happens at once.
    var lasting: Int
    /// Chooses among the workers that live at that moment.
    var pick: UInt64
}
