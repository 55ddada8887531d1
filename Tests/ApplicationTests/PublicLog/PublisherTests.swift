import Application
import BorderVocabulary
import Gate
import Synchronization
import Testing
import TransparencyLog

/// Tiles on a disk that fails now and then, as its script says.
private final class FailingTileStore: TileStore {
    let good = MemoryTileStore()
    /// What fails next, one after the other.
    private let script: Mutex<[Step]>

    enum Step { case write, read, fine }

    init(_ script: [Step]) {
        self.script = Mutex(script)
    }

    var isOver: Bool { script.withLock { $0.isEmpty } }

    private func pass(_ step: Step) throws(TileFailure) {
        let fails = script.withLock { script in
            guard script.first == step else { return false }
            script.removeFirst()
            return true
        }
        if fails { throw .unreadable(TilePath(.entries, index: 0, width: 1), "the disk is away") }
    }

    func store(_ tiles: [Tile]) throws(TileFailure) {
        try pass(.write)
        try good.store(tiles)
    }

    func store(checkpoint: [UInt8]) throws(TileFailure) { try good.store(checkpoint: checkpoint) }

    func checkpoint() throws(TileFailure) -> [UInt8]? {
        try pass(.read)
        return try good.checkpoint()
    }

    func store(cosignedCheckpoint: [UInt8]) throws(TileFailure) {
        try good.store(cosignedCheckpoint: cosignedCheckpoint)
    }

    func cosignedCheckpoint() throws(TileFailure) -> [UInt8]? { try good.cosignedCheckpoint() }
    func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? { try good.bytes(of: path) }
    func tidy(after tile: TilePath) throws(TileFailure) { try good.tidy(after: tile) }
}

@Suite("The publisher of the public log")
struct PublisherTests {
    @Test func `never signs a second history, whatever the disk does and whoever turns plates on`() async throws {
        let log = MemoryEventLog()
        let service = try GateService.open(
            gate: Town.gate, log: log, clock: HandClock(), logger: WarningCounter().logger)
        let store = FailingTileStore([.read, .write, .read, .read, .write, .read])
        func publisher(_ showsPlates: Bool) -> PublicLogPublisher {
            PublicLogPublisher(
                gate: Town.gate, log: log, feed: service.feed, store: store, secret: PublicTown.secret,
                name: PublicTown.name, showsPlates: showsPlates, interval: .zero, pause: .zero,
                logger: WarningCounter().logger)
        }
        var kept: [UInt8] = []
        try await withThrowingTaskGroup(of: Void.self) { group in
            try await RunningGate.with(service) { service in
                try await service.furnish()
                try await service.give(Town.declare(1))
                // What was published before, without plates and without failures.
                try await PublicLogPublisher(
                    gate: Town.gate, log: log, feed: service.feed, store: store.good, secret: PublicTown.secret,
                    name: PublicTown.name, logger: WarningCounter().logger
                ).catchUp()
                kept = try #require(try store.good.checkpoint())
                let publisher = publisher(true)
                group.addTask { await publisher.run() }
                for truck in 2...40 { try await service.give(Town.declare(truck)) }
            }
            try await group.waitForAll()
        }
        #expect(store.isOver)
        let policy = try TrustPolicy(logs: [LogIdentity(publisher(true).verifierKey)])
        let report = try PublicLogCheck(store.good, policy: policy)
            .run(#require(try store.good.checkpoint()), from: kept)
        #expect(report.queue.position == service.head)
    }
}
