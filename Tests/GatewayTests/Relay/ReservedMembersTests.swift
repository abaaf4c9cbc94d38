import Foundation
import Shared
import TestSupport
import Testing

@testable import Gateway

/// What only the Gateway may say of an event, a worker cannot say in its place.
@Suite struct ReservedMembersTests {
    private static let forged = [
        #""seq":1"#, #""seq":"7""#, #""session_id":"other""#, #""run_id":"run_other""#, #""run_id":null"#,
    ]

    /// A forged member at every position of a frame of each type.
    @Test(arguments: RelayedFrame.relayed, Self.forged)
    func aForgedMemberIsReplacedWhereverItStands(_ type: WorkerEventType, _ forged: String) throws {
        let good = try #require(RelayedFrame.good[type])
        let members = ["\"type\":\"\(type.rawValue)\""] + good.map { "\"\($0.name)\":\($0.value)" }
        for position in 0...members.count {
            var all = members
            all.insert(forged, at: position)
            try Self.check(type, "{\(all.joined(separator: ","))}")
            try Self.check(type, "{ \(all.joined(separator: " ,\n ")) }")
        }
    }

    @Test(arguments: RelayedFrame.relayed)
    func allOfThemTogetherAreReplaced(_ type: WorkerEventType) throws {
        let good = try #require(RelayedFrame.good[type])
        var members = good.map { "\"\($0.name)\":\($0.value)" } + Self.forged + ["\"type\":\"\(type.rawValue)\""]
        var random = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            members.shuffle(using: &random)
            try Self.check(type, "{\(members.joined(separator: ","))}")
        }
    }

    /// Each reserved name stands in the event once, with the Gateway's value.
    private static func check(_ type: WorkerEventType, _ frame: String) throws {
        let relayed = try RelayedFrame.relay([frame])
        let object = try JSONObject(Array(try #require(relayed.lines.first).utf8))
        for name in ["type", "seq", "session_id", "run_id", "timestamp"] {
            let count = object.members.count { object.bytes[$0.key].elementsEqual(name.utf8) }
            #expect(count == 1, "\(name) in \(relayed.lines)")
        }
        let event = try relayed.event()
        #expect(event["type"].string == type.rawValue)
        #expect(event["seq"].integer == 7)
        #expect(event["session_id"].string == "s-1")
        #expect(event["run_id"].string == "run_1")
    }

    @Test func theSessionInALogIsTheGateways() throws {
        for data in [
            #"{"level":"INFO","logger":"l","message":"m","session_id":"other"}"#,
            #"{"session_id":"other","level":"INFO","session_id":5,"logger":"l","message":"m"}"#,
        ] {
            let relayed = try RelayedFrame.relay([#"{"type":"log","data":\#(data)}"#])
            #expect(relayed.lines[0].components(separatedBy: "\"session_id\"").count == 3)
            #expect(try relayed.event()["data"]["session_id"].string == "s-1")
        }
    }

    /// Regression: names are compared as they are written, so one with an escape meant a reserved member to a client
    /// only.
    @Test(arguments: [
        #"s\u0065q"#, #"session\u005fid"#, #"run\u005Fid"#, #"typ\u0065"#, #"ag\u0065nt"#, #"a\"b"#, #"a\/b"#,
    ])
    func aNameWithAnEscapeIsRefused(_ name: String) throws {
        for type in RelayedFrame.relayed {
            let members = try #require(RelayedFrame.good[type]) + [(name, "5")]
            #expect(RelayedFrame.error(RelayedFrame.text(type, members)) == .escapedKey)
        }
        let log = #"{"type":"log","data":{"level":"INFO","logger":"l","message":"m","\#(name)":"x"}}"#
        #expect(RelayedFrame.error(log) == .escapedKey)
    }

    @Test func aNameWithAnEscapeDeeperInsideIsNobodysBusiness() throws {
        let event = try RelayedFrame.relay(#"{"type":"agent_response","message":"m","x":{"s\u0065q":5}}"#)
        #expect(event["x"]["seq"].integer == 5)
    }

    // MARK: Time stamps

    @Test(arguments: [WorkerEventType.agentStatus, .agentResponse, .decisionRequired, .error])
    func aWorkersTimeIsKept(_ type: WorkerEventType) throws {
        let members = try #require(RelayedFrame.good[type]) + [("timestamp", #""2025-01-01T00:00:00.000Z""#)]
        let relayed = try RelayedFrame.relay([RelayedFrame.text(type, members)])
        #expect(try relayed.event()["timestamp"].string == "2025-01-01T00:00:00.000Z")
        #expect(relayed.lines[0].components(separatedBy: "\"timestamp\"").count == 2)
    }

    @Test(arguments: [WorkerEventType.agentStatus, .agentResponse, .decisionRequired, .error], ["1", "null", "{}"])
    func aTimeOfAnotherKindIsReplaced(_ type: WorkerEventType, _ value: String) throws {
        let members = try #require(RelayedFrame.good[type]) + [("timestamp", value)]
        let relayed = try RelayedFrame.relay([RelayedFrame.text(type, members)])
        #expect(try relayed.event()["timestamp"].string == RelayedFrame.time)
        #expect(relayed.lines[0].components(separatedBy: "\"timestamp\"").count == 2)
    }

    @Test func aLogsTimeIsKeptOrAdded() throws {
        let with = #"{"level":"INFO","logger":"l","message":"m","timestamp":"T"}"#
        let without = #"{"level":"INFO","logger":"l","message":"m","timestamp":12}"#
        #expect(try RelayedFrame.relay(#"{"type":"log","data":\#(with)}"#)["data"]["timestamp"].string == "T")
        #expect(
            try RelayedFrame.relay(#"{"type":"log","data":\#(without)}"#)["data"]["timestamp"].string
                == RelayedFrame.time)
    }

    // MARK: Bytes

    @Test(arguments: ["\n", "\r\n", " \t", "\r"])
    func lineBreaksBetweenTokensLeaveOneLine(_ space: String) throws {
        for type in RelayedFrame.relayed {
            let good = try #require(RelayedFrame.good[type])
            let members =
                ["\"type\"\(space):\"\(type.rawValue)\""]
                + good.map { "\"\($0.name)\":\(space)\(Self.spread($0.value, space))" } + [
                    "\"list\":[1\(space),\(space)2]"
                ]
            let text = "\(space){\(space)\(members.joined(separator: space + "," + space))\(space)}\(space)"
            let relayed = try RelayedFrame.relay([text])
            #expect(relayed.lines.count == 1)
            #expect(!relayed.payloads[0].contains { $0.isNewline })
            let event = try relayed.event()
            for member in good where type != .log {
                #expect(try event[member.name] == JSONValue(parsing: member.value))
            }
        }
    }

    /// White space inside of an object, where JSON allows it.
    private static func spread(_ value: String, _ space: String) -> String {
        value.hasPrefix("{") ? value.replacing(",", with: "\(space),\(space)") : value
    }

    @Test func escapesAndUnicodePassUnchanged() throws {
        let literal = #""a\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t é 😀 \u2028""#
        for type in [WorkerEventType.agentStatus, .agentResponse, .error] {
            var members = try #require(RelayedFrame.good[type]).filter { $0.name != "message" }
            members.append(("message", literal))
            let relayed = try RelayedFrame.relay([RelayedFrame.text(type, members)])
            #expect(relayed.lines[0].contains(literal))
        }
        let relayed = try RelayedFrame.relay([
            #"{"type":"log","data":{"level":"INFO","logger":"l","message":\#(literal)}}"#
        ])
        #expect(relayed.lines[0].contains(literal))
    }
}
