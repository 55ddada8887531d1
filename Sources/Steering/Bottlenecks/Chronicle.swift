import BorderVocabulary

/// One entry of a history with its marks.
package struct Dated<Entry: Hashable & Sendable>: Hashable, Sendable {
    package let entry: Entry
    /// The day on which it happened.
    package let day: LocalDate
    package let by: UserID
    /// When this system recorded it.
    package let at: Timestamp

    /// How many days later it was recorded than it happened: a history that is written afterwards shows it.
    package var daysLate: Int { day.days(to: at.localDate) }
}

/// What happened to one thing, in order: neither the day of an entry nor the moment of its recording ever lies before
/// that of the entry ahead of it.
///
/// So whatever was known on a day, or recorded at a moment, is a beginning of the list, and a state at that time is
/// nothing but that beginning, folded.
package struct Chronicle<Entry: Hashable & Sendable>: Hashable, Sendable {
    /// All entries, oldest first.
    package private(set) var entries: [Dated<Entry>] = []

    /// The day of the latest entry; nothing may be entered before it.
    package var lastDay: LocalDate? { entries.last?.day }

    /// An empty list.
    package init() {}

    /// Adds an entry; one whose day is earlier than the last gets that one's day, so that the order stays.
    package mutating func add(_ entry: Entry, on day: LocalDate, by user: UserID, at moment: Timestamp) {
        entries.append(Dated(entry: entry, day: max(day, lastDay ?? day), by: user, at: moment))
    }

    /// What was known on a day, of what had been recorded by a moment.
    package func known(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> ArraySlice<Dated<Entry>> {
        entries.prefix { dated in dated.day <= day && moment.map { dated.at <= $0 } ?? true }
    }
}
