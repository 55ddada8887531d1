import BorderVocabulary

/// Neighbours: series between which something can be moved by calling it otherwise.
///
/// Two indicators are neighbours where their definitions have the same unit, the same owner, and months that add up: only
/// then does what the one loses look the same as what the other gains, and one post can do it.
extension IntegrityReview {
    static func neighbours(_ scope: IntegrityScope) throws(ShelfFailure) -> [IntegrityLook] {
        let (pairs, isCut) = pairs(scope)
        var months: [IndicatorID: [Period: Double]] = [:]
        for indicator in Set(pairs.flatMap { [$0.one, $0.other] }).sorted() {
            months[indicator] = try self.months(of: indicator, scope)
        }
        return pairs.compactMap { one, other in
            let (first, second) = (months[one] ?? [:], months[other] ?? [:])
            guard !first.isEmpty, !second.isEmpty else { return nil }
            return look(one, first, other, second, isCut, scope)
        }
    }

    private typealias Pair = (one: IndicatorID, other: IndicatorID)

    private static func pairs(_ scope: IntegrityScope) -> (all: [Pair], isCut: Bool) {
        struct Family: Hashable {
            let unit: Line
            let owner: Line
        }
        var families: [Family: [IndicatorID]] = [:]
        for indicator in scope.room.figures.cards.keys.sorted() where scope.isOpen(indicator) {
            guard let card = scope.room.figures.card(of: indicator, on: scope.day), card.aggregation == .sum,
                card.calendar != .administrative, let owner = card.owner
            else { continue }
            families[Family(unit: card.unit, owner: owner), default: []].append(indicator)
        }
        let groups = families.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        let pairs = groups.flatMap { group -> [Pair] in
            let some = Array(group.prefix(IntegrityScope.Limit.group))
            return some.indices.flatMap { place in some[(place + 1)...].map { (one: some[place], other: $0) } }
        }
        let isCut =
            pairs.count > IntegrityScope.Limit.pairs || groups.contains { $0.count > IntegrityScope.Limit.group }
        return (Array(pairs.prefix(IntegrityScope.Limit.pairs)), isCut)
    }

    /// What was known of the province's months, one number each.
    private static func months(
        of indicator: IndicatorID, _ scope: IntegrityScope
    ) throws(ShelfFailure) -> [Period: Double] {
        let since = scope.day.firstOfMonth(before: IntegrityScope.Limit.months + 1)
        guard let first = Period(year: since.year, part: .month(since.month)),
            let last = Period(year: scope.day.year, part: .month(scope.day.month)),
            let range = SeriesRange(indicator, .result, first...last)
        else { return [:] }
        let known = try scope.figures.asKnown(in: range, areas: [.province], from: scope.sight.vantage, limit: 200)
        return known.reduce(into: [:]) { months, series in
            guard case .month = series.series.period.part, series.answer.observations.count == 1,
                case .number(let number) = series.answer.observations[0].statement.value
            else { return }
            months[series.series.period] = number.approximation
        }
    }

    private static func look(
        _ one: IndicatorID, _ first: [Period: Double], _ other: IndicatorID, _ second: [Period: Double],
        _ isCut: Bool, _ scope: IntegrityScope
    ) -> IntegrityLook {
        let periods = first.keys.filter { second[$0] != nil }.sorted()
        let book = scope.room.figures
        // A change over a gap, or over a new definition, is no change from month to month.
        let steps = zip(periods, periods.dropFirst()).filter { early, late in
            early.lastDay.adding(days: 1) == late.firstDay
                && !book.isBroken(one, between: early, and: late) && !book.isBroken(other, between: early, and: late)
        }
        func changes(_ series: [Period: Double]) -> [Double] {
            steps.map { (series[$1] ?? 0) - (series[$0] ?? 0) }
        }
        let finding = Detector.reclassification(changes(first), changes(second))
            .keeping { scope.days.contains(steps[$0].1.lastDay) }
        return IntegrityLook(.neighbours(one, other), finding, of: .changes, steps.count, isCut: isCut)
            .naming(
                finding.places.flatMap { place in
                    [one, other].map { .figure(Series($0, steps[place].1, .result)) }
                })
    }
}
