/// Boxes and the edges between them, to be laid out in layers.
struct LayeredGraph: Equatable, Sendable {
    struct Node: Equatable, Sendable {
        /// Extent across the layers' direction, and along it.
        var breadth: Double
        var depth: Double
    }
    struct Edge: Equatable, Hashable, Sendable {
        /// Indices of nodes; `from` is to lie in an earlier layer than `to`.
        var from: Int
        var to: Int
    }

    var nodes: [Node]
    var edges: [Edge]
    /// Most boxes beside one another; 0 for no limit.
    var widest = 0

    /// The layer of each node, from 0: every edge leads to a later layer but those that close a circle.
    func layers() -> [Int] {
        let forward = acyclicEdges()
        var layers = longestPaths(forward, atLeast: Array(repeating: 0, count: nodes.count))
        // A node that nothing leads to moves next to what it leads to.
        for node in nodes.indices where !forward.contains(where: { $0.to == node }) {
            if let nearest = forward.filter({ $0.from == node }).map({ layers[$0.to] }).min() {
                layers[node] = max(0, nearest - 1)
            }
        }
        guard widest > 0 else { return layers }
        return narrowed(layers, forward)
    }

    /// The edges without those that close a circle, found by a search in the nodes' order.
    func acyclicEdges() -> [Edge] {
        var state = Array(repeating: 0, count: nodes.count)
        var kept: [Edge] = []
        func visit(_ node: Int) {
            state[node] = 1
            for edge in edges where edge.from == node && edge.to != node {
                if state[edge.to] == 1 { continue }
                kept.append(edge)
                if state[edge.to] == 0 { visit(edge.to) }
            }
            state[node] = 2
        }
        for node in nodes.indices where state[node] == 0 { visit(node) }
        return kept
    }

    private func longestPaths(_ edges: [Edge], atLeast: [Int]) -> [Int] {
        var layers = atLeast
        for _ in nodes.indices {
            var isSettled = true
            for edge in edges where layers[edge.to] < layers[edge.from] + 1 {
                layers[edge.to] = layers[edge.from] + 1
                isSettled = false
            }
            if isSettled { break }
        }
        return layers
    }

    /// Moves what is too many in one layer to the next, those with the fewest edges onwards first.
    private func narrowed(_ start: [Int], _ edges: [Edge]) -> [Int] {
        var layers = start
        var layer = 0
        while layer <= (layers.max() ?? 0) {
            let members = nodes.indices.filter { layers[$0] == layer }
            if members.count > widest {
                let onwards = { (node: Int) in edges.count { $0.from == node } }
                let moved = members.sorted { (onwards($0), $1) < (onwards($1), $0) }.prefix(members.count - widest)
                for node in moved { layers[node] += 1 }
                layers = longestPaths(edges, atLeast: layers)
            }
            layer += 1
        }
        return layers
    }
}
