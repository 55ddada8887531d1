import Application
import BorderVocabulary
import Cryptography
import Testing
import TransparencyLog

@Suite("The witnesses of the public log")
struct CosignatureTests {
    private func town(witnesses: Int = 2) throws -> WitnessTown {
        try WitnessTown(try PublicTown(), witnesses: witnesses)
    }

    @Test func `cosign what is served, which takes its place`() async throws {
        var town = try town()
        try await town.grow(by: 3)
        #expect(try town.served == [3, 0])
        await town.collector.round()
        #expect(try town.served == [3, 2])
        #expect(try town.cosigned == [3, 2])
        try await town.grow(by: 300)
        #expect(try town.served == [303, 0])
        #expect(try town.cosigned == [3, 2])
        await town.collector.round()
        #expect(try town.served == [303, 2])
        #expect(try town.cosigned == [303, 2])
        // Nothing new: nobody is asked again.
        let asked = town.roads.map(\.count)
        await town.collector.round()
        #expect(town.roads.map(\.count) == asked)
    }

    @Test(arguments: WitnessRoad.Fault.allCases)
    func `that fail in any way keep neither the log nor each other waiting`(fault: WitnessRoad.Fault) async throws {
        var town = try town()
        try await town.grow()
        await town.collector.round()
        town.roads[0].fail(fault)
        if fault == .silent { town.clocks[0].end() }
        try await town.grow()
        await town.collector.round()
        #expect(try town.served == [2, 1])
        // The fuller one is kept for a while.
        #expect(try town.cosigned == [1, 2])
        // Left out for some rounds, not asked each time.
        let asked = town.roads[0].count
        await town.collector.round()
        #expect(town.roads[0].count == asked)
        town.roads[0].fail(nil)
        guard fault != .silent else { return }
        for _ in 0..<CosignatureCollectorPause.rounds { await town.collector.round() }
        #expect(try town.served == [2, 2])
        #expect(try town.cosigned == [2, 2])
    }

    @Test func `are left out ever longer, and never for good`() async throws {
        var town = try town(witnesses: 1)
        town.roads[0].fail(.down)
        try await town.grow()
        var asked: [Int] = []
        for round in 0..<400 {
            let before = town.roads[0].count
            await town.collector.round()
            if town.roads[0].count > before { asked.append(round) }
        }
        let pauses = zip(asked, asked.dropFirst()).map { $1 - $0 }
        #expect(pauses.prefix(5) == [3, 5, 9, 17, 33])
        #expect(pauses.dropFirst(5).allSatisfy { $0 == 61 })
        #expect(pauses.count > 6)
        #expect(try town.served == [1, 0])
    }

    @Test func `goes on where the witness stands, after either has forgotten`() async throws {
        var town = try town(witnesses: 1)
        try await town.grow(by: 5)
        await town.collector.round()
        try await town.grow(by: 5)
        // A new process on the same folder: it does not know where the witness stands.
        let link = WitnessLink(
            town.stands[0].verifierKey, over: town.roads[0], store: town.town.tiles, signer: town.publisher.signer)
        let signed = try SignedCheckpoint(#require(try town.town.tiles.checkpoint()))
        #expect(try await link.cosign(signed).note.signatures.count == 2)
        #expect(try await link.cosign(signed).note.signatures.count == 2)
    }

    @Test func `is not asked to go back`() async throws {
        var town = try town(witnesses: 1)
        try await town.grow(by: 5)
        let old = try SignedCheckpoint(#require(try town.town.tiles.checkpoint()))
        try await town.grow(by: 5)
        await town.collector.round()
        await #expect(throws: WitnessFailure.ahead(10)) { try await town.links[0].cosign(old) }
    }

    @Test func `never puts an old checkpoint in the place of a newer`() async throws {
        var town = try town(witnesses: 1)
        try await town.grow()
        let old = try SignedCheckpoint(#require(try town.town.tiles.checkpoint()))
        let cosigned = try await town.links[0].cosign(old)
        try await town.grow()
        await town.publisher.adopt(cosigned)
        #expect(try town.served == [2, 0])
    }

    @Test func `a witness that cannot remember does not cosign`() async throws {
        let publisher = try PublicTown().publisher()
        let store = ForgetfulStore()
        let stand = try WitnessStand(
            name: Town.known(KeyName("w.example")),
            secret: Town.known(WitnessSecret([UInt8](repeating: 1, count: 32))),
            of: [LogIdentity(publisher.verifierKey)], store: store, clock: HandClock())
        let checkpoint = Checkpoint(
            origin: publisher.verifierKey.name.line, size: 1, root: SHA256Digest(of: [1]))
        let body = AddCheckpoint(
            old: 0, proof: [], checkpoint: SignedCheckpoint(checkpoint, signedBy: publisher.signer)
        ).body
        await #expect(throws: WitnessStoreFailure.self) { try await stand.addCheckpoint(body) }
        // It did not take the step: the same request is not one from a wrong place.
        await #expect(throws: WitnessStoreFailure.self) { try await stand.addCheckpoint(body) }
        let reply = try await LocalWitness(stand).send(.addCheckpoint(body))
        #expect(reply.status == 503)
        #expect(reply.body.isEmpty)
    }
}

/// As many rounds as a witness can be left out after one failure.
private enum CosignatureCollectorPause {
    static let rounds = 3
}

/// A memory that takes nothing.
private struct ForgetfulStore: WitnessStore {
    func checkpoint(of origin: NoteLine) throws(WitnessStoreFailure) -> SignedCheckpoint? { nil }
    func store(_ checkpoint: SignedCheckpoint) throws(WitnessStoreFailure) { throw .unavailable("full") }
    func draws(of origin: NoteLine) throws(WitnessStoreFailure) -> Int { 0 }
    func draw(_ index: Int, of origin: NoteLine) throws(WitnessStoreFailure) -> DrawWitness.Draw? { nil }
    func append(_ draw: DrawWitness.Draw, of origin: NoteLine) throws(WitnessStoreFailure) {
        throw .unavailable("full")
    }
}
