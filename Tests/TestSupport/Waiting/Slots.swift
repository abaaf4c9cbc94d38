/// Lets only so many tests at a time hold something that costs the machine much, such as a server with its workers.
public actor Slots {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter count: How many at a time.
    public init(_ count: Int) {
        self.free = count
    }

    private func take() async {
        if self.free > 0 {
            self.free -= 1
        } else {
            await withCheckedContinuation { self.waiting.append($0) }
        }
    }

    private func giveBack() {
        if self.waiting.isEmpty {
            self.free += 1
        } else {
            self.waiting.removeFirst().resume()
        }
    }

    /// Runs `body` while it holds one slot.
    public nonisolated func withSlot<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        await self.take()
        do {
            let value = try await body()
            await self.giveBack()
            return value
        } catch {
            await self.giveBack()
            throw error
        }
    }
}
