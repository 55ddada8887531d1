import BorderVocabulary
import Steering

/// A book with its shelf in memory.
struct SampleBook {
    private(set) var book = FigureBook()
    private(set) var shelf = MemoryShelf()

    var calendar: AdministrativeCalendar { book.calendar }
    var cards: [IndicatorID: [IndicatorCard]] { book.cards }
    var figures: Figures { Figures(book, on: shelf) }
    var observations: [Observation] {
        (try? shelf.observations(after: 0, limit: FigureBook.Limit.observations)) ?? []
    }

    subscript(_ number: Int) -> Observation? { (try? shelf.observations(numbered: [number])[0]) ?? nil }

    func decide(
        _ command: FigureCommand, by user: UserID, at now: Timestamp
    ) throws(FigureRefusal) -> [FigureEvent] {
        let facts = (try? shelf.facts([command.concern]).first) ?? FigureFacts()
        return try book.decide(command, by: user, at: now, given: facts)
    }

    mutating func apply(_ event: FigureEvent, at moment: Timestamp) {
        book.apply(event, at: moment)
        shelf.apply(event, at: moment)
    }

    /// Gives a command and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(
        _ command: FigureCommand, by user: UserID = Sample.lan, at moment: Timestamp = Sample.now
    ) throws -> Bool {
        let events = try decide(command, by: user, at: moment)
        for event in events { apply(event, at: moment) }
        return !events.isEmpty
    }

    @discardableResult
    mutating func say(
        _ statement: Statement, by user: UserID = Sample.lan, at moment: Timestamp = Sample.now
    ) throws -> Bool {
        let card = IndicatorCard(published: statement.series.indicator, unit: statement.unit)
        return try give(.record(statement, introducing: card), by: user, at: moment)
    }

    func asKnown(on day: LocalDate, _ series: Series, recordedBy moment: Timestamp? = nil) throws -> KnownAnswer {
        try figures.asKnown(series, from: Vantage(knownOn: day, recordedBy: moment))
    }

    /// The values that were known, as text; nil for no information.
    func values(
        on day: String, _ series: Series, recordedBy moment: Timestamp? = nil, view: FigureView = .all
    ) throws -> [String]? {
        let vantage = Vantage(knownOn: Sample.day(day), recordedBy: moment, view: view)
        return switch try figures.asKnown(series, from: vantage) {
        case .known(let observations, _, _): observations.map { "\($0.statement.value)" }
        case .noInformation: nil
        }
    }
}
