/// A part of a whole, with both, because a rate without its denominator says nothing.
package struct TaskShare: Hashable, Sendable {
    package let part: Int
    package let whole: Int

    /// Pairs the two.
    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// Hundredths of a percent, cut and not rounded, so that less than all never reads as all; nil of nothing.
    package var hundredthsOfPercent: Int? { whole > 0 ? part * 10_000 / whole : nil }
}

/// How many tasks stand where; every rate is made from these and carries its denominator.
package struct TaskTally: Hashable, Sendable {
    private var counts = [Int](repeating: 0, count: TaskStanding.allCases.count)
    /// How many had their deadline extended, wherever they stand.
    package private(set) var extendedAtAll = 0
    /// How many of these more than once.
    package private(set) var extendedMoreThanOnce = 0
    /// How many were returned by their verifier at least once.
    package private(set) var returned = 0
    /// How many were open again after they had been closed.
    package private(set) var reopened = 0
    /// How many of those on time are so by a paper alone that was written up after the deadline.
    package private(set) var onTimeByPaperAlone = 0

    /// No task.
    package init() {}

    /// Counts as a source prints them.
    package init(_ counts: [TaskStanding: Int]) {
        for (standing, count) in counts { self.counts[standing.place] = count }
    }

    /// How many stand there.
    package subscript(_ standing: TaskStanding) -> Int { counts[standing.place] }

    /// How many stand in any of these.
    package func count(_ standings: TaskStanding...) -> Int { standings.reduce(0) { $0 + self[$1] } }

    /// All of them: the sum of all standings.
    package var total: Int { counts.reduce(0, +) }

    /// Those whose first deadline has come, and those done before.
    package var due: Int { TaskStanding.allCases.reduce(0) { $1.isDue ? $0 + self[$1] : $0 } }

    /// Done by the first deadline, of all that were due.
    package var onTime: TaskShare { TaskShare(self[.onTime], of: due) }

    /// Done after the deadline that held, of all that were due.
    package var late: TaskShare { TaskShare(self[.late], of: due) }

    /// Not done in time and not done now, or cancelled so, of all that were due.
    package var overdue: TaskShare { TaskShare(count(.overdue, .cancelledOverdue), of: due) }

    /// Done in an extension or living on one, of all that were due.
    package var extended: TaskShare { TaskShare(count(.inExtension, .extended), of: due) }

    /// Claimed and not verified, of all that were due.
    package var unverified: TaskShare { TaskShare(self[.unverified], of: due) }

    /// Without a deadline, of all.
    package var withoutDeadline: TaskShare { TaskShare(count(.openWithoutDeadline, .doneWithoutDeadline), of: total) }

    /// The rate of completion as reports usually give it: done, however late, of done and overdue.
    ///
    /// It is here to be shown beside `onTime`: report 1270/BC-TCTTTg of 27 December 2017 has 98.62 % by it where 86.44 %
    /// were on time. What is in an extension, or waits to be verified, it leaves out.
    package var completionAsReported: TaskShare {
        let done = count(.onTime, .inExtension, .late, .doneWithoutDeadline)
        return TaskShare(done, of: done + self[.overdue])
    }

    mutating func add(_ task: TaskAsKnown, standing: TaskStanding) {
        counts[standing.place] += 1
        if task.extensions > 0 { extendedAtAll += 1 }
        if task.extensions > 1 { extendedMoreThanOnce += 1 }
        if task.returns > 0 { returned += 1 }
        if task.reopenings > 0 { reopened += 1 }
        if task.isOnTimeByPaperAlone { onTimeByPaperAlone += 1 }
    }
}

/// Tallies of the same tasks, divided in three ways.
package struct TaskBreakdown: Hashable, Sendable {
    package private(set) var all = TaskTally()
    /// By the post to whose account each task goes.
    package private(set) var byPost: [PostID: TaskTally] = [:]
    package private(set) var byDirective: [DirectiveID: TaskTally] = [:]
    /// By task group; a task that serves two is counted with each, so these may sum to more than all.
    package private(set) var byGroup: [TaskLink: TaskTally] = [:]

    mutating func add(_ task: TaskAsKnown, standing: TaskStanding) {
        all.add(task, standing: standing)
        byPost[task.answerable, default: TaskTally()].add(task, standing: standing)
        byDirective[task.terms.directive, default: TaskTally()].add(task, standing: standing)
        for (place, link) in task.terms.links.enumerated()
        where link.kind == .taskGroup && !task.terms.links[..<place].contains(link) {
            byGroup[link, default: TaskTally()].add(task, standing: standing)
        }
    }
}

extension TaskStanding {
    fileprivate var place: Int {
        switch self {
        case .onTime: 0
        case .inExtension: 1
        case .late: 2
        case .overdue: 3
        case .cancelledOverdue: 4
        case .extended: 5
        case .unverified: 6
        case .running: 7
        case .cancelled: 8
        case .openWithoutDeadline: 9
        case .doneWithoutDeadline: 10
        }
    }
}
