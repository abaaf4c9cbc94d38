import NIOCore
import Shared

/// What waits for the writer, and when the writer commits it. Pure: the clock's readings come in as arguments.
struct CommitQueue: Sendable {
    /// When waiting writes are committed.
    struct Pace: Sendable {
        /// The longest that something which is not urgent waits.
        var linger: TimeAmount = .milliseconds(20)
        /// So many bytes are committed without waiting.
        var lingerBytes = 256 * 1024
        /// From the start of one commit to the start of the next, for each job in the first: what comes in between goes
        /// together. A commit costs much more than a job in it, so where many come, each waits a little for the others;
        /// where few come, nobody does. The first after a pause does not wait.
        var intervalPerJob: TimeAmount = .microseconds(200)
        /// The longest such interval.
        var longestInterval: TimeAmount = .milliseconds(1)
        /// The most bytes in one commit, unless a single job has more: bounds the time that others wait.
        var groupBytes = 1024 * 1024
        /// The most jobs in one commit.
        var groupJobs = 2048
        /// The wait after a commit that failed: the first, doubled with each further one, and the most.
        var firstRetry: TimeAmount = .milliseconds(50)
        var lastRetry: TimeAmount = .seconds(1)
    }

    /// What the writer does next.
    enum Step {
        /// An empty group is an attempt to write at all, after one that failed.
        case commit([StoreJob])
        /// Nothing is due before `until`; nil: nothing waits.
        case sleep(until: NIODeadline?)
        /// The end, with what could not be committed before the deadline.
        case finish(leftOver: [StoreJob])
    }

    private enum Phase {
        /// → closing
        case open
        /// → finished
        case closing(deadline: NIODeadline)
        case finished
    }

    private enum Writer {
        case awake
        case asleep(until: NIODeadline?)
    }

    private let pace: Pace
    private var phase = Phase.open
    private var writer = Writer.awake
    private var jobs = CircularBuffer<StoreJob>()
    private(set) var bytes = 0
    private var urgentJobs = 0
    /// When the queue last stopped being empty.
    private var waitingSince: NIODeadline?
    /// No commit starts before.
    private var notBefore: NIODeadline?
    /// Attempts that failed since the last that succeeded.
    private var failures = 0
    /// So many of the first jobs are committed one by one.
    private var jobsToIsolate = 0
    /// Jobs that left the queue since ``waiting`` was last emptied.
    private var taken = 0
    /// Where the last transaction of a session stands, counted from the first job that left: what the session writes
    /// next joins it. Numbers below ``taken`` are out of date.
    private var waiting: [SessionID: Int] = [:]

    init(pace: Pace = Pace()) {
        self.pace = pace
    }

    var count: Int { self.jobs.count }

    var isOpen: Bool {
        if case .open = self.phase { true } else { false }
    }

    /// Takes a job in, unless the store is closing; then it gives nil.
    /// - Returns: Whether the writer has to be woken.
    mutating func add(_ job: StoreJob, now: @autoclosure () -> NIODeadline) -> Bool? {
        guard self.isOpen else { return nil }
        if self.jobs.isEmpty { self.waitingSince = now() }
        self.bytes += job.size
        if !self.join(job) { self.append(job) }
        return self.wakeWriter(for: self.nextCommit())
    }

    private mutating func append(_ job: StoreJob) {
        switch job {
        case .transaction(let transaction): self.waiting[transaction.session] = self.taken + self.jobs.count
        // It may ask for what was written before it: what comes later must not get in front of it.
        case .request: self.waiting.removeAll(keepingCapacity: true)
        }
        self.jobs.append(job)
        if job.isUrgent { self.urgentJobs += 1 }
    }

    /// Adds a transaction to the one of its session that waits, so that a turn whose question and answer come while the
    /// disk is writing costs the writer, and then the viewers, one step instead of two.
    private mutating func join(_ job: StoreJob) -> Bool {
        guard case .transaction(let later) = job, let number = self.waiting[later.session], number >= self.taken
        else { return false }
        let index = self.jobs.index(self.jobs.startIndex, offsetBy: number - self.taken)
        guard case .transaction(var earlier) = self.jobs[index], earlier.size + later.size <= self.pace.groupBytes,
            earlier.eventLoop === later.eventLoop
        else { return false }
        if later.isUrgent, !earlier.isUrgent { self.urgentJobs += 1 }
        earlier.add(later)
        self.jobs[index] = .transaction(earlier)
        return true
    }

    /// Commits what is there, tries again until `deadline`, then ends.
    /// - Returns: Whether the writer has to be woken; nil where it was closed already.
    mutating func close(deadline: NIODeadline) -> Bool? {
        guard self.isOpen else { return nil }
        self.phase = .closing(deadline: deadline)
        // The next attempt comes at once, and the waits between attempts start anew.
        self.failures = 0
        self.notBefore = nil
        return self.wakeWriter(for: .distantPast)
    }

    /// Asked by the writer between commits. After `sleep` it sleeps until then or until it is woken.
    mutating func next(at now: NIODeadline) -> Step {
        self.writer = .awake
        switch self.phase {
        case .open:
            guard let due = self.nextCommit() else { return self.sleep(until: nil) }
            return due <= now ? self.takeGroup(at: now) : self.sleep(until: due)
        case .closing(let deadline):
            if self.jobs.isEmpty || now >= deadline { return self.finish() }
            guard let notBefore = self.notBefore, self.failures > 0, notBefore > now else {
                return self.takeGroup(at: now)
            }
            return self.sleep(until: min(notBefore, deadline))
        case .finished:
            return self.finish()
        }
    }

    mutating func committed() {
        self.failures = 0
    }

    /// Puts back, in front and in order, what could not be committed; the next attempt comes after a pause, and comes
    /// even where nothing is left to commit, to see whether the store takes writes again.
    mutating func failed(_ group: [StoreJob], at now: NIODeadline) {
        self.putBack(group, at: now)
        let doublings = min(self.failures, 10)
        let wait = min(self.pace.firstRetry.nanoseconds << doublings, self.pace.lastRetry.nanoseconds)
        self.failures += 1
        self.notBefore = now + .nanoseconds(wait)
    }

    /// Puts back a group in which SQLite refuses a job: each of them is then committed alone.
    mutating func isolate(_ group: [StoreJob], at now: NIODeadline) {
        self.putBack(group, at: now)
        self.jobsToIsolate = group.count
        self.notBefore = nil
    }

    private mutating func putBack(_ group: [StoreJob], at now: NIODeadline) {
        self.waiting.removeAll(keepingCapacity: true)
        self.taken = 0
        for job in group.reversed() {
            self.jobs.prepend(job)
            self.bytes += job.size
            if job.isUrgent { self.urgentJobs += 1 }
        }
        self.waitingSince = self.waitingSince ?? now
    }

    /// When the next commit starts; nil where nothing waits.
    private func nextCommit() -> NIODeadline? {
        guard !self.jobs.isEmpty, let since = self.waitingSince else { return self.failures > 0 ? self.notBefore : nil }
        let isDue = self.urgentJobs > 0 || self.bytes >= self.pace.lingerBytes
        let due = isDue ? since : since + self.pace.linger
        guard let notBefore = self.notBefore else { return due }
        return max(due, notBefore)
    }

    private mutating func takeGroup(at now: NIODeadline) -> Step {
        var group: [StoreJob] = []
        var groupBytes = 0
        let groupJobs = self.jobsToIsolate > 0 ? 1 : self.pace.groupJobs
        self.jobsToIsolate = max(0, self.jobsToIsolate - 1)
        while let job = self.jobs.first, group.count < groupJobs {
            let size = job.size
            if !group.isEmpty, groupBytes + size > self.pace.groupBytes { break }
            group.append(self.jobs.removeFirst())
            groupBytes += size
            if job.isUrgent { self.urgentJobs -= 1 }
        }
        self.bytes -= groupBytes
        self.taken += group.count
        if self.jobs.isEmpty {
            self.waiting.removeAll(keepingCapacity: true)
            self.taken = 0
        }
        self.waitingSince = self.jobs.isEmpty ? nil : now
        self.notBefore = now + min(self.pace.intervalPerJob * group.count, self.pace.longestInterval)
        return .commit(group)
    }

    private mutating func sleep(until deadline: NIODeadline?) -> Step {
        self.writer = .asleep(until: deadline)
        return .sleep(until: deadline)
    }

    private mutating func finish() -> Step {
        self.phase = .finished
        let leftOver = Array(self.jobs)
        self.jobs.removeAll()
        self.bytes = 0
        self.urgentJobs = 0
        self.waitingSince = nil
        return .finish(leftOver: leftOver)
    }

    private mutating func wakeWriter(for due: NIODeadline?) -> Bool {
        guard let due, case .asleep(let until) = self.writer else { return false }
        if let until, until <= due { return false }
        self.writer = .awake
        return true
    }
}
