extension String {
    /// With a capital letter at its beginning, and the rest as it is.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
