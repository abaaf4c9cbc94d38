/// What the Gateway and the spawner say to each other on the control socket.
///
/// The control socket is `AF_UNIX SOCK_SEQPACKET`: one JSON object is one packet, at most ``maximumPacket`` bytes. The
/// spawner inherits its end as the descriptor named in ``controlDescriptorVariable``. This file is the whole contract.
///
/// Gateway to spawner:
/// - `{"type":"spawn","id":N}` with three descriptors (SCM_RIGHTS), in this order: the worker's end of the session
///   socket, its stdout, its stderr. An optional `"command": [program, argument, …]` asks for that program instead of a
///   worker of our own; an optional `"exec": true` asks for a new image of our own worker instead of a plain fork. An
///   optional `"limits": {"memory":BYTES,"files":N,"processes":true}` bounds the process: its private memory and, for a
///   command, the descriptors that it may have and whether it may start processes. A worker of our own opens no file and
///   starts no process whatever `limits` says.
/// - `{"type":"kill","pid":P,"signal":S}`: only for a child of this spawner that it has not reaped.
/// - `{"type":"ping","id":N}`
///
/// Spawner to Gateway:
/// - `{"type":"ready","pid":P}` once, when it can fork.
/// - `{"type":"spawned","id":N,"pid":P}` or `{"type":"spawn_failed","id":N,"message":"…"}`
/// - `{"type":"exited","pid":P,"status":S or "signal":S,"max_rss_kb":K,"user_us":U,"system_us":T}`
/// - `{"type":"pong","id":N}`
///
/// End of file on the control socket ends the spawner; its children live on.
public enum SpawnerProtocol {
    /// Largest packet, in bytes.
    public static let maximumPacket = 16 << 10
    /// Descriptors that go with `spawn`.
    public static let descriptorsPerSpawn = 3
    /// Environment variable that names the spawner's descriptor of the control socket.
    public static let controlDescriptorVariable = "ROUNDHOUSE_SPAWNER_FD"
    /// Environment variable that names an exec'd worker's descriptor of its session socket.
    public static let workerDescriptorVariable = "ROUNDHOUSE_WORKER_FD"
}
