/// What the store has done since it was opened, for metrics.
struct StoreStatistics: Sendable, Equatable {
    /// Commits that succeeded; each holds a group of transactions.
    var commits = 0
    /// Attempts to commit that failed; their group was tried again.
    var failedCommits = 0
    /// Transactions committed.
    var transactions = 0
    /// How long the last commit took, from the first statement to the end of the commit.
    var lastCommitDuration: Duration = .zero
    /// Transactions that wait for a commit.
    var queuedTransactions = 0
    /// About how many bytes those hold.
    var queuedBytes = 0
}
