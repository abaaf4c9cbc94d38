import CProcess
import Foundation
import NIOCore
import NIOPosix
import Shared
import TestSupport
import Testing

@testable import Gateway

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A session in the middle of a run, and the worker's end of its socket. There is no process: the test is the worker.
final class WorkerUnderTest: Sendable {
    let loop: any EventLoop
    let session: Session
    let store: ScriptedStore
    let runID: String
    private let socket: CInt

    static func make(
        _ change: (inout GatewayConfiguration) -> Void = { _ in }
    ) async throws -> WorkerUnderTest {
        var configuration = GatewayConfiguration()
        change(&configuration)
        let longestFrame = configuration.limits.workerFrame
        let store = ScriptedStore()
        let services = try TestServices.make(store: store, configuration: configuration)
        let id = try #require(SessionID("s-1"))
        var ends: [CInt] = [-1, -1]
        try #require(rh_stream_pair(&ends) == 0)
        let (ours, theirs) = (ends[0], ends[1])
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let session = try await loop.submit {
            let session = Session(record: .new(id), loop: loop, services: services)
            session.submit(Submission(text: "hello") { _ in })
            store.commitAll()
            let process = WorkerProcess(pid: Int(Int32.max), socket: ours, stdout: -1, stderr: -1)
            let worker = WorkerConnection(process: process, session: session, generation: session.generation)
            session.worker = worker
            worker.open(on: loop, maximumFrame: longestFrame)
            session.perform(session.machine.workerReady(now: .now()))
            return session
        }.get()
        let runID = try await loop.submit { session.machine.run?.message.runID }.get()
        return WorkerUnderTest(session, store, loop, try #require(runID), theirs)
    }

    private init(
        _ session: Session, _ store: ScriptedStore, _ loop: any EventLoop, _ runID: String, _ socket: CInt
    ) {
        self.session = session
        self.store = store
        self.loop = loop
        self.runID = runID
        self.socket = socket
    }

    deinit { close(self.socket) }

    // MARK: What the worker says

    func send(_ bodies: String...) {
        var bytes: [UInt8] = []
        for body in bodies { Framing.append(Array(body.utf8), to: &bytes) }
        self.send(bytes)
    }

    func send(_ bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes { Glibc.send(self.socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
    }

    /// Sends one frame where the socket has room for all of it.
    func trySend(_ body: String) -> Bool {
        var bytes: [UInt8] = []
        Framing.append(Array(body.utf8), to: &bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(self.socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            // A frame once begun is sent to its end, whoever reads it.
            if count < 0, sent == 0 { return false }
            if count < 0 {
                var room = pollfd(fd: self.socket, events: Int16(POLLOUT), revents: 0)
                guard poll(&room, 1, 10_000) > 0 else { return false }
            } else {
                sent += count
            }
        }
        return true
    }

    /// The end of the worker, as its socket tells it.
    func hangUp() { shutdown(self.socket, CInt(SHUT_RDWR)) }

    // MARK: What it is told

    /// The next frame that the Gateway sends.
    func next() throws -> JSONValue {
        let header = try self.read(Framing.headerLength)
        return try JSONValue(parsing: self.read(header.reduce(0) { $0 << 8 | Int($1) }))
    }

    private func read(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let deadline = Deadline(.seconds(60))
        while bytes.count < count {
            var waiting = pollfd(fd: self.socket, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, deadline.millisecondsLeft) > 0 else {
                throw deadline.expired(waitingFor: "a frame")
            }
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            let length = recv(self.socket, &piece, piece.count, 0)
            guard length > 0 else { throw deadline.expired(waitingFor: "a frame on an open socket") }
            bytes += piece[..<length]
        }
        return bytes
    }

    // MARK: What the session makes of it

    func onLoop<Value: Sendable>(_ body: @escaping @Sendable (Session, ScriptedStore) -> Value) async throws -> Value {
        try await self.loop.submit { body(self.session, self.store) }.get()
    }

    /// The committed events, everything that waits committed before.
    func events() async throws -> [JSONValue] {
        let lines = try await self.onLoop { session, store in
            session.submitWrites(isUrgent: true)
            store.commitAll()
            return store.log.flatMap { EventBatchBuilderTests.lines($0.lines) }
        }
        return try lines.map { try JSONValue(parsing: $0) }
    }

    /// The events once the run has ended.
    func eventsAtTheEnd() async throws -> [JSONValue] {
        try await eventually("the end of the run") {
            let events = try await self.events()
            return events.contains { $0["type"].string == "run_finished" } ? events : nil
        }
    }

    func finish() { self.send(self.end) }

    /// The same where the socket has room for it.
    func tryFinish() -> Bool { self.trySend(self.end) }

    private var end: String { #"{"type":"finished","run_id":"\#(self.runID)","outcome":"completed"}"# }
}
