import HTTPTypes
import NIOCore
import NIOEmbedded
import Shared
import Synchronization
import Testing

@testable import Gateway

@Suite struct AdmissionTests {
    private let counters = GatewayCounters()

    private func admission(
        resources: HostResources = HostResources(), _ change: (inout GatewayConfiguration) -> Void
    ) throws -> Admission {
        var configuration = GatewayConfiguration()
        change(&configuration)
        return Admission(
            try TestServices.make(
                store: ScriptedStore(), configuration: configuration, counters: self.counters, resources: resources))
    }

    private func admit(
        _ path: String, headers: [String: String] = [:], origins: [String] = [], connections: Int = 10
    ) -> Result<Admission.Ticket, Problem> {
        Result { () throws(Problem) in
            do {
                let admission = try self.admission {
                    $0.server.corsOrigins = origins
                    $0.limits.connections = connections
                }
                let ticket = try admission.ticket(path: path) { headers[$0] }
                try admission.checkRoom(for: ticket.session, from: nil)
                return ticket
            } catch let problem as Problem {
                throw problem
            } catch {
                throw Problem(status: .internalServerError, code: "test", detail: "\(error)")
            }
        }
    }

    private func problem(
        _ path: String, headers: [String: String] = [:], origins: [String] = [], connections: Int = 10
    ) -> Problem? {
        if case .failure(let problem) = self.admit(path, headers: headers, origins: origins, connections: connections) {
            problem
        } else {
            nil
        }
    }

    // MARK: Paths

    @Test(arguments: ["a", "A-Z_0.9", ".", "..", String(repeating: "x", count: 64)])
    func aGoodSession(_ id: String) throws {
        let ticket = try self.admit("/ws/\(id)").get()
        #expect(ticket.session.rawValue == id)
        #expect(ticket.resume == nil)
    }

    @Test(arguments: ["/ws/", "/ws/a%20b", "/ws/ä", "/ws/a b", "/ws/a;b", "/ws/\(String(repeating: "x", count: 65))"])
    func aBadSession(_ path: String) {
        let problem = self.problem(path)
        #expect(problem?.status == .badRequest)
        #expect(problem?.code == "invalid_session_id")
    }

    @Test(arguments: ["", "/", "/ws", "/WS/a", "ws/a", "/ws/a/", "/ws/a/b", "//ws/a", "/x/ws/a", "/?/ws/a", "*"])
    func anotherPath(_ path: String) {
        #expect(self.problem(path)?.status == .notFound)
    }

    // MARK: The query

    @Test(arguments: [
        ("", -1, -1), ("?", -1, -1), ("?after=0", 0, -1), ("?after=12&epoch=3", 12, 3), ("?epoch=3&after=12", 12, 3),
        ("?epoch=3", -1, -1), ("?x=1&after=5&y", 5, -1), ("?after=1&after=2", 2, -1), ("?&&after=4&", 4, -1),
        ("?after=9223372036854775807", Int.max, -1),
    ])
    func whereToResume(_ query: String, _ after: Int, _ epoch: Int) throws {
        let resume = try self.admit("/ws/a" + query).get().resume
        #expect(resume?.after ?? -1 == after)
        #expect(resume?.epoch ?? -1 == epoch)
    }

    @Test(arguments: [
        "after=-1", "after=", "after", "after=x", "after=1.5", "after=99999999999999999999", "epoch=x",
        "after=1&epoch=-2", "after=1?",
    ])
    func aQueryThatIsNoNumber(_ query: String) {
        let problem = self.problem("/ws/a?" + query)
        #expect(problem?.status == .badRequest)
        #expect(problem?.code == "invalid_query")
    }

    // MARK: Origins

    @Test(
        arguments: [
            (nil, "h:8000", [], true), ("http://h:8000", "h:8000", [], true), ("https://h", "h", [], true),
            ("http://h:8001", "h:8000", [], false), ("http://evil", "h:8000", [], false), ("null", "h", [], false),
            ("", "", [], false), ("h:8000", "h:8000", [], false), ("http://h.evil", "h", [], false),
            ("https://app.example", "h", ["https://app.example"], true),
            ("http://app.example", "h", ["https://app.example"], false), ("null", "h", ["*"], true),
            ("http://h", nil, [], false),
        ] as [(String?, String?, [String], Bool)])
    func origins(_ origin: String?, _ host: String?, _ allowed: [String], _ isAllowed: Bool) {
        var headers: [String: String] = [:]
        headers["origin"] = origin
        headers["host"] = host
        let problem = self.problem("/ws/a", headers: headers, origins: allowed)
        #expect(problem?.status == (isAllowed ? nil : .forbidden))
        #expect(problem?.code == (isAllowed ? nil : "origin_not_allowed"))
    }

    // MARK: Limits

    @Test func atTheLimitOfConnectionsNobodyIsLetIn() {
        self.counters.connections.store(9, ordering: .relaxed)
        #expect(self.problem("/ws/a", connections: 10) == nil)
        self.counters.connections.store(10, ordering: .relaxed)
        let problem = self.problem("/ws/a", connections: 10)
        #expect(problem?.status == .serviceUnavailable)
        #expect(problem?.code == "too_many_connections")
        #expect(problem?.headers[.retryAfter] == "5")
    }

    @Test func streamsOfEventsAreConnectionsToo() {
        self.counters.connections.store(4, ordering: .relaxed)
        self.counters.streams.store(5, ordering: .relaxed)
        #expect(self.problem("/ws/a", connections: 10) == nil)
        self.counters.streams.store(6, ordering: .relaxed)
        #expect(self.problem("/ws/a", connections: 10)?.code == "too_many_connections")
    }

    @Test func atTheLimitOfProcessesOnlySessionsInMemoryAreLetIn() throws {
        let services = try TestServices.make(store: ScriptedStore(), counters: self.counters)
        let admission = Admission(services)
        let (known, unknown) = (try #require(SessionID("known")), try #require(SessionID("unknown")))
        let loop = EmbeddedEventLoop()
        _ = try services.registry.session(known, creating: true, on: loop, services: services).wait()
        self.counters.workers.store(9_999, ordering: .relaxed)
        try admission.checkRoom(for: unknown, from: nil)
        self.counters.workers.store(10_000, ordering: .relaxed)
        try admission.checkRoom(for: known, from: nil)
        let problem = #expect(throws: Problem.self) { try admission.checkRoom(for: unknown, from: nil) }
        #expect(problem?.status == .serviceUnavailable)
        #expect(problem?.code == "too_many_sessions")
        #expect(problem?.headers[.retryAfter] == "5")
    }

    @Test(arguments: [
        (HostResources(memory: 99, tasks: nil), true), (HostResources(memory: 100, tasks: nil), false),
        (HostResources(memory: nil, tasks: nil), false), (HostResources(memory: 100, tasks: 15), true),
        (HostResources(memory: 100, tasks: 16), false),
    ])
    func whereTheHostHasNothingLeftNobodyNewIsLetIn(_ resources: HostResources, _ isRefused: Bool) throws {
        let admission = try self.admission(resources: resources) { $0.limits.memoryReserve = 100 }
        let session = try #require(SessionID("a"))
        let problem = Result { () throws(Problem) in try admission.checkRoom(for: session, from: nil) }.failure
        #expect(problem?.code == (isRefused ? "overloaded" : nil))
        #expect(problem?.status == (isRefused ? .serviceUnavailable : nil))
        #expect(problem?.headers[.retryAfter] == (isRefused ? "5" : nil))
    }

    @Test func oneAddressMayOpenSoManyAndNoMore() throws {
        let admission = try self.admission {
            $0.limits.handshakesPerSecond = 2
            $0.limits.handshakesBurst = 3
        }
        let session = try #require(SessionID("a"))
        let one = try SocketAddress(ipAddress: "192.0.2.1", port: 1)
        let other = try SocketAddress(ipAddress: "192.0.2.2", port: 1)
        let now = NIODeadline.uptimeNanoseconds(1_000_000_000)
        for _ in 0..<3 { try admission.checkRoom(for: session, from: one, now: now) }
        let problem = #expect(throws: Problem.self) { try admission.checkRoom(for: session, from: one, now: now) }
        #expect(problem?.status == .tooManyRequests)
        #expect(problem?.code == "too_many_handshakes")
        #expect(problem?.headers[.retryAfter] == "1")
        try admission.checkRoom(for: session, from: other, now: now)
        // A local socket has no address to count by.
        for _ in 0..<5 { try admission.checkRoom(for: session, from: nil, now: now) }
        try admission.checkRoom(for: session, from: one, now: now + .milliseconds(500))
    }

    @Test func duringADrainNobodyIsLetIn() {
        self.counters.isDraining.store(true, ordering: .relaxed)
        let problem = self.problem("/ws/a")
        #expect(problem?.status == .serviceUnavailable)
        #expect(problem?.code == "draining")
        #expect(problem?.headers[.retryAfter] == "1")
    }

    @Test func whatIsWrongWithTheRequestIsSaidBeforeThereIsNoRoom() {
        self.counters.isDraining.store(true, ordering: .relaxed)
        #expect(self.problem("/nothing")?.status == .notFound)
        #expect(self.problem("/ws/ä")?.status == .badRequest)
        #expect(self.problem("/ws/a", headers: ["origin": "http://evil"])?.status == .forbidden)
    }
}

extension Result {
    /// nil after a success.
    fileprivate var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}
