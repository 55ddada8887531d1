import BorderVocabulary

/// How often vehicles were called out of turn at each place, on the last day on which it was done and the day before it.
package struct OverrideCounts: Hashable, Sendable {
    /// Local days; never more than two, and no nought.
    package private(set) var days: [LocalDate: [PlaceID: Int]]

    package init(_ days: [LocalDate: [PlaceID: Int]] = [:]) {
        self.days = days
    }

    mutating func add(at place: PlaceID, on date: LocalDate) {
        days[date, default: [:]][place, default: 0] += 1
        let yesterday = date.adding(days: -1)
        if days.count > 1 { days = days.filter { yesterday <= $0.key && $0.key <= date } }
    }

    /// The calls out of turn of a day at a place.
    package func count(at place: PlaceID, on date: LocalDate) -> Int { days[date]?[place] ?? 0 }
}
