import NIOCore
import Shared
import TestSupport
import Testing

@testable import Gateway

/// Random stories, checked after each event: whatever happens in whatever order, each run that began ends exactly once,
/// no two run at once, they run in their order, and nobody waits for ever.
@Suite struct SessionMachinePropertyTests {
    @Test(.serialized, arguments: 0..<20)
    func everyStoryKeepsTheRules(_ batch: Int) {
        for number in 0..<250 {
            var story = Story(seed: UInt64(batch * 250 + number))
            for _ in 0..<60 { story.step() }
            story.conclude()
            guard story.broken.isEmpty else {
                Issue.record("seed \(batch * 250 + number): \(story.broken)\n\(story.told.joined(separator: "\n"))")
                return
            }
        }
    }

    /// One session with what the outside of its machine would look like.
    private struct Story {
        var test: MachineUnderTest
        var random: SeededGenerator
        var told: [String] = []
        var broken: [String] = []

        /// Whether a process was asked for and has not been discarded.
        var hasWorker = false
        var isDraining = false
        var isDeleted = false
        var accepted: [String] = []
        var begun: [String] = []
        var settled: Set<String> = []
        /// The order in which what waits must begin.
        var expected: [String] = []
        var running: String?
        /// The run has lost its worker and waits for another.
        var isInterrupted = false
        /// Of the run that runs: the stage saved last, and those it was continued from.
        var stage: String?
        var used: Set<String> = []

        init(seed: UInt64) {
            self.random = SeededGenerator(seed: seed)
            var limits = MachineUnderTest.limits
            limits.startAttempts = Int.random(in: 1...4, using: &self.random)
            if self.random.oneIn(4) { limits.suspendAfter = nil }
            self.test = MachineUnderTest(limits)
        }

        mutating func step() {
            self.test.now = self.test.now + .milliseconds(Int64.random(in: 0...700, using: &self.random))
            switch Int.random(in: 0..<28, using: &self.random) {
            case 0...3: self.commit()
            case 4: self.cancel(nil)
            case 5: self.cancel(self.accepted.randomElement(using: &self.random))
            case 6...8: self.perform("ready", self.test.machine.workerReady(now: self.test.now))
            case 9: self.perform("start failed", self.test.machine.startFailed("x", now: self.test.now))
            case 10...13: self.finish()
            case 14: self.perform("lost", self.test.machine.workerLost(.endOfFile, exit: nil, now: self.test.now))
            case 15:
                let exit = self.random.oneIn(2) ? MachineUnderTest.killed : nil
                let cause: SessionMachine.Cause = self.random.oneIn(2) ? .protocolError("x") : .endOfFile
                self.perform("lost", self.test.machine.workerLost(cause, exit: exit, now: self.test.now))
            case 16: self.perform("exited", self.test.machine.workerExited(MachineUnderTest.killed, now: self.test.now))
            case 17: self.perform("suspended", self.test.machine.workerSuspended(now: self.test.now))
            case 18...21: self.reachDeadline()
            case 22 where self.random.oneIn(8):
                self.isDraining = true
                self.perform("drain", self.test.machine.drain(now: self.test.now))
            case 23 where self.random.oneIn(12): self.delete()
            case 24, 25: self.save()
            case 26, 27: self.deferStart()
            default: self.perform("look", self.test.machine.deadlineReached(now: self.test.now))
            }
        }

        private mutating func commit() {
            let name = "m\(self.accepted.count)"
            let first = self.random.oneIn(5)
            self.accepted.append(name)
            if !self.isDeleted { self.expected.insert(name, at: first ? 0 : self.expected.endIndex) }
            let message = MachineUnderTest.message(name)
            self.perform(
                "message \(name)", self.test.machine.messageAccepted(message, first: first, now: self.test.now))
        }

        private mutating func cancel(_ name: String?) {
            let actions = self.test.machine.cancel(runID: name, now: self.test.now)
            let target = name ?? self.running ?? self.expected.first
            let isKnown = target != nil && (target == self.running || self.expected.contains(target ?? ""))
            if !self.isDeleted { self.check(isKnown == (actions != nil), "cancel \(name ?? "") is answered rightly") }
            self.perform("cancel \(name ?? "")", actions ?? [])
        }

        private mutating func finish() {
            let name = self.random.oneIn(6) ? self.accepted.randomElement(using: &self.random) : self.running
            guard let name, let outcome = RunOutcome.allCases.randomElement(using: &self.random) else { return }
            let actions = self.test.machine.runFinished(
                runID: name, outcome: outcome, failure: nil, now: self.test.now)
            if name != self.running { self.check(actions == nil, "only the run that runs can finish") }
            self.perform("finished \(name)", actions ?? [])
        }

        private mutating func save() {
            let name = self.random.oneIn(6) ? self.accepted.randomElement(using: &self.random) : self.running
            guard let name else { return }
            let stage = "stage \(Int.random(in: 0..<3, using: &self.random))"
            let isSaved = self.test.machine.checkpointed(runID: name, stage: stage)
            self.check(!isSaved || name == self.running, "only the run that runs saves a stage")
            if isSaved { self.stage = stage }
        }

        private mutating func reachDeadline() {
            guard let deadline = self.test.machine.deadline else { return }
            self.test.now = max(self.test.now, deadline)
            self.perform("deadline", self.test.machine.deadlineReached(now: self.test.now))
        }

        /// There is no room for the process that was asked for.
        private mutating func deferStart() {
            if case .starting = self.test.machine.state { self.hasWorker = false }
            self.test.machine.startDeferred(now: self.test.now)
            self.perform("deferred", [])
        }

        private mutating func delete() {
            let actions = self.test.machine.delete()
            // What runs and what waits goes with the session.
            self.running = nil
            self.isInterrupted = false
            self.expected = []
            self.perform("delete", actions)
            self.isDeleted = true
        }

        // MARK: What is checked

        private mutating func perform(_ event: String, _ actions: [SessionMachine.Action]) {
            self.told.append("\(event): \(MachineUnderTest.words(actions)) → \(self.test.state)")
            if self.isDeleted { self.check(actions.isEmpty, "nothing happens after the end") }
            for action in actions { self.perform(action) }
            self.checkState()
        }

        private mutating func perform(_ action: SessionMachine.Action) {
            switch action {
            case .spawn:
                self.check(!self.hasWorker, "one worker at a time")
                self.hasWorker = true
            case .discardWorker:
                self.hasWorker = false
            case .sendSuspend:
                self.check(self.hasWorker, "there is a worker to suspend")
            case .sendMessage(let run):
                self.check(self.hasWorker, "there is a worker to send the message to")
                self.check(self.running == nil, "one run at a time")
                self.check(!self.isDraining, "no run begins during a drain")
                self.check(self.expected.first == run.message.runID, "messages run in their order")
                self.expected.removeAll { $0 == run.message.runID }
                self.begun.append(run.message.runID)
                self.running = run.message.runID
                (self.stage, self.used) = (nil, [])
            case .interruptRun(let run, _):
                self.check(self.running == run.message.runID, "only the run that runs is interrupted")
                self.check(self.stage.map { self.used.insert($0).inserted } == true, "a stage is gone on from once")
                self.isInterrupted = true
            case .continueRun(let run):
                self.check(self.hasWorker, "there is a worker that goes on")
                self.check(self.isInterrupted && self.running == run.message.runID, "what was interrupted goes on")
                self.check(!self.isDraining, "no run goes on during a drain")
                self.isInterrupted = false
            case .sendCancel(let runID):
                self.check(
                    self.hasWorker && !self.isInterrupted && runID == self.running,
                    "only the run that runs is cancelled")
            case .endRun(let run, let outcome, let failure):
                self.check(self.running == run.message.runID, "only the run that runs ends")
                self.check(outcome != .cancelled || failure == nil, "a cancelled run has no failure")
                self.running = nil
                self.isInterrupted = false
                self.settle(run.message.runID)
            case .failUnstarted(let message, _, _):
                self.check(self.expected.contains(message.runID), "only a message that waits fails before it runs")
                self.expected.removeAll { $0 == message.runID }
                self.settle(message.runID)
            }
        }

        private mutating func settle(_ name: String) {
            self.check(self.settled.insert(name).inserted, "\(name) ends once")
        }

        private mutating func checkState() {
            let machine = self.test.machine
            self.check(machine.queue.map(\.runID) == self.expected, "the queue is what was accepted and not begun")
            self.check(machine.run?.message.runID == self.running, "the machine's run is the one that runs")
            self.check(
                (machine.interrupted != nil) == self.isInterrupted, "an interrupted run is kept until it goes on")
            switch machine.state {
            case .starting, .backingOff, .running, .lost, .suspending:
                self.check(machine.deadline != nil, "somebody who is waited for has a deadline")
            case .idle: self.check(machine.queue.isEmpty, "nothing waits for an idle worker")
            case .suspended:
                self.check(machine.deadline == nil, "there is nothing to wake up for")
                self.check(
                    self.isDraining || (machine.queue.isEmpty && !self.isInterrupted),
                    "what waits has a worker started")
            case .ended: self.check(machine.deadline == nil && machine.queue.isEmpty, "the end is the end")
            }
            switch machine.state {
            case .starting, .idle, .running, .suspending: self.check(self.hasWorker, "the state has a worker")
            case .suspended, .backingOff, .ended: self.check(!self.hasWorker, "the state has no worker")
            case .lost: break
            }
        }

        private mutating func check(_ holds: Bool, _ rule: String) {
            if !holds { self.broken.append(rule) }
        }

        /// From here on the worker does what it is told: everything must come to an end.
        mutating func conclude() {
            for _ in 0..<200 where !self.isAtRest {
                switch self.test.machine.state {
                case .starting: self.perform("ready", self.test.machine.workerReady(now: self.test.now))
                case .running(let run):
                    let name = run.message.runID
                    let actions = self.test.machine.runFinished(
                        runID: name, outcome: .completed, failure: nil, now: self.test.now)
                    self.check(actions != nil, "\(name) can finish")
                    self.perform("finished \(name)", actions ?? [])
                case .suspending: self.perform("suspended", self.test.machine.workerSuspended(now: self.test.now))
                case .backingOff, .lost: self.reachDeadline()
                case .suspended, .idle, .ended: break
                }
            }
            self.check(self.isAtRest, "the session comes to rest")
            guard !self.isDeleted, !self.isDraining else { return }
            self.check(self.running == nil, "the last run has ended")
            self.check(self.settled == Set(self.accepted), "every accepted message has come to its end")
        }

        private var isAtRest: Bool {
            switch self.test.machine.state {
            case .suspended, .idle, .ended: true
            case .starting, .backingOff, .running, .lost, .suspending: false
            }
        }
    }
}
