import BorderVocabulary

extension Room {
    func facts(for command: PlanCommand, _ user: UserID, on day: LocalDate) -> PlanFacts {
        let unit = command.measure.flatMap { figures.card(of: $0.indicator, on: $0.on)?.unit }
        return PlanFacts(unit: unit, posts: Set(roster.posts(of: user, on: day)))
    }
}

/// Plans looked at with the figures, from one point of the two times: nothing of it is kept.
package struct PlanSight: Sendable {
    /// Every book of the room.
    package let room: Room
    /// From where one looks.
    package let vantage: Vantage
    /// The figures that it is looked at with.
    package let figures: Figures

    /// Years of figures before a target's own that are looked at.
    private static let years = TargetForecast.mostYears + 1
    /// Stretches of one target's series that are looked at: all that those years can have.
    private static let stretches = 1_000

    /// Looks at a room and the shelf of the same moment.
    package init(_ room: Room, on shelf: any FigureShelf, from vantage: Vantage) {
        self.room = room
        self.vantage = vantage
        figures = Figures(room.figures, on: shelf)
    }

    /// The same room from another day.
    package func on(_ day: LocalDate) -> PlanSight {
        var vantage = vantage
        vantage.day = day
        return PlanSight(room, on: figures.shelf, from: vantage)
    }

    /// How a target stood; nil where it was not set yet, or there is none.
    package func standing(
        of id: TargetID, _ basis: TargetBasis = .inForce
    ) throws(ShelfFailure) -> TargetStanding? {
        guard let record = room.plans.targets[id] else { return nil }
        let known = try known(of: record.target)
        // The figures are those of the target's own series, so there is nothing to refuse.
        return try? room.plans.standing(of: id, known, basis, recordedBy: vantage.moment)
    }

    /// How the targets of a plan stood, in the order of the list.
    package func standings(
        of plan: PlanID, _ basis: TargetBasis = .inForce
    ) throws(ShelfFailure) -> [TargetStanding] {
        var standings: [TargetStanding] = []
        for record in room.plans.targets(of: plan) {
            if let standing = try standing(of: record.target.id, basis) { standings.append(standing) }
        }
        return standings
    }

    /// “So many of so many” of a plan.
    package func tally(of plan: Plan, _ basis: TargetBasis = .inForce) throws(ShelfFailure) -> PlanTally {
        PlanTally(plan, on: vantage.day, basis, try standings(of: plan.id, basis))
    }

    /// The count that others published for a plan's year.
    package func publishedCount(of plan: Plan) throws(ShelfFailure) -> [Observation] {
        guard let indicator = plan.publishedAs, let year = Period(year: plan.span.last) else { return [] }
        return try figures.asKnown(Series(indicator, year, .count), from: vantage).observations
    }

    /// The way in equal steps to the version of a target that counts; nil where none can be reckoned.
    package func linearPath(to id: TargetID) throws(ShelfFailure) -> TargetTrajectory? {
        try path(to: id, TargetTrajectory.linear)
    }

    /// The way by the shares of past years; nil where none can be reckoned.
    package func seasonalPath(to id: TargetID) throws(ShelfFailure) -> TargetTrajectory? {
        try path(to: id, TargetTrajectory.seasonal)
    }

    private func path(
        to id: TargetID, _ lay: (TargetAim, Period, Int, PlanFigures) -> TargetTrajectory?
    ) throws(ShelfFailure) -> TargetTrajectory? {
        guard let record = room.plans.targets[id], let version = record.version(on: vantage.day),
            let aim = version.terms.aim
        else { return nil }
        return lay(aim, record.target.period, version.number, try known(of: record.target))
    }

    /// What was known of the results of a target's series, in its own and earlier years.
    func known(of target: Target) throws(ShelfFailure) -> PlanFigures {
        let (indicator, period) = (target.indicator, target.period)
        let versions = (room.figures.cards[indicator] ?? []).filter { $0.validFrom <= vantage.day }
        let first = Period(year: max(1970, period.year - Self.years), part: .month(1), in: period.calendar)
        let last = Period(year: period.year, part: .month(12), in: period.calendar)
        var known: [KnownSeries] = []
        if let first, let last, let range = SeriesRange(indicator, .result, first...last) {
            known = try figures.asKnown(in: range, areas: [target.area], from: vantage, limit: Self.stretches)
        }
        return PlanFigures(
            knownOn: vantage.day, versions.last?.aggregation ?? .none,
            known.flatMap { series in
                series.answer.observations.map { observation in
                    PlanFigure(
                        observation: observation.sequence, indicator, series.series.period,
                        observation.statement.value, grade: observation.statement.status.grade,
                        knownFrom: observation.certainFrom)
                }
            }, brokenOn: versions.last { $0.isBreak }?.validFrom)
    }
}
