import BorderVocabulary
import Cryptography

/// The draw of a slot: who of those that asked for it gets a place, and in which order the rest wait.
///
/// Every request gets a number that follows from the seed and its trip, and lower numbers come first. When somebody
/// asked, how often, and who else did, changes nobody's number. See docs/fair-queue.md.
package enum SlotDraw {
    /// One request.
    package struct Request: Hashable, Sendable {
        package let trip: TripID
        package let carrier: CarrierID

        package init(trip: TripID, carrier: CarrierID) {
            self.trip = trip
            self.carrier = carrier
        }
    }

    /// Who gets a place and who waits, each in the order of the draw.
    package struct Outcome: Hashable, Sendable {
        package let given: [Request]
        package let listed: [Request]
    }

    /// The seed: nobody knows it before the last secret is shown, and nobody can choose it, as long as one of those who
    /// show secrets kept theirs.
    package static func seed(of slot: Slot, _ draw: Draw) -> SHA256Digest {
        SHA256Digest { hasher in
            hasher.update(Array("huunghi draw v1\0".utf8))
            hasher.update(Array(slot.label.utf8))
            hasher.update(byte: 0)
            for reveal in draw.reveals { hasher.update(reveal.value.bytes) }
            if let beacon = draw.beacon {
                hasher.update(beacon.round)
                hasher.update(beacon.randomness.bytes)
            }
        }
    }

    /// A request's number: the digest of the seed and the number of its trip, eight bytes, highest first.
    package static func number(of trip: TripID, seed: SHA256Digest) -> SHA256Digest {
        SHA256Digest { hasher in
            seed.withUnsafeBytes { hasher.update($0) }
            hasher.update(trip.number)
        }
    }

    /// All requests in the order of the draw.
    package static func order(_ requests: [Request], seed: SHA256Digest) -> [Request] {
        // Only the first eight bytes of each number are sorted, which are all that ever decides between two requests.
        var heads = requests.indices.map { index in
            Head(
                value: number(of: requests[index].trip, seed: seed).withUnsafeBytes {
                    UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
                }, index: index)
        }
        heads.sort { left, right in
            left.value != right.value
                ? left.value < right.value
                : isBefore(requests[left.index].trip, requests[right.index].trip, seed: seed)
        }
        return heads.map { requests[$0.index] }
    }

    private struct Head {
        let value: UInt64
        let index: Int
    }

    /// Once in 2^64 pairs: the rest of the number decides, and the trip if two digests are one.
    private static func isBefore(_ left: TripID, _ right: TripID, seed: SHA256Digest) -> Bool {
        let (first, second) = (number(of: left, seed: seed).bytes, number(of: right, seed: seed).bytes)
        return first == second ? left < right : first.lexicographicallyPrecedes(second)
    }

    /// Goes through the order and gives each a place that its carrier's part allows; places that are left when all were
    /// asked go to the rest in the same order.
    package static func allot(_ order: [Request], places: Int, carrierCap: Int?) -> Outcome {
        var left = max(0, places)
        var taken: [CarrierID: Int] = [:]
        var isGiven = [Bool](repeating: false, count: order.count)
        for (index, request) in order.enumerated() {
            guard left > 0 else { break }
            if let carrierCap {
                let before = taken[request.carrier, default: 0]
                guard before < carrierCap else { continue }
                taken[request.carrier] = before + 1
            }
            isGiven[index] = true
            left -= 1
        }
        for index in order.indices where left > 0 && !isGiven[index] {
            isGiven[index] = true
            left -= 1
        }
        var (given, listed): ([Request], [Request]) = ([], [])
        given.reserveCapacity(max(0, places) - left)
        listed.reserveCapacity(order.count - (max(0, places) - left))
        for index in order.indices {
            if isGiven[index] { given.append(order[index]) } else { listed.append(order[index]) }
        }
        return Outcome(given: given, listed: listed)
    }
}
