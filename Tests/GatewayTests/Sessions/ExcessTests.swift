import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import Gateway

/// What a worker does beyond its limits is counted, and the session's log says so.
@Suite struct ExcessTests {
    @Test func sentencesHaveTheCountsAndTheLimits() {
        let limits = GatewayConfiguration.Limits()
        #expect(Excess().sentences(limits).isEmpty)
        let excess = Excess(outputLines: 7, agentLines: 5, pauses: 3, paused: .milliseconds(1234))
        #expect(
            excess.sentences(limits) == [
                "7 lines of the worker's output were suppressed: it printed more than 200 a second.",
                "The worker sent more than 5000 events a second: it was not read 3 times, for 1234 ms in all.",
            ])
    }

    @Test func aFloodOfEventsIsToldBeforeTheEndOfTheRun() async throws {
        let worker = try await WorkerUnderTest.make { configuration in
            configuration.limits.eventsPerSecond = 100
            configuration.limits.eventsBurst = 5
        }
        for number in 0..<20 {
            worker.send(#"{"type":"agent_status","agent":"A","status":"working","message":"\#(number)"}"#)
        }
        worker.finish()
        let events = try await worker.eventsAtTheEnd()
        #expect(events.last?["type"].string == "run_finished")
        let told = events.compactMap { $0["data"]["message"].string }.filter { $0.contains("events a second") }
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("The worker sent more than 100 events a second: it was not read ") == true)
        #expect(events.filter { $0["type"].string == "agent_status" }.count == 20)
    }

    /// Regression: where another message waited, what was too much in a run was told under the name of the next one,
    /// which had not begun.
    @Test func anExcessIsToldInTheRunInWhichItWas() async throws {
        let worker = try await WorkerUnderTest.make()
        try await worker.loop.submit {
            worker.session.submit(Submission(text: "the next one") { _ in })
            worker.store.commitAll()
            worker.session.note { $0.outputLines += 3 }
        }.get()
        worker.finish()
        let events = try await worker.eventsAtTheEnd()
        let told = try #require(
            events.firstIndex { $0["data"]["message"].string?.hasPrefix("3 lines of the worker's output") == true })
        let end = try #require(events.firstIndex { $0["type"].string == "run_finished" })
        #expect(events[told]["run_id"].string == worker.runID)
        #expect(told < end)
    }

    /// Without a further line or a run's end, nobody would ever be told.
    @Test func whatIsSuppressedIsToldAfterAWhile() throws {
        let test = try SessionUnderTest()
        test.session.note { $0.outputLines += 40 }
        test.session.note { $0.outputLines += 2 }
        test.loop.advanceTime(by: .seconds(4))
        test.settle()
        #expect(test.events.isEmpty)
        test.loop.advanceTime(by: .seconds(1))
        test.settle()
        #expect(test.types == ["log"])
        #expect(test.events.first?["data"]["level"].string == "WARNING")
        #expect(test.events.first?["data"]["message"].string?.hasPrefix("42 lines") == true)
        test.loop.advanceTime(by: .seconds(10))
        test.settle()
        #expect(test.events.count == 1)
        test.session.note { $0.outputLines += 1 }
        test.loop.advanceTime(by: .seconds(5))
        test.settle()
        #expect(test.events.count == 2)
    }

    /// Lines of agents that did not get into the server's log are nothing to the session's users.
    @Test func agentsLinesAreTheOperatorsMatter() throws {
        let test = try SessionUnderTest()
        test.session.note { $0.agentLines += 9 }
        test.loop.advanceTime(by: .seconds(5))
        test.settle()
        #expect(test.events.isEmpty)
        #expect(test.session.excess == Excess())
    }
}
