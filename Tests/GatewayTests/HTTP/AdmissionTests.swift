import HTTPTypes
import Shared
import Synchronization
import Testing

@testable import Gateway

@Suite struct AdmissionTests {
    private let counters = GatewayCounters()

    private func admit(
        _ path: String, headers: [String: String] = [:], origins: [String] = [], connections: Int = 10
    ) -> Result<Admission.Ticket, Problem> {
        var configuration = GatewayConfiguration()
        configuration.server.corsOrigins = origins
        configuration.limits.connections = connections
        let admission = Admission(configuration: configuration, counters: self.counters)
        return Result { () throws(Problem) in try admission.admit(path: path) { headers[$0] } }
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
