import Foundation
import Shared
import TestSupport
import Testing

@testable import Gateway

/// Random frames through the scanner, against what Foundation's reader makes of the frame before and of the event
/// after.
@Suite struct RelayComparisonTests {
    @Test(.serialized, arguments: 0..<20)
    func theEventSaysWhatTheFrameSaid(_ seed: Int) throws {
        var maker = FrameMaker(seed: UInt64(seed))
        for _ in 0..<150 {
            let (type, frame) = maker.frame()
            let relayed = try RelayedFrame.relay([frame])
            #expect(relayed.lines == relayed.payloads)
            try #require(relayed.lines.count == 1, "\(frame)")
            let expected = Self.expected(type, try Self.read(frame))
            #expect(try Self.sorted(Self.read(relayed.lines[0])) == Self.sorted(expected), "\(frame)")
        }
    }

    private static func read(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private static func sorted(_ object: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self)
    }

    private static func expected(_ type: WorkerEventType, _ frame: [String: Any]) -> [String: Any] {
        var event = type == .log ? [:] : frame
        event["type"] = type.rawValue
        event["seq"] = 7
        event["session_id"] = "s-1"
        event["run_id"] = "run_1"
        if !(event["timestamp"] is String) { event["timestamp"] = RelayedFrame.time }
        if type == .log, var data = frame["data"] as? [String: Any] {
            data["session_id"] = "s-1"
            if !(data["timestamp"] is String) { data["timestamp"] = RelayedFrame.time }
            event["data"] = data
        }
        return event
    }
}

/// Makes valid worker frames of every shape: any order, any white space, odd names and values, forged members.
private struct FrameMaker {
    private var random: SeededGenerator

    init(seed: UInt64) {
        self.random = SeededGenerator(seed: seed)
    }

    mutating func frame() -> (WorkerEventType, String) {
        let type = RelayedFrame.relayed.randomElement(using: &self.random) ?? .log
        var members: [(String, String)] = [("type", "\"\(type.rawValue)\"")]
        switch type {
        case .agentStatus:
            let status = AgentStatus.allCases.randomElement(using: &self.random) ?? .idle
            members += [
                ("agent", "\"Ä\(self.number(9))\""), ("status", "\"\(status.rawValue)\""), ("message", self.string()),
            ]
        case .log: members.append(("data", self.data()))
        case .agentResponse: members.append(("message", self.string()))
        case .decisionRequired:
            members += [("decision_id", self.string()), ("question", self.string()), ("choices", self.array(2))]
        default: members += [("code", self.string()), ("message", self.string())]
        }
        if self.random.oneIn(3) { members.append(("timestamp", self.value(0))) }
        for name in ["seq", "session_id", "run_id"] where self.random.oneIn(4) { members.append((name, self.value(1))) }
        for number in 0..<self.number(4) { members.append(("x\(number)", self.value(3))) }
        if self.random.oneIn(2) { members.shuffle(using: &self.random) }
        return (type, self.object(members))
    }

    private mutating func data() -> String {
        let level = ["DEBUG", "INFO", "WARNING", "ERROR"].randomElement(using: &self.random) ?? "INFO"
        var members = [("level", "\"\(level)\""), ("logger", self.string()), ("message", self.string())]
        if self.random.oneIn(3) { members.append(("timestamp", self.value(0))) }
        if self.random.oneIn(3) { members.append(("session_id", self.value(0))) }
        if self.random.oneIn(2) { members.append(("agent", self.value(2))) }
        members.shuffle(using: &self.random)
        return self.object(members)
    }

    private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self.random) }

    private mutating func space() -> String {
        guard self.random.oneIn(5) else { return "" }
        return [" ", "\n", "\r\n", "\t", "  "].randomElement(using: &self.random) ?? ""
    }

    private mutating func object(_ members: [(String, String)]) -> String {
        var texts: [String] = []
        for (name, value) in members {
            texts.append("\(self.space())\"\(name)\"\(self.space()):\(self.space())\(value)\(self.space())")
        }
        return "\(self.space()){\(texts.joined(separator: ","))}\(self.space())"
    }

    private mutating func array(_ depth: Int) -> String {
        var texts: [String] = []
        for _ in 0..<self.number(4) { texts.append(self.space() + self.value(depth - 1) + self.space()) }
        return "[\(texts.joined(separator: ","))]"
    }

    private mutating func value(_ depth: Int) -> String {
        switch self.number(depth > 0 ? 7 : 5) {
        case 0: return self.string()
        case 1: return "\(Int.random(in: -1_000_000...1_000_000, using: &self.random))"
        case 2: return "\(self.number(1000)).\(self.number(1000))e-2"
        case 3: return ["true", "false", "null"].randomElement(using: &self.random) ?? "null"
        case 4: return self.string()
        case 5: return self.array(depth)
        default:
            var members: [(String, String)] = []
            for index in 0..<self.number(4) { members.append(("k\(index)", self.value(depth - 1))) }
            return self.object(members)
        }
    }

    private mutating func string() -> String {
        var text = "\""
        for _ in 0..<self.number(12) {
            let pieces = [
                "a", "seq", "é", "😀", "\u{2028}", #"\""#, #"\\"#, #"\/"#, #"\n"#, #"\u0000"#, #"\ud83d\ude00"#, "{",
                "}",
                ",", ":", #"\u00e9"#, " ",
            ]
            text += pieces.randomElement(using: &self.random) ?? ""
        }
        return text + "\""
    }
}
