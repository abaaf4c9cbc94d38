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
    private let links: [Link]

    init(sizes: [Int], links: [Link]) {
        self.links = links
        order = sizes.map { Array(0..<$0) }
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
            let near = links.compactMap { link -> Double? in
                if neighbour < layer, link.layer == neighbour, link.lower == slot { return Double(places[link.upper]) }
                if neighbour > layer, link.layer == layer, link.upper == slot { return Double(places[link.lower]) }
                return nil
            }
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
            let (upper, lower) = (positions(layer), positions(layer + 1))
            let ends = links.filter { $0.layer == layer }.map { (upper[$0.upper], lower[$0.lower]) }
            for (index, one) in ends.enumerated() {
                for other in ends[(index + 1)...] where (one.0 - other.0) * (one.1 - other.1) < 0 { count += 1 }
            }
        }
        return count
    }
}
