import Shared
import Testing

@testable import Gateway

@Suite struct AgentBoardTests {
    private static func note(
        _ board: inout AgentBoard, _ agent: String, _ status: AgentStatus, _ message: String = ""
    ) {
        Array(agent.utf8).withUnsafeBytes { agent in
            Array(message.utf8).withUnsafeBytes { board.note(agent: agent, status: status, message: $0) }
        }
    }

    private static func told(_ board: AgentBoard) -> [String] {
        board.entries.map { entry in
            let name = String(decoding: entry.agent, as: UTF8.self)
            return "\(name): \(entry.status.rawValue) \(String(decoding: entry.message, as: UTF8.self))"
        }
    }

    @Test func announcedAgentsAreIdleInTheirOrder() {
        var board = AgentBoard()
        board.announce(["b", "a"].map { Array($0.utf8) })
        #expect(Self.told(board) == ["b: idle ", "a: idle "])
    }

    @Test func aNewWorkerKeepsWhatIsKnown() {
        var board = AgentBoard()
        Self.note(&board, "a", .completed, "done")
        Self.note(&board, "gone", .working, "x")
        board.announce(["b", "a"].map { Array($0.utf8) })
        #expect(Self.told(board) == ["b: idle ", "a: completed done"])
    }

    @Test func theLatestStatusCounts() {
        var board = AgentBoard()
        Self.note(&board, "a", .starting, "first")
        Self.note(&board, "b", .working, "x")
        Self.note(&board, "a", .completed, "")
        #expect(Self.told(board) == ["a: completed ", "b: working x"])
    }

    /// Regression: a worker that escapes what is not ASCII had its agents on the board twice.
    @Test func aNameIsTheSameHoweverItIsEscaped() {
        var board = AgentBoard()
        board.announce([JSONText.escaped("Prüfer \"1\"")])
        Self.note(&board, #"Pr\u00fcfer \"1\""#, .working, "x")
        Self.note(&board, #"Pr\u00FCfer \u00221\u0022"#, .completed, "y")
        #expect(Self.told(board) == [#"Prüfer \"1\": completed y"#])
    }

    @Test func aMessageThatIsTooLongIsNotKept() {
        var board = AgentBoard()
        let longest = String(repeating: "m", count: AgentBoard.longestMessage)
        Self.note(&board, "a", .working, longest)
        #expect(board.entries[0].message.count == AgentBoard.longestMessage)
        Self.note(&board, "a", .working, longest + "m")
        #expect(Self.told(board) == ["a: working "])
    }

    @Test func furtherAgentsAreNotKept() {
        var board = AgentBoard()
        for number in 0..<(AgentBoard.maximumCount + 5) { Self.note(&board, "agent \(number)", .working) }
        #expect(board.entries.count == AgentBoard.maximumCount)
        board.announce((0..<(AgentBoard.maximumCount + 5)).map { Array("other \($0)".utf8) })
        #expect(board.entries.count == AgentBoard.maximumCount)
    }

    @Test func thoseThatHaveBegunAreSettled() {
        var board = AgentBoard()
        for (index, status) in AgentStatus.allCases.enumerated() { Self.note(&board, "a\(index)", status, "m") }
        let settled = board.settle(to: .error, message: "", orFirst: true)
        #expect(settled.map { String(decoding: $0, as: UTF8.self) } == ["a1", "a2"])
        #expect(Self.told(board) == ["a0: idle m", "a1: error ", "a2: error ", "a3: completed m", "a4: error m"])
    }

    @Test func whereNoneHasBegunTheFirstStandsForAll() {
        var board = AgentBoard()
        #expect(board.settle(to: .error, message: "", orFirst: true).isEmpty)
        board.announce(["first", "second"].map { Array($0.utf8) })
        #expect(board.settle(to: .error, message: "", orFirst: false).isEmpty)
        let settled = board.settle(to: .error, message: "", orFirst: true)
        #expect(settled.map { String(decoding: $0, as: UTF8.self) } == ["first"])
        #expect(Self.told(board) == ["first: error ", "second: idle "])
    }

    @Test(arguments: ["idle", "starting", "working", "completed", "error"])
    func theFiveStatusesAreKnown(_ name: String) {
        #expect(Array(name.utf8).withUnsafeBytes { AgentStatus(raw: $0) }?.rawValue == name)
    }

    @Test(arguments: ["", "Idle", "idle ", "done", "working\0"])
    func noOtherStatusIs(_ name: String) {
        #expect(Array(name.utf8).withUnsafeBytes { AgentStatus(raw: $0) } == nil)
    }
}
