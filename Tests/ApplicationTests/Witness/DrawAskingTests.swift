import Application
import Cryptography
import Testing
import TransparencyLog

@Suite("Asking a witness for the secret of a draw")
struct DrawAskingTests {
    private func line(_ text: String) throws -> NoteLine { try #require(NoteLine(text)) }

    private func latest(_ town: WitnessTown) throws -> SignedCheckpoint {
        try SignedCheckpoint(#require(try town.town.tiles.checkpoint()))
    }

    @Test func `has the checkpoint cosigned first, and follows the chain`() async throws {
        var town = try WitnessTown(try PublicTown(), witnesses: 1)
        let link = town.links[0]
        var previous = try await link.anchor()
        for index in 1...4 {
            try await town.grow(by: 2)
            let signed = try latest(town)
            let reveal = try await link.reveal(
                index: index, draw: try line("slot \(index)"), checkpoint: signed, after: previous)
            #expect(reveal.head == Witness.Head(size: signed.checkpoint.size, root: signed.checkpoint.root))
            #expect(SeedChain.before(reveal.value) == previous)
            previous = reveal.value
        }
    }

    @Test func `takes a later checkpoint where one was cosigned meanwhile`() async throws {
        var town = try WitnessTown(try PublicTown(), witnesses: 1)
        try await town.grow()
        let early = try latest(town)
        try await town.grow(by: 6)
        await town.collector.round()
        let link = town.links[0]
        let reveal = try await link.reveal(
            index: 1, draw: try line("slot"), checkpoint: early, after: try await link.anchor())
        #expect(reveal.head.size == 7)
    }

    @Test func `is answered the same after a crash, and nobody gets it for another draw`() async throws {
        var town = try WitnessTown(try PublicTown(), witnesses: 1)
        try await town.grow()
        let (link, first) = (town.links[0], try latest(town))
        let anchor = try await link.anchor()
        let draw = try line("slot 1")
        let reveal = try await link.reveal(index: 1, draw: draw, checkpoint: first, after: anchor)
        try await town.grow(by: 3)
        await town.collector.round()
        #expect(try await link.reveal(index: 1, draw: draw, checkpoint: first, after: anchor) == reveal)
        await #expect(throws: WitnessFailure.refused(status: 422)) {
            try await link.reveal(index: 1, draw: try line("slot 2"), checkpoint: first, after: anchor)
        }
        await #expect(throws: WitnessFailure.refused(status: 422)) {
            try await link.reveal(index: 3, draw: draw, checkpoint: first, after: anchor)
        }
        // The witness itself started anew on what it had stored.
        let again = try WitnessStand(
            name: town.stands[0].verifierKey.name,
            secret: Town.known(WitnessSecret([UInt8](repeating: 50, count: 32))),
            of: [LogIdentity(town.publisher.verifierKey)], store: town.stores[0], clock: HandClock(),
            chainLength: WitnessTown.chainLength)
        let request = try #require(
            DrawRequest(
                index: 1, draw: draw, head: Witness.Head(size: 1, root: first.checkpoint.root),
                signedBy: town.publisher.signer))
        #expect(try await again.reveal(request.body).body == reveal.body)
    }

    @Test func `does not believe a value that does not follow`() async throws {
        var town = try WitnessTown(try PublicTown(), witnesses: 1)
        try await town.grow()
        let (link, signed) = (town.links[0], try latest(town))
        await #expect(throws: WitnessFailure.wrongValue) {
            try await link.reveal(
                index: 1, draw: try line("slot"), checkpoint: signed, after: SHA256Digest(of: [1]))
        }
        for fault in WitnessRoad.Fault.allCases where fault != .forged {
            if fault == .silent { town.clocks[0].end() }
            town.roads[0].fail(fault)
            await #expect(throws: WitnessFailure.self) {
                try await link.reveal(
                    index: 1, draw: try line("slot"), checkpoint: signed, after: try await link.anchor())
            }
        }
    }

    @Test func `the gate's own chain is one of its own`() throws {
        let secret = PublicTown.secret
        #expect(secret.drawChain.length == PublicLogSecret.drawChainLength)
        let other = try #require(PublicLogSecret([UInt8](repeating: 8, count: 32)))
        #expect(secret.drawChain.value(131_000) != other.drawChain.value(131_000))
        let chain = try #require(SeedChain(seed: [UInt8](repeating: 8, count: 32), length: 9))
        #expect(DrawAnchor(of: chain).value == chain.anchor)
    }
}
