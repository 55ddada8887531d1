import BorderVocabulary

/// A number of the gates with all that it rests upon, so that it can be computed again.
package struct GateFigure: Hashable, Sendable {
    package let indicator: GateIndicator
    package let slice: GateSlice
    package let days: ClosedRange<LocalDate>
    package let value: Value
    /// How many vehicles, payments, gates or bulletins it rests upon.
    package let count: Int
    /// Vehicles among them whose weight was not declared.
    package let unweighed: Int
    /// The counts of days that it was summed from, in their order.
    package let parts: [GateFeedBook.Recorded<DayTally>]
    /// Stretches of days that were not counted; the value says nothing of them.
    package let uncounted: [ClosedRange<LocalDate>]

    /// The text whose SHA-256 is the checksum of the figure: what it is and the seals of its days, each line ending in a
    /// line feed.
    package var material: String {
        let head = [
            "huu-nghi gate figure", "indicator \(indicator.rawValue) v\(indicator.formulaVersion)",
            "slice \(slice.place.map { "\($0)" } ?? "*") \(slice.direction?.code ?? "*") "
                + (slice.goods.map { "\($0)" } ?? "*"),
            "days \(days.lowerBound) \(days.upperBound)", "value \(value)",
        ]
        return (head + parts.map { "part \($0.content.log) \($0.content.day) \($0.content.seal)" })
            .map { $0 + "\n" }.joined()
    }

    /// The first and the last position of each log that it rests upon.
    package var positions: [GateID: ClosedRange<UInt64>] {
        var found: [GateID: ClosedRange<UInt64>] = [:]
        for tally in parts.map(\.content) {
            guard let first = tally.first, let last = tally.last else { continue }
            let latest = max(last, tally.later.last ?? last)
            let known = found[tally.log]
            found[tally.log] = min(known?.lowerBound ?? first, first)...max(known?.upperBound ?? latest, latest)
        }
        return found
    }
}

/// Why there is no such number.
package enum GateFigureRefusal: Error, Hashable, Sendable {
    /// The indicator is not counted by these aspects.
    case notCountedBy(GateAxis, accepted: Set<GateAxis>)
}

extension GateFeedBook {
    /// The logs that days were counted of, in their order.
    package var logs: [GateID] { days.keys.sorted() }

    /// The count of a day of a log that was known on a day.
    package func tally(_ log: GateID, _ day: LocalDate, knownOn known: LocalDate) -> Recorded<DayTally>? {
        days[log]?[day]?.last { $0.isKnown(on: known) }
    }

    /// The last day of a log that was counted by a day.
    package func lastCounted(_ log: GateID, knownOn known: LocalDate) -> LocalDate? {
        days[log]?.filter { $0.value.contains { $0.isKnown(on: known) } }.keys.max()
    }

    /// The counts of the days of a stretch that were known on a day, in the order of days and logs.
    package func parts(_ stretch: ClosedRange<LocalDate>, knownOn known: LocalDate) -> [Recorded<DayTally>] {
        let logs = logs
        return stretch.days.flatMap { day in logs.compactMap { tally($0, day, knownOn: known) } }
    }

    /// One pass over the days of a stretch as they were known on a day.
    package func sum(
        _ slice: GateSlice = .all, over stretch: ClosedRange<LocalDate>, knownOn known: LocalDate
    ) -> GateSum {
        var sum = GateSum(slice)
        for part in parts(stretch, knownOn: known) { sum.add(part.content) }
        return sum
    }

    /// A figure as it was known on a day.
    package func figure(
        _ indicator: GateIndicator, _ slice: GateSlice = .all, over stretch: ClosedRange<LocalDate>,
        knownOn known: LocalDate
    ) throws(GateFigureRefusal) -> GateFigure {
        if let axis = slice.axes.subtracting(indicator.axes).min(by: { $0.rawValue < $1.rawValue }) {
            throw .notCountedBy(axis, accepted: indicator.axes)
        }
        return figures([indicator], slice, over: stretch, knownOn: known)[0]
    }

    /// Every figure that is counted by the aspects of a slice, as known on a day, in one pass over the days.
    package func figures(
        _ slice: GateSlice = .all, over stretch: ClosedRange<LocalDate>, knownOn known: LocalDate
    ) -> [GateFigure] {
        let indicators = GateIndicator.allCases.filter { slice.axes.isSubset(of: $0.axes) }
        return figures(indicators, slice, over: stretch, knownOn: known)
    }

    private func figures(
        _ indicators: [GateIndicator], _ slice: GateSlice, over stretch: ClosedRange<LocalDate>,
        knownOn known: LocalDate
    ) -> [GateFigure] {
        let parts = parts(stretch, knownOn: known)
        var sum = GateSum(slice)
        for part in parts { sum.add(part.content) }
        let uncounted = uncounted(stretch, knownOn: known)
        return indicators.map { indicator in
            GateFigure(
                indicator: indicator, slice: slice, days: stretch,
                value: parts.isEmpty ? .missing : sum.value(of: indicator), count: sum.count(behind: indicator),
                unweighed: indicator == .tonnes ? sum.unweighed : 0, parts: parts, uncounted: uncounted)
        }
    }

    /// Stretches of days that are not counted for every log.
    package func uncounted(
        _ stretch: ClosedRange<LocalDate>, knownOn known: LocalDate
    ) -> [ClosedRange<LocalDate>] {
        let logs = logs
        var found: [ClosedRange<LocalDate>] = []
        for day in stretch.days {
            let isCounted = !logs.isEmpty && logs.allSatisfy { tally($0, day, knownOn: known) != nil }
            guard !isCounted else { continue }
            if let last = found.last, last.upperBound.adding(days: 1) == day {
                found[found.count - 1] = last.lowerBound...day
            } else {
                found.append(day...day)
            }
        }
        return found
    }
}

extension ClosedRange<LocalDate> {
    /// Its days in their order.
    package var days: [LocalDate] {
        (0...lowerBound.days(to: upperBound)).map { lowerBound.adding(days: $0) }
    }
}
