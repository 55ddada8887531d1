import Application
import BorderVocabulary
import Gate
import Testing
import TransparencyLog

@Suite("The gate's own auditor")
struct QueueAuditorTests {
    private func auditor(_ town: PublicTown, _ warnings: WarningCounter = WarningCounter()) -> QueueAuditor {
        QueueAuditor(store: town.tiles, key: town.publisher().verifierKey, logger: warnings.logger)
    }

    private func standing(_ auditor: QueueAuditor) -> AuditStanding {
        auditor.standing(on: Town.noon.localDate)
    }

    @Test func `follows what is published, checkpoint by checkpoint, and says how far it is`() async throws {
        let records = Traffic.records(seed: 6, commands: 600)
        var town = try PublicTown()
        let auditor = auditor(town)
        try await auditor.catchUp()
        #expect(standing(auditor).checked == nil && !standing(auditor).isCaughtUp)
        for start in stride(from: 0, to: records.count, by: 180) {
            try town.append(Array(records[start..<min(start + 180, records.count)]))
            try await town.publish()
            try await auditor.catchUp()
            let now = standing(auditor)
            #expect(now.isCaughtUp && now.position == town.records.last?.position)
            #expect(now.checked?.size == now.entries)
        }
        let whole = try town.check().queue
        #expect(standing(auditor).day == whole.days[Town.noon.localDate])
        #expect(standing(auditor).inversions == 0)
    }

    @Test func `tells the same story as a stranger who reads it all at once`() async throws {
        var town = try StoryTown(StoryTown.rule())
        _ = try town.arrive(StoryTown.rubber)
        let mine = try town.arrive(StoryTown.rubber)
        _ = try town.arrive()
        try town.call()
        try town.call()
        let published = try PublicTown(town.records)
        try await published.publish()
        let auditor = auditor(published)
        try await auditor.catchUp()
        guard case .story(let told) = auditor.story(of: mine) else { return #expect(Bool(false), "there is a story") }
        #expect(told == (try town.story(of: mine)))
        guard case .unknown = auditor.story(of: TripID(999)) else { return #expect(Bool(false), "there is none") }
    }

    @Test func `says loudly that somebody was called by no rule`() async throws {
        var town = try StoryTown()
        let mine = try town.arrive()
        let bought = try town.arrive()
        town.forge(
            .called(
                bought, lane: Town.lane, until: town.now + .seconds(1_800),
                grounds: Turn.Grounds(why: .first, queueClass: nil, narrowed: nil)))
        let published = try PublicTown(town.records)
        try await published.publish()
        let warnings = WarningCounter()
        let auditor = auditor(published, warnings)
        try await auditor.catchUp()
        #expect(standing(auditor).inversions == 1)
        #expect(standing(auditor).latest.map(\.called) == [bought])
        #expect(standing(auditor).latest.map(\.first) == [mine])
        #expect(warnings.all.contains { $0.contains("called by no rule") })
        guard case .story(let story) = auditor.story(of: mine) else { return #expect(Bool(false), "there is a story") }
        #expect(story.inversionCount == 1)
        // It is said once.
        let count = warnings.all.count
        try await auditor.catchUp()
        #expect(warnings.all.count == count)
    }

    @Test func `believes nothing of a log that was touched`() async throws {
        let town = try PublicTown.traffic(seed: 2)
        try await town.publish()
        let size = try SignedCheckpoint(#require(try town.tiles.checkpoint())).checkpoint.size
        let path = try #require(TilePath.tile(.entries, index: 0, inTreeOf: size))
        var bytes = try #require(try town.tiles.bytes(of: path))
        bytes[bytes.count / 2] ^= 1
        try town.tiles.store([Tile(path, bytes: bytes)])
        let auditor = auditor(town)
        await #expect(throws: PublicLogFlaw.self) { try await auditor.catchUp() }
        #expect(standing(auditor).flaw != nil && !standing(auditor).isCaughtUp)
        guard case .unknown = auditor.story(of: TripID(1)) else { return #expect(Bool(false), "nothing is believed") }
        // It ends by itself.
        await auditor.run()
    }

    @Test func `does not believe another key`() async throws {
        let town = try PublicTown.traffic(seed: 2, commands: 20)
        try await town.publish()
        let other = try #require(PublicLogSecret([UInt8](repeating: 9, count: 32)))
        let auditor = QueueAuditor(
            store: town.tiles, key: town.publisher(secret: other).verifierKey, logger: WarningCounter().logger)
        await #expect(throws: PublicLogFlaw.self) { try await auditor.catchUp() }
        #expect(standing(auditor).checked == nil)
    }
}
