import BorderVocabulary

/// How the room itself is kept, so that its decay can be seen: each number beside what it is a part of.
package struct RoomHealth: Hashable, Sendable {
    /// What is measured; the word is that of the catalogue.
    package enum Measure: String, CaseIterable, Hashable, Sendable {
        /// Conferences held, of those that the documents of their series promise for the stretch.
        case held
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
    /// How often forecasts came true.
    package let forecasts: ForecastRecord
    /// How old the figures are.
    package let ages: FigureAges

    /// Looks back over the stretch of a scope, as known on its day.
    package init(_ scope: IntegrityScope) throws(ShelfFailure) {
        let (room, days, day) = (scope.room, scope.days, scope.day)
        let done = room.doneConclusions(on: day, recordedBy: scope.moment)
        func record(_ series: SeriesOfConferencesID? = nil) -> ConferenceRecord {
            ConferenceRecord(
                room.conferences, of: series, from: days.lowerBound, to: days.upperBound, on: day,
                recordedBy: scope.moment, done: done)
        }
        let all = record()
        // A series of which no document says how often it sits breaks no promise.
        let promised = room.conferences.allSeries(on: day, recordedBy: scope.moment).filter { $0.perYear != nil }
            .map { record($0.id) }
        let targets = scope.targetsOfYear
        let below = room.tasks.escalations(closedIn: days, asKnownOn: day, room.roster.calendar).belowTop
        let open = room.tasks.tally(on: day, recordedBy: scope.moment).withoutDeadline
        func stale(_ standing: TargetStanding) -> Bool {
            standing.age.map { $0 > standing.light.rule.staleAfterDays } ?? false
        }
        shares = Measure.allCases.map { measure in
            let (part, whole) =
                switch measure {
                case .held:
                    (
                        promised.reduce(0) { $0 + min($1.promised, $1.heldAsCalled + $1.heldMoved) },
                        promised.reduce(0) { $0 + $1.promised }
                    )
                case .heldAsCalled:
                    (all.heldAsCalled, all.heldAsCalled + all.heldMoved + all.cancelled + all.unreported)
                case .postponed: (all.postponed, all.called)
                case .withoutFollowUp: (all.withoutFollowUp, all.conclusions)
                case .followedUp: (all.done, all.done + all.pending + all.overdue)
                case .settledBelow: (below.part, below.whole)
                case .withoutDeadline: (open.part, open.whole)
                case .overridden: (targets.count { $0.light.override != nil }, targets.count)
                case .stale: (targets.count(where: stale), targets.count)
                case .noInformation: (targets.count { $0.newest == nil }, targets.count)
                }
            return Share(measure: measure, part: part, whole: whole)
        }
        forecasts = try ForecastRecord(scope)
        ages = try FigureAges(scope)
    }
}
