import BorderVocabulary

/// A stretch of time in which vehicles of one direction are awaited at a place.
package struct Slot: Hashable, Comparable, Sendable {
    package let place: PlaceID
    package let direction: Direction
    package let start: Timestamp
    /// The moment just after the last.
    package let end: Timestamp

    package init(place: PlaceID, direction: Direction, start: Timestamp, end: Timestamp) {
        self.place = place
        self.direction = direction
        self.start = start
        self.end = end
    }

    /// By time first, as a timetable has them.
    package static func < (left: Slot, right: Slot) -> Bool {
        (left.start, left.place, left.direction.rawValue, left.end)
            < (right.start, right.place, right.direction.rawValue, right.end)
    }

    /// The slot in one line of ASCII, as its draw names it: place, direction and both moments in milliseconds.
    package var label: String {
        "\(place)/\(direction == .export ? "export" : "import")/\(start.milliseconds)/\(end.milliseconds)"
    }
}

/// A carrier as the slots know one: a running number, given at the firm's first booking.
///
/// The public log shows the number and never whose it is, so that a stranger can tell whether one firm took more than
/// its part.
package struct CarrierID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: UInt64

    package init(_ number: UInt64) {
        self.number = number
    }

    package static func < (left: CarrierID, right: CarrierID) -> Bool { left.number < right.number }

    /// The number behind a `C`, padded with zeros to four digits.
    package var description: String {
        let digits = String(number)
        return "C" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
