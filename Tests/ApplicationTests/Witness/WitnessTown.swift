import Application
import BorderVocabulary
import Cryptography
import Gate
import Synchronization
import Testing
import TransparencyLog

/// A way to a witness on which things go wrong when they are told to.
final class WitnessRoad: WitnessTransport {
    enum Fault: CaseIterable {
        /// Nobody answers the telephone.
        case down
        /// The answer never comes.
        case silent
        /// The server says that it is broken.
        case broken
        /// It answers what no witness says.
        case garbage
        /// It answers more than anybody would read.
        case flood
        /// It hands out the signature of another key in its name.
        case forged
        /// It says that it is somewhere else, always.
        case wandering
        /// It says that it has seen more than there is.
        case boasting
    }

    private let witness: LocalWitness
    private let now = Mutex<Fault?>(nil)
    private let requests = Mutex(0)

    init(_ stand: WitnessStand) {
        witness = LocalWitness(stand)
    }

    /// How often it was asked.
    var count: Int { requests.withLock { $0 } }

    func fail(_ fault: Fault?) { now.withLock { $0 = fault } }

    func send(_ request: WitnessRequest) async throws(WitnessUnreachable) -> WitnessReply {
        let number = requests.withLock { count in
            count += 1
            return count
        }
        func text(_ status: Int, _ body: String) -> WitnessReply {
            WitnessReply(status: status, contentType: "text/plain", body: Array(body.utf8))
        }
        switch now.withLock({ $0 }) {
        case nil: return try await witness.send(request)
        case .down: throw WitnessUnreachable("down")
        case .silent:
            let never = AsyncStream<Void> { _ in }
            for await _ in never {}
            throw WitnessUnreachable("cancelled")
        case .broken: return text(500, "")
        case .garbage: return text(200, "<html>welcome</html>\n")
        case .flood: return text(200, String(repeating: "x", count: 1 << 20))
        case .forged:
            let reply = try await witness.send(request)
            guard reply.status == 200, var note = try? Note(Array("x\n\n".utf8) + reply.body) else { return reply }
            let signature = note.signatures[0]
            note.add(NoteSignature(name: signature.name, keyID: signature.keyID, bytes: signature.bytes.reversed()))
            return text(200, note.signatures[0].line)
        case .wandering: return text(409, "\(number % 2)\n")
        case .boasting: return text(409, "1000000\n")
        }
    }
}

/// A clock by which nothing is late until the test says that everything is.
final class PatienceClock: Clock {
    private let isOver = Mutex(false)

    var now: ContinuousClock.Instant { ContinuousClock.now }
    var minimumResolution: Duration { .nanoseconds(1) }

    func end() { isOver.withLock { $0 = true } }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        guard !isOver.withLock({ $0 }) else { return }
        let never = AsyncStream<Void> { _ in }
        for await _ in never {}
        try Task.checkCancellation()
    }
}

/// A log with its publisher, and witnesses that know it.
struct WitnessTown {
    /// So many draws, since a long chain takes long.
    static let chainLength = 50

    var town: PublicTown
    let publisher: PublicLogPublisher
    let stands: [WitnessStand]
    let stores: [MemoryWitnessStore]
    let roads: [WitnessRoad]
    let links: [WitnessLink]
    /// By which the answers of each witness are late.
    let clocks: [PatienceClock]
    let collector: CosignatureCollector

    init(_ town: PublicTown, witnesses: Int) throws {
        self.town = town
        let publisher = town.publisher()
        let stores = (0..<witnesses).map { _ in MemoryWitnessStore() }
        let stands = try (0..<witnesses).map { number in
            try WitnessStand(
                name: Town.known(KeyName("w\(number).example")),
                secret: Town.known(WitnessSecret([UInt8](repeating: UInt8(50 + number), count: 32))),
                of: [LogIdentity(publisher.verifierKey)], store: stores[number], clock: HandClock(),
                chainLength: Self.chainLength)
        }
        let roads = stands.map { WitnessRoad($0) }
        let clocks = stands.map { _ in PatienceClock() }
        let links = stands.indices.map { number in
            WitnessLink(
                stands[number].verifierKey, over: roads[number], store: town.tiles, signer: publisher.signer,
                clock: clocks[number])
        }
        self.town = town
        self.publisher = publisher
        self.stands = stands
        self.stores = stores
        self.roads = roads
        self.links = links
        self.clocks = clocks
        collector = CosignatureCollector(
            from: links, for: publisher, store: town.tiles, interval: .milliseconds(1),
            logger: WarningCounter().logger)
    }

    /// One event more, published.
    mutating func grow(by count: Int = 1) async throws {
        for _ in 0..<count { try town.append(.ruleWithdrawn("place", reason: "sample")) }
        try await publisher.catchUp()
    }

    /// Size and number of cosignatures of a checkpoint.
    func standing(_ bytes: [UInt8]?) throws -> [UInt64] {
        guard let bytes else { return [] }
        let signed = try SignedCheckpoint(bytes)
        let policy = try TrustPolicy(
            logs: [LogIdentity(publisher.verifierKey)], witnesses: stands.map(\.verifierKey))
        return [signed.checkpoint.size, UInt64(try policy.check(signed).count)]
    }

    var served: [UInt64] { get throws { try standing(try town.tiles.checkpoint()) } }
    var cosigned: [UInt64] { get throws { try standing(try town.tiles.cosignedCheckpoint()) } }
}
