extension Checker {
    /// What each viewer has, over all its connections, is at all times a piece of the log of that epoch.
    mutating func checkViewers() {
        var seen: [Place: (entry: LogEntry, client: String)] = [:]
        let log = Dictionary(self.session.log.map { ($0.seq, $0) }) { first, _ in first }
        for client in self.session.clients {
            var epoch = 0
            var seq = 0
            var held: [LogEntry] = []
            var isAttached = false
            for entry in client.entries {
                switch entry {
                case .attached(let newEpoch, let newSeq):
                    self.checkEpoch(&epoch, newEpoch, client)
                    (seq, held, isAttached) = (newSeq, [], true)
                case .reset(let newEpoch, let first):
                    self.checkEpoch(&epoch, newEpoch, client)
                    (seq, held, isAttached) = (first - 1, [], true)
                case .resumed(let newEpoch, let newSeq):
                    let isNew = newEpoch != epoch
                    self.checkEpoch(&epoch, newEpoch, client)
                    held.removeAll { $0.seq > newSeq }
                    (seq, isAttached) = (newSeq, true)
                    // The server vouches for all of it, in the new epoch too.
                    if isNew { for entry in held { self.checkSeen(entry, epoch, client, log, &seen) } }
                case .event(let event):
                    guard isAttached, event.seq == seq + 1 else {
                        self.report(.viewerOrder, "\(client.name) has (\(epoch), \(seq)) and got \(Self.words(event))")
                        (seq, held) = (event.seq, [event])
                        continue
                    }
                    seq = event.seq
                    held.append(event)
                    self.checkSeen(event, epoch, client, log, &seen)
                case .caughtUp(let last):
                    let isCurrent =
                        epoch == self.session.epoch
                        || client.learnsEpochsFromEvents && seq <= self.session.lastKept(of: epoch)
                    if seq != last || !isCurrent {
                        self.report(
                            .viewerEnd,
                            "\(client.name) has (\(epoch), \(seq)) of (\(self.session.epoch), \(last))")
                    }
                case .sent, .asked, .acknowledged: break
                }
            }
        }
    }

    /// What two viewers saw under one is the same event.
    private struct Place: Hashable {
        /// The epoch that took the event back; nil where none did. Until then it is one for all epochs.
        var lostBy: Int?
        var seq: Int
    }

    private mutating func checkEpoch(_ epoch: inout Int, _ new: Int, _ client: ClientRecord) {
        if new < epoch { self.report(.epoch, "\(client.name) was in \(epoch), then in \(new)") }
        epoch = new
    }

    private mutating func checkSeen(
        _ entry: LogEntry, _ epoch: Int, _ client: ClientRecord, _ log: [Int: LogEntry],
        _ seen: inout [Place: (entry: LogEntry, client: String)]
    ) {
        let place = Place(lostBy: self.session.epochThatLost(epoch: epoch, seq: entry.seq), seq: entry.seq)
        if let other = seen[place], other.entry != entry {
            self.report(
                .viewerContent,
                "(\(epoch), \(entry.seq)) is \(Self.words(other.entry)) for \(other.client) and \(Self.words(entry)) for \(client.name)"
            )
        }
        seen[place] = seen[place] ?? (entry, client.name)
        guard place.lostBy == nil else {
            if Self.committedFirst.contains(entry.type) {
                self.report(.lostEvent, "\(client.name) saw \(Self.words(entry)) in epoch \(epoch), which lost it")
            }
            return
        }
        guard entry.seq >= self.first else {
            self.trimmed[entry.seq] = self.trimmed[entry.seq] ?? entry
            return
        }
        if log[entry.seq] != entry {
            self.report(
                .viewerContent,
                "\(client.name) saw \(Self.words(entry)) in epoch \(epoch), the log has \(log[entry.seq].map(Self.words) ?? "nothing")"
            )
        }
    }

    /// Nobody is shown these before the store has them.
    private static let committedFirst: Set<String> = ["user_message_echo", "agent_response", "decision_required"]
}
