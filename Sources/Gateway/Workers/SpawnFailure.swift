/// Why no worker could be started, in a sentence for people.
struct SpawnFailure: Error, Equatable, Sendable {
    var message: String
}
