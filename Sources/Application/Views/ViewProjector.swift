import Logging

/// Keeps projections up to date: follows the feed from where they stand, a batch of records in one transaction.
package actor ViewProjector {
    /// How many records are added in one transaction.
    package static let page = 2_000

    private let feed: EventFeed
    private let views: any TripViews
    private let logger: Logger
    private let clock: any Clock<Duration>
    private let executor = ThreadExecutor(name: "views")

    /// How long it waits after a failure before it tries again.
    package static let pause = Duration.seconds(1)

    /// Prepares to follow; `clock` measures the pause after a failure.
    package init(
        feed: EventFeed, views: any TripViews, logger: Logger, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.feed = feed
        self.views = views
        self.logger = logger
        self.clock = clock
    }

    deinit { executor.shutdown() }

    /// Its own thread, because adding records blocks.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Follows until the feed has stopped and all is added, or the task is cancelled.
    ///
    /// After a failure it begins anew from the cursor of the views: nothing is missed and nothing is added twice.
    package func run() async {
        while !Task.isCancelled {
            do {
                try await follow()
                return
            } catch {
                logger.error("projections fell behind", metadata: ["reason": "\(error)"])
                // Cancellation ends the loop; there is no other error to lose.
                try? await clock.sleep(for: ViewProjector.pause)
            }
        }
    }

    /// Adds everything that is in the feed now, and returns.
    package func catchUp() throws {
        var cursor = try start()
        while true {
            let records = try feed.records(after: cursor, limit: ViewProjector.page)
            guard let last = records.last else { return }
            try views.apply(records)
            cursor = last.position
        }
    }

    private func follow() async throws {
        var cursor = try start()
        while let records = try await feed.next(after: cursor, limit: ViewProjector.page) {
            guard let last = records.last else { continue }
            try views.apply(records)
            cursor = last.position
        }
    }

    /// Where the views stand. Views that are ahead of the log were made from another one, since restored from a backup.
    private func start() throws(ViewFailure) -> Position {
        let cursor = try views.cursor()
        guard cursor > feed.head else { return cursor }
        logger.warning(
            "projections are ahead of the log and are built anew",
            metadata: [
                "projections": "\(cursor.number)", "log": "\(feed.head.number)",
            ])
        try views.reset()
        return .start
    }
}
