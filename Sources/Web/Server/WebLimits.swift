/// Every bound of the server, by name. Nothing is unbounded.
package struct WebLimits: Sendable {
    /// Open connections.
    package var connections = 20_000
    /// Open event streams.
    package var streams = 10_000
    /// Open event streams from one address; a village behind one address is a few hundred.
    package var streamsPerAddress = 10_000
    /// One header field, and all of them together, in bytes.
    package var headerBytes = 32 * 1024
    /// Header fields of a request.
    package var headerFields = 100
    /// The body of an ordinary command, in bytes.
    package var commandBytes = 64 * 1024
    /// The body of a bulk declaration, in bytes.
    package var bulkBytes = 10 * 1024 * 1024
    /// Rows of a bulk declaration.
    package var bulkRows = 10_000
    /// Rows that are given to the writer as one entry of its queue.
    package var bulkSlice = 4_096
    /// How deep JSON may nest.
    package var jsonDepth = 32
    /// A connection without a request is closed after this time.
    package var idle = Duration.seconds(60)
    /// A request must have come in whole within this time; a long body, each 256 KiB of it.
    package var requestTime = Duration.seconds(30)
    /// A client that does not read its answer for this long is cut off; an event stream resumes later.
    package var stalledTime = Duration.seconds(30)
    /// Threads that ask the stores, which block.
    package var storeThreads = 4
    /// Passwords that are checked at the same time, and that may wait for it.
    package var passwordThreads = 2
    package var passwordsWaiting = 64
    /// How long a session or token is believed before the store is asked again.
    package var identityLife = Duration.seconds(5)
    /// Identities that are remembered for that time.
    package var identities = 10_000
    /// Trips on one page of a list.
    package var pageSize = 200
    /// Buckets of the rate limiter that are kept.
    package var buckets = 50_000
    /// What each class of requests may do.
    package var rates: RateTable = .standard
    /// Events of a burst that are sent together.
    package var coalescing = Duration.milliseconds(100)
    /// Comments that keep idle streams open.
    package var heartbeat = Duration.seconds(15)
    /// Frames of events that are kept in memory for clients that resume.
    package var frames = 8_192
    /// Bytes that one stream is sent at once.
    package var streamChunk = 256 * 1024

    /// The bounds of a province's gate.
    package init() {}
}

/// Requests that cost alike.
package enum RateClass: String, CaseIterable, Hashable, Sendable {
    /// Health, metrics, documents: not limited.
    case probe
    /// Files of the pages.
    case asset
    /// Ordinary reading.
    case read
    /// Questions that could be used to follow somebody: where is this plate.
    case lookup
    /// Passwords.
    case signIn = "sign-in"
    /// Commands.
    case command
    /// Thousands of commands in one.
    case bulk
    /// Opening event streams.
    case stream
    /// Forms that anybody may send and that are kept.
    case submission
}

/// How fast a bucket fills, and how much it holds.
package struct Rate: Hashable, Sendable {
    /// Requests a second, in the long run.
    package let perSecond: Double
    /// Requests at once.
    package let burst: Double

    /// Joins the two.
    package init(perSecond: Double, burst: Double) {
        self.perSecond = perSecond
        self.burst = burst
    }
}

/// The rate of each class, for one address and for one person; nil is not limited.
package struct RateTable: Sendable {
    /// For one client address, behind which there may be a whole office.
    package var address: [RateClass: Rate]
    /// For one person or token.
    package var person: [RateClass: Rate]

    /// Joins the two.
    package init(address: [RateClass: Rate], person: [RateClass: Rate]) {
        self.address = address
        self.person = person
    }

    /// What people and their machines need, with room.
    package static let standard = RateTable(
        address: [
            .asset: Rate(perSecond: 100, burst: 1_000), .read: Rate(perSecond: 50, burst: 500),
            .lookup: Rate(perSecond: 1, burst: 30), .signIn: Rate(perSecond: 0.2, burst: 20),
            .command: Rate(perSecond: 500, burst: 2_000), .bulk: Rate(perSecond: 1, burst: 10),
            .stream: Rate(perSecond: 200, burst: 10_000), .submission: Rate(perSecond: 0.05, burst: 20),
        ],
        person: [
            .read: Rate(perSecond: 50, burst: 500), .lookup: Rate(perSecond: 5, burst: 60),
            .command: Rate(perSecond: 200, burst: 1_000), .bulk: Rate(perSecond: 0.5, burst: 5),
            .stream: Rate(perSecond: 2, burst: 50),
        ])

    /// No limits, for benchmarks and tests.
    package static let unlimited = RateTable(address: [:], person: [:])
}
