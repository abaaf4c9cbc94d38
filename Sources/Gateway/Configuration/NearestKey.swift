/// Finds the key that someone who wrote an unknown one most likely meant.
enum NearestKey {
    /// nil where nothing is near. A name without its group, such as `port`, is near to every key that ends so.
    static func name(to unknown: String, among names: [String]) -> String? {
        let folded = Self.folded(unknown)
        if let whole = names.first(where: { $0.hasSuffix(".\(folded)") }) { return whole }
        let nearest = names.map { (name: $0, distance: Self.distance(folded, Self.folded($0))) }
            .min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= max(2, unknown.count / 3) else { return nil }
        return nearest.name
    }

    /// The letters that count: neither case nor the kind of a hyphen is what makes a name another one.
    private static func folded(_ name: String) -> String {
        name.lowercased().replacing("-", with: "_")
    }

    /// Least number of characters to insert, delete or replace to make one text the other (Levenshtein).
    private static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        var row = Array(0...second.count)
        for (i, left) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in second.enumerated() {
                let replaced = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
