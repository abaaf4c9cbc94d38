/// Everything that one client did and saw, in order.
struct ClientRecord: Sendable {
    struct Receipt: Equatable, Sendable {
        var clientID: String
        var messageID: String
        var runID: String
        var seq: Int
    }

    /// What a client asked the server to end or to put aside.
    enum Request: Equatable, Sendable {
        /// nil: the run that runs.
        case cancel(runID: String?)
        case clearQueue
        /// The message goes before all that wait, and ends the run that runs.
        case interrupt(clientID: String)
    }

    enum Entry: Sendable {
        /// Connected without asking for anything: what is published after (`epoch`, `seq`) follows.
        case attached(epoch: Int, seq: Int)
        /// The server says that what the client has up to `seq` is right, in this epoch.
        case resumed(epoch: Int, seq: Int)
        /// The server says to forget everything; events from `first` follow.
        case reset(epoch: Int, first: Int)
        case event(LogEntry)
        case sent(clientID: String, text: String)
        case asked(Request)
        case acknowledged(Receipt)
        /// At the end of the run the client waited until it had everything up to `seq`.
        case caughtUp(seq: Int)
    }

    var name: String
    /// Only events tell it the epoch (Server-Sent Events): it may not know of a later one in which nothing has happened.
    var learnsEpochsFromEvents = false
    var entries: [Entry] = []
}
