import BorderVocabulary

/// How payments ran over the months of past years.
package struct PastShape: Hashable, Sendable {
    /// One past year: the thousandths of its payments by the end of each month, January first.
    package struct Year: Hashable, Sendable {
        package let year: Int
        package let permille: [Int]

        /// Joins the two; twelve shares.
        package init(year: Int, permille: [Int]) {
            self.year = year
            self.permille = permille
        }

        /// The shape of a year, or nil where nothing was paid in it.
        package init?(_ past: MoneyYear) {
            let months = past.disbursement().paid.months
            let total = months.total
            guard .zero < total else { return nil }
            year = past.year
            permille = (1...12).map { month in
                Int(clamping: Int128(months.total(through: month).dong) * 1000 / Int128(total.dong))
            }
        }
    }

    /// The years it rests on, latest first; none where too little is known.
    package let years: [Year]

    /// Takes past years.
    package init(years: [Year]) { self.years = years }

    /// The mean of the years by the end of a month, 0 to 12, rounded down; nil where there are none.
    package func permille(by month: Int) -> Int? {
        guard !years.isEmpty else { return nil }
        guard month > 0 else { return 0 }
        return years.reduce(0) { $0 + $1.permille[min(month, 12) - 1] } / years.count
    }
}

/// Where an expectation comes from.
package enum PaceBasis: Hashable, Sendable {
    /// The project's own trajectory.
    case own(Trajectory)
    /// The province's trajectory.
    case province(Trajectory)
    /// The mean of past years.
    case past(years: [Int])
}

/// A project against what was to be paid by the end of the last month that is over.
package struct ProjectPace: Hashable, Sendable {
    package let project: Project
    /// Paid of what was allocated, carried-over capital on both sides.
    package let paid: Ratio
    /// What was to be paid; nil where no trajectory was given and no past year is known.
    package let expected: Money?
    package let basis: PaceBasis?
    /// What contracts bind.
    package let committed: Money
    /// Whether the treasury said anything of the year.
    package let isPaidKnown: Bool

    /// Less was paid than expected.
    package var isBehind: Bool { isPaidKnown && expected.map { paid.part < $0 } ?? false }

    /// How much is lacking, or zero.
    package var gap: Money { isBehind ? (expected ?? .zero) + Money(dong: -paid.part.dong) : .zero }

    /// It has a plan, and nothing was paid.
    package var isUntouched: Bool { isPaidKnown && paid.part == .zero && (paid.whole.map { .zero < $0 } ?? false) }

    /// More was paid than allocated.
    package var isOverPlan: Bool { paid.whole.map { $0 < paid.part } ?? (.zero < paid.part) }

    /// Contracts bind more than was allocated in this year.
    package var isOverCommitted: Bool { paid.whole.map { $0 < committed } ?? (.zero < committed) }
}

extension MoneyBook {
    /// The trajectory that was said last for a scope and a year.
    package func trajectory(_ year: Int, _ scope: Trajectory.Scope, _ asked: AsKnown) -> Trajectory? {
        trajectories.reduce(nil as Trajectory?) { latest, kept in
            let words = kept.words
            guard words.year == year, words.scope == scope, kept.isKnown(asked) else { return latest }
            return latest.map { $0.saidOn <= words.saidOn } ?? true ? words : latest
        }
    }

    /// What contracts of a project bind, by the latest word on each.
    package func committed(_ project: ProjectID, _ asked: AsKnown) -> [ContractStatement] {
        var latest: [Line: ContractStatement] = [:]
        for number in commitmentsByProject[project] ?? [] where commitments[number - 1].isKnown(asked) {
            let words = commitments[number - 1].words
            if let before = latest[words.contract], before.saidOn > words.saidOn { continue }
            latest[words.contract] = words
        }
        return latest.values.sorted { ($0.signedOn, $0.contract.description) < ($1.signedOn, $1.contract.description) }
    }

    /// Every project of a slice of a year against its trajectory, the widest gap first.
    ///
    /// A project without a trajectory of its own is held against the province's, and without that against the shape of
    /// past years. What was paid up to the day is held against what was due at the end of the last month that is over.
    package func pace(_ year: MoneyYear, _ slice: MoneySlice = .all, shape: PastShape) -> [ProjectPace] {
        let province = trajectory(year.year, .province, year.asked)
        var own: [ProjectID: Trajectory] = [:]
        for kept in trajectories where kept.words.year == year.year && kept.isKnown(year.asked) {
            guard case .project(let id) = kept.words.scope else { continue }
            if let before = own[id], before.saidOn > kept.words.saidOn { continue }
            own[id] = kept.words
        }
        let month = year.monthsOver
        return year.byProject(slice).map { project, sums in
            let basis =
                own[project.id].map(PaceBasis.own) ?? province.map(PaceBasis.province)
                ?? (shape.years.isEmpty ? nil : .past(years: shape.years.map(\.year)))
            let permille: Int? =
                switch basis {
                case .own(let trajectory), .province(let trajectory): trajectory.permille(by: month)
                case .past: shape.permille(by: month)
                case nil: nil
                }
            let paid = sums.rate(of: .allocated, withCarryOver: true)
            let expected = permille.flatMap { permille in paid.whole.map { Ratio.share(permille, of: $0) } }
            let committed = self.committed(project.id, year.asked).reduce(Money.zero) { $0 + $1.amount }
            return ProjectPace(
                project: project, paid: paid, expected: expected, basis: expected == nil ? nil : basis,
                committed: committed, isPaidKnown: year.isPaidKnown)
        }.sorted { ($1.gap, $0.project.id) < ($0.gap, $1.project.id) }
    }
}
