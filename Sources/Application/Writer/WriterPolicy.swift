/// The numbers that a writer works by.
package struct WriterPolicy: Sendable {
    /// How many events may follow a snapshot before the next is saved.
    package var eventsBetweenSnapshots: Int
    /// How many records the feed keeps in memory.
    package var recentRecords: Int
    /// How many answers to idempotency keys are kept in memory; older ones are looked up in the log.
    package var recentAnswers: Int

    /// Takes the defaults: 50,000 events, 65,536 records, 16,384 answers.
    package init(
        eventsBetweenSnapshots: Int = 50_000, recentRecords: Int = EventFeed.defaultCapacity,
        recentAnswers: Int = 16_384
    ) {
        self.eventsBetweenSnapshots = eventsBetweenSnapshots
        self.recentRecords = recentRecords
        self.recentAnswers = recentAnswers
    }
}
