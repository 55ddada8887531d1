import Application
import BorderVocabulary
import Gate
import Logging
import Testing
import TransparencyLog

/// A log of traffic in `Town`, and its publisher.
struct PublicTown {
    static let secret = Town.known(PublicLogSecret([UInt8](repeating: 7, count: 32)))
    static let name = Town.known(KeyName("test.example/lang-son"))

    let log: any EventLog
    let tiles = MemoryTileStore()
    private(set) var records: [LogRecord] = []
    private let epoch: Epoch

    /// A log with these records, in batches of so many.
    init(_ records: [LogRecord] = [], batch: Int = 5, log: any EventLog = MemoryEventLog()) throws {
        self.log = log
        epoch = try log.takeLease(of: Town.gate)
        try append(records, batch: batch)
    }

    /// Records of so many commands.
    static func traffic(seed: UInt64 = 1, commands: Int = 400) throws -> PublicTown {
        try PublicTown(Traffic.records(seed: seed, commands: commands))
    }

    mutating func append(_ new: [LogRecord], batch size: Int = 5) throws {
        for start in stride(from: 0, to: new.count, by: size) {
            let batch = Array(new[start..<min(start + size, new.count)])
            try log.append(
                Batch(
                    first: batch[0].position, count: batch.count, epoch: epoch, bytes: RecordCodec.encode(batch),
                    claims: [], answers: []), to: Town.gate)
        }
        records += new
    }

    /// One event more.
    mutating func append(_ event: Event, after pause: Duration = .seconds(1)) throws {
        let last = records.last
        try append([
            LogRecord(
                position: (last?.position ?? .start).advanced(by: 1), at: (last?.at ?? Town.noon) + pause,
                actor: Town.actor(.gateOperator), event: event)
        ])
    }

    func publisher(
        showingPlates: Bool = false, secret: PublicLogSecret = PublicTown.secret, tiles: MemoryTileStore? = nil
    ) -> PublicLogPublisher {
        PublicLogPublisher(
            gate: Town.gate, log: log, feed: EventFeed(gate: Town.gate, log: log, head: .start),
            store: tiles ?? self.tiles, secret: secret, name: PublicTown.name, showsPlates: showingPlates,
            logger: WarningCounter().logger)
    }

    func publish() async throws { try await publisher().catchUp() }

    var policy: TrustPolicy {
        get throws { try TrustPolicy(logs: [LogIdentity(publisher().verifierKey)]) }
    }

    /// What a stranger finds who has nothing but the tiles.
    func check(
        _ tiles: MemoryTileStore? = nil, from earlier: [UInt8]? = nil
    ) throws -> PublicLogReport {
        let tiles = tiles ?? self.tiles
        return try PublicLogCheck(tiles, policy: policy).run(#require(try tiles.checkpoint()), from: earlier)
    }

    /// What whoever may read both finds.
    func compare() throws -> PublicLogComparison.Verdict {
        var comparison = PublicLogComparison(gate: Town.gate, log: log, secret: PublicTown.secret)
        _ = try PublicLogCheck(tiles, policy: policy).run(#require(try tiles.checkpoint())) { comparison.take($0) }
        return comparison.verdict
    }
}
