import TestSupport

/// A viewer over Server-Sent Events: it watches, vanishes, and comes back with `Last-Event-ID`.
actor StreamViewer: ChaosViewer {
    private(set) var record: ClientRecord
    private let session: String
    private let port: UInt16
    private var random: SeededGenerator
    private var client: HTTPTestClient?
    private var parser = EventStreamParser()
    /// The last event that it has; nil before its first one.
    private var place: (epoch: Int, seq: Int)?
    /// The stream has not shown yet where it goes on.
    private var isPlaceOpen = true
    private(set) var connections = 0

    init(session: Int, client: Int, plan: Plan, port: UInt16) {
        self.record = ClientRecord(name: "s\(session)e\(client)", learnsEpochsFromEvents: true)
        self.session = Plan.sessionID(session)
        self.port = port
        self.random = plan.random(session: session, client: client)
    }

    func run(from start: ContinuousClock.Instant, until deadline: ContinuousClock.Instant) async {
        while ContinuousClock.now < deadline {
            // It leaves, or reads nothing for a while.
            if self.random.oneIn(40) { await self.lose() }
            if self.random.oneIn(40) { try? await Task.sleep(for: .milliseconds(Int(self.random.next() % 1200))) }
            await self.read()
        }
    }

    func catchUp(to seq: Int, until deadline: ContinuousClock.Instant) async {
        while (self.place?.seq ?? 0) != seq, ContinuousClock.now < deadline { await self.read() }
        self.record.entries.append(.caughtUp(seq: seq))
        await self.lose()
    }

    private func read() async {
        guard await self.connected(), let client else {
            try? await Task.sleep(for: .milliseconds(40))
            return
        }
        do {
            guard let chunk = try await client.chunk(within: .seconds(1)) else { return await self.lose() }
            for event in try self.parser.take(chunk) { self.note(event) }
        } catch {
            // Also where nothing came: a piece of a chunk may have been read.
            await self.lose()
        }
    }

    private func connected() async -> Bool {
        if self.client != nil { return true }
        let client = HTTPTestClient(port: self.port)
        let last = self.place.map { "Last-Event-ID: \($0.epoch):\($0.seq)\r\n" } ?? ""
        do {
            try await client.send(
                raw: Array(
                    """
                    GET /sessions/\(self.session)/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\
                    Accept: text/event-stream\r\n\(last)\r\n
                    """.utf8), within: .seconds(3))
            guard try await client.replyHead(within: .seconds(3)).status == 200 else { throw Refused() }
        } catch {
            await client.close()
            return false
        }
        self.client = client
        self.parser = EventStreamParser()
        self.isPlaceOpen = true
        self.connections += 1
        return true
    }

    private struct Refused: Error {}

    private func lose() async {
        await self.client?.close()
        self.client = nil
    }

    private func note(_ event: EventStreamParser.Event) {
        if event.name == "reset" {
            let epoch = event.data["epoch"].integer ?? 0
            let first = event.data["first"].integer ?? 1
            self.record.entries.append(.reset(epoch: epoch, first: first))
            (self.place, self.isPlaceOpen) = ((epoch, first - 1), false)
            return
        }
        guard let epoch = event.epoch, let entry = LogEntry(event.data) else { return }
        if self.isPlaceOpen {
            // Without a `reset` the stream goes on behind what the client has, in the epoch that the event shows.
            if let place {
                self.record.entries.append(.resumed(epoch: epoch, seq: place.seq))
            } else {
                self.record.entries.append(.attached(epoch: epoch, seq: 0))
            }
            self.isPlaceOpen = false
        }
        self.record.entries.append(.event(entry))
        self.place = (epoch, entry.seq)
    }
}
