import BorderVocabulary
import Cryptography

/// Everything that the gate knows of slots: bookings, waiting lists, marks against carriers, and how far the secrets of
/// the draws were shown.
package struct SlotBook: Equatable, Sendable {
    /// Open bookings.
    package private(set) var bookings: [TripID: Booking] = [:]
    /// Who has asked what of each slot; no slot without anybody.
    private(set) var members: [Slot: SlotMembers] = [:]
    package internal(set) var ledgers: [Slot: SlotLedger] = [:]
    /// The number of each firm that ever booked. Empty in a gate that was made from the public log.
    package internal(set) var carriers: [TaxCode: CarrierID] = [:]
    package internal(set) var lastCarrier: UInt64 = 0
    package internal(set) var marks: [CarrierID: [Mark]] = [:]
    /// The last secret that was shown of each chain, by its anchor: a chain that was left goes on where it stood.
    package internal(set) var shown: [SHA256Digest: Shown] = [:]
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
        marks: [CarrierID: [Mark]], shown: [SHA256Digest: Shown], deposits: [TripID: Money], lastListed: UInt64,
        edits: [TripID: Int]
    ) {
        self.bookings = bookings
        for (id, booking) in bookings { members[booking.slot, default: SlotMembers()].insert(id, booking) }
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
        /// The goods that were to come, because a notice may speak of some only.
        package let category: GoodsCategory

        package init(at: Timestamp, points: Int, slot: Slot, category: GoodsCategory) {
            self.at = at
            self.points = points
            self.slot = slot
            self.category = category
        }
    }

    /// How far a party's chain was shown.
    package struct Shown: Hashable, Sendable {
        /// How many values were shown.
        package let count: Int
        package let value: SHA256Digest

        package init(count: Int, value: SHA256Digest) {
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

    /// Puts a booking of a trip in the place of the one it has; nil for none.
    mutating func set(_ booking: Booking?, of id: TripID) {
        if let before = bookings[id] {
            members[before.slot]?.remove(id, before)
            if before.slot != booking?.slot, members[before.slot]?.isEmpty == true { members[before.slot] = nil }
        }
        bookings[id] = booking
        if let booking { members[booking.slot, default: SlotMembers()].insert(id, booking) }
    }

    /// Whether anybody asked for a slot and waits for its draw.
    package func hasRequests(for slot: Slot) -> Bool { members[slot]?.requested.isEmpty == false }

    /// Whether anybody stands on the waiting list of a slot.
    package func hasList(of slot: Slot) -> Bool { members[slot]?.listed.isEmpty == false }

    /// Those who asked for a slot and wait for its draw, by trip.
    package func requests(for slot: Slot) -> [SlotDraw.Request] {
        (members[slot]?.requested ?? []).sorted().compactMap { id in
            bookings[id].map { SlotDraw.Request(trip: id, carrier: $0.carrier) }
        }
    }

    /// Those on the waiting list of a slot, first served first.
    package func list(of slot: Slot) -> [TripID] { members[slot]?.listed.map(\.trip) ?? [] }

    /// The value from which the next secret of a party must have been made.
    package func head(of party: DrawParty) -> (count: Int, value: SHA256Digest) {
        guard let shown = shown[party.anchor] else { return (0, party.anchor) }
        return (shown.count, shown.value)
    }

    /// Forgets a trip that has ended.
    mutating func forget(_ id: TripID) {
        set(nil, of: id)
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
    /// When the window closed; nil while it is open.
    package internal(set) var closedAt: Timestamp?
    /// Requests that were there at the end of the window, places that were left, and what one carrier gets of them.
    package internal(set) var requests = 0
    package internal(set) var places = 0
    package internal(set) var carrierCap: Int?
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
    package var isOwed: Bool { window == .notDrawn && draw == nil && arrangement != nil && closedAt != nil }

    package init(
        window: Window, given: Int, closedAt: Timestamp?, requests: Int, places: Int, carrierCap: Int?,
        asked: [CarrierID: Int], got: [CarrierID: Int], used: Int,
        missed: Int, arrangement: DrawRule?, draw: Draw?
    ) {
        self.window = window
        self.given = given
        self.closedAt = closedAt
        self.requests = requests
        self.places = places
        self.carrierCap = carrierCap
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
