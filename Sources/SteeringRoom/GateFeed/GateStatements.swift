import BorderVocabulary
import Steering

/// Says the gates' figures of periods that are over to the book of figures, as any other source says its own.
///
/// A figure is said again only where its value, its days or how it stands to customs has changed; the one before stays.
package struct GateStatements {
    private let room: Room
    private let shelf: any FigureShelf
    private let today: LocalDate

    /// Looks at a room and its shelf on a day, which is that on which what is said becomes known.
    package init(_ room: Room, shelf: any FigureShelf, on today: LocalDate) {
        self.room = room
        self.shelf = shelf
        self.today = today
    }

    /// What is to be said of the periods in which any of these days is counted and that are over at the last day counted.
    package func commands(for days: some Sequence<LocalDate>) throws(ShelfFailure) -> [RoomCommand] {
        let gates = room.gates
        guard let end = gates.logs.compactMap({ gates.lastCounted($0, knownOn: today) }).min() else { return [] }
        var periods: Set<Period> = []
        for day in days { periods.formUnion(room.figures.calendar.periods(counting: day, over: end)) }
        var commands: [RoomCommand] = []
        for period in periods.sorted() { commands += try self.commands(for: period) }
        return commands
    }

    private func commands(for period: Period) throws(ShelfFailure) -> [RoomCommand] {
        let days = room.figures.calendar.days(of: period)
        var found: [(statement: Statement, card: IndicatorCard)] = []
        for direction in [nil] + TradeDirection.allCases {
            let slice = GateSlice(direction: direction)
            for figure in room.gates.figures(slice, over: days, knownOn: today) where !figure.parts.isEmpty {
                let card = figure.indicator.card(direction)
                let series = Series(card.id, period, .result)
                found.append((statement(figure, series, card), card))
            }
        }
        let known = try shelf.observations(of: found.map(\.statement.series))
        return zip(found, known).compactMap { new, history in
            let last = history.last { $0.withdrawn == nil }
            // That nothing was measured is not worth saying before something was.
            if last == nil, new.statement.value == .missing { return nil }
            guard let last else { return .figures(.record(new.statement, introducing: new.card)) }
            guard !last.statement.says(new.statement) else { return nil }
            return .figures(
                .record(new.statement.correcting(last, because: "gate-count-changed"), introducing: new.card))
        }
    }

    private func statement(_ figure: GateFigure, _ series: Series, _ card: IndicatorCard) -> Statement {
        Statement(
            series, unit: card.unit, value: figure.value, knownOn: .day(today), status: status(figure),
            source: GateStatements.line(GateStatements.source(figure)))
    }

    /// Where the figure can be looked up: the log, its records, and the checksum that `huunghi lineage` computes.
    package static func source(_ figure: GateFigure) -> String {
        let stretches = figure.positions.sorted { $0.key < $1.key }.map {
            "gate log \($0.key) positions \($0.value.lowerBound)–\($0.value.upperBound)"
        }
        return (stretches + ["sha256:\(figure.checksum)"]).joined(separator: " ")
    }

    private func status(_ figure: GateFigure) -> FigureStatus {
        let gap = figure.uncounted.reduce(0) { $0 + $1.days.count }
        let gaps = gap > 0 ? "; \(gap) days not counted" : ""
        guard let measure = CustomsMeasure(figure.indicator) else {
            return FigureStatus(.preliminary, words: GateStatements.line("preliminary; from the gates' log" + gaps))
        }
        let found = room.gates.reconciliation(
            measure, direction: figure.slice.direction, over: figure.days, knownOn: today)
        switch found.standing {
        case .preliminary, .differs:
            return FigureStatus(
                .preliminary, words: GateStatements.line("preliminary; not reconciled with customs" + gaps))
        case .reconciled:
            return FigureStatus(
                .reported,
                words: GateStatements.line(
                    "reported; reconciled with customs, difference \(found.difference ?? 0) \(measure.rawValue)"))
        }
    }

    fileprivate static func line(_ text: String) -> Line {
        do throws(ParseFailure) { return try Line.parse(text) } catch {
            preconditionFailure("What the system says of itself is a line.")
        }
    }
}

extension Statement {
    /// Whether both say the same of the same days: the day on which they say it does not matter.
    fileprivate func says(_ other: Statement) -> Bool {
        value == other.value && source == other.source && status == other.status && unit == other.unit
    }

    fileprivate func correcting(_ observation: Observation, because reason: String) -> Statement {
        Statement(
            series, unit: unit, value: value, knownOn: knownOn, status: status, source: source,
            supersedes: observation.sequence, reason: GateStatements.line(reason))
    }
}
