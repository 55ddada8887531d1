import BorderVocabulary

/// Figures: how they were corrected, and how their digits look.
extension IntegrityReview {
    static func figures(_ scope: IntegrityScope) throws(ShelfFailure) -> [IntegrityLook] {
        let window = try FigureWindow(scope)
        guard !window.statements.isEmpty else { return [] }
        return try corrections(window, scope) + digits(window, scope)
    }

    // MARK: Changed after the close

    private static func corrections(
        _ window: FigureWindow, _ scope: IntegrityScope
    ) throws(ShelfFailure) -> [IntegrityLook] {
        let corrected = window.statements.filter { $0.statement.supersedes != nil }
        let some = corrected.suffix(IntegrityScope.Limit.corrections)
        let isCut = window.isCut || some.count < corrected.count
        let histories = try scope.figures.shelf.observations(of: some.map(\.statement.series))
        let reviews = ReviewDays(scope)
        let changes = zip(some, histories).compactMap { Change($0, among: $1, reviews, scope) }
        let owners = Set(changes.map(\.owner)).map { owner in changes.filter { $0.owner == owner } }
            .filter { $0.count >= Detector.afterClose.least && $0.count < changes.count }
            .sorted { ($1.count, $0[0].series.indicator) < ($0.count, $1[0].series.indicator) }
        func look(_ subject: IntegrityLook.Subject, _ some: [Change]) -> IntegrityLook {
            IntegrityLook(
                subject, Detector.afterClose(some.map(\.amount)), of: .corrections,
                naming: some.map { .figure($0.series) }, isCut: isCut)
        }
        return [look(.figures, changes)]
            + owners.prefix(IntegrityScope.Limit.owners).map { look(.owner($0[0].owner), $0) }
    }

    /// A correction that was made between the close of a period and its review.
    private struct Change {
        let series: Series
        let owner: Line?
        /// New less old, turned so that more is agreeable.
        let amount: Double

        /// Nil where the figure was not closed yet, was reviewed already, or its card does not say which way is better.
        init?(
            _ correction: Observation, among history: [Observation], _ reviews: ReviewDays, _ scope: IntegrityScope
        ) {
            series = correction.statement.series
            let end = scope.room.figures.calendar.days(of: series.period).upperBound
            let card = scope.room.figures.card(of: series.indicator, on: end)
            let others = history.filter { $0.sequence != correction.sequence }
            let close = others.filter { $0.statement.isResult && scope.isSeen($0) }.compactMap(\.certainFrom)
                .filter { $0 > end }.min()
            guard let close, let said = correction.certainFrom, close <= said,
                reviews.first(of: series, after: close).map({ said <= $0 }) ?? true,
                let old = history.first(where: { $0.sequence == correction.statement.supersedes }),
                case .number(let before) = old.statement.value, case .number(let after) = correction.statement.value,
                let sign = card?.direction.sign
            else { return nil }
            owner = card?.owner
            amount = sign * (after.approximation - before.approximation)
        }
    }

    // MARK: Digits

    private struct Number {
        let series: Series
        let number: DecimalNumber
    }

    private static func digits(_ window: FigureWindow, _ scope: IntegrityScope) -> [IntegrityLook] {
        var latest: [Series: DecimalNumber] = [:]
        var order: [Series] = []
        for observation in window.statements where observation.statement.isResult {
            guard case .number(let number) = observation.statement.value else { continue }
            if latest.updateValue(number, forKey: observation.statement.series) == nil {
                order.append(observation.statement.series)
            }
        }
        var owners: [Line?: [Number]] = [:]
        for series in order {
            guard let number = latest[series], let card = scope.room.figures.card(of: series.indicator, on: scope.day),
                card.origin != .gate
            else { continue }
            owners[card.owner, default: []].append(Number(series: series, number: number))
        }
        let sorted = owners.sorted {
            ($1.value.count, $0.key?.description ?? "") < ($0.value.count, $1.key?.description ?? "")
        }
        return sorted.prefix(IntegrityScope.Limit.owners).flatMap { owner, numbers in
            [rounding(owner, numbers, window.isCut), leading(owner, numbers, window.isCut)]
        }
    }

    /// Numbers of at least three digits, without the indicators that are printed to round units by rule.
    private static func rounding(_ owner: Line?, _ all: [Number], _ isCut: Bool) -> IntegrityLook {
        let long = all.filter { $0.number.digits.magnitude >= 100 }
        let byIndicator = Dictionary(grouping: long, by: \.series.indicator)
        let byRule = byIndicator.filter { $0.value.count >= 5 && $0.value.allSatisfy { $0.number.digits % 10 == 0 } }
        let numbers = long.filter { byRule[$0.series.indicator] == nil }
        return IntegrityLook(
            .owner(owner), Detector.rounding(numbers.map { Int($0.number.digits.magnitude % 10) }), of: .numbers,
            naming: numbers.map { .figure($0.series) }, isCut: isCut)
    }

    private static func leading(_ owner: Line?, _ all: [Number], _ isCut: Bool) -> IntegrityLook {
        IntegrityLook(
            .owner(owner), Detector.leadingDigit(all.map(\.number.approximation)), of: .numbers,
            all.count { $0.number.approximation > 0 }, isCut: isCut)
    }
}

extension IndicatorCard.Direction {
    /// Which sign a change has that pleases; nil where nobody has said.
    fileprivate var sign: Double? {
        switch self {
        case .higher: 1
        case .lower: -1
        case .range, .none: nil
        }
    }
}

extension Statement {
    /// Whether it says what was reached, and not what is planned or expected.
    var isResult: Bool {
        guard series.kind == .result else { return false }
        switch status.grade {
        case .plan, .expected, .missing, .notApplicable: return false
        case .estimate, .preliminary, .reported, .official, .revised, .derived: return true
        }
    }
}

extension IntegrityScope {
    /// Whether a statement is seen from here, was known on the day and stands.
    func isSeen(_ observation: Observation) -> Bool {
        guard let known = observation.certainFrom, known <= day else { return false }
        return sight.vantage.seen(observation).map { $0.withdrawn == nil } ?? false
    }
}
