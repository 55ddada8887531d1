import BorderVocabulary

/// What indicators are, how periods are counted, and the rules by which a figure is entered, approved and published.
///
/// Nothing in it is edited. The observations themselves are many and stand on a shelf (`FigureShelf`): to decide, the
/// book is handed those few that a command concerns. There are two times: when the world was told (`KnownOn`), and when
/// this system recorded it (docs/decisions/0016-two-times.md).
package struct FigureBook: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Observations in all.
        package static let observations = 100_000_000
        /// Observations of one series.
        package static let ofSeries = 1_000
        /// Indicators.
        package static let indicators = 10_000
        /// Definitions of one indicator.
        package static let versions = 100
    }

    /// The definitions of each indicator, oldest first.
    package private(set) var cards: [IndicatorID: [IndicatorCard]] = [:]
    /// On which days periods of the administration close.
    package private(set) var calendar = AdministrativeCalendar()
    /// How many observations there are; the next has the number after it.
    package private(set) var count = 0

    /// An empty book.
    package init() {}

    /// The definition that holds on a day.
    package func card(of indicator: IndicatorID, on day: LocalDate) -> IndicatorCard? {
        cards[indicator]?.last { $0.validFrom <= day }
    }

    /// Which version of the definition holds on a day, from 1; nil where none does.
    package func version(of indicator: IndicatorID, on day: LocalDate) -> Int? {
        cards[indicator]?.lastIndex { $0.validFrom <= day }.map { $0 + 1 }
    }

    /// Whether the series is broken between two periods, so that their figures do not belong in one line.
    package func isBroken(_ indicator: IndicatorID, between one: Period, and other: Period) -> Bool {
        let (first, last) = (calendar.days(of: one).upperBound, calendar.days(of: other).upperBound)
        let (early, late) = (min(first, last), max(first, last))
        return cards[indicator]?.contains { $0.isBreak && $0.validFrom > early && $0.validFrom <= late } ?? false
    }

    /// Says what would happen; nothing where it is already so. `facts` are what is known of the
    /// command's concern.
    package func decide(
        _ command: FigureCommand, by user: UserID, at now: Timestamp, given facts: FigureFacts
    ) throws(FigureRefusal) -> [FigureEvent] {
        switch command {
        case .defineIndicator(let card): return try define(card, by: user)
        case .setCutOff(let cutOff): return try set(cutOff, by: user)
        case .record(let statement, let card):
            return try record(statement, introducing: card, by: user, at: now, given: facts)
        case .approve(let number):
            let observation = try standing(number, facts)
            guard observation.approved == nil else { return [] }
            guard observation.entered.by != user else { throw .ownFigure }
            return [.approved(number, by: user)]
        case .publish(let number): return try publish(try standing(number, facts), by: user)
        case .withdraw(let number, let reason):
            guard let observation = facts.named else { throw .noSuchObservation(number) }
            guard observation.withdrawn == nil else { return [] }
            // What everybody has seen does not go away on the word of the one who brought it.
            guard observation.published == nil || observation.entered.by != user else { throw .ownFigure }
            return [.withdrawn(number, reason: reason, by: user)]
        }
    }

    /// Takes note of so many statements that the shelf has already.
    package mutating func passOver(statements: Int) { count += statements }

    /// Takes what happened; never refuses. The shelf takes the same event.
    package mutating func apply(_ event: FigureEvent, at moment: Timestamp) {
        switch event {
        case .indicatorDefined(let card, _): cards[card.id, default: []].append(card)
        case .cutOffSet(let cutOff, let user): calendar.add(cutOff, Observation.Mark(by: user, at: moment))
        case .recorded: count += 1
        case .approved, .published, .withdrawn: break
        }
    }

    private func define(_ card: IndicatorCard, by user: UserID) throws(FigureRefusal) -> [FigureEvent] {
        guard let versions = cards[card.id], let last = versions.last else {
            guard cards.count < Limit.indicators else { throw .full(limit: Limit.indicators) }
            return [.indicatorDefined(card, by: user)]
        }
        guard card != last else { return [] }
        guard card.validFrom > last.validFrom else { throw .definitionNotLater(than: last.validFrom) }
        guard card.isBreak || !card.counts(otherThan: last) else { throw .changeIsBreak }
        guard versions.count < Limit.versions else { throw .full(limit: Limit.versions) }
        return [.indicatorDefined(card, by: user)]
    }

    private func set(
        _ cutOff: AdministrativeCalendar.CutOff, by user: UserID
    ) throws(FigureRefusal) -> [FigureEvent] {
        if let last = calendar.settings.last {
            guard cutOff != last.cutOff else { return [] }
            guard cutOff.from >= last.cutOff.from else { throw .cutOffNotLater(than: last.cutOff.from) }
        }
        guard calendar.settings.count < AdministrativeCalendar.Limit.settings else {
            throw .full(limit: AdministrativeCalendar.Limit.settings)
        }
        return [.cutOffSet(cutOff, by: user)]
    }

    private func record(
        _ statement: Statement, introducing card: IndicatorCard?, by user: UserID, at now: Timestamp,
        given facts: FigureFacts
    ) throws(FigureRefusal) -> [FigureEvent] {
        let indicator = statement.series.indicator
        var events: [FigureEvent] = []
        var versions = cards[indicator] ?? []
        if versions.isEmpty {
            guard let card, card.id == indicator else { throw .unknownIndicator(indicator) }
            events = try define(card, by: user)
            versions = [card]
        }
        let last = calendar.days(of: statement.series.period).upperBound
        guard let definition = versions.last(where: { $0.validFrom <= last }) else {
            throw .undefinedThen(indicator, firstDefined: versions[0].validFrom)
        }
        try statement.check(by: definition)
        guard facts.hasArea else { throw .noSuchArea(statement.series.area) }
        if let day = statement.knownOn.possibleFrom, day > now.localDate { throw .saidInFuture(today: now.localDate) }
        if let number = statement.supersedes {
            let corrected = try standing(number, facts)
            guard corrected.statement.series == statement.series else {
                throw .correctsAnotherSeries(corrected.statement.series)
            }
            guard statement.reason != nil else { throw .reasonWanted }
        }
        if facts.series.contains(where: { $0.withdrawn == nil && $0.statement == statement }) { return [] }
        guard facts.series.count < Limit.ofSeries else { throw .seriesFull(limit: Limit.ofSeries) }
        guard count < Limit.observations else { throw .full(limit: Limit.observations) }
        return events + [.recorded(statement, by: user)]
    }

    private func publish(_ observation: Observation, by user: UserID) throws(FigureRefusal) -> [FigureEvent] {
        guard observation.published == nil else { return [] }
        guard let approved = observation.approved else { throw .notApproved(observation.sequence) }
        guard observation.entered.by != user else { throw .ownFigure }
        guard approved.by != user else { throw .ownApproval }
        let series = observation.statement.series
        guard card(of: series.indicator, on: calendar.days(of: series.period).upperBound)?.isClassified != true else {
            throw .classified(series.indicator)
        }
        return [.published(observation.sequence, by: user)]
    }

    private func standing(_ number: Int, _ facts: FigureFacts) throws(FigureRefusal) -> Observation {
        guard let observation = facts.named, observation.sequence == number else { throw .noSuchObservation(number) }
        guard observation.withdrawn == nil else { throw .alreadyWithdrawn(number) }
        return observation
    }
}

extension Statement {
    /// Refuses what the definition, or the statement itself, does not bear.
    fileprivate func check(by definition: IndicatorCard) throws(FigureRefusal) {
        guard definition.unit == unit else { throw .otherUnit(expected: definition.unit) }
        if let calendar = definition.calendar, calendar != series.period.calendar {
            throw .otherCalendar(expected: calendar)
        }
        guard kindFits else { throw .kindDoesNotFit(series.kind) }
        guard gradeFits else { throw .statusDoesNotFit(status.grade) }
    }

    /// A plan range is a range, or that none was set; a plan that is a range is called one.
    private var kindFits: Bool {
        switch (series.kind, value) {
        case (.planRange, .range), (.planRange, .missing), (.planRange, .notApplicable): true
        case (.planRange, .number), (.planRange, .bound), (.planRange, .answer), (.plan, .range): false
        case (.plan, .number), (.plan, .bound), (.plan, .answer), (.plan, .missing), (.plan, .notApplicable): true
        case (.result, _), (.count, _): true
        }
    }

    private var gradeFits: Bool {
        switch status.grade {
        case .missing: value == .missing
        case .notApplicable: value == .notApplicable
        case .plan, .expected, .estimate, .preliminary, .reported, .official, .revised, .derived: true
        }
    }
}
