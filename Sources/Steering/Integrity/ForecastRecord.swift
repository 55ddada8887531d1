import BorderVocabulary

/// How often forecasts came true: what was said at the ends of quarters of targets whose period is over by now.
///
/// Each forecast is made again as it would have been made then, from what was known then, and is held against the aim that
/// was in force then: a target that was cut later does not make a good forecast.
package struct ForecastRecord: Hashable, Sendable {
    /// One forecast and what came of it.
    package struct Trial: Hashable, Sendable {
        package let target: TargetID
        /// The end of the quarter on which it would have been made.
        package let on: LocalDate
        /// The probability of attainment, 0 to 1.
        package let probability: Double
        package let isMet: Bool
        /// Whether the result came to lie between P10 and P90.
        package let isInside: Bool
    }

    /// Fewer than these say nothing.
    package static let least = 20
    /// From this probability on a target was called likely.
    package static let likely = 0.5

    package let trials: [Trial]
    /// Whether there were more, and the latest were taken.
    package let isCut: Bool

    /// Makes the forecasts of the latest years that are over.
    package init(_ scope: IntegrityScope) throws(ShelfFailure) {
        let settled = scope.standings.flatMap(\.targets).filter {
            $0.target.period.isYear && $0.target.period.lastDay < scope.day && !$0.verdict.isExpected
        }.sorted { $0.target.period.year > $1.target.period.year }
        var (trials, isCut): ([Trial], Bool) = ([], false)
        for standing in settled {
            guard let result = standing.settledNumber else { continue }
            guard trials.count < IntegrityScope.Limit.forecasts else {
                isCut = true
                break
            }
            for month in [3, 6, 9] {
                let end = LocalDate.last(of: month, in: standing.target.period.year)
                if let trial = try ForecastRecord.trial(standing, result, on: end, scope) { trials.append(trial) }
            }
        }
        (self.trials, self.isCut) = (trials, isCut)
    }

    private static func trial(
        _ standing: TargetStanding, _ result: Double, on day: LocalDate, _ scope: IntegrityScope
    ) throws(ShelfFailure) -> Trial? {
        guard let then = try scope.sight.on(day).forecast(of: standing.record), let accepted = then.aim.accepted,
            let probability = then.forecast.probability(of: then.aim)
        else { return nil }
        let isMet =
            (accepted.from.map { $0.approximation <= result } ?? true)
            && (accepted.to.map { result <= $0.approximation } ?? true)
        return Trial(
            target: standing.target.id, on: day, probability: probability, isMet: isMet,
            isInside: then.forecast.p10 <= result && result <= then.forecast.p90)
    }

    /// Whether there are enough to say anything.
    package var isEnough: Bool { trials.count >= ForecastRecord.least }

    /// How many of those that were called likely were attained.
    package var attained: (count: Int, of: Int) {
        let likely = trials.filter { $0.probability >= ForecastRecord.likely }
        return (likely.count(where: \.isMet), likely.count)
    }

    /// How many results lay between P10 and P90; eight in ten should.
    package var inside: (count: Int, of: Int) { (trials.count(where: \.isInside), trials.count) }

    /// The mean squared distance of the probability from what came (Brier, Monthly Weather Review 78, 1950): 0 is perfect,
    /// a quarter is what always saying one half gives. Nil without a forecast.
    package var brier: Double? {
        guard !trials.isEmpty else { return nil }
        return trials.reduce(0) { sum, trial in
            let miss = trial.probability - (trial.isMet ? 1 : 0)
            return sum + miss * miss
        } / Double(trials.count)
    }
}

extension PlanSight {
    /// What a target's year may come to, with what was wanted of it then; nil where there was neither.
    ///
    /// It is a part of the target's standing, and asked for many days at once.
    fileprivate func forecast(
        of record: TargetRecord
    ) throws(ShelfFailure) -> (forecast: TargetForecast, aim: TargetAim)? {
        guard let target = record.target(recordedBy: vantage.moment),
            let aim = record.version(on: vantage.day, recordedBy: vantage.moment)?.terms.aim, aim.accepted != nil,
            let forecast = ForecastAnswer(target.period, try known(of: target)).forecast
        else { return nil }
        return (forecast, aim)
    }
}
