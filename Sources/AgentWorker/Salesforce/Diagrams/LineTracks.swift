/// Which track each line takes across the space between two layers. Lines that would touch get different ones.
struct LineTracks {
    /// By segment, from 0.
    private(set) var tracks: [Int]
    /// How many each channel has.
    private(set) var counts: [Int]

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
            let spans = groups.map { group -> (low: Double, high: Double, group: [Int]) in
                let places = group.flatMap { [segments[$0].upper, segments[$0].lower] }
                return (places.min() ?? 0, places.max() ?? 0, group)
            }
            var ends: [Double] = []
            for span in spans.sorted(by: { ($0.low, $0.high) < ($1.low, $1.high) }) {
                let free = ends.firstIndex { $0 + 6 < span.low }
                let track = free ?? ends.count
                if free == nil { ends.append(span.high) } else { ends[track] = span.high }
                for segment in span.group { tracks[segment] = track }
            }
            counts[channel] = ends.count
        }
    }
}
