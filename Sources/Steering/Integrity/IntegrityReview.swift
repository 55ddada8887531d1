import BorderVocabulary

/// One look of a detector at one subject of the room.
package struct IntegrityLook: Hashable, Sendable {
    /// Whom or what it looks at: a post, a plan, or all gates.
    package enum Subject: Hashable, Sendable {
        case post(PostID)
        case plan(PlanID)
        /// The gates' own counts beside those of customs.
        case gates
    }

    package let subject: Subject
    package let finding: Finding
    /// What the places of the finding are, such as tasks or targets, so that each can be opened.
    package let names: [String]
}

/// The detectors turned on the room itself, over a stretch of days, as known on a day. Nothing of it is kept.
package struct IntegrityReview: Sendable {
    package let days: ClosedRange<LocalDate>
    package let looks: [IntegrityLook]

    /// How far gate and customs may lie apart, as a share, before it counts as a difference.
    package static let tolerance = 0.01

    /// Looks at tasks by post, at plans, and at the gates. `standings` are the targets of each plan.
    package init(
        _ room: Room, _ standings: [(plan: PlanID, targets: [TargetStanding])], over days: ClosedRange<LocalDate>,
        knownOn day: LocalDate
    ) {
        self.days = days
        looks =
            IntegrityReview.tasks(room, days, day) + standings.flatMap(IntegrityReview.plan)
            + [IntegrityReview.gates(room.gates, days, day)]
    }

    /// All findings together, for what chance alone would give.
    package var set: FindingSet { FindingSet(looks.map(\.finding)) }

    private static func tasks(_ room: Room, _ days: ClosedRange<LocalDate>, _ day: LocalDate) -> [IntegrityLook] {
        let closings = room.tasks.closings(in: days, asKnownOn: day).filter { $0.deadline != nil }
        let extensions = room.tasks.extensions(in: days).filter { $0.day <= day }
        let all = room.tasks.closings(in: days, asKnownOn: day)
        let working = workingDays(days, until: day, room.roster.calendar)
        let posts = Set(all.map(\.lead)).union(extensions.map(\.lead)).sorted()
        return posts.flatMap { post -> [IntegrityLook] in
            func look(_ finding: Finding, _ names: [TaskID]) -> IntegrityLook {
                IntegrityLook(
                    subject: .post(post), finding: finding,
                    names: finding.places.compactMap { names.indices.contains($0) ? "\(names[$0])" : nil })
            }
            let finishes = closings.map {
                Detector.Finish(isOfPost: $0.lead == post, isOnLastDay: $0.claimed == $0.deadline)
            }
            let moved = extensions.map {
                Detector.Finish(isOfPost: $0.lead == post, isOnLastDay: $0.daysLeft <= 0)
            }
            let own = Dictionary(grouping: all.filter { $0.lead == post }, by: \.claimed)
            let bulk = Detector.bulkClosing(working.map { own[$0]?.count ?? 0 })
            let onTheDay = bulk.places.flatMap { own[working[$0]] ?? [] }.map { "\($0.task)" }
            return [
                look(Detector.lastDay(finishes), closings.map(\.task)),
                look(Detector.lateExtension(moved), extensions.map(\.task)),
                IntegrityLook(subject: .post(post), finding: bulk, names: onTheDay),
            ]
        }
    }

    private static func workingDays(
        _ days: ClosedRange<LocalDate>, until day: LocalDate, _ calendar: WorkingCalendar
    ) -> [LocalDate] {
        let last = min(days.upperBound, day)
        guard days.lowerBound <= last else { return [] }
        return (0...days.lowerBound.days(to: last)).map { days.lowerBound.adding(days: $0) }
            .filter(calendar.isWorkingDay)
    }

    private static func plan(_ plan: PlanID, _ targets: [TargetStanding]) -> [IntegrityLook] {
        let soft = targets.compactMap { standing -> (name: String, ratio: Double)? in
            guard standing.aim?.isCeiling == false, let percent = standing.softness?.percentOfLast else { return nil }
            return ("\(standing.target.id)", percent / 100)
        }
        let finding = Detector.softPlan(soft.map(\.ratio))
        return [
            IntegrityLook(subject: .plan(plan), finding: finding, names: finding.places.map { soft[$0].name })
        ]
    }

    private static func gates(
        _ gates: GateFeedBook, _ days: ClosedRange<LocalDate>, _ day: LocalDate
    ) -> IntegrityLook {
        var differences: [Double] = []
        var names: [String] = []
        let last = min(days.upperBound, day)
        if days.lowerBound <= last {
            for offset in 0...days.lowerBound.days(to: last) {
                let date = days.lowerBound.adding(days: offset)
                for row in gates.differences(on: date, .vehicles, knownOn: day) {
                    guard let own = row.gate, let customs = row.customs, customs > 0 else { continue }
                    differences.append(Double(own - customs) / Double(customs))
                    names.append("\(date)")
                }
            }
        }
        let finding = Detector.selfReport(differences, tolerance: tolerance)
        return IntegrityLook(subject: .gates, finding: finding, names: finding.places.map { names[$0] })
    }
}
