import BorderVocabulary
import Cryptography

/// Marks names of those who give a secret to each draw.
package enum DrawPartyKind {}
/// Names one who gives a secret to each draw.
package typealias DrawPartyID = Identifier<DrawPartyKind>

/// Whose secrets decide the draws, as dated data: published before the first request can be made.
package struct DrawRule: Hashable, Sendable {
    /// In the order in which their secrets are mixed.
    package let parties: [DrawParty]
    /// A public source of chance whose value is mixed in as well; nil for none.
    package let beacon: Beacon?

    package init(parties: [DrawParty], beacon: Beacon? = nil) {
        self.parties = parties
        self.beacon = beacon
    }

    /// Why a rule may not be set.
    package enum Flaw: Hashable, Sendable {
        /// Nobody gives a secret.
        case noParties
        case tooManyParties(limit: Int)
        /// Two parties have one name, or one chain.
        case repeatedParty(DrawPartyID)
        case keyTooLong(DrawPartyID, limit: Int)
        /// The period of a beacon is a whole number of seconds, a day at most.
        case beaconPeriodOutOfBounds
    }

    /// The first flaw; nil for a sound rule.
    package var flaw: Flaw? {
        if parties.isEmpty, beacon == nil { return .noParties }
        if parties.count > SlotRule.Limit.parties { return .tooManyParties(limit: SlotRule.Limit.parties) }
        var seen: Set<DrawPartyID> = []
        var anchors: Set<SHA256Digest> = []
        for party in parties {
            if !seen.insert(party.id).inserted || !anchors.insert(party.anchor).inserted {
                return .repeatedParty(party.id)
            }
            if let key = party.key, key.utf8.count > SlotRule.Limit.key {
                return .keyTooLong(party.id, limit: SlotRule.Limit.key)
            }
        }
        if let beacon, !beacon.isSound { return .beaconPeriodOutOfBounds }
        return nil
    }
}

/// One who promised a chain of secrets: each shown value is the preimage of the one before, the first of the anchor.
package struct DrawParty: Hashable, Sendable {
    package let id: DrawPartyID
    package let anchor: SHA256Digest
    /// The verifier key with which it signs when it showed a secret, as C2SP writes it; nil for the gate itself.
    package let key: String?

    package init(id: DrawPartyID, anchor: SHA256Digest, key: String? = nil) {
        self.id = id
        self.anchor = anchor
        self.key = key
    }
}

/// A public source of chance that gives one value in each period, such as drand.
package struct Beacon: Hashable, Sendable {
    /// The chain by the hash under which it is published.
    package let chain: SHA256Digest
    /// When round 1 was given.
    package let genesis: Timestamp
    package let period: Duration

    package init(chain: SHA256Digest, genesis: Timestamp, period: Duration) {
        self.chain = chain
        self.genesis = genesis
        self.period = period
    }

    fileprivate var isSound: Bool {
        let (seconds, rest) = period.components
        return rest == 0 && (1...86_400).contains(seconds)
    }

    /// The first round that is given after a moment, so that nobody knew its value at that moment.
    package func round(after moment: Timestamp) -> UInt64 {
        guard moment >= genesis else { return 1 }
        let period = max(1, period.components.seconds * 1_000)
        return UInt64((moment - genesis).components.seconds * 1_000 / period) + 2
    }
}

/// The value of one round of a beacon.
package struct BeaconValue: Hashable, Sendable {
    package let round: UInt64
    /// The signature of the round, from which the chance is made. Whether the beacon gave it is for everybody to look up.
    package let signature: [UInt8]

    /// Takes a signature of at most 96 bytes, the length of a compressed point of BLS12-381; nil for any longer or none.
    package init?(round: UInt64, signature: [UInt8]) {
        guard (1...96).contains(signature.count) else { return nil }
        self.round = round
        self.signature = signature
    }

    /// The 32 bytes of chance: the digest of the signature, as drand has it.
    package var randomness: SHA256Digest { SHA256Digest(of: signature) }
}

/// What kept vehicles from coming in their slots, or the gate from taking them, as dated data.
package struct Disruption: Hashable, Sendable {
    /// Nil speaks of every place; the same for the direction.
    package let place: PlaceID?
    package let direction: Direction?
    package let cause: Cause

    package init(place: PlaceID?, direction: Direction?, cause: Cause) {
        self.place = place
        self.direction = direction
        self.cause = cause
    }

    /// Who was at fault; never the vehicle.
    package enum Cause: UInt8, CaseIterable, Hashable, Sendable {
        /// The gate itself: its systems, barriers or people.
        case gate = 0
        /// The road to the gate.
        case road = 1
        /// The gate on the other side of the line.
        case neighbour = 2
        /// A notice that goods of its class are not taken in.
        case notice = 3
    }
}
