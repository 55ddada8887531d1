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
            "What happened to bookings of slots since the start, by place, direction and kind.")
    }

    /// Where an open booking is, and how far it has come.
    struct Key: Hashable, Sendable {
        enum State: String, CaseIterable, Sendable {
            case requested, given, listed
        }

        let place: PlaceID
        let direction: Direction
        let state: State

        init(place: PlaceID, direction: Direction, state: State) {
            self.place = place
            self.direction = direction
            self.state = state
        }

        init(_ booking: Booking) {
            let state: State =
                switch booking.state {
                case .requested: .requested
                case .given: .given
                case .listed: .listed
                }
            self.init(place: booking.slot.place, direction: booking.slot.direction, state: state)
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
