import BorderVocabulary
import Cryptography

/// Everything that the gate knows of slots: bookings, waiting lists, marks against carriers, and how far the secrets of
/// the draws were shown.
package struct SlotBook: Equatable, Sendable {
    /// Open bookings.
    package internal(set) var bookings: [TripID: Booking] = [:]
    package internal(set) var ledgers: [Slot: SlotLedger] = [:]
    /// The number of each firm that ever booked. Empty in a gate that was made from the public log.
    package internal(set) var carriers: [TaxCode: CarrierID] = [:]
    package internal(set) var lastCarrier: UInt64 = 0
    package internal(set) var marks: [CarrierID: [Mark]] = [:]
    /// The last secret that each party has shown.
    package internal(set) var shown: [DrawPartyID: Shown] = [:]
    /// What lies with the Centre for open trips.
    package internal(set) var deposits: [TripID: Money] = [:]
    /// The number of the last place on a waiting list.
    package internal(set) var lastListed: UInt64 = 0
    /// How often each open trip's slot was changed, also after a booking that ended.
    package internal(set) var edits: [TripID: Int] = [:]

    package init() {}

    /// A book as a snapshot kept it.
    package init(
        bookings: [TripID: Booking], ledgers: [Slot: SlotLedger], carriers: [TaxCode: CarrierID], lastCarrier: UInt64,
        marks: [CarrierID: [Mark]], shown: [DrawPartyID: Shown], deposits: [TripID: Money], lastListed: UInt64,
        edits: [TripID: Int]
    ) {
        self.bookings = bookings
        self.ledgers = ledgers
        self.carriers = carriers
        self.lastCarrier = lastCarrier
        self.marks = marks
        self.shown = shown
        self.deposits = deposits
        self.lastListed = lastListed
        self.edits = edits
    }

    /// Points against a carrier.
    package struct Mark: Hashable, Sendable {
        package let at: Timestamp
        package let points: Int
        /// The slot that was left unused; should it turn out that the vehicle could not come, the mark does not count.
        package let slot: Slot

        package init(at: Timestamp, points: Int, slot: Slot) {
            self.at = at
            self.points = points
            self.slot = slot
        }
    }

    /// How far a party's chain was shown.
    package struct Shown: Hashable, Sendable {
        package let anchor: SHA256Digest
        /// How many values were shown.
        package let count: Int
        package let value: SHA256Digest

        package init(anchor: SHA256Digest, count: Int, value: SHA256Digest) {
            self.anchor = anchor
            self.count = count
            self.value = value
        }
    }

    /// Marks that are kept of one carrier; older ones fall off.
    static let marksKept = 100
    /// How long the account of a slot is kept after its end.
    static let kept = Duration.seconds(2 * 86_400)
    /// How long that of one whose secrets were not shown yet.
    static let keptUndrawn = Duration.seconds(31 * 86_400)

    /// Those who asked for a slot and wait for its draw, by trip.
    package func requests(for slot: Slot) -> [SlotDraw.Request] {
        bookings.filter { $0.value.slot == slot && $0.value.state == .requested }
            .map { SlotDraw.Request(trip: $0.key, carrier: $0.value.carrier) }.sorted { $0.trip < $1.trip }
    }

    /// Those on the waiting list of a slot, first served first.
    package func list(of slot: Slot) -> [TripID] {
        bookings.compactMap { trip, booking -> (UInt64, TripID)? in
            guard booking.slot == slot, case .listed(let number) = booking.state else { return nil }
            return (number, trip)
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The value from which the next secret of a party must have been made.
    package func head(of party: DrawParty) -> (count: Int, value: SHA256Digest) {
        guard let shown = shown[party.id], shown.anchor == party.anchor else { return (0, party.anchor) }
        return (shown.count, shown.value)
    }

    /// Forgets a trip that has ended.
    mutating func forget(_ id: TripID) {
        bookings[id] = nil
        deposits[id] = nil
        edits[id] = nil
    }
}

/// The account of one slot.
package struct SlotLedger: Hashable, Sendable {
    /// Whether its requests are still equal.
    package internal(set) var window = Window.open
    /// Places that are given, used ones included.
    package internal(set) var given = 0
    /// Requests that were there at the end of the window.
    package internal(set) var requests = 0
    /// What each carrier asked for and was given in the draw, for the shares by size.
    package internal(set) var asked: [CarrierID: Int] = [:]
    package internal(set) var got: [CarrierID: Int] = [:]
    package internal(set) var used = 0
    package internal(set) var missed = 0
    /// Whose secrets decide: what was in force at the first request.
    package internal(set) var arrangement: DrawRule?
    /// The draw, once it was made.
    package internal(set) var draw: Draw?

    package init() {}

    /// Whether its secrets are still to be shown, although it began without its draw.
    package var isOwed: Bool { window == .notDrawn && draw == nil && arrangement != nil }

    package init(
        window: Window, given: Int, requests: Int, asked: [CarrierID: Int], got: [CarrierID: Int], used: Int,
        missed: Int, arrangement: DrawRule?, draw: Draw?
    ) {
        self.window = window
        self.given = given
        self.requests = requests
        self.asked = asked
        self.got = got
        self.used = used
        self.missed = missed
        self.arrangement = arrangement
        self.draw = draw
    }

    /// How far the giving of a slot has come.
    package enum Window: UInt8, CaseIterable, Hashable, Sendable {
        /// Requests are taken, and all are equal.
        case open = 0
        /// More asked than there are places; the draw is to come.
        case closed = 1
        /// Everybody who asked has a place or stands on the list.
        case settled = 2
        /// The slot began without its draw.
        case notDrawn = 3
    }
}
