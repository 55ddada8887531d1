import Application
import Gate

extension Booking.Given: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .enough: "enough"
        case .drawn: "drawn"
        case .free: "free"
        case .list: "list"
        case .moved: "moved"
        }
    }
}

extension BookingEnd: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .used: "used"
        case .cancelled: "cancelled"
        case .missed: "missed"
        case .lapsed: "lapsed"
        case .waived: "waived"
        }
    }
}

extension Disruption.Cause: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .gate: "gate"
        case .road: "road"
        case .neighbour: "neighbour"
        case .notice: "notice"
        }
    }
}

extension SlotLedger.Window: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .open: "open"
        case .closed: "closed"
        case .settled: "settled"
        case .notDrawn: "not-drawn"
        }
    }
}

extension SlotAudit.What: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .window: "window"
        case .secrets: "secrets"
        case .outcome: "outcome"
        case .given: "given"
        case .moved: "moved"
        case .ended: "ended"
        case .attestation: "attestation"
        }
    }
}
