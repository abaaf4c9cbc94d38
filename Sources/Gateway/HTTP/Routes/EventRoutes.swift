import HTTPTypes
import Hummingbird
import NIOCore
import Shared
import Synchronization
import WebSocketTransport

/// A session's log over HTTP: as JSON, as a live stream of Server-Sent Events, and as a document.
struct EventRoutes: Sendable {
    let access: SessionAccess

    private static let eventStream = "text/event-stream"
    private static let heartbeat = TimeAmount.seconds(15)

    var routes: [Route] {
        let noSession = Route.Answer(
            status: .notFound, description: "There is no such session.", mediaType: Problem.mediaType)
        return [
            Route(
                method: .get, path: "/sessions/{id}/events",
                summary: "The log; live as Server-Sent Events with Accept: text/event-stream",
                parameters: [
                    Route.sessionID,
                    .init(name: "after", place: .query, type: "integer", description: "Only events after this seq."),
                    .init(name: "limit", place: .query, type: "integer", description: "1 to 10000; 1000 by default."),
                ],
                answers: [
                    .init(status: .ok, description: "events, epoch, last_seq", mediaType: "application/json"),
                    noSession,
                    .init(
                        status: .serviceUnavailable, description: "No room for another stream; see Retry-After.",
                        mediaType: Problem.mediaType),
                ]
            ) { request, context in try await self.events(request, context) },
            Route(
                method: .get, path: "/sessions/{id}/export", summary: "The whole conversation",
                parameters: [
                    Route.sessionID,
                    .init(name: "format", place: .query, type: "string", description: "json (default) or markdown."),
                ],
                answers: [
                    .init(status: .ok, description: "The conversation.", mediaType: "application/json"), noSession,
                ]
            ) { request, context in try await self.export(request, context) },
        ]
    }

    private func events(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        let query = request.uri.queryParameters
        if request.headers[.accept]?.contains(Self.eventStream) == true {
            return try await self.stream(id, request)
        }
        let after = try Self.number(query["after"].map(String.init), "after", 0...Int.max, default: 0)
        let limit = try Self.number(query["limit"].map(String.init), "limit", 1...10_000, default: 1000)
        let (epoch, first, last) = try await self.access.with(id) {
            ($0.log.epoch, $0.log.firstSeq, $0.log.publishedSeq)
        }
        let lines = try await self.lines(of: id, after: max(after, first - 1), limit: limit)
        return .json(
            JSONWriter.object { writer in
                writer.member("session_id", id.rawValue)
                writer.member("epoch", epoch)
                writer.member("last_seq", last)
                writer.array("events") { array in lines.forEach { array.value(json: $0) } }
            })
    }

    private static func number(
        _ text: String?, _ name: String, _ range: ClosedRange<Int>, default: Int
    ) throws(Problem) -> Int {
        guard let text else { return `default` }
        guard let number = Int(text), range.contains(number) else {
            throw .badRequest(
                "invalid_query", "'\(name)' must be a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// The committed events, one JSON text each.
    private func lines(of id: SessionID, after: Int, limit: Int) async throws -> [[UInt8]] {
        var piece = LogPiece(after: after)
        while piece.lines.count < limit {
            let chunks = try await self.access.services.store.readLog(
                id, after: piece.seq, maximumBytes: 1 << 20, on: self.access.group.next()
            ).get()
            if chunks.isEmpty { break }
            chunks.forEach { piece.add($0) }
        }
        return Array(piece.lines.prefix(limit))
    }

    // MARK: Server-Sent Events

    private func stream(_ id: SessionID, _ request: Request) async throws -> Response {
        let wanted = try Self.position(request)
        let access = self.access
        if let shortage = access.services.overload.shortageForConnection {
            access.services.overload.refused(shortage.reason)
            throw shortage.problem(access.services.configuration.limits)
        }
        _ = try await access.with(id) { _ in }
        let body = ResponseBody { writer in
            let counters = access.services.counters
            counters.streams.add(1, ordering: .relaxed)
            defer { counters.streams.subtract(1, ordering: .relaxed) }
            // Only a response that is really written has a viewer, so that none is left behind.
            let (session, viewer, resumption, epoch) = try await access.with(id) { session in
                let viewer = LogViewer(eventLoop: session.loop)
                session.attach(viewer)
                let resumption = session.log.resumption(epoch: wanted.epoch ?? session.log.epoch, after: wanted.seq)
                return (session, viewer, resumption, session.log.epoch)
            }
            let ticker = session.loop.scheduleRepeatedTask(initialDelay: Self.heartbeat, delay: Self.heartbeat) { _ in
                viewer.tick()
            }
            defer {
                ticker.cancel()
                viewer.end()
                session.loop.execute { session.detach(viewer) }
            }
            try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
            var start = wanted.seq
            if case .reset(let first) = resumption {
                start = first - 1
                try await writer.write(Self.reset(after: start, epoch: epoch))
            }
            try await Self.follow(session, viewer, from: start, epoch: epoch, to: &writer)
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: Self.eventStream, .cacheControl: "no-store"], body: body)
    }

    /// Writes what is in the log and what comes, until the client or the session ends.
    private static func follow(
        _ session: Session, _ viewer: LogViewer, from start: Int, epoch: Int, to writer: inout any ResponseBodyWriter
    ) async throws {
        var seq = start
        var pages = viewer.fetched.makeAsyncIterator()
        var signals = viewer.signals.makeAsyncIterator()
        repeat {
            var wrote = false
            while true {
                let after = seq
                session.loop.execute { session.fetch(for: viewer, after: after) }
                guard let page = await pages.next() else { return }
                if let restart = page.restart {
                    seq = restart
                    try await writer.write(Self.reset(after: restart, epoch: epoch))
                    continue
                }
                guard let seqs = page.seqs else { break }
                try await writer.write(Self.serverSentEvents(page.frames, from: seqs.lowerBound, epoch: epoch))
                seq = seqs.upperBound
                wrote = true
            }
            if !wrote { try await writer.write(ByteBuffer(string: ": alive\n\n")) }
        } while await signals.next() != nil
    }

    /// Tells a client that what it has is not a true beginning of the log any more: the log follows from `first`.
    private static func reset(after seq: Int, epoch: Int) -> ByteBuffer {
        ByteBuffer(string: "event: reset\ndata: {\"epoch\":\(epoch),\"first\":\(seq + 1)}\n\n")
    }

    private static func serverSentEvents(_ frames: ByteBuffer, from first: Int, epoch: Int) -> ByteBuffer {
        var output = ByteBuffer()
        output.reserveCapacity(frames.readableBytes * 5 / 4)
        var seq = first
        WebSocketText.forEachPayload(of: frames) { payload in
            output.writeString("id: \(epoch):\(seq)\ndata: ")
            output.writeBytes(payload)
            output.writeString("\n\n")
            seq += 1
        }
        return output
    }

    /// `Last-Event-ID: EPOCH:SEQ`, else `?after=SEQ` of the current epoch, else the beginning.
    private static func position(_ request: Request) throws(Problem) -> (epoch: Int?, seq: Int) {
        if let name = HTTPField.Name("Last-Event-ID"), let last = request.headers[name] {
            let parts = last.split(separator: ":")
            guard parts.count == 2, let epoch = Int(parts[0]), let seq = Int(parts[1]), seq >= 0 else {
                throw .badRequest("invalid_last_event_id", "Last-Event-ID must be EPOCH:SEQ.")
            }
            return (epoch, seq)
        }
        let query = request.uri.queryParameters
        let after = try Self.number(query["after"].map(String.init), "after", 0...Int.max, default: 0)
        let epoch = try Self.number(query["epoch"].map(String.init), "epoch", 0...Int.max, default: 0)
        return (epoch > 0 ? epoch : nil, after)
    }

    // MARK: Export

    private func export(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        let format = request.uri.queryParameters["format"].map(String.init) ?? "json"
        guard format == "json" || format == "markdown" else {
            throw Problem.badRequest("invalid_query", "'format' must be json or markdown.")
        }
        let (description, first) = try await self.access.with(id) { (SessionDescription($0), $0.log.firstSeq) }
        let lines = try await self.lines(of: id, after: first - 1, limit: Int.max)
        if format == "markdown" {
            return .bytes(
                ByteBuffer(string: ConversationDocument.markdown(id, lines)), mediaType: "text/markdown; charset=utf-8",
                headers: [.contentDisposition: "attachment; filename=\"\(id).md\""])
        }
        return .json(
            JSONWriter.object { writer in
                writer.member("session_id", id.rawValue)
                description.write(to: &writer, withAgents: true)
                writer.array("events") { array in lines.forEach { array.value(json: $0) } }
            })
    }
}
