/// Where lines leave and reach boxes.
struct LineEnds {
    /// A part of a line between two neighbouring layers.
    struct Segment {
        var chain: Int
        /// The upper of the two layers.
        var channel: Int
        /// Where it leaves the upper layer and reaches the lower one.
        var upper: Double
        var lower: Double
        /// The slot that it leaves, by which shared lines are told apart.
        var start: Int
    }

    private(set) var segments: [Segment] = []

    /// Grid of the ends. Those on the lower side of boxes lie between those on the upper side, so that the vertical
    /// parts of two lines never fall together.
    private static let grid = 8.0

    init(chains: [[(layer: Int, slot: Int)]], slots: [[LayeredLayout.Slot]], spacing: LayeredLayout.Spacing) {
        for (chain, places) in chains.enumerated() {
            for (upper, lower) in zip(places, places.dropFirst()) {
                segments.append(
                    Segment(
                        chain: chain, channel: upper.layer, upper: slots[upper.layer][upper.slot].centre,
                        lower: slots[lower.layer][lower.slot].centre, start: upper.slot))
            }
        }
        guard spacing.spreadsEnds else { return }
        var ends: [[Int]: [(segment: Int, other: Double)]] = [:]
        var index = 0
        for places in chains {
            for (upper, lower) in zip(places, places.dropFirst()) {
                ends[[upper.layer, upper.slot, 0], default: []].append((index, segments[index].lower))
                ends[[lower.layer, lower.slot, 1], default: []].append((index, segments[index].upper))
                index += 1
            }
        }
        var reachingBoxes: [Int] = []
        for (place, found) in ends {
            let slot = slots[place[0]][place[1]]
            guard slot.node != nil else { continue }
            let sorted = found.sorted { ($0.other, $0.segment) < ($1.other, $1.segment) }
            for (position, end) in sorted.enumerated() {
                let share = Double(position + 1) / Double(sorted.count + 1)
                let wanted = slot.centre - slot.breadth / 2 + slot.breadth * share
                let rounded = (wanted / Self.grid).rounded() * Self.grid
                if place[2] == 0 {
                    segments[end.segment].upper = rounded
                } else {
                    segments[end.segment].lower = rounded + Self.grid / 2
                    reachingBoxes.append(end.segment)
                }
            }
        }
        // No short steps: a line that is nearly straight is made so.
        for index in reachingBoxes where abs(segments[index].upper - segments[index].lower) <= Self.grid {
            segments[index].lower = segments[index].upper
        }
    }
}
