import Application
import BorderVocabulary
import Cryptography
import Gate
import Testing
import TransparencyLog

@Suite("A receipt of one record")
struct RecordReceiptTests {
    private func town(batch: Int = 3, commands: Int = 300) async throws -> PublicTown {
        let town = try PublicTown(Traffic.records(seed: 4, commands: commands), batch: batch)
        try await town.publish()
        return town
    }

    private func desk(_ town: PublicTown) -> ReceiptDesk {
        ReceiptDesk(tiles: town.tiles, secret: PublicTown.secret)
    }

    @Test(arguments: [1, 2, 7, 100])
    func `proves each record, and opens it`(batch: Int) async throws {
        let town = try await town(batch: batch)
        let desk = desk(town)
        for record in town.records {
            let receipt = try #require(try desk.receipt(of: record, opened: true))
            let proven = try RecordReceipt(receipt.bytes).check(under: try town.policy)
            #expect(proven.whole == record)
            #expect(proven.record.event == record.event.published(showingPlates: false))
            #expect(proven.record.position == record.position)
        }
        let entries = try desk.entries(of: town.records.map(\.position))
        #expect(entries.count == town.records.count)
    }

    @Test func `does not open what it was not made to open`() async throws {
        let town = try await town()
        let record = town.records[9]
        let receipt = try #require(try desk(town).receipt(of: record, opened: false))
        let proven = try RecordReceipt(receipt.bytes).check(under: try town.policy)
        #expect(proven.whole == nil)
        let salt = PublicTown.secret.opening(of: record).salt
        #expect(!receipt.bytes.contains(salt))
        #expect(try receipt.proof.extra?.contains(#require(receipt.proof.extra).isEmpty ? [0] : salt) == false)
    }

    @Test func `is there once the record is published, and under the cosigned head where that has it`() async throws {
        var town = try WitnessTown(try PublicTown(), witnesses: 1)
        try await town.grow(by: 4)
        await town.collector.round()
        try await town.grow(by: 3)
        let desk = desk(town.town)
        let policy = try TrustPolicy(
            logs: [LogIdentity(town.publisher.verifierKey)], witnesses: town.stands.map(\.verifierKey))
        for (record, witnesses) in zip(town.town.records, [1, 1, 1, 1, 0, 0, 0]) {
            let receipt = try #require(try desk.receipt(of: record, opened: true))
            #expect(try receipt.check(under: policy).witnesses.count == witnesses)
        }
        let later = LogRecord(
            position: Position(8), at: Town.noon, actor: Town.actor(.board),
            event: .ruleWithdrawn("place", reason: "sample"))
        #expect(try desk.receipt(of: later, opened: true) == nil)
        #expect(try desk.entries(of: [.start, Position(8), Position(1)]).keys.map(\.number) == [1])
        #expect(try ReceiptDesk(tiles: MemoryTileStore(), secret: PublicTown.secret).entries(of: [Position(1)]).isEmpty)
    }

    @Test func `is worth nothing with one bit changed`() async throws {
        let town = try await town(commands: 60)
        let policy = try town.policy
        let receipt = try #require(try desk(town).receipt(of: town.records[20], opened: true))
        let bytes = receipt.bytes
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            // Signatures by others and the like are not in it: every byte counts.
            #expect(throws: RecordReceiptFlaw.self) { try RecordReceipt(changed).check(under: policy) }
        }
    }

    @Test func `of one record is none of another`() async throws {
        let town = try await town()
        let desk = desk(town)
        let (one, two) = (town.records[3], town.records[30])
        let other = PublicTown.secret.opening(of: two)
        let made = try #require(try desk.receipt(of: one, opened: true))
        let reader = town.tiles
        let checkpoint = try SignedCheckpoint(#require(try reader.checkpoint()))
        func receipt(_ position: Position, _ opening: Commitment.Opening?) throws -> RecordReceipt {
            try RecordReceipt(
                of: position, in: made.entry, index: made.proof.index, checkpoint: checkpoint, tiles: reader,
                opening: opening)
        }
        #expect(throws: RecordReceiptFlaw.wrongOpening) {
            try receipt(one.position, other).check(under: try town.policy)
        }
        #expect(throws: RecordReceiptFlaw.otherEntry) {
            try receipt(two.position, other).check(under: try town.policy)
        }
        let plain = LogReceipt(
            index: made.proof.index, path: made.proof.path, checkpoint: checkpoint)
        #expect(throws: RecordReceiptFlaw.noContents) { try RecordReceipt(plain.bytes) }
    }
}
