import Steering

/// The stored name of each kind of event of the steering room. A number is given once and never again.
///
/// Figures come by the million and have a form of bytes of their own; the other books store what happened as JSON, one
/// kind for each book.
package enum RoomEventKind: UInt8, CaseIterable, Hashable, Sendable {
    case indicatorDefined = 1
    case recorded = 2
    case approved = 3
    case withdrawn = 4
    case published = 5
    case cutOffSet = 6
    case roster = 16
    case plans = 17
    case tasks = 18
    case conferences = 19
    case bottlenecks = 20
    case money = 21
    case procedures = 22
    case petitions = 23
    case reports = 24
    case units = 25
    case gates = 26
    /// What files say of dossiers, which come by the million too.
    case dossiersTaken = 42

    /// The latest version of this kind. Older ones are read for ever.
    package var currentVersion: UInt8 {
        switch self {
        case .indicatorDefined, .recorded: 2
        case .approved, .withdrawn, .published, .cutOffSet, .roster, .plans, .tasks, .conferences, .bottlenecks, .money,
            .procedures, .petitions, .reports, .units, .gates, .dossiersTaken:
            1
        }
    }

    /// The lowest version that can say what an event says: what was written once is written so again.
    package func version(of event: RoomEvent) -> UInt8 {
        switch event {
        case .figures(.indicatorDefined(let card, _)): card.isPlain ? 1 : 2
        case .figures(.recorded(let statement, _)): statement.isPlain ? 1 : 2
        case .figures(.approved), .figures(.published), .figures(.cutOffSet), .figures(.withdrawn): 1
        case .roster, .plans, .tasks, .conferences, .bottlenecks, .money, .procedures, .petitions, .reports, .units,
            .gates:
            1
        }
    }

    /// The kind of an event.
    package init(of event: RoomEvent) {
        switch event {
        case .figures(.indicatorDefined): self = .indicatorDefined
        case .figures(.recorded): self = .recorded
        case .figures(.approved): self = .approved
        case .figures(.withdrawn): self = .withdrawn
        case .figures(.published): self = .published
        case .figures(.cutOffSet): self = .cutOffSet
        case .roster: self = .roster
        case .plans: self = .plans
        case .conferences: self = .conferences
        case .bottlenecks: self = .bottlenecks
        case .reports: self = .reports
        case .units: self = .units
        case .gates: self = .gates
        case .money: self = .money
        case .procedures(.taken): self = .dossiersTaken
        case .procedures(.defined), .procedures(.termSet), .procedures(.file): self = .procedures
        case .tasks: self = .tasks
        case .petitions: self = .petitions
        }
    }
}

extension IndicatorCard {
    /// Whether it says no more than the first version could.
    fileprivate var isPlain: Bool {
        calendar == nil && priceBase == nil && compiler == nil && quality.filled == 0 && !isClassified
            && changeNote == nil
    }
}

extension Statement {
    /// Whether it says no more than the first version could.
    fileprivate var isPlain: Bool {
        series.area == .province && series.period.calendar == .statistical && reason == nil
            && status.grade.rawValue <= FigureStatus.Grade.derived.rawValue
    }
}
