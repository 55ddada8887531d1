import BorderVocabulary

/// Where the detectors look: the room and its figures from one point of the two times, over a stretch of days.
///
/// From a public vantage only published figures are seen, and nothing of an indicator that is classified.
package struct IntegrityScope: Sendable {
    /// The bounds of one look, so that a page of a large room comes in time; what is cut is said on the page.
    package enum Limit {
        /// Plans, the latest first.
        package static let plans = 24
        /// Targets of all of them.
        package static let targets = 240
        /// Statements of figures, the latest recorded first.
        package static let statements = 4_000
        /// Corrections among them.
        package static let corrections = 400
        /// Owners of figures, those with the most numbers first.
        package static let owners = 40
        /// Neighbours in one group of series.
        package static let group = 6
        /// Pairs of neighbours.
        package static let pairs = 30
        /// Months that are looked back.
        package static let months = 36
        /// Months of these that are in question.
        package static let asked = 12
        /// Years of payments.
        package static let years = 20
        /// Petitions that were called settled, the latest first.
        package static let petitions = 2_000
        /// Reports, the latest first.
        package static let reports = 40
        /// Forecasts that are held against what came of them.
        package static let forecasts = 120
        /// Indicators whose age is told.
        package static let indicators = 60
    }

    /// What a month needs so that its end says anything.
    package static let leastOfMonth = 10
    /// How many days are the end of a month.
    package static let endDays = 3

    package let sight: PlanSight
    package let days: ClosedRange<LocalDate>
    /// The targets of the plans known on the day, the latest plan first.
    package let standings: [(plan: Plan, targets: [TargetStanding])]
    /// Whether there are more targets than are looked at.
    package let isCut: Bool

    /// Looks over a stretch that ends on the day of the sight.
    package init(_ sight: PlanSight, over days: ClosedRange<LocalDate>) throws(ShelfFailure) {
        self.sight = sight
        self.days = days
        let (room, vantage) = (sight.room, sight.vantage)
        let plans = room.plans.plans(on: vantage.day, recordedBy: vantage.moment)
        var (standings, count): ([(plan: Plan, targets: [TargetStanding])], Int) = ([], 0)
        for plan in plans.prefix(Limit.plans) where count < Limit.targets {
            let known = try sight.standings(of: plan.id).filter {
                vantage.view != .published || !room.figures.isClassified($0.target.indicator)
            }
            standings.append((plan, known))
            count += known.count
        }
        self.standings = standings
        isCut = standings.count < plans.count
    }

    var room: Room { sight.room }
    var figures: Figures { sight.figures }
    var day: LocalDate { sight.vantage.day }
    var moment: Timestamp? { sight.vantage.moment }
    var asked: AsKnown { AsKnown(on: day, recordedBy: moment) }

    /// The days of the stretch that are over.
    var past: ClosedRange<LocalDate>? {
        let last = min(days.upperBound, day)
        return days.lowerBound <= last ? days.lowerBound...last : nil
    }

    /// Whether an indicator may be looked at from here.
    func isOpen(_ indicator: IndicatorID) -> Bool {
        sight.vantage.view != .published || !room.figures.isClassified(indicator)
    }

    /// The targets of the plans of the year of the day.
    package var targetsOfYear: [TargetStanding] {
        standings.flatMap(\.targets).filter { $0.target.period.year == day.year }
    }
}

extension FigureBook {
    /// Whether any definition of an indicator calls it classified.
    func isClassified(_ indicator: IndicatorID) -> Bool { cards[indicator]?.contains(where: \.isClassified) ?? false }
}

/// How much of each month falls into its last days.
struct MonthEnds {
    private struct Month {
        var all = 0.0
        var end = 0.0
        var pieces = 0
    }

    private var months: [LocalDate: Month] = [:]

    /// Takes what happened on a day.
    mutating func add(_ amount: Double, on day: LocalDate, pieces: Int = 1) {
        let first = day.adding(days: 1 - day.day)
        var month = months[first] ?? Month()
        month.all += amount
        month.pieces += pieces
        if day.daysToMonthEnd < IntegrityScope.endDays { month.end += amount }
        months[first] = month
    }

    /// The months that were over on a day and had enough in them, oldest first, at most so many.
    func shares(until day: LocalDate) -> [(month: LocalDate, share: Double)] {
        months.filter { first, month in
            month.pieces >= IntegrityScope.leastOfMonth && month.all > 0
                && first.adding(days: first.daysToMonthEnd) <= day
        }.map { ($0.key, $0.value.end / $0.value.all) }.sorted { $0.0 < $1.0 }.suffix(IntegrityScope.Limit.months)
    }

    /// What the detector says of the months of a stretch.
    func look(_ subject: IntegrityLook.Subject, _ scope: IntegrityScope) -> IntegrityLook {
        let shares = shares(until: scope.day)
        let asked = shares.count { scope.days.contains($0.month) }
        let finding = Detector.dumping(shares.map(\.share), asked: asked)
            .keeping { scope.days.contains(shares[$0].month) }
        return IntegrityLook(subject, finding, of: .months, naming: shares.map { .month($0.month) })
    }
}

extension LocalDate {
    /// How many days of the month are left after this one.
    var daysToMonthEnd: Int { days(to: LocalDate.last(of: month, in: year)) }

    /// The first day of the month that is so many months earlier.
    func firstOfMonth(before months: Int) -> LocalDate {
        let count = year * 12 + month - 1 - months
        return LocalDate.first(of: count % 12 + 1, in: count / 12)
    }
}
