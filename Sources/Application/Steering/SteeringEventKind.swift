import Steering

/// The stored name of each kind of event of the steering book. A number is given once and never again.
package enum SteeringEventKind: UInt8, CaseIterable, Hashable, Sendable {
    case indicatorDefined = 1
    case recorded = 2
    case approved = 3
    case withdrawn = 4

    /// The latest version of this kind. Older ones are read for ever.
    package var currentVersion: UInt8 {
        switch self {
        case .indicatorDefined, .recorded, .approved, .withdrawn: 1
        }
    }

    /// The kind of an event.
    package init(of event: SteeringEvent) {
        switch event {
        case .indicatorDefined: self = .indicatorDefined
        case .recorded: self = .recorded
        case .approved: self = .approved
        case .withdrawn: self = .withdrawn
        }
    }
}
