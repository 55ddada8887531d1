import BorderVocabulary
import Gate

/// Tables that follow the log of one gate: histories, search, bulletins, hours. They can be rebuilt from it at any time.
///
/// Calls block for as long as a small query takes; `apply` is called by one projector only.
package protocol TripViews: Sendable {
    /// The position of the last record that the tables contain.
    func cursor() throws(ViewFailure) -> Position

    /// Adds records that follow the cursor without a gap, and moves the cursor, in one transaction.
    func apply(_ records: [LogRecord]) throws(ViewFailure)

    /// Empties every table and puts the cursor at the start.
    func reset() throws(ViewFailure)

    /// Everything that was recorded about a trip, oldest first; empty for an unknown trip.
    func history(of trip: TripID) throws(ViewFailure) -> [LogRecord]

    /// The line about one trip, or nil for an unknown one.
    func summary(of trip: TripID) throws(ViewFailure) -> TripSummary?

    /// Trips whose plate, trailer, container, tax code or number begins with the text, newest first.
    ///
    /// Blanks, dots, dashes and case do not count; a text of fewer than two characters finds nothing. With a firm, only
    /// its trips are looked among: those of others do not fill the answer.
    func search(_ text: String, firm: TaxCode?, limit: Int) throws(ViewFailure) -> [TripSummary]

    /// Ended trips, last ended first, that ended before the cursor's trip; nil begins with the newest.
    func trips(endedBefore cursor: EndedTripCursor?, limit: Int) throws(ViewFailure) -> [TripSummary]

    /// The bulletin of a day, or nil when it is not closed.
    func bulletin(on date: LocalDate) throws(ViewFailure) -> Bulletin?

    /// Bulletins of the days before a date, newest first; nil begins with the newest of all.
    func bulletins(before date: LocalDate?, limit: Int) throws(ViewFailure) -> [Bulletin]

    /// The hours of a day in Hà Nội at one place or, for nil, at every place; hours without events are left out.
    func hourly(on date: LocalDate, place: PlaceID?) throws(ViewFailure) -> [HourlyFlow]

    /// Calls out of turn of a day in Hà Nội at every place, oldest first.
    func overtakings(on date: LocalDate, limit: Int) throws(ViewFailure) -> [Overtaking]
}

/// Where a page of ended trips stopped: the last trip that it showed.
package struct EndedTripCursor: Hashable, Sendable {
    /// When that trip ended.
    package let endedAt: Timestamp
    /// The trip; of trips that ended in one millisecond the later number comes first.
    package let trip: TripID

    /// Joins the two.
    package init(endedAt: Timestamp, trip: TripID) {
        self.endedAt = endedAt
        self.trip = trip
    }
}
