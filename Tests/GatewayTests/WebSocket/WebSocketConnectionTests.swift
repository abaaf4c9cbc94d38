import NIOCore
import NIOEmbedded
import Shared
import Synchronization
import TestSupport
import Testing
import WebSocketTransport

@testable import Gateway

@Suite struct WebSocketConnectionTests {
    private static let log = (1...6).map { "event \($0)" }

    // MARK: Beginning

    @Test func theFirstFrameTellsWhereTheClientIs() throws {
        let connection = try ConnectionUnderTest(log: Self.log)
        let frames = try connection.texts()
        try #require(frames.count == 1)
        #expect(frames[0]["type"].string == "system")
        #expect(frames[0]["code"].string == "connected")
        #expect(frames[0]["epoch"].integer == 1)
        #expect(frames[0]["seq"].integer == 6)
        #expect(frames[0]["server"]["protocol"].integer == 1)
        #expect(frames[0]["limits"]["queue"].integer == 16)
        #expect(connection.services.counters.connections.load(ordering: .relaxed) == 1)
    }

    @Test func aConnectionMayBeginWithTheLog() throws {
        let connection = try ConnectionUnderTest(resume: (after: 2, epoch: 1), log: Self.log)
        #expect(try connection.types() == ["system", "resumed"])
        connection.store.answer()
        #expect(try connection.seqs() == [3, 4, 5, 6])
    }

    @Test func theEndOfTheConnectionIsTheEndOfTheViewer() throws {
        let connection = try ConnectionUnderTest()
        let session = try connection.session()
        #expect(session.viewers.count == 1)
        try connection.channel.close().wait()
        connection.channel.embeddedEventLoop.run()
        #expect(session.viewers.isEmpty)
        #expect(connection.services.counters.connections.load(ordering: .relaxed) == 0)
    }

    // MARK: Messages

    @Test func theClientsQuestionsAreAnswered() throws {
        let connection = try ConnectionUnderTest()
        _ = try connection.received()
        try connection.send(
            #"{"type":"ping"}"#, #"{"type":"get_status"}"#, #"{"type":"cancel"}"#, "{", #"{"type":"x"}"#)
        let frames = try connection.texts()
        #expect(frames.map { $0["type"].string } == ["pong", "session_status", "error", "error", "error"])
        #expect(frames.map { $0["code"].string } == [nil, nil, "invalid_message", "invalid_json", "unknown_type"])
        #expect(frames[1]["viewers"].integer == 1)
        #expect(connection.isOpen)
    }

    @Test func aMessageIsAcknowledgedWhenItIsCommitted() throws {
        let connection = try ConnectionUnderTest()
        connection.store.commitAll()
        _ = try connection.received()
        try connection.send(#"{"type":"user_message","message":"hi","client_id":"c"}"#)
        #expect(try connection.types() == [])
        connection.store.commitAll()
        #expect(try Set(connection.types()).isSuperset(of: ["acknowledged", "user_message_echo"]))
    }

    @Test func decisionsWithoutARunAreRefused() throws {
        let connection = try ConnectionUnderTest()
        _ = try connection.received()
        try connection.send(#"{"type":"decision","decision_id":"d","choice":"c"}"#)
        #expect(try connection.texts().first?["code"].string == "invalid_message")
    }

    @Test func aClientThatSendsTooFastIsTold() throws {
        let connection = try ConnectionUnderTest {
            $0.limits.messagesPerSecond = 1
            $0.limits.messagesBurst = 3
        }
        _ = try connection.received()
        for _ in 0..<5 { try connection.send(#"{"type":"ping"}"#) }
        let frames = try connection.texts()
        #expect(frames.map { $0["type"].string } == ["pong", "pong", "pong", "error", "error"])
        #expect(frames[3]["code"].string == "rate_limited")
        #expect((1...1000).contains(try #require(frames[3]["retry_after_ms"].integer)))
        #expect(connection.isOpen)
    }

    // MARK: Resuming

    /// Regression: a second `resume`, while the store was being read for the first, ended the process.
    @Test(arguments: [(0, 0), (0, 3), (3, 0), (5, 6), (6, 5)])
    func resumingTwiceAtOnceGivesTheLogFromTheSecondPlace(_ first: Int, _ second: Int) throws {
        let connection = try ConnectionUnderTest(log: Self.log)
        _ = try connection.received()
        try connection.send(
            #"{"type":"resume","after":\#(first),"epoch":1}"#, #"{"type":"resume","after":\#(second),"epoch":1}"#)
        for _ in 0..<10 where !connection.store.reads.isEmpty {
            connection.store.answer()
            connection.channel.embeddedEventLoop.run()
        }
        let frames = try connection.texts()
        let last = try #require(frames.lastIndex { $0["type"].string == "resumed" })
        let seqs = frames[last...].filter { $0["type"].string == "log" }.compactMap { $0["seq"].integer }
        #expect(seqs == Array((second + 1)..<7))
    }

    @Test func anUnknownPlaceIsAResetToTheFirstEvent() throws {
        let connection = try ConnectionUnderTest(log: Self.log)
        _ = try connection.received()
        try connection.send(#"{"type":"resume","after":99,"epoch":1}"#)
        connection.store.answer()
        let frames = try connection.texts()
        #expect(frames[0]["reset"].bool == true)
        #expect(frames[0]["first"].integer == 1)
        #expect(frames.dropFirst().compactMap { $0["seq"].integer } == Array(1...6))
    }

    @Test func aLogThatCannotBeReadEndsTheConnection() throws {
        let connection = try ConnectionUnderTest(log: Self.log)
        _ = try connection.received()
        try connection.send(#"{"type":"resume","after":0}"#)
        connection.store.forgetUncommitted()
        #expect(try connection.received().last == .close(4503))
    }

    // MARK: A client that does not read

    @Test func whatASlowClientMissesItGetsWhenThereIsRoom() throws {
        let connection = try ConnectionUnderTest()
        let session = try connection.session()
        _ = try connection.received()
        func log(_ count: Int) {
            for _ in 0..<count {
                session.append("log", runID: nil) { _ in }
                session.flushBatch()
            }
        }
        log(2)
        #expect(try connection.seqs() == [1, 2])
        connection.channel.isWritable = false
        connection.channel.pipeline.fireChannelWritabilityChanged()
        log(3)
        session.submitWrites(isUrgent: true)
        connection.store.commitAll()
        log(1)
        #expect(try connection.seqs() == [])
        connection.channel.isWritable = true
        connection.channel.pipeline.fireChannelWritabilityChanged()
        connection.store.answer()
        #expect(try connection.seqs() == [3, 4, 5, 6])
        log(1)
        #expect(try connection.seqs() == [7])
    }

    // MARK: Control frames

    @Test func aPingIsAnswered() throws {
        let connection = try ConnectionUnderTest()
        _ = try connection.received()
        try connection.send(ConnectionUnderTest.frame(0x89, [1, 2, 3]))
        #expect(try connection.received() == [.pong([1, 2, 3])])
    }

    @Test(arguments: [(nil, nil), (1000, 1000), (4321, 4321)] as [(UInt16?, UInt16?)])
    func aCloseFrameIsAnsweredAndEndsTheConnection(_ code: UInt16?, _ answer: UInt16?) throws {
        let connection = try ConnectionUnderTest()
        _ = try connection.received()
        let payload = code.map { [UInt8($0 >> 8), UInt8($0 & 255)] } ?? []
        try connection.send(ConnectionUnderTest.frame(0x88, payload))
        #expect(try connection.received() == [.close(answer)])
        #expect(!connection.isOpen)
    }

    @Test(
        arguments: [
            ([0x81, 0x00], 1002), (ConnectionUnderTest.frame(0x82, [1]), 1003),
            (ConnectionUnderTest.frame(0x81, [0xFF]), 1007),
            (ConnectionUnderTest.frame(0x81, [UInt8](repeating: 0x61, count: 200)), 1009),
            (ConnectionUnderTest.frame(0x09, []), 1002),
            (ConnectionUnderTest.frame(0x89, [UInt8](repeating: 0, count: 126)), 1002),
            (ConnectionUnderTest.frame(0x88, [0x03, 0xED]), 1002), (ConnectionUnderTest.frame(0xC1, []), 1002),
        ] as [([UInt8], UInt16)])
    func aFrameAgainstTheRulesEndsTheConnection(_ bytes: [UInt8], _ code: UInt16) throws {
        let connection = try ConnectionUnderTest { $0.limits.webSocketMessage = 150 }
        _ = try connection.received()
        try connection.send(bytes)
        #expect(try connection.received() == [.close(code)])
        // The client may answer; what else it says is not heard.
        try connection.send(#"{"type":"ping"}"#)
        #expect(try connection.received() == [])
        connection.pass(2)
        #expect(!connection.isOpen)
    }

    @Test func afterTheGatewaysCloseTheClientsEndsTheConnectionAtOnce() throws {
        let connection = try ConnectionUnderTest()
        let session = try connection.session()
        session.sendToAll(.close(.goingAway(retryAfterMilliseconds: 500)))
        #expect(try connection.received().last == .close(1001))
        #expect(connection.isOpen)
        try connection.send(ConnectionUnderTest.frame(0x88, [0x03, 0xE9]))
        #expect(!connection.isOpen)
    }

    // MARK: Heartbeat

    @Test func aClientThatAnswersIsAskedAgainAndAgain() throws {
        let connection = try ConnectionUnderTest()
        _ = try connection.received()
        for _ in 0..<4 {
            connection.pass(25)
            #expect(try connection.received() == [.ping])
            try connection.send(ConnectionUnderTest.frame(0x8A, []))
            connection.pass(20)
            #expect(connection.isOpen)
        }
    }

    @Test func aClientThatDoesNotAnswerIsGone() throws {
        let connection = try ConnectionUnderTest()
        connection.pass(25)
        #expect(try connection.received().last == .ping)
        connection.pass(19)
        #expect(connection.isOpen)
        connection.pass(1)
        #expect(!connection.isOpen)
        #expect(connection.services.counters.connections.load(ordering: .relaxed) == 0)
    }
}
