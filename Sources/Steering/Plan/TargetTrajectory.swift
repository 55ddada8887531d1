import BorderVocabulary

/// Where a target is to stand on a day inside its period: of a sum the sum so far, of other values the value.
package struct TrajectoryPoint: Hashable, Sendable, Codable {
    /// The last day that it counts.
    package let through: LocalDate
    package let value: DecimalNumber

    /// Joins the two.
    package init(through day: LocalDate, _ value: DecimalNumber) {
        through = day
        self.value = value
    }

    /// The grammar of a point in tables, in the notation of `ParseFailure`.
    package static let accepted = "####-##-##=###.#"

    /// Reads a day and a value, parted by an equals sign.
    package static func parse(_ raw: String) throws(ParseFailure) -> TrajectoryPoint {
        let parts = raw.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
        return TrajectoryPoint(through: try LocalDate.parse(parts[0]), try DecimalNumber.parse(parts[1]))
    }
}

/// The way to a target inside its period. The points are kept, also where they were reckoned: a path that moved with
/// each revision of the past could always be met.
package struct TargetTrajectory: Hashable, Sendable, Codable {
    /// Where the points come from.
    package enum Method: Hashable, Sendable, Codable {
        /// A document says them.
        case given(act: PlanAct)
        /// In equal steps.
        case linear
        /// By the shares that the months had in these years.
        case seasonal(years: [Int])
    }

    /// The version of the target that it leads to.
    package let version: Int
    package let method: Method
    /// By day.
    package let points: [TrajectoryPoint]

    /// Joins the parts.
    package init(for version: Int, _ method: Method, _ points: [TrajectoryPoint]) {
        self.version = version
        self.method = method
        self.points = points
    }

    /// Whether it was known on a day: what a document gives from its day on, what was reckoned since it was entered.
    func isKnown(on day: LocalDate, entered mark: PlanMark) -> Bool {
        switch method {
        case .given(let act): (act.adopted ?? mark.at.localDate) <= day
        case .linear, .seasonal: mark.at.localDate <= day
        }
    }
}

/// How far a target is from its path, at the latest point at which both are known.
package struct TrajectoryGap: Hashable, Sendable {
    package let point: TrajectoryPoint
    package let reached: DecimalNumber
    /// How far the value is on the wrong side of the path, in percent of the path; negative on the right side.
    package let behindPercent: Double

    /// Compares the path with what is known; nil where no point has a known value beside it.
    ///
    /// A ceiling is passed by going above it, everything else by staying below.
    init?(_ trajectory: TargetTrajectory, _ aim: TargetAim, _ known: PlanFigures) {
        var paths: [Int: YearPath] = [:]
        for point in trajectory.points.reversed() where point.through <= known.day {
            let path = paths[point.through.year] ?? YearPath(point.through.year, known)
            paths[point.through.year] = path
            guard point.through.adding(days: 1).day == 1, let reached = path.soFar[point.through.month],
                point.value.approximation != 0
            else { continue }
            let planned = point.value.approximation
            let short = (planned - reached.approximation) / planned.magnitude * 100
            self.point = point
            self.reached = reached
            behindPercent = aim.isCeiling ? -short : short
            return
        }
        return nil
    }
}

extension TargetTrajectory {
    /// The fewest past years from which seasons are read.
    package static let fewestYears = 3

    /// Twelve equal steps to a bound; a value that does not add up starts from the last year's.
    ///
    /// Nil for a target that is no number or whose period is no year, and for a level of which no last year is known.
    package static func linear(to aim: TargetAim, _ period: Period, version: Int, _ known: PlanFigures) -> Self? {
        guard let bound = aim.bound, period.isYear else { return nil }
        var start = 0.0
        if known.aggregation != .sum {
            guard let last = YearPath(period.year - 1, known).total else { return nil }
            start = last.approximation
        }
        let shares = (1...12).map { Double($0) / 12 }
        return Self(version, .linear, shares, from: start, to: bound, in: period.year)
    }

    /// The mean share of the year that past years had come to by the end of each month; for sums only.
    ///
    /// Nil where fewer than `fewestYears` are known month by month.
    package static func seasonal(to aim: TargetAim, _ period: Period, version: Int, _ known: PlanFigures) -> Self? {
        guard let bound = aim.bound, period.isYear, known.aggregation == .sum else { return nil }
        let paths = known.years.filter { $0 < period.year }.map { YearPath($0, known) }
            .filter { path in
                (path.total?.approximation ?? 0) > 0 && path.soFar[1...].allSatisfy { $0 != nil } && !path.fell
            }
        guard paths.count >= fewestYears else { return nil }
        let shares = (1...12).map { month in
            paths.reduce(0.0) { sum, path in
                let total = path.total?.approximation ?? 1
                return sum + (path.soFar[month]?.approximation ?? 0) / total
            } / Double(paths.count)
        }
        return Self(version, .seasonal(years: paths.map(\.year)), shares, from: 0, to: bound, in: period.year)
    }

    private init(
        _ version: Int, _ method: Method, _ shares: [Double], from start: Double, to bound: DecimalNumber, in year: Int
    ) {
        let end = bound.approximation
        let points = zip(1...12, shares).compactMap { month, share in
            let value = month == 12 ? bound : DecimalNumber(rounding: start + (end - start) * share, scale: bound.scale)
            return value.map { TrajectoryPoint(through: .last(of: month, in: year), $0) }
        }
        self.init(for: version, method, points)
    }
}
