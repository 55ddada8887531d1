import BorderVocabulary

/// What may be asked of the book.
package enum SteeringCommand: Hashable, Sendable {
    /// Sets what an indicator is, from a day on.
    case defineIndicator(IndicatorCard)
    /// Records a statement; an indicator that nobody has defined is introduced by the card, in the same breath.
    case record(Statement, introducing: IndicatorCard? = nil)
    /// A second person stands by an observation.
    case approve(Int)
    /// Takes an observation out of the answers; it stays in the history with the reason.
    case withdraw(Int, reason: Line)
}

/// What happened to the book.
package enum SteeringEvent: Hashable, Sendable {
    case indicatorDefined(IndicatorCard, by: UserID)
    /// The sequence number follows from the order.
    case recorded(Statement, by: UserID)
    case approved(Int, by: UserID)
    case withdrawn(Int, reason: Line, by: UserID)
}

/// Why a command was not done, with what would be accepted.
package enum SteeringRefusal: Error, Hashable, Sendable {
    case unknownIndicator(IndicatorID)
    /// No definition holds on the last day of the period.
    case undefinedThen(IndicatorID, firstDefined: LocalDate)
    /// The unit is another than the definition's.
    case otherUnit(expected: Line)
    /// A new definition begins after those that are there; they are not rewritten.
    case definitionNotLater(than: LocalDate)
    /// Nothing is known before it is said.
    case saidInFuture(today: LocalDate)
    /// A plan range takes a range, the other kinds take no range that was planned.
    case kindDoesNotFit(FigureKind)
    case noSuchObservation(Int)
    /// A correction belongs to the series of what it corrects.
    case correctsAnotherSeries(Series)
    case alreadyWithdrawn(Int)
    /// Who entered a figure does not approve it.
    case ownFigure
    /// Two series are held against each other that are defined differently.
    case notComparable(IndicatorID, with: IndicatorID)
    case full(limit: Int)
}

/// All that was ever said about the province's figures, and when it was known.
///
/// Nothing in it is edited. There are two times: when the world was told (`KnownOn`), and when this system recorded it
/// (docs/decisions/0016-two-times.md). Per series the observations lie in the order of the first time: a question halves
/// its way to the day, O(log n) in the observations of that series, and then walks over those that it answers with.
package struct SteeringBook: Hashable, Sendable {
    /// The bounds of what is held in memory.
    package enum Limit {
        /// Observations in all.
        package static let observations = 1_000_000
        /// Indicators.
        package static let indicators = 10_000
    }

    /// The definitions of each indicator, oldest first.
    package private(set) var cards: [IndicatorID: [IndicatorCard]] = [:]
    /// Every observation; the one with number n stands at n - 1.
    package private(set) var observations: [Observation] = []
    /// Sequence numbers by the first certain day, then by number; those without a date apart.
    private(set) var dated: [Series: [Int]] = [:]
    private(set) var undated: [Series: [Int]] = [:]
    /// The corrections of an observation.
    private(set) var corrections: [Int: [Int]] = [:]
    private var known: [Statement: Int] = [:]

    /// An empty book.
    package init() {}

    /// Every series there is.
    package var series: Set<Series> { Set(dated.keys).union(undated.keys) }

    /// The observation of a number.
    package subscript(_ sequence: Int) -> Observation? {
        observations.indices.contains(sequence - 1) ? observations[sequence - 1] : nil
    }

    /// The definition that holds on a day.
    package func card(of indicator: IndicatorID, on day: LocalDate) -> IndicatorCard? {
        cards[indicator]?.last { $0.validFrom <= day }
    }

    /// Whether the series is broken between two periods, so that their figures do not belong in one line.
    package func isBroken(_ indicator: IndicatorID, between one: Period, and other: Period) -> Bool {
        let (early, late) = (min(one.lastDay, other.lastDay), max(one.lastDay, other.lastDay))
        return cards[indicator]?.contains { $0.isBreak && $0.validFrom > early && $0.validFrom <= late } ?? false
    }

    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: SteeringCommand, by user: UserID, at now: Timestamp
    ) throws(SteeringRefusal) -> [SteeringEvent] {
        switch command {
        case .defineIndicator(let card): return try define(card, by: user)
        case .record(let statement, let card): return try record(statement, introducing: card, by: user, at: now)
        case .approve(let number):
            let observation = try standing(number)
            guard observation.approved == nil else { return [] }
            guard observation.entered.by != user else { throw .ownFigure }
            return [.approved(number, by: user)]
        case .withdraw(let number, let reason):
            guard let observation = self[number] else { throw .noSuchObservation(number) }
            return observation.withdrawn == nil ? [.withdrawn(number, reason: reason, by: user)] : []
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: SteeringEvent, at moment: Timestamp) {
        switch event {
        case .indicatorDefined(let card, _): cards[card.id, default: []].append(card)
        case .recorded(let statement, let user): append(statement, by: user, at: moment)
        case .approved(let number, let user):
            mark(number, \.approved, Observation.Mark(by: user, at: moment, reason: nil))
        case .withdrawn(let number, let reason, let user):
            mark(number, \.withdrawn, Observation.Mark(by: user, at: moment, reason: reason))
        }
    }

    private func define(_ card: IndicatorCard, by user: UserID) throws(SteeringRefusal) -> [SteeringEvent] {
        guard let last = cards[card.id]?.last else {
            guard cards.count < Limit.indicators else { throw .full(limit: Limit.indicators) }
            return [.indicatorDefined(card, by: user)]
        }
        guard card != last else { return [] }
        guard card.validFrom > last.validFrom else { throw .definitionNotLater(than: last.validFrom) }
        return [.indicatorDefined(card, by: user)]
    }

    private func record(
        _ statement: Statement, introducing card: IndicatorCard?, by user: UserID, at now: Timestamp
    ) throws(SteeringRefusal) -> [SteeringEvent] {
        let indicator = statement.series.indicator
        var events: [SteeringEvent] = []
        var versions = cards[indicator] ?? []
        if versions.isEmpty {
            guard let card, card.id == indicator else { throw .unknownIndicator(indicator) }
            events = try define(card, by: user)
            versions = [card]
        }
        guard let definition = versions.last(where: { $0.validFrom <= statement.series.period.lastDay }) else {
            throw .undefinedThen(indicator, firstDefined: versions[0].validFrom)
        }
        guard definition.unit == statement.unit else { throw .otherUnit(expected: definition.unit) }
        guard statement.fits else { throw .kindDoesNotFit(statement.series.kind) }
        if let day = statement.knownOn.possibleFrom, day > now.localDate { throw .saidInFuture(today: now.localDate) }
        if let number = statement.supersedes {
            let corrected = try standing(number)
            guard corrected.statement.series == statement.series else {
                throw .correctsAnotherSeries(corrected.statement.series)
            }
        }
        if let number = known[statement], self[number]?.withdrawn == nil { return [] }
        guard observations.count < Limit.observations else { throw .full(limit: Limit.observations) }
        return events + [.recorded(statement, by: user)]
    }

    private func standing(_ number: Int) throws(SteeringRefusal) -> Observation {
        guard let observation = self[number] else { throw .noSuchObservation(number) }
        guard observation.withdrawn == nil else { throw .alreadyWithdrawn(number) }
        return observation
    }

    private mutating func append(_ statement: Statement, by user: UserID, at moment: Timestamp) {
        let number = observations.count + 1
        let entered = Observation.Mark(by: user, at: moment, reason: nil)
        observations.append(Observation(sequence: number, statement: statement, entered: entered))
        known[statement] = number
        if let corrected = statement.supersedes { corrections[corrected, default: []].append(number) }
        guard let day = statement.knownOn.certainFrom else {
            undated[statement.series, default: []].append(number)
            return
        }
        // Numbers rise, so behind all of the same day is the right place.
        let place = self.place(after: day, in: dated[statement.series] ?? [])
        dated[statement.series, default: []].insert(number, at: place)
    }

    private mutating func mark(
        _ number: Int, _ path: WritableKeyPath<Observation, Observation.Mark?>, _ mark: Observation.Mark
    ) {
        guard observations.indices.contains(number - 1) else { return }
        observations[number - 1][keyPath: path] = mark
    }

    /// Where in a list by day those after a day begin.
    func place(after day: LocalDate, in numbers: [Int]) -> Int {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            let certain = self[numbers[middle]]?.statement.knownOn.certainFrom ?? .latest
            if certain > day { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Statement {
    /// A plan range is a range, or that none was set; a plan that is a range is called one.
    fileprivate var fits: Bool {
        switch (series.kind, value) {
        case (.planRange, .range), (.planRange, .missing), (.planRange, .notApplicable): true
        case (.planRange, .number), (.planRange, .bound), (.planRange, .answer), (.plan, .range): false
        case (.plan, .number), (.plan, .bound), (.plan, .answer), (.plan, .missing), (.plan, .notApplicable): true
        case (.result, _), (.count, _): true
        }
    }
}
