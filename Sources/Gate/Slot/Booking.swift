import BorderVocabulary
import Cryptography

/// What a trip has asked of the slots: at most one thing, because a vehicle is on one open trip, whatever the gate.
package struct Booking: Hashable, Sendable {
    package let carrier: CarrierID
    package internal(set) var slot: Slot
    package internal(set) var state: State
    /// How often its slot was changed, by request, swap or with the vehicle.
    package internal(set) var edits: Int
    /// From when on the vehicle comes in its slot: the slot's start or, if it was moved, that of the one it was moved
    /// from, so that nobody who set out in time comes too early.
    package internal(set) var earliest: Timestamp

    package init(carrier: CarrierID, slot: Slot, state: State, edits: Int, earliest: Timestamp) {
        self.carrier = carrier
        self.slot = slot
        self.state = state
        self.edits = edits
        self.earliest = earliest
    }

    /// How far it has come.
    package enum State: Hashable, Sendable {
        /// Asked for; the draw is still to come.
        case requested
        case given(Given)
        /// On the slot's waiting list; lower numbers are served first.
        case listed(UInt64)
    }

    /// How a slot was come by.
    package enum Given: UInt8, CaseIterable, Hashable, Sendable {
        /// There were no more requests than places.
        case enough = 0
        case drawn = 1
        /// Booked after the draw, while places were left.
        case free = 2
        /// From the waiting list.
        case list = 3
        /// Moved from a slot that something else than the vehicle made useless.
        case moved = 4
    }

    package var isGiven: Bool {
        switch state {
        case .given: true
        case .requested, .listed: false
        }
    }
}

/// What is ordered of a trip's booking.
package enum BookingOrder: Hashable, Sendable {
    /// Asks for the slot that begins at a moment, in place of any other.
    case request(start: Timestamp)
    case cancel
    /// Exchanges the slots of two trips of one carrier.
    case swap(with: TripID)
    /// What was deposited for the trip.
    case deposit(Money, receipt: ShortText)
}

/// What has happened to a trip's booking.
package enum BookingEvent: Hashable, Sendable {
    case requested(Slot, CarrierID)
    case given(Slot, CarrierID, Booking.Given)
    case listed(Slot, CarrierID)
    /// Through no fault of the vehicle.
    case moved(from: Slot, to: Slot, cause: Disruption.Cause, rule: RuleID)
    /// The vehicle of the trip was exchanged.
    case edited
    case swapped(with: TripID)
    case deposited(Money, receipt: ShortText)
    case ended(BookingEnd, points: Int, forfeit: Money)
}

/// How a booking ended.
package enum BookingEnd: UInt8, CaseIterable, Hashable, Sendable {
    /// The vehicle came in its slot.
    case used = 0
    case cancelled = 1
    /// The vehicle did not come.
    case missed = 2
    /// It was asked for and not given before its slot began.
    case lapsed = 3
    /// The gate sent the trip elsewhere, or the trip ended in another way that is not the carrier's.
    case waived = 4
}

/// What has happened to a slot.
package enum SlotEvent: Hashable, Sendable {
    /// No more requests are equal to the ones that are there; `places` are still to be given, and a carrier gets so many
    /// of them while others go without. What is set later changes neither.
    case closed(requests: Int, places: Int, carrierCap: Int?)
    /// Who gets the places follows from this, and stands in the events after it.
    case drawn(Draw)
    /// The slot began before its draw was made.
    case notDrawn
    /// The secrets of a draw that came too late to give anything: they are shown all the same, so that everybody sees
    /// what was withheld, and no secret that was shown once is used twice.
    case drawnLate(Draw)
}

/// The secrets that decide one draw.
package struct Draw: Hashable, Sendable {
    /// One of each party, in the order of the rule.
    package let reveals: [Reveal]
    package let beacon: BeaconValue?

    package init(reveals: [Reveal], beacon: BeaconValue? = nil) {
        self.reveals = reveals
        self.beacon = beacon
    }

    /// A secret that was promised by the one shown before.
    package struct Reveal: Hashable, Sendable {
        package let party: DrawPartyID
        package let value: SHA256Digest
        /// What the party says of when it showed the secret; nil for the gate itself.
        package let attestation: Attestation?

        package init(party: DrawPartyID, value: SHA256Digest, attestation: Attestation? = nil) {
            self.party = party
            self.value = value
            self.attestation = attestation
        }
    }

    /// The tree of the public log that a witness had cosigned before it showed its secret: the closing of the slot stands
    /// in it, so nobody knew the secret while anybody could still ask for the slot.
    package struct Attestation: Hashable, Sendable {
        package let size: UInt64
        package let root: SHA256Digest
        /// The witness's Ed25519 signature of that statement.
        package let signature: [UInt8]

        package init(size: UInt64, root: SHA256Digest, signature: [UInt8]) {
            self.size = size
            self.root = root
            self.signature = signature
        }
    }
}
