import NIOConcurrencyHelpers
import NIOCore
import NIOEmbedded
import Shared
import Synchronization
import TestSupport
import Testing

@testable import Gateway

@Suite struct SessionTests {
    // MARK: Messages

    @Test func aMessageIsAcknowledgedAndSeenWhenTheStoreHasIt() throws {
        let test = try SessionUnderTest()
        test.store.artifactNames = ["a.txt"]
        let receipt = test.submit("hello", clientID: "c", attachments: ["a.txt"])
        test.look()
        #expect(receipt.reply == nil)
        #expect(test.events.isEmpty)
        // The worker starts while the store is still writing.
        #expect(test.session.machine.state == .starting(attempt: 1))
        test.settle()
        let message = try #require(receipt.message)
        #expect(receipt.ahead == 0)
        #expect(receipt.isDuplicate == false)
        #expect(test.types == ["user_message_echo"])
        let echo = test.events[0]
        #expect(echo["message"].string == "hello")
        #expect(echo["message_id"].string == message.messageID)
        #expect(echo["client_id"].string == "c")
        #expect(echo["attachments"] == .array([.string("a.txt")]))
        #expect(echo["seq"].integer == message.seq)
        #expect(test.session.machine.state == .starting(attempt: 1))
    }

    @Test func aMessageWithAnArtifactThatThereIsNotIsRefused() throws {
        let test = try SessionUnderTest()
        test.store.artifactNames = ["a.txt"]
        let receipt = test.submit("hello", attachments: ["a.txt", "b.txt"])
        test.settle()
        #expect(receipt.refusal?.code == .artifactNotFound)
        #expect(receipt.refusal?.message.contains("b.txt") == true)
        #expect(test.events.isEmpty)
    }

    @Test func aRepeatedMessageGetsTheFirstOnesReceipt() throws {
        let test = try SessionUnderTest()
        let first = test.submit("hello", clientID: "c")
        let early = test.submit("hello", clientID: "c")
        test.settle()
        let late = test.submit("other text", clientID: "c")
        test.settle()
        #expect(first.isDuplicate == false)
        for repeated in [early, late] {
            #expect(repeated.message == first.message?.receipt)
            #expect(repeated.isDuplicate == true)
        }
        #expect(test.types == ["user_message_echo"])
        #expect(test.writes == ["accepted hello"])
    }

    /// Regression: a message with attachments was overtaken by a plain one sent right after it.
    @Test func messagesAreTakenInTheirOrder() throws {
        let test = try SessionUnderTest()
        test.store.artifactNames = ["a"]
        test.store.artifactQuestions = []
        let receipts = [test.submit("first", attachments: ["a"]), test.submit("second")]
        test.settle()
        #expect(receipts.allSatisfy { $0.reply == nil })
        test.store.answerArtifacts()
        test.settle()
        #expect(receipts.compactMap(\.ahead) == [0, 1])
        #expect(test.events.compactMap { $0["message"].string }.prefix(2) == ["first", "second"])
    }

    /// Regression: two equal messages with attachments were both taken, because each waited for the look at the
    /// artifacts.
    /// Regression: the copy was answered at once, so that its sender held a receipt for what a crash could still lose.
    @Test func aMessageRepeatedBeforeItsCommitIsAnsweredAfterIt() throws {
        let test = try SessionUnderTest()
        let first = test.submit("m1", clientID: "c")
        let second = test.submit("m1", clientID: "c")
        #expect(first.message == nil)
        #expect(second.message == nil)
        test.settle()
        #expect(second.message?.messageID == first.message?.messageID)
        #expect(second.message != nil)
    }

    @Test func aMessageRepeatedDuringTheLookAtItsAttachmentsIsTakenOnce() throws {
        let test = try SessionUnderTest()
        test.store.artifactNames = ["a"]
        test.store.artifactQuestions = []
        let receipts = (0..<2).map { _ in test.submit("hello", clientID: "c", attachments: ["a"]) }
        test.store.answerArtifacts()
        test.settle()
        #expect(receipts.map(\.isDuplicate) == [false, true])
        #expect(receipts[0].message?.receipt == receipts[1].message)
        #expect(test.types == ["user_message_echo"])
    }

    @Test func aReceiptOutlivesTheProcess() throws {
        let earlier = MachineUnderTest.message("run_1", clientID: "c")
        let test = try SessionUnderTest { record, _ in
            record.receipts = [earlier]
            record.lastSeq = earlier.seq
        }
        #expect(test.submit("hello", clientID: "c").message == earlier.receipt)
    }

    @Test func messagesThatWaitAreCounted() throws {
        let test = try SessionUnderTest()
        _ = try test.running()
        let receipts = (1...3).map { test.submit("m\($0)") }
        test.settle()
        #expect(receipts.map(\.ahead) == [1, 2, 3])
    }

    @Test func aFullQueueTakesNoMore() throws {
        let test = try SessionUnderTest { _, configuration in configuration.limits.queue = 2 }
        _ = try test.running()
        // Those on their way to the store count too.
        let receipts = (1...3).map { test.submit("m\($0)") }
        test.settle()
        #expect(receipts.map { $0.refusal?.code } == [nil, nil, .queueFull])
        #expect(test.submit("more").refusal?.code == .queueFull)
    }

    @Test func aBusySessionRejectsWhereItIsAskedTo() throws {
        let test = try SessionUnderTest()
        let first = test.submit("m1", whenBusy: .reject)
        #expect(test.submit("m2", whenBusy: .reject).refusal?.code == .busy)
        test.settle()
        #expect(first.message != nil)
        #expect(test.submit("m3", whenBusy: .reject).refusal?.code == .busy)
        test.workerIsReady()
        #expect(test.submit("m4", whenBusy: .reject).refusal?.code == .busy)
        try test.finish()
        #expect(test.submit("m5", whenBusy: .reject).refusal == nil)
    }

    @Test func duringADrainAndWithoutAStoreNothingIsTaken() throws {
        let test = try SessionUnderTest()
        test.store.health = .failing(reason: "no space is left")
        #expect(test.submit("m").refusal?.code == .storeUnavailable)
        test.services.counters.isDraining.store(true, ordering: .relaxed)
        let refusal = try #require(test.submit("m").refusal)
        #expect(refusal.code == .draining)
        #expect(refusal.retryAfter != nil)
        test.settle()
        #expect(test.events.isEmpty)
    }

    // MARK: Interrupting

    @Test func anInterruptingMessageCancelsTheRunAndGoesFirst() throws {
        let test = try SessionUnderTest()
        let first = try test.running("first")
        _ = test.submit("waits")
        test.settle()
        let urgent = test.submit("urgent", whenBusy: .interrupt)
        test.settle()
        #expect(urgent.ahead == 0)
        #expect(test.session.machine.run?.message.messageID == first.messageID)
        #expect(test.session.machine.run?.ending == .cancelled)
        #expect(test.session.machine.queue.map(\.text) == ["urgent", "waits"])
        try test.finish(.cancelled)
        #expect(test.session.machine.run?.message.text == "urgent")
    }

    /// Regression: the run ended while the interrupting message was being committed, and the message cancelled itself.
    @Test func anInterruptingMessageDoesNotCancelItself() throws {
        let test = try SessionUnderTest()
        _ = try test.running("first")
        let urgent = test.submit("urgent", whenBusy: .interrupt)
        try test.finish()
        test.settle()
        #expect(test.session.machine.run?.message.messageID == urgent.message?.messageID)
        #expect(test.session.machine.run?.ending == nil)
    }

    // MARK: Runs

    @Test func aRunBeginsAndEndsInTheLogAndInTheStore() throws {
        let test = try SessionUnderTest()
        let message = try test.running()
        #expect(test.services.counters.runs.load(ordering: .relaxed) == 1)
        try test.finish()
        test.settle()
        #expect(test.types == ["user_message_echo", "processing_started", "run_finished"])
        #expect(test.events[2]["run_id"].string == message.runID)
        #expect(test.events[2]["outcome"].string == "completed")
        #expect(test.writes == ["accepted hello", "started", "finished completed -"])
        #expect(test.services.counters.runs.load(ordering: .relaxed) == 0)
        #expect(test.session.history.map(\.text) == ["hello"])
        test.expectNumbered()
    }

    @Test func aCrashIsToldOnceAndInOrder() throws {
        let test = try SessionUnderTest()
        _ = try test.running()
        test.session.relay.board.announce([Array("Planner".utf8)])
        test.session.perform(
            test.session.machine.workerLost(.protocolError("a frame of length 0"), exit: nil, now: .now()))
        test.settle()
        #expect(
            test.types == ["user_message_echo", "processing_started", "agent_status", "error", "run_finished"])
        #expect(test.events[2]["agent"].string == "Planner")
        #expect(test.events[2]["status"].string == "error")
        #expect(test.events[3]["code"].string == "worker_crashed")
        #expect(test.events[4]["outcome"].string == "failed")
        #expect(test.events[4]["error"]["code"].string == "worker_crashed")
        #expect(test.writes.last == "finished failed worker_crashed")
        #expect(test.services.counters.runs.load(ordering: .relaxed) == 0)
    }

    @Test func aRunThatNeverBeganIsWholeInTheLog() throws {
        let test = try SessionUnderTest { _, configuration in configuration.workers.startAttempts = 1 }
        let receipt = test.submit("hello")
        test.settle()
        // There are no processes here: the start is refused at the loop's next turn.
        test.loop.run()
        test.settle()
        #expect(test.types.prefix(2) == ["user_message_echo", "processing_started"])
        #expect(test.types.suffix(2) == ["error", "run_finished"])
        #expect(test.events.last?["run_id"].string == receipt.message?.runID)
        #expect(test.events.last?["error"]["code"].string == "worker_start_failed")
        #expect(test.services.counters.runs.load(ordering: .relaxed) == 0)
        test.expectNumbered()
    }

    @Test func aMessageThatNeedsAProcessIsNotTakenWhereThereIsNoRoomForOne() throws {
        let test = try SessionUnderTest { _, configuration in configuration.limits.sessions = 7 }
        test.services.counters.workers.store(7, ordering: .relaxed)
        let refused = test.submit("hello")
        #expect(refused.refusal?.code == .overloaded)
        #expect(refused.refusal?.retryAfter == .seconds(5))
        #expect(refused.refusal?.message.contains("7 sessions already have a process") == true)
        test.settle()
        #expect(test.events.isEmpty && test.writes.isEmpty)
        test.services.counters.workers.store(6, ordering: .relaxed)
        let taken = test.submit("hello")
        test.settle()
        #expect(taken.message != nil)
        #expect(test.services.counters.workers.load(ordering: .relaxed) == 7)
        // One that has a process, or waits for it, goes on.
        let behind = test.submit("behind it")
        test.settle()
        #expect(behind.message != nil)
    }

    /// A run that an earlier Gateway left open is never given up because there is no room for it yet.
    @Test func whatWasAcceptedBeforeWaitsForRoomAndIsToldSo() throws {
        let message = MachineUnderTest.message("m1")
        let test = try SessionUnderTest { record, configuration in
            configuration.limits.memoryReserve = 100
            record.lastSeq = 1
            record.openRuns = [.init(message: message)]
        } resources: {
            HostResources(memory: 99)
        }
        #expect(test.session.machine.state == .starting(attempt: 1))
        for _ in 0..<3 {
            test.loop.run()
            #expect(test.session.machine.state == .backingOff(attempt: 0))
            test.loop.advanceTime(by: .seconds(2))
        }
        test.settle()
        #expect(test.types == ["log"])
        #expect(
            test.events.first?["data"]["message"].string
                == "The server's host is short of memory. The message waits for its turn.")
        #expect(test.services.counters.workers.load(ordering: .relaxed) == 0)
    }

    @Test func whileTheStoreIsBehindMessagesAreNotTaken() throws {
        let test = try SessionUnderTest { _, configuration in configuration.limits.storeBacklog = 1000 }
        test.services.pressure.submitted(1000)
        let refused = test.submit("hello")
        #expect(refused.refusal?.code == .storeUnavailable)
        #expect(refused.refusal?.retryAfter == .seconds(1))
        test.services.pressure.settled(1)
        #expect(test.submit("hello").refusal == nil)
    }

    @Test func whatRecognisesRepeatedMessagesKeepsNoTexts() throws {
        let test = try SessionUnderTest()
        let receipt = test.submit(String(repeating: "x", count: 30_000), clientID: "c")
        test.settle()
        #expect(test.session.receipts.map(\.text) == [""])
        #expect(test.session.receipts.map(\.messageID) == [receipt.message?.messageID])
        #expect(test.submit("other", clientID: "c").isDuplicate == true)
    }

    @Test func cancellingAMessageThatWaitsEndsItInTheLog() throws {
        let test = try SessionUnderTest()
        let receipt = test.submit("hello")
        test.settle()
        #expect(test.session.cancel(runID: receipt.message?.runID) == nil)
        test.settle()
        #expect(test.types.last == "run_finished")
        #expect(test.events.last?["outcome"].string == "cancelled")
        #expect(test.session.cancel(runID: receipt.message?.runID)?.code == .invalidMessage)
        #expect(test.session.cancel(runID: nil)?.code == .invalidMessage)
    }

    @Test func whatTheLogSaysIsAsDescribed() throws {
        let test = try SessionUnderTest()
        _ = try test.running()
        test.session.recordFeedback(runID: "run_1", rating: -1, comment: "slow") {}
        test.session.perform(test.session.machine.workerLost(.killed, exit: nil, now: .now()))
        test.store.artifactNames = ["a"]
        _ = test.submit("again", clientID: "c", attachments: ["a"])
        test.settle()
        #expect(Set(test.types).count >= 6)
        for payload in test.payloads { try DocumentTests.expectDescribed(payload) }
        for payload in EventBatchBuilderTests.payloads(ServerMessage.status(test.session)) {
            try DocumentTests.expectDescribed(payload)
        }
        let attached = AttachedSession(session: test.session, epoch: 1, seq: 0)
        let connected = ServerMessage.connected(test.session.id, attached, test.services.configuration.limits)
        for payload in EventBatchBuilderTests.payloads(connected) { try DocumentTests.expectDescribed(payload) }
    }
}
