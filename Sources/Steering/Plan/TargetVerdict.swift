import BorderVocabulary

/// Whether a target is met; the four states of the most honest table that a province has printed.
package enum TargetOutcome: String, CaseIterable, Hashable, Sendable {
    case met
    case notMet = "not-met"
    /// Something is known, and it does not decide: sources disagree, or a bound leaves it open.
    case unknown
    case noInformation = "no-information"
}

/// Whether a target is met, by what was known on a day, with the figures that it rests on.
package struct TargetVerdict: Hashable, Sendable {
    package let outcome: TargetOutcome
    /// The observations that decide.
    package let figures: [PlanFigure]
    /// Whether it rests on what somebody expects, and not on a result.
    package let isExpected: Bool

    /// Holds what is known against an aim; figures of another series are refused.
    package init(_ target: Target, _ aim: TargetAim, _ known: PlanFigures) throws(PlanRefusal) {
        for figure in known.figures where figure.indicator != target.indicator {
            throw .notComparable(figure.indicator, with: target.indicator)
        }
        if case .milestone(let due) = aim {
            self.init(milestone: due, target.period, known)
            return
        }
        let (values, figures) = Self.values(target.period, known)
        guard let measure = aim.measure, !values.isEmpty else {
            self.init(.noInformation, [])
            return
        }
        let outcomes = Set(values.map { Self.outcome($0, measure.plan, measure.rule) })
        self.init(outcomes.count == 1 ? outcomes.first ?? .unknown : .unknown, figures)
    }

    /// What can be said of a target that an act has dropped.
    static let dropped = TargetVerdict(.noInformation, [])

    private init(_ outcome: TargetOutcome, _ figures: [PlanFigure]) {
        self.outcome = outcome
        self.figures = figures
        isExpected = figures.contains { $0.isExpected }
    }

    private static func outcome(_ value: Value, _ plan: Value, _ rule: AttainmentRule) -> TargetOutcome {
        switch value {
        case .missing, .notApplicable: return .noInformation
        case .number, .bound, .range, .answer: break
        }
        return switch Attainment(value, against: plan, by: rule).outcome {
        case .met: .met
        case .notMet: .notMet
        case .unknown: .unknown
        }
    }

    /// A milestone is met by a yes of a stretch that ends, or that was known, by its day; missed by a no at or after it.
    private init(milestone due: LocalDate, _ period: Period, _ known: PlanFigures) {
        let said = known.figures.filter { figure in
            guard case .answer = figure.value else { return false }
            return figure.period.firstDay >= period.firstDay && figure.period.lastDay <= period.lastDay
        }.sorted { ($0.period, $0.observation) < ($1.period, $1.observation) }
        let reached = said.filter { figure in
            let isInTime = figure.period.lastDay <= due || (figure.knownFrom.map { $0 <= due } ?? false)
            return figure.value == .answer(true) && isInTime
        }
        let late = said.filter { figure in
            let isAfter = figure.period.lastDay >= due && (figure.knownFrom.map { $0 >= due } ?? false)
            return figure.value == .answer(false) && isAfter
        }
        switch (reached.isEmpty, late.isEmpty) {
        case (false, true): self.init(.met, reached)
        case (true, false): self.init(.notMet, late)
        case (false, false): self.init(.unknown, reached + late)
        // A yes of which nobody can say whether it was in time leaves it open; an early no says nothing yet.
        case (true, true):
            let open = said.filter { $0.value == .answer(true) }
            self.init(open.isEmpty ? .noInformation : .unknown, open)
        }
    }

    /// What is stated of a period; without a statement, what its parts make exactly: the sum of all, or the last of it.
    private static func values(_ period: Period, _ known: PlanFigures) -> ([Value], [PlanFigure]) {
        let stated = known.stated(period)
        guard stated.isEmpty else { return (stated.map(\.value), stated) }
        guard period.isYear, known.aggregation == .sum || known.aggregation == .last,
            let total = YearPath(period.year, known).total
        else { return ([], []) }
        let parts = known.periods(in: period.year).sorted().flatMap(known.stated)
        return ([.number(total)], known.aggregation == .last ? parts.suffix(1) : parts)
    }
}
