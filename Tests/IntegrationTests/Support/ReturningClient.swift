import TestSupport

/// A client that talks without a pause, comes back whenever its connection ends, and remembers what it was promised.
actor ReturningClient {
    let session: String
    private let port: UInt16
    /// `client_id`s whose receipt came.
    private(set) var acknowledged: Set<String> = []
    /// When each of its connections had its greeting.
    private(set) var greetings: [ContinuousClock.Instant] = []
    /// Times the connection was refused or reset by the kernel: what nobody may see.
    private(set) var refused = 0
    /// Times the server said that it was draining, with the time to come back after.
    private(set) var turnedAway = 0
    /// Reasons that nobody expected.
    private(set) var surprises: [String] = []
    private var isStopping = false

    init(session: String, port: UInt16) {
        self.session = session
        self.port = port
    }

    func stop() { self.isStopping = true }

    /// - Parameter text: What it says, each time under another `client_id`.
    func run(saying text: String) async {
        var number = 0
        var pause = Duration.milliseconds(50)
        while !self.isStopping {
            do {
                let client = try await WebSocketTestClient.connect(
                    port: self.port, path: "/ws/\(self.session)", within: .seconds(30))
                try await client.next(type: "system", within: .seconds(30)) { $0["code"].string == "connected" }
                self.greetings.append(.now)
                while !self.isStopping {
                    try await self.turn(client, text, number)
                    number += 1
                }
                await client.drop()
            } catch let closed as WebSocketTestClient.Closed {
                // The message that has no receipt is sent again, under the same id.
                let told = closed.reason.firstMatch(of: /retry_after_ms=(\d+)/).flatMap { Int($0.1) }
                if told == nil { self.surprises.append("\(closed)") }
                pause = .milliseconds(told ?? 50)
            } catch let refusal as WebSocketTestClient.UpgradeRefused {
                let seconds = refusal.reply.header("retry-after").flatMap { Int($0) }
                let isDraining = (try? refusal.reply.json()["code"].string) == "draining"
                if isDraining, seconds != nil { self.turnedAway += 1 } else { self.surprises.append("\(refusal)") }
                pause = .seconds(seconds ?? 1)
            } catch let error as TimeoutError {
                self.surprises.append("\(error)")
            } catch {
                self.refused += 1
                self.surprises.append("\(error)")
            }
            try? await Task.sleep(for: pause)
        }
    }

    private func turn(_ client: WebSocketTestClient, _ text: String, _ number: Int) async throws {
        let id = "\(self.session)-\(number)"
        try await client.say(text, more: "\"client_id\":\"\(id)\"")
        while !self.acknowledged.contains(id) {
            let event = try await client.next("a receipt", within: .seconds(30))
            if event["type"].string == "acknowledged", event["client_id"].string == id {
                self.acknowledged.insert(id)
            } else if event["type"].string == "error", event["client_id"].string == id {
                // Not taken: the server is draining, and will end the connection.
                guard event["code"].string == "draining" else {
                    self.surprises.append("\(event)")
                    return
                }
                throw try await client.closed(within: .seconds(30))
            }
        }
        try await client.next(type: "run_finished", within: .seconds(30))
    }
}
