import BorderVocabulary

/// What may be asked of the steering room, book by book.
package enum RoomCommand: Hashable, Sendable {
    case figures(FigureCommand)
    case units(UnitCommand)
    case roster(RosterCommand)
    case reports(ReportCommand)

    /// Which observations have to be at hand to decide.
    package var concern: FigureConcern {
        switch self {
        case .figures(let command): command.concern
        case .units, .roster, .reports: FigureConcern()
        }
    }
}

/// What happened in the steering room.
package enum RoomEvent: Hashable, Sendable {
    case figures(FigureEvent)
    case units(UnitEvent)
    case roster(RosterEvent)
    case reports(ReportEvent)
}

/// Why a command was not done.
package enum RoomRefusal: Error, Hashable, Sendable {
    case figures(FigureRefusal)
    case units(UnitRefusal)
    case roster(RosterRefusal)
    case reports(ReportRefusal)
}

/// The steering room: its books, and what each may know of the others.
///
/// A book decides on its own facts; what it needs of another is handed to it here and nowhere else. Observations stand on a
/// shelf of their own (`FigureShelf`), because there are too many of them.
package struct Room: Hashable, Sendable {
    /// What indicators are, and by which rules figures are kept.
    package private(set) var figures = FigureBook()
    /// Administrative units.
    package private(set) var units = UnitRegister()
    /// Posts, who holds them, and working days.
    package private(set) var roster = Roster()
    /// Frozen reports.
    package private(set) var reports = ReportBook()

    /// An empty room.
    package init() {}

    /// Says what would happen; nothing where it is already so. `facts` are what the shelf has of the command's concern.
    package func decide(
        _ command: RoomCommand, by user: UserID, at now: Timestamp, given facts: FigureFacts = FigureFacts()
    ) throws(RoomRefusal) -> [RoomEvent] {
        switch command {
        case .figures(let command):
            var facts = facts
            if let series = command.concern.series {
                facts.hasArea = units.isThere(series.area, in: figures.calendar.days(of: series.period))
            }
            do { return try figures.decide(command, by: user, at: now, given: facts).map(RoomEvent.figures) } catch {
                throw .figures(error)
            }
        case .units(let command):
            do { return try units.decide(command, by: user, at: now).map(RoomEvent.units) } catch {
                throw .units(error)
            }
        case .roster(let command):
            do { return try roster.decide(command, by: user, at: now).map(RoomEvent.roster) } catch {
                throw .roster(error)
            }
        case .reports(let command):
            do { return try reports.decide(command, by: user, at: now).map(RoomEvent.reports) } catch {
                throw .reports(error)
            }
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: RoomEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .figures(let event): figures.apply(event, at: moment)
        case .units(let event): units.apply(event, by: user, at: moment)
        case .roster(let event): roster.apply(event, by: user, at: moment)
        case .reports(let event): reports.apply(event, by: user, at: moment)
        }
    }
}
