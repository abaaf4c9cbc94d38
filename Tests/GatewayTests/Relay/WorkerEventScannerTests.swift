import NIOCore
import Shared
import TestSupport
import Testing

@testable import Gateway

@Suite struct WorkerEventScannerTests {
    @Test(arguments: RelayedFrame.relayed)
    func aGoodFrameKeepsItsMembersAndGetsTheGateways(_ type: WorkerEventType) throws {
        let members = try #require(RelayedFrame.good[type])
        let event = try RelayedFrame.relay(RelayedFrame.text(type, members))
        #expect(event["type"].string == type.rawValue)
        #expect(event["seq"].integer == 7)
        #expect(event["session_id"].string == "s-1")
        #expect(event["run_id"].string == "run_1")
        #expect(event["timestamp"].string == RelayedFrame.time)
        for member in members where type != .log {
            #expect(try event[member.name] == JSONValue(parsing: member.value))
        }
    }

    @Test func eventsOfOneReadAreNumberedInOrder() throws {
        let frames = (0..<20).map { number in
            RelayedFrame.text(.agentStatus, [("agent", "\"A\(number)\""), ("status", #""idle""#), ("message", #""""#)])
        }
        let relayed = try RelayedFrame.relay(frames, seq: 98)
        #expect(relayed.lines == relayed.payloads)
        for (number, line) in relayed.lines.enumerated() {
            let event = try JSONValue(parsing: line)
            #expect(event["seq"].integer == 98 + number)
            #expect(event["agent"].string == "A\(number)")
        }
    }

    @Test func membersThatNobodyKnowsPassThrough() throws {
        let event = try RelayedFrame.relay(
            #"{"type":"agent_response","message":"m","new":{"a":[1,2.5e3,null,true]},"":"empty name","seq_":1}"#)
        #expect(
            event["new"]["a"] == .array([.integer(1), .double(2500), .null, .bool(true)])
                || event["new"]["a"].array?.count == 4)
        #expect(event[""].string == "empty name")
        #expect(event["seq_"].integer == 1)
    }

    // MARK: Missing and malformed members

    /// Member, and whether the event needs it.
    private static let rules: [(WorkerEventType, String, isNeeded: Bool)] = [
        (.agentStatus, "agent", true), (.agentStatus, "status", true), (.agentStatus, "message", true),
        (.agentStatus, "progress", false), (.log, "data", true), (.agentResponse, "message", true),
        (.decisionRequired, "decision_id", true), (.decisionRequired, "question", true),
        (.decisionRequired, "choices", true), (.error, "code", true), (.error, "message", true),
    ]

    @Test(arguments: Self.rules)
    func aMissingMember(_ type: WorkerEventType, _ name: String, isNeeded: Bool) throws {
        let members = try #require(RelayedFrame.good[type]).filter { $0.name != name }
        let error = RelayedFrame.error(RelayedFrame.text(type, members))
        #expect(error == (isNeeded ? Self.bad(type, name) : nil))
    }

    @Test(arguments: Self.rules, ["1", "null", "true", "{}", "[]", #""x""#])
    func aMemberOfAnotherKind(_ rule: (type: WorkerEventType, name: String, isNeeded: Bool), _ value: String) throws {
        var members = try #require(RelayedFrame.good[rule.type])
        let index = try #require(members.firstIndex { $0.name == rule.name })
        let kind = members[index].value.first
        members[index].value = value
        let isSameKind = kind == value.first || (kind == "0" && value == "1")
        let error = RelayedFrame.error(RelayedFrame.text(rule.type, members))
        if isSameKind, rule.name == "data" {
            #expect(error == Self.bad(.log, "level"))
        } else if isSameKind, rule.name == "status" {
            #expect(error == Self.bad(.agentStatus, "status"))
        } else {
            #expect(error == (isSameKind ? nil : Self.bad(rule.type, rule.name)))
        }
    }

    private static func bad(_ type: WorkerEventType, _ name: String) -> WorkerProtocolError {
        switch name {
        case "agent": .badMember(type, "agent")
        case "status": .badMember(type, "status")
        case "message": .badMember(type, "message")
        case "progress": .badMember(type, "progress")
        case "data": .badMember(type, "data")
        case "level": .badMember(type, "level")
        case "logger": .badMember(type, "logger")
        case "decision_id": .badMember(type, "decision_id")
        case "question": .badMember(type, "question")
        case "choices": .badMember(type, "choices")
        case "code": .badMember(type, "code")
        default: .missingType
        }
    }

    @Test func anAgentsNameHasOneTo64Bytes() {
        func error(_ count: Int) -> WorkerProtocolError? {
            let name = String(repeating: "n", count: count)
            return RelayedFrame.error(#"{"type":"agent_status","agent":"\#(name)","status":"idle","message":""}"#)
        }
        #expect(error(1) == nil)
        #expect(error(64) == nil)
        #expect(error(0) == Self.bad(.agentStatus, "agent"))
        #expect(error(65) == Self.bad(.agentStatus, "agent"))
    }

    @Test(arguments: [
        (#"{"logger":"l","message":"m"}"#, "level"), (#"{"level":"TRACE","logger":"l","message":"m"}"#, "level"),
        (#"{"level":"info","logger":"l","message":"m"}"#, "level"),
        (#"{"level":1,"logger":"l","message":"m"}"#, "level"),
        (#"{"level":"INFO","message":"m"}"#, "logger"), (#"{"level":"INFO","logger":null,"message":"m"}"#, "logger"),
        (#"{"level":"INFO","logger":"l"}"#, "message"), (#"{"level":"INFO","logger":"l","message":["m"]}"#, "message"),
    ])
    func aLogWithBadData(_ data: String, _ name: String) {
        #expect(RelayedFrame.error(#"{"type":"log","data":\#(data)}"#) == Self.bad(.log, name))
    }

    // MARK: The frame itself

    @Test(arguments: [
        "", "[]", "null", "\"log\"", "{", #"{"type":"log"}x"#, #"{"type":"log",}"#, "{\"type\":\"log\u{1}\"}",
    ])
    func whatIsNoObjectIsRefused(_ frame: String) {
        guard case .json = RelayedFrame.error(frame) else {
            Issue.record("\(frame) was taken")
            return
        }
    }

    @Test func aFrameThatIsNotUTF8IsRefused() {
        var scanner = WorkerEventScanner()
        let bytes = Array(#"{"type":"log","x":""#.utf8) + [0xC0, 0x80] + Array(#""}"#.utf8)
        #expect(throws: WorkerProtocolError.self) {
            try bytes.withUnsafeBytes { _ = try scanner.scan($0, phase: .running) }
        }
    }

    @Test(arguments: [
        ("{}", WorkerProtocolError.missingType), (#"{"type":1}"#, .missingType), (#"{"type":null}"#, .missingType),
        (#"{"Type":"log"}"#, .missingType), (#"{"type":""}"#, .unknownType),
        (#"{"type":"run_finished"}"#, .unknownType),
        (#"{"type":"user_message_echo"}"#, .unknownType), (#"{"type":"LOG"}"#, .unknownType),
    ])
    func aTypeThatWorkersDoNotHave(_ frame: String, _ error: WorkerProtocolError) {
        #expect(RelayedFrame.error(frame) == error)
    }

    @Test(arguments: WorkerEventType.allCases, WorkerEventType.Phase.allCases)
    func onlyWhatThePhaseAllowsIsTaken(_ type: WorkerEventType, _ phase: WorkerEventType.Phase) {
        var scanner = WorkerEventScanner()
        let result = Result {
            try Array(#"{"type":"\#(type.rawValue)"}"#.utf8).withUnsafeBytes { try scanner.scan($0, phase: phase) }
        }
        switch result {
        case .success(let found): #expect(found == type && type.isAllowed(in: phase))
        case .failure(let error):
            #expect(error as? WorkerProtocolError == .notAllowed(type, in: phase))
            #expect(!type.isAllowed(in: phase))
        }
    }

    @Test func theLastOfTwoTypesCounts() throws {
        let event = try RelayedFrame.relay(#"{"type":"ready","type":"error","code":"c","message":"m"}"#)
        #expect(event["type"].string == "error")
    }

    // MARK: Delta and answer

    @Test func aDeltaIsNumberedByNobody() throws {
        let delta = try Self.delta(
            #"{"type":"agent_response_delta","seq":5,"session_id":"x","run_id":"y","timestamp":"t","#
                + #""text":"a\u00e9","index":3}"#
        )
        #expect(delta["type"].string == "agent_response_delta")
        #expect(delta["seq"].isNull)
        #expect(delta["session_id"].string == "s-1")
        #expect(delta["run_id"].string == "run_1")
        #expect(delta["timestamp"].string == RelayedFrame.time)
        #expect(delta["text"].string == "aé")
        #expect(delta["index"].integer == 3)
    }

    @Test(arguments: ["", #","text":1"#, #","text":null"#])
    func aDeltaWithoutTextIsRefused(_ member: String) {
        #expect(throws: WorkerProtocolError.badMember(.agentResponseDelta, "text")) {
            try Self.delta(#"{"type":"agent_response_delta"\#(member)}"#)
        }
    }

    private static func delta(_ frame: String) throws -> JSONValue {
        var scanner = WorkerEventScanner()
        let session = try #require(SessionID("s-1"))
        return try Array(frame.utf8).withUnsafeBytes { bytes in
            _ = try scanner.scan(bytes, phase: .running)
            return try JSONValue(
                parsing: scanner.delta(bytes, session: session, runID: "run_1", at: RelayedFrame.moment))
        }
    }

    @Test(arguments: [
        (##"{"type":"agent_response","message":"# A\nplan"}"##, "# A\nplan" as String?),
        (#"{"type":"agent_response","message":1}"#, nil), (#"{"type":"agent_response"}"#, nil),
    ])
    func theHistoryKeepsTheAnswer(_ frame: String, _ answer: String?) throws {
        #expect(try Self.answer(frame, maximumLength: 100) == answer)
    }

    @Test func theHistoryKeepsTheStartOfALongAnswer() throws {
        let long = String(repeating: "é", count: 5000)
        let answer = try #require(
            try Self.answer(#"{"type":"agent_response","message":"\#(long)"}"#, maximumLength: 2048))
        #expect(long.hasPrefix(answer))
        #expect((512...2048).contains(answer.utf8.count))
    }

    private static func answer(_ frame: String, maximumLength: Int) throws -> String? {
        var scanner = WorkerEventScanner()
        return try Array(frame.utf8).withUnsafeBytes { bytes in
            _ = try scanner.scan(bytes, phase: .running)
            return scanner.answer(bytes, maximumLength: maximumLength)
        }
    }

    // MARK: The board

    @Test func theBoardIsToldOfEachStatus() throws {
        let relayed = try RelayedFrame.relay([
            #"{"type":"agent_status","agent":"A","status":"working","message":"one"}"#,
            #"{"type":"agent_status","agent":"B","status":"idle","message":"two"}"#,
            #"{"type":"agent_status","agent":"A","status":"completed","message":"three"}"#,
        ])
        let told = relayed.board.entries.map { "\(String(decoding: $0.agent, as: UTF8.self)) \($0.status.rawValue)" }
        #expect(told == ["A completed", "B idle"])
    }
}
