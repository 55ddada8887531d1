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
    case roster = 16
    case conferences = 19
    case bottlenecks = 20

    /// The latest version of this kind. Older ones are read for ever.
    package var currentVersion: UInt8 {
        switch self {
        case .indicatorDefined, .recorded, .approved, .withdrawn, .roster, .conferences, .bottlenecks: 1
        }
    }

    /// The kind of an event.
    package init(of event: RoomEvent) {
        switch event {
        case .figures(.indicatorDefined): self = .indicatorDefined
        case .figures(.recorded): self = .recorded
        case .figures(.approved): self = .approved
        case .figures(.withdrawn): self = .withdrawn
        case .roster: self = .roster
        case .conferences: self = .conferences
        case .bottlenecks: self = .bottlenecks
        }
    }
}
