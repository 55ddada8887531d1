import BorderVocabulary

/// How the room itself is kept, so that its decay can be seen: each number beside what it is a part of.
package struct RoomHealth: Hashable, Sendable {
    /// What is measured; the word is that of the catalogue.
    package enum Measure: String, CaseIterable, Hashable, Sendable {
        /// Conferences held on the day of their call, of those whose day is over.
        case heldAsCalled = "held-as-called"
        /// Conferences put off at least once, of all that were called.
        case postponed
        /// Points of minutes that nobody has to do anything about, of all points.
        case withoutFollowUp = "without-follow-up"
        /// Points of minutes that are done, of all points that ask for something.
        case followedUp = "followed-up"
        /// Tasks settled below the last rung, of those that had climbed.
        case settledBelow = "settled-below"
        /// Tasks without a deadline, of all.
        case withoutDeadline = "without-deadline"
        /// Lights that somebody overrides, of all targets.
        case overridden
        /// Targets whose newest figure is older than the rule of lights allows, of all targets.
        case stale
        /// Targets of which nothing is known, of all.
        case noInformation = "no-information"
    }

    /// A part and its whole.
    package struct Share: Hashable, Sendable {
        package let measure: Measure
        package let part: Int
        package let whole: Int
    }

    package let shares: [Share]

    /// Looks back over a stretch of days, as known on a day. `targets` are those of the plans in force.
    package init(_ room: Room, targets: [TargetStanding], over days: ClosedRange<LocalDate>, knownOn day: LocalDate) {
        let record = ConferenceRecord(room.conferences, from: days.lowerBound, to: days.upperBound, on: day)
        let over = record.heldAsCalled + record.heldMoved + record.cancelled + record.unreported
        let asked = record.done + record.pending + record.overdue
        let below = room.tasks.escalations(closedIn: days, asKnownOn: day, room.roster.calendar).belowTop
        let open = room.tasks.tally(on: day).withoutDeadline
        func stale(_ standing: TargetStanding) -> Bool {
            standing.age.map { $0 > standing.light.rule.staleAfterDays } ?? false
        }
        shares = Measure.allCases.map { measure in
            let (part, whole) =
                switch measure {
                case .heldAsCalled: (record.heldAsCalled, over)
                case .postponed: (record.postponed, record.called)
                case .withoutFollowUp: (record.withoutFollowUp, record.conclusions)
                case .followedUp: (record.done, asked)
                case .settledBelow: (below.part, below.whole)
                case .withoutDeadline: (open.part, open.whole)
                case .overridden: (targets.count { $0.light.override != nil }, targets.count)
                case .stale: (targets.count(where: stale), targets.count)
                case .noInformation: (targets.count { $0.newest == nil }, targets.count)
                }
            return Share(measure: measure, part: part, whole: whole)
        }
    }
}
