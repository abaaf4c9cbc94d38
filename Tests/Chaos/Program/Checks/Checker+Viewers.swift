extension Checker {
    /// What each viewer has, over all its connections, is at all times a piece of the log of that epoch.
    mutating func checkViewers() {
        var known: [Place: (entry: LogEntry, client: String)] = [:]
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
                    if isNew { for entry in held { self.checkSeen(entry, epoch, client, log, &known) } }
                case .event(let event):
                    guard isAttached, event.seq == seq + 1 else {
                        self.report(.viewerOrder, "\(client.name) has (\(epoch), \(seq)) and got \(Self.words(event))")
                        (seq, held) = (event.seq, [event])
                        continue
                    }
                    seq = event.seq
                    held.append(event)
                    self.checkSeen(event, epoch, client, log, &known)
                case .caughtUp(let last):
                    if seq != last || epoch != self.session.epoch {
                        self.report(
                            .viewerEnd,
                            "\(client.name) has (\(epoch), \(seq)) of (\(self.session.epoch), \(last))")
                    }
                case .sent, .acknowledged: break
                }
            }
        }
    }

    /// One value: what two viewers saw under it is the same event.
    private struct Place: Hashable {
        var epoch: Int
        var seq: Int
    }

    private mutating func checkEpoch(_ epoch: inout Int, _ new: Int, _ client: ClientRecord) {
        if new < epoch { self.report(.epoch, "\(client.name) was in \(epoch), then in \(new)") }
        epoch = new
    }

    private mutating func checkSeen(
        _ entry: LogEntry, _ epoch: Int, _ client: ClientRecord, _ log: [Int: LogEntry],
        _ known: inout [Place: (entry: LogEntry, client: String)]
    ) {
        let place = Place(epoch: epoch, seq: entry.seq)
        if let other = known[place], other.entry != entry {
            self.report(
                .viewerContent,
                "(\(epoch), \(entry.seq)) is \(Self.words(other.entry)) for \(other.client) and \(Self.words(entry)) for \(client.name)"
            )
        }
        known[place] = known[place] ?? (entry, client.name)
        // Later epochs took over what was committed of this one.
        let kept = self.session.epochStarts.filter { $0.epoch > epoch }.map(\.lastKeptSeq).min() ?? .max
        let isTrimmed = entry.seq < self.session.log.first?.seq ?? 1
        if entry.seq <= kept, !isTrimmed, log[entry.seq] != entry {
            self.report(
                .viewerContent,
                "\(client.name) saw \(Self.words(entry)) in epoch \(epoch), the log has \(log[entry.seq].map(Self.words) ?? "nothing")"
            )
        } else if entry.seq > kept, Self.committedFirst.contains(entry.type) {
            self.report(.lostEvent, "\(client.name) saw \(Self.words(entry)) in epoch \(epoch), which kept \(kept)")
        }
    }

    /// Nobody is shown these before the store has them.
    private static let committedFirst: Set<String> = ["user_message_echo", "agent_response", "decision_required"]
}
