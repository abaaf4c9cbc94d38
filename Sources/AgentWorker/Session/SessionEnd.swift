/// Why a worker's session ends.
enum SessionEnd: Error, Equatable {
    /// The Gateway closed the session socket: the usual end.
    case closed
    /// The Gateway sent what the worker protocol does not allow. A stream is never resumed after that.
    case protocolViolation(String)
}
