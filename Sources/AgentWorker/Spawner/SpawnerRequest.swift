import Shared

/// A packet of the Gateway on the control socket; see ``SpawnerProtocol``.
enum SpawnerRequest: Equatable {
    case spawn(id: Int, SpawnMode, ResourceLimits)
    case kill(pid: Int32, signal: Int32)
    case ping(id: Int)

    /// Why a packet is not a request.
    struct Invalid: Error, Equatable {
        /// The id that an answer can name, where the packet has one.
        let id: Int?
        let reason: String
    }

    /// - Throws: ``Invalid``
    init(packet: [UInt8]) throws(Invalid) {
        let object: JSONObject
        do throws(JSONSyntaxError) {
            object = try JSONObject(packet)
        } catch {
            throw Invalid(id: nil, reason: "a packet is not JSON: \(error)")
        }
        let id = object.integer("id")
        switch object.string("type") {
        case "spawn":
            guard let id else { throw Invalid(id: nil, reason: "a spawn packet has no id") }
            self = .spawn(id: id, try SpawnMode(object, id: id), try ResourceLimits(object.object("limits"), id: id))
        case "kill":
            guard let pid = object.integer("pid").flatMap(Int32.init(exactly:)), pid > 0,
                let signal = object.integer("signal").flatMap(Int32.init(exactly:)), (1...64).contains(signal)
            else { throw Invalid(id: nil, reason: "a kill packet needs a pid and a signal of 1 to 64") }
            self = .kill(pid: pid, signal: signal)
        case "ping":
            guard let id else { throw Invalid(id: nil, reason: "a ping packet has no id") }
            self = .ping(id: id)
        case let type:
            throw Invalid(id: id, reason: "a packet has the unknown type \(type ?? "(none)")")
        }
    }
}

/// How a session's process comes to be.
enum SpawnMode: Equatable {
    /// A fork of the spawner: the fastest, and it shares the most memory.
    case fork
    /// A new image of this worker: it has an address layout of its own.
    case exec
    /// Another program that speaks the worker protocol: its name or path, then its arguments.
    case command([String])

    fileprivate init(_ object: JSONObject, id: Int) throws(SpawnerRequest.Invalid) {
        if object.member("command") != nil {
            guard let words = object.strings("command"), let program = words.first, !program.isEmpty else {
                throw SpawnerRequest.Invalid(
                    id: id, reason: "the worker command must be a list of strings that starts with a program")
            }
            guard !words.contains(where: { $0.utf8.contains(0) }) else {
                throw SpawnerRequest.Invalid(id: id, reason: "the worker command has a word with a zero byte")
            }
            self = .command(words)
        } else {
            self = object.bool("exec") == true ? .exec : .fork
        }
    }
}
