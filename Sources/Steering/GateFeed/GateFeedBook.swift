import BorderVocabulary

/// What may be asked of the book of the gates' days.
package enum GateFeedCommand: Hashable, Sendable {
    /// Takes the count of a day that is over; only the system does.
    case countDay(DayTally)
    /// Takes what customs says of a day, gate and direction.
    case sayCustoms(CustomsRow)
    case setTolerance(Tolerance)
    /// Gives a reason for the difference of one day, gate and direction.
    case explain(LocalDate, GateWay, CustomsMeasure, reason: Line)
}

/// What happened to the book of the gates' days.
package enum GateFeedEvent: Hashable, Sendable, Codable {
    case dayCounted(DayTally)
    case customsSaid(CustomsRow)
    case toleranceSet(Tolerance)
    case differenceExplained(Explanation)
}

/// Why something was not taken into the book of the gates' days.
package enum GateFeedRefusal: Error, Hashable, Sendable {
    /// Days are counted from the log by the system, and by no person.
    case onlyCountedFromTheLog(by: UserID)
    /// The day is still going on.
    case dayNotOver(today: LocalDate)
    /// The log now says otherwise of a day that was counted, and nothing was added to it that explains why.
    case contradictsCount(of: LocalDate, sealed: Checksum)
    /// Customs speaks of days that are over.
    case customsInFuture(today: LocalDate)
    /// A row of customs says nothing; it gives at least one of these.
    case customsSilent(accepted: [String])
    /// A number that customs gives is negative.
    case customsNegative
    /// A tolerance begins on the day of one that is there, or before it; neither is rewritten.
    case toleranceNotLater(than: LocalDate)
    case toleranceOutOfRange(units: Int64, permille: Int)
    /// There is nothing to explain.
    case noDifference
    /// Who brought the row of customs in does not explain away how it differs.
    case ownRow
    case full(limit: Int)
}

/// What the gates' logs and customs have said of each day, and when this system recorded it.
///
/// Figures are not stored: they are summed from the days that were known on the day asked about. A count that changed
/// stands beside the one before it.
package struct GateFeedBook: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Counts of days, of all gates and vintages: a hundred years of a gate.
        package static let days = 40_000
        /// Counts of one day.
        package static let vintages = 100
        /// Rows of customs.
        package static let customsRows = 1_000_000
        /// Tolerances of all times.
        package static let tolerances = 1_000
        /// Explanations.
        package static let explanations = 100_000
    }

    /// The user in whose name days are counted.
    package static let counter: UserID = "system"

    /// Something with who recorded it when.
    package struct Recorded<Content: Hashable & Sendable>: Hashable, Sendable {
        package let content: Content
        package let by: UserID
        package let at: Timestamp

        /// Whether it was known on a day.
        package func isKnown(on day: LocalDate) -> Bool { at.localDate <= day }
    }

    /// The counts of each day, oldest first, by log.
    package private(set) var days: [GateID: [LocalDate: [Recorded<DayTally>]]] = [:]
    /// What customs said of each day, oldest first.
    package private(set) var customs: [LocalDate: [Recorded<CustomsRow>]] = [:]
    /// The tolerances, earliest first.
    package private(set) var tolerances: [CustomsMeasure: [Recorded<Tolerance>]] = [:]
    /// The explanations of each day, oldest first.
    package private(set) var explanations: [LocalDate: [Recorded<Explanation>]] = [:]
    private var counted = 0
    private var rows = 0
    private var explained = 0

    /// An empty book.
    package init() {}

    /// How often customs, or somebody about customs, has said something; figures stand to it as they did while it is the
    /// same.
    package var customsWords: Int { rows + explained + tolerances.values.reduce(0) { $0 + $1.count } }

    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: GateFeedCommand, by user: UserID, at now: Timestamp
    ) throws(GateFeedRefusal) -> [GateFeedEvent] {
        switch command {
        case .countDay(let tally): return try count(tally, by: user, at: now)
        case .sayCustoms(let row): return try take(row, at: now)
        case .setTolerance(let tolerance): return try set(tolerance)
        case .explain(let day, let way, let measure, let reason):
            return try explain(day, way, measure, reason, by: user, at: now)
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: GateFeedEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .dayCounted(let tally):
            days[tally.log, default: [:]][tally.day, default: []]
                .append(Recorded(content: tally, by: user, at: moment))
            counted += 1
        case .customsSaid(let row):
            customs[row.day, default: []].append(Recorded(content: row, by: user, at: moment))
            rows += 1
        case .toleranceSet(let tolerance):
            tolerances[tolerance.measure, default: []].append(Recorded(content: tolerance, by: user, at: moment))
        case .differenceExplained(let explanation):
            explanations[explanation.day, default: []]
                .append(Recorded(content: explanation, by: user, at: moment))
            explained += 1
        }
    }

    private func count(
        _ tally: DayTally, by user: UserID, at now: Timestamp
    ) throws(GateFeedRefusal) -> [GateFeedEvent] {
        guard user == Self.counter else { throw .onlyCountedFromTheLog(by: user) }
        guard tally.day < now.localDate else { throw .dayNotOver(today: now.localDate) }
        let vintages = days[tally.log]?[tally.day] ?? []
        if let last = vintages.last?.content {
            guard tally != last else { return [] }
            guard tally.mayFollow(last) else { throw .contradictsCount(of: tally.day, sealed: last.seal) }
        }
        guard counted < Limit.days else { throw .full(limit: Limit.days) }
        guard vintages.count < Limit.vintages else { throw .full(limit: Limit.vintages) }
        return [.dayCounted(tally)]
    }

    private func take(_ row: CustomsRow, at now: Timestamp) throws(GateFeedRefusal) -> [GateFeedEvent] {
        guard row.day < now.localDate else { throw .customsInFuture(today: now.localDate) }
        guard !row.isEmpty else {
            throw .customsSilent(accepted: ["declarations", "vehicles", "tonnes", "value_usd"])
        }
        let numbers = [row.declarations.map(Int64.init), row.vehicles.map(Int64.init), row.kilograms, row.cents]
        guard numbers.allSatisfy({ $0 ?? 0 >= 0 }) else { throw .customsNegative }
        guard customsRow(row.day, row.way, knownOn: now.localDate)?.content != row else { return [] }
        guard rows < Limit.customsRows else { throw .full(limit: Limit.customsRows) }
        return [.customsSaid(row)]
    }

    private func set(_ tolerance: Tolerance) throws(GateFeedRefusal) -> [GateFeedEvent] {
        guard tolerance.units >= 0, 0...1_000 ~= tolerance.permille else {
            throw .toleranceOutOfRange(units: tolerance.units, permille: tolerance.permille)
        }
        let known = tolerances[tolerance.measure] ?? []
        guard let last = known.last?.content else { return [.toleranceSet(tolerance)] }
        guard tolerance != last else { return [] }
        guard tolerance.from > last.from else { throw .toleranceNotLater(than: last.from) }
        guard known.count < Limit.tolerances else { throw .full(limit: Limit.tolerances) }
        return [.toleranceSet(tolerance)]
    }

    private func explain(
        _ day: LocalDate, _ way: GateWay, _ measure: CustomsMeasure, _ reason: Line, by user: UserID,
        at now: Timestamp
    ) throws(GateFeedRefusal) -> [GateFeedEvent] {
        let today = now.localDate
        guard let difference = differences(on: day, measure, way: way, knownOn: today).first,
            difference.verdict != .equal, difference.verdict != .withinTolerance
        else { throw .noDifference }
        if customsRow(day, way, knownOn: today)?.by == user { throw .ownRow }
        let explanation = Explanation(
            day: day, way: way, measure: measure, gate: difference.gate, customs: difference.customs, reason: reason)
        guard difference.explanation?.content != explanation else { return [] }
        guard explained < Limit.explanations else { throw .full(limit: Limit.explanations) }
        return [.differenceExplained(explanation)]
    }
}

/// What a row of customs is about.
package struct CustomsKey: Hashable, Comparable, Sendable {
    package let day: LocalDate
    package let way: GateWay

    /// Joins the two.
    package init(_ day: LocalDate, _ way: GateWay) {
        self.day = day
        self.way = way
    }

    /// Orders by day, then gate, then direction.
    package static func < (left: CustomsKey, right: CustomsKey) -> Bool {
        (left.day, left.way) < (right.day, right.way)
    }
}
