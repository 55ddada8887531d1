import BorderVocabulary

/// The gate beside customs: one measure of one day, gate and direction.
package struct DayDifference: Hashable, Sendable {
    /// What the two amount to.
    package enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
        case equal
        case withinTolerance = "within-tolerance"
        case outsideTolerance = "outside-tolerance"
        /// Customs says nothing.
        case onlyAtGate = "only-at-gate"
        /// The gate's log says nothing.
        case onlyAtCustoms = "only-at-customs"
    }

    package let key: CustomsKey
    package let measure: CustomsMeasure
    /// What the gate's log says, in vehicles or kilograms.
    package let gate: Int64?
    package let customs: Int64?
    package let verdict: Verdict
    /// Vehicles whose weight the gate does not know; for kilograms.
    package let unweighed: Int
    /// The latest reason that was given for just these two numbers.
    package let explanation: GateFeedBook.Recorded<Explanation>?

    /// The gate less customs; nil where one of them says nothing.
    package var difference: Int64? {
        guard let gate, let customs else { return nil }
        return gate - customs
    }

    /// Whether it stands in the way of calling the gate's figure reconciled.
    package var isOpen: Bool {
        switch verdict {
        case .equal, .withinTolerance: false
        case .outsideTolerance, .onlyAtGate, .onlyAtCustoms: explanation == nil
        }
    }
}

/// How the gates' figure of a stretch of days stands to that of customs.
package struct Reconciliation: Hashable, Sendable {
    /// What may be said of the gates' figure.
    package enum Standing: String, CaseIterable, Hashable, Sendable, Codable {
        /// Customs has said nothing of any of these days.
        case preliminary
        /// Some days are not matched, or differ by more than the tolerance, and nobody has explained why.
        case differs
        /// Every day is matched: equal, within the tolerance, or with a reason that a second person gave.
        case reconciled
    }

    package let measure: CustomsMeasure
    package let standing: Standing
    /// The gates' sum; over all days, matched or not.
    package let gate: Int64
    /// The sum of customs; nil where customs says nothing.
    package let customs: Int64?
    /// Every day, gate and direction of which one of the two says something, in their order.
    package let days: [DayDifference]
    /// Days of the stretch that were not counted at the gate.
    package let uncounted: [ClosedRange<LocalDate>]

    /// The gates less customs.
    package var difference: Int64? { customs.map { gate - $0 } }

    /// Days on which only one of the two says something.
    package var unmatched: [DayDifference] {
        days.filter { $0.verdict == .onlyAtGate || $0.verdict == .onlyAtCustoms }
    }
}

extension GateFeedBook {
    /// What customs said of a day, gate and direction, as known on a day: what it said last.
    package func customsRow(_ day: LocalDate, _ way: GateWay, knownOn known: LocalDate) -> Recorded<CustomsRow>? {
        customs[day]?.last { $0.content.way == way && $0.isKnown(on: known) }
    }

    /// The tolerance for the figures of a day, as known on a day.
    package func tolerance(_ measure: CustomsMeasure, for day: LocalDate, knownOn known: LocalDate) -> Tolerance? {
        tolerances[measure]?.last { $0.content.from <= day && $0.isKnown(on: known) }?.content
    }

    /// The gate beside customs on one day, for each gate and direction of which one of them says something.
    package func differences(
        on day: LocalDate, _ measure: CustomsMeasure, way: GateWay? = nil, knownOn known: LocalDate
    ) -> [DayDifference] {
        var gate: [GateWay: (amount: Int64, unweighed: Int)] = [:]
        let tallies = logs.compactMap { tally($0, day, knownOn: known)?.content }
        for cell in tallies.flatMap(\.crossings) {
            let amount = measure == .vehicles ? Int64(cell.vehicles) : cell.kilograms
            let way = GateWay(cell.key.place, cell.key.direction)
            let sum = gate[way] ?? (0, 0)
            gate[way] = (sum.amount + amount, sum.unweighed + (measure == .kilograms ? cell.unweighed : 0))
        }
        var rows: [GateWay: CustomsRow] = [:]
        for row in customs[day] ?? [] where row.isKnown(on: known) { rows[row.content.way] = row.content }
        let ways = way.map { [$0] } ?? Set(gate.keys).union(rows.keys).sorted()
        return ways.compactMap { way in
            // A day that was counted says zero of a gate without crossings.
            let counted = gate[way] ?? (tallies.isEmpty ? nil : (0, 0))
            let said = rows[way]?.amount(measure)
            let isSilent = said == nil && (counted?.amount ?? 0) == 0
            guard !isSilent else { return nil }
            let verdict = verdict(counted?.amount, said, measure, day, known)
            return DayDifference(
                key: CustomsKey(day, way), measure: measure, gate: counted?.amount, customs: said, verdict: verdict,
                unweighed: counted?.unweighed ?? 0,
                explanation: explanation(day, way, measure, counted?.amount, said, known))
        }
    }

    /// The gates beside customs over a stretch of days; a slice by goods has no counterpart at customs.
    package func reconciliation(
        _ measure: CustomsMeasure, place: PlaceID? = nil, direction: TradeDirection? = nil,
        over stretch: ClosedRange<LocalDate>, knownOn known: LocalDate
    ) -> Reconciliation {
        let slice = GateSlice(place: place, direction: direction)
        let found = stretch.days.flatMap { day in
            differences(on: day, measure, knownOn: known).filter { slice.has($0.key.way) }
        }
        let uncounted = uncounted(stretch, knownOn: known)
        let said = found.compactMap(\.customs)
        let standing: Reconciliation.Standing =
            said.isEmpty ? .preliminary : uncounted.isEmpty && !found.contains(where: \.isOpen) ? .reconciled : .differs
        return Reconciliation(
            measure: measure, standing: standing, gate: found.reduce(0) { $0 + ($1.gate ?? 0) },
            customs: said.isEmpty ? nil : said.reduce(0, +), days: found, uncounted: uncounted)
    }

    /// The declared value that customs gives over a stretch of days, in US cents, and how many rows give one.
    package func declaredValue(
        place: PlaceID? = nil, direction: TradeDirection? = nil, over stretch: ClosedRange<LocalDate>,
        knownOn known: LocalDate
    ) -> (cents: Int64, rows: Int)? {
        let slice = GateSlice(place: place, direction: direction)
        let cents = stretch.days.flatMap { day in
            var rows: [GateWay: CustomsRow] = [:]
            for row in customs[day] ?? [] where row.isKnown(on: known) && slice.has(row.content.way) {
                rows[row.content.way] = row.content
            }
            return rows.values.compactMap(\.cents)
        }
        return cents.isEmpty ? nil : (cents.reduce(0, +), cents.count)
    }

    private func verdict(
        _ gate: Int64?, _ customs: Int64?, _ measure: CustomsMeasure, _ day: LocalDate, _ known: LocalDate
    ) -> DayDifference.Verdict {
        guard let customs else { return .onlyAtGate }
        guard let gate else { return .onlyAtCustoms }
        if gate == customs { return .equal }
        // Without a decision nothing but equality is the same.
        let tolerance = tolerance(measure, for: day, knownOn: known)
        let isCovered = tolerance?.covers(difference: gate - customs, customs: customs) ?? false
        return isCovered ? .withinTolerance : .outsideTolerance
    }

    private func explanation(
        _ day: LocalDate, _ way: GateWay, _ measure: CustomsMeasure, _ gate: Int64?, _ customs: Int64?,
        _ known: LocalDate
    ) -> Recorded<Explanation>? {
        explanations[day]?.last {
            $0.content.place == way.place && $0.content.direction == way.direction && $0.content.measure == measure
                && $0.content.gate == gate && $0.content.customs == customs && $0.isKnown(on: known)
        }
    }
}
