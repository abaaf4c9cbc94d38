import TestSupport

/// One client: sends messages of its own, watches, lags, vanishes and comes back, and writes down all of it.
actor ChaosClient: ChaosViewer {
    private(set) var record: ClientRecord
    private let plan: Plan
    private let number: Int
    private let session: String
    private let port: UInt16
    private let isSlow: Bool
    private var random: SeededGenerator
    private var connection: WebSocketTestClient?
    /// What it would resume from; nil before its first connection.
    private var place: (epoch: Int, seq: Int)?
    /// Sent and neither acknowledged nor refused: each is sent again until it is taken.
    private var pending: [PendingMessage] = []
    private var sent = 0
    /// Of the run's latest receipts: what it may cancel.
    private var runs: [String] = []
    private(set) var acknowledged = 0
    private(set) var refused: [String: Int] = [:]
    private(set) var connections = 0

    private struct PendingMessage {
        var clientID: String
        var text: String
        var isSent = false
        /// Not sent again before; nil: at once.
        var pausesUntil: ContinuousClock.Instant?
    }

    init(session: Int, client: Int, plan: Plan, port: UInt16) {
        self.record = ClientRecord(name: "s\(session)c\(client)")
        self.plan = plan
        self.number = session
        self.session = Plan.sessionID(session)
        self.port = port
        self.random = plan.random(session: session, client: client)
        self.isSlow = self.random.next() % 4 == 0
    }

    // MARK: While there are faults

    /// Does what a client does, until `deadline`.
    func run(from start: ContinuousClock.Instant, until deadline: ContinuousClock.Instant) async {
        while ContinuousClock.now < deadline {
            guard await self.connected() else {
                try? await Task.sleep(for: .milliseconds(40))
                continue
            }
            let elapsed = start.duration(to: .now).milliseconds
            do {
                try await self.act(isQuiet: self.plan.isQuiet(session: self.number, after: elapsed))
                try await self.take(within: .milliseconds(self.isSlow ? 5 : 60))
            } catch {
                await self.lose()
            }
        }
    }

    private func act(isQuiet: Bool) async throws {
        if !isQuiet {
            // Now and then several at once, so that some wait and some find no room.
            let most = self.random.oneIn(20) ? 5 : 1
            while self.pending.count < most, most > 1 || self.random.oneIn(3) { self.write() }
        }
        try await self.sendPending()
        switch self.random.next() % 60 {
        case 0: await self.lose()
        case 1:
            await self.connection?.reset()
            await self.lose()
        case 2: try await self.cancel(runID: nil)
        case 3: try await self.cancel(runID: self.runs.last)
        case 4:
            // It asks again for a part of what it has.
            if let place, place.seq > 0 {
                let after = Int.random(in: max(0, place.seq - 300)...place.seq, using: &self.random)
                try await self.connection?.send(#"{"type":"resume","after":\#(after),"epoch":\#(place.epoch)}"#)
            }
        case 5: await self.clearQueue()
        case 6...9 where self.isSlow: try await Task.sleep(for: .milliseconds(Int(self.random.next() % 500)))
        // So long that what it has may be trimmed meanwhile.
        case 10 where self.isSlow: try await Task.sleep(for: .milliseconds(1500))
        default: break
        }
    }

    private func write() {
        self.sent += 1
        // No name is a part of another's.
        let clientID = "\(self.record.name)-\(self.sent)x"
        let text = Sentences.make(clientID, for: self.plan.agents, using: &self.random)
        self.pending.append(PendingMessage(clientID: clientID, text: text))
        self.record.entries.append(.sent(clientID: clientID, text: text))
    }

    private func sendPending() async throws {
        for index in self.pending.indices where !self.pending[index].isSent {
            let message = self.pending[index]
            guard let connection, message.pausesUntil.map({ $0 <= .now }) ?? true else { continue }
            self.pending[index].isSent = true
            if self.random.oneIn(8) {
                await self.post(message)
                return
            }
            var more = "\"client_id\":\"\(message.clientID)\""
            switch self.random.next() % 24 {
            case 0:
                more += #","when_busy":"interrupt""#
                self.record.entries.append(.asked(.interrupt(clientID: message.clientID)))
            case 1: more += #","when_busy":"reject""#
            default: break
            }
            try await connection.say(message.text, more: more)
        }
    }

    // MARK: Over HTTP

    private func post(_ message: PendingMessage) async {
        let body = "{\"message\":\(JSONValue.literal(message.text)),\"client_id\":\"\(message.clientID)\"}"
        guard let reply = await self.request("POST", "/messages", body: body) else {
            // Whether it was taken nobody knows: it is sent again.
            return self.putBack(message.clientID, refusal: nil)
        }
        guard reply.status == 202, let receipt = try? reply.json() else {
            return self.putBack(message.clientID, refusal: (try? reply.json())?["code"].string ?? "\(reply.status)")
        }
        self.took(receipt, message.clientID)
    }

    private func cancel(runID: String?) async throws {
        self.record.entries.append(.asked(.cancel(runID: runID)))
        if self.random.oneIn(2) {
            let member = runID.map { #","run_id":"\#($0)""# } ?? ""
            try await self.connection?.send(#"{"type":"cancel"\#(member)}"#)
        } else {
            _ = await self.request("POST", "/cancel" + (runID.map { "?run_id=\($0)" } ?? ""))
        }
    }

    private func clearQueue() async {
        self.record.entries.append(.asked(.clearQueue))
        _ = await self.request("DELETE", "/queue")
    }

    /// nil where the server does not answer.
    private func request(_ method: String, _ route: String, body: String = "") async -> HTTPReply? {
        let client = HTTPTestClient(port: self.port)
        let reply = try? await client.request(
            method, "/sessions/\(self.session)\(route)", headers: ["Content-Type": "application/json"],
            body: Array(body.utf8), within: .seconds(4))
        await client.close()
        return reply
    }

    // MARK: The end of the run

    /// Gets an answer for the last messages, so that nothing is left to be said.
    func settle(until deadline: ContinuousClock.Instant) async -> Bool {
        while !self.pending.isEmpty, ContinuousClock.now < deadline {
            guard await self.connected() else {
                try? await Task.sleep(for: .milliseconds(40))
                continue
            }
            do {
                try await self.sendPending()
                try await self.take(within: .milliseconds(200))
            } catch {
                await self.lose()
            }
        }
        return self.pending.isEmpty
    }

    /// Reads until it has everything up to `seq`; the checker looks whether it has.
    func catchUp(to seq: Int, until deadline: ContinuousClock.Instant) async {
        while self.place?.seq != seq, ContinuousClock.now < deadline {
            guard await self.connected() else { continue }
            do {
                try await self.take(within: .milliseconds(200))
            } catch {
                await self.lose()
            }
        }
        self.record.entries.append(.caughtUp(seq: seq))
        await self.lose()
    }

    // MARK: The connection

    private func connected() async -> Bool {
        if self.connection != nil { return true }
        let query = self.place.map { "?after=\($0.seq)&epoch=\($0.epoch)" } ?? ""
        do {
            let connection = try await WebSocketTestClient.connect(
                port: self.port, path: "/ws/\(self.session)\(query)", receiveBuffer: self.isSlow ? 4096 : nil,
                within: .seconds(3))
            self.connection = connection
            self.connections += 1
            for index in self.pending.indices { self.pending[index].isSent = false }
            // The greeting, and the answer to `after` where it was asked.
            while true {
                let event = try await connection.next("a greeting", within: .seconds(5))
                guard event["type"].string == "system", event["code"].string == "connected" else {
                    self.note(event)
                    continue
                }
                guard self.place == nil else { break }
                self.moved(.attached(epoch: event["epoch"].integer ?? 0, seq: event["seq"].integer ?? 0))
                break
            }
            return true
        } catch {
            await self.lose()
            return false
        }
    }

    private func lose() async {
        await self.connection?.drop()
        self.connection = nil
    }

    /// Takes what comes.
    private func take(within wait: Duration) async throws {
        guard let connection else { return }
        for _ in 0..<(self.isSlow ? 40 : 400) {
            do {
                self.note(try await connection.next(within: wait))
            } catch is TimeoutError {
                break
            }
        }
        await connection.forgetEvents()
    }

    private func moved(_ entry: ClientRecord.Entry) {
        self.record.entries.append(entry)
        switch entry {
        case .attached(let epoch, let seq), .resumed(let epoch, let seq): self.place = (epoch, seq)
        case .reset(let epoch, let first): self.place = (epoch, first - 1)
        case .event, .sent, .asked, .acknowledged, .caughtUp: break
        }
    }

    private func note(_ event: JSONValue) {
        switch event["type"].string {
        case "resumed":
            let epoch = event["epoch"].integer ?? 0
            if event["complete"].bool == true {
                self.moved(.resumed(epoch: epoch, seq: event["from"].integer ?? 0))
            } else {
                self.moved(.reset(epoch: epoch, first: event["first"].integer ?? 1))
            }
        case "acknowledged":
            if let clientID = event["client_id"].string { self.took(event, clientID) }
        case "error" where event["run_id"].isNull:
            let code = event["code"].string ?? "?"
            // Of a cancel without a run nothing is left.
            guard let clientID = event["client_id"].string else {
                self.refused[code, default: 0] += 1
                return
            }
            self.putBack(clientID, refusal: code)
        default:
            guard let entry = LogEntry(event) else { return }
            self.record.entries.append(.event(entry))
            self.place?.seq = entry.seq
        }
    }

    /// The server says that it has the message.
    private func took(_ receipt: JSONValue, _ clientID: String) {
        let runID = receipt["run_id"].string ?? ""
        self.record.entries.append(
            .acknowledged(
                .init(
                    clientID: clientID, messageID: receipt["message_id"].string ?? "", runID: runID,
                    seq: receipt["seq"].integer ?? 0)))
        guard let index = self.pending.firstIndex(where: { $0.clientID == clientID }) else { return }
        self.pending.remove(at: index)
        self.acknowledged += 1
        self.runs.append(runID)
    }

    /// What was refused is sent again in a moment.
    private func putBack(_ clientID: String, refusal: String?) {
        if let refusal { self.refused[refusal, default: 0] += 1 }
        guard let index = self.pending.firstIndex(where: { $0.clientID == clientID }) else { return }
        self.pending[index].isSent = false
        self.pending[index].pausesUntil = .now + .milliseconds(50)
    }
}
