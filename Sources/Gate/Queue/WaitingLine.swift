import BorderVocabulary
import DequeModule

/// The line of one class of vehicles at one place, in the order of their tickets.
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
    }

    package internal(set) var tickets: Deque<Ticket> = []

    package var count: Int { tickets.count }

    /// Puts a vehicle in its place; tickets nearly always come in order, so the search starts at the end.
    mutating func insert(_ ticket: Ticket) {
        var index = tickets.endIndex
        while index > tickets.startIndex, tickets[index - 1].number > ticket.number { index -= 1 }
        tickets.insert(ticket, at: index)
    }

    mutating func remove(_ number: UInt64) {
        if tickets.first?.number == number {
            tickets.removeFirst()
        } else if let index = index(of: number) {
            tickets.remove(at: index)
        }
    }

    /// How many stand before the vehicle with this ticket, by binary search; nil if nobody holds it.
    package func index(of number: UInt64) -> Int? {
        var low = tickets.startIndex
        var high = tickets.endIndex
        while low < high {
            let middle = (low + high) / 2
            if tickets[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < tickets.endIndex && tickets[low].number == number ? low : nil
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
