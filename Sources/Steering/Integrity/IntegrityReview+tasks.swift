import BorderVocabulary

/// Work: what posts finished on the last day, had extended on it, or closed all at once.
extension IntegrityReview {
    static func tasks(_ scope: IntegrityScope) -> [IntegrityLook] {
        let (book, day) = (scope.room.tasks, scope.day)
        // One pass serves the months before the stretch, too.
        let since = day.firstOfMonth(before: IntegrityScope.Limit.months)
        let known = book.closings(in: min(since, scope.days.lowerBound)...max(day, since), asKnownOn: day)
        let all = known.filter { scope.days.contains($0.claimed) }
        let closings = all.filter { $0.deadline != nil }
        let extensions = book.extensions(in: scope.days).filter { $0.day <= day }
        let working = workingDays(scope)
        let posts = Set(all.map(\.lead)).union(extensions.map(\.lead)).sorted()
        // Each post is held against the counts of all, so that this stays one pass over the work.
        let byPost = Dictionary(grouping: all, by: \.lead)
        let movedByPost = Dictionary(grouping: extensions, by: \.lead)
        let (onTheDay, late) = (closings.count { $0.claimed == $0.deadline }, extensions.count { $0.daysLeft <= 0 })
        let looks = posts.flatMap { post -> [IntegrityLook] in
            let (own, moved) = (byPost[post] ?? [], movedByPost[post] ?? [])
            let due = own.filter { $0.deadline != nil }
            let lastDay = Detector.lastDay(
                Detector.Beside(due.map { $0.claimed == $0.deadline }, ofAll: onTheDay, closings.count))
            let extended = Detector.lateExtension(
                Detector.Beside(moved.map { $0.daysLeft <= 0 }, ofAll: late, extensions.count))
            return [
                IntegrityLook(.post(post), lastDay, of: .closings, naming: due.map { .task($0.task) }),
                IntegrityLook(.post(post), extended, of: .extensions, naming: moved.map { .task($0.task) }),
                bulk(post, own, working),
            ]
        }
        return known.isEmpty ? looks : looks + [ends(known, scope)]
    }

    /// The days on which most was closed, with the tasks that were.
    private static func bulk(_ post: PostID, _ closings: [ClosingFact], _ working: [LocalDate]) -> IntegrityLook {
        let own = Dictionary(grouping: closings, by: \.claimed)
        let finding = Detector.bulkClosing(working.map { own[$0]?.count ?? 0 })
        let look = IntegrityLook(.post(post), finding, of: .workingDays, working.count)
        return look.naming(finding.places.flatMap { own[working[$0]] ?? [] }.map { .task($0.task) })
    }

    /// Whether a month had far more closed in its last days than others.
    private static func ends(_ closings: [ClosingFact], _ scope: IntegrityScope) -> IntegrityLook {
        var ends = MonthEnds()
        for closing in closings { ends.add(1, on: closing.claimed) }
        return ends.look(.tasks, scope)
    }

    private static func workingDays(_ scope: IntegrityScope) -> [LocalDate] {
        scope.past.map { $0.days.filter(scope.room.roster.calendar.isWorkingDay) } ?? []
    }
}
