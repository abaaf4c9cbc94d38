/// The order of slots within layers that makes few lines cross: each slot goes to the mean of its neighbours, down
/// and up again, and the best order seen is kept.
struct LayerOrder {
    /// A line between neighbouring layers, by the places of its ends.
    struct Link: Equatable, Sendable {
        /// The upper layer.
        var layer: Int
        var upper: Int
        var lower: Int
    }

    /// For each layer the old places in their new order.
    private(set) var order: [[Int]]
    /// For each layer and slot its neighbours in the layer above and below.
    private var above: [[[Int]]]
    private var below: [[[Int]]]

    init(sizes: [Int], links: [Link]) {
        order = sizes.map { Array(0..<$0) }
        above = sizes.map { Array(repeating: [], count: $0) }
        below = above
        for link in links {
            below[link.layer][link.upper].append(link.lower)
            above[link.layer + 1][link.lower].append(link.upper)
        }
        var best = order
        var fewest = crossings()
        for round in 0..<24 where fewest > 0 {
            let downwards = round % 2 == 0
            for layer in downwards ? Array(order.indices.dropFirst()) : Array(order.indices.dropLast().reversed()) {
                sort(layer, by: downwards ? layer - 1 : layer + 1)
            }
            let now = crossings()
            if now < fewest { (best, fewest) = (order, now) }
        }
        order = best
    }

    private mutating func sort(_ layer: Int, by neighbour: Int) {
        let places = positions(neighbour)
        let means = order[layer].enumerated().map { place, slot -> (mean: Double, place: Int, slot: Int) in
            let near = (neighbour < layer ? above : below)[layer][slot].map { Double(places[$0]) }
            return (near.isEmpty ? Double(place) : near.reduce(0, +) / Double(near.count), place, slot)
        }
        order[layer] = means.sorted { ($0.mean, $0.place) < ($1.mean, $1.place) }.map(\.slot)
    }

    private func positions(_ layer: Int) -> [Int] {
        var places = Array(repeating: 0, count: order[layer].count)
        for (place, slot) in order[layer].enumerated() { places[slot] = place }
        return places
    }

    private func crossings() -> Int {
        var count = 0
        for layer in order.indices.dropLast() {
            let lower = positions(layer + 1)
            // In the upper layer's order, every pair of ends that stand the wrong way round is a crossing.
            count += Self.inversions(order[layer].flatMap { slot in below[layer][slot].map { lower[$0] }.sorted() })
        }
        return count
    }

    /// Pairs of which the greater comes first, counted while merging.
    private static func inversions(_ values: [Int]) -> Int {
        var values = values
        var count = 0
        var width = 1
        while width < values.count {
            var merged: [Int] = []
            merged.reserveCapacity(values.count)
            for start in stride(from: 0, to: values.count, by: 2 * width) {
                let middle = min(start + width, values.count)
                let end = min(start + 2 * width, values.count)
                var (left, right) = (start, middle)
                while left < middle || right < end {
                    if right == end || left < middle && values[left] <= values[right] {
                        merged.append(values[left])
                        left += 1
                    } else {
                        count += middle - left
                        merged.append(values[right])
                        right += 1
                    }
                }
            }
            values = merged
            width *= 2
        }
        return count
    }
}
