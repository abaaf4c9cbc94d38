import CProcess
import Shared

/// The spawner's packets; see ``SpawnerProtocol``.
enum SpawnerReply {
    static func ready(pid: Int32) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", "ready")
            $0.member("pid", Int(pid))
        }
    }

    static func spawned(id: Int, pid: Int32) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", "spawned")
            $0.member("id", id)
            $0.member("pid", Int(pid))
        }
    }

    static func spawnFailed(id: Int, _ sentence: String) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", "spawn_failed")
            $0.member("id", id)
            $0.member("message", sentence)
        }
    }

    static func exited(_ exit: rh_exit) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", "exited")
            $0.member("pid", Int(exit.pid))
            if exit.signal != 0 {
                $0.member("signal", Int(exit.signal))
            } else {
                $0.member("status", Int(exit.status))
            }
            $0.member("max_rss_kb", Int(exit.max_rss_kb))
            $0.member("user_us", Int(exit.user_us))
            $0.member("system_us", Int(exit.system_us))
        }
    }

    static func pong(id: Int) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", "pong")
            $0.member("id", id)
        }
    }
}
