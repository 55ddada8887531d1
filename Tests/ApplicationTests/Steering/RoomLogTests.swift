import Application
import BorderVocabulary
import Logging
import Steering
import SteeringRoom
import Testing
import TransparencyLog

/// A room with a public log.
private struct PublicRoom {
    let log = MemoryEventLog()
    let tiles = MemoryTileStore()
    let service: SteeringService
    let secret: PublicLogSecret

    init(secret byte: UInt8 = 7) throws {
        service = try SteeringService(log, shelf: MemoryLedger())
        secret = try #require(PublicLogSecret(Array(repeating: byte, count: 32)))
    }

    func publisher(_ log: (any EventLog)? = nil) throws -> PublicLogPublisher {
        PublicLogPublisher(
            SteeringService.log, log: log ?? self.log, following: RoomFollower(service),
            form: RoomEntries(secret: secret, shelf: service.shelf), store: tiles, secret: secret,
            name: try #require(NoteLine("example.org/steering").flatMap(KeyName.init)),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func give(_ commands: [FigureCommand], by user: UserID) throws {
        for answer in try service.give(
            commands.map(RoomCommand.figures), by: user, at: Timestamp(milliseconds: 1_767_225_600_000))
        {
            _ = try answer.get()
        }
    }

    /// Two figures, of which the first is shown.
    func tell() throws {
        try give(
            ["1", "2"].map { FigureSheet.command(try SteeringSamples.statement($0, on: "2024-01-10")) }, by: "lan")
        try give([.approve(1), .approve(2)], by: "minh")
        try give([.publish(1)], by: "binh")
    }

    func check() async throws -> RoomLogReport {
        let policy = try TrustPolicy(logs: [LogIdentity(try publisher().verifierKey)])
        return try RoomLogCheck(Shelf(tiles: tiles), policy: policy).run(try #require(try tiles.checkpoint()))
    }

    struct Shelf: TileReader {
        let tiles: MemoryTileStore
        func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? { try tiles.bytes(of: path) }
    }
}

@Suite("The steering room's public log")
struct RoomLogTests {
    @Test func `shows published figures whole, and of everything else that it was`() async throws {
        let room = try PublicRoom()
        try room.tell()
        try await room.publisher().catchUp()
        let report = try await room.check()
        #expect(report.figures.map(\.number) == [1])
        #expect(report.figures.map(\.statement.value) == [try Value.parse("1")])
        #expect(report.kinds == [.indicatorDefined: 1, .recorded: 2, .approved: 2, .published: 1])
        #expect(report.checkpoint.size == 3, "one entry a batch")
    }

    @Test func `shows three hands, and nobody's`() async throws {
        let room = try PublicRoom()
        try room.tell()
        try await room.publisher().catchUp()
        let figure = try #require(try await room.check().figures.first)
        #expect(figure.isByThree)
        let entry = try TileTree(size: 3, from: PublicRoom.Shelf(tiles: room.tiles)).entry(2)
        for name in ["lan", "minh", "binh"] {
            #expect(!String(decoding: entry, as: UTF8.self).contains(name), "\(name) stands in the public log")
        }
        // The same people have other hands under another secret.
        let other = try PublicRoom(secret: 8)
        try other.tell()
        try await other.publisher().catchUp()
        #expect(try await other.check().figures.first?.hands != figure.hands)
    }

    @Test func `goes on after a restart where it was, with the same entries`() async throws {
        let room = try PublicRoom()
        try room.give([FigureSheet.command(try SteeringSamples.statement("1", on: "2024-01-10"))], by: "lan")
        try await room.publisher().catchUp()
        let before = try await room.check().checkpoint
        try room.give([.approve(1)], by: "minh")
        try await room.publisher().catchUp()
        let whole = try PublicRoom()
        try whole.give([FigureSheet.command(try SteeringSamples.statement("1", on: "2024-01-10"))], by: "lan")
        try whole.give([.approve(1)], by: "minh")
        try await whole.publisher().catchUp()
        let after = try await room.check().checkpoint
        #expect(before.size == 1 && after.size == 2)
        #expect(try await whole.check().checkpoint == after)
    }

    @Test func `does not go on over another history`() async throws {
        let room = try PublicRoom()
        try room.tell()
        try await room.publisher().catchUp()
        let other = try PublicRoom()
        try other.give(
            ["3", "2"].map { FigureSheet.command(try SteeringSamples.statement($0, on: "2024-01-10")) }, by: "lan")
        try other.give([.approve(1), .approve(2)], by: "minh")
        try other.give([.publish(2)], by: "binh")
        await #expect(throws: PublicLogFailure.logRewritten(Position(6))) {
            try await room.publisher(other.log).catchUp()
        }
    }

    @Test func `of which a byte was changed is not believed`() async throws {
        let room = try PublicRoom()
        try room.tell()
        try await room.publisher().catchUp()
        let path = try #require(TilePath("tile/entries/000.p/3"))
        var bytes = try #require(try room.tiles.bytes(of: path))
        bytes[bytes.count - 40] ^= 1
        try room.tiles.store([Tile(path, bytes: bytes)])
        await #expect(throws: RoomLogFlaw.self) { try await room.check() }
    }
}
