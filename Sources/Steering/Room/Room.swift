import BorderVocabulary

/// What may be asked of the steering room, book by book.
package enum RoomCommand: Hashable, Sendable {
    case figures(SteeringCommand)
    case roster(RosterCommand)
}

/// What happened in the steering room.
package enum RoomEvent: Hashable, Sendable {
    case figures(SteeringEvent)
    case roster(RosterEvent)
}

/// Why a command was not done.
package enum RoomRefusal: Error, Hashable, Sendable {
    case figures(SteeringRefusal)
    case roster(RosterRefusal)
}

/// The steering room: its books, and what each may know of the others.
///
/// A book decides on its own facts; what it needs of another is handed to it here and nowhere else.
package struct Room: Hashable, Sendable {
    /// The province's figures.
    package private(set) var figures = SteeringBook()
    /// Posts, who holds them, and working days.
    package private(set) var roster = Roster()

    /// An empty room.
    package init() {}

    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: RoomCommand, by user: UserID, at now: Timestamp
    ) throws(RoomRefusal) -> [RoomEvent] {
        switch command {
        case .figures(let command):
            do { return try figures.decide(command, by: user, at: now).map(RoomEvent.figures) } catch {
                throw .figures(error)
            }
        case .roster(let command):
            do { return try roster.decide(command, by: user, at: now).map(RoomEvent.roster) } catch {
                throw .roster(error)
            }
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: RoomEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .figures(let event): figures.apply(event, at: moment)
        case .roster(let event): roster.apply(event, by: user, at: moment)
        }
    }
}
