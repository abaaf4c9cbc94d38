import NIOCore
import Shared
import TestSupport
import Testing

@testable import Gateway

/// What a session makes of what its worker says.
@Suite struct SessionWorkerTests {
    @Test func whatTheWorkerSaysIsTheLogOfTheRun() async throws {
        let worker = try await WorkerUnderTest.make()
        #expect(try worker.next()["run_id"].string == worker.runID)
        worker.send(
            #"{"type":"agent_status","agent":"A","status":"working","message":"m"}"#,
            #"{"type":"log","data":{"level":"INFO","logger":"l","message":"m"}}"#,
            #"{"type":"agent_response_delta","text":"an","agent":"A","index":0}"#,
            #"{"type":"agent_response","message":"answer"}"#)
        worker.finish()
        let events = try await worker.eventsAtTheEnd()
        #expect(
            events.map { $0["type"].string } == [
                "user_message_echo", "processing_started", "agent_status", "log", "agent_response", "run_finished",
            ])
        #expect(events.map { $0["seq"].integer } == [1, 2, 3, 4, 5, 6])
        for event in events.dropFirst() { #expect(event["run_id"].string == worker.runID) }
        #expect(events.last?["outcome"].string == "completed")
        let history = try await worker.onLoop { session, _ in session.history }
        #expect(history == [.init(text: "hello", answer: "answer")])
    }

    @Test(arguments: [
        #"{"type":"agent_response","message":"answer"}"#,
        #"{"type":"decision_required","decision_id":"d","question":"q","choices":[]}"#,
    ])
    func whatTheUserReliesOnIsSeenWhenTheStoreHasIt(_ frame: String) async throws {
        let worker = try await WorkerUnderTest.make()
        let before = try await worker.events().count
        worker.send(frame)
        try await eventually("the event on its way to the store") {
            try await worker.onLoop { session, store in session.log.lastSeq > before && !store.waiting.isEmpty }
        }
        #expect(try await worker.onLoop { session, _ in session.log.publishedSeq } == before)
        _ = try await worker.events()
        #expect(try await worker.onLoop { session, _ in session.log.publishedSeq } == before + 1)
    }

    @Test func aFailureIsToldInTheWorkersWords() async throws {
        let worker = try await WorkerUnderTest.make()
        worker.send(
            #"{"type":"finished","run_id":"\#(worker.runID)","outcome":"failed","#
                + #""error":{"code":"no_rules","message":"No rule fits."}}"#)
        let end = try #require(try await worker.eventsAtTheEnd().last)
        #expect(end["outcome"].string == "failed")
        #expect(end["error"]["code"].string == "no_rules")
        #expect(end["error"]["message"].string == "No rule fits.")
    }

    /// Frames that a worker may not send during a run; RUN stands for its run.
    private static let broken: [(String, String)] = [
        (#"{"type":"ready","protocol":1,"agents":[]}"#, "'ready' during a run"),
        (#"{"type":"suspended"}"#, "'suspended' during a run"), (#"{"type":"x"}"#, "a frame of an unknown type"),
        (#"{"agent":"x"}"#, "a frame without a type"), ("[]", "not valid JSON"),
        (#"{"type":"agent_status","agent":"A"}"#, "'agent_status' whose member 'status'"),
        (#"{"type":"finished","run_id":"other","outcome":"completed"}"#, "'finished' whose member 'run_id'"),
        (#"{"type":"finished","outcome":"completed"}"#, "'finished' whose member 'run_id'"),
        (#"{"type":"finished","run_id":"RUN","outcome":"done"}"#, "'finished' whose member 'outcome'"),
        (#"{"type":"checkpoint","stage":"s"}"#, "'checkpoint' whose member 'state'"),
        (#"{"type":"request","method":"artifact.get"}"#, "'request' whose member 'id'"),
        (
            #"{"type":"request","id":"\#(String(repeating: "i", count: 65))","method":"m"}"#,
            "'request' whose member 'id'"
        ),
        (#"{"type":"request","id":"1"}"#, "'request' whose member 'method'"),
    ]

    @Test(arguments: Self.broken)
    func aWorkerThatBreaksTheProtocolEndsItsRun(_ frame: String, _ reason: String) async throws {
        let worker = try await WorkerUnderTest.make()
        worker.send(
            #"{"type":"agent_status","agent":"A","status":"working","message":"before"}"#,
            frame.replacing("RUN", with: worker.runID),
            #"{"type":"agent_status","agent":"A","status":"working","message":"after"}"#)
        let events = try await worker.eventsAtTheEnd()
        let end = try #require(events.last)
        #expect(end["outcome"].string == "failed")
        #expect(end["error"]["code"].string == "worker_crashed")
        #expect(end["error"]["message"].string?.contains(reason) == true, "\(end)")
        #expect(events.contains { $0["message"].string == "before" })
        #expect(!events.contains { $0["message"].string == "after" })
        #expect(events.count { $0["type"].string == "run_finished" } == 1)
        let hasWorker = try await worker.onLoop { session, _ in session.worker != nil }
        #expect(!hasWorker)
    }

    @Test(
        arguments: [([0, 0, 0, 0], "length 0"), ([0xFF, 0xFF, 0xFF, 0xFF], "more than the 1000 allowed")]
            as [([UInt8], String)])
    func aLengthOutOfRangeEndsTheRun(_ header: [UInt8], _ reason: String) async throws {
        let worker = try await WorkerUnderTest.make { $0.limits.workerFrame = 1000 }
        worker.send(header)
        let end = try #require(try await worker.eventsAtTheEnd().last)
        #expect(end["error"]["message"].string?.contains(reason) == true, "\(end)")
    }

    @Test func aWorkerThatIsGoneEndsItsRunOnce() async throws {
        let worker = try await WorkerUnderTest.make()
        worker.hangUp()
        let events = try await worker.eventsAtTheEnd()
        #expect(events.map { $0["type"].string }.suffix(2) == ["error", "run_finished"])
        #expect(events.last?["error"]["code"].string == "worker_crashed")
    }

    @Test func afterItsRunAWorkerMayOnlyLog() async throws {
        let worker = try await WorkerUnderTest.make()
        worker.finish()
        worker.send(#"{"type":"log","data":{"level":"INFO","logger":"l","message":"idle"}}"#)
        let log = try await eventually("the log of an idle worker") {
            try await worker.events().first { $0["type"].string == "log" }
        }
        #expect(log["run_id"].isNull)
        worker.send(#"{"type":"agent_status","agent":"A","status":"idle","message":"m"}"#)
        try await eventually("the end of the worker") {
            try await worker.onLoop { session, _ in session.worker == nil && session.machine.state == .suspended }
        }
        #expect(try await worker.events().count { $0["type"].string == "run_finished" } == 1)
    }

    @Test func aCheckpointIsForTheNextWorker() async throws {
        let worker = try await WorkerUnderTest.make()
        worker.send(#"{"type":"checkpoint","run_id":"\#(worker.runID)","stage":"plan","state":{"step":[1,2]}}"#)
        worker.finish()
        _ = try await worker.eventsAtTheEnd()
        let (stages, state) = try await worker.onLoop { session, store in
            let stages = store.writes.compactMap { write -> String? in
                if case .checkpoint(_, let stage, let state, _) = write {
                    "\(stage) \(String(buffer: state))"
                } else {
                    nil
                }
            }
            return (stages, session.savedState.map { String(buffer: $0) })
        }
        #expect(stages == [#"plan {"step":[1,2]}"#])
        #expect(state == #"{"step":[1,2]}"#)
    }

    @Test func aDecisionAndACancelReachTheWorker() async throws {
        let worker = try await WorkerUnderTest.make()
        _ = try worker.next()
        let refusal = try await worker.onLoop { session, _ in session.decide("d1", choice: "yes", comment: nil) }
        #expect(refusal == nil)
        let decision = try worker.next()
        #expect(decision["type"].string == "decision")
        #expect(decision["decision_id"].string == "d1")
        #expect(decision["choice"].string == "yes")
        _ = try await worker.onLoop { session, _ in session.cancel(runID: nil) }
        #expect(try worker.next()["type"].string == "cancel")
        worker.send(#"{"type":"finished","run_id":"\#(worker.runID)","outcome":"cancelled"}"#)
        #expect(try await worker.eventsAtTheEnd().last?["outcome"].string == "cancelled")
    }
}
