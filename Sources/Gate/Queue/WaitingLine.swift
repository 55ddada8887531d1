import BorderVocabulary
import DequeModule

/// The line of one class of goods at one place, in the order of their tickets.
///
/// It is twined of strands, one for each movement and method with and without a slot, so that a policy finds the front of every class without
/// walking the line, whatever its classes ask and whenever their hours begin.
package struct WaitingLine: Sendable {
    /// What makes a line: place, direction, class of goods, and whether it is the unmanned road.
    package struct Key: Hashable, Sendable {
        package let place: PlaceID
        package let direction: Direction
        package let category: GoodsCategory
        package let isUnmanned: Bool

        package init(place: PlaceID, direction: Direction, category: GoodsCategory, isUnmanned: Bool) {
            self.place = place
            self.direction = direction
            self.category = category
            self.isUnmanned = isUnmanned
        }
    }

    /// A vehicle's place in a line: lower numbers came first.
    package struct Ticket: Hashable, Sendable {
        package let number: UInt64
        package let trip: TripID
        /// When the ticket was taken; a later number was not taken earlier.
        package let takenAt: Timestamp
    }

    /// What a class can ask of the vehicles of a line.
    package struct StrandKey: Hashable, Sendable {
        package let movement: Movement
        package let method: DeliveryMethod
        package let isBooked: Bool
    }

    /// The vehicles of a line that are alike in all that a class can ask.
    package struct Strand: Sendable {
        package let key: StrandKey
        package internal(set) var tickets: Deque<Ticket> = []
    }

    /// At most one for each key; a strand that has run empty stays.
    package internal(set) var strands: [Strand] = []

    package var count: Int { strands.reduce(0) { $0 + $1.tickets.count } }

    /// Every ticket of the line, in order.
    package var tickets: [Ticket] {
        guard strands.count != 1 else { return Array(strands[0].tickets) }
        return strands.flatMap { Array($0.tickets) }.sorted { $0.number < $1.number }
    }

    /// Puts a vehicle in its place; tickets nearly always come in order, so the search starts at the end.
    mutating func insert(_ ticket: Ticket, _ key: StrandKey) {
        guard let strand = strand(key) else {
            strands.append(Strand(key: key, tickets: [ticket]))
            return
        }
        strands[strand].insert(ticket)
    }

    mutating func remove(_ number: UInt64, _ key: StrandKey) {
        if let strand = strand(key) { strands[strand].remove(number) }
    }

    private func strand(_ key: StrandKey) -> Int? { strands.firstIndex { $0.key == key } }

    /// How many stand before the vehicle with this ticket, by binary search; nil if nobody holds it.
    package func index(of number: UInt64) -> Int? {
        guard strands.contains(where: { $0.holds(number) }) else { return nil }
        return count(before: number)
    }

    /// How many hold a lower ticket.
    package func count(before number: UInt64) -> Int { strands.reduce(0) { $0 + $1.count(before: number) } }
}

extension WaitingLine.Strand {
    fileprivate mutating func insert(_ ticket: WaitingLine.Ticket) {
        var index = tickets.endIndex
        while index > tickets.startIndex, tickets[index - 1].number > ticket.number { index -= 1 }
        tickets.insert(ticket, at: index)
    }

    fileprivate mutating func remove(_ number: UInt64) {
        if tickets.first?.number == number {
            tickets.removeFirst()
        } else if holds(number) {
            tickets.remove(at: count(before: number))
        }
    }

    fileprivate func holds(_ number: UInt64) -> Bool {
        let index = count(before: number)
        return index < tickets.endIndex && tickets[index].number == number
    }

    /// How many hold a lower ticket, by binary search.
    package func count(before number: UInt64) -> Int {
        var low = tickets.startIndex
        var high = tickets.endIndex
        while low < high {
            let middle = (low + high) / 2
            if tickets[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Who of the vehicles at the front of their lines comes first.
package protocol QueuePolicy: Sendable {
    /// True if `first` is called before `second`.
    func calls(_ first: WaitingLine.Ticket, before second: WaitingLine.Ticket) -> Bool
}

/// First come, first called: tickets are numbered in the order in which vehicles came to the gate; one that missed its
/// call, or registered its goods only at the gate, takes a new ticket then.
package struct ArrivalOrder: QueuePolicy {
    package init() {}

    package func calls(_ first: WaitingLine.Ticket, before second: WaitingLine.Ticket) -> Bool {
        first.number < second.number
    }
}
