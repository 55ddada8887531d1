import Application
import BorderVocabulary
import Gate

/// What happens to bookings of slots, counted by place as it is recorded.
struct BookingMeters: Sendable {
    private let registry: PrometheusRegistry

    init(_ registry: PrometheusRegistry) {
        self.registry = registry
        registry.describe(
            "huunghi_slot_events_total",
            "What happened to bookings of slots since the start, by place, direction and kind: requested, given, listed, "
                + "moved, used, missed, cancelled, lapsed, waived, and others.")
    }

    /// How far an open booking can have come.
    static let states = ["requested", "given", "listed"]

    static func state(_ booking: Booking) -> String {
        switch booking.state {
        case .requested: "requested"
        case .given: "given"
        case .listed: "listed"
        }
    }

    /// Counts a record; `road` says where the trip is, or was, of an event that does not say it itself.
    func count(_ record: LogRecord, road: () -> (place: PlaceID, direction: Direction)?) {
        guard case .booking(_, let event) = record.event else { return }
        let slot: Slot?
        let kind: String
        switch event {
        case .requested(let own, _): (slot, kind) = (own, "requested")
        case .given(let own, _, _): (slot, kind) = (own, "given")
        case .listed(let own, _): (slot, kind) = (own, "listed")
        case .moved(let own, _, _, _): (slot, kind) = (own, "moved")
        case .edited: (slot, kind) = (nil, "edited")
        case .swapped: (slot, kind) = (nil, "swapped")
        case .deposited: (slot, kind) = (nil, "deposited")
        case .ended(let how, _, _): (slot, kind) = (nil, how.code)
        }
        guard let place = slot.map({ ($0.place, $0.direction) }) ?? road() else { return }
        registry.counter(
            "huunghi_slot_events_total",
            [("place", place.0.description), ("direction", place.1.code), ("what", kind)]
        ).increment(by: 1)
    }
}
