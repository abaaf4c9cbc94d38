import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Shared

/// Sessions as a list, one by one, and what can be done to them.
struct SessionRoutes: Sendable {
    let access: SessionAccess

    private static let problem = Problem.mediaType
    private static let noSession = Route.Answer(
        status: .notFound, description: "There is no such session.", mediaType: Problem.mediaType)

    var routes: [Route] {
        [
            Route(
                method: .get, path: "/sessions", summary: "The sessions, in the order of their ids",
                parameters: [
                    .init(name: "limit", place: .query, type: "integer", description: "1 to 1000; 100 by default."),
                    .init(name: "after", place: .query, type: "string", description: "The `next` of the page before."),
                    .init(name: "state", place: .query, type: "string", description: "Only sessions in that state."),
                ], answers: [.init(status: .ok, description: "A page of sessions.", mediaType: "application/json")]
            ) { request, _ in try await self.list(request) },
            Route(
                method: .get, path: "/sessions/{id}", summary: "One session with its agents and limits",
                parameters: [Route.sessionID],
                answers: [
                    .init(status: .ok, description: "The session.", mediaType: "application/json"), Self.noSession,
                ]
            ) { _, context in try await self.one(context) },
            Route(
                method: .delete, path: "/sessions/{id}", summary: "Delete a session and everything of it",
                parameters: [Route.sessionID],
                answers: [.init(status: .noContent, description: "It is gone."), Self.noSession]
            ) { _, context in try await self.delete(context) },
            Route(
                method: .post, path: "/sessions/{id}/messages",
                summary: "Send a user message; the session is made where it does not exist",
                parameters: [Route.sessionID],
                body: ("application/json", "A `user_message`: message, client_id?, attachments?, when_busy?"),
                answers: [
                    .init(status: .accepted, description: "message_id, run_id, seq", mediaType: "application/json"),
                    .init(status: .badRequest, description: "The body is not a message.", mediaType: Self.problem),
                    .init(status: .tooManyRequests, description: "The queue is full.", mediaType: Self.problem),
                    .init(
                        status: .serviceUnavailable,
                        description: "Draining, the store is behind, or no room for a process; see Retry-After.",
                        mediaType: Self.problem),
                ]
            ) { request, context in try await self.message(request, context) },
            Route(
                method: .post, path: "/sessions/{id}/cancel", summary: "Cancel a run",
                parameters: [
                    Route.sessionID,
                    .init(
                        name: "run_id", place: .query, type: "string",
                        description: "By default the one that is going on."),
                ],
                answers: [
                    .init(status: .accepted, description: "It is being cancelled.", mediaType: "application/json"),
                    .init(status: .conflict, description: "There is no such run.", mediaType: Self.problem),
                    Self.noSession,
                ]
            ) { request, context in try await self.cancel(request, context) },
            Route(
                method: .delete, path: "/sessions/{id}/queue",
                summary: "Cancels the messages that wait; the run that is going on goes on",
                parameters: [Route.sessionID],
                answers: [
                    .init(status: .ok, description: "cancelled: how many waited", mediaType: "application/json"),
                    Self.noSession,
                ]
            ) { _, context in
                let count = try await self.access.with(try self.access.id(context)) { $0.clearQueue() }
                return .json(JSONWriter.object { $0.member("cancelled", count) })
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        var limit = 100
        if let text = query["limit"] {
            guard let number = Int(text), (1...1000).contains(number) else {
                throw Problem.badRequest("invalid_query", "'limit' must be a number from 1 to 1000.")
            }
            limit = number
        }
        var after: SessionID?
        if let text = query["after"] {
            guard let id = SessionID(text) else { throw Problem.invalidSessionID }
            after = id
        }
        let loop = self.access.group.next()
        let store = self.access.services.store
        let state = query["state"].map(String.init)
        let total = try await store.count(on: loop).get()
        var found: [SessionDescription] = []
        var next: SessionID?
        repeat {
            let page = try await store.list(after: after, limit: limit, on: loop).get()
            for summary in page {
                let description = try await self.describe(summary)
                after = summary.id
                if state == nil || description.state == state { found.append(description) }
                if found.count == limit { break }
            }
            next = page.count == limit ? after : nil
            // Without a filter one page is enough; with one, pages are read until the answer is full.
        } while next != nil && found.count < limit && state != nil
        return .json(
            JSONWriter.object { writer in
                writer.array("sessions") { array in
                    for description in found { array.object { Self.write(description, to: &$0) } }
                }
                writer.member("total", total)
                writer.key("next")
                if let next { writer.value(next.rawValue) } else { writer.null() }
            })
    }

    /// From memory where it is there, without bringing it there.
    private func describe(_ summary: SessionSummary) async throws -> SessionDescription {
        guard let loaded = self.access.services.registry.loaded(summary.id), let session = try? await loaded.get()
        else {
            return SessionDescription(summary)
        }
        return try await session.loop.submit { SessionDescription(session) }.get()
    }

    private static func write(_ description: SessionDescription, to writer: inout JSONWriter) {
        writer.member("session_id", description.id.rawValue)
        description.write(to: &writer, withAgents: false)
        writer.key("pid")
        if let pid = description.pid { writer.value(pid) } else { writer.null() }
        writer.key("memory_bytes")
        if let memory = description.pid.flatMap(ProcessMemory.privateBytes) {
            writer.value(memory)
        } else {
            writer.null()
        }
    }

    private func one(_ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        let description = try await self.access.with(id) { SessionDescription($0) }
        let limits = self.access.services.configuration.limits
        return .json(
            JSONWriter.object { writer in
                writer.member("session_id", id.rawValue)
                description.write(to: &writer, withAgents: true)
                writer.key("pid")
                if let pid = description.pid { writer.value(pid) } else { writer.null() }
                writer.array("queue") { array in
                    for message in description.queue {
                        array.object { item in
                            item.member("message_id", message.messageID)
                            item.member("run_id", message.runID)
                            item.member("accepted_at", message.acceptedAt.description)
                            item.member("seq", message.seq)
                        }
                    }
                }
                writer.member("limits") { writer in
                    writer.member("user_message_bytes", limits.userMessage)
                    writer.member("queue", limits.queue)
                    writer.member("artifact_bytes", limits.artifact)
                    writer.member("artifacts_bytes", limits.artifactsPerSession)
                    writer.member("run_timeout_s", Int(limits.runTimeout.components.seconds))
                }
            })
    }

    private func delete(_ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        try await self.access.with(id) { $0.delete() }
        guard try await self.access.services.store.delete(id, on: self.access.group.next()).get() else {
            throw Problem.noSuchSession
        }
        return Response(status: .noContent)
    }

    private func message(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        let limits = self.access.services.configuration.limits
        let body = try await request.collectBody(limit: limits.webSocketMessage)
        let message: ClientMessage.UserMessage
        do {
            let object = try JSONObject(Array(body.readableBytesView))
            message = try ClientMessage.userMessage(object, longestText: limits.userMessage)
        } catch let refusal as Refusal {
            throw Problem(refusal)
        } catch {
            throw Problem.badRequest(ErrorCode.invalidJSON.rawValue, "The body is not a JSON object: \(error).")
        }
        let record = try await self.access.withFuture(id, creating: true) { session in
            // Made here, where it is kept in any case: a session may not be had.
            let promise = session.loop.makePromise(of: MessageRecord.self)
            session.submit(
                Submission(
                    text: message.text, clientID: message.clientID, attachments: message.attachments,
                    whenBusy: message.whenBusy
                ) { reply in
                    switch reply {
                    case .accepted(let record, _, _): promise.succeed(record)
                    case .refused(let refusal): promise.fail(Problem(refusal))
                    }
                })
            return promise.futureResult
        }
        return .json(
            JSONWriter.object { writer in
                writer.member("message_id", record.messageID)
                writer.member("run_id", record.runID)
                writer.member("seq", record.seq)
            }, status: .accepted)
    }

    private func cancel(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try self.access.id(context)
        let runID = request.uri.queryParameters["run_id"].map(String.init)
        if let refusal = try await self.access.with(id, { $0.cancel(runID: runID) }) {
            throw Problem(status: .conflict, code: "no_such_run", detail: refusal.message)
        }
        return .json(JSONWriter.object { $0.member("status", "cancelling") }, status: .accepted)
    }
}
