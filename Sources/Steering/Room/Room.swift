import BorderVocabulary

/// What may be asked of the steering room, book by book.
///
/// Figures come by the million: the others lie elsewhere in memory, so that a figure is not as large as the largest of them.
package enum RoomCommand: Hashable, Sendable {
    case figures(FigureCommand)
    indirect case units(UnitCommand)
    indirect case roster(RosterCommand)
    indirect case gates(GateFeedCommand)
    indirect case money(MoneyCommand)
    indirect case procedures(ProcedureCommand)
    indirect case plans(PlanCommand)
    indirect case tasks(TaskCommand)
    indirect case conferences(ConferenceCommand)
    indirect case bottlenecks(BottleneckCommand)
    indirect case petitions(PetitionCommand)
    indirect case reports(ReportCommand)

    /// Which observations have to be at hand to decide.
    package var concern: FigureConcern {
        switch self {
        case .figures(let command): command.concern
        case .units, .roster, .money, .procedures, .plans, .tasks, .conferences, .bottlenecks, .petitions, .gates,
            .reports:
            FigureConcern()
        }
    }
}

/// What happened in the steering room.
package enum RoomEvent: Hashable, Sendable {
    case figures(FigureEvent)
    indirect case units(UnitEvent)
    indirect case roster(RosterEvent)
    indirect case gates(GateFeedEvent)
    indirect case money(MoneyEvent)
    indirect case procedures(ProcedureEvent)
    indirect case plans(PlanEvent)
    indirect case tasks(TaskEvent)
    indirect case conferences(ConferenceEvent)
    indirect case bottlenecks(BottleneckEvent)
    indirect case petitions(PetitionEvent)
    indirect case reports(ReportEvent)
}

/// Why a command was not done.
package enum RoomRefusal: Error, Hashable, Sendable {
    case figures(FigureRefusal)
    case units(UnitRefusal)
    case roster(RosterRefusal)
    case gates(GateFeedRefusal)
    case money(MoneyRefusal)
    case procedures(ProcedureRefusal)
    case plans(PlanRefusal)
    case tasks(TaskRefusal)
    case conferences(ConferenceRefusal)
    case bottlenecks(BottleneckRefusal)
    case petitions(PetitionRefusal)
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
    /// What the gates' logs and customs say of each day.
    package private(set) var gates = GateFeedBook()
    /// Public investment.
    package private(set) var money = MoneyBook()
    /// Administrative procedures and their dossiers.
    package private(set) var procedures = ProcedureBook()
    /// Plans, their targets and lights.
    package private(set) var plans = PlanBook()
    /// Directives and their tasks.
    package private(set) var tasks = TaskBook()
    /// Conferences, their agendas and what they concluded.
    package private(set) var conferences = ConferenceBook()
    /// Bottlenecks, task forces, and the rules by which gates raise them.
    package private(set) var bottlenecks = BottleneckBook()
    /// Petitions, promises and dialogues.
    package private(set) var petitions = PetitionBook()
    /// Frozen reports.
    package private(set) var reports = ReportBook()

    /// An empty room.
    package init() {}

    /// Says what would happen; nothing where it is already so. `facts` are what the shelf has of the command's concern.
    ///
    /// What one book decides may set something in another; both are one decision, whole or not at all.
    package func decide(
        _ command: RoomCommand, by user: UserID, at now: Timestamp, given facts: FigureFacts = FigureFacts()
    ) throws(RoomRefusal) -> [RoomEvent] {
        let events = try decideAlone(command, by: user, at: now, given: facts)
        // Figures come by the million, and nothing follows from them.
        if case .figures = command { return events }
        return events + consequences(of: command, events, by: user, at: now)
    }

    private func decideAlone(
        _ command: RoomCommand, by user: UserID, at now: Timestamp, given facts: FigureFacts
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
        case .gates(let command):
            do { return try gates.decide(command, by: user, at: now).map(RoomEvent.gates) } catch {
                throw .gates(error)
            }
        case .money(let command):
            do { return try money.decide(command, by: user, at: now, roster: roster).map(RoomEvent.money) } catch {
                throw .money(error)
            }
        case .procedures(let command):
            do {
                let events = try procedures.decide(command, by: user, at: now, roster: roster)
                return events.map(RoomEvent.procedures)
            } catch { throw .procedures(error) }
        case .plans(let command):
            let known = self.facts(for: command, user, on: now.localDate)
            do { return try plans.decide(command, by: user, at: now, given: known).map(RoomEvent.plans) } catch {
                throw .plans(error)
            }
        case .tasks(let command):
            do {
                let events = try tasks.decide(command, by: user, at: now, roster: roster)
                // What is set already stays as it is.
                if case .assign(let terms) = command, !events.isEmpty { try check(terms.links) }
                return events.map(RoomEvent.tasks)
            } catch { throw .tasks(error) }
        case .conferences(let command):
            do {
                let done = command.followsUp(on: now.localDate).map { doneConclusions(on: $0) } ?? []
                let events = try conferences.decide(command, by: user, at: now, roster: roster, done: done)
                return events.map(RoomEvent.conferences)
            } catch { throw .conferences(error) }
        case .bottlenecks(let command):
            do {
                return try bottlenecks.decide(command, by: user, at: now, roster: roster).map(RoomEvent.bottlenecks)
            } catch { throw .bottlenecks(error) }
        case .petitions(let command):
            do {
                let events = try petitions.decide(command, by: user, at: now, roster: roster)
                if case .follow(_, .linked(let task), _) = command, !events.isEmpty { try check(task: task) }
                return events.map(RoomEvent.petitions)
            } catch { throw .petitions(error) }
        case .reports(let command):
            do { return try reports.decide(command, by: user, at: now).map(RoomEvent.reports) } catch {
                throw .reports(error)
            }
        }
    }

    /// Takes note of so many statements of figures that a shelf has already.
    package mutating func passOver(statements: Int) { figures.passOver(statements: statements) }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: RoomEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .figures(let event): figures.apply(event, at: moment)
        case .units(let event): units.apply(event, by: user, at: moment)
        case .roster(let event): roster.apply(event, by: user, at: moment)
        case .gates(let event): gates.apply(event, by: user, at: moment)
        case .money(let event): money.apply(event, by: user, at: moment)
        case .procedures(let event): procedures.apply(event, by: user, at: moment)
        case .plans(let event): plans.apply(event, by: user, at: moment)
        case .tasks(let event): tasks.apply(event, by: user, at: moment)
        case .conferences(let event): conferences.apply(event, by: user, at: moment)
        case .bottlenecks(let event): bottlenecks.apply(event, by: user, at: moment)
        case .petitions(let event): petitions.apply(event, by: user, at: moment)
        case .reports(let event): reports.apply(event, by: user, at: moment)
        }
    }
}
