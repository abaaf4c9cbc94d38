/// When tasks can be done: the longest chain of dependent tasks, and how long a team of one person for each role
/// takes.
struct Schedule {
    /// Ids of the longest chain, from its first task to its last.
    let criticalPath: [String]
    /// Hours until the last task is done, when nobody does two tasks at once.
    let hours: Double

    /// Working hours of a day that go into tasks.
    static let hoursPerDay = 6.0

    /// - Parameter tasks: Each after those it depends on.
    init(_ tasks: [PlanTask]) {
        var length: [String: Double] = [:]
        var before: [String: String] = [:]
        var done: [String: Double] = [:]
        var free: [PlanTask.Role: Double] = [:]
        for task in tasks {
            let longest = task.dependencies.max { (length[$0] ?? 0) < (length[$1] ?? 0) }
            length[task.id] = task.hours + (longest.flatMap { length[$0] } ?? 0)
            before[task.id] = longest
            let ready = task.dependencies.compactMap { done[$0] }.max() ?? 0
            let end = max(ready, free[task.role] ?? 0) + task.hours
            done[task.id] = end
            free[task.role] = end
        }
        var path: [String] = []
        var next = tasks.max { (length[$0.id] ?? 0) < (length[$1.id] ?? 0) }?.id
        while let id = next {
            path.insert(id, at: 0)
            next = before[id]
        }
        criticalPath = path
        hours = done.values.max() ?? 0
    }

    /// In working days.
    var duration: String {
        let days = Int((hours / Self.hoursPerDay).rounded(.up))
        return "\(days) working day\(days == 1 ? "" : "s")"
    }
}
