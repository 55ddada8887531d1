import BorderVocabulary
import DequeModule

/// Who has asked what of one slot: follows from the bookings, and is kept so that nobody has to walk all of them for it.
struct SlotMembers: Equatable, Sendable {
    /// A place on the waiting list.
    struct Listed: Equatable, Sendable {
        let number: UInt64
        let trip: TripID
    }

    private(set) var requested: Set<TripID> = []
    private(set) var given: Set<TripID> = []
    /// In the order of their numbers.
    private(set) var listed: Deque<Listed> = []
    /// How many of the given may come before the slot begins, because they were moved to it.
    private(set) var early = 0

    var isEmpty: Bool { requested.isEmpty && given.isEmpty && listed.isEmpty }

    /// All of them, in the order of trips.
    var trips: [TripID] { (Array(requested) + given + listed.map(\.trip)).sorted() }

    mutating func insert(_ id: TripID, _ booking: Booking) {
        switch booking.state {
        case .requested: requested.insert(id)
        case .given:
            given.insert(id)
            if booking.earliest < booking.slot.start { early += 1 }
        case .listed(let number): listed.insert(Listed(number: number, trip: id), at: place(of: number))
        }
    }

    mutating func remove(_ id: TripID, _ booking: Booking) {
        switch booking.state {
        case .requested: requested.remove(id)
        case .given:
            given.remove(id)
            if booking.earliest < booking.slot.start { early -= 1 }
        case .listed(let number):
            let place = place(of: number)
            if place < listed.endIndex, listed[place].trip == id { listed.remove(at: place) }
        }
    }

    /// Where a number stands or would stand, by binary search.
    private func place(of number: UInt64) -> Int {
        var (low, high) = (listed.startIndex, listed.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if listed[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
