/// Which track each line takes across the space between two layers. Lines that would touch get different ones, and of two
/// such lines that one is above that crosses the other less, or would run along it.
struct LineTracks {
    /// By segment, from 0.
    private(set) var tracks: [Int]
    /// How many each channel has.
    private(set) var counts: [Int]

    /// Lines that run together, and what they span.
    private struct Span {
        var segments: [Int]
        var low: Double
        var high: Double
        /// Where its parts come from above, and where they go on below.
        var uppers: [Double]
        var lowers: [Double]

        func touches(_ other: Span) -> Bool {
            low <= other.high + LineTracks.nearest && other.low <= high + LineTracks.nearest
        }
        func crosses(_ place: Double) -> Bool { low < place && place < high }
    }

    /// Least distance of two lines that are told apart.
    private static let nearest = 6.0
    /// Running along another line is worse than any crossing.
    private static let overlapCost = 1000

    /// - Parameter isShared: Lines that leave the same slot run together.
    init(segments: [LineEnds.Segment], channels: Int, isShared: Bool) {
        tracks = Array(repeating: 0, count: segments.count)
        counts = Array(repeating: 0, count: channels)
        for channel in 0..<channels {
            let members = segments.indices.filter { segments[$0].channel == channel }
            var groups: [[Int]] = members.map { [$0] }
            if isShared {
                groups = Dictionary(grouping: members) { segments[$0].start }.sorted { $0.key < $1.key }.map(\.value)
            }
            let spans = groups.map { group in
                let (uppers, lowers) = (group.map { segments[$0].upper }, group.map { segments[$0].lower })
                let places = uppers + lowers
                return Span(
                    segments: group, low: places.min() ?? 0, high: places.max() ?? 0, uppers: uppers, lowers: lowers)
            }.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
            counts[channel] = assign(spans)
        }
    }

    /// Gives each span the first track that is free and below those that should be above it; returns how many there are.
    private mutating func assign(_ spans: [Span]) -> Int {
        // What it costs more to have the second above the first than the first above the second.
        var preference = spans.map { _ in Array(repeating: 0, count: spans.count) }
        for one in spans.indices {
            for other in spans.indices where one < other && spans[one].touches(spans[other]) {
                let gain = Self.cost(spans[other], above: spans[one]) - Self.cost(spans[one], above: spans[other])
                (preference[one][other], preference[other][one]) = (max(0, gain), max(0, -gain))
            }
        }
        var waiting = Array(spans.indices)
        var taken: [[Int]] = []
        var track = Array(repeating: 0, count: spans.count)
        while !waiting.isEmpty {
            // The one that the fewest of the others should be above; in a circle, the least harm.
            let next =
                waiting.min { one, other in
                    let (first, second) = (
                        waiting.reduce(0) { $0 + preference[$1][one] }, waiting.reduce(0) { $0 + preference[$1][other] }
                    )
                    return (first, one) < (second, other)
                } ?? waiting[0]
            waiting.removeAll { $0 == next }
            let above = spans.indices.filter { !waiting.contains($0) && preference[$0][next] > 0 }.map { track[$0] + 1 }
            var place = above.max() ?? 0
            while place < taken.count, taken[place].contains(where: { spans[$0].touches(spans[next]) }) { place += 1 }
            while taken.count <= place { taken.append([]) }
            taken[place].append(next)
            track[next] = place
            for segment in spans[next].segments { tracks[segment] = place }
        }
        return taken.count
    }

    /// Crossings of two spans, one above the other, and what running along one another costs.
    private static func cost(_ above: Span, above below: Span) -> Int {
        var cost = below.uppers.count(where: above.crosses) + above.lowers.count(where: below.crosses)
        // The lower one's way down to its track passes the upper one's way on from its own.
        for end in below.uppers where above.lowers.contains(where: { abs($0 - end) < nearest }) { cost += overlapCost }
        return cost
    }
}
