import NIOCore

/// Callbacks of one commit, delivered with one hop to each event loop, in the order in which they were added.
struct CallbacksByLoop {
    private var loops: [ObjectIdentifier: (loop: any EventLoop, callbacks: [@Sendable () -> Void])] = [:]

    mutating func add(_ callback: @escaping @Sendable () -> Void, on loop: any EventLoop) {
        self.loops[ObjectIdentifier(loop), default: (loop, [])].callbacks.append(callback)
    }

    func deliver() {
        for (loop, callbacks) in self.loops.values {
            loop.execute {
                for callback in callbacks { callback() }
            }
        }
    }
}
