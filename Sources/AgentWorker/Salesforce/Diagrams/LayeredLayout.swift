/// Places the boxes of a graph in layers and leads its edges around them, all lines horizontal or vertical.
///
/// The method is that of Sugiyama, Tagawa and Toda (1981): layers by the longest path, order within the layers by the
/// means of the neighbours, then coordinates. Edges over several layers get a lane of their own in each, so that no
/// line goes through a box. Layers follow one another downwards; for layers to the right, transpose what comes out.
struct LayeredLayout: Sendable {
    struct Spacing: Sendable {
        /// Between boxes of one layer.
        var between = 32.0
        /// Between a box and the first track of lines beside it: room for the ends of lines.
        var margin = 26.0
        /// Between tracks of lines.
        var track = 12.0
        /// Whether each edge meets its box at a place of its own; otherwise all meet in the middle.
        var spreadsEnds = true
    }

    private(set) var frames: [DiagramFrame] = []
    /// For each edge of the graph its corners, from the box of `from` to that of `to`; empty for edges from a box to
    /// itself.
    private(set) var lines: [[DiagramPoint]] = []
    private(set) var width = 0.0
    private(set) var height = 0.0

    /// A box or a lane of an edge in a layer.
    struct Slot {
        var node: Int?
        var breadth: Double
        var centre = 0.0
    }

    /// An edge's way: the slots it goes through, one in each layer.
    private struct Chain {
        var edge: Int
        var isReversed: Bool
        var slots: [(layer: Int, slot: Int)]
    }

    private let graph: LayeredGraph
    private let spacing: Spacing
    private var slots: [[Slot]] = []
    private var chains: [Chain] = []

    init(_ graph: LayeredGraph, spacing: Spacing = Spacing()) {
        self.graph = graph
        self.spacing = spacing
        let layers = graph.layers()
        makeSlots(layers)
        let order = LayerOrder(sizes: slots.map(\.count), links: links).order
        apply(order)
        placeAcross()
        draw(layers)
    }

    // MARK: Slots

    private mutating func makeSlots(_ layers: [Int]) {
        slots = Array(repeating: [], count: (layers.max() ?? -1) + 1)
        var places: [Int] = []
        for (node, layer) in layers.enumerated() {
            places.append(slots[layer].count)
            slots[layer].append(Slot(node: node, breadth: graph.nodes[node].breadth))
        }
        for (index, edge) in graph.edges.enumerated() where edge.from != edge.to {
            let isReversed = layers[edge.from] > layers[edge.to]
            let (upper, lower) = isReversed ? (edge.to, edge.from) : (edge.from, edge.to)
            guard layers[upper] < layers[lower] else { continue }
            var chain = Chain(edge: index, isReversed: isReversed, slots: [(layers[upper], places[upper])])
            for layer in (layers[upper] + 1)..<layers[lower] {
                chain.slots.append((layer, slots[layer].count))
                slots[layer].append(Slot(node: nil, breadth: 8))
            }
            chain.slots.append((layers[lower], places[lower]))
            chains.append(chain)
        }
    }

    private var links: [LayerOrder.Link] {
        chains.flatMap { chain in
            zip(chain.slots, chain.slots.dropFirst()).map {
                LayerOrder.Link(layer: $0.layer, upper: $0.slot, lower: $1.slot)
            }
        }
    }

    /// Puts the slots into the order found; `order[layer]` lists old places.
    private mutating func apply(_ order: [[Int]]) {
        var moved: [[Int]] = order.map { Array(repeating: 0, count: $0.count) }
        for (layer, places) in order.enumerated() {
            for (new, old) in places.enumerated() { moved[layer][old] = new }
            slots[layer] = places.map { slots[layer][$0] }
        }
        for index in chains.indices {
            chains[index].slots = chains[index].slots.map { ($0.layer, moved[$0.layer][$0.slot]) }
        }
    }

    // MARK: Coordinates

    private mutating func placeAcross() {
        for layer in slots.indices { settle(layer, wishes: Array(repeating: 0, count: slots[layer].count)) }
        var above = slots.map { Array(repeating: [Int](), count: $0.count) }
        var below = above
        for link in links {
            below[link.layer][link.upper].append(link.lower)
            above[link.layer + 1][link.lower].append(link.upper)
        }
        for round in 0..<12 {
            let downwards = round % 2 == 0
            for layer in downwards ? Array(slots.indices.dropFirst()) : Array(slots.indices.dropLast().reversed()) {
                let wishes = slots[layer].indices.map { slot in
                    let near =
                        downwards
                        ? above[layer][slot].map { slots[layer - 1][$0].centre }
                        : below[layer][slot].map { slots[layer + 1][$0].centre }
                    return near.isEmpty ? slots[layer][slot].centre : near.reduce(0, +) / Double(near.count)
                }
                settle(layer, wishes: wishes)
            }
        }
        let left = slots.joined().map { $0.centre - $0.breadth / 2 }.min() ?? 0
        for layer in slots.indices {
            for slot in slots[layer].indices { slots[layer][slot].centre += spacing.between - left }
        }
        width = (slots.joined().map { $0.centre + $0.breadth / 2 }.max() ?? 0) + spacing.between
    }

    /// Gives the slots of a layer the centres nearest to the wishes that keep order and distance: isotonic regression
    /// by pooling neighbours that would overlap.
    private mutating func settle(_ layer: Int, wishes: [Double]) {
        var offsets: [Double] = []
        var place = 0.0
        for slot in slots[layer] {
            offsets.append(place + slot.breadth / 2)
            place += slot.breadth + (slot.node == nil ? spacing.track : spacing.between)
        }
        var pools: [(sum: Double, count: Int)] = []
        for (wish, offset) in zip(wishes, offsets) {
            pools.append((wish - offset, 1))
            while pools.count > 1 {
                let last = pools[pools.count - 1]
                let before = pools[pools.count - 2]
                guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
                pools.removeLast(2)
                pools.append((before.sum + last.sum, before.count + last.count))
            }
        }
        var slot = 0
        for pool in pools {
            for _ in 0..<pool.count {
                slots[layer][slot].centre = offsets[slot] + pool.sum / Double(pool.count)
                slot += 1
            }
        }
    }

    private mutating func draw(_ layers: [Int]) {
        let ends = LineEnds(chains: chains.map { $0.slots.map { ($0.layer, $0.slot) } }, slots: slots, spacing: spacing)
        let channels = LineTracks(
            segments: ends.segments, channels: max(0, slots.count - 1), isShared: !spacing.spreadsEnds)
        var tops: [Double] = []
        var top = spacing.margin
        for layer in slots.indices {
            tops.append(top)
            top += slots[layer].compactMap { $0.node.map { graph.nodes[$0].depth } }.max() ?? 0
            if layer < slots.count - 1 {
                top += 2 * spacing.margin + Double(max(0, channels.counts[layer] - 1)) * spacing.track
            }
        }
        height = top + spacing.margin
        frames = graph.nodes.map { DiagramFrame(x: 0, y: 0, width: $0.breadth, height: $0.depth) }
        for (layer, row) in slots.enumerated() {
            for slot in row {
                guard let node = slot.node else { continue }
                frames[node].x = slot.centre - slot.breadth / 2
                frames[node].y = tops[layer]
            }
        }
        lines = Array(repeating: [], count: graph.edges.count)
        // Segments stand in the order of the chains.
        var next = 0
        for chain in chains {
            var points: [DiagramPoint] = []
            for _ in 0..<(chain.slots.count - 1) {
                let segment = ends.segments[next]
                let bottom = points.last?.y ?? frame(chain.slots[0]).bottom
                let extent = Double(max(0, channels.counts[segment.channel] - 1)) * spacing.track
                let first = tops[segment.channel + 1] - spacing.margin - extent
                let track = first + Double(channels.tracks[next]) * spacing.track
                points.append(DiagramPoint(x: segment.upper, y: bottom))
                points.append(DiagramPoint(x: segment.upper, y: track))
                points.append(DiagramPoint(x: segment.lower, y: track))
                points.append(DiagramPoint(x: segment.lower, y: tops[segment.channel + 1]))
                next += 1
            }
            points = points.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
            lines[chain.edge] = chain.isReversed ? points.reversed() : points
        }
    }

    private func frame(_ place: (layer: Int, slot: Int)) -> DiagramFrame {
        slots[place.layer][place.slot].node.map { frames[$0] } ?? DiagramFrame(x: 0, y: 0, width: 0, height: 0)
    }
}
