import Foundation
import TestSupport

/// One client: sends messages of its own, watches, lags, vanishes and comes back, and writes down all of it.
actor ChaosClient {
    private(set) var record: ClientRecord
    private let session: String
    private let port: UInt16
    private let isSlow: Bool
    private var random: SeededGenerator
    private var connection: WebSocketTestClient?
    /// What it would resume from; nil before its first connection.
    private var place: (epoch: Int, seq: Int)?
    /// Sent and neither acknowledged nor refused: sent again until it is.
    private var pending: (clientID: String, text: String)?
    private var isPendingSent = false
    private var sent = 0
    private(set) var acknowledged = 0
    private(set) var refused: [String: Int] = [:]
    private(set) var connections = 0

    init(session: String, name: String, port: UInt16, random: SeededGenerator) {
        self.record = ClientRecord(name: name)
        self.session = session
        self.port = port
        self.random = random
        self.isSlow = self.random.next() % 4 == 0
    }

    // MARK: While there are faults

    /// Does what a client does, until `deadline`.
    func run(until deadline: ContinuousClock.Instant) async {
        while ContinuousClock.now < deadline {
            guard await self.connected() else {
                try? await Task.sleep(for: .milliseconds(40))
                continue
            }
            do {
                try await self.act()
                try await self.take(within: .milliseconds(self.isSlow ? 5 : 60))
            } catch {
                await self.lose()
            }
        }
    }

    private func act() async throws {
        if self.pending == nil, self.random.next() % 3 == 0 { self.write() }
        try await self.sendPending()
        switch self.random.next() % 60 {
        case 0: await self.lose()
        case 1:
            await self.connection?.reset()
            await self.lose()
        case 2: try await self.connection?.send(#"{"type":"cancel"}"#)
        case 3:
            // It asks again for a part of what it has.
            if let place, place.seq > 0 {
                let after = Int.random(in: max(0, place.seq - 300)...place.seq, using: &self.random)
                try await self.connection?.send(#"{"type":"resume","after":\#(after),"epoch":\#(place.epoch)}"#)
            }
        case 4...8 where self.isSlow: try await Task.sleep(for: .milliseconds(Int(self.random.next() % 500)))
        default: break
        }
    }

    private func write() {
        self.sent += 1
        let clientID = "\(self.record.name)-\(self.sent)"
        let events = self.random.next() % 12 == 0 ? 3000 : Int(self.random.next() % 40)
        let text = "\(clientID) events=\(events) pause=\(self.random.next() % 30)"
        self.pending = (clientID, text)
        self.isPendingSent = false
        self.record.entries.append(.sent(clientID: clientID, text: text))
    }

    private func sendPending() async throws {
        guard let pending, !self.isPendingSent, let connection else { return }
        self.isPendingSent = true
        let interrupts = self.random.next() % 15 == 0
        try await connection.say(
            pending.text,
            more: "\"client_id\":\"\(pending.clientID)\"" + (interrupts ? #","when_busy":"interrupt""# : ""))
    }

    // MARK: The end of the run

    /// Gets an answer for the last message, so that nothing is left to be said.
    func settle(until deadline: ContinuousClock.Instant) async -> Bool {
        while self.pending != nil, ContinuousClock.now < deadline {
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
        return self.pending == nil
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
            self.isPendingSent = false
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
        case .event, .sent, .acknowledged, .caughtUp: break
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
            guard let clientID = event["client_id"].string else { return }
            self.record.entries.append(
                .acknowledged(
                    .init(
                        clientID: clientID, messageID: event["message_id"].string ?? "",
                        runID: event["run_id"].string ?? "", seq: event["seq"].integer ?? 0)))
            if self.pending?.clientID == clientID {
                self.pending = nil
                self.acknowledged += 1
            }
        case "error" where event["run_id"].isNull:
            self.refused[event["code"].string ?? "?", default: 0] += 1
            // What was refused is sent again; of a cancel without a run nothing is left.
            if event["code"].string != "invalid_message" { self.isPendingSent = false }
        default:
            guard let entry = LogEntry(event) else { return }
            self.record.entries.append(.event(entry))
            self.place?.seq = entry.seq
        }
    }
}
