import Shared

extension ChatCommand {
    /// Runs a ``Conversation`` over connections, one after the other, until it is finished.
    struct Client {
        private enum Input: Sendable {
            case opened(Connection.Sender)
            case received([UInt8])
            case ended(Connection.End)
            case connect
            case typed(String)
            case inputEnded
            case retry
            case timedOut
        }

        let address: Address
        let session: String
        let screen: Screen
        let input: AsyncStream<String>
        /// Time until the end is waited for; nil for ever.
        let timeout: Duration?

        /// - Returns: The exit status.
        func run() async -> Int32 {
            let (inputs, queue) = AsyncStream.makeStream(of: Input.self)
            return await withTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { await self.readInput(into: queue) }
                self.after(self.timeout, .timedOut, into: queue, &group)
                queue.yield(.connect)

                var conversation = Conversation(makeID: Self.newClientID)
                var reconnection = Reconnection()
                var sender: Connection.Sender?
                for await input in inputs {
                    var effects: [Conversation.Effect] = []
                    switch input {
                    case .connect:
                        let connection = Connection(
                            address: self.address, target: "/ws/\(self.session)\(conversation.resumption)")
                        group.addTask {
                            let end = await connection.run(
                                opened: { queue.yield(.opened($0)) }, received: { queue.yield(.received($0)) })
                            queue.yield(.ended(end))
                        }
                    case .opened(let new):
                        sender = new
                        reconnection.connected()
                    case .received(let bytes): effects = conversation.received(bytes)
                    case .ended(let end):
                        sender = nil
                        conversation.disconnected()
                        switch reconnection.ended(end) {
                        case .again(let pause):
                            self.screen.show(.note("\(end); trying again in \(pause)."))
                            self.after(pause, .connect, into: queue, &group)
                        case .giveUp(let reason):
                            self.screen.show(.failure(reason))
                            return ChatCommand.Status.unreachable
                        }
                    case .typed(let line): effects = conversation.typed(line)
                    case .inputEnded: effects = conversation.inputEnded()
                    case .retry: effects = conversation.retry()
                    case .timedOut:
                        self.screen.show(.failure("Timed out; the run goes on in session \(self.session)."))
                        return ChatCommand.Status.failed
                    }
                    for effect in effects {
                        switch effect {
                        case .show(let line): self.screen.show(line)
                        case .prompt: self.screen.prompt()
                        case .send(let bytes): await sender?.send(bytes)
                        case .retry(let milliseconds):
                            self.after(.milliseconds(milliseconds), .retry, into: queue, &group)
                        case .finish(let status): return status
                        }
                    }
                }
                return ChatCommand.Status.failed
            }
        }

        private func readInput(into queue: AsyncStream<Input>.Continuation) async {
            for await line in self.input { queue.yield(.typed(line)) }
            queue.yield(.inputEnded)
        }

        private func after(
            _ pause: Duration?, _ input: Input, into queue: AsyncStream<Input>.Continuation,
            _ group: inout TaskGroup<Void>
        ) {
            guard let pause else { return }
            group.addTask {
                guard (try? await Task.sleep(for: pause)) != nil else { return }
                queue.yield(input)
            }
        }

        private static func newClientID() -> String {
            String(UInt64.random(in: .min ... .max), radix: 36)
        }
    }
}
