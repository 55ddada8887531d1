import BorderVocabulary

/// What may be asked of the steering room, book by book.
package enum RoomCommand: Hashable, Sendable {
    case figures(SteeringCommand)
    case roster(RosterCommand)
    case conferences(ConferenceCommand)
    case bottlenecks(BottleneckCommand)
}

/// What happened in the steering room.
package enum RoomEvent: Hashable, Sendable {
    case figures(SteeringEvent)
    case roster(RosterEvent)
    case conferences(ConferenceEvent)
    case bottlenecks(BottleneckEvent)
}

/// Why a command was not done.
package enum RoomRefusal: Error, Hashable, Sendable {
    case figures(SteeringRefusal)
    case roster(RosterRefusal)
    case conferences(ConferenceRefusal)
    case bottlenecks(BottleneckRefusal)
}

/// The steering room: its books, and what each may know of the others.
///
/// A book decides on its own facts; what it needs of another is handed to it here and nowhere else.
package struct Room: Hashable, Sendable {
    /// The province's figures.
    package private(set) var figures = SteeringBook()
    /// Posts, who holds them, and working days.
    package private(set) var roster = Roster()
    /// Conferences, their agendas and what they concluded.
    package private(set) var conferences = ConferenceBook()
    /// Bottlenecks, task forces, and the rules by which gates raise them.
    package private(set) var bottlenecks = BottleneckBook()

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
        case .conferences(let command):
            do {
                return try conferences.decide(command, by: user, at: now, roster: roster).map(RoomEvent.conferences)
            } catch { throw .conferences(error) }
        case .bottlenecks(let command):
            do {
                return try bottlenecks.decide(command, by: user, at: now, roster: roster).map(RoomEvent.bottlenecks)
            } catch { throw .bottlenecks(error) }
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: RoomEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .figures(let event): figures.apply(event, at: moment)
        case .roster(let event): roster.apply(event, by: user, at: moment)
        case .conferences(let event): conferences.apply(event, by: user, at: moment)
        case .bottlenecks(let event): bottlenecks.apply(event, by: user, at: moment)
        }
    }
}
