import NIOCore
import NIOEmbedded
import Shared
import TestSupport
import Testing

@testable import Gateway

/// Sessions whose viewers come, go, lag and resume while events are appended, committed and trimmed, and whose server
/// crashes in between: what each viewer has is at all times exactly a piece of the log, without a gap, a duplicate or
/// another order, nothing that the store must have first is seen before, and nobody has to start over without a reason.
@Suite struct LogAndViewersPropertyTests {
    // One after the other and in small pieces: the tests' threads are few, and others wait for theirs with a deadline.
    @Test(.serialized, arguments: 0..<50)
    func everyViewerSeesTheLog(_ batch: Int) throws {
        for number in 0..<200 {
            let seed = UInt64(batch * 200 + number)
            let world = try World(seed: seed)
            for _ in 0..<36 where world.broken == nil { world.step() }
            world.settle()
            guard world.broken == nil else {
                Issue.record("seed \(seed): \(world.broken ?? "")")
                return
            }
        }
    }

    /// One session, what is in its log, and those who watch it.
    private final class World {
        private var random: SeededGenerator
        /// Of this process: a crash ends it with everything that it would still have done.
        private var loop = EmbeddedEventLoop()
        private let id: SessionID
        private let services: SessionServices
        private let store = ScriptedStore()
        private var session: Session
        private var epoch = 1
        private var epochStarts: [SessionRecord.EpochStart] = []
        private var nextToken = 1
        /// By `seq`, from 1: what the log holds, committed or not.
        private var truth: [Event] = []
        private var people: [Person] = []
        private(set) var broken: String?
        /// Somebody may have to start over: the log was trimmed, the server crashed, or a client asked for what cannot be.
        private var mayReset = false

        struct Event {
            var token: Int
            var isHeld: Bool
        }

        /// A client that keeps what it saw over its connections.
        final class Person {
            var viewer: ScriptedViewer?
            /// The epoch of its events, and the `seq` before its first one.
            var epoch = 1
            var base = 0
            var tokens: [Int] = []
            var seq: Int { self.base + self.tokens.count }
            /// The server has said where the stream begins.
            var isPlaceKnown = false
            /// What it had when it connected, until the server says whether that is good.
            var kept: (base: Int, tokens: [Int])?
        }

        init(seed: UInt64) throws {
            self.random = SeededGenerator(seed: seed)
            let id = try #require(SessionID("s"))
            self.id = id
            var configuration = GatewayConfiguration()
            // A read of the store gives a few events at a time.
            configuration.webSocket.outboundBuffer = Int.random(in: 100...900, using: &self.random)
            // Some logs keep so little that they are trimmed under their viewers.
            if self.random.oneIn(2) {
                configuration.limits.logEvents = Int.random(in: 2...12, using: &self.random)
            }
            self.services = try TestServices.make(store: self.store, configuration: configuration)
            self.session = Session(record: .new(id), loop: self.loop, services: self.services)
            self.people = (0..<3).map { _ in Person() }
        }

        private func fail(_ what: String) {
            if self.broken == nil { self.broken = what }
        }

        // MARK: What happens

        func step() {
            let person = self.people[Int.random(in: 0..<self.people.count, using: &self.random)]
            switch Int.random(in: 0..<21, using: &self.random) {
            case 0...4: self.append()
            case 5...7: self.store.commitNext()
            case 8...9: if !self.store.reads.isEmpty { self.store.answer(.random(in: 0..<self.store.reads.count)) }
            case 10...13: person.viewer?.takeOne(hasRoom: !self.random.oneIn(4))
            case 14...15: person.viewer?.sendOne()
            case 16: person.viewer?.drain()
            case 17: person.viewer == nil ? self.connect(person) : self.disconnect(person)
            case 18: self.askAgain(person)
            case 19: self.loop.advanceTime(by: .milliseconds(10))
            default: if self.random.oneIn(2) { self.crash() }
            }
        }

        private func append() {
            let isHeld = self.random.oneIn(3)
            for _ in 0..<Int.random(in: 1...4, using: &self.random) {
                let token = self.nextToken
                self.nextToken += 1
                self.session.append("log", runID: nil) { $0.member("token", token) }
                self.truth.append(Event(token: token, isHeld: isHeld))
            }
            self.session.flushBatch(commits: isHeld)
            if self.session.log.firstSeq > 1 { self.mayReset = true }
        }

        private func connect(_ person: Person) {
            let resumes = !self.random.oneIn(3)
            let viewer = ScriptedViewer(self.session, resume: resumes ? (person.epoch, person.seq) : nil)
            person.viewer = viewer
            person.isPlaceKnown = false
            let epoch = self.epoch
            viewer.onSeek = { [unowned self, unowned person] seq, reason in
                self.moved(person, to: seq, reason)
                person.epoch = epoch
            }
            viewer.onEvent = { [unowned self, unowned person] in self.received($0, person) }
            person.kept = resumes ? (person.base, person.tokens) : nil
        }

        private func disconnect(_ person: Person) {
            person.viewer?.detach()
            person.viewer = nil
        }

        /// A client may ask for what it has already, or for what never was.
        private func askAgain(_ person: Person) {
            let after = Int.random(in: 0...(self.truth.count + 2), using: &self.random)
            let epoch = self.random.oneIn(3) ? nil : self.epoch
            if epoch == nil || after > self.session.log.lastSeq { self.mayReset = true }
            person.viewer?.resume(epoch: epoch, after: after)
        }

        /// The process dies: the end of the log that was not committed is lost, and with it everybody's connection.
        private func crash() {
            self.people.forEach(self.disconnect)
            self.shutDown()
            self.loop = EmbeddedEventLoop()
            if self.random.oneIn(3) { self.store.trim(1) }
            self.mayReset = true
            self.epoch += 1
            self.epochStarts.append(.init(epoch: self.epoch, lastKeptSeq: self.store.lastSeq))
            self.truth.removeSubrange(self.store.lastSeq...)
            var record = SessionRecord.new(self.id)
            record.epoch = self.epoch
            record.epochStarts = self.epochStarts
            record.lastSeq = self.store.lastSeq
            record.firstSeq = self.store.firstSeq
            self.session = Session(record: record, loop: self.loop, services: self.services)
        }

        private func shutDown() {
            do {
                try self.loop.syncShutdownGracefully()
            } catch {
                self.fail("\(error)")
            }
            self.store.forgetUncommitted()
        }

        // MARK: What is checked

        /// The client keeps what the server says it has rightly, and forgets the rest.
        private func moved(_ person: Person, to seq: Int, _ reason: ScriptedViewer.Reason) {
            person.isPlaceKnown = true
            if reason == .reset, !self.mayReset { self.fail("a viewer has to start over for nothing") }
            if reason == .exact, let kept = person.kept { (person.base, person.tokens) = kept }
            if reason != .attached { person.kept = nil }
            if reason == .exact, (person.base...person.seq).contains(seq) {
                person.tokens.removeSubrange((seq - person.base)...)
            } else {
                person.base = seq
                person.tokens = []
            }
            self.checkPrefix(person)
        }

        private func received(_ payload: UnsafeRawBufferPointer, _ person: Person) {
            guard let event = try? JSONObject(Array(payload)), let seq = event.integer("seq"),
                let token = event.integer("token")
            else { return self.fail("a frame that is no event") }
            guard person.isPlaceKnown else { return self.fail("\(seq) before the stream's place") }
            guard seq == person.seq + 1 else { return self.fail("\(seq) after \(person.seq)") }
            guard seq <= self.truth.count, self.truth[seq - 1].token == token else {
                return self.fail("\(seq) is another")
            }
            if self.truth[seq - 1].isHeld, self.store.lastSeq < seq { self.fail("\(seq) is not committed") }
            person.tokens.append(token)
        }

        /// What the server let a client keep is what the log has there.
        private func checkPrefix(_ person: Person) {
            for (index, token) in person.tokens.enumerated() {
                let place = person.base + index
                guard place < self.truth.count, self.truth[place].token == token else {
                    return self.fail("a viewer keeps \(place + 1), which the log does not have")
                }
            }
        }

        /// Everything that waits is done; then those who are connected must have all of it.
        func settle() {
            for person in self.people where person.viewer == nil { self.connect(person) }
            for _ in 0..<2000 where self.broken == nil {
                self.loop.advanceTime(by: .milliseconds(10))
                guard self.store.waiting.isEmpty, self.store.reads.isEmpty, !self.hasWork else {
                    self.store.commitAll()
                    while !self.store.reads.isEmpty { self.store.answer() }
                    for person in self.people {
                        person.viewer?.takeOne(hasRoom: true)
                        person.viewer?.sendOne()
                    }
                    continue
                }
                let late = self.people.filter { $0.viewer?.cursor?.state == .behind }
                if late.isEmpty { break }
                late.forEach { $0.viewer?.drain() }
            }
            for person in self.people where person.seq != self.truth.count {
                self.fail("a viewer ends at \(person.seq) of \(self.truth.count)")
            }
            self.people.forEach(self.disconnect)
            self.shutDown()
        }

        private var hasWork: Bool { self.people.contains { $0.viewer?.hasWork == true } }
    }
}
