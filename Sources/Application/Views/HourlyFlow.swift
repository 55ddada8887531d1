import BorderVocabulary

/// What one place did in one clock hour of Hà Nội.
package struct HourlyFlow: Hashable, Sendable {
    /// The place.
    package let place: PlaceID
    /// The hour, 0 to 23; events from its first millisecond until just before the next hour.
    package let hour: Int
    /// Vehicles that came to the gate.
    package var arrived: Int
    /// Calls, those that were missed included.
    package var called: Int
    /// Vehicles that passed the last barrier.
    package var cleared: Int
    /// Vehicles called for the first time in this hour: those whose waiting is counted below.
    package var waits: Int
    /// The sum of their waiting from arrival to first call, in minutes, each rounded down.
    package var waitedMinutes: Int
    /// The longest of these, in minutes.
    package var longestWaitMinutes: Int

    /// An hour in which nothing has happened yet.
    package init(place: PlaceID, hour: Int) {
        self.place = place
        self.hour = hour
        arrived = 0
        called = 0
        cleared = 0
        waits = 0
        waitedMinutes = 0
        longestWaitMinutes = 0
    }
}
