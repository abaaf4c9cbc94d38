/// How far one viewer has got in a session's log, and who brings it on.
///
/// The connection owns it. While it follows, the session pushes; when the socket is full or a batch does not fit, the
/// viewer is behind and asks for what follows its cursor as soon as the socket drains.
struct ViewerCursor: Sendable, Equatable {
    enum State: Equatable, Sendable {
        /// Gets what is published. Becomes `behind`.
        case following
        /// The socket is full. Becomes `fetching`.
        case behind
        /// Has asked the session for what follows. Becomes `following` or `behind`.
        case fetching
    }

    private(set) var state: State
    /// `seq` of the last event written to the socket.
    private(set) var seq: Int

    /// A viewer that wants only what comes after `seq`, which is the last published.
    init(following seq: Int) {
        self.state = .following
        self.seq = seq
    }

    /// A viewer that asks for its place as soon as it is attached, and whose session will ``seek(to:)`` it. What is
    /// published before that is not written: after what the client has it would be a gap, or of another epoch.
    init(resuming seq: Int) {
        self.state = .fetching
        self.seq = seq
    }

    enum Decision: Equatable {
        /// Write the whole batch.
        case write
        /// Not contiguous or no room: drop it, the viewer will fetch it.
        case skip
        /// As `skip`, and ask the session for what follows now.
        case fetch
    }

    /// A batch that the session published to all viewers.
    mutating func pushed(_ seqs: ClosedRange<Int>, hasRoom: Bool) -> Decision {
        guard self.state == .following, seqs.upperBound > self.seq else { return .skip }
        guard hasRoom else {
            self.state = .behind
            return .skip
        }
        guard seqs.lowerBound == self.seq + 1 else {
            self.state = .fetching
            return .fetch
        }
        self.seq = seqs.upperBound
        return .write
    }

    /// A piece of the log that the viewer asked for, already cut to begin behind its cursor. One that was asked for before
    /// the cursor was moved is out of date and skipped; another is on its way.
    ///
    /// - Parameters:
    ///   - after: Where the cursor stood when it was asked for.
    ///   - isLast: Everything published so far is in it or was before it.
    mutating func fetched(after: Int, _ seqs: ClosedRange<Int>?, isLast: Bool, hasRoom: Bool) -> Decision {
        guard self.state == .fetching, after == self.seq else { return .skip }
        if let seqs { self.seq = seqs.upperBound }
        if isLast {
            self.state = .following
        } else if !hasRoom {
            self.state = .behind
        } else {
            return .fetch
        }
        return .write
    }

    /// The socket has room again. Returns whether to ask the session for what follows.
    mutating func drained() -> Bool {
        guard self.state == .behind else { return false }
        self.state = .fetching
        return true
    }

    /// Starts over at another place of the log. The caller asks the session for what follows.
    mutating func seek(to seq: Int) {
        self.seq = seq
        self.state = .fetching
    }
}
