import BorderVocabulary

/// What was known, or that nothing was.
package enum KnownAnswer: Hashable, Sendable {
    /// What was said last before or on the day: one observation, or several where sources spoke on the same day.
    ///
    /// `age` is how many days before the day asked for that was; `before` is what had been known earlier, latest first.
    case known([Observation], age: Int, before: [Observation])
    /// Nobody had said anything; `age` is for how many days the period had been over, nil while it was not.
    case noInformation(age: Int?)
}

extension SteeringBook {
    /// What was known of a series on a day, by what this system had recorded at a moment; without one, by all it has.
    ///
    /// Takes no part: what was withdrawn, what a known correction has replaced, and what nobody dated.
    package func asKnown(on day: LocalDate, _ series: Series, recordedBy moment: Timestamp? = nil) -> KnownAnswer {
        let numbers = dated[series] ?? []
        var latest: [Observation] = []
        var before: [Observation] = []
        for number in numbers[..<place(after: day, in: numbers)].reversed() {
            guard let seen = self.seen(number, moment), seen.withdrawn == nil else { continue }
            let isReplaced = isReplaced(number, on: day, moment)
            if !isReplaced, latest.first.map({ $0.certainFrom == seen.certainFrom }) ?? true {
                latest.append(seen)
            } else {
                before.append(seen)
            }
        }
        guard let certain = latest.first?.certainFrom else {
            return .noInformation(age: series.period.lastDay < day ? series.period.lastDay.days(to: day) : nil)
        }
        return .known(latest.reversed(), age: certain.days(to: day), before: before)
    }

    /// What this system would have answered at a moment to what is known by the day of that moment.
    package func asRecorded(at moment: Timestamp, _ series: Series) -> KnownAnswer {
        asKnown(on: moment.localDate, series, recordedBy: moment)
    }

    /// Everything that was ever recorded of an indicator and a period, withdrawn or not, in the order of recording.
    package func history(_ indicator: IndicatorID, _ period: Period) -> [Observation] {
        FigureKind.allCases.flatMap { kind in
            let series = Series(indicator, period, kind)
            return (dated[series] ?? []) + (undated[series] ?? [])
        }.sorted().compactMap { self[$0] }
    }

    /// What stands in the book without a date, and so has no place in time.
    package func withoutDate(_ series: Series, recordedBy moment: Timestamp? = nil) -> [Observation] {
        (undated[series] ?? []).compactMap { seen($0, moment) }.filter { $0.withdrawn == nil }
    }

    /// Whether the earlier of two figures of one series was certainly said before the other.
    ///
    /// What is dated by its month counts from the month's end, and so comes behind what was said on a day of that month,
    /// although it may have been said before it. The answer keeps to its rule; who shows it can say that the order is not
    /// printed.
    package func isOrdered(_ earlier: Observation, before later: Observation) -> Bool {
        if corrections[earlier.sequence] != nil { return true }
        guard let end = earlier.certainFrom, let start = later.statement.knownOn.possibleFrom else { return false }
        return end < start
    }

    private func seen(_ number: Int, _ moment: Timestamp?) -> Observation? {
        guard let moment else { return self[number] }
        return self[number]?.asRecorded(at: moment)
    }

    private func isReplaced(_ number: Int, on day: LocalDate, _ moment: Timestamp?) -> Bool {
        (corrections[number] ?? []).contains { correction in
            guard let seen = seen(correction, moment), seen.withdrawn == nil else { return false }
            return seen.certainFrom.map { $0 <= day } ?? false
        }
    }
}

extension Observation {
    /// The first day on which it is certain that this was known.
    package var certainFrom: LocalDate? { statement.knownOn.certainFrom }
}
