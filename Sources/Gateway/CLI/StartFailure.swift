import Glibc
import NIOCore

/// Why the Gateway cannot serve, for the operator.
enum StartFailure {
    static func sentence(for error: any Error, _ configuration: GatewayConfiguration) -> String {
        let place = "\(configuration.listen.host):\(configuration.listen.port)"
        switch error {
        case let error as ModelKey.ReadError: return error.message
        case let error as StoreError: return error.message
        case let error as SpawnFailure: return error.message
        case let error as ActivatedSockets.SelectionError: return error.description
        case let error as IOError where error.errnoCode == EADDRINUSE:
            return "The address \(place) is in use by another program. Stop that one, or choose another listen.port."
        case let error as IOError where error.errnoCode == EACCES:
            return "The address \(place) may not be used by this user. Choose a listen.port above 1023."
        case let error as IOError where error.errnoCode == EADDRNOTAVAIL:
            return "The address \(place) is not one of this host. Choose another listen.host."
        default: return "Cannot serve on \(place): \(error)"
        }
    }
}
